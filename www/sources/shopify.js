// @ts-check
/**
 * A Shopify shop as a source: by the Storefront API, or by what the theme has printed into the page. What either tells
 * means is said in shopify/variant.js.
 */
import { dataBlock } from "./bytes.js";
import { together } from "./platform/aliases.js";
import { askGraphql, batches, RefusedError } from "./platform/ask.js";
import { FIELDS, snakeCase } from "./platform/fields.js";
import { Finder } from "./platform/finder.js";
import { nodesIn } from "./platform/nodes.js";
import { polled, snapshotOf } from "./platform/snapshot.js";
import { SourceError } from "./poll.js";
import { isVariant, toItem } from "./shopify/variant.js";

/** So many variants are asked for in one request. */
const MOST_AT_ONCE = 100;
/** A sku that stands in more products than this is too common a text to be searched for. */
const MOST_FOUND = 5;
/** What Shopify says of a field that the token may not read. */
const DENIED = "ACCESS_DENIED";

/**
 * @typedef {import("./platform/snapshot.js").PlatformOptions & { token?: string, namespace?: string }} ShopifyOptions
 * token: the Storefront API's public one; quantities are told to one that has unauthenticated_read_product_inventory
 * namespace: of the metafields, if not "backsoon"
 */

/** @param {any} raw an answer of the Storefront API, or what a theme prints @param {ShopifyOptions} [options] */
export function toSnapshot(raw, options = {}) {
  const variants = nodesIn(raw?.data ?? raw, isVariant);
  const currency = options.currency ?? [raw, ...variants.map(({ price }) => price)].map((node) => node?.currency ?? node?.currencyCode).find((code) => typeof code === "string");
  return snapshotOf(variants.map((variant) => toItem(variant, options, currency)), options, currency);
}

/**
 * @param {string} url of the Storefront API, such as https://shop.example/api/2026-07/graphql.json, or the "#id" of the
 *   block that the theme prints
 * @param {ShopifyOptions} [options]
 */
export function source(url, options = {}) {
  return url.startsWith("#") ? printed(url, options) : polled(asking(url, options), toSnapshot, options);
}

/** @param {string} id @param {ShopifyOptions} options */
function printed(id, options) {
  const snapshot = () => {
    try {
      return toSnapshot(JSON.parse(new TextDecoder().decode(dataBlock(id))), options);
    } catch (cause) {
      throw cause instanceof SyntaxError ? new SourceError(id, "not JSON, expected the variants that a theme prints", { cause }) : cause;
    }
  };
  return {
    whole: true,
    fetch: async () => snapshot(),
    watch: (/** @type {unknown} */ _skus, /** @type {(snapshot?: any, error?: unknown) => void} */ push) => {
      let told, error;
      try {
        told = snapshot();
      } catch (cause) {
        error = cause;
      }
      push(told, error);
      return () => {};
    },
  };
}

/** @param {string} url @param {ShopifyOptions} options */
function asking(url, options) {
  const { fields, key, namespace = "backsoon", token } = options;
  const headers = /** @type {Record<string, string>} */ (token ? { "x-shopify-storefront-access-token": token } : {});
  const identifiers = Object.values({ ...FIELDS, ...fields })
    .filter((name) => name !== "")
    .map((name) => ({ namespace, key: snakeCase(name) }));
  const finder = new Finder(async (skus, how) => {
    const found = await askGraphql(url, searchQuery(skus), headers, how);
    const variants = nodesIn(found, (node) => "sku" in node);
    return skus.flatMap((sku) => variants.filter((variant) => variant.sku === sku).map(({ id }) => /** @type {[string, string]} */ ([sku, id])));
  });
  let counted = true;

  return async (/** @type {string[]} */ skus, /** @type {import("./platform/ask.js").AskOptions} */ how) => {
    const ids = key === "id" ? skus.map((id) => `gid://shopify/ProductVariant/${id}`) : (await finder.find(skus, how)).map(([, id]) => id);
    const ask = (/** @type {string[]} */ some) => askGraphql(url, stockQuery(some, identifiers, counted), headers, how);
    const askAll = () => Promise.all(batches([...new Set(ids)], MOST_AT_ONCE).map(ask));
    try {
      return await askAll();
    } catch (error) {
      // A token without the scope for quantities is refused the whole question.
      if (!counted || !(error instanceof RefusedError && error.code === DENIED)) throw error;
      counted = false;
      return askAll().catch(() => {
        counted = true;
        throw error;
      });
    }
  };
}

/** Shopify has no question for a sku, but its search knows them. @param {string[]} skus */
const searchQuery = (skus) =>
  together(
    skus.map((sku, at) => ({
      field: `s${at}: search(query: $t${at}, types: [PRODUCT], first: ${MOST_FOUND}) { nodes { ... on Product { variants(first: 100) { nodes { id sku } } } } }`,
      variables: { [`t${at}`]: ["String!", sku] },
    })),
  );

/** @param {string[]} ids @param {object[]} identifiers @param {boolean} counted */
function stockQuery(ids, identifiers, counted) {
  const query = `query ($ids: [ID!]!, $fields: [HasMetafieldsIdentifier!]!) {
    nodes(ids: $ids) {
      ... on ProductVariant {
        id sku title availableForSale currentlyNotInStock ${counted ? "quantityAvailable" : ""}
        price { amount currencyCode } product { title } metafields(identifiers: $fields) { key value }
      }
    }
  }`;
  return { query, variables: { ids, fields: identifiers } };
}
