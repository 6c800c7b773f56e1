// @ts-check
/** A proposed purchase order as a file that spreadsheets and suppliers read. */
import { minorDigits } from "../currency.js";

const DAY = 86_400_000;
const HEAD = ["sku", "title", "quantity", "packs", "unit cost", "cost", "order by", "enough until", "season ends", "left then"];
/** How spreadsheets know a formula (OWASP, CSV Injection), whatever spaces come first. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

/**
 * A purchase order as CSV (RFC 4180): a header, then a line an item. Money and numbers have decimal points, days are `YYYY-MM-DD`; what nobody
 * knows is empty, and so are packs where the item has no pack size. A text that a spreadsheet would take for a formula has an apostrophe before it.
 * @param {import("../reviews.d.ts").Review} review @param {number} row of `review.purchaseOrders`
 * @param {{ currency?: string }} [options] ISO 4217, by which cents are written; two decimal places unless told
 * @returns {string}
 * @throws {RangeError} if there is no such row
 */
export function purchaseOrderCsv({ items, orderLines, purchaseOrders }, row, { currency } = {}) {
  if (!Number.isInteger(row) || !(row in purchaseOrders)) throw new RangeError(`row: ${row}: expected a row of purchaseOrders, which are ${purchaseOrders.length}`);
  const digits = minorDigits(currency);
  const money = (/** @type {number} */ cents) => (Number.isFinite(cents) ? (cents / 10 ** digits).toFixed(digits) : "");
  const lines = [HEAD];
  orderLines.order.forEach((order, line) => {
    if (order !== row) return;
    const item = orderLines.item[line];
    const quantity = orderLines.quantity[line];
    const [cost, pack] = [items.cost[item], items.packSize[item]];
    const packs = pack > 0 ? String(Math.round((quantity / pack) * 1000) / 1000) : "";
    lines.push([text(items.sku[item]), text(items.title[item] ?? ""), String(quantity), packs, money(cost), money(cost * quantity), dayOf(items.orderBy[item]), dayOf(items.runsOut[item]), dayOf(orderLines.seasonEnds[line]), unitsOf(orderLines.leftOver[line])]);
  });
  return lines.map((line) => `${line.map(quoted).join()}\r\n`).join("");
}

/** @param {number} day */
const dayOf = (day) => (day < 0 ? "" : new Date(day * DAY).toISOString().slice(0, 10));

/** @param {number} units */
const unitsOf = (units) => (Number.isNaN(units) ? "" : String(units));

/** @param {string} told */
const text = (told) => (FORMULA.test(told) ? `'${told}` : told);

/** @param {string} field */
const quoted = (field) => (/[",\r\n]|^\s|\s$/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
