// @ts-check
/** How well customers were served: each measure with its value, of how many, and how it is defined. */
import { h } from "../dom.js";
import { folded, section } from "../frame.js";

/** @typedef {import("../page.js").Context} Context */

/** @param {Context} context */
export function health({ review: { health }, words }) {
  const t = words.t.bind(words);
  const share = (/** @type {import("../../reviews.d.ts").Share | null} */ told) => told && { value: words.percent(told.value), note: t("health.partOf", { part: told.part, of: told.of }) };
  const days = (/** @type {number | null | undefined} */ count) => (count == null ? null : t("days", { count: Math.round(count) }));
  const { all, sent } = health.timeToFill;
  /** @type {[string, { value: string, note?: string | null } | null | false][]} */
  const measures = [
    ["unitFillRate", share(health.unitFillRate)],
    ["lineFillRate", share(health.lineFillRate)],
    ["orderFillRate", share(health.orderFillRate)],
    ["backorderRate", share(health.backorderRate)],
    ["timeToFill", all && { value: days(all.median) ?? t("health.longer"), note: t("health.timeToFillNote", { p90: days(all.p90) ?? t("health.longer"), units: t("units", { count: all.units }), censored: all.censored }) }],
    ["sent", sent && { value: days(sent.mean) ?? "", note: sent.p90 === null ? t("units", { count: sent.units }) : t("health.sentNote", { p90: days(sent.p90) ?? "", units: t("units", { count: sent.units }) }) }],
    ["meanBacklog", health.meanBacklog !== null && { value: words.decimal(health.meanBacklog) }],
    ["promisesKept", share(health.promisesKept)],
    ["deliveriesKept", share(health.deliveriesKept)],
    ["lateDays", health.lateDays !== null && { value: t("health.days", { count: words.shown(health.lateDays), days: words.decimal(health.lateDays) }) }],
    ["supply", health.supply && { value: t("days", { count: Math.round(health.supply.days) }), note: t("health.supplyNote", { onHand: health.supply.onHand, demand: words.decimal(health.supply.demand), items: t("items", { count: health.supply.items }) }) }],
    ["daysOut", share(health.daysOut)],
    ["monthsOut", share(health.monthsOut)],
    ["position", health.position && { value: words.number(health.position.units), note: t("health.positionNote", { items: t("items", { count: health.position.items }), none: health.position.none }) }],
  ];
  return section(
    "health",
    t("health.heading"),
    t("health.intro", { period: words.days(health.period.from, health.period.until) }),
    h(
      "dl",
      { part: "measures" },
      measures.map(([name, told]) =>
        h(
          "div",
          { part: "measure" },
          h("dt", {}, t(`health.${name}`)),
          h("dd", { class: told ? "value" : "value none" }, told ? told.value : t("health.untold")),
          told && told.note && h("dd", { class: "note" }, told.note),
          h("dd", {}, folded(t("health.how"), h("p", {}, t(`health.${name}.how`)))),
        ),
      ),
    ),
  );
}
