// @ts-check
/**
 * Vendure's public Shop API: knows which product has which sku and which custom fields there are, so that all but
 * the first question is one request for stock alone.
 */
import { askGraphql, batches, RefusedError } from "../platform/ask.js";
import { customFieldsSelection, filterQuery, FOUND_AT_ONCE, SCHEMA, searchQuery, stockQuery } from "./queries.js";

/** So many products, or searches, are asked for in one request. */
const BATCH = 20;
/** Where a search finds more than this, the sku is too common a text for it; `skuFilter` helps. */
const MOST_FOUND = 100;
/** A sku that was not found is looked for again after this many milliseconds: it may be new. */
const FORGET_MISSING = 600_000;

export class ShopApi {
  /** @type {Map<string, string>} */
  #productOf = new Map();
  /** @type {Map<string, number>} when it was not found */
  #missing = new Map();
  /** @type {Promise<string> | undefined} */
  #customFields;

  /** @param {string} url @param {import("../vendure.js").VendureOptions} options */
  constructor(url, options) {
    this.url = options.languageCode ? `${url}?languageCode=${encodeURIComponent(options.languageCode)}` : url;
    this.options = options;
  }

  /**
   * Answers with the variants wanted, as far as the shop has them.
   * @param {string[]} skus @param {AbortSignal} [signal]
   */
  async stock(skus, signal) {
    const wanted = [...new Set(skus)];
    const [customFields] = await Promise.all([this.#selection(), this.#locate(wanted, signal)]);
    try {
      return await this.#askStock(wanted, customFields, signal);
    } catch (error) {
      if (!(error instanceof RefusedError)) throw error;
      // The shop may have been given other fields while the page was open.
      this.#customFields = undefined;
      const present = await this.#selection();
      if (present === customFields) throw error;
      return this.#askStock(wanted, present, signal);
    }
  }

  /** @param {string[]} skus @param {string} customFields @param {AbortSignal} [signal] */
  #askStock(skus, customFields, signal) {
    const price = this.options.price === "price" ? "price" : "priceWithTax";
    const questions = batches([...this.#byProduct(skus)], BATCH).map((some) => stockQuery(new Map(some), { price, customFields }));
    return Promise.all(questions.map((question) => this.#ask(question, signal)));
  }

  /** Asked once, for all who want to know, so that none of them can call it off; a failure is not kept. */
  #selection() {
    this.#customFields ??= this.#askSelection().catch((error) => {
      this.#customFields = undefined;
      throw error;
    });
    return this.#customFields;
  }

  async #askSelection() {
    const { fields } = this.options;
    try {
      const { customFields } = await this.#ask({ query: SCHEMA });
      return customFieldsSelection(customFields?.fields ?? [], fields);
    } catch (error) {
      // A hardened shop answers, but refuses to show its schema.
      if (error instanceof RefusedError) return customFieldsSelection(undefined, fields);
      throw error;
    }
  }

  /** @param {string[]} skus @param {AbortSignal} [signal] */
  async #locate(skus, signal) {
    const since = Date.now() - FORGET_MISSING;
    const unknown = skus.filter((sku) => !this.#productOf.has(sku) && !((this.#missing.get(sku) ?? -Infinity) > since));
    const { skuFilter } = this.options;
    const look = skuFilter === true || skuFilter === "true" ? this.#filter : this.#search;
    await Promise.all(batches(unknown, BATCH).map((some) => look.call(this, some, signal)));
    for (const sku of unknown) {
      if (this.#productOf.has(sku)) this.#missing.delete(sku);
      else this.#missing.set(sku, Date.now());
    }
  }

  /** @param {string[]} skus @param {AbortSignal} [signal] */
  async #filter(skus, signal) {
    const { products } = await this.#ask(filterQuery(skus), signal);
    for (const { id, variantList } of products.items) for (const { sku } of variantList.items) this.#productOf.set(sku, id);
  }

  /** @param {string[]} skus @param {AbortSignal} [signal] */
  async #search(skus, signal) {
    let wanted = skus.map((sku) => ({ sku, skip: 0 }));
    while (wanted.length > 0) {
      const found = await this.#ask(searchQuery(wanted), signal);
      wanted = wanted.flatMap(({ sku, skip }, at) => {
        const { totalItems, items } = found[`s${at}`];
        // The search also finds what only contains the sku.
        const hit = items.find((/** @type {any} */ item) => item.sku === sku);
        if (hit) this.#productOf.set(sku, hit.productId);
        const next = skip + FOUND_AT_ONCE;
        return hit || next >= Math.min(totalItems, MOST_FOUND) ? [] : [{ sku, skip: next }];
      });
    }
  }

  /** @param {string[]} skus */
  #byProduct(skus) {
    /** @type {Map<string, string[]>} */
    const products = new Map();
    for (const sku of skus) {
      const id = this.#productOf.get(sku);
      if (id !== undefined) products.set(id, [...(products.get(id) ?? []), sku]);
    }
    return products;
  }

  /** @param {{ query: string, variables?: object }} question @param {AbortSignal} [signal] */
  async #ask(question, signal) {
    const { channel, fetch, timeout } = this.options;
    return askGraphql(this.url, question, channel ? { "vendure-token": channel } : {}, { fetch, timeout, signal });
  }
}
