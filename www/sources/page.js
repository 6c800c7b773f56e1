// @ts-check
/**
 * The page itself as a source: the JSON-LD by which it tells search engines of its products (schema.org's Product and Offer).
 *
 *   told                                             read as
 *   ---------------------------------------------    ---------------------------------------------------------------
 *   InStock, OnlineOnly, LimitedAvailability         as many on hand as inventoryLevel says, else number not told; a backorder
 *                                                    where availabilityStarts is ahead, for many shops say so of both
 *   BackOrder                                        nothing on hand; ships from availabilityStarts, else in deliveryLeadTime
 *   PreOrder, PreSale                                not out before availabilityStarts
 *   OutOfStock, SoldOut, Reserved, InStoreOnly       nothing on hand, cannot be ordered; availabilityStarts says when again
 *   MadeToOrder                                      made to order, in deliveryLeadTime
 *   Discontinued                                     never again
 *   any other word                                   passed on as it is, for the snapshot's reader to name
 *   no word, or several offers that name no sku      nothing
 */
import { productsBySku, productsIn } from "../machine/merge.js";
import { dayOf } from "./platform/days.js";
import { FOR_ALL, numberIn, told } from "./platform/fields.js";
import { minorUnits } from "./platform/money.js";
import { snapshotOf } from "./platform/snapshot.js";
import { supplyOf } from "./platform/supply.js";
import { textIn, titleIn } from "./platform/texts.js";
import { SourceError } from "./poll.js";

/** @typedef {import("./platform/snapshot.js").PlatformOptions & { skus?: string[] }} PageOptions skus: those the page asks for, so that a product without one is known by being the only one */
/** @typedef {{ sku: string, product: any, offer: any }} Found */

const BLOCKS = 'script[type="application/ld+json" i]:not([data-backsoon])';
const DAYS = /** @type {Record<string, number>} */ ({ DAY: 1, D: 1, WEE: 7, WEEK: 7 });

/** @param {any} raw blocks of JSON-LD, or one @param {PageOptions} [options] */
export function toSnapshot(raw, options = {}) {
  const found = offersIn([raw].flat().flatMap(productsIn), options.skus ?? []);
  const currency = found.map(({ offer }) => offer.priceCurrency).find((code) => typeof code === "string");
  return snapshotOf(found.map((one) => toItem(one, options)), options, currency);
}

/** Each sku and the offer that is meant by it. @param {any[]} products @param {string[]} skus @returns {Found[]} */
function offersIn(products, skus) {
  const skuOf = new Map([...productsBySku(skus, products)].map(([sku, product]) => [product, sku]));
  return products.flatMap((product) => {
    const own = skuOf.get(product);
    const offers = [product.offers].flat().filter((offer) => offer && typeof offer === "object");
    // An AggregateOffer sums up others, if it names them.
    const each = offers.flatMap((offer) => [offer.offers ?? offer].flat()).filter((offer) => offer && typeof offer === "object");
    const named = each.filter(({ sku }) => isSku(sku)).map((offer) => ({ sku: String(offer.sku), product, offer }));
    return named.length === 0 && own !== undefined && each.length === 1 ? [{ sku: own, product, offer: each[0] }] : named;
  });
}

/** @param {unknown} sku */
const isSku = (sku) => (typeof sku === "string" && sku !== "") || typeof sku === "number";

/** @param {Found} found @param {PageOptions} options */
function toItem({ sku, product, offer }, options) {
  const { availability, availabilityStarts: starts, priceCurrency } = offer;
  if (!availability) return undefined;
  const word = textIn(availability).replace(/^.*[/:#]/, "").toLowerCase();
  const due = starts ? dayOf(starts, options.timeZone) : undefined;
  return told({
    sku,
    title: titleIn(product.name),
    price: minorUnits(offer.price, priceCurrency),
    url: typeof offer.url === "string" ? offer.url : undefined,
    leadDays: leadDaysOf(offer.deliveryLeadTime),
    ...(supplyBy(word, due, offer, options) ?? { onHand: `availability ${textIn(availability)}` }),
  });
}

/** @param {string} word @param {string | undefined} due @param {any} offer @param {PageOptions} options */
function supplyBy(word, due, offer, options) {
  // A page does not say when it was written; what is ahead is ahead of the day it is read.
  const when = { ...options, now: options.now ?? options.asOf ?? new Date().toISOString() };
  const onOrder = due ? [{ quantity: FOR_ALL, due }] : undefined;
  switch (word) {
    case "instock": case "onlineonly": case "limitedavailability":
      return supplyOf({ sellable: true, count: levelOf(offer.inventoryLevel), onOrder }, {}, when);
    case "backorder":
      return supplyOf({ sellable: true, backordered: true, waits: true, onOrder }, {}, when);
    case "preorder": case "presale":
      return { releaseDate: due, ...supplyOf({ sellable: true, backordered: true, waits: true, onOrder }, {}, when) };
    case "outofstock": case "soldout": case "reserved": case "instoreonly":
      return supplyOf({ sellable: false, onOrder }, {}, when);
    case "madetoorder":
      return { selling: "made-to-order" };
    case "discontinued":
      return { selling: "discontinued" };
  }
}

/** A quantity, or an object of its value. @param {any} level */
const levelOf = (level) => numberIn(level?.value ?? level);

/** Whole days; undefined where none are told. @param {any} time */
function leadDaysOf(time) {
  const value = numberIn(time?.maxValue ?? time?.value);
  const days = typeof value === "number" ? value * (DAYS[textIn(time.unitCode ?? time.unitText ?? "DAY").toUpperCase()] ?? NaN) : NaN;
  return days >= 0 ? Math.ceil(days) : undefined;
}

/** What a block said when it was first read; from then on our own promise may stand in it. @type {WeakMap<Element, any>} */
const read = new WeakMap();

/** @param {string} _url none @param {PageOptions} [options] */
export function source(_url, options = {}) {
  const page = globalThis.document;
  if (!page) throw new SourceError("source", "'page': expected to be on a page");
  /** @param {string[]} skus */
  const snapshot = (skus) => toSnapshot([...page.querySelectorAll(BLOCKS)].map(wholeOf), { ...options, skus });
  return {
    fetch: async (/** @type {string[]} */ skus) => snapshot(skus),
    watch: (/** @type {string[]} */ skus, /** @type {(snapshot: object) => void} */ push) => {
      const look = () => push(snapshot(skus));
      const isNew = (/** @type {Node} */ node) => node instanceof Element && [node, ...node.querySelectorAll(BLOCKS)].some((one) => one.matches(BLOCKS) && !read.has(one));
      const observer = new MutationObserver((records) => {
        if (records.some(({ addedNodes }) => [...addedNodes].some(isNew))) look();
      });
      const begin = () => {
        look();
        observer.observe(page, { childList: true, subtree: true });
      };
      // Until it is parsed, a block may be there without its end.
      if (page.readyState === "loading") page.addEventListener("DOMContentLoaded", begin, { once: true });
      else begin();
      return () => {
        page.removeEventListener("DOMContentLoaded", begin);
        observer.disconnect();
      };
    },
  };
}

/** @param {Element} block */
function wholeOf(block) {
  if (!read.has(block)) {
    try {
      read.set(block, JSON.parse(block.textContent ?? ""));
    } catch {
      // Whoever wrote it has a search engine to tell of it.
      read.set(block, undefined);
    }
  }
  return read.get(block);
}
