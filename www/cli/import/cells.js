// @ts-check
/** What can stand in a cell: each reads one text, or throws what it expected. Prices and days are written in many ways; what could be two of them is refused. */

/** What a cell should have held, in words. */
export class Expected extends Error {}

/**
 * @typedef {object} Ways
 * @property {number} digits after the point in prices
 * @property {"dmy" | "mdy" | undefined} dates how days with slashes are written
 */
/** @typedef {(text: string, ways: Ways) => any} Cell */

/** @param {string} expected @returns {never} */
const refuse = (expected) => {
  throw new Expected(expected);
};

/** @type {Cell} */
export const text = (told) => told;

/** @type {Cell} */
export function whole(told, ways) {
  const number = wholeOrLess(told, ways);
  return number >= 0 ? number : refuse("a whole number of at least 0");
}

/** Spaces and apostrophes group digits everywhere, points and commas do not. @type {Cell} */
export function wholeOrLess(told) {
  const number = Number(told.replace(/[\s']/g, "").replace(/[.,]0+$/, ""));
  return Number.isSafeInteger(number) && /^[-+\d\s'.,]+$/.test(told) ? number : refuse("a whole number, without a sign between its thousands");
}

/** @type {Cell} */
export function decimal(told) {
  const number = Number(told.replace(/\s/g, "").replace(",", "."));
  return /^[\d\s]+([.,]\d{1,3})?$/.test(told) ? number : refuse("a number of at most three decimal places");
}

/** In minor units. A point or comma is the decimal one where no more digits follow it than the currency has, or two. @type {Cell} */
export function money(told, { digits }) {
  const [, plain] = /^(?:[A-Z]{3}|\p{Sc})?\s*([\d\s.,']+?)\s*(?:[A-Z]{3}|\p{Sc}|Ft|kr|zł)?$/u.exec(told) ?? [];
  const form = new RegExp(`^(\\d+|\\d{1,3}(?:[\\s'.,]\\d{3})+)(?:[.,](\\d{1,${Math.max(digits, 2)}}))?$`);
  const [, units, fraction = ""] = form.exec(plain ?? "") ?? [];
  // What the currency has no coins for may be told as none.
  const cents = fraction.replace(/0+$/, "");
  const price = Number(`${units?.replace(/\D/g, "")}${cents.padEnd(digits, "0")}`);
  return cents.length <= digits && Number.isSafeInteger(price) ? price : refuse(`a price with at most ${digits} decimal places`);
}

/** @type {Cell} */
export function day(told, { dates }) {
  const date = told.replace(/[T ]\d{1,2}:\d\d.*$/, "").replace(/\.$/, "");
  let parts = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(date.replace(/\s/g, ""))?.slice(1);
  const [, first, sign, second, year] = /^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4})$/.exec(date) ?? [];
  if (sign) {
    // Where days are written with points they come first.
    const order = sign === "." ? "dmy" : dates;
    if (!order) return refuse("a day as YYYY-MM-DD, or --dates dmy or mdy to say which comes first");
    parts = order === "dmy" ? [year, second, first] : [year, first, second];
  }
  const iso = parts?.map((part) => part.padStart(2, "0")).join("-") ?? "";
  const known = new Date(`${iso}T00:00Z`);
  return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(iso) && iso >= "1970" ? iso : refuse("a day as YYYY-MM-DD, from 1970 to 9999");
}

/** @type {Cell} */
export function month(told) {
  const [, year, number] = /^(\d{4})[-./](\d{1,2})(?:[-./]\d{1,2})?$/.exec(told) ?? [];
  const [, first, last] = /^(\d{1,2})[./](\d{4})$/.exec(told) ?? [];
  const iso = `${year ?? last}-${(number ?? first ?? "").padStart(2, "0")}`;
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(iso) ? iso : refuse("a month as YYYY-MM");
}

/** Capitals, spaces and lines between words do not matter. @param {string[]} words @returns {Cell} */
export const oneOf = (words) => (told) => {
  const word = told.trim().toLowerCase().replace(/[\s_]+/g, "-");
  return words.includes(word) ? word : refuse(`one of ${words.join(", ")}`);
};

/** A number, below 0 where units wait, or a word for it. @type {Cell} */
export function onHand(told, ways) {
  const word = told.toLowerCase();
  return word === "some" || word === "untracked" ? word : wholeOrLess(told, ways);
}

/** @type {Cell} */
export const list = (told) => told.split(/[|,;\s]+/).filter((one) => one !== "");
