// @ts-check
/** Where platforms do not know a variant by its sku: what it is found by, looked up once. */
import { batches } from "./ask.js";

/** So many are looked up in one request. */
const BATCH = 20;
/** A sku that was not found is looked for again after this many milliseconds: it may be new. */
const FORGET_MISSING = 600_000;

/** @typedef {(skus: string[], options: any) => Promise<[string, string][]>} Look gives those found, and what by */

export class Finder {
  /** @type {Map<string, string>} */
  #found = new Map();
  /** @type {Map<string, number>} when it was not found */
  #missing = new Map();
  #look;

  /** @param {Look} look */
  constructor(look) {
    this.#look = look;
  }

  /**
   * What each sku is found by, those left out that are not.
   * @param {string[]} skus @param {any} options for the look-up
   */
  async find(skus, options) {
    const since = Date.now() - FORGET_MISSING;
    const unknown = skus.filter((sku) => !this.#found.has(sku) && !((this.#missing.get(sku) ?? -Infinity) > since));
    const looked = await Promise.all(batches(unknown, BATCH).map((some) => this.#look(some, options)));
    for (const [sku, by] of looked.flat()) if (!this.#found.has(sku)) this.#found.set(sku, by);
    for (const sku of unknown) {
      if (this.#found.has(sku)) this.#missing.delete(sku);
      else this.#missing.set(sku, Date.now());
    }
    return skus.flatMap((sku) => {
      const by = this.#found.get(sku);
      return by === undefined ? [] : [/** @type {[string, string]} */ ([sku, by])];
    });
  }
}
