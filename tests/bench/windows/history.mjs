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

/**
 * @param {string} file
 * @returns {Delivery[]} in the order they were received
 */
export function readDeliveries(file) {
  /** @type {Record<string, string>[]} */
  const rows = parse(readFileSync(file), { columns: true, skip_empty_lines: true });
  const deliveries = rows.map((row, index) => {
    const [due, received] = [dayNumber(row.due), dayNumber(row.received)];
    if (!row.supplier || !Number.isInteger(due) || !Number.isInteger(received)) {
      throw new Error(`${file}, row ${index + 2}: expected a supplier and, as YYYY-MM-DD, due and received`);
    }
    return { supplier: row.supplier, due, received, late: received - due };
  });
  return deliveries.sort((one, other) => one.received - other.received);
}
