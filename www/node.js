// @ts-check
/** `open` for Node: wasm and catalogues are read from the disk, where they lie beside this file. */
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Post, Shop as CoreShop, Words, __wbg_reset_state, initSync } from "../target/pkg/full/full.js";
import { fetchOnce } from "./answer.js";
import { Core } from "./core.js";
import { Shop } from "./shop.js";
import { signed } from "./signed.js";

export { htmlSafeJson } from "./html-safe.js";

const core = new Core({ Post, Shop: CoreShop, Words, __wbg_reset_state, initSync }, async () => WebAssembly.compile(await readFile(new URL("./full.wasm", import.meta.url))));

/** @type {typeof import("./types.d.ts").open} */
export async function open(source, { now, skus = [], words } = {}) {
  const ask = (/** @type {unknown} */ told) => {
    const { address, fetch } = signed(told);
    return fetchOnce(address, skus, { fetch });
  };
  const [answer] = await Promise.all([ask(source), core.load()]);
  return new Shop(core, catalogue, ask, answer, now, words);
}

/** @param {string} name */
function catalogue(name) {
  const file = new URL(`./locales/${name}.json`, import.meta.url);
  return existsSync(file) ? readFileSync(file) : undefined;
}
