// @ts-check
/** What `<backsoon-cart>` and `<backsoon-order>` are made of; fetched when the first of them is on a page. */
import english from "../locales/checkout/en.json";
import waiting from "../locales/waiting/en.json";
import { phrasesOf } from "../phrases.js";
import { cartPart } from "./cart.js";
import { orderPart } from "./order.js";
import sheet from "./checkout.css";

/** @typedef {import("../elements/part.js").Part} Part */
/** @typedef {{ cart: (element: any) => Part, order: (element: any) => Part }} Parts */

/** @param {import("../elements/later.js").Host} host @returns {Parts} */
export function parts(host) {
  const phrases = phrasesOf(host, "checkout", { ...waiting, ...english });
  const sheets = new host.Sheets(() => sheet);
  return { cart: cartPart(host, phrases, sheets), order: orderPart(host, phrases, sheets) };
}
