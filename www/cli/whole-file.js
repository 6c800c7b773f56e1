// @ts-check
/** Files that are there whole or not at all, whenever a reader looks and whenever the program ends. */
import { randomUUID } from "node:crypto";
import { open, rename, rm } from "node:fs/promises";
import { EXIT, Failure, reasonOf } from "./failure.js";

/**
 * @param {string} path
 * @param {Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>} pieces what is to stand in it
 * @param {Date} [time] when it was written, as others are to see it
 */
export async function writeWhole(path, pieces, time) {
  const aside = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(aside, "wx");
    try {
      for await (const piece of pieces) await file.writeFile(piece);
      if (time) await file.utimes(time, time);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (/** @type {any} */ error) {
    await rm(aside, { force: true });
    if (error instanceof Failure || !error?.code) throw error;
    throw new Failure(EXIT.INPUT, `${path}: cannot be written (${reasonOf(error)})`);
  }
}

/** A stream is written to as fast as it takes it. @param {NodeJS.WritableStream} stream @param {Iterable<string> | AsyncIterable<string>} pieces */
export async function writeTo(stream, pieces) {
  for await (const piece of pieces) if (!stream.write(piece)) await new Promise((resolve) => stream.once("drain", () => resolve(undefined)));
}
