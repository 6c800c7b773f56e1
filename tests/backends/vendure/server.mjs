/**
 * A real Vendure server on 127.0.0.1: installed from npm and populated once, into target/vendure; started from the
 * same database every time, of which it keeps its changes in memory.
 */
import { fork } from "node:child_process";
import { join } from "node:path";
import { freePort } from "../../services/processes.mjs";
import { shopServer } from "../shop-server.mjs";

const { here, cache, install, kept } = shopServer("vendure");
const PATIENCE = 120_000;
const MADE_FROM = ["config.cjs", "populate.cjs", "admin.mjs", "initial-data.json", "products.csv"];

/** @param {string} database where it shall lie */
async function populate(database) {
  const child = run("populate.cjs", { VENDURE_PORT: String(await freePort()), VENDURE_DB: database, VENDURE_NEW: "yes" });
  const code = await within(new Promise((done) => child.once("exit", done)), "populate", child);
  if (code !== 0) throw new Error(`Vendure's database could not be populated: populate.cjs ended with ${code}\n${child.said()}`);
}

/**
 * @param {{ port?: number, tells?: "words" | "numbers" }} [options]
 * @returns {Promise<{ origin: string, port: number, stop: () => Promise<void> }>}
 */
export async function startVendure({ port, tells = "words" } = {}) {
  install();
  const database = await kept(MADE_FROM, populate);
  port ??= await freePort();
  const child = run("serve.cjs", { VENDURE_PORT: String(port), VENDURE_DB: database, VENDURE_TELLS: tells });
  const ended = new Promise((done) => child.once("exit", done));
  const listening = new Promise((done, failed) => {
    child.once("message", done);
    ended.then((code) => failed(new Error(`Vendure did not start: serve.cjs ended with ${code}\n${child.said()}`)));
  });
  await within(listening, "start", child);
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    async stop() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** @param {string} script @param {Record<string, string>} environment */
function run(script, environment) {
  const child = fork(join(here, script), {
    cwd: cache,
    env: { ...process.env, VENDURE_DISABLE_TELEMETRY: "true", ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output = (output + text).slice(-4000)));
  return Object.assign(child, { said: () => output });
}

/** @template Result @param {Promise<Result>} promise @param {string} what @param {ReturnType<typeof run>} child */
async function within(promise, what, child) {
  let timer;
  const late = new Promise((_, failed) => {
    timer = setTimeout(() => {
      child.kill("SIGKILL");
      failed(new Error(`Vendure: ${what} took longer than ${PATIENCE / 1000} s\n${child.said()}`));
    }, PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
