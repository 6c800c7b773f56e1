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
  const { seasons, items } = review;
  const causes = causesOf(review);
  const rows = Array.from(seasons.item, (item, row) => ({ item, month: seasons.month[row], out: seasons.out[row], of: seasons.of[row] }))
    .filter(({ out, of }) => out >= LEAST && out * 2 >= of)
    .sort((one, other) => other.out - one.out || other.out / other.of - one.out / one.of)
    .slice(0, MOST);
  const said = rows.map(({ item, month, out, of }) => {
    const why = causes(item, month);
    return h(
      "li",
      {},
      h("strong", {}, items.title[item] ?? items.sku[item]),
      h("span", {}, words.t("trouble.month", { count: of, out, month: words.monthName(month) }), why.length > 0 && ` ${words.t("trouble.why", { causes: words.list(why.map((cause) => words.t(`cause.${cause}`))) })}`),
    );
  });
  return section("trouble", words.t("trouble.heading"), words.t("trouble.intro"), said.length > 0 ? h("ul", { part: "troubles", role: "list" }, said) : h("p", { class: "soft" }, words.t("trouble.none")));
}

/** The likely causes of an item's months without stock in a month of the year. @param {import("../../reviews.d.ts").Review} review */
function causesOf({ stockouts, causes }) {
  /** @type {Map<string, number>} */
  const bits = new Map();
  stockouts.item.forEach((item, row) => {
    const key = `${item} ${stockouts.month[row] % 100}`;
    bits.set(key, (bits.get(key) ?? 0) | stockouts.causes[row]);
  });
  return (/** @type {number} */ item, /** @type {number} */ month) => causes.filter((_, bit) => ((bits.get(`${item} ${month}`) ?? 0) >> bit) & 1);
}
