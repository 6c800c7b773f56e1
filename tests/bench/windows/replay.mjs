// History replayed: what would have been said of each delivery four weeks before it was due, and whether it held.
import { open } from "../../../dist/node.js";
import { dayNumber, dayText, yearOf } from "./history.mjs";

/** Days before a delivery is due on which its window is asked for. */
const AHEAD = 28;
/** Days before it is due to which the shop's clock is set. */
const LONG_BEFORE = 1_000;
const OWN = 200;
const OTHERS = 300;

/**
 * @typedef {import("./history.mjs").Delivery} Delivery
 * @typedef {object} Past what was known of one delivery when it was asked for
 * @property {string} supplier
 * @property {number} due
 * @property {number} asked the day
 * @property {Delivery[]} own the supplier's last ones
 * @property {number} ownCount how many it ever had
 * @property {Delivery[]} all its own and other suppliers' last ones
 * @property {Delivery[]} before all that was received before the first year that is replayed
 * @property {number} confidence
 */

/** @param {Delivery[]} deliveries as received @param {[number, number]} years the first and the last @param {number} confidence */
export function* replay(deliveries, [from, to], confidence) {
  const before = deliveries.filter(({ received }) => yearOf(received) < from);
  for (const delivery of deliveries) {
    if (yearOf(delivery.due) < from || yearOf(delivery.due) > to) continue;
    const { supplier, due } = delivery;
    const asked = due - AHEAD;
    const known = (/** @type {Delivery} */ { received }) => received <= asked;
    const own = deliveries.filter((one) => one.supplier === supplier && known(one));
    const others = lastOf(deliveries, OTHERS, (one) => one.supplier !== supplier && known(one));
    const mine = own.slice(-OWN);
    /** @type {Past} */
    const past = { supplier, due, asked, own: mine, ownCount: own.length, all: [...mine, ...others], before, confidence };
    yield { delivery, past };
  }
}

function lastOf(list, count, test) {
  const found = [];
  for (let index = list.length - 1; index >= 0 && found.length < count; index -= 1) {
    if (test(list[index])) found.push(list[index]);
  }
  return found.reverse();
}

/** What the shop's snapshot would have been. @param {Past} past */
export function snapshotOf({ supplier, due, asked, all, confidence }) {
  const names = [...new Set([supplier, ...all.map((delivery) => delivery.supplier)])];
  const suppliers = Object.fromEntries(names.map((name) => [name, { deliveries: /** @type {object[]} */ ([]) }]));
  for (const delivery of all) {
    suppliers[delivery.supplier].deliveries.push({ due: dayText(delivery.due), received: dayText(delivery.received) });
  }
  return {
    version: 1,
    asOf: `${dayText(asked)}T08:00:00Z`,
    // Every day is open: what is asked here is when it comes, not when the shop sends it on.
    calendar: { closed: [] },
    policy: { confidence },
    suppliers,
    items: [{ sku: "ASKED", selling: "backorder", supplier, onOrder: [{ quantity: 1, due: dayText(due) }] }],
  };
}

/**
 * The window that Backsoon gives. History is what was known four weeks ahead, but the shop's clock stands far before: a window never
 * begins in the past, and some deliveries had come by then, which nobody would have asked for any more.
 *
 * @param {Past} past @returns {Promise<[number, number]>} days late, from and to
 */
export async function ours(past) {
  const shop = await open(/** @type {any} */ (snapshotOf(past)), { now: `${dayText(past.due - LONG_BEFORE)}T10:00` });
  const [part] = shop.promise("ASKED", 1).parts;
  shop.free();
  return [dayNumber(part.earliest) - past.due, dayNumber(part.latest) - past.due];
}
