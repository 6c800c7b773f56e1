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
  const { Sheets, Vocabulary, beside, core, renderAll } = host;

  /** Words for carts and orders. What a catalogue lacks is said in English. */
  class Phrases extends Vocabulary {
    /** @param {Uint8Array | undefined} bytes */
    whole(bytes) {
      const own = bytes && JSON.parse(new TextDecoder().decode(bytes));
      return new TextEncoder().encode(JSON.stringify({ ...english, ...own }));
    }
  }

  const phrases = new Phrases(core, beside("./locales/checkout/"), renderAll);
  // Nothing is painted sooner without `Intl` here: what wanted to be painted first has been.
  phrases.refine();
  const sheets = new Sheets(() => sheet);
  return { cart: cartPart(host, phrases, sheets), order: orderPart(host, phrases, sheets) };
}
