// Programs that a test runs, and servers that it starts for itself: on ports of their own, and gone when it ends, however it ends.
import { spawn, spawnSync } from "node:child_process";
import { createServer } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** So long a program may take, on a machine that has more to do. */
const PATIENCE = 180_000;

/** A port of 127.0.0.1 that nobody has just now. @returns {Promise<number>} */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/** A folder that goes when it is removed, whoever has written into it. */
export function folderOf(name) {
  const path = mkdtempSync(join(tmpdir(), `backsoon-${name}-`));
  return { path, at: (file) => join(path, file), remove: () => rmSync(path, { recursive: true, force: true }) };
}

/**
 * Runs a program to its end; what it said is the error, if it did not end well.
 * @param {string} file @param {string[]} args
 * @param {import("node:child_process").SpawnSyncOptions} [options]
 */
export function ran(file, args, options) {
  const { status, signal, error, stdout, stderr } = spawnSync(file, args, { maxBuffer: Infinity, ...options, encoding: "utf8" });
  if (status === 0) return;
  const said = error?.message ?? [stdout, stderr].map((text) => text.slice(-2000)).join("");
  throw new Error(`${file} ${args.join(" ")} ended with ${status ?? signal}\n${said}`);
}

/**
 * Starts a program and waits until it is ready.
 * @param {string} file @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @param {() => unknown} ready asked again and again; throws or gives something false until it is
 * @returns {Promise<{ pid: number, kill(signal?: NodeJS.Signals): Promise<number | null> }>} `kill` waits until it is gone, and gives its exit code
 */
export async function started(file, args, options, ready) {
  const child = spawn(file, args, { stdio: ["ignore", "pipe", "pipe"], ...options });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (said = (said + text).slice(-4000)));
  let gone = false;
  const ended = new Promise((resolve) => child.once("close", (code) => ((gone = true), resolve(code))).once("error", (error) => ((gone = true), (said += error.message), resolve(null))));
  const leave = () => child.kill("SIGKILL");
  process.once("exit", leave);
  const kill = async (/** @type {NodeJS.Signals} */ signal = "SIGTERM") => {
    process.removeListener("exit", leave);
    child.kill(signal);
    return ended;
  };
  for (const began = Date.now(); Date.now() - began < PATIENCE && !gone; await pause(20)) {
    if (await Promise.resolve().then(ready).catch(() => false)) return { pid: Number(child.pid), kill };
  }
  await kill("SIGKILL");
  throw new Error(`${file} ${args.join(" ")}: not ready: ${said}`);
}
