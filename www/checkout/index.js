// @ts-check
/** What `<backsoon-cart>` and `<backsoon-order>` are made of; fetched when the first of them is on a page. */
import english from "../locales/checkout/en.json";
import { cartPart } from "./cart.js";
import { orderPart } from "./order.js";
import sheet from "./checkout.css";

/** @typedef {import("../elements/part.js").Part} Part */
/** @typedef {{ cart: (element: any) => Part, order: (element: any) => Part }} Parts */

/** @param {import("../elements/later.js").Host} host @returns {Parts} */
export function parts(host) {
  const { Sheets, Vocabulary, beside, bytesOf, core, renderAll } = host;
  const phrases = new Vocabulary(core, beside("./locales/checkout/"), renderAll, bytesOf(english));
  // Nothing is painted sooner without `Intl` here: what wanted to be painted first has been.
  phrases.refine();
  const sheets = new Sheets(() => sheet);
  return { cart: cartPart(host, phrases, sheets), order: orderPart(host, phrases, sheets) };
}
