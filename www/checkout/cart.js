// @ts-check
/** `<backsoon-cart>`: what would ship and be charged when, if its lines were ordered now. */
import { quantityFrom, skuFrom } from "../elements/follow.js";
import { LINE_TAG, PARCELS } from "../names.js";
import { clip } from "../report.js";
import { moneyIn } from "./money.js";

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {{ sku: string, quantity: number, title?: string }} Line */

/** What of a line's attributes matters. */
const LINE_ATTRIBUTES = ["sku", "quantity", "title", "sku-from", "quantity-from"];

/**
 * @param {import("../elements/later.js").Host} host
 * @param {import("../words.js").Vocabulary} phrases
 * @param {import("../elements/part.js").Sheets} sheets
 */
export function cartPart(host, phrases, sheets) {
  const { Part, renderSoon } = host;

  class CartPart extends Part {
    /** What would happen, as data; undefined while the shop's own text stands. */
    preview;
    /** What is shown, as a screen reader says it. */
    text = "";
    /** @type {Line[]} */
    #lines = [];
    #observer = new MutationObserver(() => {
      this.follow();
      renderSoon(this.element);
    });
    #listening = false;

    /** @param {any} element */
    constructor(element) {
      super("cart", element, phrases, sheets);
    }

    /** @param {Problem[]} problems */
    skus(problems) {
      this.#lines = this.#read(problems);
      return [...new Set(this.#lines.map(({ sku }) => sku))];
    }

    /** The lines of the property or else of the children; one that is none is left out. @param {Problem[]} problems */
    #read(problems) {
      const told = this.element.lines;
      if (told != null && !Array.isArray(told)) problems.push({ place: "lines", message: "expected a list of { sku, quantity }" });
      const lines = Array.isArray(told) ? Array.from(told, (line) => line ?? {}) : [...this.element.querySelectorAll(LINE_TAG)].map(lineOf);
      /** @type {Line[]} */
      const good = [];
      for (const [index, line] of lines.entries()) {
        try {
          good.push(checked(line));
        } catch (/** @type {any} */ error) {
          problems.push({ place: `lines[${index}]${error.place ?? ""}`, message: String(error.message) });
        }
      }
      return good;
    }

    get #parcels() {
      return this.element.getAttribute("parcels") ?? PARCELS[0];
    }

    /** @param {import("../elements/part.js").Answer} answer @param {Problem[]} problems */
    show({ shop, words }, problems) {
      const { element } = this;
      const parcels = this.#parcels;
      if (!PARCELS.includes(parcels)) problems.push({ place: "parcels", message: `'${clip(parcels)}': expected one of ${PARCELS.join(", ")}` });
      const one = parcels === "one";
      const question = { lines: this.#lines, one, money: moneyIn(words.locale) };
      this.preview = this.draw((view) => {
        const preview = view.show(shop, words, question);
        this.text = view.text();
        return preview;
      });
      this.#listen();
      // The property, for once somebody has clicked the attribute says nothing any more.
      for (const input of element.shadowRoot.querySelectorAll("[name=parcels]")) input.checked = (input.value === "one") === one;
      this.tell({ lines: this.#lines, parcels: one && this.preview.together ? "one" : "several", ...this.preview, text: this.text });
    }

    #listen() {
      if (this.#listening) return;
      this.#listening = true;
      this.element.shadowRoot.addEventListener("change", (/** @type {any} */ { target }) => this.element.setAttribute("parcels", target.value));
    }

    clear() {
      this.preview = undefined;
      this.text = "";
      super.clear();
    }

    get follows() {
      return !!this.element.querySelector(`${LINE_TAG}[sku-from], ${LINE_TAG}[quantity-from]`);
    }

    follow() {
      super.follow();
      this.#observer.observe(this.element, { childList: true, subtree: true, attributeFilter: LINE_ATTRIBUTES });
    }

    unfollow() {
      this.#observer.disconnect();
      super.unfollow();
    }
  }

  /** @param {any} line @returns {Line} */
  function checked({ sku, quantity = 1, title, written = quantity }) {
    const wrong = (/** @type {string} */ place, /** @type {any} */ value, /** @type {string} */ expected) =>
      Object.assign(new Error(`'${clip(typeof value === "object" ? typeof value : value)}': expected ${expected}`), { place });
    if (typeof sku !== "string" || !sku) throw wrong(".sku", sku, "the sku of an item");
    if (!Number.isSafeInteger(quantity) || quantity < 1) throw wrong(".quantity", written, "a whole number of at least 1");
    return { sku, quantity, ...(typeof title === "string" && title && { title }) };
  }

  /** The last quantity of a line that was one: while a field is empty, that stands. @type {WeakMap<Element, number>} */
  const quantities = new WeakMap();

  /** @param {Element} line */
  function lineOf(line) {
    const attribute = (/** @type {string} */ name) => line.getAttribute(name) ?? undefined;
    const written = (attribute("quantity-from") && quantityFrom(line)) ?? attribute("quantity") ?? "1";
    const told = Number(written);
    if (Number.isSafeInteger(told) && told > 0) quantities.set(line, told);
    const sku = (attribute("sku-from") && skuFrom(line)) || attribute("sku");
    return { sku, quantity: quantities.get(line) ?? told, title: attribute("title"), written };
  }

  return (/** @type {any} */ element) => new CartPart(element);
}
