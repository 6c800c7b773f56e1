// @ts-check
/**
 * What `backsoon publish` has written, from any static host or CDN: the manifest, asked again whether it has changed, and
 * of the catalogue only the slices that the page's skus are in.
 *
 *   told                                read as
 *   --------------------------------    --------------------------------------------------------------------------------
 *   the manifest's `snapshot`           the settings, and when all of it was known
 *   a slice's `items`, `suppliers`      those
 *   a slice's `others`                  what may be offered in place of its items, unless another slice tells all of it
 *
 * All slices of one answer are those that one manifest names, so that versions are never mixed. Where some do not come, whoever
 * watches is told the others and what is wrong, unless that would take away what the last answer had: then that stands. So is who
 * asks once and listens to what lacks; who does not is told what is wrong alone, for half an answer looks like a whole one.
 */
import { withoutDeep } from "./deep.js";
import { asking } from "./json.js";
import { patient } from "./patient.js";
import { batches } from "./platform/ask.js";
import { SourceError, poll, request, seconds } from "./poll.js";
import { isManifest, pathOf } from "./shards/layout.js";

/** @typedef {import("./shards/layout.js").Manifest} Manifest */
/** @typedef {{ suppliers?: Record<string, any>, items: any[], others?: any[] }} Slice */

/**
 * What one who watches has been told.
 * @typedef {object} Seen
 * @property {Uint8Array} [whole] the manifest of the last whole answer
 * @property {Uint8Array} [part] the manifest of one that lacked slices
 * @property {number} there skus that it had
 * @property {unknown} [failure] told with it
 */
/** @typedef {(snapshot?: any, error?: unknown) => void} Push */

/** So many slices are asked for at once. */
const AT_ONCE = 100;

/** @param {Manifest} manifest @param {Slice[]} slices */
export function toSnapshot({ snapshot }, slices) {
  const items = slices.flatMap((slice) => slice.items);
  const known = new Set(items.map((item) => item?.sku));
  const others = new Map(slices.flatMap((slice) => slice.others ?? []).filter((item) => item).map((item) => [item.sku, item]));
  return {
    ...snapshot,
    suppliers: Object.assign({}, ...slices.map(({ suppliers }) => suppliers)),
    items: [...items, ...[...others.values()].filter(({ sku }) => !known.has(sku))],
  };
}

/**
 * @param {string} url of the manifest
 * @param {{ poll?: number, timeout?: number, fetch?: typeof globalThis.fetch, document?: any, random?: () => number }} [options]
 *   `poll`: seconds between two questions, 60; 0 asks until there is one answer
 * @returns {import("../types.d.ts").Source}
 */
export function source(url, options = {}) {
  if (/^https?:\/\/[^/?#]*@/.test(url)) throw new SourceError("source", "a user and a password in the URL, which no browser sends: expected neither on a page (open in Node and the command send them)");
  const timeout = seconds("timeout", options.timeout, 10);
  const askManifest = asking(url, options);
  /** @type {Uint8Array | undefined} */
  let held;
  /** By their paths, which never stand for anything else. @type {Map<string, Slice>} */
  let known = new Map();
  /** The skus that the last answer had. @type {Set<string>} */
  let told = new Set();
  /** Paths at which something else was found, which the browser may well keep for a year. @type {Set<string>} */
  const wrong = new Set();

  const manifestNow = async (/** @type {AbortSignal | undefined} */ signal) => (held = (await askManifest(signal)) ?? held);

  const sliceAt = async (/** @type {Manifest} */ manifest, /** @type {string} */ path, /** @type {AbortSignal | undefined} */ signal) => {
    const held = known.get(path);
    if (held) return held;
    const address = new URL(path, new URL(url, globalThis.document?.baseURI ?? globalThis.location?.href)).href;
    const response = await request(address, wrong.has(path) ? { cache: "reload" } : {}, { ...options, timeout, signal });
    wrong.add(path);
    const slice = sliceIn(await textOf(response, address), address);
    if (slice.items.some((item) => pathOf(manifest, String(item?.sku)) !== path)) throw new SourceError(address, "expected the items that the manifest has there");
    wrong.delete(path);
    return slice;
  };

  /** What there is of the slices that these skus are in, and what became of the others. @param {Manifest} manifest @param {string[]} skus @param {AbortSignal} [signal] */
  const slicesOf = async (manifest, skus, signal) => {
    const paths = [...new Set(skus.map((sku) => pathOf(manifest, sku)))];
    const found = new Map(paths.flatMap((path) => (known.has(path) ? [[path, /** @type {Slice} */ (known.get(path))]] : [])));
    /** By their paths. @type {Map<string, any>} */
    const failures = new Map();
    for (const some of batches(paths.filter((path) => !found.has(path)), AT_ONCE)) {
      const before = failures.size;
      await Promise.all(some.map(async (path) => {
        try {
          found.set(path, await sliceAt(manifest, path, signal));
        } catch (error) {
          failures.set(path, error);
        }
      }));
      // A server that is down, or wants to be left alone, is asked for no more.
      if (failures.size - before === some.length || obeyed(failures)) break;
    }
    // Kept even where another does not come, so that only that one is asked for again.
    known = found;
    const there = new Set(skus.filter((sku) => found.has(pathOf(manifest, sku))));
    return { slices: paths.flatMap((path) => found.get(path) ?? []), there, failures, failure: obeyed(failures) ?? [...failures.values()][0] };
  };

  /** @param {string[]} skus @param {(error: unknown, sku: string) => void} [lacks] told of each sku whose slice does not come */
  const fetchAll = async (skus, lacks) => {
    const manifest = manifestIn(await manifestNow(undefined), url);
    const { slices, there, failures, failure } = await slicesOf(manifest, skus, undefined);
    if (failure && !(lacks && there.size > 0)) throw failure;
    // What was asked for no more lacks for the reason that another does.
    for (const sku of new Set(skus)) if (!there.has(sku)) lacks?.(failures.get(pathOf(manifest, sku)) ?? failure, sku);
    return toSnapshot(manifest, slices);
  };

  const again = patient(async (/** @type {string[]} */ skus, /** @type {Seen} */ seen, /** @type {Push} */ push, /** @type {AbortSignal} */ signal) => {
    const bytes = await manifestNow(signal);
    if (bytes === seen.whole) return undefined;
    try {
      const manifest = manifestIn(bytes, url);
      const { slices, there, failure } = await slicesOf(manifest, skus, signal);
      const isMore = there.size > (bytes === seen.part ? seen.there : 0);
      const takesAway = skus.some((sku) => told.has(sku) && !there.has(sku));
      if (failure && !takesAway) failure.holds = (/** @type {string[]} */ some) => some.every((sku) => there.has(sku));
      if (failure && (takesAway || !isMore || signal.aborted)) throw failure;
      told = there;
      const snapshot = toSnapshot(manifest, slices);
      if (!failure) return { bytes, snapshot };
      Object.assign(seen, { part: bytes, there: there.size, failure });
      // In one go: of what it lacks nobody is to think that the shop does not know it.
      push(snapshot);
      push(undefined, failure);
      throw failure;
    } catch (error) {
      if (bytes !== seen.part) askManifest.forget();
      throw error;
    }
  });

  return {
    fetch: async (skus, lacks) => /** @type {any} */ (await fetchAll(skus, lacks)),
    watch: (skus, push) => {
      /** @type {Seen} */
      const seen = { there: 0 };
      const ask = async (/** @type {AbortSignal} */ signal) => {
        const news = await again(skus, seen, push, signal);
        seen.whole = news?.bytes ?? seen.whole;
        return /** @type {any} */ (news?.snapshot);
      };
      const pushOnce = (/** @type {any} */ snapshot, /** @type {unknown} */ error) => (error && error === seen.failure ? undefined : push(snapshot, error));
      return poll(ask, pushOnce, { ...options, every: seconds("poll", options.poll, 60) });
    },
  };
}

/** The one by which a server wants to be left alone. @param {Map<string, any>} failures */
const obeyed = (failures) => [...failures.values()].find(({ retryAfter }) => retryAfter);

/** @param {Response} response @param {string} address */
async function textOf(response, address) {
  try {
    return await response.text();
  } catch (cause) {
    throw new SourceError(address, "the answer broke off", { cause });
  }
}

/** @param {string} text @param {string} address @returns {any} */
function json(text, address) {
  try {
    return withoutDeep(JSON.parse(text), address);
  } catch (cause) {
    throw new SourceError(address, "not JSON, expected what backsoon publish writes", { cause });
  }
}

/** @param {Uint8Array | undefined} bytes @param {string} url @returns {Manifest} */
function manifestIn(bytes, url) {
  const manifest = json(new TextDecoder().decode(bytes), url);
  if (!isManifest(manifest)) throw new SourceError(url, "expected the manifest.json that backsoon publish writes, version 1");
  return manifest;
}

/** @param {string} text @param {string} address @returns {Slice} */
function sliceIn(text, address) {
  const slice = json(text, address);
  if (!Array.isArray(slice?.items)) throw new SourceError(address, "expected a slice with items");
  return slice;
}
