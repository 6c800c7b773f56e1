// @ts-check
/**
 * From what a page or a program names to a source. A source is `{ fetch(skus), watch(skus, push) → stop }`; one that
 * always answers for the whole shop says `whole: true` and need not be asked again for another sku.
 */
import { clip } from "../report.js";
import { source as json } from "./json.js";
import { SourceError } from "./poll.js";

/** Each is a file of its own, fetched only by the pages that name it. */
const PLATFORMS = ["vendure"];

/**
 * @param {unknown} told a URL, "platform+URL", "#id" of a data block, a snapshot, its bytes, or a source
 * @param {Record<string, unknown>} [options] for those that ask over HTTP
 * @returns {Promise<import("../types.d.ts").Source & { whole?: boolean }>}
 */
export async function resolve(told, options = {}) {
  if (isSource(told)) return told;
  if (typeof told !== "string") return fixed(told);
  if (told.startsWith("#")) return fixed(dataBlock(told));
  const [, platform, url] = /^([a-z]+)\+((?:https?:|\/).*)$/.exec(told) ?? [];
  if (!platform) return json(told, options);
  if (!PLATFORMS.includes(platform)) {
    throw new SourceError("source", `'${clip(platform)}': expected one of ${PLATFORMS.join(", ")}`);
  }
  const adapter = await import(/* @vite-ignore */ /* webpackIgnore: true */ new URL(`./sources/${platform}.js`, import.meta.url).href);
  return adapter.source(url, options);
}

/** @param {any} told @returns {told is import("../types.d.ts").Source} */
export const isSource = (told) => typeof told?.watch === "function" || typeof told?.fetch === "function";

/** @param {unknown} snapshot that never changes */
const fixed = (snapshot) => ({
  whole: true,
  fetch: async () => /** @type {any} */ (snapshot),
  watch: (/** @type {unknown} */ _skus, /** @type {(snapshot: any) => void} */ push) => {
    push(snapshot);
    return () => {};
  },
});

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
