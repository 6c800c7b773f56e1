// The shop's own texts in the reader's language.
// English stands in the pages, so that they are whole without a script; words.js has the rest.
import { products } from "./products.js";
import { words } from "./words.js";

/** What the page said before anything was translated: element → { slot: { key, text } }. */
const written = new WeakMap();

const content = [(element) => element.textContent, (element, text) => (element.textContent = text)];
const attribute = (name) => [(element) => element.getAttribute(name), (element, text) => element.setAttribute(name, text)];

/** Where a text stands that the page marks for translation: how it is read, and how it is written. */
const slots = {
  "data-t": content,
  "data-t-label": attribute("aria-label"),
  "data-t-title": attribute("title"),
  "data-t-alt": attribute("alt"),
  "data-t-content": attribute("content"),
  "data-money": content,
};

export const language = () => document.documentElement.lang;

/** A sentence a script says; `{{name}}` is replaced by `values.name`. */
export function t(key, values = {}) {
  const [sku, field] = key.split(".");
  const text = products[sku]?.[language()]?.[field] ?? words[language()][key] ?? words.en[key];
  if (text === undefined) throw new RangeError(`words.js: ${language()}.${key}: expected a text`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}

export function translate(root = document) {
  for (const [slot, [read, write]] of Object.entries(slots)) {
    const say = slot === "data-money" ? (cents) => money(Number(cents)) : t;
    for (const element of root.querySelectorAll(`[${slot}]`)) {
      const key = element.getAttribute(slot);
      write(element, inEnglish(element, slot, key, read) || say(key));
    }
  }
}

/** The page's own text, if English is asked for and the page has it. */
function inEnglish(element, slot, key, read) {
  const texts = written.get(element) ?? {};
  written.set(element, texts);
  texts[slot] ??= { key, text: read(element) };
  return language() === "en" && texts[slot].key === key ? texts[slot].text : "";
}

const formats = new Map();

function format(kind, make) {
  const name = `${language()} ${kind}`;
  if (!formats.has(name)) formats.set(name, make(language()));
  return formats.get(name);
}

/** Cents as a price; whole euros are written without cents, but for sums that stand in a column. */
export function money(cents, digits = cents % 100 === 0 ? 0 : 2) {
  const options = { style: "currency", currency: "EUR", currencyDisplay: "narrowSymbol", minimumFractionDigits: digits, maximumFractionDigits: digits };
  return format(`money ${digits}`, (lang) => new Intl.NumberFormat(lang, options)).format(cents / 100);
}

/** "2026-12-09" as a day people say. */
export function dayName(day, options = { weekday: "long", month: "long", day: "numeric" }) {
  const make = (lang) => new Intl.DateTimeFormat(lang, { ...options, timeZone: "UTC" });
  return format(JSON.stringify(options), make).format(new Date(`${day}T00:00Z`));
}
