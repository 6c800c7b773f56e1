// @ts-check
/**
 * A WooCommerce shop as a source, by its public Store API. That API tells whether an item can be bought and whether it is on
 * backorder, how many there are only where the shop shows that they are few, and no dates:
 *
 *   told                                                   read as
 *   ---------------------------------------------------    --------------------------------------------------------
 *   is_in_stock: false                                     nothing on hand, cannot be ordered
 *   is_on_backorder, though is_in_stock is true            nothing on hand; what is ordered waits. The same for the class
 *                                                          of stock_availability, which is there from version 9
 *   low_stock_remaining: 2                                 2 on hand; what is beyond may wait where add_to_cart has no
 *                                                          maximum
 *   add_to_cart.maximum below 9999, of what is not sold    that many can be bought at least, and what is beyond may not
 *   one by one                                             wait
 *   none of these                                          on hand, number not told
 *   a product with variations, or of others grouped        nothing: its variations may each stand otherwise
 *   extensions.backsoon                                    the shop's own fields
 */
import { minorDigits } from "../currency.js";
import { askJson, batches } from "./platform/ask.js";
import { customFieldsOf, numberIn, told } from "./platform/fields.js";
import { polled, snapshotOf } from "./platform/snapshot.js";
import { supplyOf, termsOf } from "./platform/supply.js";
import { textIn, titleIn } from "./platform/texts.js";

/** The Store API gives no more at once. */
const MOST_AT_ONCE = 100;
/** What the Store API says where there is no limit. */
const NO_LIMIT = 9999;
/** What of a product to ask for; the shop's own fields are among its extensions. */
const PROPERTIES = ["id", "name", "variation", "type", "permalink", "sku", "prices", "has_options", "is_purchasable", "is_in_stock"]
  .concat("is_on_backorder", "low_stock_remaining", "stock_availability", "sold_individually", "add_to_cart", "extensions")
  .join();
/** A shop that hides what is out of stock hides it from its API too, unless it is asked by name. */
const STATUSES = ["instock", "outofstock", "onbackorder"];

/** @typedef {import("./platform/snapshot.js").PlatformOptions & { extension?: string }} WooOptions extension: its name, if not "backsoon" */

/** @param {any} raw a list of products, or one @param {WooOptions} [options] */
export function toSnapshot(raw, options = {}) {
  const products = [raw].flat(2).filter((product) => product && typeof product === "object");
  const currency = products.find(({ prices }) => prices?.currency_code)?.prices.currency_code;
  return snapshotOf(products.map((product) => toItem(product, options)), options, currency);
}

/** @param {Record<string, any>} product @param {WooOptions} options */
function toItem(product, options) {
  const sku = options.key === "id" ? textIn(product.id) : product.sku;
  if (!sku || product.has_options || ["variable", "grouped", "external"].includes(product.type)) return undefined;
  const custom = customFieldsOf(product.extensions?.[options.extension ?? "backsoon"], options.fields);
  return told({
    sku,
    title: titleOf(product),
    price: priceOf(product.prices),
    url: product.permalink,
    ...termsOf(custom, options),
    ...supplyOf(stockOf(product), custom, options),
  });
}

/** @param {Record<string, any>} product */
function stockOf(product) {
  const backordered = product.is_on_backorder === true || product.stock_availability?.class === "available-on-backorder";
  // 9999 is no number of units, and one by one is how they are sold, not how many there are.
  const most = product.sold_individually ? undefined : product.add_to_cart?.maximum;
  const maximum = typeof most === "number" ? most : 0;
  const limited = maximum > 0 && maximum < NO_LIMIT;
  const few = product.low_stock_remaining ?? undefined;
  return {
    sellable: product.is_in_stock !== false && product.is_purchasable !== false,
    backordered,
    count: few ?? (limited ? maximum : undefined),
    waits: backordered || maximum >= NO_LIMIT || (limited ? false : undefined),
  };
}

/** WordPress writes names as HTML. @param {Record<string, any>} product */
function titleOf({ name, variation }) {
  return titleIn(name, variation)?.replace(/&(#\d{1,7}|amp|lt|gt|quot);/g, unescaped);
}

/** @param {string} whole @param {string} name */
function unescaped(whole, name) {
  const code = Number(name.slice(1));
  if (name[0] === "#") return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  return /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"' })[name];
}

/** Its minor unit is as many digits as the shop shows, which need not be the currency's. @param {Record<string, any>} [prices] */
function priceOf(prices) {
  const price = numberIn(prices?.price);
  if (typeof price !== "number" || prices?.price_range) return undefined;
  const shown = prices?.currency_minor_unit;
  return Math.round(price * 10 ** (minorDigits(prices?.currency_code) - (typeof shown === "number" ? shown : 2)));
}

/**
 * @param {string} url of the Store API, such as https://shop.example/wp-json/wc/store/v1
 * @param {WooOptions} [options]
 */
export function source(url, options = {}) {
  const { key } = options;
  return polled(
    (skus, how) => Promise.all(questions(url, skus, key).map((question) => askJson(question, {}, how))),
    toSnapshot,
    options,
  );
}

/** @param {string} url @param {string[]} skus @param {string} [key] */
function questions(url, skus, key) {
  // Products and variations are asked for together by their skus, but apart by their ids.
  if (key === "id") return batches(skus, MOST_AT_ONCE).flatMap((ids) => [[], [["type", "variation"]]].map((kind) => question(url, [["include", ids.join()], ...kind])));
  // A list of skus is cut at its commas, so that one with a comma in it must be asked for alone.
  const alone = skus.filter((sku) => sku.includes(","));
  const listed = batches(skus.filter((sku) => !sku.includes(",")), MOST_AT_ONCE);
  return [...listed, ...alone.map((sku) => [sku])].map((some) => question(url, [["sku", some.join()]]));
}

/** @param {string} url @param {string[][]} query */
function question(url, query) {
  const address = new URL(url, globalThis.location?.href);
  const { searchParams } = address;
  // Where WordPress has no addresses of its own, the API's is in its query.
  const route = searchParams.get("rest_route");
  if (route === null) address.pathname = `${address.pathname.replace(/\/$/, "")}/products`;
  else searchParams.set("rest_route", `${route}/products`);
  const more = [["per_page", `${MOST_AT_ONCE}`], ["_fields", PROPERTIES], ...STATUSES.map((status) => ["stock_status[]", status])];
  for (const [name, value] of [...query, ...more]) searchParams.append(name, value);
  return address.href;
}
