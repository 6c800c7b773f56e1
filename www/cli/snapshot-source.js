// @ts-check
/** The snapshot that a command works on, from wherever it is told to read it. */
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { open } from "../node.js";
import { EXIT, Failure, afterPlace, reasonOf } from "./failure.js";

/**
 * @param {string} source a file, "-" for standard input, a URL, or a platform and its URL
 * @param {string | undefined} now the shop's local time, in place of the clock's
 */
export async function openSnapshot(source, now) {
  const told = /^([a-z]+\+)?https?:/.test(source) ? source : await bytesOf(source);
  try {
    return await open(told, { now });
  } catch (/** @type {any} */ error) {
    if (error.place === "now") throw new Failure(EXIT.USAGE, `--now: ${afterPlace(error)}`);
    // A URL names itself in what its source throws.
    const place = error.message.includes(source) ? "" : `${source === "-" ? "standard input" : source}: `;
    // A URL may hold a password.
    throw new Failure(EXIT.INPUT, `--snapshot: ${place}${error.message}`.replace(/\/\/[^/@\s]*@/g, "//…@"));
  }
}

/** @param {string} file */
async function bytesOf(file) {
  try {
    return file === "-" ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    throw new Failure(EXIT.INPUT, `--snapshot: ${file}: cannot be read (${reasonOf(error)})`);
  }
}
