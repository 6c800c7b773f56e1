// @ts-check
/** What is read as JSON, but nested so deeply that it can neither be written as such again nor told to another tab. */
import { warn } from "../report.js";

/** No field of an item lies at a tenth of it; engines end at some thousand. */
const LEVELS = 100;

/** Said of it. */
export const TOO_DEEP = `nested too deeply, expected at most ${LEVELS} levels`;

/** @param {unknown} value @returns {boolean} */
export const isTooDeep = (value, levels = LEVELS) => typeof value === "object" && value !== null && (levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1)));

/** The items that are not, so that one which is costs no other; the console names it. @param {any[]} items @param {string} place by which it calls them */
export const withoutDeep = (items, place) =>
  items.filter((item, index) => {
    const deep = isTooDeep(item);
    if (deep) warn({ place: `${place}: items[${index}]`, message: TOO_DEEP });
    return !deep;
  });
