// @ts-check
/** What is read as JSON, but nested so deeply that it can neither be written as such again nor told to another tab. */
import { clip, warn } from "../report.js";

/** No field of a snapshot lies at a tenth of it; engines end at some thousand. */
const LEVELS = 100;
/** Of the way to what lies too deep, so much is said. */
const STEPS = 3;

/** @param {unknown} value @returns {boolean} */
const isTooDeep = (value, levels = LEVELS) => typeof value === "object" && value !== null && (levels === 0 || Object.values(value).some((inner) => isTooDeep(inner, levels - 1)));

/**
 * A value with null in place of what lies too deep in it, which costs nothing else; the console names it.
 * @template Value
 * @param {Value} value as JSON.parse gives it @param {string} place by which it is called
 * @returns {Value}
 */
export function withoutDeep(value, place) {
  // Nearly nothing is, and then nothing is copied.
  if (!isTooDeep(value)) return value;
  /** @type {(inner: any, level: number, at: string) => any} */
  const copy = (inner, level, at) => {
    if (typeof inner !== "object" || inner === null) return inner;
    if (level === LEVELS) {
      warn({ place: `${place}: ${at}`, message: `nested too deeply, expected at most ${LEVELS} levels` });
      return null;
    }
    const below = (/** @type {[string, any]} */ [name, one]) => {
      const step = Array.isArray(inner) ? `[${name}]` : `${at && "."}${clip(name)}`;
      return /** @type {const} */ ([name, copy(one, level + 1, level < STEPS ? at + step : at)]);
    };
    const entries = Object.entries(inner).map(below);
    return Array.isArray(inner) ? entries.map(([, one]) => one) : Object.fromEntries(entries);
  };
  return copy(value, 0, "");
}
