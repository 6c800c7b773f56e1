// @ts-check
/**
 * A file without a name: what is written there is read again by this process alone, and is gone when it ends, however it
 * ends. What one run writes there may be private.
 */
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT, Failure, reasonOf } from "../failure.js";

/** Bytes of text that wait, over all piles, until they are written. */
const WAITING = 16 << 20;

export class Scratch {
  #file = openNameless();
  #length = 0;
  /** By name of the pile, where its text lies. @type {Map<string, { at: number, length: number }[]>} */
  #piles = new Map();
  /** @type {Map<string, string[]>} */
  #waiting = new Map();
  #waits = 0;

  /** @param {Uint8Array} bytes @returns {number} where they lie */
  append(bytes) {
    const at = this.#length;
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(this.#file, bytes, done, bytes.length - done, at + done);
    } catch (error) {
      throw new Failure(EXIT.INPUT, `${tmpdir()}: cannot be written (${reasonOf(error)}); TMPDIR names another folder for what is kept meanwhile`);
    }
    this.#length += bytes.length;
    return at;
  }

  /** @param {number} at @param {number} length */
  read(at, length) {
    return readAt(this.#file, at, length);
  }

  /** Lays a line on a pile. @param {string} pile @param {string} line without line breaks */
  put(pile, line) {
    const lines = this.#waiting.get(pile);
    if (lines) lines.push(line);
    else this.#waiting.set(pile, [line]);
    if ((this.#waits += line.length) > WAITING) this.#flush();
  }

  /** All lines of a pile, in the order they were put. @param {string} pile */
  lines(pile) {
    if (this.#waiting.has(pile)) this.#flush();
    const places = this.#piles.get(pile) ?? [];
    return places.flatMap(({ at, length }) => this.read(at, length).toString().split("\n"));
  }

  close() {
    closeSync(this.#file);
  }

  #flush() {
    for (const [pile, lines] of this.#waiting) {
      const bytes = Buffer.from(lines.join("\n"));
      const places = this.#piles.get(pile) ?? [];
      places.push({ at: this.append(bytes), length: bytes.length });
      this.#piles.set(pile, places);
    }
    this.#waiting.clear();
    this.#waits = 0;
  }
}

/** Open, and in no folder. */
function openNameless() {
  const folder = tmpdir();
  try {
    const own = mkdtempSync(join(folder, "backsoon-"));
    const file = openSync(join(own, "scratch"), "wx+", 0o600);
    rmSync(own, { recursive: true });
    return file;
  } catch (error) {
    throw new Failure(EXIT.INPUT, `${folder}: cannot be written (${reasonOf(error)}); TMPDIR names another folder for what is kept meanwhile`);
  }
}

/** @param {number} file open @param {number} at @param {number} length at most, less at its end */
export function readAt(file, at, length) {
  const bytes = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const read = readSync(file, bytes, done, length - done, at + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.subarray(0, done);
}
