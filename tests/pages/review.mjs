/** The merchant's page in tests: the demo's, a small shop's, and what can be read on it. It is ten in the morning of Monday, 23 November 2026 in the shop. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { open } from "../../dist/node.js";
import { root } from "../../scripts/setup.mjs";
import { snapshotOf } from "../../www/demo/warehouse.js";
import { on, site, tab, textOf } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const NOW = "2026-11-23T10:00";
/** The demo's, which its page makes itself. */
export const warehouse = snapshotOf("2026-11-23", "2026-11-23T07:40:00Z");
export const opened = await open(warehouse, { now: NOW });
export const review = await opened.review();

export const small = {
  ...shop,
  currency: "EUR",
  policy: { review: { strainedDays: 10 } },
  suppliers: { acme: { name: "Acme Oy", leadDays: 14 } },
  items: [
    { sku: "CHAIR", title: "Oak chair", price: 14900, selling: "backorder", supplier: "acme", onHand: 0, dailyDemand: 0.5,
      onOrder: [{ quantity: 2, due: "2026-11-13" }], backorders: [{ id: "1", quantity: 4, placed: "2026-11-02" }] },
    { sku: "LAMP", title: "Lamp", onHand: 7 },
    { sku: "RUG", onHand: -3 },
    { sku: "SOFA", onHand: 1, onOrder: [{ quantity: 2, due: "2026-13-01" }] },
  ],
};

export const inside = (selector) => `backsoon-review >>> ${selector}`;
export const texts = (selector) => textOf(inside(selector));
/** Puppeteer's own waiting sees no change inside a shadow root. */
export const appears = (selector, seconds) => tab.has(inside(selector), seconds);
export const drawn = () => appears("[part~=verdict]", 60);
export const noComplaints = () => assert.deepEqual(tab.complaints, []);
export const wordsOf = (lang) => JSON.parse(readFileSync(join(root, `www/locales/review/${lang}.json`), "utf8"));

/** The demo's page, on the Monday of its stock list. */
export async function visit({ lang = "en", theme = "light" } = {}) {
  await tab.go(`${site.url}/review.html?now=${NOW}&lang=${lang}&theme=${theme}`);
  await drawn();
}

/** A page with the element alone. @param {unknown} stock that it asks for @param {{ more?: string, page?: object }} [how] */
export async function show(stock, { more = "", page = {} } = {}) {
  site.put("/private.json", stock);
  await tab.go(site.page(`<backsoon-review src="/private.json" now="${NOW}" ${more}></backsoon-review>`, { library: "/dist/review.js", ...page }).url);
}

/** The same in a language other than the demo's two. @param {string} lang */
export async function speak(lang) {
  await on("html", (page, lang) => (page.lang = lang), lang);
  await tab.until(() => texts("[part~=verdict] [part=heading]"), ([title]) => title === wordsOf(lang)["verdict.heading"]);
}

/** Opens all that is folded, and waits until it is there. */
export async function unfold() {
  await on("backsoon-review", ({ shadowRoot }) => {
    // What is unfolded may have more to unfold.
    for (let depth = 0; depth < 3; depth += 1) for (const details of shadowRoot.querySelectorAll("details")) (details.open = true), details.dispatchEvent(new Event("toggle"));
  });
  await tab.settle();
}

/** All that can be read: texts, and what drawings and fields are called. */
export const everything = () =>
  on("backsoon-review", ({ shadowRoot }) => {
    const named = [...shadowRoot.querySelectorAll("*")].flatMap((one) => [...one.attributes].filter(({ name }) => !["class", "part"].includes(name)).map(({ value }) => value));
    return `${shadowRoot.textContent} ${named.join(" ")}`;
  });
/** What no page may say. */
export const wrong = /NaN|Infinity|undefined|\[object|\bnull\b|\{\{/;
