/**
 * A real Medusa server on 127.0.0.1, over a PostgreSQL of its own: installed from npm and made a shop of once, into
 * target/medusa; started from the same database every time.
 */
import { join } from "node:path";
import { postgres } from "../../services/postgres.mjs";
import { freePort, ran, started } from "../../services/processes.mjs";
import { shopServer } from "../shop-server.mjs";
import { MERCHANT } from "./admin.mjs";
import { makeShop } from "./make-shop.mjs";

const { cache, install, kept } = shopServer("medusa");
const MADE_FROM = ["medusa-config.js", "server.mjs", "make-shop.mjs", "admin.mjs"];
const medusa = join(cache, "node_modules/@medusajs/cli/cli.js");

/**
 * @param {string} origin of the pages that may ask it
 * @returns {Promise<{ origin: string, stop: () => Promise<void> }>}
 */
export async function startMedusa(origin) {
  install();
  const database = await postgres({ from: await kept(MADE_FROM, make) });
  const server = await serve(database, origin);
  return {
    origin: server.origin,
    async stop() {
      await server.stop();
      await database.close();
    },
  };
}

/** @param {string} path where the database shall lie */
async function make(path) {
  const database = await postgres();
  const command = (/** @type {string[]} */ ...args) => ran(process.execPath, [medusa, ...args], how(database, ""));
  command("db:migrate");
  command("user", "--email", MERCHANT.email, "--password", MERCHANT.password);
  const server = await serve(database, "");
  await makeShop(server.origin);
  await server.stop();
  await database.keep(path);
}

/** @param {{ url: string }} database @param {string} pages */
async function serve(database, pages) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const args = [medusa, "start", "--host", "127.0.0.1", "--port", String(port)];
  const server = await started(process.execPath, args, how(database, pages), async () => (await fetch(`${origin}/health`)).ok);
  return { origin, stop: () => server.kill("SIGKILL") };
}

/** @param {{ url: string }} database @param {string} pages */
const how = ({ url }, pages) => ({
  cwd: cache,
  env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: "true", DATABASE_URL: url, STORE_CORS: pages },
});
