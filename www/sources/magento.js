// @ts-check
/**
 * A Magento (Adobe Commerce) shop as a source, by its public GraphQL API. That API says "in stock" of what is on backorder too,
 * tells how many may be sold where the shop shows it, and no dates:
 *
 *   told                                             read as
 *   ---------------------------------------------    ---------------------------------------------------------------
 *   stock_status: OUT_OF_STOCK                       nothing on hand, cannot be ordered
 *   quantity (from 2.4.8), else only_x_left_in_stock that many on hand; a part of one is none
 *   the same, 0 or less, though IN_STOCK             nothing on hand; what is ordered waits. So is what is not managed at
 *                                                    all: its shop says `backordered: no`
 *   neither of them, which may be null               on hand, number not told; a backorder where a restock date is ahead
 *   attribute on_hand below such a number            that many on hand; the rest is room that the shop's out-of-stock
 *                                                    threshold leaves below zero, so that it may wait
 *   any other word                                   passed on as it is, for the snapshot's reader to name
 *   a configurable product                           its variants; a grouped one: nothing
 *   attributes that the API shows                    the shop's own fields, as restock_date
 */
import { together } from "./platform/aliases.js";
import { askGraphql } from "./platform/ask.js";
import { customFieldsOf, FIELDS, snakeCase, told } from "./platform/fields.js";
import { Finder } from "./platform/finder.js";
import { minorUnits } from "./platform/money.js";
import { nodesIn } from "./platform/nodes.js";
import { fieldsOf } from "./platform/schema.js";
import { polled, snapshotOf } from "./platform/snapshot.js";
import { supplyOf, termsOf } from "./platform/supply.js";
import { textIn, titleIn } from "./platform/texts.js";

/** A text that stands in more products than this is too common to be searched for. */
const MOST_FOUND = 5;
/** What else a product may tell, if this version of Magento does. */
const COUNTS = ["only_x_left_in_stock", "quantity"];

/** @typedef {import("./platform/snapshot.js").PlatformOptions & { store?: string }} MagentoOptions store: code of a store view */

/** @param {any} raw an answer of the GraphQL API @param {MagentoOptions} [options] */
export function toSnapshot(raw, options = {}) {
  const products = nodesIn(raw?.data ?? raw, (node) => "stock_status" in node && !("variants" in node));
  const currency = products.map((product) => priceOf(product)?.currency).find((code) => typeof code === "string");
  return snapshotOf(products.map((product) => toItem(product, options)), options, currency);
}

/** @param {Record<string, any>} product @param {MagentoOptions} options */
function toItem(product, options) {
  if (!product.sku || product.__typename === "GroupedProduct") return undefined;
  const custom = customFieldsOf(product, options.fields);
  const { stock_status: status } = product;
  const price = priceOf(product);
  return told({
    sku: product.sku,
    title: titleIn(product.name),
    price: minorUnits(price?.value, price?.currency),
    ...termsOf(custom, options),
    ...(status === "IN_STOCK" || status === "OUT_OF_STOCK" ? supplyOf(stockOf(product), custom, options) : { onHand: `stock_status ${textIn(status)}` }),
  });
}

/** @param {Record<string, any>} product */
const stockOf = ({ stock_status: status, quantity, only_x_left_in_stock: left }) => ({ sellable: status === "IN_STOCK", count: quantity ?? left, floored: true });

/** @param {Record<string, any>} product */
const priceOf = (product) => product.price_range?.minimum_price?.final_price;

/**
 * @param {string} url of the GraphQL API, such as https://shop.example/graphql
 * @param {MagentoOptions} [options]
 */
export function source(url, options = {}) {
  const headers = /** @type {Record<string, string>} */ (options.store ? { store: options.store } : {});
  /** @param {{ query: string, variables?: object }} question @param {import("./platform/ask.js").AskOptions} how */
  const ask = (question, how) => askGraphql(url, question, headers, how);
  const present = fieldsOf(ask, "ProductInterface");

  // What a variant belongs to is found by the search alone, for by its own sku only what stands in the catalogue is told.
  const finder = new Finder(async (skus, how) => {
    const own = nodesIn(await ask(ownQuery(skus), how), (node) => "sku" in node).map(({ sku }) => /** @type {[string, string]} */ ([sku, sku]));
    const variants = skus.filter((sku) => !own.some(([found]) => found === sku));
    if (variants.length === 0) return own;
    const parents = nodesIn(await ask(searchQuery(variants), how), (node) => "variants" in node);
    const found = parents.flatMap((parent) => nodesIn(parent.variants, (node) => "sku" in node).map(({ sku }) => /** @type {[string, string]} */ ([sku, parent.sku])));
    return [...own, ...found.filter(([sku]) => variants.includes(sku))];
  });

  return polled(
    async (skus, how) => {
      const [fields, found] = await Promise.all([present(how), finder.find(skus, how)]);
      const products = [...new Set(found.map(([, product]) => product))];
      return products.length === 0 ? [] : ask(stockQuery(products, selection(fields, options.fields)), how);
    },
    toSnapshot,
    options,
  );
}

/**
 * What of a product to ask for: what exists, for Magento refuses a question for what does not. A shop that keeps its schema to
 * itself is asked for what option `fields` names.
 * @param {Set<string> | undefined} present @param {Record<string, string>} [renamed]
 */
function selection(present, renamed = {}) {
  const names = Object.values({ ...FIELDS, ...renamed }).map(snakeCase);
  const wanted = present ? [...COUNTS, ...names].filter((name) => present.has(name)) : [COUNTS[0], ...Object.values(renamed)];
  const named = wanted.filter((name) => /^[_A-Za-z]\w*$/.test(name));
  return `__typename sku name stock_status ${named.join(" ")} price_range { minimum_price { final_price { value currency } } }`;
}

/** @param {string[]} skus */
const ownQuery = (skus) => ({
  query: "query ($skus: [String!]!, $most: Int!) { products(filter: { sku: { in: $skus } }, pageSize: $most) { items { sku } } }",
  variables: { skus, most: skus.length },
});

/** @param {string[]} skus of variants */
const searchQuery = (skus) =>
  together(
    skus.map((sku, at) => ({
      field: `s${at}: products(search: $t${at}, pageSize: ${MOST_FOUND}) { items { sku ... on ConfigurableProduct { variants { product { sku } } } } }`,
      variables: { [`t${at}`]: ["String!", sku] },
    })),
  );

/** @param {string[]} skus of products @param {string} selected */
const stockQuery = (skus, selected) => ({
  query: `query ($skus: [String!]!, $most: Int!) {
    products(filter: { sku: { in: $skus } }, pageSize: $most) {
      items { ${selected} ... on ConfigurableProduct { variants { product { ${selected} } } } }
    }
  }`,
  variables: { skus, most: skus.length },
});
