// A real PostgreSQL, empty, for the test that asks for it.
import { spawnSync } from "node:child_process";
import { chownSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { findServers } from "../../scripts/setup.mjs";
import { folderOf, freePort, started } from "./processes.mjs";

/** PostgreSQL refuses to run as root; of Debian's users this one owns nothing. */
const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** @returns {Promise<{ url: string, close(): Promise<void> }>} `url` as `pg` takes it */
export async function postgres() {
  const { POSTGRES_PATH } = findServers();
  const folder = folderOf("postgres");
  if (nobody.uid) chownSync(folder.path, nobody.uid, nobody.gid);
  const data = folder.at("data");
  const made = spawnSync(join(dirname(POSTGRES_PATH), "initdb"), ["-D", data, "-U", "shop", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"], { ...nobody, cwd: folder.path, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr ?? made.error}`);
  const port = await freePort();
  const args = ["-D", data, "-p", String(port), "-k", folder.path, "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"];
  const server = await started(POSTGRES_PATH, args, { ...nobody, cwd: folder.path }, () => accepts(port));
  return {
    url: `postgres://shop@127.0.0.1:${port}/postgres`,
    async close() {
      await server.kill("SIGINT");
      folder.remove();
    },
  };
}

/** Whether somebody answers at a port. @param {number} port @returns {Promise<boolean>} */
const accepts = (port) =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => (socket.destroy(), resolve(true)));
    socket.on("error", () => resolve(false));
  });
