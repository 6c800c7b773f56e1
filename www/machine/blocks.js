// @ts-check
/**
 * JSON-LD on the page. Where the page describes the product itself, the promise goes into that product's offer and all
 * else stays as it was; where it does not, it has a block of its own. What was put there is taken away again.
 */
import { htmlSafeJson } from "../html-safe.js";
import { merge, productsBySku, productsIn } from "./merge.js";
import { numberLost, setText } from "./text.js";

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {{ hear(problems: Problem[]): void }} Teller who tells of a product, and hears of what hinders that */
/** @typedef {{ script: HTMLScriptElement, written: string }} Place */
/**
 * @typedef {object} Block one of the page's
 * @property {HTMLScriptElement} script
 * @property {string} original what it says without us
 * @property {any} whole the same, parsed; undefined if it is no JSON
 * @property {string} [lost] the number in it that would become another
 * @property {string[]} skus what is told in it
 */

const TYPE = "application/ld+json";
/** On our own blocks, with the sku: who copies a page copies them too. */
const MARK = "data-backsoon";

/** What is told on one page. */
export class Blocks {
  #page;
  /** JSON-LD, by who tells of it. @type {Map<Teller, any>} */
  products = new Map();
  /** Where each sku is told of. @type {Map<string, Place>} */
  #places = new Map();
  /** What the page's own blocks said before, and say now. @type {Map<HTMLScriptElement, { original: string, written: string }>} */
  #merged = new Map();
  /** What hinders whom. @type {Map<Teller, Problem[]>} */
  #problems = new Map();

  /** @param {Document} page */
  constructor(page) {
    this.#page = page;
  }

  /** Whether what somebody told of still stands on the page. @param {Teller} teller */
  stands(teller) {
    const place = this.#places.get(this.products.get(teller)?.sku);
    return !!place && this.#page.contains(place.script) && place.script.text === place.written;
  }

  /** Has the page say all that is told, and nothing that no longer is. Each block is read once and written once. */
  settle() {
    this.#problems = new Map([...this.products.keys()].map((teller) => [teller, []]));
    this.#places = new Map();
    const scripts = [...this.#page.querySelectorAll(`script[type="${TYPE}" i]`)].map((script) => /** @type {HTMLScriptElement} */ (script));
    const own = scripts.filter((script) => script.hasAttribute(MARK));
    const blocks = scripts.filter((script) => !script.hasAttribute(MARK)).map((script) => this.#read(script));
    const alone = this.#merge(blocks);
    this.#write(blocks);
    this.#writeOwn(own, alone);
    for (const [teller, problems] of this.#problems) teller.hear(problems);
  }

  /** A block as it was before us. The page may have written it anew, or have made a copy of it. @param {HTMLScriptElement} script @returns {Block} */
  #read(script) {
    const { text } = script;
    const original = [...this.#merged.values()].find(({ written }) => written === text)?.original ?? text;
    let whole, lost;
    try {
      whole = JSON.parse(original);
      lost = numberLost(original);
    } catch (error) {
      const [first] = this.products.values();
      this.#complain([first?.sku], `a block of the page's JSON-LD is no JSON (${/** @type {Error} */ (error).message})`);
    }
    return { script, original, whole, lost, skus: [] };
  }

  /** Puts what is told into the page's products. @param {Block[]} blocks @returns {Map<string, any>} products the page does not describe, by sku */
  #merge(blocks) {
    // Of several elements with one sku the first is heard.
    const told = new Map();
    for (const product of this.products.values()) if (!told.has(product.sku)) told.set(product.sku, product);
    const homes = new Map(blocks.flatMap((block) => productsIn(block.whole).map((product) => [product, block])));
    const bySku = productsBySku([...told.keys()], [...homes.keys()]);
    const alone = new Map();
    for (const [sku, product] of told) {
      const found = bySku.get(sku);
      const block = homes.get(found);
      if (!block) alone.set(sku, product);
      else if (block.lost) this.#complain([sku], `the block of the page's product '${sku}' has the number ${block.lost}, which a script cannot keep; expected a string`);
      else if (merge(found, product)) block.skus.push(sku);
      else this.#complain([sku], `the page's product '${sku}' has several offers; expected one, or one with this sku`);
    }
    return alone;
  }

  /** Writes the page's own blocks; what is no longer told, there or in one that the page has taken out, goes. @param {Block[]} blocks */
  #write(blocks) {
    const before = this.#merged;
    this.#merged = new Map();
    for (const { script, original, whole, skus } of blocks) {
      let written = original;
      try {
        if (skus.length > 0) written = htmlSafeJson(whole);
      } catch (error) {
        this.#complain(skus, `a block of the page's JSON-LD cannot be written again (${/** @type {Error} */ (error).message})`);
      }
      setText(script, written);
      if (skus.length === 0) continue;
      this.#merged.set(script, { original, written });
      for (const sku of skus) this.#places.set(sku, { script, written });
    }
    for (const [script, { original, written }] of before) {
      if (!this.#merged.has(script) && script.text === written) setText(script, original);
    }
  }

  /** Writes blocks for what the page does not describe. @param {HTMLScriptElement[]} own those there @param {Map<string, any>} alone */
  #writeOwn(own, alone) {
    for (const script of own) {
      const sku = `${script.getAttribute(MARK)}`;
      if (!alone.has(sku) || this.#places.has(sku)) script.remove();
      else this.#places.set(sku, { script, written: htmlSafeJson(alone.get(sku)) });
    }
    for (const [sku, product] of alone) {
      const place = this.#places.get(sku) ?? { script: this.#page.createElement("script"), written: htmlSafeJson(product) };
      const { script, written } = place;
      this.#places.set(sku, place);
      setText(script, written);
      if (this.#page.contains(script)) continue;
      script.type = TYPE;
      script.setAttribute(MARK, sku);
      (this.#page.head ?? this.#page.documentElement).append(script);
    }
  }

  /** Tells all who tell of these skus. @param {string[]} skus @param {string} message */
  #complain(skus, message) {
    for (const [teller, { sku }] of this.products) {
      if (skus.includes(sku)) this.#problems.get(teller)?.push({ place: "structured-data", message });
    }
  }
}
