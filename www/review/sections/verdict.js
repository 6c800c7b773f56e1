// @ts-check
/** How the backlog stands, in a sentence, with the figures and limits behind it. */
import { h, s } from "../dom.js";
import { figures, section } from "../frame.js";

/** @typedef {import("../page.js").Context} Context */

/** @param {Context} context */
export function verdict(context) {
  const { review, words } = context;
  const { verdict: { state, waits, size }, backlog, overdue, contacts } = review;
  const t = words.t.bind(words);
  const sign = s("svg", { viewBox: "0 0 24 24", class: "sign", "aria-hidden": "true" }, s("path", { d: state === "strained" ? "M12 3 22 21H2ZM12 10v5M12 17.5v1" : "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8 12.5l3 3 5.5-6.5" }));
  const nothing = backlog.units === 0;
  const items = t("items", { count: backlog.items });
  return section(
    "verdict",
    t("verdict.heading"),
    t("asOf", { day: words.day(review.today, "full") }),
    h("p", { part: "verdict-state", "data-state": state }, sign, t(nothing ? "verdict.none" : `verdict.${state}`)),
    h("p", { part: "verdict-text" }, verdictText(context)),
    h("p", { class: "soft" }, t("verdict.limits", { share: words.percent(waits.least), count: waits.days, days: words.number(size.least) })),
    figures([
      { name: t("waiting.units"), value: words.number(backlog.units), note: backlog.lines > 0 ? t("waiting.of", { items, lines: t("lines", { count: backlog.lines }) }) : items },
      { name: t("waiting.value"), value: words.sum(backlog.value), note: lastIn(context) },
      { name: t("waiting.waited"), value: backlog.waited ? t("days", { count: Math.round(backlog.waited.mean) }) : t("unknown"), note: backlog.waited && backlog.waited.p90 !== null && t("waiting.p90", { count: backlog.waited.p90 }) },
      { name: t("overdue.units"), value: words.number(overdue.units), note: overdue.receipts > 0 ? t("overdue.note", { count: overdue.days, receipts: t("deliveries", { count: overdue.receipts }) }) : t("overdue.none") },
      { name: t("contacts.expected"), value: words.decimal(contacts.expected), note: t("contacts.note") },
    ]),
  );
}

/** When the last of those ships that have a date, and how many have none. @param {Context} context */
function lastIn({ review: { backlog }, words }) {
  if (!backlog.last) return backlog.units > 0 && words.t("waiting.undated");
  const undated = backlog.units - (backlog.toShip?.units ?? 0);
  return words.t(undated > 0 ? "waiting.lastDated" : "waiting.last", { day: words.day(backlog.last), count: undated });
}

/** @param {Context} context */
export function verdictText({ review: { verdict: { waits, size }, backlog }, words }) {
  if (backlog.units === 0) return words.t("verdict.nothing");
  const units = words.t("unitsWait", { count: backlog.units });
  const long = waits.long ? words.t("verdict.long", { share: words.percent(waits.long.value), units, count: waits.days }) : units;
  const large = size.days === null ? words.t("verdict.noDemand") : words.t("verdict.size", { days: words.decimal(size.days), count: words.shown(size.days) });
  return words.t("verdict.both", { long, large });
}
