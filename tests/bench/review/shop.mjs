// A merchant's private snapshot of any size, the same in every run: the catalogue of the other benchmarks, with prices, suppliers and what
// they delivered, two years of sales a sku, and an order of the past year a sku.
import { closeSync, openSync, writeSync } from "node:fs";
import { catalogue } from "../stock.mjs";

const SUPPLIERS = 40;
const DAY = 86_400_000;
const FIRST = Date.parse("2025-11-24");
const YEAR = 364;

const text = (day) => new Date(FIRST + day * DAY).toISOString().slice(0, 10);
const at = (day, time = "10:00:00") => `${text(day)}T${time}Z`;

/** Months before the review's, the earliest first. */
const months = Array.from({ length: 24 }, (_, index) => new Date(Date.UTC(2024, 10 + index, 1)).toISOString().slice(0, 7));

const supplier = (number) => ({
  name: `Supplier ${number}`,
  leadDays: 5 + (number % 20),
  deliveries: Array.from({ length: 60 }, (_, index) => ({ due: text(index * 6), received: text(index * 6 + ((index * (number + 1)) % 7) - 2) })),
});

/** Ten units a month, more in some, and some without stock. */
const sales = (number) =>
  months.map((month, index) => {
    const mixed = (number * 31 + index * 17) % 97;
    return { month, quantity: 5 + (mixed % 11) + (mixed === 3 ? 40 : 0), daysOut: mixed < 9 ? 1 + (mixed % 12) : 0 };
  });

/** An order of a sku: sent at once, sent after a wait, waiting still, or called off. */
function order(number, sku, waiting) {
  const id = `SO-${number}`;
  const placed = (number * 7) % YEAR;
  const line = { id: waiting?.id ?? `${id}-1`, sku, quantity: 1 + (number % 3), price: 1000 + (number % 977) * 10, waiting: waiting || number % 3 ? 1 : 0 };
  const events = [{ id: "a", at: at(placed), type: "placed" }];
  const kind = waiting ? 2 : number % 4;
  if (kind < 2) {
    const sent = placed + (line.waiting ? 3 + (number % 40) : 1);
    if (sent <= YEAR) events.push({ id: "b", at: at(sent), type: "dispatched" }, { id: "c", at: at(sent, "10:00:05"), type: "charged", amount: line.price * line.quantity });
  } else if (kind === 3) {
    events.push({ id: "b", at: at(placed + 2), type: "cancelled", by: number % 5 ? "customer" : "shop" });
  }
  const promised = text(placed + 14);
  return { id, lines: [line], events, told: [{ line: line.id, kind: "placed", earliest: promised, latest: promised }] };
}

/** Writes it, piece by piece: in one text it is too long. @param {string} path @param {number} count of skus */
export function writeShop(path, count) {
  const { items, ...settings } = catalogue(count);
  const file = openSync(path, "w");
  const suppliers = Object.fromEntries(Array.from({ length: SUPPLIERS }, (_, number) => [`supplier-${number}`, supplier(number)]));
  writeSync(file, `${JSON.stringify({ ...settings, currency: "EUR", suppliers }).slice(0, -1)},"items":[`);
  list(file, items, (item, number) => ({
    ...item,
    price: 1000 + (number % 977) * 10,
    supplier: `supplier-${number % SUPPLIERS}`,
    dailyDemand: number % 3 ? (number % 8) / 4 : undefined,
    sales: sales(number),
  }));
  writeSync(file, '],"orders":[');
  list(file, items, ({ sku, backorders }, number) => order(number, sku, number % 4 ? undefined : backorders[0]));
  writeSync(file, "]}");
  closeSync(file);
}

/** @template T @param {number} file @param {T[]} things @param {(thing: T, number: number) => unknown} told */
function list(file, things, told) {
  const most = 2000;
  for (let from = 0; from < things.length; from += most) {
    const piece = things.slice(from, from + most).map((thing, index) => JSON.stringify(told(thing, from + index)));
    writeSync(file, (from ? "," : "") + piece.join());
  }
}
