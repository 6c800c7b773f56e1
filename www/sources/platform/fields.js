// @ts-check
/**
 * What a shop tells of an item beyond what its platform knows, in the fields that platforms leave to their shops (custom
 * fields, metadata, metafields, attributes, extensions): their names, and the values in a snapshot's terms.
 */
import { dayOf } from "./days.js";

/** Names of the fields, `restock_date` being as good as `restockDate`; option `fields` can rename each, or leave it out with "". */
export const FIELDS = {
  onHand: "onHand",
  backordered: "backordered",
  restocks: "restocks",
  restockDate: "restockDate",
  restockQuantity: "restockQuantity",
  backorderLimit: "backorderLimit",
  backorders: "backorders",
  selling: "selling",
  releaseDate: "releaseDate",
  leadDays: "leadDays",
  supplier: "supplier",
  minimumOrder: "minimumOrder",
  dailyDemand: "dailyDemand",
};

/** What a receipt in `restocks` may tell. */
export const RECEIPT_FIELDS = ["quantity", "due", "supplier", "stage"];

/** Fields that are numbers, which many platforms keep as text. */
const NUMBERS = ["onHand", "restockQuantity", "backorderLimit", "backorders", "leadDays", "minimumOrder", "dailyDemand"];

/** A receipt whose quantity nobody told reaches everyone who may order. */
export const FOR_ALL = 1_000_000;

/** @typedef {Record<string, any>} Custom values of the custom fields, under our names */
/** @typedef {{ timeZone?: string, asOf?: string, now?: string }} When */

/**
 * The fields under our names.
 * @param {Record<string, unknown> | null | undefined} values @param {Record<string, string>} [renamed]
 * @returns {Custom}
 */
export function customFieldsOf(values, renamed) {
  const names = Object.entries({ ...FIELDS, ...renamed });
  const custom = /** @type {Custom} */ (told(Object.fromEntries(names.map(([ours, name]) => [ours, values?.[name] ?? values?.[snakeCase(name)]]))));
  for (const name of NUMBERS) custom[name] = numberIn(custom[name]);
  custom.backordered = truthIn(custom.backordered);
  // These are reckoned with before the snapshot's reader sees them; what is no number was not told.
  for (const number of ["backorderLimit", "backorders"]) if (!Number.isFinite(custom[number])) delete custom[number];
  custom.onHand = unitsIn(custom.onHand);
  return told(custom);
}

/** The values of a list of `{ key, value }`, or of an object as it is. @param {any} fields */
export function entriesIn(fields) {
  if (!Array.isArray(fields)) return fields;
  return Object.fromEntries(fields.filter((field) => typeof field?.key === "string").map(({ key, value }) => [key, value]));
}

/** @param {string} name */
export const snakeCase = (name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A number written as text is that number; all else is left to the snapshot's reader. @param {unknown} value */
export const numberIn = (value) => (typeof value === "string" && /^\s*-?\d+(\.\d+)?\s*$/.test(value) ? Number(value) : value);

/** Whole units: of what is measured, a part of one cannot be sold. @param {unknown} count */
export const unitsIn = (count) => (Number.isFinite(count) ? Math.floor(/** @type {number} */ (count)) : undefined);

/** Yes or no, however the platform keeps it; undefined: neither. @param {unknown} value */
function truthIn(value) {
  if (value === true || value === 1 || value === "1" || value === "true") return true;
  return value === false || value === 0 || value === "0" || value === "false" ? false : undefined;
}

/**
 * Where there is a list, the bare date adds nothing. A bare date that has passed was not taken away when the goods
 * came, unless the shop still says that there are none. What is neither list nor date is given back as it is, for
 * the snapshot's reader to name.
 * @param {Custom} custom @param {When} when
 * @returns {any} a list, empty if nothing is told
 */
export function receiptsOf(custom, when) {
  const restocks = listOf(custom.restocks);
  if (!Array.isArray(restocks)) return restocks;
  if (restocks.length > 0) return restocks.filter((row) => row !== null).map((row) => receipt(row, when));
  if (custom.restockDate === undefined) return [];
  const bare = [receipt({ quantity: custom.restockQuantity, due: custom.restockDate }, when)];
  return custom.backordered === true || isAwaited(bare, when) ? bare : [];
}

/**
 * Whether something is still to come, as far as dates tell: what was due until today may have come.
 * @param {any} receipts @param {When} when
 */
export function isAwaited(receipts, { timeZone, asOf, now }) {
  if (!Array.isArray(receipts)) return false;
  const today = now ? now.slice(0, 10) : dayOf(asOf, timeZone);
  return receipts.some(({ due }) => typeof due !== "string" || today === undefined || due > today);
}

/** A list of structs, or the same written as JSON into a text field. */
function listOf(/** @type {unknown} */ restocks) {
  if (typeof restocks !== "string") return restocks ?? [];
  try {
    return JSON.parse(restocks) ?? [];
  } catch {
    return restocks;
  }
}

/** @param {Record<string, any>} row @param {When} when */
function receipt(row, { timeZone }) {
  if (typeof row !== "object") return row;
  return told({
    quantity: numberIn(row.quantity) ?? FOR_ALL,
    due: row.due ? dayOf(row.due, timeZone) : undefined,
    supplier: row.supplier,
    stage: row.stage,
  });
}

/**
 * What was told, and only that: null is GraphQL's "not told", undefined JavaScript's, and a snapshot knows neither.
 * @template {object} Told @param {Told} object @returns {Told}
 */
export function told(object) {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && value !== null);
  return /** @type {Told} */ (Object.fromEntries(entries));
}
