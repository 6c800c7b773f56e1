/** What tests of live pages have in common: pages that may reach other ports, tabs that are hidden and seen, and what they have told. */
import { Tab } from "./browsers.mjs";
import { browser, site } from "./in-browsers.mjs";

export const settings = { timeZone: "Europe/Budapest", calendar: { closed: ["sat", "sun"], cutOff: "14:00" }, policy: { lowStock: 3 } };
export const inStock = "In stock, ships today";
export const few = (/** @type {number} */ count) => `Only ${count} left, ships today`;
/** The shop's text inside each element. */
export const own = "Ask us";

const status = (/** @type {string} */ sku) => `<backsoon-status id="${sku}" sku="${sku}" view="badge">${own}</backsoon-status>`;

/** The address of a page with these skus on it. @param {string} source @param {string[]} skus @param {string} [tag] more attributes of the script tag */
export function livePage(source, skus, tag = "") {
  const policy = `${site.policy}; connect-src 'self' http://127.0.0.1:* ws://127.0.0.1:*`;
  return site.page(skus.map(status).join(""), { source, tag: `data-now="2026-11-23T10:00" ${tag}`, policy }).url;
}

/** A tab that is seen until it is hidden, or goes elsewhere: those of a test lie in one window, where only one is. @param {Tab} tab */
export const seen = (tab) =>
  tab.page.evaluateOnNewDocument(() => {
    globalThis.see = (state) => {
      Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    };
    see("visible");
    addEventListener("pagehide", () => see("hidden"));
    addEventListener("pageshow", () => see("visible"));
  });

/** A further tab in the same browser, closed when the test ends. @param {import("node:test").TestContext} t @param {string} url */
export async function another(t, url) {
  const tab = await Tab.open(browser);
  t.after(() => tab.page.close());
  await seen(tab);
  await tab.go(url);
  return tab;
}

/** As if somebody looked elsewhere, or here again. @param {Tab} tab @param {boolean} hidden */
export const hide = (tab, hidden) => tab.page.evaluate((state) => see(state), hidden ? "hidden" : "visible");

/** What was shown of a sku, one after the other. @param {Tab} tab @param {string} sku @returns {Promise<string[]>} */
export const history = (tab, sku) => tab.page.evaluate((sku) => told.changes.filter((change) => change.sku === sku).map(({ text }) => text.split(".")[0]), sku);
