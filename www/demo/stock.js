// The stock of the shop as of today.
// The list was written on one Monday; every date in it moves along, so that the shop is alive whenever it is opened.
import { addDays, daysSince, lastCount } from "./clock.js";
import { holidays } from "./holidays.js";
import { products } from "./products.js";
import { underTerms } from "./terms.js";

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Moves every date of a snapshot by so many days. */
export function moved(value, days) {
  if (typeof value === "string") return day.test(value) ? addDays(value, days) : value;
  if (Array.isArray(value)) return value.map((item) => moved(item, days));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moved(item, days)]));
}

/** The snapshot, with the names and prices that the shop's own pages show. */
export const stock = (async () => {
  const response = await fetch(new URL("stock.json", import.meta.url));
  if (!response.ok) throw new Error(`stock.json: expected 200, got ${response.status}`);
  const written = await response.json();
  const { items, ...rest } = moved(written, daysSince(written.asOf.slice(0, 10)));
  const named = items.map((item) => ({ ...item, title: products[item.sku].en.name, price: products[item.sku].price }));
  return underTerms({ ...rest, calendar: { ...rest.calendar, holidays }, asOf: lastCount(), items: named });
})();

/** The same stock as a merchant tells it who never says "backorder". */
const discreet = stock.then((snapshot) => ({ ...snapshot, policy: { ...snapshot.policy, wording: "discreet" } }));

/** Gives elements of products that are sold discreetly the stock in those words, all others the page's. */
export async function wordDiscreetly(root = document) {
  const snapshot = await discreet;
  for (const element of root.querySelectorAll("backsoon-status")) {
    if (products[element.getAttribute("sku")]?.discreet) element.snapshot = snapshot;
    else if (element.snapshot === snapshot) element.snapshot = undefined;
  }
}
