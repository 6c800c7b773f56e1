// @ts-check
/**
 * `open` for browsers and their workers, bundlers and edge workers: wasm and catalogues are fetched from where this file
 * lies, unless they are told.
 */
import { Post, Shop as CoreShop, Words, __wbg_reset_state, initSync } from "../target/pkg/full/full.js";
import { fetchOnce } from "./answer.js";
import { Core, compile } from "./core.js";
import { primaryLanguage } from "./language.js";
import { Shop } from "./shop.js";

export { htmlSafeJson } from "./html-safe.js";

/** What an edge worker has at hand and could not fetch. @type {WebAssembly.Module | BufferSource | undefined} */
let given;

const core = new Core({ Post, Shop: CoreShop, Words, __wbg_reset_state, initSync }, async () => {
  if (!given) return compile(new URL("./full.wasm", import.meta.url).href);
  return given instanceof WebAssembly.Module ? given : WebAssembly.compile(given);
});

/** @type {typeof import("./types.d.ts").open} */
export async function open(source, { now, skus = [], locales = [], words, wasm } = {}) {
  given ??= wasm;
  const ask = (/** @type {unknown} */ told) => fetchOnce(told, skus);
  const [answer, catalogues] = await Promise.all([ask(source), fetchCatalogues([...locales, ...Object.keys(words ?? {})]), core.load()]);
  return new Shop(core, (name) => catalogues.get(name), ask, answer, now, words);
}

/** One that cannot be had is none; the shop names it among its problems once it is asked for. @param {string[]} locales */
async function fetchCatalogues(locales) {
  /** @type {Map<string, Uint8Array>} */
  const catalogues = new Map();
  const languages = new Set(locales.map(primaryLanguage));
  languages.delete("en");
  const names = [...languages].flatMap((language) => [language, `care/${language}`, `mail/${language}`]);
  const fetchOne = async (/** @type {string} */ name) => {
    const response = await fetch(new URL(`./locales/${name}.json`, import.meta.url));
    if (response.ok) catalogues.set(name, new Uint8Array(await response.arrayBuffer()));
  };
  // An edge worker's modules lie nowhere that could be fetched from.
  await Promise.all(names.map((name) => fetchOne(name).catch(() => {})));
  return catalogues;
}
