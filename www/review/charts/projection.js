// @ts-check
/** What is expected of an item's stock if nothing more is ordered. */
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { s } from "../dom.js";
import { DAY } from "../words.js";
import { LINE, axes, chart, monthsBetween, room } from "./chart.js";

/** @param {import("../../projections.d.ts").Projection} told @param {import("../words.js").Words} words */
export function projectionChart(told, words) {
  const { stock, low, high, reorderPoint, from } = told;
  // What nobody knows a day for cannot be drawn, nor is it reckoned with.
  const receipts = told.receipts.filter(({ day }) => day !== null);
  if (stock.length === 0) return undefined;
  const first = Date.parse(from) / DAY;
  const last = first + stock.length - 1;
  const months = monthsBetween(first, last);
  const title = words.t("projection.title");
  // Of the line that is drawn: until when it is all enough together is another day where a delivery comes later.
  const out = stock.findIndex((units) => units <= 0);
  const outFrom = out === 0 ? words.t("projection.outNow") : words.t("projection.out", { day: words.near(first + out, first) });
  const name = words.t(out < 0 ? "projection.nameLasts" : "projection.name", { count: Math.round(stock[0]), end: Math.round(stock[stock.length - 1]), last: words.day(last), out: outFrom, receipts: words.t("deliveries", { count: receipts.length }) });
  return chart({
    title,
    name,
    words,
    note: words.t("projection.key"),
    height: 280,
    columns: [words.t("column.day"), words.t("projection.stock"), words.t("projection.low"), words.t("projection.high")],
    rows: Array.from(stock, (value, index) => [words.day(first + index), words.number(value, 1), words.number(low[index], 1), words.number(high[index], 1)]),
    draw(box) {
      const { width, height, left, right, bottom } = box;
      const rtl = words.dir === "rtl";
      const top = 40;
      const x = scaleLinear([first, last], rtl ? [width - right, left] : [left, width - right]);
      const values = [...stock, ...low, ...high, reorderPoint ?? 0];
      const y = scaleLinear([Math.min(0, ...values), Math.max(1, ...values)], [height - bottom, top]).nice(5);
      const at = (/** @type {number} */ _, /** @type {number} */ index) => x(first + index);
      const band = Array.from(low, (value, index) => [value, high[index]]);
      const free = room();
      /** A label on the first line upwards that has room for it; none where there is none. */
      const label = (/** @type {number} */ at, /** @type {number} */ from, /** @type {string} */ text, side = anchor(at, width)) => {
        let level = from;
        while (level >= LINE && !free(at, level, text, side)) level -= LINE;
        return level < LINE ? [] : [s("text", { class: "label", x: at, y: level, "text-anchor": side }, text)];
      };
      const [end, side] = rtl ? [left + 4, "start"] : [width - right - 4, "end"];
      return [
        ...axes({ x, y, width, height, left, right, bottom, words, months }),
        s("path", { class: "fill", d: area().x(at).y0((/** @type {number[]} */ [least]) => y(least)).y1((/** @type {number[]} */ [, most]) => y(most))(band) }),
        s("path", { class: "line", d: line().x(at).y((/** @type {number} */ value) => y(value))(Array.from(stock)) }),
        ...(out >= 0 ? [s("line", { class: "out", x1: x(first + out), x2: x(first + out), y1: top - 20, y2: height - bottom }), ...label(x(first + out), top - 24, outFrom)] : []),
        ...(reorderPoint !== null ? [s("line", { class: "point", x1: left, x2: width - right, y1: y(reorderPoint), y2: y(reorderPoint) }), ...label(end, y(reorderPoint) - 5, words.t("projection.point", { units: words.number(reorderPoint) }), side)] : []),
        ...[...arrivals(receipts, last)].flatMap(([day, { units, late }]) => {
          const level = y(stock[day - first]);
          const said = late === 0 ? "projection.receipt" : late === units ? "projection.overdue" : "projection.partly";
          return [
            s("path", { class: late > 0 ? "receipt overdue" : "receipt", d: `M${x(day)} ${level - 5}l-5 -9h10z` }),
            ...label(x(day), level - 19, words.t(said, { units: words.number(units), late: words.number(late) })),
          ];
        }),
      ];
    },
  });
}

/** Units that come on each day, and how many of them are overdue. @param {import("../../projections.d.ts").Projection["receipts"]} receipts @param {number} last day since 1970 */
function arrivals(receipts, last) {
  /** @type {Map<number, { units: number, late: number }>} */
  const days = new Map();
  for (const { day: told, quantity, overdue } of receipts) {
    const day = Date.parse(/** @type {string} */ (told)) / DAY;
    if (day > last) continue;
    const { units, late } = days.get(day) ?? { units: 0, late: 0 };
    days.set(day, { units: units + quantity, late: late + (overdue ? quantity : 0) });
  }
  return days;
}

/** Near an edge a label leans inward. @param {number} x @param {number} width */
const anchor = (x, width) => (x < 90 ? "start" : x > width - 90 ? "end" : "middle");
