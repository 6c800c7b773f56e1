// @ts-check
/** A table of which only the rows in sight are on the page, and which the keyboard walks through row by row. */
import { h, style } from "./dom.js";
import { PRINTED, onPaper } from "./paper.js";

/** Pixels, until a row is there to be measured. */
const GUESS = 60;
const BEYOND = 6;
/** Browsers draw no box higher than some 16 million pixels. */
const HIGHEST = 15_600_000;

/**
 * @param {object} what
 * @param {string} what.caption
 * @param {Element} what.head the row of column heads
 * @param {(item: number) => any[]} what.cells of a row; the first has a button
 */
export function listOf({ caption, head, cells }) {
  /** @type {Uint32Array} */
  let rows = new Uint32Array();
  /** The row that Tab leads to. */
  let active = 0;
  /** @type {Map<number, HTMLElement>} */
  let shown = new Map();
  /** What is out of sight must be as high as if it were there: the sheet makes all rows as high, by the size of the letters. */
  let high = GUESS;
  let printing = false;
  const above = h("tr", { "aria-hidden": "true", class: "room" }, h("td"));
  const below = h("tr", { "aria-hidden": "true", class: "room" }, h("td"));
  const body = h("tbody", { keydown: walk, focusin: follow }, above, below);
  const table = h("table", { part: "table items", "aria-label": caption }, h("thead", {}, head), body);
  const scroller = h("div", { class: "list", scroll: draw }, table);
  const most = () => Math.min(rows.length, Math.floor(HIGHEST / high));
  const buttonOf = (/** @type {number} */ row) => shown.get(row)?.querySelector("button");

  onPaper(scroller, (now) => {
    printing = now;
    draw();
  });

  function draw() {
    const [row] = shown.values();
    if (!printing) high = row?.offsetHeight || high;
    const height = scroller.clientHeight || 600;
    const first = printing ? 0 : Math.max(0, Math.floor(scroller.scrollTop / high) - BEYOND);
    const end = Math.min(most(), printing ? PRINTED : Math.ceil((scroller.scrollTop + height) / high) + BEYOND);
    /** @type {Map<number, HTMLElement>} */
    const next = new Map();
    for (let row = Math.min(first, end); row < end; row += 1) next.set(row, shown.get(row) ?? rowOf(row));
    const root = /** @type {ShadowRoot} */ (scroller.getRootNode());
    const hadFocus = body.contains(root.activeElement);
    for (const [row, element] of shown) if (!next.has(row)) element.remove();
    // Rows that stay are left where they are: one that moves would lose the focus.
    let before = above;
    for (const element of next.values()) {
      if (before.nextSibling !== element) before.after(element);
      before = element;
    }
    shown = next;
    style(above.firstChild, { "block-size": `${Math.min(first, end) * high}px` });
    style(below.firstChild, { "block-size": `${(most() - end) * high}px` });
    if (!next.has(active) && !hadFocus) active = first;
    for (const [row, element] of next) /** @type {HTMLElement} */ (element.querySelector("button")).tabIndex = row === active ? 0 : -1;
    if (hadFocus && !body.contains(root.activeElement)) {
      active = Math.min(Math.max(active, first), Math.max(first, end - 1));
      buttonOf(active)?.focus({ preventScroll: true });
    }
  }

  /** @param {number} row */
  function rowOf(row) {
    return h("tr", { "aria-rowindex": row + 2, "data-row": row }, cells(rows[row]));
  }

  /** @param {KeyboardEvent} event */
  function walk(event) {
    const page = Math.max(1, Math.floor(scroller.clientHeight / high) - 2);
    const steps = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity });
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const goal = Math.max(0, Math.min(most() - 1, active + step));
    // The heads stand over the first rows.
    const top = goal * high;
    const room = scroller.clientHeight - head.getBoundingClientRect().height - high;
    active = goal;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    else if (top > scroller.scrollTop + room) scroller.scrollTop = top - room;
    draw();
    buttonOf(active)?.focus({ preventScroll: true });
  }

  /** @param {FocusEvent} event */
  function follow({ target }) {
    active = Number(/** @type {HTMLElement} */ (target).closest("tr")?.dataset.row ?? active);
  }

  return {
    element: scroller,
    /** @param {Uint32Array} found rows to show */
    show(found) {
      rows = found;
      active = 0;
      for (const element of shown.values()) element.remove();
      shown = new Map();
      table.setAttribute("aria-rowcount", String(rows.length + 1));
      scroller.scrollTop = 0;
      draw();
    },
    draw,
  };
}
