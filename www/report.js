// @ts-check
/**
 * Telling people what is wrong: the site's developer in the console, once each, and the page's scripts by an event.
 * Shoppers are told nothing: for them the shop's own text stands.
 */
import { ERROR_EVENT } from "./names.js";

/** @typedef {{ place: string, message: string, sku?: string }} Problem */

/** A page that finds ever new things to say must not fill the console, nor this set. */
const MOST_WARNINGS = 100;
const MOST_OF_ONE_SNAPSHOT = 20;
const warned = new Set();

/** @param {Problem} problem */
export const sentence = ({ place, message }) => (place ? `${place}: ${message}` : message);

/** What was thrown, as a problem; `place` is where it happened if the error itself does not say. */
export const problemOf = (/** @type {any} */ error, /** @type {string} */ place) => ({
  place: /** @type {string} */ (error?.place || place),
  message: String(error?.message ?? error),
});

/** @param {Problem} problem */
export function warn(problem) {
  const text = `backsoon: ${sentence(problem)}`;
  if (warned.has(text) || warned.size >= MOST_WARNINGS) return;
  warned.add(text);
  console.warn(text);
}

/** @param {Problem[]} problems what one snapshot left out */
export function warnOfSnapshot(problems) {
  problems.slice(0, MOST_OF_ONE_SNAPSHOT).forEach(warn);
  const more = problems.length - MOST_OF_ONE_SNAPSHOT;
  if (more > 0) warn({ place: "snapshot", message: `${more} more problems like these` });
}

/** @param {Element} element @param {Problem} problem */
export function tell(element, problem) {
  warn(problem);
  element.dispatchEvent(new CustomEvent(ERROR_EVENT, { bubbles: true, composed: true, detail: problem }));
}
