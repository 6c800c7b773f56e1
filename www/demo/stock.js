// The stock of the shop as of today.
// The list was written on one Monday; every date in it moves along, so that the shop is alive whenever it is opened.
import { addDays, daysSince, lastCount } from "./clock.js";
import { holidays } from "./holidays.js";
import { products } from "./products.js";
import { underTerms } from "./terms.js";
import { language } from "./translate.js";
import { words } from "./words.js";

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Moves every date of a snapshot by so many days. */
export function moved(value, days) {
  if (typeof value === "string") return day.test(value) ? addDays(value, days) : value;
  if (Array.isArray(value)) return value.map((item) => moved(item, days));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moved(item, days)]));
}

/** The list as it stands in its file. */
const written = (async () => {
  const response = await fetch(new URL("stock.json", import.meta.url));
  if (!response.ok) throw new Error(`stock.json: expected 200, got ${response.status}`);
  const list = await response.json();
  return moved(list, daysSince(list.asOf.slice(0, 10)));
})();

/** The snapshots there are, by language. @type {Map<string, Promise<any>>} */
const told = new Map();

/** The snapshot, with names, prices and pages as the shop's own pages have them, in the reader's language. */
export function stock() {
  const lang = language();
  if (!told.has(lang)) told.set(lang, tell(lang));
  return told.get(lang);
}

async function tell(lang) {
  const { items, suppliers, ...rest } = await written;
  const named = items.map((item) => ({ ...item, title: products[item.sku][lang].name, price: products[item.sku].price, url: pageOf(item.sku) }));
  const explained = Object.entries(suppliers).map(([id, supplier]) => [id, supplier.explanation ? { ...supplier, explanation: words[lang][`supplier.${id}`] ?? supplier.explanation } : supplier]);
  return underTerms({ ...rest, calendar: { ...rest.calendar, holidays }, asOf: lastCount(), suppliers: Object.fromEntries(explained), items: named });
}

/** Where a product has its page. */
function pageOf(sku) {
  const { pathname, search } = new URL(`../product.html?sku=${sku}`, import.meta.url);
  return pathname + search;
}

/** The snapshots of a merchant who never says "backorder", by the snapshot they are of. */
const discreet = new Map();

/** Gives elements of products that are sold discreetly the stock in those words, all others the page's. */
export async function wordDiscreetly(root = document) {
  const all = await stock();
  if (!discreet.has(all)) discreet.set(all, { ...all, policy: { ...all.policy, wording: "discreet" } });
  const own = [...discreet.values()];
  for (const element of root.querySelectorAll("backsoon-status")) {
    if (products[element.getAttribute("sku")]?.discreet) element.snapshot = discreet.get(all);
    else if (own.includes(element.snapshot)) element.snapshot = undefined;
  }
}
