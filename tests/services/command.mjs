// The command as it is built, run until it ends.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { root } from "../../scripts/setup.mjs";
import { ran } from "./processes.mjs";

export const command = join(root, "dist/cli/backsoon.js");

/**
 * Runs the command until it ends, by another that takes it as its arguments if there is one. An `input` of null never ends.
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, input?: string | null, by?: string[], started?: (child: import("node:child_process").ChildProcess) => unknown }} [how]
 */
export function run(args, { cwd, env = {}, input = "", by = [], started } = {}) {
  const [file, ...rest] = [...by, process.execPath, command, ...args];
  const child = spawn(file, rest, { cwd, env: { PATH: process.env.PATH, ...env } });
  const text = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"]) child[stream].setEncoding("utf8").on("data", (chunk) => (text[stream] += chunk));
  child.stdin.on("error", () => {});
  if (input !== null) child.stdin.end(input);
  started?.(child);
  return new Promise((resolve) => child.on("close", (code, signal) => resolve({ code, signal, ...text })));
}

/** `backsoon publish` into a folder; throws unless all of it is published. @param {string} folder @param {object} shop a snapshot @param {string[]} args more of its options */
export function publishTo(folder, shop, ...args) {
  ran(process.execPath, [command, "publish", "-", "--to", folder, "--quiet", ...args], { input: JSON.stringify(shop) });
}
