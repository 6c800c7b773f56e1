// @ts-check
/** What every chart has: a title, a sentence for who cannot see it, axes, and the figures as a table. */
import { h, put, s } from "../dom.js";
import { folded, newId, table } from "../frame.js";
import { DAY } from "../words.js";

/** @typedef {{ width: number, height: number, left: number, right: number, top: number, bottom: number }} Box the room for the drawing, in pixels */

/** Drawings by the box they stand in. @type {WeakMap<Element, (width: number) => void>} */
const drawn = new WeakMap();
/** Pixels that a letter of a label takes, at most in the mean, a letter as wide as high, what is left between labels, and a line of them. */
const [LETTER, FULL, APART] = [6.5, 12, 6];
export const LINE = 13;
/** Until the page tells how wide it is. */
const WIDTH = 640;

const widths = globalThis.ResizeObserver && new ResizeObserver((entries) => entries.forEach(({ target, contentRect }) => contentRect.width > 0 && drawn.get(target)?.(Math.round(contentRect.width))));

/**
 * @param {object} what
 * @param {string} what.title
 * @param {string} what.name what it shows, in a sentence
 * @param {import("../words.js").Words} what.words
 * @param {string} [what.note] how it is to be read
 * @param {number} what.height in pixels
 * @param {string[]} what.columns of the table: the first is what a row is called
 * @param {(import("../dom.js").Child)[][]} what.rows
 * @param {(box: Box) => Node[]} what.draw
 */
export function chart({ title, name, words, note, height, columns, rows, draw }) {
  const id = newId();
  const drawing = s("svg", { part: "drawing", role: "img", "aria-label": name });
  const box = h("div", { class: "drawing" }, drawing);
  const redraw = (/** @type {number} */ width) => {
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    put(drawing, draw({ width, height, left: words.dir === "rtl" ? 8 : 44, right: words.dir === "rtl" ? 44 : 8, top: 12, bottom: 24 }));
  };
  redraw(WIDTH);
  drawn.set(box, redraw);
  widths?.observe(box);
  const head = columns.map((column, index) => ({ title: column, name: index === 0, number: index > 0 }));
  return h("figure", { part: "chart", "aria-labelledby": id }, h("figcaption", { id }, title), box, note && h("p", { class: "note" }, note), folded(words.t("chart.table"), table({ caption: title }, head, rows)));
}

/**
 * Lines across at round figures, and the months below.
 * @param {{ x: (day: number) => number, y: any, width: number, height: number, left: number, right: number, bottom: number, words: import("../words.js").Words, months: { start: number, month: string, partial?: boolean }[] }} room
 */
export function axes({ x, y, width, height, left, right, bottom, words, months }) {
  const rtl = words.dir === "rtl";
  const labels = y.ticks(4).filter(Number.isInteger).map((/** @type {number} */ value) => [
    s("line", { class: value === 0 ? "base" : "grid", x1: left, x2: width - right, y1: y(value), y2: y(value) }),
    s("text", { x: rtl ? width - right + 8 : left - 8, y: y(value), dy: "0.32em", "text-anchor": rtl ? "start" : "end" }, words.compact(value)),
  ]);
  // A month of which only the end is there has no room for its name.
  const whole = months.filter(({ start, partial }) => !partial && x(start) >= left);
  const every = Math.max(1, Math.ceil(whole.length / Math.max(1, (width - left - right) / 56)));
  const free = room();
  const names = whole
    .filter((_, index) => index % every === 0)
    .map(({ start, month }, index) => {
      const text = index === 0 || Number(month.slice(5)) <= every ? words.month(month, "short") : words.monthName(Number(month.slice(5)), "short");
      return [
        s("line", { class: "tick", x1: x(start), x2: x(start), y1: height - bottom, y2: height - bottom + 5 }),
        ...(free(x(start), 0, text, "middle") ? [s("text", { x: x(start), y: height - 6, "text-anchor": "middle" }, text)] : []),
      ];
    });
  return [...labels.flat(), ...names.flat()];
}

/**
 * Which labels have room: each that is asked about takes its own where it has.
 * @returns {(x: number, y: number, text: string, anchor: string) => boolean}
 */
export function room() {
  /** @type {[number, number, number][]} */
  const taken = [];
  return (x, y, text, anchor) => {
    const width = [...text].reduce((sum, letter) => sum + (letter > "\u2e80" ? FULL : LETTER), APART);
    const from = x - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
    const isFree = taken.every(([left, right, level]) => from >= right || from + width <= left || Math.abs(level - y) >= LINE);
    if (isFree) taken.push([from, from + width, y]);
    return isFree;
  };
}

/**
 * The months between two days, with the first and last day of each that is among them.
 * @param {number} first days since 1970 @param {number} last
 */
export function monthsBetween(first, last) {
  const months = [];
  for (let start = first; start <= last; ) {
    const date = new Date(start * DAY);
    const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / DAY;
    months.push({ start, end: Math.min(last, next - 1), month: date.toISOString().slice(0, 7), partial: date.getUTCDate() !== 1 });
    start = next;
  }
  return months;
}
