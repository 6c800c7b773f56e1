// @ts-check
/** What is expected of an item's stock if nothing more is ordered. */
import { scaleLinear } from "d3-scale";
import { area, line } from "d3-shape";
import { s } from "../dom.js";
import { DAY } from "../words.js";
import { axes, chart, monthsBetween } from "./chart.js";

/** @param {import("../../projections.d.ts").Projection} told @param {import("../words.js").Words} words */
export function projectionChart(told, words) {
  const { stock, low, high, runsOut, reorderPoint, from } = told;
  // What nobody knows a day for cannot be drawn, nor is it reckoned with.
  const receipts = told.receipts.filter(({ day }) => day !== null);
  if (stock.length === 0) return undefined;
  const first = Date.parse(from) / DAY;
  const last = first + stock.length - 1;
  const months = monthsBetween(first, last);
  const title = words.t("projection.title");
  const out = runsOut && Date.parse(runsOut) / DAY;
  const name = words.t(runsOut ? "projection.name" : "projection.nameLasts", { count: Math.round(stock[0]), end: Math.round(stock[stock.length - 1]), last: words.day(last), day: words.day(runsOut), receipts: words.t("deliveries", { count: receipts.length }) });
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
      const upright = (/** @type {string} */ kind, /** @type {number} */ day, /** @type {string} */ label, /** @type {number} */ level) => [
        s("line", { class: kind, x1: x(day), x2: x(day), y1: top - 20 + level * 14, y2: height - bottom }),
        s("text", { class: "label", x: x(day), y: top - 24 + level * 14, "text-anchor": anchor(x(day), width) }, label),
      ];
      return [
        ...axes({ x, y, width, height, left, right, bottom, words, months }),
        s("path", { class: "fill", d: area().x(at).y0((/** @type {number[]} */ [least]) => y(least)).y1((/** @type {number[]} */ [, most]) => y(most))(band) }),
        s("path", { class: "line", d: line().x(at).y((/** @type {number} */ value) => y(value))(Array.from(stock)) }),
        ...(reorderPoint !== null ? [s("line", { class: "point", x1: left, x2: width - right, y1: y(reorderPoint), y2: y(reorderPoint) }), s("text", { class: "label", x: rtl ? left + 4 : width - right - 4, y: y(reorderPoint) - 5, "text-anchor": rtl ? "start" : "end" }, words.t("projection.point", { units: words.number(reorderPoint) }))] : []),
        ...receipts.flatMap((receipt) => {
          const day = Date.parse(/** @type {string} */ (receipt.day)) / DAY;
          if (day > last) return [];
          const level = y(stock[day - first]);
          return [
            s("path", { class: receipt.overdue ? "receipt overdue" : "receipt", d: `M${x(day)} ${level - 5}l-5 -9h10z` }),
            s("text", { class: "label", x: x(day), y: level - 19, "text-anchor": anchor(x(day), width) }, words.t(receipt.overdue ? "projection.overdue" : "projection.receipt", { units: words.number(receipt.quantity) })),
          ];
        }),
        ...(out && out <= last ? upright("out", out, words.t("projection.out", { day: words.day(out) }), 0) : []),
      ];
    },
  });
}

/** Near an edge a label leans inward. @param {number} x @param {number} width */
const anchor = (x, width) => (x < 90 ? "start" : x > width - 90 ? "end" : "middle");
