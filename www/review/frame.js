// @ts-check
/** What sections are made of: headings, rows of figures, bars, folded tables. */
import { h, style } from "./dom.js";
import { onPaper } from "./paper.js";

/** @typedef {import("./dom.js").Child} Child */

/** What does not fit can be scrolled by the keyboard; what fits is no stop on its way. */
const reached =
  globalThis.ResizeObserver &&
  new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const fits = target.scrollWidth <= target.clientWidth;
      for (const [name, value] of [["tabindex", "0"], ["role", "region"]]) {
        if (fits) target.removeAttribute(name);
        else target.setAttribute(name, value);
      }
    }
  });

let ids = 0;
/** An id that nothing else in the element has. */
export const newId = () => `review-${(ids += 1)}`;

/** A section with its heading beside it. @param {string} name @param {string} title @param {Child} intro @param {...(Child | Child[])} children */
export function section(name, title, intro, ...children) {
  const id = newId();
  return h(
    "section",
    { part: `section ${name}`, "aria-labelledby": id },
    h("header", {}, h("h2", { part: "heading", id }, title), intro && h("p", { class: "intro" }, intro)),
    h("div", { class: "body" }, ...children),
  );
}

/** A part of a section. @param {string} title @param {...(Child | Child[])} children */
export const group = (title, ...children) => target(newId(), title, ...children);

/** A part of a section that links lead to. @param {string} id of its heading @param {string} title @param {...(Child | Child[])} children */
export function target(id, title, ...children) {
  return h("div", { class: "group", role: "group", "aria-labelledby": id }, h("h3", { id }, title), ...children);
}

/** Figures in a row: what each is, the figure, and what it is of. @param {{ name: string, value: string, note?: Child }[]} rows */
export const figures = (rows) =>
  h("dl", { part: "figures" }, rows.map(({ name, value, note }) => h("div", { part: "figure" }, h("dt", {}, name), h("dd", { class: "value" }, value), note && h("dd", { class: "note" }, note))));

/** @typedef {{ title: string, number?: boolean, name?: boolean }} Heading of a column; `name`: what a row is called */

/** Columns that a phone has room for. */
const NARROW = 4;

const kindOf = (/** @type {Heading} */ { number }) => (number ? "number" : null);

/** A row of a table. @param {Heading[]} columns @param {(Child | Child[])[]} cells */
export const rowOf = (columns, cells) => h("tr", { role: "row" }, cells.map((cell, index) => (columns[index].name ? h("th", { scope: "row", role: "rowheader" }, cell) : h("td", { class: kindOf(columns[index]), role: "cell" }, cell))));

/**
 * A table. Columns of numbers stand at the end of their cells, so that figures are aligned. On a phone a wide one has its figures beneath its names:
 * what is laid out otherwise some browsers take for no table unless its roles are told.
 * @param {{ caption: string, seen?: boolean }} about `seen`: whether who sees needs the caption
 * @param {Heading[]} columns
 * @param {(Child | Child[])[][]} rows
 */
export function table({ caption, seen = false }, columns, rows) {
  const scroller = h(
    "div",
    { class: "scroll", "aria-label": caption },
    h(
      "table",
      { part: "table", class: columns.length > NARROW ? "wide" : null, role: "table" },
      h("caption", { class: seen ? null : "unseen" }, caption),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, columns.map((column) => h("th", { scope: "col", role: "columnheader", class: kindOf(column) }, column.title)))),
      h("tbody", { role: "rowgroup" }, rows.map((cells) => rowOf(columns, cells))),
    ),
  );
  reached?.observe(scroller);
  return scroller;
}

/** A share of the longest, drawn; the figure stands beside it. @param {number} share from 0 to 1 @param {string} [kind] */
export const bar = (share, kind = "") => h("span", { class: `bar ${kind}`, "aria-hidden": "true" }, style(h("span", {}), { "inline-size": `${Math.max(0, Math.min(1, share)) * 100}%` }));

/** @param {Child} title @param {...(Child | Child[])} children */
export const folded = (title, ...children) => h("details", {}, h("summary", {}, title), ...children);

/** The same of what is made once somebody wants to see it, or prints the page. @param {Child} title @param {() => Child | Child[]} make */
export function unfolding(title, make) {
  const details = folded(title);
  const fill = () => details.childElementCount === 1 && details.append(h("div", {}, make()));
  details.addEventListener("toggle", fill, { once: true });
  /** @type {boolean | undefined} */
  let before;
  onPaper(details, (printing) => {
    if (printing) fill();
    before ??= details.open;
    details.open = printing || before;
    if (!printing) before = undefined;
  });
  return details;
}

/** What is wrong in what was told, and where. @param {{ place: string, message: string }[]} problems */
export const faults = (problems) => h("ul", {}, problems.map(({ place, message }) => h("li", {}, h("code", {}, place), " ", message)));
