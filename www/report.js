// @ts-check
/**
 * Telling people what is wrong: the site's developer in the console, once each, and the page's scripts by an event.
 * Shoppers are told nothing: for them the shop's own text stands.
 */
import { ERROR_EVENT } from "./names.js";

/** @typedef {{ place: string, message: string, sku?: string }} Problem */

/** A page that finds ever new things to say must not fill the console, nor this set. */
const MOST_WARNINGS = 100;
export const MOST_OF_ONE_SNAPSHOT = 20;
const warned = new Set();

/** A wrong value as messages repeat it: as much of it as the core does. @param {unknown} value */
export const clip = (value) => String(value).replace(/^(.{40}).+/su, "$1…");

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

/** The first of many, and how many more there are. @param {Problem[]} problems all, or at least the first of them @param {number} [all] how many there are */
export function firstOf(problems, all = problems.length) {
  const first = problems.slice(0, MOST_OF_ONE_SNAPSHOT);
  const more = all - first.length;
  if (more) first.push({ place: "snapshot", message: `${more} more problems like these` });
  return first;
}

/** @param {Problem[]} problems what one snapshot left out */
export const warnOfSnapshot = (problems) => firstOf(problems).forEach(warn);

/** @param {Element} element @param {Problem} problem */
export function tell(element, problem) {
  warn(problem);
  element.dispatchEvent(new CustomEvent(ERROR_EVENT, { bubbles: true, composed: true, detail: problem }));
}
