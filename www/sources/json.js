// @ts-check
/**
 * A snapshot as a plain JSON file over HTTP. An answer that has not changed is neither sent again nor read again: in a
 * browser its own cache asks "changed since?" (asking by hand would cost pages of another origin a preflight each
 * time), elsewhere the validators are sent from here.
 */
import { SourceError, poll, request, seconds } from "./poll.js";

/** @typedef {{ bytes: Uint8Array, at: Date, heard: Date, headers: Headers, asOf?: number, before: number }} Answer at: until when it held; heard: when it came; before: as of when the one before it was */

const browserRevalidates = globalThis.location !== undefined;

/**
 * @param {string} url
 * @param {{ poll?: number, timeout?: number, fetch?: typeof globalThis.fetch, document?: any, random?: () => number }} [options]
 *   `poll`: seconds between two questions, 0 or none asks until there is one answer; `timeout`: seconds, 10
 * @returns {import("../types.d.ts").Source & { whole: true }}
 */
export function source(url, options = {}) {
  return {
    whole: true,
    fetch: async () => /** @type {Uint8Array} */ (await asking(url, options)()),
    watch: (_skus, push) => poll(asking(url, options), push, { ...options, every: seconds("poll", options.poll, 0) }),
  };
}

/**
 * A question that remembers its last answer, and gives undefined while that stands: also where a cache answers with one
 * from before it. When it fails, the error says since when the last good answer holds.
 * @param {string} url
 * @param {{ timeout?: number, fetch?: typeof globalThis.fetch }} options
 */
export function asking(url, options) {
  const timeout = seconds("timeout", options.timeout, 10);
  /** @type {Answer | undefined} */
  let last;
  const ask = async (/** @type {AbortSignal | undefined} */ signal = undefined) => {
    try {
      const how = browserRevalidates ? { cache: /** @type {const} */ ("no-cache") } : { headers: validators(last?.headers) };
      const response = await request(url, how, { ...options, timeout, signal });
      const at = new Date();
      const bytes = response.status === 304 && last ? last.bytes : new Uint8Array(await response.arrayBuffer());
      if (last && same(bytes, last.bytes)) {
        last.at = at;
        return undefined;
      }
      const before = last ? asOf(last) : NaN;
      const answer = { bytes, at, heard: at, headers: response.headers, before };
      if (last && asOf(answer) < before) return undefined;
      last = answer;
      return bytes;
    } catch (cause) {
      const error = cause instanceof SourceError ? cause : new SourceError(url, "the answer broke off", { cause });
      if (last) error.message += `; the last good answer is of ${last.at.toISOString()}`;
      throw error;
    }
  };
  /** The last answer could not be used: what comes is measured by the one before. */
  ask.forget = () => {
    if (last) last.asOf = last.before;
  };
  return ask;
}

/** Asks whether the answer with these headers still holds. @param {Headers | undefined} headers */
function validators(headers) {
  /** @type {Record<string, string>} */
  const sent = {};
  const etag = headers?.get("etag");
  const modified = headers?.get("last-modified");
  if (etag) sent["If-None-Match"] = etag;
  if (modified) sent["If-Modified-Since"] = modified;
  return sent;
}

/** @param {Uint8Array} one @param {Uint8Array} other */
const same = (one, other) => one.length === other.length && one.every((byte, index) => byte === other[index]);

/** Milliseconds that a backend's clock may be ahead. One that is further is wrong, and no measure of what comes after. */
const AHEAD = 300_000;

/**
 * As of when a snapshot or a manifest is, which nothing from before may follow; NaN where it does not say, or is none that
 * can be used.
 * @param {Answer} answer
 */
function asOf(answer) {
  if (answer.asOf === undefined) {
    answer.asOf = NaN;
    try {
      const told = JSON.parse(new TextDecoder().decode(answer.bytes));
      const known = Date.parse((told.snapshot ?? told).asOf);
      if (told.version === 1 && known <= +answer.heard + AHEAD) answer.asOf = known;
    } catch {
      // No measure of anything.
    }
  }
  return answer.asOf;
}
