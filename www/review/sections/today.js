// @ts-check
/** What to do today: what is overdue to be chased, then one proposed purchase order a supplier, most urgent first, and each as a file. */
import { purchaseOrderCsv } from "../csv.js";
import { h } from "../dom.js";
import { enoughUntil } from "../enough.js";
import { newId, section, unfolding } from "../frame.js";
import { growing } from "../growing.js";
import { linkTo } from "../jumps.js";
import { DAY } from "../words.js";
import { OVERDUE } from "./backlog.js";

/** @typedef {import("../page.js").Context} Context */

/** Suppliers named of whom something is overdue. */
const NAMED = 3;
/** Lines of an order that somebody may still weigh against orders of one item each. */
const WEIGHED = 20;

/** @param {Context} context */
export function today(context) {
  const { review, words } = context;
  const orders = review.purchaseOrders;
  const late = orders.filter(({ by }) => by <= review.today).length;
  // Of a single one, its heading says when.
  const when = late === 0 || orders.length === 1 ? [] : [late < orders.length ? words.t("today.late", { count: late }) : words.t("today.all")];
  const intro = orders.length === 0 ? words.t("today.none") : [words.t("today.count", { count: orders.length }), ...when].join(" ");
  return section("today", words.t("today.heading"), intro, chase(context), orders.map((order, row) => orderIn(context, order, row)));
}

/** What customers wait for that should be there: no order is as quick as a call. @param {Context} context */
function chase({ review: { suppliers, overdueReceipts: receipts }, words }) {
  const t = words.t.bind(words);
  const late = suppliers.filter(({ overdue }) => overdue.waiting > 0).sort((one, other) => other.overdue.waiting - one.overdue.waiting);
  if (late.length === 0) return undefined;
  const units = late.reduce((sum, { overdue }) => sum + overdue.waiting, 0);
  const days = receipts.days.reduce((most, days, row) => (receipts.waiting[row] > 0 ? Math.max(most, days) : most), 0);
  const named = late.slice(0, NAMED).map(({ name, supplier }) => name ?? supplier ?? t("today.untold"));
  if (late.length > NAMED) named.push(t("today.others", { count: late.length - NAMED }));
  const said = t("today.chase", { units: t("units", { count: units }), suppliers: words.list(named), days: t("days", { count: days }) });
  return h("p", { class: "chase" }, h("strong", {}, said), " ", linkTo(OVERDUE, t("overdue.caption")));
}

/** @param {Context} context @param {import("../../projections.d.ts").PurchaseOrder} order @param {number} row */
function orderIn({ review, about, words }, order, row) {
  const t = words.t.bind(words);
  const { name, supplier } = review.suppliers[order.supplier];
  const called = name ?? supplier;
  const id = newId();
  const { by, arrives, lines, units, cost, uncosted, minimum, added, missing, saves } = order;
  const values = { supplier: called ?? "", day: words.day(by, "long") };
  const when = called === null ? t(by <= review.today ? "today.untoldToday" : "today.untoldBy", values) : t(by <= review.today ? "today.orderToday" : "today.orderBy", values);
  const notes = [
    added > 0 && t("today.added", { count: added, minimum: words.number(minimum) }),
    missing > 0 && t("today.missing", { count: missing, minimum: words.number(minimum) }),
    saves && saves.holding >= 100 && lines <= WEIGHED && t("today.saves", { freight: words.sum(saves.freight), holding: words.sum(saves.holding) }),
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
    h("div", { class: "order-foot" }, unfolding(t("today.show", { count: lines }), () => linesOf(review, words, row, when)), h("button", { type: "button", part: "button download", click: () => save(purchaseOrderCsv(review, row, about), `${supplier ?? "order"}-${review.today}.csv`) }, t("today.download"))),
  );
}

/** @param {string} name @param {string} value */
const sum = (name, value) => [h("div", {}, h("dt", {}, name), h("dd", {}, value))];

/** @param {import("../../reviews.d.ts").Review} review @param {import("../words.js").Words} words @param {number} row @param {string} caption */
function linesOf(review, words, row, caption) {
  const { items, orderLines, today } = review;
  const columns = [
    { title: words.t("items.item"), name: true },
    { title: words.t("today.quantity"), number: true },
    { title: words.t("today.why") },
    { title: words.t("items.runsOut"), number: true },
  ];
  const lines = [...orderLines.order.keys()].filter((line) => orderLines.order[line] === row);
  return growing(words, { caption }, columns, lines.length, (place) => {
    const line = lines[place];
    const item = orderLines.item[line];
    const by = items.orderBy[item] * DAY <= Date.parse(today) ? words.t("today.now") : words.t("today.by", { day: words.day(items.orderBy[item], "long") });
    return [
      [h("span", { class: "name" }, items.title[item] ?? items.sku[item]), " ", items.title[item] !== null && h("span", { class: "sku" }, items.sku[item])],
      words.number(orderLines.quantity[line]),
      [orderLines.urgent[line] ? by : words.t("today.along"), leftIn(orderLines, words, line)],
      enoughUntil(review, words, item),
    ];
  });
}

/** What a line leaves that comes when the item's season is over. @param {import("../../projections.d.ts").OrderLineTable} lines @param {import("../words.js").Words} words @param {number} line */
function leftIn({ seasonEnds, leftOver }, words, line) {
  if (seasonEnds[line] < 0) return false;
  return h("p", { class: "note" }, words.t("today.leftOver", { day: words.day(seasonEnds[line], "long"), units: words.t("units", { count: leftOver[line] }) }));
}

/** @param {string} text @param {string} name of the file */
function save(text, name) {
  // Without its mark spreadsheets take UTF-8 for something else.
  const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  h("a", { href: url, download: name }).click();
  // The download has begun by then, and holds on to what it needs.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
