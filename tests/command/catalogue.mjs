// A catalogue of any size, with everything in it that one item's promise needs of others; and what was published of it, as a page reads it.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { source } from "../../dist/sources/shards.js";

const SUPPLIERS = 40;
const pick = (list, number) => list[number % list.length];

/** @param {number} number of it */
export function itemOf(number, count) {
  const sku = (index) => `SKU-${(index + count) % count}`;
  return {
    sku: sku(number),
    title: `Oak chair number ${number}`,
    price: 1000 + (number % 977) * 10,
    url: `https://shop.example/products/${number}`,
    onHand: number % 3 === 0 ? 0 : number % 50,
    selling: pick(["backorder", "stock", "backorder", "made-to-order"], number),
    supplier: `supplier-${number % SUPPLIERS}`,
    dailyDemand: (number % 8) / 4,
    minimumOrder: number % 5 === 0 ? 6 : 0,
    onOrder: number % 2 === 0 ? [{ quantity: 1 + (number % 30), due: `2026-12-${10 + (number % 20)}`, supplier: `supplier-${(number + number % 3) % SUPPLIERS}` }] : [],
    backorders: number % 3 === 0 ? [{ id: `PRIVATE-${number}`, quantity: number % 7, placed: "2026-11-01", email: "PRIVATE@example.com" }] : [],
    alternatives: number % 4 === 0 ? [sku(number + 1), sku(number + 2), sku(number - 1), "NONE"] : [],
    cost: 500,
    packSize: 2,
    sales: [{ month: "2026-10", quantity: 9 }],
  };
}

const supplierOf = (number) => ({
  name: `Supplier ${number}`,
  leadDays: 5 + (number % 20),
  minimumOrder: number % 2 === 0 ? 25 : 0,
  orderCost: 4900,
  dropShipDays: number % 7 === 0 ? 3 : undefined,
  deliveries: Array.from({ length: number % 15 }, (_, index) => ({ ordered: "2026-09-01", due: `2026-10-${10 + index}`, received: `2026-10-${10 + index + ((index * number) % 6)}` })),
});

export const settings = {
  version: 1, asOf: "2026-11-23T08:55:00Z", timeZone: "Europe/Budapest", currency: "EUR",
  calendar: { closed: ["sat", "sun"], holidays: ["2026-12-25"], cutOff: "14:00" },
  suppliers: Object.fromEntries(Array.from({ length: SUPPLIERS }, (_, number) => [`supplier-${number}`, supplierOf(number)])),
};

/** @param {number} count of items @param {object} [policy] */
export const catalogue = (count, policy = {}) => ({ ...settings, policy, items: Array.from({ length: count }, (_, number) => itemOf(number, count)) });

/** The same as JSON, piece by piece. */
export function* catalogueText(count) {
  yield `${JSON.stringify({ ...settings, policy: {} }).slice(0, -1)},"items":[`;
  for (let number = 0; number < count; number += 1) yield `${number ? "," : ""}${JSON.stringify(itemOf(number, count))}`;
  yield "]}";
}

/** The source of a page on which what lies in a folder is published; `fetched` is told of each file; `before`: a manifest it holds from earlier. */
export function published(folder, fetched = () => {}, { before, ...options } = {}) {
  const fetch = async (url) => {
    const path = new URL(url).pathname;
    try {
      const bytes = path === "/manifest.json" && before ? before : readFileSync(join(folder, path));
      fetched(path, bytes);
      return new Response(bytes);
    } catch {
      return new Response(null, { status: 404 });
    }
  };
  return source("https://cdn.example/manifest.json", { fetch, ...options });
}
