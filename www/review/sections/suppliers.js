// @ts-check
/** Which suppliers keep their word, and how late they are when they do not. */
import { latenessScale } from "../charts/lateness.js";
import { h } from "../dom.js";
import { section } from "../frame.js";
import { growing } from "../growing.js";

/** @typedef {import("../page.js").Context} Context */

/** @param {Context} context */
export function suppliers({ review: { suppliers, health: { period } }, words }) {
  const told = suppliers.filter(({ supplier, backlog, overdue }) => supplier !== null || backlog.units > 0 || overdue.units > 0);
  if (told.length === 0) return undefined;
  const scale = latenessScale(told.map(({ lateness }) => lateness), words);
  const caption = words.t("suppliers.heading");
  const columns = [
    { title: words.t("column.supplier"), name: true },
    { title: words.t("suppliers.late") },
    { title: words.t("suppliers.kept"), number: true },
    { title: words.t("suppliers.waiting"), number: true },
    { title: words.t("suppliers.overdue"), number: true },
  ];
  const cellsOf = (/** @type {number} */ row) => {
    const { name, supplier, lateness, kept, backlog, overdue } = told[row];
    return [
      name ?? supplier ?? words.t("noSupplier"),
      scale(lateness),
      kept ? [words.percent(kept.value), h("span", { class: "note" }, words.t("health.partOf", { part: kept.part, of: kept.of }))] : words.t("unknown"),
      words.number(backlog.units),
      words.number(overdue.units),
    ];
  };
  // How late somebody is, is told by all it has delivered; whether it keeps its word, by what was due of late.
  const intro = words.t("suppliers.intro", { period: words.days(period.from, period.until) });
  return section("suppliers", caption, intro, growing(words, { caption }, columns, told.length, cellsOf));
}
