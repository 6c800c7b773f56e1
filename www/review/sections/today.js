// @ts-check
/** What to do today: one proposed purchase order a supplier, most urgent first, and each as a file. */
import { purchaseOrderCsv } from "../csv.js";
import { h } from "../dom.js";
import { newId, section, unfolding } from "../frame.js";
import { growing } from "../growing.js";
import { DAY } from "../words.js";

/** @typedef {import("../page.js").Context} Context */

/** @param {Context} context */
export function today(context) {
  const { review, words } = context;
  const orders = review.purchaseOrders;
  const late = orders.filter(({ by }) => by <= review.today).length;
  // Of a single one, its heading says when.
  const when = late === 0 || orders.length === 1 ? [] : [late < orders.length ? words.t("today.late", { count: late }) : words.t("today.all")];
  const intro = orders.length === 0 ? words.t("today.none") : [words.t("today.count", { count: orders.length }), ...when].join(" ");
  return section("today", words.t("today.heading"), intro, orders.map((order, row) => orderIn(context, order, row)));
}

/** @param {Context} context @param {import("../../reviews.d.ts").PurchaseOrder} order @param {number} row */
function orderIn({ review, about, words }, order, row) {
  const t = words.t.bind(words);
  const { name, supplier } = review.suppliers[order.supplier];
  const called = name ?? supplier ?? t("noSupplier");
  const id = newId();
  const { by, arrives, lines, units, cost, uncosted, minimum, added, missing, saves } = order;
  const when = by <= review.today ? t("today.orderToday", { supplier: called }) : t("today.orderBy", { supplier: called, day: words.day(by, "long") });
  const notes = [
    added > 0 && t("today.added", { count: added, minimum: words.number(minimum) }),
    missing > 0 && t("today.missing", { count: missing, minimum: words.number(minimum) }),
    saves && saves.orders > 0 && t(saves.holding >= 100 ? "today.saves" : "today.savesFree", { count: saves.orders, freight: words.sum(saves.freight), holding: words.sum(saves.holding) }),
    uncosted > 0 && t("today.uncosted", { count: uncosted }),
  ].filter(Boolean);
  return h(
    "article",
    { part: "order", "aria-labelledby": id },
    h(
      "div",
      { class: "order-head" },
      h("div", {}, h("h3", { id }, when), h("p", { class: "soft" }, arrives ? t("today.arrives", { days: words.days(arrives.earliest, arrives.latest) }) : t("today.noArrival"))),
      h("dl", { class: "sums" }, ...sum(t("today.lines"), words.number(lines)), ...sum(t("column.units"), words.number(units)), ...sum(t("today.cost"), words.sum(cost))),
    ),
    notes.length > 0 && h("ul", { class: "notes", role: "list" }, notes.map((note) => h("li", {}, note))),
    h("div", { class: "order-foot" }, unfolding(t("today.show", { count: lines }), () => linesOf(review, words, row, called)), h("button", { type: "button", part: "button download", click: () => save(purchaseOrderCsv(review, row, about), `${supplier ?? "order"}-${review.today}.csv`) }, t("today.download"))),
  );
}

/** @param {string} name @param {string} value */
const sum = (name, value) => [h("div", {}, h("dt", {}, name), h("dd", {}, value))];

/** @param {import("../../reviews.d.ts").Review} review @param {import("../words.js").Words} words @param {number} row @param {string} supplier */
function linesOf({ items, orderLines, today }, words, row, supplier) {
  const columns = [
    { title: words.t("items.item"), name: true },
    { title: words.t("today.quantity"), number: true },
    { title: words.t("today.why") },
    { title: words.t("items.runsOut"), number: true },
  ];
  const lines = [...orderLines.order.keys()].filter((line) => orderLines.order[line] === row);
  return growing(words, { caption: words.t("today.linesOf", { supplier }) }, columns, lines.length, (place) => {
    const line = lines[place];
    const item = orderLines.item[line];
    const by = items.orderBy[item] * DAY <= Date.parse(today) ? words.t("today.now") : words.t("today.by", { day: words.day(items.orderBy[item], "long") });
    return [
      [h("span", { class: "name" }, items.title[item] ?? items.sku[item]), " ", items.title[item] !== null && h("span", { class: "sku" }, items.sku[item])],
      words.number(orderLines.quantity[line]),
      orderLines.urgent[line] ? by : words.t("today.along"),
      items.runsOut[item] < 0 ? words.t("items.overYear") : words.day(items.runsOut[item]),
    ];
  });
}

/** @param {string} text @param {string} name of the file */
function save(text, name) {
  // Without its mark spreadsheets take UTF-8 for something else.
  const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  h("a", { href: url, download: name }).click();
  // The download has begun by then, and holds on to what it needs.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
