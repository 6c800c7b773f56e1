// @ts-check
/**
 * From what a page or a program names to a source. A source is `{ fetch(skus), watch(skus, push) → stop }`; one that
 * always answers for the whole shop says `whole: true` and need not be asked again for another sku.
 */
import { clip } from "../report.js";
import { dataBlock } from "./bytes.js";
import { source as json } from "./json.js";
import { SourceError } from "./poll.js";

/** The platforms' adapters, each a file of its own in sources/ that only those pages fetch that name it. */
const ADAPTER = /^(page$|[a-z]+(?=\+(?:https?:|wss?:|[/#])))\+?(.*)/s;

/**
 * @param {unknown} told a URL, "platform+URL", "platform+#id", "page", "#id" of a data block, several of these with spaces
 *   between them, a snapshot, its bytes, or a source
 * @param {Record<string, unknown>} [options] for those that ask over HTTP
 * @returns {Promise<import("../types.d.ts").Source & { whole?: boolean }>}
 */
export async function resolve(told, options = {}) {
  if (isSource(told)) return told;
  if (typeof told !== "string") return fixed(told);
  const [, platform, url] = /\s/.test(told) ? ["", "merged", told] : (ADAPTER.exec(told) ?? []);
  if (!platform) return told[0] === "#" ? fixed(dataBlock(told)) : json(told, options);
  const adapter = await import(/* @vite-ignore */ /* webpackIgnore: true */ new URL(`./sources/${platform}.js`, import.meta.url).href).catch((cause) => {
    throw new SourceError("source", `'${clip(platform)}': could not be loaded, or is no known platform`, { cause });
  });
  return adapter.source(url, options, resolve);
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
