// @ts-check
/** Cuts a shop's public snapshot into shards, each of which promises by itself what the whole does. */
import { createHash } from "node:crypto";
import { DIGITS, SHARDS, nameOf, placeOf, slicesFor } from "../../sources/shards/layout.js";
import { facing } from "../faces.js";

/** @typedef {Record<string, any>} Fields */
/** @typedef {{ name: string, texts: string[] }} Shard its name, and the JSON of its slices */

/** What a snapshot means where it says nothing. */
const DEFAULTS = { price: 0, onHand: 0, reserved: 0, safetyStock: 0, selling: "stock", minimumOrder: 0, dailyDemand: 0, backorders: 0, waiting: 0 };

/** What offering an item in place of another takes. */
const OFFERED = ["sku", "title", "url", "onHand", "atLeast", "reserved", "safetyStock", "selling", "releaseDate", "backorders"];

/** Of these alternatives the core looks at. */
const MOST_ALTERNATIVES = 100;

/**
 * @param {import("../../types.d.ts").Shop} shop
 * @param {number} [before] slices of each shard, as they were
 * @param {{ faces?: string[], now?: string }} [how] `faces`: the languages that items have faces in; `now`: the shop's local time
 */
export async function cut(shop, before, { faces = [], now } = {}) {
  const slices = slicesFor(shop.skus.length, before);
  const { settings, faced } = await facing(settingsOf(shop), faces, now);
  return { slices, shards: shardsOf(shop, slices, faced), settings };
}

/** All that is no item's own. @param {import("../../types.d.ts").Shop} shop */
function settingsOf(shop) {
  const { items, suppliers, ...settings } = shop.publicSnapshot([]);
  return settings;
}

/** @param {import("../../types.d.ts").Shop} shop @param {number} slices @param {(slice: any) => any} faced @returns {Generator<Shard>} */
function* shardsOf(shop, slices, faced) {
  /** @type {string[][]} */
  const skus = Array.from({ length: SHARDS }, () => []);
  for (const sku of shop.skus) skus[placeOf(sku, slices).shard].push(sku);
  for (const [number, some] of skus.entries()) yield shardOf(shop, number, some, slices, faced);
}

/** @param {import("../../types.d.ts").Shop} shop @param {number} number @param {string[]} skus @param {number} slices @param {(slice: any) => any} faced @returns {Shard} */
function shardOf(shop, number, skus, slices, faced) {
  const { items, suppliers = {} } = shop.publicSnapshot(skus);
  const offered = new Map(shop.publicSnapshot(items.flatMap(alternativesOf)).items.filter(mayBeOffered).map((item) => [item.sku, item]));
  /** @type {Fields[][]} */
  const cuts = Array.from({ length: slices }, () => []);
  for (const item of items) cuts[placeOf(item.sku, slices).slice].push(item);
  const texts = cuts.map((some) => JSON.stringify(faced(sliceOf(some, suppliers, offered))));
  const digits = createHash("sha256").update(texts.join("\n")).digest("hex").slice(0, DIGITS);
  return { name: nameOf(number, digits), texts };
}

/** @param {Fields[]} items @param {Fields} suppliers @param {Map<string, Fields>} offered */
function sliceOf(items, suppliers, offered) {
  const own = new Set(items.map(({ sku }) => sku));
  const keys = new Set(items.flatMap(({ supplier, onOrder }) => [supplier, ...onOrder.map((/** @type {Fields} */ receipt) => receipt.supplier)]));
  const others = new Set(items.flatMap(alternativesOf).filter((sku) => offered.has(sku) && !own.has(sku)));
  return {
    suppliers: Object.fromEntries(Object.entries(suppliers).filter(([key]) => keys.has(key)).map(([key, supplier]) => [key, leanSupplier(supplier)])),
    items: items.map(lean),
    others: [...others].map((sku) => lean(Object.fromEntries(Object.entries(offered.get(sku) ?? {}).filter(([name]) => OFFERED.includes(name))))),
  };
}

/** @param {Fields} item @returns {string[]} */
const alternativesOf = ({ alternatives = [] }) => alternatives.slice(0, MOST_ALTERNATIVES);

/** Only what is in stock is, and what is not now will not be before the next snapshot. @param {Fields} item */
const mayBeOffered = ({ onHand, selling }) => onHand !== 0 && selling !== "made-to-order";

/** Without what goes without saying. @param {Fields} fields @returns {Fields} */
const lean = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== /** @type {Fields} */ (DEFAULTS)[name] && !(Array.isArray(value) && value.length === 0)));

/**
 * Totals stand for sums that a slice cannot make, so where they count they are said even if they are 0. Where nothing is
 * collected they do not count, and would rewrite each shard with every sale.
 * @param {Fields} supplier
 */
const leanSupplier = ({ waiting, dailyDemand, ...supplier }) => (supplier.minimumOrder > 0 ? { ...lean(supplier), waiting, dailyDemand } : lean(supplier));
