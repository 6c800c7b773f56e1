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
 * All slices of one answer are those that one manifest names, so that versions are never mixed.
 */
import { asking } from "./json.js";
import { patient } from "./patient.js";
import { batches } from "./platform/ask.js";
import { SourceError, poll, request, seconds } from "./poll.js";
import { isManifest, pathOf } from "./shards/layout.js";

/** @typedef {import("./shards/layout.js").Manifest} Manifest */
/** @typedef {{ suppliers?: Record<string, any>, items: any[], others?: any[] }} Slice */

/** So many slices are asked for at once. */
const AT_ONCE = 100;

/** @param {Manifest} manifest @param {Slice[]} slices */
export function toSnapshot({ snapshot }, slices) {
  const items = slices.flatMap((slice) => slice.items);
  const known = new Set(items.map(({ sku }) => sku));
  const others = new Map(slices.flatMap((slice) => slice.others ?? []).map((item) => [item.sku, item]));
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
  const timeout = seconds("timeout", options.timeout, 10);
  const askManifest = asking(url, options);
  /** @type {Uint8Array | undefined} */
  let held;
  /** By their paths, which never stand for anything else. @type {Map<string, Slice>} */
  let known = new Map();
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

  const snapshotOf = async (/** @type {Uint8Array | undefined} */ bytes, /** @type {string[]} */ skus, /** @type {AbortSignal | undefined} */ signal = undefined) => {
    const manifest = manifestIn(bytes, url);
    const paths = [...new Set(skus.map((sku) => pathOf(manifest, sku)))];
    /** @type {Map<string, Slice>} */
    const found = new Map(paths.map((path) => [path, { items: [] }]));
    for (const some of batches(paths, AT_ONCE)) {
      await Promise.all(some.map(async (path) => {
        const slice = await sliceAt(manifest, path, signal);
        found.set(path, slice);
        // Kept even where another does not come, so that only that one is asked for again.
        known.set(path, slice);
      }));
    }
    known = found;
    return toSnapshot(manifest, [...found.values()]);
  };

  const again = patient(async (/** @type {string[]} */ skus, /** @type {Uint8Array | undefined} */ told, /** @type {AbortSignal} */ signal) => {
    const bytes = await manifestNow(signal);
    if (bytes === told) return undefined;
    try {
      return { bytes, snapshot: await snapshotOf(bytes, skus, signal) };
    } catch (error) {
      askManifest.forget();
      throw error;
    }
  });

  return {
    fetch: async (skus) => /** @type {any} */ (await snapshotOf(await manifestNow(undefined), skus)),
    watch: (skus, push) => {
      /** @type {Uint8Array | undefined} */
      let told;
      const ask = async (/** @type {AbortSignal} */ signal) => {
        const news = await again(skus, told, signal);
        told = news?.bytes ?? told;
        return /** @type {any} */ (news?.snapshot);
      };
      return poll(ask, push, { ...options, every: seconds("poll", options.poll, 60) });
    },
  };
}

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
    return JSON.parse(text);
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
