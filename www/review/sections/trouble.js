// @ts-check
/** What runs out again and again: by month of the year, and by why. */
import { h } from "../dom.js";
import { group, section, unfolding } from "../frame.js";
import { PRINTED } from "../paper.js";

/** @typedef {import("../page.js").Context} Context */
/** @typedef {{ item: number, out: number, of: number }} Outage in how many of how many years an item ran out in a month */
/** @typedef {{ cause: string, supplier: number, items: Outage[] }} Why with all that ran out for it; `cause` is empty where nothing tells, `supplier` a row where it was one */

const MONTHS = 12;
/** Twice may be chance; so is less than half of the times. */
const LEAST = 2;
/** What is in sight, the rest being unfolded: months, whys of a month, items of a why. */
const FIRST = { months: 3, whys: 4, items: 8 };

/** @param {Context} context */
export function trouble(context) {
  const { review, words } = context;
  const t = words.t.bind(words);
  const troubled = troublesOf(review);
  // About what comes next something can still be done.
  const coming = Number(review.today.slice(5, 7)) - 1;
  const months = Array.from({ length: MONTHS }, (_, step) => (coming + step) % MONTHS).filter((month) => troubled[month].length > 0);
  const later = months.slice(FIRST.months);
  const made = (/** @type {number[]} */ some) => some.map((month) => monthIn(context, month, troubled[month]));
  return section(
    "trouble",
    t("trouble.heading"),
    t("trouble.intro"),
    months.length > 0 ? made(months.slice(0, FIRST.months)) : h("p", { class: "soft" }, t("trouble.none")),
    later.length > 0 && unfolding(t("trouble.later", { months: words.list(later.map((month) => words.monthName(month + 1))) }), () => made(later)),
  );
}

/** @param {Context} context @param {number} month 0 for January @param {Why[]} whys */
function monthIn(context, month, whys) {
  const { words } = context;
  const count = new Set(whys.flatMap(({ items }) => items.map(({ item }) => item))).size;
  const list = (/** @type {Why[]} */ some) => h("ul", { part: "troubles", role: "list" }, some.map((why) => h("li", {}, h("p", {}, nameOf(context, why)), h("div", {}, itemsIn(context, why)))));
  const more = whys.slice(FIRST.whys);
  return group(words.t("trouble.month", { count, month: words.monthName(month + 1) }), list(whys.slice(0, FIRST.whys)), more.length > 0 && unfolding(words.t("more", { count: more.length }), () => list(more)));
}

/** @param {Context} context @param {Why} why */
function nameOf({ review, words }, { cause, supplier }) {
  const { name, supplier: key } = review.suppliers[supplier] ?? {};
  return words.t(cause ? `cause.${cause}` : "trouble.unknown", { supplier: name ?? key ?? words.t("noSupplier") });
}

/** The worst first. @param {Context} context @param {Why} why */
function itemsIn({ review: { items }, words }, { items: told }) {
  told.sort((one, other) => other.out - one.out || one.of - other.of || one.item - other.item);
  const list = (/** @type {Outage[]} */ some) =>
    h("ul", { class: "names", role: "list" }, some.map(({ item, out, of }) => h("li", {}, h("span", { class: "name" }, items.title[item] ?? items.sku[item]), " ", h("span", { class: "note" }, words.t("health.partOf", { part: out, of })))));
  const more = told.slice(FIRST.items);
  const unlisted = more.length - PRINTED;
  const all = () => [list(more.slice(0, PRINTED)), unlisted > 0 && h("p", { class: "note" }, words.t("foot.more", { count: unlisted }))];
  return [list(told.slice(0, FIRST.items)), more.length > 0 && unfolding(words.t("foot.more", { count: more.length }), all)];
}

/** By month of the year, what most items ran out for first. @param {import("../../reviews.d.ts").Review} review @returns {Why[][]} */
function troublesOf({ stockoutsByMonth, stockouts, items, causes, suppliers }) {
  const bits = new Uint8Array(items.sku.length * MONTHS);
  stockouts.item.forEach((item, row) => {
    bits[item * MONTHS + (stockouts.month[row] % 100) - 1] |= stockouts.causes[row];
  });
  /** @type {Map<string, Why>[]} */
  const months = Array.from({ length: MONTHS }, () => new Map());
  stockoutsByMonth.out.forEach((out, row) => {
    const [item, month, of] = [stockoutsByMonth.item[row], stockoutsByMonth.month[row] - 1, stockoutsByMonth.of[row]];
    if (out < LEAST || out * 2 < of) return;
    const likely = causes.filter((_, bit) => (bits[item * MONTHS + month] >> bit) & 1);
    for (const cause of likely.length > 0 ? likely : [""]) {
      const supplier = cause === "supplier" ? items.supplier[item] : suppliers.length;
      const why = months[month].get(`${cause} ${supplier}`) ?? { cause, supplier, items: [] };
      months[month].set(`${cause} ${supplier}`, why);
      why.items.push({ item, out, of });
    }
  });
  return months.map((whys) => [...whys.values()].sort((one, other) => other.items.length - one.items.length));
}
