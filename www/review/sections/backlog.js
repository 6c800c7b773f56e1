// @ts-check
/** Who waits: by age, by what for, in the books, and who will ask. */
import { timeline } from "../charts/timeline.js";
import { h } from "../dom.js";
import { bar, group, section, table, target } from "../frame.js";
import { growing } from "../growing.js";

/** @typedef {import("../page.js").Context} Context */

const AGES = ["to7", "to30", "to90", "over90", "unknown"];
const WAYS = ["ready", "onOrder", "overdue", "dropShip", "reorder", "undated", "unavailable"];
/** Id of the heading of what is overdue. */
export const OVERDUE = "review-overdue";
/** What nobody can give a day for, or is late already. */
const BAD = new Set(["overdue", "undated", "unavailable", "over90"]);

/** @param {Context} context */
export function backlog(context) {
  const { review, words } = context;
  return section(
    "backlog",
    words.t("backlog.heading"),
    words.t("backlog.intro"),
    timeline(context),
    h("div", { class: "two" }, amounts(context, (name) => words.t(`age.${name}`), AGES, review.backlog.byAge), amounts(context, (name) => words.t(`way.${name}`), WAYS, review.backlog.byWay)),
    h("div", { class: "two" }, books(context), asked(context)),
    overdue(context),
    quotas(context),
  );
}

/** @param {Context} context @param {(name: string) => string} say @param {string[]} names @param {Record<string, import("../../reviews.d.ts").Amount>} told */
function amounts({ words }, say, names, told) {
  const most = Math.max(1, ...names.map((name) => told[name].units));
  const rows = names
    .filter((name) => told[name].units > 0)
    .map((name) => [[say(name), bar(told[name].units / most, BAD.has(name) ? "bad" : "")], words.number(told[name].units), words.sum(told[name].value)]);
  const caption = say("caption");
  const columns = [{ title: say("column"), name: true }, { title: words.t("column.units"), number: true }, { title: words.t("column.value"), number: true }];
  return group(caption, rows.length > 0 ? table({ caption }, columns, rows) : h("p", { class: "soft" }, words.t("backlog.nothing")));
}

/** Backorders beside sales, never added to them; nothing where no orders are told. @param {Context} context */
function books({ review: { books }, words }) {
  if (books.placed.units === 0) return undefined;
  const row = (/** @type {string} */ name, /** @type {any} */ amount) => [words.t(`books.${name}`), words.number(amount.units), words.sum(amount.amount)];
  const caption = words.t("books.caption");
  const columns = [{ title: words.t("books.column"), name: true }, { title: words.t("column.units"), number: true }, { title: words.t("column.value"), number: true }];
  const told = /** @type {any} */ (books);
  return group(
    caption,
    table({ caption }, columns, ["backordered", "open", "sold", "cancelled"].map((name) => row(name, told[name]))),
    h("p", { class: "soft" }, words.t("books.note", { refund: words.money(told.refundDue) })),
  );
}

/** @param {Context} context */
function asked({ review: { contacts, oldest }, words }) {
  const { asTold, delayed, undated, overdue } = contacts.orders;
  const rows = Object.entries({ asTold, delayed, undated, overdue, ...(contacts.unlisted > 0 && { unlisted: contacts.unlisted }) });
  const caption = words.t("contacts.caption");
  const columns = [{ title: words.t("contacts.column"), name: true }, { title: words.t("contacts.orders"), number: true }, { title: words.t("contacts.each"), number: true }];
  const each = { asTold: contacts.assumed.perAsTold, delayed: contacts.assumed.perDelayed, undated: contacts.assumed.perUndated, overdue: contacts.assumed.perOverdue, unlisted: contacts.assumed.perAsTold };
  return group(
    caption,
    table({ caption }, columns, rows.map(([name, count]) => [words.t(`contacts.${name}`), words.number(count), words.number(/** @type {any} */ (each)[name], 2)])),
    oldest && h("p", { class: "soft" }, words.t("oldest", { line: oldest.line, sku: oldest.sku, count: oldest.days, day: words.day(oldest.placed), units: words.t("units", { count: oldest.units }) })),
  );
}

/** @param {Context} context */
function overdue({ review: { suppliers }, words }) {
  const late = suppliers.filter(({ overdue }) => overdue.receipts > 0).sort((one, other) => other.overdue.days - one.overdue.days);
  if (late.length === 0) return undefined;
  const caption = words.t("overdue.caption");
  const columns = [
    { title: words.t("column.supplier"), name: true },
    { title: words.t("overdue.receipts"), number: true },
    { title: words.t("column.units"), number: true },
    { title: words.t("overdue.waiting"), number: true },
    { title: words.t("overdue.days"), number: true },
  ];
  const cellsOf = (/** @type {number} */ row) => {
    const { name, supplier, overdue } = late[row];
    return [name ?? supplier ?? words.t("noSupplier"), ...[overdue.receipts, overdue.units, overdue.waiting, overdue.days].map((count) => words.number(count))];
  };
  return target(OVERDUE, caption, growing(words, { caption }, columns, late.length, cellsOf));
}

/** @param {Context} context */
function quotas({ review, words }) {
  const own = review.quotas;
  const collected = [
    ...review.suppliers.filter(({ quota }) => quota).map(({ name, supplier, quota }) => ({ name: name ?? supplier, ...quota })),
    ...Array.from(own.item, (item, row) => ({ name: review.items.title[item] ?? review.items.sku[item], minimum: own.minimum[row], collected: own.collected[row], missing: own.missing[row], ordered: own.ordered[row] })),
  ];
  if (collected.length === 0) return undefined;
  const caption = words.t("quota.caption");
  const columns = [
    { title: words.t("quota.column"), name: true },
    { title: words.t("quota.collected"), number: true },
    { title: words.t("quota.minimum"), number: true },
    { title: words.t("quota.missing"), number: true },
    { title: words.t("quota.ordered"), number: true },
  ];
  const cellsOf = (/** @type {number} */ row) => {
    const { name, minimum, collected: have, missing, ordered } = collected[row];
    return [[name, bar(Number(have) / Number(minimum))], words.number(have), words.number(minimum), words.number(missing), words.day(ordered)];
  };
  return group(caption, growing(words, { caption }, columns, collected.length, cellsOf));
}
