// @ts-check
/** Every item: to search, to sort, to filter, to open. */
import { h, put } from "../dom.js";
import { enoughUntil } from "../enough.js";
import { newId, section } from "../frame.js";
import { listOf } from "../list.js";
import { PRINTED } from "../paper.js";
import { FILTER_NAMES, SORTS, goesDown, rowsOf } from "../rows.js";
import { DAY, NONE } from "../words.js";
import { detailOf } from "./detail.js";

/** @typedef {import("../page.js").Context} Context */

/** Milliseconds after the last key: who types is not kept waiting. */
const PAUSE = 120;

/** @param {Context} context */
export function items(context) {
  const { review, words, chosen } = context;
  const { items } = review;
  const t = words.t.bind(words);
  const today = Date.parse(review.today) / DAY;
  chosen.sort ??= "orderBy";
  chosen.filter ??= "all";

  const detail = detailOf(context);
  /** @type {Record<string, (item: number) => string>} */
  const written = {
    units: (item) => (items.units[item] > 0 ? words.number(items.units[item]) : NONE),
    value: (item) => (items.value[item] > 0 ? words.sum(items.value[item]) : NONE),
    oldest: (item) => (items.oldest[item] < 0 ? NONE : words.number(today - items.oldest[item])),
    last: (item) => (items.units[item] > 0 ? (items.last[item] < 0 ? t("items.noDate") : words.near(items.last[item], today)) : NONE),
    position: (item) => words.number(items.position[item]),
    expected: (item) => words.decimal(items.expected[item]),
    runsOut: (item) => enoughUntil(review, words, item),
    orderBy: (item) => (items.unadvised[item] > 0 ? t("items.noAdvice") : items.orderBy[item] < 0 ? t("items.overYear") : items.orderBy[item] <= today ? t("items.today") : words.near(items.orderBy[item], today)),
    order: (item) => (items.orderBy[item] < 0 ? NONE : words.number(items.order[item])),
  };

  const heads = SORTS.map((sort) => h("th", { scope: "col", class: sort === "item" ? "item" : `number c-${sort}` }, h("button", { type: "button", click: () => sortBy(sort) }, t(`items.${sort}`))));
  const list = listOf({
    caption: t("items.heading"),
    head: h("tr", { "aria-rowindex": 1 }, heads),
    cells: (item) => [
      h("th", { scope: "row", class: "item" }, h("button", { type: "button", click: () => detail.open(item) }, h("span", { class: "name" }, items.title[item] ?? items.sku[item]), items.title[item] !== null && h("span", { class: "sku" }, items.sku[item]))),
      ...SORTS.slice(1).map((sort) => h("td", { class: `number c-${sort}${sort === "orderBy" && items.orderBy[item] >= 0 && items.orderBy[item] <= today ? " now" : ""}` }, written[sort](item))),
    ],
  });

  const count = h("p", { class: "soft", role: "status" });
  const unprinted = h("p", { class: "soft on-paper" });
  const search = h("input", { type: "search", part: "search", id: newId(), autocomplete: "off", spellcheck: "false", input: type });
  search.value = chosen.query ?? "";
  const filters = FILTER_NAMES.map((name) => {
    const radio = h("input", { type: "radio", name: "filter", value: name, change: () => show({ filter: name }) });
    radio.checked = chosen.filter === name;
    return h("label", {}, radio, h("span", {}, t(`filter.${name}`)));
  });
  const order = h("select", { id: newId(), part: "sort", change: () => sortBy(order.value, false) }, SORTS.map((sort) => h("option", { value: sort }, t(`items.${sort}`))));

  /** @param {string} sort @param {boolean} [down] */
  function sortBy(sort, down) {
    const turned = chosen.sort === sort ? !(chosen.down ?? goesDown(sort)) : goesDown(sort);
    show({ sort, down: down === undefined ? turned : goesDown(sort) });
  }

  let typed = 0;
  function type() {
    clearTimeout(typed);
    typed = Number(setTimeout(() => show({ query: search.value }), PAUSE));
  }

  /** @param {Record<string, unknown>} [change] */
  function show(change) {
    Object.assign(chosen, change);
    const found = rowsOf(review, chosen, words.tag);
    list.show(found);
    put(count, t("items.found", { count: found.length, all: items.sku.length }));
    put(unprinted, found.length > PRINTED && t("foot.more", { count: found.length - PRINTED }));
    order.value = chosen.sort;
    list.element.dataset.sort = chosen.sort;
    const down = chosen.down ?? goesDown(chosen.sort);
    SORTS.forEach((sort, index) => {
      if (sort === chosen.sort) heads[index].setAttribute("aria-sort", down ? "descending" : "ascending");
      else heads[index].removeAttribute("aria-sort");
    });
  }

  show();
  // How much there is room for is known once it stands on the page.
  requestAnimationFrame(list.draw);
  return section(
    "all",
    t("items.heading"),
    t("items.intro"),
    h(
      "div",
      { class: "tools" },
      h("div", { class: "field" }, h("label", { for: search.id }, t("items.search")), search),
      h("div", { class: "field sorting" }, h("label", { for: order.id }, t("items.sort")), order),
      h("div", { part: "filters", role: "radiogroup", "aria-label": t("items.filter") }, filters),
    ),
    count,
    list.element,
    unprinted,
    detail.element,
  );
}
