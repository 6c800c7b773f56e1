// @ts-check
/** `<backsoon-status structured-data>`: the promise as search engines read it, in the page's own JSON-LD or beside it. */
import { publish, stands, withdraw } from "./blocks.js";

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {{ snapshot: import("../snapshot.js").Snapshot, shop: any, words: any, sku: string }} Question */
/** @typedef {{ show(question: Question, problems: Problem[]): void, clear(): void, leave(): void }} Machine */

/** @param {import("../elements/later.js").Host} host */
export function machinePart({ core }) {
  class MachinePart {
    #element;
    /** What was said last, as text. @type {string | undefined} */
    #said;

    /** @param {any} element */
    constructor(element) {
      this.#element = element;
    }

    /** @param {Question} question @param {Problem[]} problems */
    show({ snapshot, shop, words, sku }, problems) {
      const page = this.#element.ownerDocument;
      const url = page.querySelector("link[rel=canonical]")?.href ?? page.defaultView?.location.href;
      const local = (/** @type {string} */ instant) => snapshot.localAt(instant);
      const product = core.call(({ PartView }) => {
        const view = new PartView("machine", page.createDocumentFragment());
        const told = view.show(shop, words, { sku, url: /^https?:/.test(url) ? url : undefined, local });
        view.free();
        return told;
      });
      if (!product) return this.clear();
      const said = JSON.stringify(product);
      if (said === this.#said && stands(page, this)) return;
      this.#said = said;
      publish(page, this, product, problems);
    }

    clear() {
      this.#said = undefined;
      withdraw(this);
    }

    leave() {
      this.clear();
    }
  }

  return (/** @type {any} */ element) => new MachinePart(element);
}
