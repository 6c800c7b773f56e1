// @ts-check
/** A proposed purchase order as a file that spreadsheets and suppliers read. */

const DAY = 86_400_000;
/** What spreadsheets take for the beginning of a formula (OWASP, CSV Injection); a plain number is none. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const NUMBER = /^-?\d+(\.\d+)?$/;

/**
 * A purchase order as CSV (RFC 4180): a header, then a line an item. Decimal points, days as `YYYY-MM-DD`; what nobody knows is empty. A text
 * that a spreadsheet would take for a formula has an apostrophe before it.
 * @param {import("../reviews.d.ts").Review} review @param {number} row of `review.purchaseOrders`
 * @returns {string}
 */
export function purchaseOrderCsv(review, row) {
  const { items, orderLines, purchaseOrders } = review;
  if (!Number.isInteger(row) || !(row in purchaseOrders)) throw new RangeError(`row: ${row}: expected a row of purchaseOrders, 0 to ${purchaseOrders.length - 1}`);
  const lines = [["sku", "title", "quantity", "order by", "runs out"]];
  orderLines.order.forEach((order, line) => {
    if (order !== row) return;
    const item = orderLines.item[line];
    lines.push([items.sku[item], items.title[item] ?? "", String(orderLines.quantity[line]), dayOf(items.orderBy[item]), dayOf(items.runsOut[item])]);
  });
  return lines.map((line) => `${line.map(field).join()}\r\n`).join("");
}

/** @param {number} day */
const dayOf = (day) => (day < 0 ? "" : new Date(day * DAY).toISOString().slice(0, 10));

/** @param {string} text */
function field(text) {
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
