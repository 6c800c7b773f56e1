// @ts-check
/** The snapshot that a command works on, from wherever it is told to read it. */
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { open } from "../node.js";
import { EXIT, Failure, afterPlace, reasonOf } from "./failure.js";

/**
 * @param {string} source a file, "-" for standard input, a URL, or a platform and its URL
 * @param {string | undefined} now the shop's local time, in place of the clock's
 * @param {{ option?: string, skus?: string[] }} [how] `option`: how messages begin; `skus`: what a platform is asked for
 */
export async function openSnapshot(source, now, { option = "--snapshot: ", skus } = {}) {
  const told = /^([a-z]+\+)?https?:/.test(source) ? source : await bytesOf(source, option);
  try {
    return await open(told, { now, skus });
  } catch (/** @type {any} */ error) {
    if (error.place === "now") throw new Failure(EXIT.USAGE, `--now: ${afterPlace(error)}`);
    // A URL names itself in what its source throws.
    const place = /^https?:/.test(error.place) ? "" : `${nameOf(source)}: `;
    throw new Failure(EXIT.INPUT, `${option}${place}${unsigned(error.message)}`);
  }
}

/** What a command is told to read, in messages. @param {string} source */
export const nameOf = (source) => (source === "-" ? "standard input" : unsigned(source));

/** A URL may hold a password. @param {string} text */
const unsigned = (text) => text.replace(/\/\/\S*@/g, "//…@");

/** @param {string} file @param {string} option */
async function bytesOf(file, option) {
  try {
    return file === "-" ? await buffer(process.stdin) : await readFile(file);
  } catch (error) {
    throw new Failure(EXIT.INPUT, `${option}${file}: cannot be read (${reasonOf(error)})`);
  }
}
