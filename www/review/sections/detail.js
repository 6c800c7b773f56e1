// @ts-check
/** One item in full: what to do and why, what is expected of its stock, and what was sold. */
import { projectionChart } from "../charts/projection.js";
import { salesChart } from "../charts/sales.js";
import { h, put } from "../dom.js";
import { isPromised } from "../enough.js";
import { faults, figures, newId } from "../frame.js";
import { DAY } from "../words.js";

/** @typedef {import("../page.js").Context} Context */

/** Days that are looked ahead: past the day it runs out, and not much further, where all there is to see is that nothing is there. */
const AHEAD = { least: 60, past: 30, most: 180 };

/** A month is busy that sells so many times the average: the same as where the core says when a season is over (`HIGH` in ahead.rs). */
const HIGH = 1.25;

/** A trend is told from such a share on. */
const PLAIN = 0.05;

/** The first days of what is expected. @param {import("../../projections.d.ts").Projection} told @param {number} days @returns {import("../../projections.d.ts").Projection} */
const soon = (told, days) => ({ ...told, stock: told.stock.subarray(0, days), low: told.low.subarray(0, days), high: told.high.subarray(0, days) });

/** @param {Context} context */
export function detailOf({ review, words, project }) {
  const { items } = review;
  const t = words.t.bind(words);
  const id = newId();
  const content = h("div", { class: "content" });
  const title = h("h2", { part: "heading", id });
  const sku = h("p", { class: "soft" });
  const close = h("button", { type: "button", part: "button", click: () => dialog.close() }, t("detail.close"));
  const dialog = h("dialog", { part: "detail", "aria-labelledby": id, click: (/** @type {Event} */ { target }) => target === dialog && dialog.close() }, h("div", { class: "sheet" }, h("header", {}, h("div", {}, title, sku), close), content));
  let opened = -1;

  /** @param {number} item */
  function ahead(item) {
    const runsOut = items.runsOut[item] - Date.parse(review.today) / DAY;
    return items.runsOut[item] < 0 ? AHEAD.most : Math.min(AHEAD.most, Math.max(AHEAD.least, runsOut + AHEAD.past));
  }

  /** @param {number} item */
  async function open(item) {
    opened = item;
    put(title, items.title[item] ?? items.sku[item]);
    put(sku, items.sku[item]);
    put(content, advice(item, null), known(item));
    dialog.showModal();
    try {
      const told = await project(items.sku[item], AHEAD.most);
      if (opened !== item || !told) return;
      put(content, advice(item, told), known(item), projectionChart(soon(told, ahead(item)), words), salesChart(told, words), habits(told), wrongIn(told));
    } catch (/** @type {any} */ failure) {
      content.append(h("p", { class: "exact", role: "alert" }, failure.message));
    }
  }

  /** @param {number} item @param {any} told */
  function advice(item, told) {
    const reason = review.unadvisedReasons[items.unadvised[item]];
    if (reason) return h("p", { part: "advice" }, h("strong", {}, t("detail.unadvised")), ` ${reasonIn(reason, told)}`);
    const late = items.short[item];
    return h(
      "div",
      { part: "advice" },
      h("p", {}, h("strong", {}, orderIn(item))),
      told && unsold(told),
      h("p", { class: "soft" }, items.orderBy[item] >= 0 && `${t(`sized.${review.sizedBy[items.sized[item]]}`)} `, enough(item), late >= 0.5 && ` ${t("detail.short", { count: Math.round(late) })}`),
    );
  }

  /** @param {number} item */
  function enough(item) {
    if (items.runsOut[item] < 0) return t("detail.lasts");
    return isPromised(review, item) ? t("detail.notEnough") : t("detail.runsOut", { day: words.day(items.runsOut[item]) });
  }

  /** Of what comes when the season is over, how much that leaves. @param {import("../../projections.d.ts").Projection} told */
  function unsold({ leftOver: left }) {
    return left && h("p", {}, t("detail.leftOver", { day: words.day(left.day), units: t("units", { count: left.units }), month: words.month(left.until) }));
  }

  /** @param {number} item */
  function orderIn(item) {
    if (items.orderBy[item] < 0) return t("detail.nothing");
    const values = { count: items.order[item], day: words.day(items.orderBy[item], "full") };
    return t(items.orderBy[item] * DAY <= Date.parse(review.today) ? "detail.orderToday" : "detail.order", values);
  }

  /** @param {string} reason @param {any} told */
  function reasonIn(reason, told) {
    // What is sold from stock and yet not stocked has none that is counted.
    if (reason === "not-stocked" && told) return t(`unadvised.${words.has(`unadvised.${told.selling}`) ? told.selling : "uncounted"}`);
    const little = told?.tooLittle;
    if (reason === "too-little-history" && little) return t("unadvised.too-little-history.told", { count: little.periods, days: t("days", { count: little.days }), units: t("units", { count: little.units }), required: little.required });
    return t(words.has(`unadvised.${reason}`) ? `unadvised.${reason}` : "unadvised.other");
  }

  /** @param {number} item */
  function known(item) {
    const row = (/** @type {string} */ name, /** @type {string} */ value) => ({ name: t(`detail.${name}`), value });
    return figures([
      row("waiting", words.number(items.units[item])),
      row("position", words.number(items.position[item])),
      row("demand", words.decimal(items.expected[item])),
      row("lead", Number.isNaN(items.leadDays[item]) ? t("unknown") : t("days", { count: Math.round(items.leadDays[item]) })),
      row("reorderPoint", words.number(items.reorderPoint[item])),
      row("safety", words.number(items.safetyStock[item])),
    ]);
  }

  /** How it sells over the years, and how far such forecasts were off. @param {import("../../projections.d.ts").Projection} told */
  function habits({ trend, season, accuracy }) {
    const high = (season ?? []).flatMap((factor, month) => (factor >= HIGH ? [words.monthName(month + 1)] : []));
    const said = [
      high.length > 0 && t("detail.season", { months: words.list(high) }),
      trend !== null && Math.abs(trend) >= PLAIN && t(trend > 0 ? "detail.grows" : "detail.falls", { share: words.percent(Math.abs(trend)) }),
      accuracy && accuracy.relative !== null && t("detail.accuracy", { count: accuracy.forecasts, share: words.percent(accuracy.relative) }),
    ].filter(Boolean);
    return said.length > 0 && h("p", { class: "soft" }, said.join(" "));
  }

  /** @param {import("../../projections.d.ts").Projection} told */
  function wrongIn({ problems }) {
    if (problems.length === 0) return null;
    return h("div", { part: "problems" }, h("p", {}, t("detail.problems")), faults(problems));
  }

  return { element: dialog, open };
}
