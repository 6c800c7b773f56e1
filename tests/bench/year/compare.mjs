// Rules beside the advice: what each would have come to with the same money in stock, and the money it takes to serve as much.
import { advised } from "./advised.mjs";
import { HOLDING_PERCENT, ruleOf, textbook, thumb, together } from "./rules.mjs";
import { simulate } from "./simulate.mjs";

/** @typedef {Record<"fillRate" | "waited" | "unitDays" | "broken" | "undated" | "stockValue" | "purchases" | "freight" | "cost", number>} Outcome */
/** @typedef {{ safety: number, outcome: Outcome }} Point */

/** The rules, and how much safety is tried: weeks, and deviations. @type {Record<string, { level: (safety: number) => import("./rules.mjs").Level, tried: number[] }>} */
export const RULES = {
  "rule of thumb": { level: thumb, tried: [0, 3, 6, 10, 16] },
  "textbook, together": { level: together, tried: [0, 1.5, 3, 5, 8] },
  textbook: { level: textbook, tried: [-1, 1, 3, 5, 8] },
};

/** @param {import("./world.mjs").World} world @param {import("./simulate.mjs").Rule} rule @returns {Promise<Outcome>} */
export async function outcomeOf(world, rule) {
  const { figures } = await simulate(world, rule);
  const { fillRate, waited, unitDays, broken, undated, stockValue, purchases, freight } = figures;
  const cost = freight + stockValue * (HOLDING_PERCENT / 100) * (figures.days / 365);
  return { fillRate, waited, unitDays, broken, undated, stockValue, purchases, freight, cost };
}

/**
 * What a rule comes to where it has as much of something: of the two that have less and more of it, once more in between, and then as
 * much of either as that takes. None where no two have.
 */
class Curve {
  #world;
  #level;
  /** @type {Point[]} with ever more stock */
  #points = [];

  /** @param {import("./world.mjs").World} world @param {(safety: number) => import("./rules.mjs").Level} level */
  constructor(world, level) {
    this.#world = world;
    this.#level = level;
  }

  /** @param {number} safety */
  async add(safety) {
    const outcome = await outcomeOf(this.#world, ruleOf(this.#level(safety)));
    this.#points.push({ safety, outcome });
    this.#points.sort((one, other) => one.safety - other.safety);
    return outcome;
  }

  /** @param {"stockValue" | "fillRate"} by @param {number} value @returns {Promise<Outcome | null>} */
  async at(by, value) {
    const near = this.#between(by, value);
    if (!near) return null;
    await this.add(near.less.safety + near.part * (near.more.safety - near.less.safety));
    const { less, more, part } = /** @type {NonNullable<typeof near>} */ (this.#between(by, value));
    const mixed = Object.keys(less.outcome).map((name) => [name, less.outcome[name] + part * (more.outcome[name] - less.outcome[name])]);
    return /** @type {Outcome} */ (Object.fromEntries(mixed));
  }

  #between(by, value) {
    const above = this.#points.findIndex(({ outcome }) => outcome[by] >= value);
    if (above < 1) return null;
    const [less, more] = [this.#points[above - 1], this.#points[above]];
    return { less, more, part: (value - less.outcome[by]) / (more.outcome[by] - less.outcome[by]) };
  }
}

/** @param {import("./world.mjs").World} world @param {number} serviceLevel @param {string[]} names of rules */
export async function compare(world, serviceLevel, names = Object.keys(RULES)) {
  const advice = await outcomeOf(world, advised(serviceLevel));
  /** @type {Record<string, { equalStock: Outcome | null, equalFill: Outcome | null }>} */
  const rules = {};
  for (const name of names) {
    const { level, tried } = RULES[name];
    const curve = new Curve(world, level);
    for (const safety of tried) {
      const { stockValue, fillRate } = await curve.add(safety);
      if (stockValue > advice.stockValue && fillRate > advice.fillRate) break;
    }
    rules[name] = { equalStock: await curve.at("stockValue", advice.stockValue), equalFill: await curve.at("fillRate", advice.fillRate) };
  }
  return { advice, rules };
}
