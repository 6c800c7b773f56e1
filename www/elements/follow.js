// @ts-check
/**
 * Following the shop's own quantity field and variant picker, whatever they are made of, without a line of script on
 * the page: `quantity-from` and `sku-from` are selectors, looked up anew each time, since themes replace such fields
 * as they please.
 */

import { clip } from "../report.js";

/** @type {Map<Node, { followers: Set<() => void>, stop: () => void }>} */
const roots = new Map();

/**
 * Calls `changed` whenever something in the element's tree or in the document may have another value.
 * @param {Element} element @param {() => void} changed
 * @returns {() => void} stop
 */
export function follow(element, changed) {
  const followed = new Set([element.getRootNode(), document]);
  for (const root of followed) {
    const known = roots.get(root) ?? listen(root);
    known.followers.add(changed);
  }
  return () => {
    for (const root of followed) {
      const known = roots.get(root);
      if (!known?.followers.delete(changed) || known.followers.size > 0) continue;
      known.stop();
      roots.delete(root);
    }
  };
}

/** What tells which of several is chosen, or what it stands for. */
const TELLING = ["value", "data-sku", "class", "checked", "selected", "aria-checked", "aria-pressed", "aria-selected"];

/** One set of listeners for all that follow the same root. @param {Node} root */
function listen(root) {
  /** @type {Set<() => void>} */
  const followers = new Set();
  const all = () => followers.forEach((changed) => changed());
  const ended = new AbortController();
  for (const event of ["input", "change"]) root.addEventListener(event, all, { signal: ended.signal });
  // The fields have their first values again only after the event.
  root.addEventListener("reset", () => setTimeout(all), { signal: ended.signal });
  const observer = new MutationObserver(all);
  observer.observe(root, { subtree: true, childList: true, attributeFilter: TELLING });
  const stop = () => {
    ended.abort();
    observer.disconnect();
  };
  const known = { followers, stop };
  roots.set(root, known);
  return known;
}

/**
 * @param {Element} element
 * @returns {string | undefined} undefined while there is no such thing, or nothing is chosen in it
 */
export const skuFrom = (element) => {
  const chosen = chosenIn(element, "sku-from");
  return chosen?.dataset.sku || chosen?.value || undefined;
};

/**
 * @param {Element} element
 * @returns {string | undefined} undefined while there is no such thing
 */
export const quantityFrom = (element) => {
  const chosen = chosenIn(element, "quantity-from");
  return chosen?.value ?? chosen?.textContent;
};

/**
 * The field itself, the checked one of several, or what is checked or selected inside.
 * @param {Element} element @param {string} attribute whose value is a selector
 * @returns {any}
 */
function chosenIn(element, attribute) {
  const selector = element.getAttribute(attribute);
  for (const root of [element.getRootNode(), document]) {
    const found = select(/** @type {Document} */ (root), selector, attribute);
    if (found.length === 0) continue;
    const chosen = found.find((one) => one.matches(":checked")) ?? found[0].querySelector(":checked") ?? found[0];
    return chosen.matches("[type=radio]:not(:checked)") ? undefined : chosen;
  }
  return undefined;
}

/** @param {Document} root @param {any} selector @param {string} place */
function select(root, selector, place) {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    throw Object.assign(new Error(`'${clip(selector)}': expected a selector`), { place });
  }
}
