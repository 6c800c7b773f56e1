// @ts-check
/** The days that platforms' instants and dates stand for. */

/** ISO 8601, and as SQL and Liquid write it: with a space for the T, and one before the offset. */
const INSTANT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:?\d\d)?)?$/;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/**
 * Platforms keep a date as an instant; a shop means a day: the one the instant falls on in the shop's time zone, or where
 * that is not told, in the zone it was written in. Midnight UTC to the millisecond is a day that was written without a
 * time ("2026-12-15", which many store so): it stays that day, west of Greenwich too. What is no instant at all is given
 * back as it is, for the snapshot's reader to name.
 * @param {any} text @param {string} [timeZone] IANA
 */
export function dayOf(text, timeZone) {
  if (typeof text !== "string") return text;
  const [, day, time, zone] = INSTANT.exec(text) ?? [];
  if (day === undefined) return text;
  if (time === undefined || zone === undefined || timeZone === undefined) return day;
  if (/^(Z|UTC)$/.test(zone) && /^[0:.]+$/.test(time)) return day;
  const instant = Date.parse(`${day}T${time}${zone.replace("UTC", "Z").replace(/(\d\d):?(\d\d)$/, "$1:$2")}`);
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
