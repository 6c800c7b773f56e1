// @ts-check
/** Finding products in a page's JSON-LD, and giving the offer of one what the promise says. */

/** What of an offer is ours to say; prices and the like are the page's. */
const OURS = ["availability", "availabilityStarts", "deliveryLeadTime", "inventoryLevel"];
/** Deeper than this no page describes its product. */
const DEEPEST = 12;
/** Objects and lists that are looked at in one block. */
const MOST = 50_000;
const PRODUCT = /^(https?:\/\/schema\.org\/|schema:)?(Product|IndividualProduct|ProductModel|Vehicle|Car|Book)$/;
/** Where other products are named in passing. */
const IN_PASSING = /^(isRelatedTo|isSimilarTo|isAccessoryOrSparePartFor|isConsumableFor|itemReviewed)$/;

/** The products that a block describes, the outer ones first. @param {any} block JSON-LD @returns {any[]} */
export function productsIn(block) {
  const products = [];
  const queue = isObject(block) ? [{ node: block, depth: 0 }] : [];
  for (const { node, depth } of queue) {
    if ([node["@type"]].flat().some((type) => typeof type === "string" && PRODUCT.test(type))) products.push(node);
    if (depth === DEEPEST) continue;
    for (const [name, value] of Object.entries(node)) {
      if (queue.length < MOST && isObject(value) && !IN_PASSING.test(name)) queue.push({ node: value, depth: depth + 1 });
    }
  }
  return products;
}

/**
 * Which product is meant by each sku: the first with that sku, or the only one of the page if that has none. Whose that
 * is, nobody can tell once the page speaks of two skus.
 * @param {string[]} skus those that are told of on the page @param {any[]} products all of the page
 * @returns {Map<string, any>}
 */
export function productsBySku(skus, products) {
  const bySku = new Map();
  for (const product of products) {
    const sku = textOf(product.sku);
    if (sku !== undefined && !bySku.has(sku)) bySku.set(sku, product);
  }
  if (skus.length === 1 && products.length === 1 && products[0].sku === undefined) bySku.set(skus[0], products[0]);
  return bySku;
}

/**
 * Has the page's product say what ours does. Whether it could: which of several offers is meant, nobody can tell.
 * @param {any} found the page's @param {any} product ours
 */
export function merge(found, product) {
  const offers = objectsIn(found.offers).flatMap((offer) => {
    // An AggregateOffer sums up others, if it names them.
    const inner = objectsIn(offer.offers);
    return inner.length > 0 ? inner : [offer];
  });
  const own = offers.filter((offer) => textOf(offer.sku) === product.sku);
  const [offer] = own.length > 0 ? own : offers;
  if (own.length === 0 && offers.length > 1) return false;
  if (offer) give(offer, product.offers);
  else found.offers = product.offers;
  return true;
}

/** @param {any} offer the page's @param {any} ours */
function give(offer, ours) {
  for (const name of OURS) {
    // What it said of that before may be of another day.
    if (ours[name] === undefined) delete offer[name];
    else offer[name] = ours[name];
  }
  const time = ours.shippingDetails?.deliveryTime;
  if (!time) return;
  const [details] = [offer.shippingDetails].flat();
  if (!details) offer.shippingDetails = ours.shippingDetails;
  else if (isObject(details) && !details.deliveryTime) details.deliveryTime = time;
}

/** @param {any} value */
const isObject = (value) => !!value && typeof value === "object";

/** @param {any} value one, or a list of them @returns {any[]} */
const objectsIn = (value) => [value].flat().filter(isObject);

/** A sku as text. Pages may write a number; anything else is none. @param {unknown} sku */
const textOf = (sku) => (typeof sku === "string" || typeof sku === "number" ? String(sku) : undefined);
