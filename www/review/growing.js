// @ts-check
/** A table that begins with some of its rows, says of how many, and gives the others to who asks. */
import { h, put } from "./dom.js";
import { rowOf, table } from "./frame.js";
import { PRINTED, onPaper } from "./paper.js";

const FIRST = 50;

/**
 * @param {import("./words.js").Words} words
 * @param {Parameters<typeof table>[0]} about @param {Parameters<typeof table>[1]} columns
 * @param {number} count of rows @param {(row: number) => any[]} cellsOf
 */
export function growing(words, about, columns, count, cellsOf) {
  const scroller = table(about, columns, Array.from({ length: Math.min(FIRST, count) }, (_, row) => cellsOf(row)));
  if (count <= FIRST) return scroller;
  /** @type {HTMLTableSectionElement} */
  const body = scroller.querySelector("tbody");
  const shown = h("span", { class: "soft" });
  const button = h("button", { type: "button", part: "button", click: more });

  /** @param {number} end */
  function show(end) {
    while (body.rows.length > end) body.deleteRow(-1);
    while (body.rows.length < Math.min(end, count)) body.append(rowOf(columns, cellsOf(body.rows.length)));
    const [part, rest] = [body.rows.length, count - body.rows.length];
    put(shown, words.t("health.partOf", { part, of: count }));
    put(button, words.t("more", { count: Math.min(PRINTED, rest) }));
    button.hidden = rest === 0;
  }

  function more() {
    const next = body.rows.length;
    show(next + PRINTED);
    // A button that goes leaves who used the keyboard nowhere.
    if (!button.hidden) return;
    body.rows[next].tabIndex = -1;
    body.rows[next].focus();
  }

  let before = FIRST;
  onPaper(scroller, (printing) => {
    if (printing) before = body.rows.length;
    show(printing ? PRINTED : before);
  });
  show(FIRST);
  return h("div", {}, scroller, h("p", { class: "more" }, shown, button));
}
