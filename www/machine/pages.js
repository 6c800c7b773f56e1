// @ts-check
/** Who tells of what on which page. It is only noted at first, and once all is that changes in one go, the page says it. */
import { Blocks } from "./blocks.js";

/** @typedef {import("./blocks.js").Teller} Teller */

/** @type {WeakMap<Document, Blocks>} */
const pages = new WeakMap();
/** Where each of them tells of something. @type {Map<Teller, Blocks>} */
const told = new Map();
/** Where that has changed. @type {Set<Blocks>} */
const due = new Set();

/** Whether what somebody told of still stands on the page. @param {Document} page @param {Teller} teller */
export const stands = (page, teller) => !!pages.get(page)?.stands(teller);

/** Tells search engines of a product, soon. @param {Document} page @param {Teller} teller @param {any} product JSON-LD */
export function publish(page, teller, product) {
  const blocks = pages.get(page) ?? new Blocks(page);
  pages.set(page, blocks);
  // An element can move into a frame.
  if (told.get(teller) !== blocks) withdraw(teller);
  told.set(teller, blocks);
  blocks.products.set(teller, product);
  settleSoon(blocks);
}

/** Takes back what somebody told of, soon. @param {Teller} teller */
export function withdraw(teller) {
  const blocks = told.get(teller);
  if (!blocks) return;
  told.delete(teller);
  blocks.products.delete(teller);
  settleSoon(blocks);
}

/** @param {Blocks} blocks */
function settleSoon(blocks) {
  if (due.size === 0) queueMicrotask(settle);
  due.add(blocks);
}

function settle() {
  const all = [...due];
  due.clear();
  for (const blocks of all) blocks.settle();
}
