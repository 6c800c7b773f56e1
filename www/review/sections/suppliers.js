// @ts-check
/** Which suppliers keep their word, and how late they are when they do not. */
import { latenessScale } from "../charts/lateness.js";
import { section, table } from "../frame.js";

/** @typedef {import("../page.js").Context} Context */

const MOST = 200;

/** @param {Context} context */
export function suppliers({ review: { suppliers }, words }) {
  const told = suppliers.filter(({ supplier, backlog, overdue }) => supplier !== null || backlog.units > 0 || overdue.units > 0).slice(0, MOST);
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
  const rows = told.map(({ name, supplier, lateness, kept, backlog, overdue }) => [
    name ?? supplier ?? words.t("noSupplier"),
    scale(lateness),
    kept ? `${words.percent(kept.value)} (${words.t("health.partOf", { part: kept.part, of: kept.of })})` : words.t("unknown"),
    words.number(backlog.units),
    words.number(overdue.units),
  ]);
  return section("suppliers", caption, words.t("suppliers.intro"), table({ caption }, columns, rows));
}
