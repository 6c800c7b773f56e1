// @ts-check
/** Snapshots as the core reads them, in bytes. */
import { clip } from "../report.js";
import { SourceError } from "./poll.js";

/** The JSON in a `<script type="application/json">`. @param {string} name its id, with the "#" */
export function dataBlock(name) {
  const block = globalThis.document?.getElementById(name.slice(1));
  if (!block) throw new SourceError("source", `'${clip(name)}': expected the id of a data block on the page`);
  return bytesOf(block.textContent);
}

/**
 * A snapshot the way the core reads it: UTF-8 JSON.
 * @param {unknown} snapshot an object, JSON text, or the bytes themselves
 * @returns {Uint8Array}
 * @throws {SourceError} if it is nothing that JSON can say
 */
export function bytesOf(snapshot) {
  if (ArrayBuffer.isView(snapshot)) return new Uint8Array(snapshot.buffer, snapshot.byteOffset, snapshot.byteLength);
  // By its tag, for one of a frame or a vm is no instance of the ArrayBuffer here.
  if ({}.toString.call(snapshot) === "[object ArrayBuffer]") return new Uint8Array(/** @type {ArrayBuffer} */ (snapshot));
  const text = typeof snapshot === "string" ? snapshot : JSON.stringify(snapshot);
  if (text === undefined) throw new SourceError("snapshot", `${typeof snapshot}: expected a snapshot`);
  return new TextEncoder().encode(text);
}
