/** What a server has put into a page by `shop.html`: it reads right by itself, and the script takes it over as it stands. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open } from "../../dist/node.js";
import { browser, inEachBrowser, load, on, site, tab, watchShifts } from "./in-browsers.mjs";
import { Tab } from "./browsers.mjs";
import { shop as settings } from "./server.mjs";

const NOW = "2026-11-23T10:00";
const own = "Usually ships in two days";
const locales = ["ar", "de", "en", "es", "fr", "hu", "ja", "pl"];
const views = ["full", "line", "badge"];
const nasty = `</template></backsoon-status><script src="/nasty.js"></script>"'><img src="/nasty.png">&amp;&lt;<!-- \r\n`;

const stock = {
  ...settings,
  // In the afternoon: of hours with one digit browsers do not agree whether they begin with a zero.
  asOf: "2026-11-22T14:05:00Z",
  policy: { lowStock: 2, transitDays: { min: 1, max: 3 } },
  suppliers: { acme: { leadDays: 14, explanation: nasty }, late: { leadDays: 5, lateness: { purchase: { samples: 40, quantiles: [[0.1, -1], [0.5, 2], [0.9, 9]] } } } },
  items: [
    { sku: "in-stock", onHand: 10 },
    { sku: "low-stock", onHand: 2 },
    { sku: "partial", onHand: 1, selling: "backorder", supplier: "acme" },
    { sku: "backorder", selling: "backorder", supplier: "acme" },
    { sku: "window", selling: "backorder", supplier: "late", onOrder: [{ quantity: 9, due: "2026-12-04" }] },
    { sku: "preorder", releaseDate: "2027-01-15", onHand: 5 },
    { sku: "made-to-order", selling: "made-to-order", leadDays: 30 },
    { sku: "short", onHand: 1, onOrder: [{ quantity: 5, due: "2026-12-04" }] },
    { sku: "out-of-stock", onOrder: [{ quantity: 5, due: "2026-12-04" }] },
    { sku: "discontinued", selling: "discontinued" },
    { sku: "undated", selling: "backorder" },
  ],
};
const shop = await open(stock, { now: NOW });
const skus = shop.skus;
site.put("/nothing.js", "");

/** An element as a server prints it. */
const served = (sku, { id = "it", quantity = 2, view = "full", locale = "en", from = shop, more = "" } = {}) =>
  `<backsoon-status id="${id}" sku="${sku}" quantity="${quantity}" view="${view}" ${more}>${from.html(sku, quantity, { view, locale, stylesheet: "/dist/status.css" })}${own}</backsoon-status>`;

/** The same without a server's help. */
const bare = (html) => html.replace(/<template[^]*?<\/template>/g, "").replace(' id="it', ' id="twin');

inEachBrowser((name) => {
  /** Opens a page that has no script yet, and notes from then on what is written into its shadow roots but for what those are offered who wait. */
  async function look(body, how = {}) {
    const page = site.page(body, { library: "/nothing.js", ...how });
    await tab.go(page.url);
    await tab.page.evaluate(() => {
      globalThis.written = [];
      globalThis.stood = new Map();
      const note = (records) => {
        for (const { type, target, attributeName, addedNodes } of records) {
          const [added] = addedNodes;
          if (added?.part?.value === "care" || target.closest?.("[part=care]")) continue;
          written.push([target.getRootNode().host?.id, type, target.part?.value || target.nodeName.toLowerCase(), attributeName].filter(Boolean).join(" "));
        }
      };
      for (const { id, shadowRoot } of document.querySelectorAll("backsoon-status")) {
        if (!shadowRoot) continue;
        stood.set(id, [...shadowRoot.querySelectorAll("*")]);
        new MutationObserver(note).observe(shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
      }
    });
    return page;
  }

  const written = async () => {
    await tab.settle();
    return tab.page.evaluate(() => globalThis.written);
  };
  /** The ids of those whose trees are not what the element itself has built in their twins. */
  const strangers = () =>
    tab.page.evaluate(() => {
      const bare = ({ shadowRoot }) => {
        const root = document.createElement("div");
        root.append(...[...shadowRoot.children].filter(({ localName }) => localName !== "link").map((one) => one.cloneNode(true)));
        for (const care of root.querySelectorAll("[part=care]")) care.remove();
        // What it was written for is the server's alone to say.
        root.querySelector("[data-for]")?.removeAttribute("data-for");
        return root;
      };
      const pairs = [...document.querySelectorAll("[id^=it]")].map((it) => [it, document.getElementById(it.id.replace("it", "twin"))]);
      return pairs.filter(([it, twin]) => !bare(it).isEqualNode(bare(twin))).map(([it, twin]) => [it.id, bare(it).innerHTML, bare(twin).innerHTML]);
    });

  for (const locale of locales) {
    test(`in ${locale}, every state and view is to the last node what the element builds, and nothing of it is touched`, async () => {
      const elements = views.flatMap((view) => skus.map((sku) => served(sku, { id: `it-${view}-${sku}`, view, locale })));
      await look([...elements, ...elements.map(bare)].join("\n"), { lang: locale, dir: locale === "ar" ? "rtl" : "ltr" });
      await load(stock);
      await tab.allShow();
      assert.deepEqual(await written(), []);
      assert.deepEqual(await strangers(), []);
      assert.deepEqual(tab.complaints, []);
    });
  }

  test("so is every worked case", async () => {
    const cases = JSON.parse(readFileSync(new URL("../cases/promise.json", import.meta.url), "utf8"));
    const elements = [];
    for (const [number, { snapshot, sku, quantity, now }] of cases.entries()) {
      const source = `stock-${number}`;
      const one = await open({ ...snapshot, asOf: undefined }, { now });
      const element = served(sku, { id: `it-${number}`, quantity, from: one, view: "line", more: `source="#${source}" now="${now}"` });
      elements.push(`<script type="application/json" id="${source}">${JSON.stringify({ ...snapshot, asOf: undefined }).replaceAll("<", "\\u003c")}</script>${element}${bare(element)}`);
      one.free();
    }
    await look(elements.join("\n"));
    await load(undefined);
    await tab.allShow();
    assert.deepEqual(await written(), []);
    assert.deepEqual(await strangers(), []);
  });

  test("its nodes are still those the server sent, and nothing has moved", async () => {
    await look(`${served("partial")}<p id="below">Below</p>`);
    await tab.heads("#it", /^Part in stock/);
    const box = () => tab.page.$$eval("#it, #below", (all) => all.map((one) => JSON.stringify(one.getBoundingClientRect())));
    const head = () => on("#it", ({ shadowRoot }) => JSON.stringify(shadowRoot.querySelector("[part=headline]").getBoundingClientRect()));
    const [before, headBefore] = [await box(), await head()];
    const shifts = await watchShifts();
    await load(stock);
    await tab.allShow();
    await tab.settle();
    assert.equal(await on("#it", ({ shadowRoot }) => stood.get("it").every((node) => shadowRoot.contains(node))), true);
    assert.deepEqual(await box(), before);
    assert.equal(await head(), headBefore);
    assert.deepEqual(await shifts(), []);
  });

  test("it goes on as any other element", async () => {
    await look(served("in-stock", { quantity: 1, view: "line" }));
    await load(stock);
    await tab.reads("#it", ["In stock, ships today"]);
    await tab.allShow();
    assert.deepEqual((await tab.page.evaluate(() => told.changes)).map(({ sku, state }) => [sku, state]), [["in-stock", "in-stock"]]);
    await on("#it", (it) => it.setAttribute("sku", "short"));
    await on("#it", (it) => it.setAttribute("quantity", "3"));
    await tab.heads("#it", "Only 1 of 3, ships today");
    await on("#it", (it) => it.setAttribute("view", "full"));
    await tab.heads("#it", "Only 1 of your 3 available, ships today");
    await on("#it", (it) => it.remove());
    assert.deepEqual(tab.complaints, []);
  });

  test("of a newer snapshot only what differs is written", async () => {
    await look(served("partial"));
    await load({ ...stock, suppliers: { ...stock.suppliers, acme: { ...stock.suppliers.acme, leadDays: 15 } } });
    await tab.heads("#it", "Part in stock, the rest by Tuesday, December 8");
    assert.deepEqual([...new Set(await written())].sort(), ["it childList headline", "it childList li"]);
  });

  test("where the source fails, the wasm fails or the answer is late, the server's text stands", async () => {
    const page = await look(served("partial"), { source: "/gone.json" });
    const before = await tab.shown("#it");
    await load("/gone.json");
    await tab.until(() => tab.errors(), (errors) => errors.length === 1);
    assert.deepEqual(await tab.shown("#it"), before);
    site.answer("/dist/backsoon.wasm", (_request, response) => response.writeHead(404).end());
    try {
      await tab.go(page.url);
      await load(stock);
      await tab.until(() => tab.errors(), (errors) => errors.length === 1);
      assert.deepEqual(await tab.shown("#it"), before);
    } finally {
      site.drop("/dist/backsoon.wasm");
    }
    site.answer("/late.json");
    await tab.go(page.url);
    await load("/late.json");
    await tab.settle();
    assert.deepEqual(await tab.shown("#it"), before);
  });

  for (const [what, value, headline] of [
    ["quantity", "3", /^Part in stock/],
    ["sku", "in-stock", /^In stock/],
  ]) {
    test(`once another ${what} is asked for, the server's text gives way to the shop's own until there is an answer`, async () => {
      await look(served("partial"), { source: "/gone.json" });
      await load("/gone.json");
      await tab.until(() => tab.errors(), (errors) => errors.length === 1);
      assert.match((await tab.shown("#it")).join(" "), /^Part in stock/);
      await tab.page.$eval("#it", (it, [name, value]) => it.setAttribute(name, value), [what, value]);
      await tab.until(() => tab.shown("#it"), (texts) => texts.join(" ") === own);
      await load(stock);
      await tab.heads("#it", headline);
    });
  }

  for (const [what, told] of [["does not know the sku", { ...stock, items: [] }], ["is too old to speak from", { ...stock, asOf: "2026-11-20T08:55:00Z", policy: { staleAfterHours: 24 } }]]) {
    test(`where the snapshot ${what}, the shop's own text shows`, async () => {
      await look(served("partial"));
      await tab.heads("#it", /^Part in stock/);
      await load(told);
      await tab.reads("#it", [own]);
      await on("#it", (it, snapshot) => (it.snapshot = snapshot), stock);
      await tab.heads("#it", /^Part in stock/);
    });
  }

  for (const [what, root] of [
    ["of another version", `<template shadowrootmode="open"><div part="root" data-state="partial"><slot part="fallback"></slot><div part="face"><b part="headline">Part in stock</b></div></div></template>`],
    ["with our parts in another order", served("partial").replace(/(<span part="icon".*?<\/span>)(<span part="headline">.*?<\/span>)/, "$2$1")],
    ["of somebody's own", `<template shadowrootmode="open"><p>Part in stock <slot></slot></p></template>`],
    ["with nothing but a paragraph in it", `<template shadowrootmode="open"><p></p></template>`],
  ]) {
    test(`a root ${what} is replaced whole`, async () => {
      await look(root.startsWith("<backsoon") ? root : `<backsoon-status id="it" sku="partial" quantity="2">${root}${own}</backsoon-status><backsoon-status id="twin" sku="partial" quantity="2">${own}</backsoon-status>`);
      await load(stock);
      await tab.allShow();
      await tab.heads("#it", "Part in stock, the rest by Monday, December 7");
      assert.equal(await on("#it", ({ shadowRoot }) => stood.get("it").some((node) => shadowRoot.contains(node))), false);
      assert.deepEqual(tab.complaints, []);
    });
  }

  test("a root that is closed stands, and the page is told", async () => {
    await look(served("partial").replace("open", "closed"));
    await load(stock);
    const [error] = await tab.until(() => tab.errors(), (errors) => errors.length > 0);
    assert.equal(error.place, "element");
    await tab.settle();
    assert.equal((await tab.errors()).length, 1);
  });

  test("nothing that a supplier says becomes a tag of the page", async () => {
    await look(served("partial"));
    await tab.page.$eval("#it", (it) => it.shadowRoot.querySelector("[part=notes]").textContent).then((text) => assert.ok(text.includes(nasty.trim()), text));
    assert.equal(await tab.page.$$eval("backsoon-status > *", (all) => all.length), 0);
    assert.deepEqual(site.requests.filter((path) => path.startsWith("/nasty")), []);
  });

  if (name === "chromium") {
    test("with scripts switched off it reads as it should", async (t) => {
      const page = site.page(served("partial"), { stock });
      const other = await Tab.open(browser);
      t.after(() => other.page.close());
      await other.page.setJavaScriptEnabled(false);
      await other.page.goto(page.url);
      const { children } = await other.page.accessibility.snapshot();
      const text = JSON.stringify(children);
      assert.match(text, /Part in stock, the rest by Monday, December 7/);
      assert.doesNotMatch(text, new RegExp(own));
    });
  }
});
