// @ts-check
/**
 * What the page says, in a language: messages of a catalogue in the i18next JSON v4 format, with dates, numbers, money, lists and plurals as
 * `Intl` writes them. English stands behind every language, message by message.
 */
import { moneyIn } from "../checkout/money.js";
import { minorDigits } from "../currency.js";
import { canonical } from "../format.js";
import { primaryLanguage } from "../language.js";
import english from "../locales/review/en.json";
import { request } from "../sources/poll.js";

/** @typedef {Record<string, string>} Catalogue */

export const DAY = 86_400_000;
/** Where nothing is known, nothing is said: no figure made of none. */
export const NONE = "–";
const ENGLISH = { catalogue: /** @type {Catalogue} */ (english), plurals: new Intl.PluralRules("en") };
/** Right-to-left scripts by language. */
const RTL = /^(ar|fa|he|ur|yi|ps|sd|ug|dv)\b/i;

/** @type {Map<string, Promise<Catalogue | undefined>>} */
const catalogues = new Map();

/** The words for a language tag. @param {string} tag @param {string} [currency] @returns {Promise<Words>} */
export async function wordsIn(tag, currency) {
  const language = primaryLanguage(tag);
  if (language === "en") return new Words(canonical(tag), undefined, currency);
  let asked = catalogues.get(language);
  if (!asked) catalogues.set(language, (asked = fetched(language)));
  const catalogue = await asked;
  // English with another language's dates would be neither.
  return catalogue ? new Words(canonical(tag), catalogue, currency) : new Words("en", undefined, currency);
}

/** @param {string} language */
async function fetched(language) {
  try {
    return await (await request(new URL(`./locales/review/${language}.json`, import.meta.url).href, {})).json();
  } catch {
    // Asked for again with the next page.
    return undefined;
  }
}

export class Words {
  /** @param {string} tag canonical @param {Catalogue} [catalogue] @param {string} [currency] ISO 4217 */
  constructor(tag, catalogue, currency = "") {
    this.tag = tag;
    this.dir = RTL.test(tag) ? "rtl" : "ltr";
    this.currency = currency;
    this.spoken = catalogue ? [{ catalogue, plurals: new Intl.PluralRules(tag) }, ENGLISH] : [ENGLISH];
    this.lists = new Intl.ListFormat(tag, { type: "conjunction" });
    this.writeMoney = moneyIn(tag);
    /** @type {Map<string, any>} */
    this.formats = new Map();
  }

  /** A message. Numbers among the values are written as the language does. @param {string} key @param {Record<string, string | number>} [values] */
  t(key, values = {}) {
    const { count } = values;
    for (const { catalogue, plurals } of this.spoken) {
      const form = typeof count === "number" ? `${key}_${plurals.select(count)}` : key;
      const text = catalogue[form] || catalogue[`${key}_other`] || catalogue[key];
      // Dates end with a dot in some languages, and so do sentences: one is enough.
      if (text) return text.replace(/\{\{(\w+)\}\}(\.?)/g, (_, name, dot) => {
        const value = this.#written(values[name]);
        return value.endsWith(".") ? value : value + dot;
      });
    }
    throw new RangeError(`locales/review/en.json: ${key}: expected a message`);
  }

  /** Whether there is such a message. @param {string} key */
  has(key) {
    return key in ENGLISH.catalogue;
  }

  /** @param {string | number | undefined} value */
  #written(value) {
    return typeof value === "number" ? this.number(value) : (value ?? NONE);
  }

  /** @param {string} name @param {() => any} make */
  #format(name, make) {
    let format = this.formats.get(name);
    if (!format) this.formats.set(name, (format = make()));
    return format;
  }

  /** @param {number | null | undefined} value @param {number} [digits] at most */
  number(value, digits = 0) {
    if (value == null || !Number.isFinite(value)) return NONE;
    return this.#format(`number ${digits}`, () => new Intl.NumberFormat(this.tag, { maximumFractionDigits: digits })).format(value + 0);
  }

  /** With one decimal place where it is small. @param {number | null | undefined} value */
  decimal(value) {
    return this.number(value, value != null && Math.abs(value) < 10 ? 1 : 0);
  }

  /** The number that `decimal` writes, by which plurals are chosen. @param {number} value */
  shown(value) {
    return Math.abs(value) < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  }

  /** Of a file. @param {number} bytes */
  bytes(bytes) {
    const [unit, size] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
    return this.#format(String(unit), () => new Intl.NumberFormat(this.tag, { style: "unit", unit: String(unit), maximumFractionDigits: 1 })).format(Number(size));
  }

  /** Of a share from 0 to 1. @param {number | null | undefined} value */
  percent(value) {
    if (value == null || !Number.isFinite(value)) return NONE;
    // What is not all is never written as all, nor what is some as none.
    const digits = value > 0.99 && value < 1 ? 1 : value > 0 && value < 0.01 ? 1 : 0;
    return this.#format(`percent ${digits}`, () => new Intl.NumberFormat(this.tag, { style: "percent", maximumFractionDigits: digits })).format(value);
  }

  /** @param {number | null | undefined} cents */
  money(cents) {
    return cents == null || !Number.isFinite(cents) ? NONE : this.writeMoney(Math.round(cents), this.currency);
  }

  /** In whole units of the currency: what is added up is judged by its size. @param {number | null | undefined} cents */
  sum(cents) {
    if (cents == null || !Number.isFinite(cents)) return NONE;
    const style = this.currency ? { style: "currency", currency: this.currency, currencyDisplay: "narrowSymbol" } : {};
    return this.#format("sum", () => new Intl.NumberFormat(this.tag, /** @type {any} */ ({ ...style, minimumFractionDigits: 0, maximumFractionDigits: 0 }))).format(cents / 10 ** minorDigits(this.currency));
  }

  /** For axes. @param {number} value */
  compact(value) {
    return this.#format("compact", () => new Intl.NumberFormat(this.tag, { notation: "compact", maximumFractionDigits: 1 })).format(value);
  }

  /** @param {string | number | null | undefined} day `YYYY-MM-DD`, or days since 1970, -1: none @param {"short" | "long" | "full"} [style] */
  day(day, style = "short") {
    const when = typeof day === "string" ? Date.parse(day) : day == null || day < 0 ? NaN : day * DAY;
    if (Number.isNaN(when)) return NONE;
    /** @type {Record<string, Intl.DateTimeFormatOptions>} */
    const styles = {
      short: { day: "numeric", month: "short", year: "numeric" },
      long: { weekday: "short", day: "numeric", month: "short" },
      full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
    };
    return this.#date(style, styles[style]).format(when);
  }

  /** With its year only where that is not plain. @param {number} day days since 1970, -1: none @param {number} today */
  near(day, today) {
    return day >= 0 && Math.abs(day - today) < 300 ? this.#date("near", { day: "numeric", month: "short" }).format(day * DAY) : this.day(day);
  }

  /** @param {string} from @param {string} until */
  days(from, until) {
    const format = this.#date("short", { day: "numeric", month: "short", year: "numeric" });
    return format.formatRange(Date.parse(from), Date.parse(until));
  }

  /** @param {string} month `YYYY-MM` @param {"short" | "long"} [style] */
  month(month, style = "long") {
    return this.#date(`month ${style}`, { month: style, year: "numeric" }).format(Date.parse(`${month}-01`));
  }

  /** @param {number} month 1 for January */
  monthName(month, /** @type {"short" | "long"} */ style = "long") {
    return this.#date(`name ${style}`, { month: style }).format(Date.UTC(2024, month - 1, 1));
  }

  /** By the shop's clock. @param {string} instant @param {string} timeZone a name by IANA, or what a snapshot has in its place: then UTC */
  moment(instant, timeZone = "UTC") {
    const when = Date.parse(instant);
    if (Number.isNaN(when)) return NONE;
    const options = /** @type {const} */ ({ dateStyle: "medium", timeStyle: "short" });
    return this.#format(`moment ${timeZone}`, () => {
      try {
        return new Intl.DateTimeFormat(this.tag, { ...options, timeZone });
      } catch {
        return new Intl.DateTimeFormat(this.tag, { ...options, timeZone: "UTC" });
      }
    }).format(when);
  }

  /** @param {string} name @param {Intl.DateTimeFormatOptions} options @returns {any} */
  #date(name, options) {
    return this.#format(name, () => new Intl.DateTimeFormat(this.tag, { ...options, timeZone: "UTC" }));
  }

  /** @param {string[]} texts */
  list(texts) {
    return this.lists.format(texts);
  }
}
