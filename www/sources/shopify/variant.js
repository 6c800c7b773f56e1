// @ts-check
/**
 * What Shopify tells of a variant, as an item of a snapshot: by the Storefront API, or as a theme prints it. Pure.
 *
 *   Storefront API                                read as
 *   ------------------------------------------    ------------------------------------------------------------------
 *   availableForSale: false                       nothing on hand, cannot be ordered
 *   currentlyNotInStock, though availableForSale  nothing on hand; what is ordered waits
 *   quantityAvailable: 3, or -3                   3 on hand; 3 are owed. Whether more may be ordered is not told
 *   quantityAvailable: 0, though availableForSale untracked: Shopify tells it from a backorder by currentlyNotInStock
 *     and not currentlyNotInStock
 *   quantityAvailable: null                       on hand, number not told: the token may not read quantities
 *
 *   theme                                         read as
 *   ------------------------------------------    ------------------------------------------------------------------
 *   available: false                              nothing on hand, cannot be ordered
 *   inventory_management: null                    untracked; inventory_quantity is then less by each that was sold
 *   inventory_quantity: 3, or -3                  3 on hand; 3 are owed
 *   inventory_policy: "continue", or "deny"       what is not free may wait, or may not
 *   incoming, next_incoming_date                  one receipt; how much it is Shopify does not tell, so that the date
 *                                                 holds for all who may order
 *
 *   metafields, of either                         the shop's own fields, as restock_date; they stand above these
 */
import { minorDigits } from "../../currency.js";
import { dayOf } from "../platform/days.js";
import { customFieldsOf, entriesIn, FOR_ALL, told } from "../platform/fields.js";
import { minorUnits } from "../platform/money.js";
import { supplyOf, termsOf } from "../platform/supply.js";
import { textIn, titleIn } from "../platform/texts.js";

/** @typedef {import("../shopify.js").ShopifyOptions} ShopifyOptions */

/** @param {Record<string, any>} node */
export const isVariant = (node) => "sku" in node && ("availableForSale" in node || "available" in node);

/** @param {Record<string, any>} variant @param {ShopifyOptions} options @param {string} [currency] of prices that do not name theirs */
export function toItem(variant, options, currency) {
  const sku = options.key === "id" ? textIn(variant.id).replace(/^gid:.*\//, "") : variant.sku;
  if (!sku) return undefined;
  const custom = customFieldsOf(entriesIn(variant.metafields), options.fields);
  const printed = "available" in variant;
  return told({
    sku,
    title: titleOf(variant),
    price: printed ? printedPrice(variant.price, currency) : minorUnits(variant.price?.amount, variant.price?.currencyCode),
    ...termsOf(custom, options),
    ...supplyOf(printed ? printedStock(variant, options) : stockOf(variant), custom, options),
  });
}

/** @param {Record<string, any>} variant of the Storefront API */
function stockOf({ availableForSale, currentlyNotInStock, quantityAvailable }) {
  const backordered = typeof currentlyNotInStock === "boolean" ? currentlyNotInStock : undefined;
  return {
    sellable: availableForSale === true,
    tracked: !(backordered === false && typeof quantityAvailable === "number" && quantityAvailable <= 0),
    count: quantityAvailable,
    backordered,
    waits: backordered || undefined,
  };
}

/** @param {Record<string, any>} variant as a theme prints it @param {ShopifyOptions} options */
function printedStock(variant, { timeZone }) {
  const { incoming, next_incoming_date: date, inventory_policy: policy } = variant;
  return {
    sellable: variant.available === true,
    tracked: variant.inventory_management !== null,
    count: variant.inventory_quantity,
    waits: policy === "continue" || (policy === "deny" ? false : undefined),
    onOrder: (incoming ?? date) ? [told({ quantity: FOR_ALL, due: date ? dayOf(date, timeZone) : undefined })] : undefined,
  };
}

/** What a theme calls name is both. @param {Record<string, any>} variant */
const titleOf = ({ product, title, name }) => titleIn(name) ?? titleIn(product?.title, title === "Default Title" ? undefined : title);

/** Liquid has a hundredth for a subunit, whatever the currency. @param {unknown} price @param {string} [currency] */
function printedPrice(price, currency) {
  return typeof price === "number" && currency ? Math.round((price / 100) * 10 ** minorDigits(currency)) : undefined;
}
