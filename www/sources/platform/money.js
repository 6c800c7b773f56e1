// @ts-check
/** Prices as platforms write them, in minor units of the currency. */
import { minorDigits } from "../../currency.js";
import { numberIn } from "./fields.js";
import { textIn } from "./texts.js";

/**
 * Cents of "129.00", or of 129; undefined: no price.
 * @param {unknown} amount in major units, a number or its text @param {unknown} currency ISO 4217
 */
export function minorUnits(amount, currency) {
  const major = numberIn(amount);
  if (typeof major !== "number" || !(major >= 0 && major < Infinity)) return undefined;
  return Math.round(major * 10 ** minorDigits(textIn(currency).toUpperCase()));
}
