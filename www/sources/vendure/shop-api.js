// @ts-check
/**
 * Vendure's public Shop API: knows which product has which sku and which custom fields there are, so that all but
 * the first question is one request for stock alone.
 */
import { askGraphql, batches, RefusedError } from "../platform/ask.js";
import { Finder } from "../platform/finder.js";
import { customFieldsSelection, filterQuery, FOUND_AT_ONCE, SCHEMA, searchQuery, stockQuery } from "./queries.js";

/** So many products are asked for in one request. */
const BATCH = 20;
/** Where a search finds more than this, the sku is too common a text for it; `skuFilter` helps. */
const MOST_FOUND = 100;

/** @typedef {import("../platform/ask.js").AskOptions} AskOptions */

export class ShopApi {
  /** Which product has which sku. */
  #products;
  /** @type {Promise<string> | undefined} */
  #customFields;

  /** @param {string} url @param {import("../vendure.js").VendureOptions} options */
  constructor(url, options) {
    this.url = options.languageCode ? `${url}?languageCode=${encodeURIComponent(options.languageCode)}` : url;
    this.options = options;
    const look = options.skuFilter === true || options.skuFilter === "true" ? this.#filter : this.#search;
    this.#products = new Finder(look.bind(this));
  }

  /**
   * Answers with the variants wanted, as far as the shop has them.
   * @param {string[]} skus @param {AskOptions} how
   */
  async stock(skus, how) {
    const [customFields, wanted] = await Promise.all([this.#selection(how), this.#products.find(skus, how)]);
    try {
      return await this.#askStock(wanted, customFields, how);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      // The shop may have been given other fields while the page was open.
      this.#customFields = undefined;
      const present = await this.#selection(how);
      if (present === customFields) throw error;
      return this.#askStock(wanted, present, how);
    }
  }

  /** @param {[string, string][]} wanted skus, and the product of each @param {string} customFields @param {AskOptions} how */
  #askStock(wanted, customFields, how) {
    const price = this.options.price === "price" ? "price" : "priceWithTax";
    const questions = batches([...byProduct(wanted)], BATCH).map((some) => stockQuery(new Map(some), { price, customFields }));
    return Promise.all(questions.map((question) => this.#ask(question, how)));
  }

  /** Asked once, for all who want to know, so that none of them can call it off; a failure is not kept. @param {AskOptions} how */
  #selection(how) {
    this.#customFields ??= this.#askSelection({ ...how, signal: undefined }).catch((error) => {
      this.#customFields = undefined;
      throw error;
    });
    return this.#customFields;
  }

  /** @param {AskOptions} how */
  async #askSelection(how) {
    const { fields } = this.options;
    try {
      const { customFields } = await this.#ask({ query: SCHEMA }, how);
      return customFieldsSelection(customFields?.fields ?? [], fields);
    } catch (error) {
      // A hardened shop answers, but refuses to show its schema.
      if (error instanceof RefusedError) return customFieldsSelection(undefined, fields);
      throw error;
    }
  }

  /** @param {string[]} skus @param {AskOptions} how @returns {Promise<[string, string][]>} */
  async #filter(skus, how) {
    const { products } = await this.#ask(filterQuery(skus), how);
    return products.items.flatMap((/** @type {any} */ { id, variantList }) => variantList.items.map((/** @type {any} */ { sku }) => [sku, id]));
  }

  /** @param {string[]} skus @param {AskOptions} how @returns {Promise<[string, string][]>} */
  async #search(skus, how) {
    /** @type {[string, string][]} */
    const hits = [];
    let wanted = skus.map((sku) => ({ sku, skip: 0 }));
    while (wanted.length > 0) {
      const found = await this.#ask(searchQuery(wanted), how);
      wanted = wanted.flatMap(({ sku, skip }, at) => {
        const { totalItems, items } = found[`s${at}`];
        // The search also finds what only contains the sku.
        const hit = items.find((/** @type {any} */ item) => item.sku === sku);
        if (hit) hits.push([sku, hit.productId]);
        const next = skip + FOUND_AT_ONCE;
        return hit || next >= Math.min(totalItems, MOST_FOUND) ? [] : [{ sku, skip: next }];
      });
    }
    return hits;
  }

  /** @param {{ query: string, variables?: object }} question @param {AskOptions} how */
  #ask(question, how) {
    const { channel } = this.options;
    return askGraphql(this.url, question, channel ? { "vendure-token": channel } : {}, how);
  }
}

/** @param {[string, string][]} wanted */
function byProduct(wanted) {
  /** @type {Map<string, string[]>} */
  const products = new Map();
  for (const [sku, id] of wanted) products.set(id, [...(products.get(id) ?? []), sku]);
  return products;
}
