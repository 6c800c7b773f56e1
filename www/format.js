// @ts-check
/**
 * Dates, numbers and plurals as the shopper's language writes them. Formatters for dates are made when first needed
 * (the first one of a process costs 25 ms) and kept for as long as what formats with them, so there are never many.
 */

import { primaryLanguage } from "./language.js";

/** @type {Record<string, Intl.DateTimeFormatOptions>} */
const STYLES = {
  dateShort: { month: "short", day: "numeric" },
  dateShortYear: { year: "numeric", month: "short", day: "numeric" },
  dateBare: { month: "long", day: "numeric" },
  dateLong: { weekday: "long", month: "long", day: "numeric" },
  dateLongYear: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
};

/** @param {string} locale a language tag; one that is none counts as English */
export function hostFormat(locale) {
  const tag = canonical(locale);
  const numbers = new Intl.NumberFormat(tag);
  const plurals = new Intl.PluralRules(tag);
  /** @type {Record<string, Intl.DateTimeFormat>} */
  const dates = {};
  // A calendar day is no instant: it is the same day wherever the shopper is.
  const written = (/** @type {string} */ style, /** @type {number} */ epoch) =>
    (dates[style] ??= new Intl.DateTimeFormat(tag, { ...STYLES[style], timeZone: "UTC" })).format(epoch);

  return {
    date: (/** @type {number} */ year, /** @type {number} */ month, /** @type {number} */ day, /** @type {string} */ style) =>
      written(style, Date.UTC(year, month - 1, day)),
    time: (/** @type {number} */ hour, /** @type {number} */ minute) => written("time", Date.UTC(1970, 0, 1, hour, minute)),
    number: (/** @type {number} */ value) => numbers.format(value),
    plural: (/** @type {number} */ value) => plurals.select(value),
  };
}

/** A tag as standards have it: `lang` attributes hold whatever a page's author wrote, "en_GB" and worse; English where it is none. @param {string} locale @returns {string} */
export function canonical(locale) {
  try {
    return Intl.getCanonicalLocales(locale.replaceAll("_", "-"))[0];
  } catch {
    const language = primaryLanguage(locale);
    return language === locale ? "en" : canonical(language);
  }
}
