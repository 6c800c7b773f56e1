// @ts-check
/** What no list of items tells: time zone, currency, calendar, policy and suppliers, as in a snapshot. */
import { readFileSync } from "node:fs";
import { clip } from "../report.js";
import { EXIT, Failure, reasonOf } from "./failure.js";

/** @param {string} file @returns {Record<string, any>} */
export function settingsIn(file) {
  let settings;
  try {
    settings = JSON.parse(readFileSync(file, "utf8"));
  } catch (/** @type {any} */ error) {
    throw new Failure(EXIT.INPUT, `--settings: ${file}: ${error instanceof SyntaxError ? `not JSON (${clip(error.message)})` : `cannot be read (${reasonOf(error)})`}`);
  }
  if (typeof settings !== "object" || settings === null || Array.isArray(settings)) throw new Failure(EXIT.INPUT, `--settings: ${file}: expected an object, {"currency":"EUR"}`);
  return settings;
}
