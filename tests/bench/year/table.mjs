// The outcome of the advice beside those of the rules.
import { RULES } from "./compare.mjs";

/** @typedef {import("./compare.mjs").Outcome} Outcome */

const whole = (/** @type {number} */ value) => Math.round(value).toLocaleString("en");
/** What is told, and how it is written. @type {[string, keyof Outcome, (value: number) => string][]} */
const ROWS = [
  ["units in stock when ordered", "fillRate", (value) => `${(value * 100).toFixed(2)} %`],
  ["units that waited", "waited", whole],
  ["unit-days waited", "unitDays", whole],
  ["order lines later than first told", "broken", whole],
  ["order lines told no day", "undated", whole],
  ["stock value, mean, €", "stockValue", (value) => whole(value / 100)],
  ["purchase orders", "purchases", whole],
  ["freight, €", "freight", (value) => whole(value / 100)],
  ["freight and holding, €", "cost", (value) => whole(value / 100)],
];
const [LABEL, WIDTH] = [60, 20];

/** @param {string} title @param {Awaited<ReturnType<typeof import("./compare.mjs").compare>>} compared */
export function print(title, { advice, rules }) {
  console.log(`\n${title}`);
  for (const [how, by] of /** @type {const} */ ([["with equal stock", "equalStock"], ["with an equal fill rate", "equalFill"]])) {
    const outcomes = [advice, ...Object.values(rules).map((rule) => rule[by])];
    line(how, ["advice", ...Object.keys(rules)]);
    for (const [what, name, text] of ROWS) line(`  ${what}`, outcomes.map((outcome) => (outcome ? text(outcome[name]) : "not reached")));
  }
}

/** @param {string} title @param {Awaited<ReturnType<typeof import("./compare.mjs").compare>>[]} found */
export function printSpread(title, found) {
  console.log(`\n${title}`);
  for (const name of Object.keys(RULES)) {
    for (const [what, by, of] of /** @type {[string, "equalStock" | "equalFill", keyof Outcome][]} */ (FIGURES)) {
      const ratios = found.flatMap(({ advice, rules }) => {
        const other = rules[name][by];
        return other && other[of] > 0 ? [advice[of] / other[of]] : [];
      });
      line(`  ${name}: ${what}`, [ratios.length > 0 ? spread(ratios) : "not reached", `of ${ratios.length} shops`]);
    }
  }
}

const FIGURES = [
  ["units that waited, equal stock", "equalStock", "waited"],
  ["unit-days waited, equal stock", "equalStock", "unitDays"],
  ["later than first told, equal stock", "equalStock", "broken"],
  ["purchase orders, equal stock", "equalStock", "purchases"],
  ["freight, equal stock", "equalStock", "freight"],
  ["stock value, equal fill rate", "equalFill", "stockValue"],
  ["freight and holding, equal fill rate", "equalFill", "cost"],
];

function spread(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
  return `${middle.toFixed(2)}× [${sorted[0].toFixed(2)}–${sorted[sorted.length - 1].toFixed(2)}]`;
}

function line(what, cells) {
  console.log(`  ${what.padEnd(LABEL)}${cells.map((cell) => cell.padStart(WIDTH)).join("")}`);
}
