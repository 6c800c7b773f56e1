// @ts-check
/**
 * A Medusa shop as a source, by its Store API. That API tells how many of a variant are free in the stock locations of the
 * publishable key's sales channel, and whether more may be ordered; a date stands in the variant's metadata, or nowhere:
 *
 *   told                                          read as
 *   ------------------------------------------    ------------------------------------------------------------------
 *   manage_inventory: false                       untracked; inventory_quantity is then absent, which is not 0
 *   inventory_quantity: 25                        that many on hand, over all locations; of a kit, as many as can be put together
 *   inventory_quantity: -3                        nothing on hand, and 3 units are owed
 *   allow_backorder                               whether what is not free may wait
 *   manage_inventory without inventory_quantity   nothing: it was not asked for, and the snapshot's reader names it
 *   metadata                                      the shop's own fields, as restock_date
 */
import { askJson, batches } from "./platform/ask.js";
import { customFieldsOf, told } from "./platform/fields.js";
import { minorUnits } from "./platform/money.js";
import { polled, snapshotOf } from "./platform/snapshot.js";
import { supplyOf, termsOf } from "./platform/supply.js";
import { titleIn } from "./platform/texts.js";

/** So many are asked for in one question, for they all stand in its address. */
const MOST_AT_ONCE = 50;

/**
 * @typedef {import("./platform/snapshot.js").PlatformOptions & { publishableKey?: string, regionId?: string }} MedusaOptions
 * publishableKey: of one sales channel, which Medusa wants told
 * regionId: whose prices are asked for; none, no prices
 */

/** @param {any} raw what any question of the Store API for products or variants is answered @param {MedusaOptions} [options] */
export function toSnapshot(raw, options = {}) {
  const variants = variantsIn(raw);
  const currency = variants.map(({ calculated_price: price }) => price?.currency_code).find((code) => typeof code === "string");
  return snapshotOf(variants.map((variant) => toItem(variant, options)), options, currency?.toUpperCase());
}

/** @param {any} node @returns {any[]} */
function variantsIn(node) {
  if (typeof node !== "object" || node === null) return [];
  if (Array.isArray(node)) return node.flatMap(variantsIn);
  const { products, product, variants, variant } = node;
  const inner = products ?? variants ?? variant ?? ("manage_inventory" in node ? undefined : product);
  return inner === undefined ? ("manage_inventory" in node ? [node] : []) : variantsIn(inner);
}

/** @param {Record<string, any>} variant @param {MedusaOptions} options */
function toItem(variant, options) {
  const sku = options.key === "id" ? variant.id : variant.sku;
  if (!sku) return undefined;
  const custom = customFieldsOf(variant.metadata, options.fields);
  const { calculated_price: price, manage_inventory: tracked, inventory_quantity: count } = variant;
  const supply =
    tracked !== false && typeof count !== "number"
      ? { onHand: "inventory_quantity not told" }
      : supplyOf({ sellable: true, tracked, count, waits: variant.allow_backorder === true }, custom, options);
  return told({
    sku,
    title: titleIn(variant.product?.title, variant.title),
    price: minorUnits(price?.calculated_amount, price?.currency_code),
    ...termsOf(custom, options),
    ...supply,
  });
}

/**
 * @param {string} url of the Store API, such as https://shop.example/store
 * @param {MedusaOptions} [options]
 */
export function source(url, options = {}) {
  const { key, publishableKey, regionId } = options;
  /** @type {RequestInit} */
  const init = { headers: publishableKey ? { "x-publishable-api-key": publishableKey } : {} };
  return polled(
    (skus, how) =>
      Promise.all(
        batches(skus, MOST_AT_ONCE).map((some) => {
          const address = new URL(`${url.replace(/\/$/, "")}/product-variants`, globalThis.location?.href);
          for (const sku of some) address.searchParams.append(key === "id" ? "id[]" : "sku[]", sku);
          address.searchParams.set("limit", String(MOST_AT_ONCE));
          if (regionId) address.searchParams.set("region_id", regionId);
          address.searchParams.set("fields", regionId ? "*calculated_price,+inventory_quantity" : "+inventory_quantity");
          return askJson(address.href, init, how);
        }),
      ),
    toSnapshot,
    options,
  );
}
