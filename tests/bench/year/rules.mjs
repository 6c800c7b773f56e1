// What shops do without advice: a rule for each item, looked at on the same Mondays, with the same packs and minimums.
import { QUARTER } from "./snapshot.mjs";
import { sum } from "./store.mjs";

/** Days between two looks. */
export const REVIEW_DAYS = 7;
/** A year's cost of holding stock, in percent of what it cost. */
export const HOLDING_PERCENT = 20;
const YEAR = 365;
/** A new item is judged by so many days at least. */
const A_FEW = 14;
/** Weeks of sales that the simple rule orders. */
const COVER_WEEKS = 4;

/** @typedef {import("./store.mjs").Store} Store */
/** @typedef {(store: Store, item: number) => { point: number, upTo: number, along?: number }} Level
 * order at or below `point`, up to `upTo`; at or below `along` too, where another item of the supplier is ordered */

/**
 * The rule of thumb: the supplier's lead time and so many weeks of what was sold a day in the last quarter.
 * @param {number} weeks @returns {Level}
 */
export const thumb = (weeks) => (store, item) => {
  const rate = mean(store.lately(item, QUARTER));
  const point = rate * (leadDays(store, item) + 7 * weeks);
  return { point, upTo: point + rate * 7 * COVER_WEEKS };
};

/**
 * The textbook's: mean and deviation of last year's daily sales, over the lead time as the supplier's deliveries were and until the next
 * look, normal (Silver, Pyke & Thomas, *Inventory and Production Management in Supply Chains*, 2017, 6.7 and 6.10).
 * @param {number} deviations @param {Store} store @param {number} item
 */
function safe(deviations, store, item) {
  const days = store.lately(item, YEAR);
  const [rate, variance] = [mean(days), spread(days)];
  const lead = deliveryDays(store, store.world.items[item].supplier);
  const lasts = lead.mean + REVIEW_DAYS;
  const safety = deviations * Math.sqrt(lasts * variance + rate * rate * lead.variance);
  return { rate, point: Math.max(0, rate * lasts + safety) };
}

/** With the economic quantity of each item (4.2). @param {number} deviations @returns {Level} */
export const textbook = (deviations) => (store, item) => {
  const { rate, point } = safe(deviations, store, item);
  const { cost, supplier } = store.world.items[item];
  const economic = Math.sqrt((2 * rate * YEAR * store.world.suppliers[supplier].orderCost) / held(cost));
  return { point, upTo: point + Math.max(economic, rate * REVIEW_DAYS) };
};

/**
 * With what sells in the time after which it is economic to order a supplier's items together (10.2), and what would be due within half of it
 * ordered along, as the advice does: so that what differs is what either knows of demand.
 * @param {number} deviations @returns {Level}
 */
export const together = (deviations) => (store, item) => {
  const { rate, point } = safe(deviations, store, item);
  const { items, suppliers } = store.world;
  const { supplier } = items[item];
  const own = items.map((one, row) => (one.supplier === supplier ? mean(store.lately(row, YEAR)) * YEAR * held(one.cost) : 0));
  const cycle = YEAR * Math.min(1, Math.sqrt((2 * suppliers[supplier].orderCost) / Math.max(sum(own), 1)));
  return { point, upTo: point + rate * Math.max(cycle, REVIEW_DAYS), along: point + (rate * cycle) / 2 };
};

/** Cents that one costs to hold for a year. @param {number} cost */
const held = (cost) => (HOLDING_PERCENT / 100) * cost;

/** What a level orders. @param {Store} store @param {Level} level */
function linesOf(store, level) {
  const wanted = store.world.items.flatMap(({ begins, supplier }, item) => {
    const { point, upTo, along = point } = level(store, item);
    const position = store.position(item);
    const isWanted = begins < store.day && position <= Math.max(point, along) && position < upTo;
    return isWanted ? [{ item, supplier, lack: upTo - position, isDue: position <= point }] : [];
  });
  const asked = new Set(wanted.filter(({ isDue }) => isDue).map(({ supplier }) => supplier));
  return wanted
    .filter(({ supplier }) => asked.has(supplier))
    .map(({ item, lack }) => {
      const { packSize, minimumOrder } = store.world.items[item];
      return { item, quantity: Math.ceil(Math.max(lack, minimumOrder) / packSize) * packSize };
    });
}

/**
 * One order a supplier; what its minimum lacks is added to what will be gone first.
 * @param {Store} store @param {{ item: number, quantity: number }[]} lines @returns {import("./store.mjs").Purchase[]}
 */
function purchasesOf(store, lines) {
  const { items, suppliers } = store.world;
  return suppliers.flatMap(({ minimumOrder }, supplier) => {
    const own = lines.filter(({ item }) => items[item].supplier === supplier);
    const lasts = ({ item, quantity }) => (store.position(item) + quantity) / Math.max(mean(store.lately(item, QUARTER)), 1e-6);
    while (own.length > 0 && sum(own.map(({ quantity }) => quantity)) < minimumOrder) {
      const first = own.reduce((one, other) => (lasts(other) < lasts(one) ? other : one));
      first.quantity += items[first.item].packSize;
    }
    return own.length > 0 ? [{ supplier, lines: own }] : [];
  });
}

/** @param {Level} level @returns {import("./simulate.mjs").Rule} */
export const ruleOf = (level) => ({ decide: (store) => purchasesOf(store, linesOf(store, level)) });

const mean = (/** @type {number[]} */ days) => sum(days) / Math.max(days.length, A_FEW);

/** Of a sample. @param {number[]} days */
function spread(days) {
  const middle = sum(days) / Math.max(1, days.length);
  return sum(days.map((units) => (units - middle) ** 2)) / Math.max(1, days.length - 1);
}

const leadDays = (/** @type {Store} */ store, /** @type {number} */ item) => store.world.suppliers[store.world.items[item].supplier].leadDays;

function deliveryDays(store, supplier) {
  const took = store.deliveries[supplier].filter(({ ordered }) => ordered >= store.day - YEAR).map(({ ordered, received }) => received - ordered);
  if (took.length === 0) return { mean: store.world.suppliers[supplier].leadDays, variance: 0 };
  return { mean: sum(took) / took.length, variance: spread(took) };
}
