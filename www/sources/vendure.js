// @ts-check
/**
 * A Vendure shop as a source: asks the public Shop API for the stock of the skus on the page.
 * What its answers mean is said in vendure/variant.js.
 */
import { poll, seconds } from "./poll.js";
import { told } from "./vendure/custom-fields.js";
import { ShopApi } from "./vendure/shop-api.js";
import { levelOf, toItem } from "./vendure/variant.js";

/**
 * What the adapter passes on to the snapshot is what Vendure does not know: calendar, policy, suppliers.
 * @typedef {import("./vendure/variant.js").MappingOptions & {
 *   poll?: number | string, timeout?: number, currency?: string, calendar?: object, policy?: object, suppliers?: object,
 *   channel?: string, languageCode?: string, skuFilter?: boolean | string, now?: string, fetch?: typeof globalThis.fetch,
 * }} VendureOptions
 * poll: seconds, 60; 0 asks until there is one answer
 * channel: the token of a channel other than the default one
 * skuFilter: the shop has extended its API by ProductFilterParameter.sku, so that no search index is needed
 * now: the shop's local time, where the page sets it
 */

/**
 * A snapshot of every variant in an answer of the Shop API, whatever query it answers.
 * @param {any} raw the body: { data: { product | products | … } }
 * @param {VendureOptions} [options]
 */
export function toSnapshot(raw, options = {}) {
  const variants = variantsIn(raw?.data ?? raw);
  const { asOf, timeZone, calendar, policy, suppliers } = options;
  return told({
    version: 1,
    asOf,
    timeZone,
    currency: options.currency ?? variants.find((variant) => variant.currencyCode)?.currencyCode,
    calendar,
    policy: withLowStock(policy, variants, options),
    suppliers,
    items: variants.map((variant) => toItem(variant, options)),
  });
}

/**
 * Low is what Vendure calls low: the highest number it says so of. A policy of the page's own stands above it.
 * @param {object | undefined} policy @param {any[]} variants @param {VendureOptions} options
 */
function withLowStock(policy, variants, { lowStock, stockLevels }) {
  const levels = variants.map((variant) => levelOf(variant.stockLevel, stockLevels));
  const low = levels.map((level) => (level?.word === "LOW_STOCK" ? (level.count ?? (Number(lowStock) || 0)) : 0));
  const highest = low.reduce((one, other) => Math.max(one, other), 0);
  return highest > 0 ? { lowStock: highest, ...policy } : policy;
}

/** @param {unknown} node @returns {any[]} */
function variantsIn(node) {
  if (typeof node !== "object" || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(variantsIn);
  return "stockLevel" in node ? [node] : Object.values(node).flatMap(variantsIn);
}

/**
 * @param {string} url of the Shop API, such as https://shop.example/shop-api
 * @param {VendureOptions} [options]
 */
export function source(url, options = {}) {
  const shop = new ShopApi(url, { ...options, timeout: seconds("timeout", options.timeout, 10) });
  /** @param {string[]} skus @param {AbortSignal} [signal] */
  const snapshot = async (skus, signal) => {
    // What was true when it was asked may have changed since; not before.
    const asOf = new Date().toISOString();
    return toSnapshot(await shop.stock(skus, signal), { ...options, asOf });
  };
  const every = seconds("poll", options.poll, 60);
  return {
    /** @param {string[]} skus */
    fetch: (skus) => snapshot(skus),
    /**
     * @param {string[]} skus
     * @param {(snapshot?: object, error?: unknown) => void} push
     */
    watch: (skus, push) => poll((signal) => snapshot(skus, signal), push, { ...options, every }),
  };
}
