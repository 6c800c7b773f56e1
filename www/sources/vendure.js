// @ts-check
/**
 * A Vendure shop as a source: asks the public Shop API for the stock of the skus on the page.
 * What its answers mean is said in vendure/variant.js.
 */
import { nodesIn } from "./platform/nodes.js";
import { polled, snapshotOf } from "./platform/snapshot.js";
import { ShopApi } from "./vendure/shop-api.js";
import { levelOf, toItem } from "./vendure/variant.js";

/**
 * @typedef {import("./vendure/variant.js").MappingOptions & import("./platform/snapshot.js").PlatformOptions & {
 *   channel?: string, languageCode?: string, skuFilter?: boolean | string,
 * }} VendureOptions
 * channel: the token of a channel other than the default one
 * skuFilter: the shop has extended its API by ProductFilterParameter.sku, so that no search index is needed
 */

/**
 * A snapshot of every variant in an answer of the Shop API, whatever query it answers.
 * @param {any} raw the body: { data: { product | products | … } }
 * @param {VendureOptions} [options]
 */
export function toSnapshot(raw, options = {}) {
  const variants = nodesIn(raw?.data ?? raw, (node) => "stockLevel" in node);
  const known = { ...options, policy: withLowStock(options.policy, variants, options) };
  return snapshotOf(
    variants.map((variant) => toItem(variant, options)),
    known,
    variants.find((variant) => variant.currencyCode)?.currencyCode,
  );
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

/**
 * @param {string} url of the Shop API, such as https://shop.example/shop-api
 * @param {VendureOptions} [options]
 */
export function source(url, options = {}) {
  const shop = new ShopApi(url, options);
  return polled((skus, how) => shop.stock(skus, how), toSnapshot, options);
}
