// @ts-check
/** Checking what programs ask with, and errors that name the place, the value and what was expected. */
import { clip, problemOf, sentence } from "./report.js";
import { bytesOf } from "./sources/bytes.js";

/** An address that stays the shop's own whatever stands for the order: the host is told before it. */
const ORDER_PAGE = /^[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s/?#\\{}]+[/?#][^\s"'<>\\`{}]*(\{id\}[^\s"'<>\\`{}]*)+$/;
/** An address that search engines can be sent to, and that the core takes. */
const PAGE = /^https?:\/\/[\p{L}\p{N}[][^\s"'<>\\`\p{C}]*$/iu;

/** @param {unknown} sku */
export function checkSku(sku, place = "sku") {
  if (typeof sku === "string") return sku;
  throw wrong(TypeError, place, sku, "text");
}

/** @template Options @param {Options} options @returns {Options} */
export function checkOptions(options) {
  if (typeof options === "object" && options !== null && !Array.isArray(options)) return options;
  throw wrong(TypeError, "options", options, "an object");
}

/** @param {unknown} told */
export function bytesOfTold(told) {
  if (!Array.isArray(told)) throw wrong(TypeError, "told", told, "a list of { line, kind, earliest, latest }");
  return bytesOf(told);
}

/** @param {unknown} quantity */
export function checkQuantity(quantity, place = "quantity") {
  if (Number.isSafeInteger(quantity) && Number(quantity) > 0) return Number(quantity);
  throw wrong(RangeError, place, quantity, "a whole number of at least 1");
}

/** @param {unknown} locale */
export function checkLocale(locale) {
  if (typeof locale !== "string") throw wrong(TypeError, "locale", locale, "a language tag");
}

/** @param {unknown} url none: the snapshot's */
export function checkPage(url) {
  if (!isAddress(url, PAGE)) throw wrong(TypeError, "url", url, "an address as https://shop.example/chair");
}

/** @param {unknown} url none: orders have no page */
export function checkOrderPage(url) {
  if (!isAddress(url, ORDER_PAGE)) throw wrong(TypeError, "orderUrl", url, "an address as https://shop.example/orders/{id}");
}

/** @param {unknown} url none is right too @param {RegExp} form */
const isAddress = (url, form) => url === undefined || (typeof url === "string" && form.test(url) && URL.canParse(url));

/** @param {ErrorConstructor} Kind @param {string} place @param {unknown} value @param {string} expected */
export function wrong(Kind, place, value, expected) {
  const problem = { place, message: `${shown(value)}: expected ${expected}` };
  return Object.assign(new Kind(sentence(problem)), { place });
}

/** An object by its kind alone: not every one can be text. @param {unknown} value */
export function shown(value) {
  if (typeof value === "string") return `'${clip(value)}'`;
  return clip(typeof value === "object" && value ? Object.prototype.toString.call(value) : value);
}

/**
 * @template Result
 * @param {string} place where it happens, if what is thrown does not say
 * @param {() => Result} task
 */
export function naming(place, task) {
  try {
    return task();
  } catch (error) {
    throw named(error, place);
  }
}

/** An error keeps its place beside its message; programs mostly print the message alone, so here it names both. */
export function named(/** @type {any} */ error, /** @type {string} */ place) {
  const Kind = [RangeError, TypeError].find((Kind) => error instanceof Kind) ?? Error;
  const problem = problemOf(error, place);
  return Object.assign(new Kind(sentence(problem), { cause: error?.cause }), { name: error?.name ?? "Error", place: problem.place });
}
