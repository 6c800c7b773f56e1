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
/** @typedef {(store: Store, item: number) => { point: number, upTo: number }} Level order at or below `point`, up to `upTo` */

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
 * look, normal (Silver, Pyke & Thomas, *Inventory and Production Management in Supply Chains*, 6.7 and 6.10), and so much on top.
 * @param {number} deviations @param {(store: Store, item: number, rate: number) => number} lot units @returns {Level}
 */
const safe = (deviations, lot) => (store, item) => {
  const days = store.lately(item, YEAR);
  const [rate, variance] = [mean(days), spread(days)];
  const lead = deliveryDays(store, store.world.items[item].supplier);
  const lasts = lead.mean + REVIEW_DAYS;
  const safety = deviations * Math.sqrt(lasts * variance + rate * rate * lead.variance);
  const point = Math.max(0, rate * lasts + safety);
  return { point, upTo: point + Math.max(lot(store, item, rate), rate * REVIEW_DAYS) };
};

/** With the economic quantity of each item (4.2). @param {number} deviations */
export const textbook = (deviations) =>
  safe(deviations, (store, item, rate) => {
    const { cost, supplier } = store.world.items[item];
    return Math.sqrt((2 * rate * YEAR * store.world.suppliers[supplier].orderCost) / held(cost));
  });

/** With what sells in the time after which it is economic to order a supplier's items together (10.2). @param {number} deviations */
export const together = (deviations) =>
  safe(deviations, (store, item, rate) => {
    const { items, suppliers } = store.world;
    const { supplier } = items[item];
    const own = items.map((one, row) => (one.supplier === supplier ? mean(store.lately(row, YEAR)) * YEAR * held(one.cost) : 0));
    return rate * YEAR * Math.min(1, Math.sqrt((2 * suppliers[supplier].orderCost) / Math.max(sum(own), 1)));
  });

/** Cents that one costs to hold for a year. @param {number} cost */
const held = (cost) => (HOLDING_PERCENT / 100) * cost;

/** What a level orders. @param {Store} store @param {Level} level */
const linesOf = (store, level) =>
  store.world.items.flatMap(({ begins, packSize, minimumOrder }, item) => {
    if (begins >= store.day) return [];
    const { point, upTo } = level(store, item);
    const position = store.position(item);
    if (position > point || upTo <= position) return [];
    return [{ item, quantity: Math.ceil(Math.max(upTo - position, minimumOrder) / packSize) * packSize }];
  });

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
