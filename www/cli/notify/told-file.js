// @ts-check
/**
 * The file of what customers were told: one JSON object a line, only ever added to. What `append` has confirmed
 * outlives a crash of the program and of the machine. A crash while adding leaves at most a last line that is not
 * whole; it was never confirmed, so it is cut off.
 */
import { isUtf8 } from "node:buffer";
import { open, readFile } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { clip } from "../../report.js";
import { EXIT, Failure, reasonOf } from "../failure.js";

/**
 * @typedef {object} Entry
 * @property {string} at when, RFC 3339
 * @property {string} order
 * @property {string} line
 * @property {string} kind
 * @property {string | null} earliest
 * @property {string | null} latest
 */

/**
 * @typedef {object} Read
 * @property {any[]} entries
 * @property {number[]} numbers the line of the file that each entry stands in, from 1
 * @property {number} whole bytes that hold whole lines
 * @property {boolean} unended whether the last of these still lacks its line break
 * @property {string} torn what stands after them
 * @property {boolean} missing
 */

/** @param {string} path @returns {Promise<Read>} */
export async function readTold(path) {
  let bytes = Buffer.alloc(0);
  let missing = false;
  try {
    bytes = await readFile(path);
  } catch (/** @type {any} */ error) {
    if (error.code !== "ENOENT") throw new Failure(EXIT.INPUT, `${path}: cannot be read (${reasonOf(error)})`);
    missing = true;
  }
  const lines = bytes.subarray(0, bytes.lastIndexOf("\n") + 1);
  const rest = bytes.subarray(lines.length);
  const entries = [];
  const numbers = [];
  const texts = lines.toString().split("\n");
  if (!isUtf8(lines)) {
    const broken = texts.findIndex((text) => text.includes("\uFFFD"));
    throw wrong(path, broken + 1, texts[broken], "text in UTF-8");
  }
  for (const [index, text] of texts.entries()) {
    if (text.trim() === "") continue;
    const entry = objectIn(text);
    if (!entry) throw wrong(path, index + 1, text, '{"line":"…","kind":"…","earliest":"…","latest":"…"}; mend or remove that line');
    entries.push(entry);
    numbers.push(index + 1);
  }
  const last = isUtf8(rest) ? objectIn(rest.toString()) : undefined;
  if (!last && !mayBeTorn(rest.toString())) throw wrong(path, texts.length, rest.toString(), "one notice a line; is this a file of what was told?");
  if (!last) return { entries, numbers, whole: lines.length, unended: false, torn: rest.toString(), missing };
  entries.push(last);
  numbers.push(texts.length);
  return { entries, numbers, whole: bytes.length, unended: true, torn: "", missing };
}

/** What every line that is written here begins with. */
const BEGINNING = '{"at":"';

/** Whether a crash may have left it: the beginning of a line, or the room for one. @param {string} rest */
const mayBeTorn = (rest) => (BEGINNING.startsWith(rest.slice(0, BEGINNING.length)) && !rest.includes("\r")) || /^\0*$/.test(rest);

/** @param {string} text */
function objectIn(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What the core says of `told[2].kind`, said of the line in the file. @param {string} path @param {Read} read @param {any} error */
export function inFile(path, { numbers }, error) {
  const [, index, rest] = /^told\[(\d+)\]\.?(.*)$/s.exec(error?.message ?? "") ?? [];
  return index === undefined ? error : new Failure(EXIT.INPUT, `${path}:${numbers[Number(index)]}: ${rest}`);
}

/** @param {string} path @param {number} number @param {string} text @param {string} expected */
const wrong = (path, number, text, expected) => new Failure(EXIT.INPUT, `${path}:${number}: '${clip(text)}': expected ${expected}`);

/** The file as a run adds to it. */
export class ToldFile {
  #path;
  #handle;
  #size;
  #waiting = "";
  /** @type {Promise<void>} */
  #last = Promise.resolve();
  /** What is added by the write that has not begun. @type {Promise<void> | undefined} */
  #next;

  /**
   * Makes the file if it is missing and cuts off what is torn.
   * @param {string} path @param {Read} read
   */
  static async open(path, { whole, unended, torn, missing }) {
    try {
      const handle = await open(path, "a");
      if (torn) {
        await handle.truncate(whole);
        await handle.sync();
      }
      // A new name lasts once its folder is on the disk too.
      if (missing) await syncFolder(dirname(path));
      const file = new ToldFile(path, handle, whole);
      if (unended) await file.#write("\n");
      return file;
    } catch (error) {
      if (error instanceof Failure) throw error;
      throw new Failure(EXIT.INPUT, `${path}: cannot be written (${reasonOf(error)})`);
    }
  }

  /** @param {string} path @param {import("node:fs/promises").FileHandle} handle @param {number} size */
  constructor(path, handle, size) {
    this.#path = path;
    this.#handle = handle;
    this.#size = size;
  }

  /**
   * Adds entries in one write, and is done when they are on the disk. What is added meanwhile goes together with the next.
   * @param {Entry[]} entries
   */
  append(entries) {
    this.#waiting += entries.map((entry) => `${JSON.stringify(entry)}\n`).join("");
    this.#next ??= this.#last.then(() => {
      const text = this.#waiting;
      this.#waiting = "";
      this.#last = /** @type {Promise<void>} */ (this.#next);
      this.#next = undefined;
      return this.#write(text);
    });
    return this.#next;
  }

  async #write(/** @type {string} */ text) {
    const bytes = Buffer.from(text);
    try {
      const { bytesWritten } = await this.#handle.write(bytes);
      if (bytesWritten < bytes.length) throw Object.assign(new Error(), { code: "ENOSPC" });
      await this.#handle.sync();
      this.#size += bytes.length;
    } catch (error) {
      await this.#handle.truncate(this.#size).catch(() => {});
      throw new Failure(EXIT.INPUT, `${basename(this.#path)} cannot be written (${reasonOf(error)}): what was sent last will be sent again`);
    }
  }

  close() {
    return this.#handle.close();
  }
}

/** @param {string} folder */
async function syncFolder(folder) {
  // Windows has no way to, and needs none.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
