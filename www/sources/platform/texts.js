// @ts-check
/** Texts in answers, where anything may stand in a text's place. */

/** Text, or a number's digits; "" for anything else. @param {unknown} value */
export const textIn = (value) => (typeof value === "string" ? value : typeof value === "number" ? String(value) : "");

/** What a variant of a product is called; undefined: nobody told. @param {unknown} product @param {unknown} [variant] */
export function titleIn(product, variant) {
  const [whole, part] = [textIn(product), textIn(variant)];
  return whole && part ? `${whole} (${part})` : whole || part || undefined;
}
