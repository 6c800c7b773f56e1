// @ts-check
/**
 * The shop's clock, the only place that asks what time it is. The core is told; it never looks.
 */

/** In milliseconds. */
export const MINUTE = 60_000;

/** @type {Map<string, (epoch: number) => string>} */
const clocks = new Map();

/**
 * What clocks in `zone` show at an instant, to the minute: "2026-11-23T10:00".
 * @param {number} epoch milliseconds since 1970
 * @param {string} zone IANA name, "UTC" or "Europe/Budapest"
 * @throws {RangeError} if nobody knows such a zone
 */
export function localTime(epoch, zone) {
  let clock = clocks.get(zone);
  if (!clock) clocks.set(zone, (clock = clockOf(zone)));
  return clock(epoch);
}

/**
 * The cheapest way there is: the first use of Intl costs 25 ms on a good machine, Temporal next to nothing, UTC nothing.
 * @param {string} zone
 * @returns {(epoch: number) => string}
 */
function clockOf(zone) {
  if (zone === "UTC") return (epoch) => new Date(epoch).toISOString().slice(0, 16);
  const { Temporal } = /** @type {any} */ (globalThis);
  if (Temporal) {
    return (epoch) =>
      Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: "minute" });
  }
  const numeric = /** @type {const} */ ("2-digit");
  const format = new Intl.DateTimeFormat("en", {
    timeZone: zone, hourCycle: "h23", year: "numeric", month: numeric, day: numeric, hour: numeric, minute: numeric,
  });
  return (epoch) => {
    const { year, month, day, hour, minute } = Object.fromEntries(format.formatToParts(epoch).map(({ type, value }) => [type, value]));
    return `${year}-${month}-${day}T${hour}:${minute}`;
  };
}

/**
 * Calls back while the page is seen, each time it has been set to; and when a page that was hidden is seen again.
 * @param {() => void} callback
 * @returns {(minutes: number, instant: number) => void} sets it to so many minutes after the last full one, or to an
 *   instant that comes before; until it has called back, the earliest of all that it is set to counts
 */
export function alarm(callback) {
  let due = Infinity;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const ring = () => {
    clearTimeout(timer);
    due = Infinity;
    if (!document.hidden) callback();
  };
  document.addEventListener("visibilitychange", ring);
  return (minutes, instant) => {
    const now = Date.now();
    const next = Math.min(instant, now - (now % MINUTE) + minutes * MINUTE);
    if (next >= due || document.hidden) return;
    clearTimeout(timer);
    due = next;
    timer = setTimeout(ring, next - now);
  };
}

/** As pages take it: a zone that nobody knows counts as UTC. @param {unknown} zone an IANA name */
export function knownZone(zone) {
  const name = String(zone ?? "UTC");
  try {
    localTime(0, name);
    return name;
  } catch {
    return "UTC";
  }
}
