// Who delivers, and how late. What a supplier says is a day; when it comes is the world's business.
import { openFrom } from "./calendar.mjs";
import { between, dealt, lognormal, randomOf } from "./random.mjs";

/**
 * @typedef {object} Supplier
 * @property {string} key
 * @property {number} leadDays what it says a delivery takes
 * @property {number} lateShare of its deliveries
 * @property {number} lateDays in the median, of those that are
 * @property {number} orderCost cents for a delivery, whatever is in it
 * @property {number} minimumOrder units, 0 for none
 */

const LEAD_DAYS = [4, 7, 10, 14, 14, 21, 21, 28, 35, 45, 60, 10];
const LATE = [
  [0.08, 2],
  [0.2, 4],
  [0.35, 6],
  [0.5, 9],
];
/** Of deliveries that are not late some come a day or two early. */
const EARLY = 0.25;
/** How far apart past deliveries are, in days. */
const EVERY = [8, 22];

/** @param {number} seed @param {number} count @returns {Supplier[]} without minimum: that hangs on what they sell */
export function suppliersOf(seed, count) {
  const random = randomOf(seed, 1);
  const leads = dealt(random, LEAD_DAYS, count);
  return dealt(random, LATE, count).map(([lateShare, lateDays], number) => {
    const leadDays = leads[number];
    return { key: `S${number}`, leadDays, lateShare, lateDays, orderCost: 100 * Math.round(between(random, 25, 120)), minimumOrder: 0 };
  });
}

/**
 * A delivery ordered that day: the day it is due and the day it comes, the same whoever orders, and whatever else.
 * @param {Supplier} supplier @param {number[]} seed of the shop and the supplier @param {number} ordered
 */
export function delivery({ leadDays, lateShare, lateDays }, seed, ordered) {
  const random = randomOf(...seed, ordered);
  const due = openFrom(ordered + leadDays);
  const early = () => (random() < EARLY ? -Math.min(1 + Math.floor(random() * 2), leadDays - 1) : 0);
  const late = random() < lateShare ? Math.ceil(lognormal(random, lateDays, 0.7)) : early();
  return { ordered, due, received: openFrom(due + late) };
}

/** What it delivered before. @param {Supplier} supplier @param {number[]} seed @param {{ from: number, run: number }} days */
export function deliveriesBefore(supplier, seed, { from, run }) {
  const random = randomOf(...seed, 0);
  const found = [];
  for (let day = from; day < run; day += Math.round(between(random, EVERY[0], EVERY[1]))) found.push(delivery(supplier, seed, openFrom(day)));
  return found.filter(({ received }) => received < run);
}
