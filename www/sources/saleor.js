// @ts-check
/**
 * A Saleor shop as a source, by its public GraphQL API. That API tells how many can be bought in one checkout, knows preorders,
 * and has neither backorders nor dates of what is on order:
 *
 *   told                                             read as
 *   ---------------------------------------------    ---------------------------------------------------------------
 *   trackInventory: false                            untracked; quantityAvailable is then the checkout's limit, or null
 *   quantityAvailable: 3                             that many on hand, at least: no more than the checkout's limit is told
 *   quantityAvailable: 0, or less                    nothing on hand, cannot be ordered
 *   preorder, until its endDate                      nothing on hand; can be ordered up to globalThreshold, of which
 *                                                    globalSoldUnits wait, and ships from endDate
 *   product.isAvailableForPurchase: false            cannot be ordered; availableForPurchaseAt says when
 *   metadata                                         the shop's own fields, as restockDate
 */
import { askGraphql, batches } from "./platform/ask.js";
import { dayOf } from "./platform/days.js";
import { customFieldsOf, entriesIn, FOR_ALL, isAwaited, told } from "./platform/fields.js";
import { minorUnits } from "./platform/money.js";
import { nodesIn } from "./platform/nodes.js";
import { fieldsOf } from "./platform/schema.js";
import { polled, snapshotOf } from "./platform/snapshot.js";
import { supplyOf, termsOf } from "./platform/supply.js";
import { titleIn } from "./platform/texts.js";

/** Saleor gives no more at once. */
const MOST_AT_ONCE = 100;

/**
 * @typedef {import("./platform/snapshot.js").PlatformOptions & { channel?: string, country?: string }} SaleorOptions
 * channel: its slug, without which Saleor shows nobody anything
 * country: two letters; where it is told, what warehouses that deliver there have
 */

/** @param {any} raw an answer of the GraphQL API @param {SaleorOptions} [options] */
export function toSnapshot(raw, options = {}) {
  const variants = nodesIn(raw?.data ?? raw, (node) => "trackInventory" in node || "quantityAvailable" in node);
  const currency = variants.map((variant) => priceOf(variant)?.currency).find((code) => typeof code === "string");
  return snapshotOf(variants.map((variant) => toItem(variant, options)), options, currency);
}

/** @param {Record<string, any>} variant @param {SaleorOptions} options */
function toItem(variant, options) {
  const sku = options.key === "id" ? variant.id : variant.sku;
  if (!sku) return undefined;
  const ahead = preorderOf(variant.preorder, options);
  const custom = { ...ahead?.terms, ...customFieldsOf(entriesIn(variant.metadata), options.fields) };
  const price = priceOf(variant);
  return told({
    sku,
    title: titleIn(variant.product?.name, variant.name),
    price: minorUnits(price?.amount, price?.currency),
    ...termsOf(custom, options),
    ...supplyOf(ahead?.stock ?? stockOf(variant, options), custom, options),
  });
}

/** @param {Record<string, any>} variant @param {SaleorOptions} options */
function stockOf({ product, trackInventory, quantityAvailable }, { timeZone }) {
  const opens = product?.availableForPurchaseAt;
  return {
    sellable: product?.isAvailableForPurchase !== false,
    tracked: trackInventory !== false && quantityAvailable !== null,
    count: quantityAvailable,
    waits: false,
    onOrder: product?.isAvailableForPurchase === false && opens ? [{ quantity: FOR_ALL, due: dayOf(opens, timeZone) }] : undefined,
  };
}

/** What is not out yet; undefined once it is. @param {any} preorder @param {SaleorOptions} options */
function preorderOf(preorder, options) {
  if (!preorder || typeof preorder !== "object") return undefined;
  const { endDate, globalThreshold, globalSoldUnits } = preorder;
  const onOrder = endDate ? [{ quantity: FOR_ALL, due: dayOf(endDate, options.timeZone) }] : undefined;
  if (onOrder && !isAwaited(onOrder, options)) return undefined;
  return {
    stock: { sellable: true, backordered: true, waits: true, limit: globalThreshold ?? undefined, onOrder },
    terms: told({ releaseDate: endDate, backorders: Number.isFinite(globalSoldUnits) ? globalSoldUnits : undefined }),
  };
}

/** @param {Record<string, any>} variant */
const priceOf = (variant) => variant.pricing?.price?.gross;

/**
 * @param {string} url of the GraphQL API, such as https://shop.example/graphql/
 * @param {SaleorOptions} [options]
 */
export function source(url, options = {}) {
  /** @param {{ query: string, variables?: object }} question @param {import("./platform/ask.js").AskOptions} how */
  const ask = (question, how) => askGraphql(url, question, {}, how);
  const present = fieldsOf(ask, "ProductVariant");
  return polled(
    async (skus, how) => {
      // Preorders are on their way out, and a question for what is gone is refused.
      const query = stockQuery(options, (await present(how))?.has("preorder") ?? false);
      return Promise.all(batches(skus, MOST_AT_ONCE).map((some) => ask({ query, variables: { skus: some, channel: options.channel } }, how)));
    },
    toSnapshot,
    options,
  );
}

/** @param {SaleorOptions} options @param {boolean} preorders */
function stockQuery({ country, key }, preorders) {
  const by = key === "id" ? ["ID", "ids: $skus"] : ["String", "filter: { sku: $skus }"];
  const where = /^[A-Z]{2}$/.test(country ?? "") ? `(address: { country: ${country} })` : "";
  return `query ($skus: [${by[0]}!]!, $channel: String) {
    productVariants(${by[1]}, channel: $channel, first: ${MOST_AT_ONCE}) {
      edges { node {
        id sku name trackInventory quantityAvailable${where}
        ${preorders ? "preorder { endDate globalThreshold globalSoldUnits }" : ""}
        product { name isAvailableForPurchase availableForPurchaseAt }
        pricing { price { gross { amount currency } } }
        metadata { key value }
      } }
    }
  }`;
}
