// `backsoon serve` on a folder of its own, and what `backsoon publish` writes there.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { command, publishTo } from "./command.mjs";
import { folderOf, freePort, started } from "./processes.mjs";

/** In the kernel's table, of a connection that stands. */
const ESTABLISHED = "01";

/** @param {{ beat?: number, first?: string }} [options] beat: seconds; first: a script that it runs before anything else */
export async function serving({ beat = 15, first = "" } = {}) {
  const folder = folderOf("serve");
  const path = folder.at("public");
  const at = (/** @type {string} */ name) => join(path, name);
  mkdirSync(path);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const start = () => started(process.execPath, ["--import", `data:text/javascript,${encodeURIComponent(first)}`, command, "serve", path, "--port", String(port), "--beat", String(beat)], {}, async () => (await fetch(url)).status === 404);
  let server = await start();
  let minute = 0;

  return {
    url,
    get pid() {
      return server.pid;
    },
    path,
    at,
    /** @param {object} shop the time of which moves on with each */
    publish(shop) {
      minute += 1;
      const asOf = new Date(Date.parse("2026-11-23T08:00:00Z") + minute * 1000).toISOString();
      publishTo(path, { ...shop, asOf }, "--now", "2026-11-23T10:00");
    },
    /** Puts a file in place of another in one move. @param {string} name @param {unknown} content */
    put(name, content) {
      writeFileSync(at(`${name}.part`), typeof content === "string" ? content : JSON.stringify(content));
      renameSync(at(`${name}.part`), at(name));
    },
    /** How many connections stand, those that wait to be used again too. */
    connections: async () => {
      const local = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
      const lines = readFileSync("/proc/net/tcp", "utf8").split("\n").map((line) => line.trim().split(/\s+/));
      return lines.filter(([, address, , state]) => address?.endsWith(local) && state === ESTABLISHED).length;
    },
    kill: (/** @type {NodeJS.Signals | undefined} */ signal = undefined) => server.kill(signal),
    start: async () => void (server = await start()),
    async close() {
      await server.kill();
      folder.remove();
    },
  };
}
