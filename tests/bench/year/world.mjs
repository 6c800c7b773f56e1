// A shop as it truly is: items, what will be ordered of them, suppliers. The same for everybody who runs it.
import { dayNumber } from "./calendar.mjs";
import { demandOf, ordersOf } from "./demand.mjs";
import { between, dealt, lognormal, pick, randomOf } from "./random.mjs";
import { deliveriesBefore, suppliersOf } from "./suppliers.mjs";

/**
 * @typedef {object} Item
 * @property {string} sku
 * @property {string} kind
 * @property {number} supplier its number
 * @property {number} cost cents
 * @property {number} packSize
 * @property {number} minimumOrder units, 0 for none
 * @property {number} begins the day from which on it is sold
 * @property {number} guess units a day that its buyer expects of a new item
 * @property {number[][]} orders quantities, day by day from the first of the history
 */

/**
 * @typedef {object} World
 * @property {number} seed
 * @property {Item[]} items
 * @property {import("./suppliers.mjs").Supplier[]} suppliers
 * @property {{ ordered: number, due: number, received: number }[][]} deliveries before the run, a list a supplier
 * @property {{ from: number, run: number, counted: number, until: number }} days of the history, of the run, from when on it counts, and its end
 */

/** The first day that counts: December is in the middle of its year. */
const COUNTED = "2026-07-06";
/** Days before the run of which the shop knows: two years, so that it has seen two of each season. */
const HISTORY = 731;
/** Days that a rule has before it counts, to get the stock that it wants. */
const SETTLES = 91;

const PACKS = [1, 1, 1, 1, 2, 5, 6, 10, 12];
/** Of a supplier's minimum: days of all that its items sell. */
const MINIMUM_DAYS = [0, 0, 0, 5, 9];

/**
 * @param {{ seed: number, items?: number, suppliers?: number, from?: string, days?: number, settles?: number }} options `days` count from the
 *   day `from`; before it the run settles @returns {World}
 */
export function worldOf({ seed, items = 200, suppliers = 12, from = COUNTED, days = 365, settles = SETTLES }) {
  const counted = dayNumber(from);
  const run = counted - settles;
  const span = { from: run - HISTORY, run, counted, until: counted + days };
  const found = suppliersOf(seed, suppliers);
  const made = Array.from({ length: items }, (_, number) => itemOf(seed, number, suppliers, span));
  const minimums = dealt(randomOf(seed, 3), MINIMUM_DAYS, suppliers);
  for (const [number, supplier] of found.entries()) {
    const units = made.filter((item) => item.supplier === number).reduce((sum, { guess }) => sum + guess, 0);
    supplier.minimumOrder = Math.round(units * minimums[number]);
  }
  const deliveries = found.map((supplier, number) => deliveriesBefore(supplier, [seed, 4, number], span));
  return { seed, items: made, suppliers: found, deliveries, days: span };
}

/** @returns {Item} */
function itemOf(seed, number, suppliers, span) {
  const random = randomOf(seed, 2, number);
  const demand = demandOf(random, span);
  const packSize = pick(random, PACKS.filter((pack) => pack <= Math.max(1, demand.base * 21)));
  const minimum = random() < 0.3 ? demand.base * between(random, 7, 28) : 0;
  return {
    sku: `I${number}`,
    kind: demand.kind,
    supplier: Math.floor(random() * suppliers),
    cost: Math.max(100, Math.round(lognormal(random, 1800, 0.8))),
    packSize,
    minimumOrder: Math.ceil(minimum / packSize) * packSize,
    begins: demand.begins,
    guess: lognormal(random, demand.base, 0.4),
    orders: ordersOf(demand, [seed, 5, number], span),
  };
}
