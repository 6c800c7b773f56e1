// @ts-check
/** What was sold of an item month by month, and what is expected of the next twelve. */
import { scaleBand, scaleLinear } from "d3-scale";
import { s } from "../dom.js";
import { axes, chart } from "./chart.js";

/** Months of the past that are drawn; the table has all. */
const PAST = 24;

/** @param {import("../../projections.d.ts").Projection} told @param {import("../words.js").Words} words */
export function salesChart({ sold, months }, words) {
  const past = sold.slice(-PAST);
  if (past.length + months.length === 0) return undefined;
  const title = words.t("sales.title");
  const of = (/** @type {any[]} */ list, /** @type {string} */ key) => list.reduce((sum, one) => sum + one[key], 0);
  const name = words.t(months.length > 0 ? "sales.name" : "sales.nameSold", { count: past.length, sold: Math.round(of(past, "quantity")), expected: Math.round(of(months, "expected")) });
  const none = [null, null, null];
  return chart({
    title,
    name,
    words,
    note: words.t(months.length > 0 ? "sales.key" : "sales.keySold"),
    height: 220,
    columns: [words.t("column.month"), words.t("sales.sold"), words.t("sales.daysOut"), words.t("sales.expected"), words.t("projection.low"), words.t("projection.high")],
    rows: [
      ...sold.map((/** @type {any} */ { month, quantity, daysOut }) => [words.month(month), words.number(quantity), daysOut === null ? null : words.number(daysOut), ...none]),
      ...months.map((/** @type {any} */ { month, expected, low, high }) => [words.month(month), null, null, ...[expected, low, high].map((value) => words.number(value, 1))]),
    ],
    draw({ width, height, left, right, top, bottom }) {
      /** @type {{ month: string, quantity?: number, daysOut?: number | null, expected?: number, low?: number, high?: number }[]} */
      const all = [...past, ...months];
      const band = scaleBand(all.map((_, index) => String(index)), words.dir === "rtl" ? [width - right, left] : [left, width - right]).padding(0.25);
      const most = Math.max(1, ...all.flatMap(({ quantity = 0, expected = 0, high = 0 }) => [quantity, expected, high]));
      const y = scaleLinear([0, most], [height - bottom, top]).nice(4);
      const x = (/** @type {number} */ index) => (band(String(index)) ?? 0) + band.bandwidth() / 2;
      const bars = all.flatMap(({ quantity, daysOut, expected, low, high }, index) => {
        const value = quantity ?? expected;
        const forecast = quantity === undefined;
        return [
          s("rect", { class: forecast ? "sold forecast" : "sold", x: band(String(index)), width: band.bandwidth(), y: y(value), height: Math.max(0, y(0) - y(value)), rx: 1.5 }),
          ...((daysOut ?? 0) > 0 ? [s("path", { class: "outage", d: `M${x(index) - 3} ${y(value) - 9}l6 6m0 -6l-6 6` })] : []),
          ...(forecast ? [s("line", { class: "whisker", x1: x(index), x2: x(index), y1: y(low), y2: y(high) })] : []),
        ];
      });
      return [...axes({ x, y, width, height, left, right, bottom, words, months: all.map(({ month }, index) => ({ start: index, month })) }), ...bars];
    },
  });
}
