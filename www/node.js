// @ts-check
/** `open` for Node: wasm and catalogues are read from the disk, where they lie beside this file. */
import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Post, Shop as CoreShop, Words, __wbg_reset_state, initSync } from "../target/pkg/full/full.js";
import { Core } from "./core.js";
import { Shop, fetchOnce } from "./shop.js";

export { htmlSafeJson } from "./html-safe.js";

const core = new Core({ Post, Shop: CoreShop, Words, __wbg_reset_state, initSync }, async () => WebAssembly.compile(await readFile(new URL("./full.wasm", import.meta.url))));

/** @type {typeof import("./types.d.ts").open} */
export async function open(source, { now, skus = [], words } = {}) {
  const [snapshot] = await Promise.all([fetchOnce(source, skus), core.load()]);
  return new Shop(core, catalogue, snapshot, now, skus, words);
}

/** @param {string} name */
function catalogue(name) {
  const file = new URL(`./locales/${name}.json`, import.meta.url);
  return existsSync(file) ? readFileSync(file) : undefined;
}
