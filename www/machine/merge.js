// @ts-check
/** Finding a product in a page's JSON-LD, and giving its offer what the promise says. */

/** What of an offer is ours to say; prices and the like are the page's. */
const OURS = ["availability", "availabilityStarts", "deliveryLeadTime", "inventoryLevel"];
/** Deeper than this no page describes its product. */
const DEEPEST = 12;

/**
 * Whether a page's JSON-LD describes the product; if asked to, its offer then says what ours does.
 * @param {any} whole @param {any} product ours @param {boolean} [merge]
 */
export function mergedInto(whole, product, merge = false) {
  const all = [...productsIn(whole)];
  const named = all.filter((one) => String(one.sku ?? "") === product.sku);
  const nameless = all.length === 1 && all[0].sku === undefined ? all : [];
  const [found] = named.length > 0 ? named : nameless;
  if (!found) return false;
  const offers = [found.offers].flat().filter((offer) => offer && typeof offer === "object");
  const own = offers.filter((offer) => String(offer.sku ?? "") === product.sku);
  // Which of several offers it is that we speak of, nobody can tell.
  const [offer] = own.length > 0 ? own : offers;
  if (own.length === 0 && offers.length > 1) return false;
  if (!merge) return true;
  if (!offer) found.offers = product.offers;
  else give(offer, product.offers);
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
