// @ts-check
/** Sums of money as a language writes them. */
import { minorDigits } from "../currency.js";
import { primaryLanguage } from "../language.js";

/** A page that names ever new languages must not fill memory. */
const MOST = 50;
/** @type {Map<string, (cents: number) => string>} */
const known = new Map();

/** @param {string} locale @returns {(cents: number, currency: string) => string} `currency`: ISO 4217, or none */
export const moneyIn = (locale) => (cents, currency) => {
  const name = `${locale} ${currency}`;
  let write = known.get(name);
  if (known.size > MOST) known.clear();
  if (!write) known.set(name, (write = writer(locale, currency)));
  return write(cents);
};

/** @param {string} locale @param {string} currency */
function writer(locale, currency) {
  const digits = minorDigits(currency);
  const options = currency ? /** @type {const} */ ({ style: "currency", currency, currencyDisplay: "narrowSymbol" }) : { minimumFractionDigits: 2 };
  const usual = formatter(locale, options);
  const exact = formatter(locale, { ...options, minimumFractionDigits: digits, maximumFractionDigits: digits });
  const fewer = (usual.resolvedOptions().maximumFractionDigits ?? digits) < digits;
  return (/** @type {number} */ cents) => {
    const amount = cents / 10 ** digits;
    // Where a language leaves out what is nothing, it may; never what is something.
    return (fewer && Number.isInteger(amount) ? usual : exact).format(amount);
  };
}

/** @param {string} locale @param {Intl.NumberFormatOptions} options */
function formatter(locale, options) {
  try {
    return new Intl.NumberFormat(locale.replaceAll("_", "-"), options);
  } catch {
    // `lang` attributes hold whatever a page's author wrote.
    return new Intl.NumberFormat(primaryLanguage(locale), options);
  }
}
