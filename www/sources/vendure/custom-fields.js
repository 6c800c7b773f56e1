// @ts-check
/**
 * What the public custom fields of a shop's variants tell: their names, and the values in a snapshot's terms.
 */

/** Names of the custom fields, each of which option `fields` can rename, or leave out with "". */
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

/** A receipt whose quantity nobody told reaches everyone who may order. */
const FOR_ALL = 1_000_000;

/** @typedef {Record<string, any>} Custom values of the custom fields, under our names */
/** @typedef {{ timeZone?: string, asOf?: string, now?: string }} When */

/**
 * The custom fields under our names.
 * @param {Record<string, unknown> | null | undefined} values @param {Record<string, string>} [renamed]
 * @returns {Custom}
 */
export function customFieldsOf(values, renamed) {
  const names = Object.entries({ ...FIELDS, ...renamed });
  const custom = /** @type {Custom} */ (told(Object.fromEntries(names.map(([ours, name]) => [ours, values?.[name]]))));
  // These are reckoned with before the snapshot's reader sees them; what is no number was not told.
  for (const number of ["onHand", "backorderLimit", "backorders"]) if (!Number.isFinite(custom[number])) delete custom[number];
  return custom;
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
  const today = now ? now.slice(0, 10) : asOf && dayOf(asOf, timeZone);
  return receipts.some(({ due }) => due === undefined || today === undefined || due > today);
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
    quantity: row.quantity ?? FOR_ALL,
    due: row.due ? dayOf(row.due, timeZone) : undefined,
    supplier: row.supplier,
    stage: row.stage,
  });
}

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * Vendure keeps a date as an instant; a shop means a day: the one the instant falls on in the shop's time zone.
 * Midnight UTC to the millisecond is a day that was written without a time ("2026-12-15", which Vendure stores so):
 * it stays that day, west of Greenwich too. What is no instant at all is given back as it is, for the snapshot's
 * reader to name.
 * @param {string} text @param {string} [timeZone] IANA
 */
export function dayOf(text, timeZone = "UTC") {
  const [, day, time, zone] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/.exec(text) ?? [];
  if (day === undefined) return text;
  if (time === undefined || zone === undefined) return day;
  if (zone === "Z" && /^[0:.]+$/.test(time)) return day;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? text : formatOf(timeZone).format(instant);
}

/** @param {string} timeZone */
function formatOf(timeZone) {
  let format = formats.get(timeZone);
  if (!format) formats.set(timeZone, (format = newFormat(timeZone)));
  return format;
}

/** A zone that does not exist is the snapshot's error to tell, not a reason to lose every date. @param {string} timeZone */
function newFormat(timeZone) {
  const parts = /** @type {const} */ ({ year: "numeric", month: "2-digit", day: "2-digit", calendar: "iso8601", numberingSystem: "latn" });
  try {
    return new Intl.DateTimeFormat("sv-SE", { ...parts, timeZone });
  } catch {
    return new Intl.DateTimeFormat("sv-SE", { ...parts, timeZone: "UTC" });
  }
}

/**
 * What was told, and only that: null is GraphQL's "not told", undefined JavaScript's, and a snapshot knows neither.
 * @template {object} Told @param {Told} object @returns {Told}
 */
export function told(object) {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined && value !== null);
  return /** @type {Told} */ (Object.fromEntries(entries));
}
