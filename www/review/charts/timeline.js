// @ts-check
/** The backlog day by day. */
import { scaleLinear } from "d3-scale";
import { area, curveStepAfter, line } from "d3-shape";
import { s } from "../dom.js";
import { DAY } from "../words.js";
import { axes, chart, monthsBetween } from "./chart.js";

/** @param {import("../page.js").Context} context */
export function timeline({ review: { timeline }, words }) {
  const { units, from } = timeline;
  if (units.length === 0) return undefined;
  const first = Date.parse(from) / DAY;
  const last = first + units.length - 1;
  const most = units.reduce((most, value) => Math.max(most, value), 0);
  const now = units[units.length - 1] ?? 0;
  const peak = units.indexOf(most);
  const months = monthsBetween(first, last);
  const title = words.t("timeline.title");
  const name = words.t("timeline.name", { count: now, from: words.day(from), first: units[0] ?? 0, most, day: words.day(first + Math.max(0, peak)) });
  return chart({
    title,
    name,
    words,
    height: 220,
    columns: [words.t("column.month"), words.t("timeline.units"), words.t("timeline.value")],
    rows: months.map(({ end, month }) => [words.month(month), words.number(units[end - first]), words.sum(timeline.value[end - first])]),
    draw({ width, height, left, right, top, bottom }) {
      const x = scaleLinear([first, last], words.dir === "rtl" ? [width - right, left] : [left, width - right]);
      const y = scaleLinear([0, Math.max(1, most)], [height - bottom, top]).nice(4);
      const at = (/** @type {number} */ _, /** @type {number} */ index) => x(first + index);
      const values = Array.from(units);
      return [
        ...axes({ x, y, width, height, left, right, bottom, words, months }),
        s("path", { class: "fill", d: area().curve(curveStepAfter).x(at).y0(y(0)).y1(y)(values) }),
        s("path", { class: "line", d: line().curve(curveStepAfter).x(at).y(y)(values) }),
        s("circle", { class: "dot", cx: x(last), cy: y(now), r: 3.5 }),
      ];
    },
  });
}
