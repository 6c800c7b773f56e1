// Past deliveries from a CSV file with the columns supplier, due, received.
import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";

const DAY = 86_400_000;

/**
 * @typedef {object} Delivery
 * @property {string} supplier
 * @property {number} due days since 1970
 * @property {number} received
 * @property {number} late days; negative: early
 */

/** @param {string} text YYYY-MM-DD @returns {number} days since 1970 */
export const dayNumber = (text) => Date.parse(`${text}T00:00:00Z`) / DAY;

/** @param {number} day @returns {string} YYYY-MM-DD */
export const dayText = (day) => new Date(day * DAY).toISOString().slice(0, 10);

export const yearOf = (/** @type {number} */ day) => Number(dayText(day).slice(0, 4));

const COLUMNS = ["supplier", "due", "received"];

/**
 * @param {string} file
 * @returns {Delivery[]} in the order they were received
 * @throws {Error} that says which row or column is wrong
 */
export function readDeliveries(file) {
  /** @type {Record<string, string>[]} */
  const rows = parse(readFileSync(file), { columns: true, skip_empty_lines: true, bom: true });
  if (rows.length === 0) throw new Error(`${file}: expected a row of headings and deliveries below it`);
  const missing = COLUMNS.find((column) => !(column in rows[0]));
  if (missing) throw new Error(`${file}: expected a column "${missing}", found ${Object.keys(rows[0]).map((name) => `"${name}"`).join(", ")}`);
  const deliveries = rows.map((row, index) => {
    const [due, received] = [dayNumber(row.due), dayNumber(row.received)];
    const wrong = [["due", due], ["received", received]].find(([, day]) => !Number.isInteger(day));
    if (wrong) throw new Error(`${file}, row ${index + 2}, ${wrong[0]}: "${row[wrong[0]]}": expected a day as YYYY-MM-DD`);
    return { supplier: row.supplier, due, received, late: received - due };
  });
  return deliveries.sort((one, other) => one.received - other.received);
}
