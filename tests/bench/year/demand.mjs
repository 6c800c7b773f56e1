// What customers order: kinds of demand as shops have them. The simulated world's truth, of which the shop sees only what was ordered.
import { monthText, partOfYear, weekShare } from "./calendar.mjs";
import { between, geometric, lognormal, normal, pick, poisson, randomOf } from "./random.mjs";

/**
 * @typedef {object} Demand
 * @property {string} kind
 * @property {number} base units on an average day
 * @property {number} size units of an order, on average
 * @property {number[]} season multiples, January first
 * @property {number} growth a year, of the logarithm
 * @property {number} begins the first day on which it is sold
 * @property {number} fades the day from which on it dies
 */

/** What a month sells beside the average, January first. */
const SEASONS = {
  none: Array(12).fill(1),
  gifts: [0.7, 0.7, 0.7, 0.7, 0.75, 0.7, 0.7, 0.75, 0.85, 1, 1.7, 2.75],
  garden: [0.3, 0.5, 1.1, 1.7, 1.9, 1.7, 1.4, 1.1, 0.8, 0.6, 0.5, 0.4],
};
/** Of a hundred items. Intermittent: an order now and then; lumpy: that, and some of them large. */
const KINDS = [
  ["steady", 36],
  ["seasonal", 20],
  ["trending", 11],
  ["intermittent", 15],
  ["lumpy", 8],
  ["new", 5],
  ["dying", 5],
];
/** Months that the slow change of an item's demand is remembered for, and how far it goes (of the logarithm). */
const DRIFT = { months: 4, sigma: 0.16 };
/** Days over which a dying item falls to half, and a new one rises to what it will sell. */
const HALVES = 70;
const RISES = 60;

/** @param {import("./random.mjs").Random} random @param {{ from: number, run: number, until: number }} days */
export function demandOf(random, { from, run, until }) {
  let place = random() * 100;
  const kind = KINDS.find(([, share]) => (place -= /** @type {number} */ (share)) < 0)?.[0] ?? "steady";
  /** @type {Demand} */
  const demand = { kind: String(kind), base: Math.min(8, Math.max(0.1, lognormal(random, 0.6, 0.8))), size: 1.3, season: SEASONS.none, growth: 0, begins: from, fades: until };
  if (kind === "seasonal") demand.season = softened(random() < 0.65 ? SEASONS.gifts : SEASONS.garden, between(random, 0.6, 1.2));
  if (kind === "trending") demand.growth = pick(random, [-1, 1]) * between(random, 0.25, 0.7);
  if (kind === "intermittent") Object.assign(demand, { base: between(random, 0.03, 0.15), size: between(random, 1, 2.5) });
  if (kind === "lumpy") Object.assign(demand, { base: between(random, 0.15, 0.6), size: between(random, 5, 12) });
  if (kind === "new") demand.begins = Math.round(between(random, run - 150, until - 150));
  if (kind === "dying") demand.fades = Math.round(between(random, run - 120, until - 200));
  return demand;
}

const softened = (season, power) => {
  const powers = season.map((multiple) => multiple ** power);
  const mean = powers.reduce((sum, one) => sum + one, 0) / 12;
  return powers.map((one) => one / mean);
};

/**
 * The quantities ordered on each day, the first day first.
 * @param {Demand} demand @param {number[]} seed @param {{ from: number, until: number }} days @returns {number[][]}
 */
export function ordersOf(demand, seed, { from, until }) {
  const random = randomOf(...seed);
  const kept = Math.exp(-1 / DRIFT.months);
  let drift = DRIFT.sigma * normal(random);
  let month = monthText(from);
  return Array.from({ length: until - from }, (_, index) => {
    const day = from + index;
    if (monthText(day) !== month) {
      month = monthText(day);
      drift = kept * drift + Math.sqrt(1 - kept * kept) * DRIFT.sigma * normal(random);
    }
    const rate = expected(demand, day, until) * weekShare(day) * Math.exp(drift - DRIFT.sigma ** 2 / 2);
    const count = poisson(random, rate / demand.size);
    return Array.from({ length: count }, () => (demand.kind === "lumpy" ? Math.max(1, Math.round(lognormal(random, demand.size * 0.73, 0.8))) : geometric(random, demand.size)));
  });
}

/** Units on an average day of that week. @param {Demand} demand @param {number} day @param {number} until */
function expected({ kind, base, season, growth, begins, fades }, day, until) {
  if (day < begins) return 0;
  const place = partOfYear(day) * 12;
  // Months flow into each other: from the middle of one to that of the next.
  const [before, part] = [Math.floor(place + 11.5), (place + 0.5) % 1];
  const multiple = season[before % 12] * (1 - part) + season[(before + 1) % 12] * part;
  const grown = Math.exp((growth * (day - (until - 365))) / 365);
  const risen = kind === "new" ? Math.min(1, 0.3 + (0.7 * (day - begins)) / RISES) : 1;
  const left = day > fades ? 0.5 ** ((day - fades) / HALVES) : 1;
  return base * multiple * grown * risen * left;
}
