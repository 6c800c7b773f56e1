// The shop's clock: it runs, unless `?now=2026-11-23T10:00` in the address stops it, for this tab, until `?now=` starts it again.
const minute = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const key = "lomb.now";

/** The local time the shop's clock was stopped at, or undefined while it runs. */
export const stoppedAt = readStop();

/** The day in Budapest, where the shop is. */
export function today() {
  return stoppedAt?.slice(0, 10) ?? new Date().toLocaleDateString("sv", { timeZone: "Europe/Budapest" });
}

/** Whole days from the Monday of the stock list until now. Asked on the way to the first paint, for which `Intl` is too slow. */
export function daysSince(monday) {
  const now = stoppedAt ? Date.parse(`${stoppedAt}Z`) : Date.now() + 3_600_000;
  return Math.floor((now - Date.parse(monday)) / 86_400_000);
}

/** What the shop's clock shows at an instant: "2026-11-23T10:00". */
export function localTime(instant) {
  return new Date(instant).toLocaleString("sv", { timeZone: "Europe/Budapest" }).slice(0, 16).replace(" ", "T");
}

/** What it shows now. */
export const shopTime = () => stoppedAt ?? localTime(Date.now());

/** The instant at which it shows a local time, as RFC 3339. */
export function instantOf(local) {
  const near = Date.parse(`${local}Z`);
  return new Date(2 * near - Date.parse(`${localTime(near)}Z`)).toISOString();
}

export function addDays(day, count) {
  return new Date(Date.parse(day) + count * 86_400_000).toISOString().slice(0, 10);
}

/** An instant a little before now, which is when the shop last counted its stock. */
export function lastCount() {
  const now = stoppedAt ? Date.parse(instantOf(stoppedAt)) : Date.now();
  return new Date(now - 20 * 60_000).toISOString();
}

function readStop() {
  const told = new URLSearchParams(location.search).get("now");
  try {
    if (told === "") sessionStorage.removeItem(key);
    else if (told && isMinute(told)) sessionStorage.setItem(key, told);
    else return sessionStorage.getItem(key) ?? undefined;
  } catch {
    // Without storage the address alone decides.
  }
  return told && isMinute(told) ? told : undefined;
}

function isMinute(text) {
  return minute.test(text) && new Date(`${text}Z`).toJSON()?.startsWith(text);
}
