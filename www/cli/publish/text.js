// @ts-check
/** The text of a snapshot, from wherever it comes, laid where any part of it can be read again. */
import { closeSync, createReadStream, fstatSync, openSync } from "node:fs";
import { setImmediate as turn } from "node:timers/promises";
import { sentence } from "../../report.js";
import { signed } from "../../signed.js";
import { request } from "../../sources/poll.js";
import { EXIT, Failure, reasonOf } from "../failure.js";
import { nameOf } from "../snapshot-source.js";
import { Scan } from "./scan.js";
import { readAt } from "./scratch.js";

/**
 * @typedef {object} Text
 * @property {string} name in messages
 * @property {(at: number, length: number) => Buffer} read
 * @property {(problem: import("../../report.js").Problem) => string} sentence what is wrong with what it says
 * @property {() => void} close
 */

const PIECE = 1 << 20;
/** Seconds until a server must have begun to answer; the whole may take twelve times as long. */
const PATIENCE = 300;

/**
 * Reads all of it once, to find its parts.
 * @param {string} source a file, "-" for standard input, or a URL
 * @param {import("./scratch.js").Scratch} scratch where that is kept which cannot be read twice
 * @returns {Promise<{ text: Text, scan: Scan }>}
 */
export async function textOf(source, scratch) {
  if (/^[a-z]+\+https?:/.test(source)) throw new Failure(EXIT.USAGE, `${nameOf(source)}: expected the private snapshot: a file, - for standard input, or a URL`);
  if (/^https?:/.test(source)) return streamed(nameOf(source), bytesAt(source), scratch);
  if (source === "-") return streamed(nameOf(source), process.stdin, scratch);
  const file = opened(source);
  if (fstatSync(file).isFile()) return lying(source, file);
  return streamed(source, createReadStream(source, { fd: file }), scratch);
}

/** @param {string} name @param {AsyncIterable<Uint8Array>} pieces @param {import("./scratch.js").Scratch} scratch */
export async function streamed(name, pieces, scratch) {
  const scan = new Scan(name);
  // What stands before it in the scratch file is another's.
  let begins = -1;
  try {
    for await (const piece of pieces) {
      const at = scratch.append(piece);
      if (begins < 0) begins = at;
      scan.read(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength));
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(EXIT.INPUT, `${name}: cannot be read (${reasonOf(error)})`);
  }
  scan.end();
  const read = (/** @type {number} */ at, /** @type {number} */ length) => scratch.read(begins + at, length);
  return { text: { name, read, sentence, close() {} }, scan };
}

/** @param {string} name @param {number} file */
async function lying(name, file) {
  const scan = new Scan(name);
  const read = (/** @type {number} */ at, /** @type {number} */ length) => readAt(file, at, length);
  try {
    for (let at = 0, bytes; (bytes = read(at, PIECE)).length > 0; at += bytes.length) {
      scan.read(bytes);
      // Whoever tells it to stop is heard.
      await turn();
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure(EXIT.INPUT, `${name}: cannot be read (${reasonOf(error)})`);
  }
  scan.end();
  return { text: { name, read, sentence, close: () => closeSync(file) }, scan };
}

/** @param {string} path */
function opened(path) {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw new Failure(EXIT.INPUT, `${path}: cannot be read (${reasonOf(error)})`);
  }
}

/** @param {string} url */
async function* bytesAt(url) {
  const name = nameOf(url);
  let response;
  try {
    const { address, fetch } = signed(url);
    response = await request(address, {}, { timeout: PATIENCE, fetch });
  } catch (/** @type {any} */ error) {
    throw new Failure(EXIT.INPUT, `${name}: ${error.message}`);
  }
  try {
    yield* /** @type {AsyncIterable<Uint8Array>} */ (response.body ?? []);
  } catch {
    throw new Failure(EXIT.INPUT, `${name}: the answer broke off`);
  }
}
