// Rules beside the advice: what each would have come to with the same money in stock, and the money it takes to serve as much.
import { advised } from "./advised.mjs";
import { HOLDING_PERCENT, ruleOf, textbook, thumb, together } from "./rules.mjs";
import { simulate } from "./simulate.mjs";

/** @typedef {Record<"fillRate" | "waited" | "unitDays" | "broken" | "undated" | "stockValue" | "purchases" | "freight" | "cost", number>} Outcome */

/** The rules, and how much safety is tried: weeks, and deviations. @type {Record<string, { level: (safety: number) => import("./rules.mjs").Level, tried: number[] }>} */
export const RULES = {
  "rule of thumb": { level: thumb, tried: [-2, -1, 0, 1, 2, 3, 4, 6, 8, 11, 15, 20] },
  "textbook, together": { level: together, tried: [-1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7] },
  textbook: { level: textbook, tried: [-1, -0.5, 0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7] },
};

/** @param {import("./world.mjs").World} world @param {import("./simulate.mjs").Rule} rule @returns {Promise<Outcome>} */
export async function outcomeOf(world, rule) {
  const { figures } = await simulate(world, rule);
  const { fillRate, waited, unitDays, broken, undated, stockValue, purchases, freight } = figures;
  const cost = freight + stockValue * (HOLDING_PERCENT / 100) * (figures.days / 365);
  return { fillRate, waited, unitDays, broken, undated, stockValue, purchases, freight, cost };
}

/**
 * What a rule comes to with more and more safety, until it has both the stock value and the fill rate of `other`.
 * @param {import("./world.mjs").World} world @param {keyof typeof RULES} name @param {Outcome} other @returns {Promise<Outcome[]>} with ever more stock
 */
export async function curveOf(world, name, other) {
  const { level, tried } = RULES[name];
  const curve = [];
  for (const safety of tried) {
    curve.push(await outcomeOf(world, ruleOf(level(safety))));
    const last = curve[curve.length - 1];
    if (last.stockValue > other.stockValue && last.fillRate > other.fillRate) break;
  }
  return curve;
}

/**
 * The outcome between the two that have less and more of it; none where no two have.
 * @param {Outcome[]} curve @param {"stockValue" | "fillRate"} by @param {number} value @returns {Outcome | null}
 */
export function outcomeAt(curve, by, value) {
  const above = curve.findIndex((one) => one[by] >= value);
  if (above < 1) return null;
  const [less, more] = [curve[above - 1], curve[above]];
  const part = (value - less[by]) / (more[by] - less[by]);
  const mixed = Object.keys(less).map((name) => [name, less[name] + part * (more[name] - less[name])]);
  return /** @type {Outcome} */ (Object.fromEntries(mixed));
}

/** @param {import("./world.mjs").World} world @param {number} serviceLevel */
export async function compare(world, serviceLevel) {
  const advice = await outcomeOf(world, advised(serviceLevel));
  /** @type {Record<string, { equalStock: Outcome | null, equalFill: Outcome | null }>} */
  const rules = {};
  for (const name of Object.keys(RULES)) {
    const curve = await curveOf(world, name, advice);
    rules[name] = { equalStock: outcomeAt(curve, "stockValue", advice.stockValue), equalFill: outcomeAt(curve, "fillRate", advice.fillRate) };
  }
  return { advice, rules };
}
