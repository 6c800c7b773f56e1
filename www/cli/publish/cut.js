// @ts-check
/** Cuts a shard into slices, each of which promises by itself what the whole does. */
import { createHash } from "node:crypto";
import { alternativesOf } from "../../sources/alternatives.js";
import { DIGITS, nameOf, placeOf } from "../../sources/shards/layout.js";
import { lean } from "./offered.js";

/** @typedef {Record<string, any>} Fields */
/** @typedef {{ name: string, texts: string[] }} Shard its name, and the JSON of its slices */

/** By their keys, each with its place among all. @typedef {Map<string, { rank: number, told: Fields }>} Suppliers */

/** What slices tell of suppliers. @param {Fields} suppliers as everybody may see them @returns {Suppliers} */
export const suppliersFor = (suppliers) => new Map(Object.entries(suppliers).map(([key, supplier], rank) => [key, { rank, told: leanSupplier(supplier) }]));

/**
 * @param {number} number of the shard
 * @param {{ items: Fields[], offered: Map<string, Fields> }} held its items, and what may be offered in place of them
 * @param {Suppliers} suppliers all there are
 * @param {number} slices of each shard
 * @param {(slice: any) => any} faced adds the faces of its items to a slice
 * @returns {Shard}
 */
export function cutShard(number, { items, offered }, suppliers, slices, faced) {
  /** @type {Fields[][]} */
  const cuts = Array.from({ length: slices }, () => []);
  for (const item of items) cuts[placeOf(item.sku, slices).slice].push(item);
  const texts = cuts.map((some) => JSON.stringify(faced(sliceOf(some, suppliers, offered))));
  const digits = createHash("sha256").update(texts.join("\n")).digest("hex").slice(0, DIGITS);
  return { name: nameOf(number, digits), texts };
}

/** @param {Fields[]} items @param {Suppliers} suppliers @param {Map<string, Fields>} offered */
function sliceOf(items, suppliers, offered) {
  const own = new Set(items.map(({ sku }) => sku));
  const others = new Set(items.flatMap(alternativesOf).filter((sku) => offered.has(sku) && !own.has(sku)));
  return {
    suppliers: suppliersOf(items, suppliers),
    items: items.map(lean),
    others: [...others].map((sku) => offered.get(sku)),
  };
}

/** Those who send units of these items. @param {Fields[]} items @param {Suppliers} suppliers */
function suppliersOf(items, suppliers) {
  const keys = new Set(items.flatMap(({ supplier, onOrder }) => [supplier, ...onOrder.map((/** @type {Fields} */ receipt) => receipt.supplier)]));
  const found = [...keys].flatMap((key) => {
    const supplier = suppliers.get(key);
    return supplier ? [{ key, ...supplier }] : [];
  });
  return Object.fromEntries(found.sort((one, other) => one.rank - other.rank).map(({ key, told }) => [key, told]));
}

/**
 * Totals stand for sums that a slice cannot make, so where they count they are said even if they are 0. Where nothing is
 * collected they do not count, and would rewrite each shard with every sale.
 * @param {Fields} supplier
 */
const leanSupplier = ({ waiting, dailyDemand, ...supplier }) => (supplier.minimumOrder > 0 ? { ...lean(supplier), waiting, dailyDemand } : lean(supplier));
