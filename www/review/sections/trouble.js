// @ts-check
/** What runs out again and again, in words. */
import { h } from "../dom.js";
import { section } from "../frame.js";

/** @typedef {import("../page.js").Context} Context */

const MOST = 12;
/** Twice may be chance; so is less than half of the times. */
const LEAST = 2;

/** @param {Context} context */
export function trouble({ review, words }) {
  const { items } = review;
  const said = troublesOf(review).slice(0, MOST).map(({ item, months, out, of, causes }) =>
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

/** Months of the year in which an item ran out as often, and all that is likely why; the worst first. @param {import("../../reviews.d.ts").Review} review */
function troublesOf(review) {
  const { seasons } = review;
  const bits = causesOf(review);
  /** @type {Map<string, { item: number, months: number[], out: number, of: number, bits: number }>} */
  const alike = new Map();
  seasons.item.forEach((item, row) => {
    const [month, out, of] = [seasons.month[row], seasons.out[row], seasons.of[row]];
    if (out < LEAST || out * 2 < of) return;
    const key = `${item} ${out} ${of}`;
    const known = alike.get(key) ?? { item, months: [], out, of, bits: 0 };
    alike.set(key, known);
    known.months.push(month);
    known.bits |= bits(item, month);
  });
  const weight = (/** @type {{ months: number[], out: number }} */ { months, out }) => out * months.length;
  const named = (/** @type {number} */ bits) => review.causes.filter((_, bit) => (bits >> bit) & 1);
  return [...alike.values()].map(({ bits, ...told }) => ({ ...told, causes: named(bits) })).sort((one, other) => other.out - one.out || weight(other) - weight(one) || one.item - other.item);
}

/** The likely causes, as bits, of an item's months without stock in a month of the year. @param {import("../../reviews.d.ts").Review} review */
function causesOf({ stockouts }) {
  /** @type {Map<string, number>} */
  const bits = new Map();
  stockouts.item.forEach((item, row) => {
    const key = `${item} ${stockouts.month[row] % 100}`;
    bits.set(key, (bits.get(key) ?? 0) | stockouts.causes[row]);
  });
  return (/** @type {number} */ item, /** @type {number} */ month) => bits.get(`${item} ${month}`) ?? 0;
}
