// @ts-check
/**
 * An item's supply, from what its platform tells and what its shop tells beside it. Pure: no clock, no network.
 *
 *   told                                         read as
 *   -----------------------------------------    ------------------------------------------------------------------
 *   it takes no orders                           nothing on hand, cannot be ordered; what is on order says when again
 *   it keeps no count, and takes orders          untracked
 *   so many are free                             that many on hand
 *   none or fewer, and it takes orders           nothing on hand; what is ordered waits, behind the units owed
 *   the same, and the shop's `backordered: no`   on hand, number not told: what is not counted is not missing
 *   no count, and a date ahead                   a backorder: "in stock" would promise today what comes that day
 *   no count, and no date                        on hand, number not told ("some")
 *   what is not free may wait, or may not        sold on backorder, or from stock alone; what the platform would refuse
 *                                                the shop's `selling` cannot sell. Neither told: the shop's `selling`
 */
import { dayOf } from "./days.js";
import { isAwaited, receiptsOf, told, unitsIn } from "./fields.js";

/**
 * @typedef {object} Stock what a platform tells of one item
 * @property {boolean} sellable whether it takes orders of it
 * @property {boolean} [tracked] false: it keeps no count
 * @property {unknown} [count] units that are free; fewer than 0 are owed to customers
 * @property {boolean} [floored] the count is of what may be sold, so that room below zero is in it
 * @property {boolean} [waits] whether what is not free may be ordered
 * @property {boolean} [backordered] it says itself whether there is nothing
 * @property {number} [limit] how many may wait in all
 * @property {object[]} [onOrder] receipts that it knows of itself
 */

/**
 * @param {Stock} stock @param {import("./fields.js").Custom} custom @param {import("./fields.js").When} when
 */
export function supplyOf(stock, custom, when) {
  const count = unitsIn(stock.count);
  const free = freeOf({ ...stock, count }, custom);
  // Where the platform itself says that there is nothing, a date that has passed is a delivery that is late.
  const missing = stock.sellable && stock.waits !== false && (free ?? 1) <= 0;
  const onOrder = receiptsOf(missing ? { ...custom, backordered: true } : custom, when);
  const receipts = onOrder.length === 0 ? stock.onOrder : onOrder;
  const owed = custom.backorders ?? Math.max(0, -(free ?? 0));
  const backorders = owed > 0 ? owed : undefined;
  if (!stock.sellable) return told({ onHand: 0, selling: refused(custom), backorders, onOrder: receipts });

  if (free === undefined) {
    if (stock.tracked === false) return told({ onHand: "untracked", selling: custom.selling });
    const hidden = stock.backordered === undefined && custom.backordered === undefined && isAwaited(receipts ?? [], when);
    if (!hidden) return told({ onHand: "some", selling: custom.selling });
  }
  const units = Math.max(0, free ?? 0);
  const room = stock.floored && custom.onHand !== undefined ? Math.max(0, (count ?? 0) - units) : 0;
  const waits = stock.waits ?? (units === 0 || room > 0 || undefined);
  const limit = custom.backorderLimit ?? stock.limit ?? (room > 0 ? owed + room : undefined);
  return told({
    onHand: units,
    selling: waits === false ? refused(custom) : (custom.selling ?? (waits ? "backorder" : undefined)),
    backorders,
    backorderLimit: waits ? limit : undefined,
    onOrder: receipts,
  });
}

/** Free units, fewer than 0 where some are owed; undefined: not told. @param {Stock & { count?: number }} stock @param {import("./fields.js").Custom} custom */
function freeOf({ count, tracked, backordered }, custom) {
  if (custom.onHand !== undefined) return custom.onHand;
  if (custom.backordered === true || backordered) return Math.min(0, count ?? 0);
  if (tracked === false || (custom.backordered === false && Number(count) <= 0)) return undefined;
  return count;
}

/** What cannot be ordered may still be known never to return. */
export const refused = (/** @type {import("./fields.js").Custom} */ { selling }) => (selling === "discontinued" ? selling : "stock");

/**
 * What the shop tells of an item that has nothing to do with how many there are.
 * @param {import("./fields.js").Custom} custom @param {import("./fields.js").When} when
 */
export const termsOf = ({ releaseDate, leadDays, supplier, minimumOrder, dailyDemand }, { timeZone }) => ({
  releaseDate: dayOf(releaseDate, timeZone),
  leadDays,
  supplier,
  minimumOrder,
  dailyDemand,
});
