// @ts-check
/** A file that may be large, with how far it has come. */
import { request } from "../sources/poll.js";

/** Seconds until an answer must have begun: who puts together all a shop knows may take its time. */
const PATIENCE = 60;

/**
 * @param {string} url @param {{ credentials: RequestCredentials, signal: AbortSignal }} how
 * @param {(loaded: number, total: number | undefined) => void} report bytes; `total` undefined where nobody tells
 * @returns {Promise<Uint8Array>}
 */
export async function download(url, { credentials, signal }, report) {
  // What is asked for again is wanted as it is now.
  const response = await request(url, { credentials, cache: "no-cache", headers: { accept: "application/json" } }, { timeout: PATIENCE, signal });
  if (!response.body) return new Uint8Array(await response.arrayBuffer());
  // What is told is the length on the wire, which compressed is another.
  const length = response.headers.get("content-encoding") ? NaN : Number(response.headers.get("content-length") ?? NaN);
  const total = length > 0 ? length : undefined;
  /** @type {Uint8Array[]} */
  const pieces = [];
  let loaded = 0;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    loaded += value.length;
    report(loaded, total && Math.max(total, loaded));
  }
  const bytes = new Uint8Array(loaded);
  pieces.reduce((at, piece) => (bytes.set(piece, at), at + piece.length), 0);
  return bytes;
}
