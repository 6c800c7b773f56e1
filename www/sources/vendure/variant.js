// @ts-check
/**
 * What a Vendure variant tells, as an item of a snapshot. Pure: no clock, no network.
 *
 * Vendure's Shop API tells one word about stock, `stockLevel`, and by default that word hides what matters here:
 * a variant with nothing on hand that may be sold down to a negative threshold is IN_STOCK. So a shop that sells on
 * backorder tells more, by its StockDisplayStrategy or by public custom fields of ProductVariant; all are optional:
 *
 *   told                                           read as
 *   -------------------------------------------    ----------------------------------------------------------------
 *   IN_STOCK                                       on hand, number not told ("some")
 *   LOW_STOCK                                      the same: "only 1 left" would be a guess, unless option `lowStock`
 *                                                  says for how many units the word is sure to stand
 *   OUT_OF_STOCK                                   nothing on hand, cannot be ordered; what is on order says when again
 *   IN_STOCK:50  LOW_STOCK:2  50                   that many on hand
 *   BACKORDER:4  BACKORDER                         nothing on hand; 4 more (any number) may be ordered and wait
 *   UNTRACKED                                      untracked
 *   any other word                                 passed on as it is: the snapshot's reader names it, and the item is
 *                                                  unknown. Option `stockLevels` translates a shop's own words
 *   custom field onHand                            free units (on hand less allocated). 0 or less beside IN_STOCK is a
 *                                                  backorder; -3 means 3 units wait
 *   backordered: true                              nothing on hand: what can be ordered waits
 *   restocks: [{ quantity, due, supplier, stage }] what is on order, receipt by receipt: a list of structs, or its JSON
 *   restockDate, restockQuantity                   one receipt; without a quantity the date holds for all who may order
 *   either of them ahead, but neither onHand,      a backorder: "in stock" would promise today what comes that day.
 *     backordered nor a number                     With `backordered: false`, in stock
 *   restockDate that has passed                    nothing; with `backordered: true`, an overdue receipt
 *   backorderLimit                                 how many may wait in all (outOfStockThreshold without its minus);
 *                                                  beside BACKORDER:4, what is missing to it waits already
 *   backorders                                     how many wait
 *   selling, releaseDate, leadDays, supplier,      as in the snapshot; but what Vendure calls OUT_OF_STOCK is sold on
 *   minimumOrder, dailyDemand                      neither backorder nor order, for Vendure would refuse it
 */
import { customFieldsOf, isAwaited, receiptsOf, told } from "../platform/fields.js";
import { refused, termsOf } from "../platform/supply.js";
import { textIn } from "../platform/texts.js";

/** A longer stockLevel is none; matching it would take the square of its length. */
const LONGEST_LEVEL = 80;
const WORDS = new Set(["IN_STOCK", "LOW_STOCK", "OUT_OF_STOCK", "BACKORDER", "UNTRACKED"]);

/**
 * @typedef {object} MappingOptions
 * @property {Record<string, string>} [fields] names of custom fields that differ from FIELDS
 * @property {Record<string, string>} [stockLevels] a shop's own words for Vendure's: { "Auf Lager": "IN_STOCK" }
 * @property {number | string} [lowStock] for how many units LOW_STOCK is sure to stand
 * @property {string} [price] "priceWithTax" (default) or "price"
 * @property {string} [timeZone] the shop's, IANA
 * @property {string} [asOf] the instant at which Vendure said this
 * @property {string} [now] the shop's local time, where it is not to be taken from `asOf`
 */
/** @typedef {{ word: string, count?: number }} Level what stockLevel says; count is of units that may be sold */
/** @typedef {import("../platform/fields.js").Custom} Custom */

/** @param {Record<string, any>} variant @param {MappingOptions} options */
export function toItem(variant, options) {
  const custom = customFieldsOf(variant.customFields, options.fields);
  const level = levelOf(variant.stockLevel, options.stockLevels);
  return told({
    sku: variant.sku,
    title: variant.name,
    price: variant[options.price ?? "priceWithTax"],
    ...termsOf(custom, options),
    ...(level ? supplyOf(level, custom, options) : { onHand: variant.stockLevel }),
  });
}

/** @param {Level} level @param {Custom} custom @param {MappingOptions} options */
function supplyOf(level, custom, options) {
  const onOrder = receiptsOf(custom, options);
  const awaited = isAwaited(onOrder, options);
  const onHand = onHandOf(level, custom, awaited, options);
  if (typeof onHand === "string") return { onHand, selling: custom.selling };

  const sellable = level.word !== "OUT_OF_STOCK";
  const room = sellable ? roomBelowZero(level, custom, onHand, options) : 0;
  const waits = sellable && (onHand <= 0 || room > 0);
  const waiting = custom.backorders ?? Math.max(0, -onHand, waits ? custom.backorderLimit - room || 0 : 0);
  const limit = Math.min(custom.backorderLimit ?? Infinity, waiting + room);
  return {
    onHand: Math.max(0, onHand),
    selling: sellable ? (custom.selling ?? (waits ? "backorder" : "stock")) : refused(custom),
    backorders: waiting > 0 ? waiting : undefined,
    backorderLimit: waits && Number.isFinite(limit) ? limit : undefined,
    onOrder: onOrder.length === 0 ? undefined : onOrder,
  };
}

/**
 * @param {unknown} stockLevel @param {Record<string, string>} [translations]
 * @returns {Level | undefined} undefined: not a word that is known here
 */
export function levelOf(stockLevel, translations) {
  const text = textIn(stockLevel).trim();
  const level = String(translations?.[text] ?? text);
  if (level.length > LONGEST_LEVEL) return undefined;
  const [, word, digits] = /^(.{0,60}?)\s*:?\s*(-?\d+)?$/.exec(level) ?? [];
  const count = digits === undefined ? undefined : Number(digits);
  const known = (word || (count === undefined ? "" : "IN_STOCK")).toUpperCase().replaceAll(/[\s-]+/g, "_");
  if (!WORDS.has(known)) return undefined;
  return count === undefined || count > 0 ? { word: known, count } : { word: "OUT_OF_STOCK" };
}

/**
 * Free units; negative where units are owed.
 * @param {Level} level @param {Custom} custom @param {boolean} awaited @param {MappingOptions} options
 * @returns {number | "some" | "untracked"}
 */
function onHandOf({ word, count }, custom, awaited, { lowStock }) {
  if (word === "UNTRACKED") return "untracked";
  if (word === "OUT_OF_STOCK") return Math.min(0, custom.onHand ?? 0);
  if (custom.onHand !== undefined) return custom.onHand;
  if (custom.backordered === true || word === "BACKORDER") return 0;
  if (count !== undefined) return count;
  if (custom.backordered === undefined && awaited) return 0;
  return word === "LOW_STOCK" && Number(lowStock) >= 1 ? Number(lowStock) : "some";
}

/**
 * How many units may still be ordered beyond those that are free, Infinity if nobody told. Vendure's counts are of
 * what may be sold: whatever they are above the free units is room that the shop's threshold leaves below zero.
 * @param {Level} level @param {Custom} custom @param {number} onHand @param {MappingOptions} options
 */
function roomBelowZero({ word, count }, custom, onHand, { lowStock }) {
  const free = Math.max(0, onHand);
  if (count !== undefined && (custom.onHand !== undefined || free === 0)) return Math.max(0, count - free);
  if (free > 0) return custom.backorderLimit ?? 0;
  return word === "LOW_STOCK" ? Number(lowStock) || 1 : Infinity;
}
