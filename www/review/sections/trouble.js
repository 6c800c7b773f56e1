// @ts-check
/** What runs out again and again, in words. */
import { h } from "../dom.js";
import { section } from "../frame.js";

/** @typedef {import("../page.js").Context} Context */

const MOST = 12;
const MONTHS = 12;
/** Twice may be chance; so is less than half of the times. */
const LEAST = 2;

/** @param {Context} context */
export function trouble({ review, words }) {
  const { items } = review;
  const said = troublesOf(review).map(({ item, months, out, of, causes }) =>
    h(
      "li",
      {},
      h("strong", {}, items.title[item] ?? items.sku[item]),
      h(
        "span",
        {},
        words.t("trouble.months", { count: of, out, months: words.list(months.map((month) => words.monthName(month))) }),
        causes.length > 0 && ` ${words.t("trouble.why", { causes: words.list(causes.map((cause) => words.t(`cause.${cause}`))) })}`,
      ),
    ),
  );
  return section("trouble", words.t("trouble.heading"), words.t("trouble.intro"), said.length > 0 ? h("ul", { part: "troubles", role: "list" }, said) : h("p", { class: "soft" }, words.t("trouble.none")));
}

/**
 * Months of the year in which an item ran out as often, and all that is likely why; the worst first.
 * @param {import("../../reviews.d.ts").Review} review
 */
function troublesOf(review) {
  const { seasons, items } = review;
  const bits = causesOf(review);
  /** Rows by how often: of a large catalogue most are of no account. @type {number[][]} */
  const byOut = [];
  seasons.out.forEach((out, row) => out >= LEAST && out * 2 >= seasons.of[row] && (byOut[out] ??= []).push(row));
  const worst = [];
  for (let out = byOut.length - 1; out >= LEAST && worst.length < MOST; out -= 1) {
    /** @type {Map<number, { item: number, months: number[], out: number, of: number, bits: number }>} */
    const alike = new Map();
    for (const row of byOut[out] ?? []) {
      const [item, of] = [seasons.item[row], seasons.of[row]];
      const key = of * items.sku.length + item;
      const known = alike.get(key) ?? { item, months: [], out, of, bits: 0 };
      alike.set(key, known);
      known.months.push(seasons.month[row]);
      known.bits |= bits[item * MONTHS + seasons.month[row] - 1];
    }
    worst.push(...[...alike.values()].sort((one, other) => other.months.length - one.months.length || one.of - other.of || one.item - other.item).slice(0, MOST));
  }
  const named = (/** @type {number} */ bits) => review.causes.filter((_, bit) => (bits >> bit) & 1);
  return worst.slice(0, MOST).map(({ bits, ...told }) => ({ ...told, causes: named(bits) }));
}

/** The likely causes, as bits, of each item's months without stock, by month of the year. @param {import("../../reviews.d.ts").Review} review */
function causesOf({ stockouts, items }) {
  const bits = new Uint8Array(items.sku.length * MONTHS);
  stockouts.item.forEach((item, row) => {
    bits[item * MONTHS + (stockouts.month[row] % 100) - 1] |= stockouts.causes[row];
  });
  return bits;
}
