// @ts-check
/** Decimal digits of currencies' minor units. */

/** By ISO 4217, where those are not two. Browsers do not agree on them. */
const DIGITS = {
  0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
  3: "BHD IQD JOD KWD LYD OMR TND",
  4: "CLF UYW",
};

/** @param {string} [currency] ISO 4217 */
export const minorDigits = (currency = "") => Number(Object.entries(DIGITS).find(([, codes]) => codes.split(" ").includes(currency))?.[0] ?? 2);
