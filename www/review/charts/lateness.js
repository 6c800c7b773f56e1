// @ts-check
/** How late a supplier is: from when to when eight in ten of its deliveries come, on one scale for all of them. */
import { scaleLinear } from "d3-scale";
import { h, s } from "../dom.js";

const WIDTH = 200;
const HEIGHT = 20;
const PAD = 5;

/** @typedef {{ samples: number, p10: number, p50: number, p90: number } | null | undefined} Lateness */

/** @param {Lateness[]} all @param {import("../words.js").Words} words @returns {(lateness: Lateness) => (string | Node)[]} */
export function latenessScale(all, words) {
  const days = all.flatMap((one) => (one ? [one.p10, one.p90] : []));
  const range = words.dir === "rtl" ? [WIDTH - PAD, PAD] : [PAD, WIDTH - PAD];
  const x = scaleLinear([Math.min(-1, ...days), Math.max(1, ...days)], range).nice(4);
  return (lateness) => {
    if (!lateness) return [words.t("unknown")];
    const { p10, p50, p90, samples } = lateness;
    const drawing = s(
      "svg",
      { class: "lateness", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true" },
      s("line", { class: "zero", x1: x(0), x2: x(0), y1: 1, y2: HEIGHT - 1 }),
      s("line", { class: "span", x1: x(p10), x2: x(p90), y1: HEIGHT / 2, y2: HEIGHT / 2 }),
      s("circle", { class: "median", cx: x(p50), cy: HEIGHT / 2, r: 4 }),
    );
    return [drawing, h("span", { class: "note" }, words.t("suppliers.lateness", { from: words.decimal(p10), to: words.decimal(p90), median: words.decimal(p50), deliveries: words.t("deliveries", { count: samples }) }))];
  };
}
