// @ts-check
/**
 * Anything that tells its stock as the MACH Alliance's Inventory entity does, as a source. Names may be written as in
 * `sku_id` or as in `skuId`.
 *
 *   told                                             read as
 *   ---------------------------------------------    ---------------------------------------------------------------
 *   several records of one sku                       the sum of its locations, or of those that option `locations` names
 *   quantities.available                             that many on hand; fewer than 0 are owed
 *   quantities without available                     on_hand less reserved and safety_stock
 *   availability, or stock_status: out_of_stock      nothing on hand, cannot be ordered, where all locations say so
 *   backorderable, or availability: backorder        what is not free may wait
 *   availability: preorder                           not out before backorder_eta
 *   quantities.incoming, backorder_eta               one receipt a location; where there is no number, the date holds for
 *                                                    all who may order; where there is no date, none is known
 *   status: draft, or inactive                       nothing
 *   extensions.backorder                             max_backorder_quantity and current_backorders
 *   extensions.backsoon                              the shop's own fields
 */
import { askJson } from "./platform/ask.js";
import { dayOf } from "./platform/days.js";
import { customFieldsOf, snakeCase, told } from "./platform/fields.js";
import { nodesIn } from "./platform/nodes.js";
import { polled, snapshotOf } from "./platform/snapshot.js";
import { supplyOf, termsOf } from "./platform/supply.js";
import { textIn } from "./platform/texts.js";

/** @typedef {import("./platform/snapshot.js").PlatformOptions & { locations?: string }} MachOptions locations: their ids, spaces between */

/** A field, however its name is written. @param {any} object @param {string} name */
const field = (object, name) => object?.[name] ?? object?.[snakeCase(name)] ?? undefined;

/** @param {any} raw records of Inventory, in whatever list or object @param {MachOptions} [options] */
export function toSnapshot(raw, options = {}) {
  const locations = options.locations?.split(/\s+/);
  /** @type {Map<unknown, Record<string, any>[]>} */
  const bySku = new Map();
  for (const record of nodesIn(raw, (node) => "sku_id" in node || "skuId" in node)) {
    const sku = field(record, "skuId");
    if (!sku || ["draft", "inactive"].includes(record.status)) continue;
    if (locations && !locations.includes(field(record, "locationId"))) continue;
    const records = bySku.get(sku);
    if (records) records.push(record);
    else bySku.set(sku, [record]);
  }
  return snapshotOf([...bySku].map(([sku, records]) => toItem(sku, records, options)), options);
}

/** @param {unknown} sku @param {Record<string, any>[]} records of its locations @param {MachOptions} options */
function toItem(sku, records, options) {
  const says = (/** @type {string} */ word) => records.filter((record) => wordOf(record) === word);
  const [ahead] = says("preorder");
  const waits = ahead !== undefined || says("backorder").length > 0 || records.some((record) => record.backorderable === true);
  const stock = {
    sellable: says("outofstock").length < records.length,
    count: sumOf(records.map(freeOf)),
    waits,
    limit: sumOf(records.map((record) => field(record.extensions?.backorder, "maxBackorderQuantity"))),
    onOrder: ownReceipts(records, options),
  };
  const known = {
    releaseDate: field(ahead, "backorderEta"),
    backorders: sumOf(records.map((record) => field(record.extensions?.backorder, "currentBackorders"))),
    restockDate: stock.onOrder ? undefined : records.map((record) => field(record, "backorderEta")).find((eta) => eta),
  };
  const own = customFieldsOf(Object.assign({}, ...records.map((record) => record.extensions?.backsoon)), options.fields);
  const custom = { ...told(known), ...own };
  return told({ sku, ...termsOf(custom, options), ...supplyOf(stock, custom, options) });
}

/** "in_stock", "inStock" and "IN-STOCK" are one word. @param {Record<string, any>} record */
const wordOf = (record) => textIn(field(record, "availability") ?? field(record, "stockStatus")).toLowerCase().replace(/[^a-z]/g, "");

/** @param {Record<string, any>} record */
function freeOf(record) {
  const { quantities } = record;
  const onHand = field(quantities, "onHand");
  return field(quantities, "available") ?? (typeof onHand === "number" ? onHand - (field(quantities, "reserved") ?? 0) - (field(record, "safetyStock") ?? 0) : undefined);
}

/** Receipts of which a number is told. @param {Record<string, any>[]} records @param {MachOptions} options */
function ownReceipts(records, { timeZone }) {
  const coming = records.filter(({ quantities }) => typeof quantities?.incoming === "number" && quantities.incoming > 0);
  if (coming.length === 0) return undefined;
  return coming.map((record) => {
    const eta = field(record, "backorderEta");
    return told({ quantity: record.quantities.incoming, due: eta ? dayOf(eta, timeZone) : undefined });
  });
}

/** Of those that are numbers; undefined where none is. @param {unknown[]} values */
function sumOf(values) {
  const numbers = values.filter((value) => typeof value === "number");
  return numbers.length === 0 ? undefined : numbers.reduce((one, other) => one + other, 0);
}

/**
 * @param {string} url of the records; the standard names none. Where `{skus}` stands in it, those of the page are asked for,
 *   with commas between them, else the whole
 * @param {MachOptions} [options]
 */
export function source(url, options = {}) {
  const whole = !url.includes("{skus}");
  const asking = polled((skus, how) => askJson(url.replaceAll("{skus}", skus.map(encodeURIComponent).join(",")), {}, how), toSnapshot, options);
  return { ...asking, whole };
}
