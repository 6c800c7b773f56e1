// @ts-check
/** A list's text in chunks of whole elements, so that no more than one of them is held at once. */
import { EXIT, Failure } from "../failure.js";

/** A chunk ends with so many elements, or once it has so many bytes. */
const CHUNK = 4000;
const MOST_BYTES = 4 << 20;
const PIECE = 1 << 20;

const [QUOTE, ESCAPE, COMMA] = [0x22, 0x5c, 0x2c];

/** @typedef {{ bytes: Buffer, at: number, first: number, count: number }} Chunk from byte `at` on, `count` elements of which `first` is the number of the first */

/**
 * @param {import("./scan.js").List} list
 * @param {import("./text.js").Text} text in which it was found
 * @param {number} [most] elements of a chunk
 * @returns {Generator<Chunk>}
 */
export function* chunksOf({ start, end }, text, most = CHUNK) {
  let [depth, inString, isEscaped] = [0, false, false];
  let [first, count, begins] = [0, 1, start];
  /** @type {Buffer[]} */
  let pieces = [];
  for (let before = start; before < end; before += PIECE) {
    const bytes = text.read(before, Math.min(PIECE, end - before));
    let from = 0;
    for (let at = 0; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === ESCAPE) isEscaped = true;
        else if (byte === QUOTE) inString = false;
      } else if (byte === QUOTE) inString = true;
      else if (byte === 0x7b || byte === 0x5b) depth += 1;
      else if (byte === 0x7d || byte === 0x5d) depth -= 1;
      else if (byte === COMMA && depth === 0) {
        if (count < most && before + at - begins < MOST_BYTES) count += 1;
        else {
          const chunk = Buffer.concat([...pieces, bytes.subarray(from, at)]);
          if (isBlank(chunk)) throw missing(text.name, first, ",", before + at);
          yield { bytes: chunk, at: begins, first, count };
          [first, count, begins, from, pieces] = [first + count, 1, before + at + 1, at + 1, []];
        }
      }
    }
    pieces.push(bytes.subarray(from));
  }
  const bytes = Buffer.concat(pieces);
  if (!isBlank(bytes)) yield { bytes, at: begins, first, count };
  else if (first > 0) throw missing(text.name, first, "]", end);
}

/** @param {Buffer} bytes */
const isBlank = (bytes) => bytes.every((byte) => byte <= 0x20);

/** @param {string} name @param {number} number @param {string} found in place of an element @param {number} at */
const missing = (name, number, found, at) => new Failure(EXIT.INPUT, `${name}: items[${number}]: ${found}: expected a value at byte ${at}`);
