// @ts-check
/**
 * The three questions to a Vendure Shop API. The API has no way to ask for a variant by sku, so the product that has
 * it is found first (once, for products keep their ids) and stock is then asked of those products alone.
 */
import { together } from "../platform/aliases.js";
import { FIELDS, RECEIPT_FIELDS } from "../platform/fields.js";

/** Which public custom fields this shop's variants have. */
export const SCHEMA = `{
  customFields: __type(name: "ProductVariantCustomFields") {
    fields { name type { kind fields { name } ofType { kind fields { name } ofType { kind fields { name } } } } }
  }
}`;

/** Enough to see one sku among those that contain it; the rest is asked for page by page. */
export const FOUND_AT_ONCE = 10;

/**
 * Which products have these skus, by Vendure's search. Its index may lag behind, but only for what is new.
 * @param {{ sku: string, skip: number }[]} wanted
 */
export const searchQuery = (wanted) =>
  together(
    wanted.map(({ sku, skip }, at) => ({
      field: `s${at}: search(input: { term: $t${at}, groupByProduct: false, take: ${FOUND_AT_ONCE}, skip: ${skip} }) {
      totalItems items { sku productId }
    }`,
      variables: { [`t${at}`]: ["String", sku] },
    })),
  );

/**
 * The same where the shop has extended its API's ProductFilterParameter by `sku`: no index, all skus at once.
 * @param {string[]} skus
 */
export function filterQuery(skus) {
  return {
    query: `query ($skus: [String!]!, $take: Int!) {
      products(options: { filter: { sku: { in: $skus } }, take: $take }) {
        items { id variantList(options: { filter: { sku: { in: $skus } }, take: $take }) { items { sku } } }
      }
    }`,
    variables: { skus, take: skus.length },
  };
}

/**
 * Stock of the skus wanted. Each product is asked for just as many variants as are wanted of it, so that a shop
 * that limits the complexity of queries has little to limit.
 * @param {Map<string, string[]>} skusByProduct
 * @param {{ price: string, customFields: string }} selection
 */
export const stockQuery = (skusByProduct, { price, customFields }) =>
  together(
    [...skusByProduct].map(([id, skus], at) => ({
      field: `p${at}: product(id: $p${at}) {
      variantList(options: { filter: { sku: { in: $s${at} } }, take: ${skus.length} }) {
        items { sku name currencyCode stockLevel ${price} ${customFields} }
      }
    }`,
      variables: { [`p${at}`]: ["ID!", id], [`s${at}`]: ["[String!]!", skus] },
    })),
  );

/**
 * The part of the stock query that asks for custom fields: those that are wanted and that exist, for Vendure refuses
 * the whole query for one that does not. A shop that keeps its schema to itself is asked for what option `fields` names.
 * @param {any[] | undefined} existing fields of ProductVariantCustomFields; undefined: not known
 * @param {Record<string, string>} [renamed]
 */
export function customFieldsSelection(existing, renamed = {}) {
  const wanted = existing ? { ...FIELDS, ...renamed } : renamed;
  const selected = Object.entries(wanted).flatMap(([ours, name]) => {
    if (!/^[_A-Za-z]\w*$/.test(name)) return [];
    const field = existing?.find((one) => one.name === name);
    if (existing && !field) return [];
    const struct = existing ? structFields(field.type) : ours === "restocks" ? ["quantity", "due"] : undefined;
    const parts = struct?.filter((part) => RECEIPT_FIELDS.includes(part));
    return parts?.length === 0 ? [] : [parts ? `${name} { ${parts.join(" ")} }` : name];
  });
  return selected.length > 0 ? `customFields { ${selected.join(" ")} }` : "";
}

/** @param {any} type @returns {string[] | undefined} undefined: not a struct */
function structFields(type) {
  if (!type) return undefined;
  return type.kind === "OBJECT" ? type.fields.map((/** @type {any} */ field) => field.name) : structFields(type.ofType);
}
