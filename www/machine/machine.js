// @ts-check
/** `<backsoon-status structured-data>`: the promise as search engines read it, in the page's own JSON-LD or beside it. */
import { publish, stands, withdraw } from "./pages.js";

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {{ snapshot: import("../snapshot.js").Snapshot, shop: any, words: any, sku: string }} Question */
/** @typedef {{ show(question: Question, problems: Problem[]): void, clear(): void, leave(): void }} Machine */

/** @param {import("../elements/later.js").Host} host */
export function machinePart({ core, renderSoon }) {
  class MachinePart {
    #element;
    /** What was said last, as text. @type {string | undefined} */
    #said;
    /** What hinders it. @type {Problem[]} */
    #problems = [];

    /** @param {any} element */
    constructor(element) {
      this.#element = element;
    }

    /** @param {Question} question @param {Problem[]} problems */
    show({ snapshot, shop, words, sku }, problems) {
      problems.push(...this.#problems);
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
      publish(page, this, product);
    }

    /** The element tells of them when it renders. @param {Problem[]} problems */
    hear(problems) {
      if (JSON.stringify(problems) === JSON.stringify(this.#problems)) return;
      this.#problems = problems;
      renderSoon(this.#element);
    }

    clear() {
      this.#said = undefined;
      this.#problems = [];
      withdraw(this);
    }

    leave() {
      this.clear();
    }
  }

  return (/** @type {any} */ element) => new MachinePart(element);
}
