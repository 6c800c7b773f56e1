// A real PostgreSQL for the test that asks for it: empty, or from what another one has kept.
import { chownSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { findServers } from "../../scripts/setup.mjs";
import { folderOf, freePort, ran, started } from "./processes.mjs";

/** PostgreSQL refuses to run as root; of Debian's users this one owns nothing. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/**
 * @param {{ from?: string }} [how] from: a folder that `keep` has written
 * @returns {Promise<{ url: string, close(): Promise<void>, keep(path: string): Promise<void> }>} `url` as `pg` takes it; `keep` closes it
 *   and writes what is in it to a folder, whole or not at all
 */
export async function postgres({ from } = {}) {
  const { POSTGRES_PATH } = findServers();
  const folder = folderOf("postgres");
  if (nobody.uid) chownSync(folder.path, nobody.uid, nobody.gid);
  const data = folder.at("data");
  // With its owners and modes, of which PostgreSQL is particular.
  if (from) ran("cp", ["-a", from, data]);
  else ran(join(dirname(POSTGRES_PATH), "initdb"), ["-D", data, "-U", "shop", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"], { ...nobody, cwd: folder.path });
  const port = await freePort();
  const args = ["-D", data, "-p", String(port), "-k", folder.path, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"];
  const url = `postgres://shop@127.0.0.1:${port}/postgres`;
  const server = await started(POSTGRES_PATH, args, { ...nobody, cwd: folder.path }, () => answers(url));
  return {
    url,
    async close() {
      await server.kill("SIGINT");
      folder.remove();
    },
    async keep(path) {
      await server.kill("SIGINT");
      ran("cp", ["-a", data, `${path}.part`]);
      renameSync(`${path}.part`, path);
      folder.remove();
    },
  };
}

/** A server takes connections before it answers on them. @param {string} url */
async function answers(url) {
  const client = new pg.Client({ connectionString: url });
  // It may break off once it is over that it did not answer.
  client.on("error", () => {});
  await client.connect();
  await client.end();
  return true;
}
