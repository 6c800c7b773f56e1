// @ts-check
/** Finding a product in a page's JSON-LD, and giving its offer what the promise says. */

/** What of an offer is ours to say; prices and the like are the page's. */
const OURS = ["availability", "availabilityStarts", "deliveryLeadTime", "inventoryLevel"];
/** Deeper than this no page describes its product. */
const DEEPEST = 12;

/**
 * The product that is meant, in all that a page says: the one with this sku, or the only one there if that has none.
 * @param {any[]} blocks JSON-LD @param {string} sku
 */
export function productIn(blocks, sku) {
  const all = blocks.flatMap((block) => [...productsIn(block)]);
  const named = all.find((one) => String(one.sku ?? "") === sku);
  return named ?? (all.length === 1 && all[0].sku === undefined ? all[0] : undefined);
}

/**
 * Has the page's product say what ours does. Whether it could: which of several offers is meant, nobody can tell.
 * @param {any} found the page's @param {any} product ours
 */
export function merge(found, product) {
  const offers = [found.offers].flat().filter((offer) => offer && typeof offer === "object");
  const own = offers.filter((offer) => String(offer.sku ?? "") === product.sku);
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
  else if (typeof details === "object" && !details.deliveryTime) details.deliveryTime = time;
}

/** @param {any} node @returns {Generator<any>} */
function* productsIn(node, depth = 0) {
  if (!node || typeof node !== "object" || depth > DEEPEST) return;
  if (isProduct(node)) yield node;
  for (const [name, value] of Object.entries(node)) {
    // Other products are often named in passing.
    if (!/^(isRelatedTo|isSimilarTo|isAccessoryOrSparePartFor|isConsumableFor|itemReviewed)$/.test(name)) yield* productsIn(value, depth + 1);
  }
}

/** @param {any} node */
const isProduct = (node) => [node["@type"]].flat().some((type) => /^(https?:\/\/schema\.org\/|schema:)?(Product|IndividualProduct|ProductModel|Vehicle|Car|Book)$/.test(type));
