// The yardstick of the review: the same figures and columns in plain JavaScript, as fast as we could make it: one walk over the orders,
// one over the items, days as numbers, typed arrays, no object made for what is only counted. It trusts its input, and knows nothing of
// minimums, drop-shipping, releases, cut-offs, windows or events that cannot have happened, so that it has less to do.
import { dayOf, textOf } from "../../yardstick/allocate.js";
import { AGES, WAYS, newBacklog, shownBacklog } from "./backlog.js";
import { share, survival } from "./durations.js";
import { NOT_WAITING, followOrders } from "./orders.js";
import { Sold } from "./sold.js";
import { suppliersOf } from "./suppliers.js";
import { Waiting } from "./waiting.js";

/**
 * @param {any} snapshot parsed @param {string} now the shop's local time, in UTC
 * @param {number} [period] days
 */
export function reviewAll(snapshot, now, period = 365) {
  const today = dayOf(now.slice(0, 10));
  const from = today - period;
  const { items, orders } = snapshot;
  const rows = new Map();
  for (let row = 0; row < items.length; row += 1) rows.set(items[row].sku, row);
  const suppliers = suppliersOf(snapshot, today, from);
  const waiting = new Waiting(snapshot, suppliers, today, from);
  for (const { lines } of orders) for (let line = 0; line < lines.length; line += 1) waiting.dates.set(lines[line].id, NOT_WAITING);
  for (let row = 0; row < items.length; row += 1) waiting.add(items[row], row);
  const served = followOrders(orders, rows, items, waiting.dates, today, from);
  served.contacts.asTold += waiting.asTold;
  served.contacts.undated += waiting.undated;
  const sold = new Sold(items.length, suppliers, served.oversold, today, from);
  for (let row = 0; row < items.length; row += 1) sold.add(items[row], row);
  return whole({ waiting, served, sold, suppliers, items, today, period });
}

/** Puts it together as ours is. */
function whole({ waiting, served, sold, suppliers, items, today, period }) {
  const backlog = newBacklog();
  const owed = { receipts: 0, waiting: 0, units: 0, value: 0, days: 0 };
  const kept = { kept: 0, of: 0, late: 0, lateDays: 0 };
  for (const supplier of suppliers.values()) {
    for (const name of ["units", "value", "items", "lines"]) backlog[name] += supplier.backlog[name];
    for (let index = 0; index < AGES * 2; index += 1) backlog.ages[index] += supplier.backlog.ages[index];
    for (let index = 0; index < WAYS * 2; index += 1) backlog.ways[index] += supplier.backlog.ways[index];
    backlog.last = Math.max(backlog.last, supplier.backlog.last);
    for (const name of ["receipts", "waiting", "units", "value"]) owed[name] += supplier[name];
    owed.days = Math.max(owed.days, supplier.days);
    for (const name of Object.keys(kept)) kept[name] += supplier[name];
  }
  const { orders, units, lines, promises } = served.tallies;
  const { first, firstRow, overdue, ages, ways, stock } = waiting;
  const { outs, seasons } = sold;
  const days = backlog.units / sold.stock.demand;
  const longShare = share(waiting.long, backlog.units);
  const tooMany = waiting.long > 0 && longShare.value >= 0.25;
  const tooLarge = backlog.units > 0 && days >= 7;
  return {
    verdict: {
      state: tooMany && tooLarge ? "strained" : "manageable",
      waits: { long: longShare, days: 30, least: 0.25, tooMany },
      size: { units: backlog.units, demand: sold.stock.demand, days, least: 7, tooLarge },
    },
    backlog: { ...shownBacklog(backlog), waited: waiting.waited.spread, toShip: waiting.toShip.spread },
    oldest: firstRow < 0 ? null : { item: firstRow, sku: items[firstRow].sku, placed: textOf(first), days: today - first },
    overdue: owed,
    books: served.books,
    contacts: { orders: served.contacts },
    health: {
      unitFillRate: share(...units),
      lineFillRate: share(...lines),
      orderFillRate: share(...orders),
      backorderRate: share(orders[1] - orders[0], orders[1]),
      meanBacklog: served.unitDays / period,
      timeToFill: { sent: served.sent.spread, all: survival(served.through, served.censored) },
      promisesKept: share(...promises),
      deliveriesKept: share(kept.kept, kept.of),
      lateDays: kept.late > 0 ? kept.lateDays / kept.late : null,
      supply: { days: sold.stock.onHand / sold.stock.demand, ...sold.stock },
      daysOut: share(...sold.days),
      monthsOut: share(...sold.months),
      position: { units: stock.position, items: stock.counted, none: stock.none },
    },
    suppliers: [...suppliers.values()].map(({ key, name, backlog, receipts, waiting, units, value, days, kept, of, late, lateDays }) => ({
      supplier: key, name, backlog: shownBacklog(backlog), overdue: { receipts, waiting, units, value, days }, kept: share(kept, of), lateDays: late > 0 ? lateDays / late : null,
    })),
    items: {
      sku: items.map(({ sku }) => sku), title: items.map(({ title = null }) => title),
      units: waiting.units, value: waiting.value, to7: ages[0], to30: ages[1], to90: ages[2], over90: ages[3], unknown: ages[4],
      ready: ways[0], onOrder: ways[1], overdue: ways[2], dropShip: ways[3], reorder: ways[4], undated: ways[5], unavailable: ways[6],
      oldest: waiting.oldest, last: waiting.last, ordered: served.ordered, filled: served.filled, demand: sold.demand, daysOfSupply: sold.lasts,
      position: waiting.position, daysOut: sold.daysOut, daysTold: sold.daysTold, monthsOut: sold.monthsOut, monthsTold: sold.monthsTold,
    },
    overdueReceipts: {
      item: Uint32Array.from(overdue.item), supplier: Uint32Array.from(overdue.supplier), quantity: Float64Array.from(overdue.quantity),
      waiting: Float64Array.from(overdue.waiting), due: Int32Array.from(overdue.due), days: Uint32Array.from(overdue.days),
    },
    stockouts: {
      item: Uint32Array.from(outs.item), month: Uint32Array.from(outs.month), daysOut: Uint8Array.from(outs.daysOut), days: Uint8Array.from(outs.days),
      sold: Float64Array.from(outs.sold), usual: Float64Array.from(outs.usual), causes: Uint8Array.from(outs.causes),
    },
    stockoutsByMonth: { item: Uint32Array.from(seasons.item), month: Uint8Array.from(seasons.month), out: Uint8Array.from(seasons.out), of: Uint8Array.from(seasons.of) },
  };
}
