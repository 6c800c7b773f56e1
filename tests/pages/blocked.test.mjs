/**
 * Pages on which wasm is blocked: they show the face of one unit that was published with the snapshot, as the core would,
 * for as long as it is true. It is ten in the morning of Monday, 23 November 2026 in the shop.
 */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { open } from "../../dist/node.js";
import { root } from "../../scripts/setup.mjs";
import { run } from "../command/shop.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const now = "2026-11-23T10:00";
const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const wasm = "/dist/backsoon.wasm";
const views = ["full", "line", "badge"];

/** What a shop knows. So early before the cut-off nothing is counted down. */
const known = {
  ...shop,
  asOf: "2026-11-23T08:30:00Z",
  calendar: { closed: ["sat", "sun"], cutOff: "18:00" },
  policy: { transitDays: { min: 1, max: 3 }, lowStock: 2 },
  items: [
    { sku: "CHAIR", onHand: 9 },
    { sku: "LAMP", onHand: 2 },
    { sku: "STOOL", selling: "backorder", onOrder: [{ quantity: 9, due: "2026-12-09" }] },
    { sku: "SHELF", selling: "discontinued" },
  ],
};
const skus = known.items.map(({ sku }) => sku);

/** The public part of it, with faces. @param {object} [more] that it knows @param {string} [at] when it was published */
async function published(more = {}, at = now, faces = ["en", "hu", "ar"]) {
  const it = await open({ ...known, ...more }, { now: at });
  const snapshot = it.publicSnapshot(undefined, { faces });
  it.free();
  return snapshot;
}

const stock = await published();
const faceOf = (sku, lang = "en") => stock.items.find((item) => item.sku === sku).faces[lang];
const element = (id, sku, view = "line", more = "") => `<backsoon-status id="${id}" sku="${sku}" view="${view}" ${more}>Ask us</backsoon-status>`;

const blocking = site.policy.replace(" 'wasm-unsafe-eval'", "");
site.put("/without-wasm.js", 'delete globalThis.WebAssembly; await import("/dist/backsoon.js");');
const trusting = "script-src 'nonce-only' 'strict-dynamic'; style-src 'self'; require-trusted-types-for 'script'";

/** @type {[string, { policy?: string, library?: string, tag?: string }, () => void][]} */
const blocked = [
  ["is blocked by the page's policy", { policy: blocking }, () => {}],
  ["is blocked by a policy of nonces", { policy: trusting, tag: 'nonce="only"' }, () => {}],
  ["is no part of the browser", { library: "/without-wasm.js" }, () => {}],
  ["is not there", {}, () => site.put(wasm, "", { status: 404 })],
];

inEachBrowser(() => {
  const look = (elements, how = {}) => tab.go(site.page([elements].flat().join("\n"), { stock, policy: blocking, ...how }).url);
  const complaints = () => tab.complaints.filter((text) => text.startsWith("backsoon:"));
  /** What stands in each shadow root, without what those are offered who wait. */
  const trees = () =>
    tab.page.$$eval("backsoon-status", (all) =>
      all.map(({ id, shadowRoot, state }) => {
        const whole = document.createElement("div");
        whole.append(...[...shadowRoot.childNodes].map((node) => node.cloneNode(true)));
        whole.querySelector("[part=care]")?.remove();
        return [id, state, whole.innerHTML];
      }),
    );
  const every = views.flatMap((view) => skus.map((sku) => element(`${sku}-${view}`, sku, view)));

  for (const [how, page, put] of blocked) {
    test(`where wasm ${how}, what is shown is what wasm would show, and the developer is told`, async (t) => {
      await look(every, { policy: undefined });
      await tab.allShow();
      await tab.settle();
      const bySome = await trees();
      put();
      t.after(() => site.drop(wasm));
      await look(every, { policy: undefined, ...page });
      await tab.allShow();
      await tab.settle();
      assert.deepEqual(await trees(), bySome);
      assert.equal(complaints().length, 1, complaints().join("\n"));
      assert.match(complaints()[0], /^backsoon: .*backsoon\.wasm: ./);
      const [error] = await tab.until(() => tab.errors(), (errors) => errors.length === every.length);
      assert.match(error.place, /backsoon\.wasm$/);
      const changes = await tab.page.evaluate(() => told.changes);
      const { state, aria } = faceOf("STOOL");
      assert.deepEqual(changes.find(({ sku }) => sku === "STOOL"), { sku: "STOOL", quantity: 1, state, text: aria });
    });
  }

  for (const [lang, dir] of [["hu-HU", "ltr"], ["ar", "rtl"]]) {
    test(`a page in ${lang} reads its language, as with wasm`, async () => {
      await look(every, { policy: undefined, lang, dir });
      await tab.allShow();
      await tab.heads("#CHAIR-full", faceOf("CHAIR", lang.slice(0, 2)).headline);
      await tab.settle();
      const withWasm = await trees();
      await look(every, { lang, dir });
      await tab.allShow();
      assert.deepEqual(await trees(), withWasm);
    });
  }

  test("a page in a language that was not published reads English that says so, if that was", async () => {
    await look([element("it", "CHAIR")], { lang: "ja" });
    await tab.reads("#it", ["In stock, ships today"]);
    assert.deepEqual(await on("#it", ({ shadowRoot }) => [shadowRoot.firstChild.lang, shadowRoot.firstChild.dir]), ["en", "ltr"]);
    await look([element("it", "CHAIR")], { lang: "ja", stock: await published({}, now, ["hu"]) });
    await tab.until(() => tab.errors(), ({ length }) => length > 0);
    await tab.settle();
    await tab.reads("#it", ["Ask us"]);
  });

  test("another language, view, sku or box is followed", async () => {
    await look([element("it", "CHAIR")]);
    await tab.reads("#it", ["In stock, ships today"]);
    await tab.page.evaluate(() => (document.documentElement.lang = "hu"));
    await tab.reads("#it", ["Raktáron, még ma feladjuk"]);
    await on("#it", (it) => (it.sku = "STOOL"));
    await tab.reads("#it", [faceOf("STOOL", "hu").badge]);
    await on("#it", (it) => it.setAttribute("view", "full"));
    await tab.heads("#it", faceOf("STOOL", "hu").headline);
    await on("#it", (it) => document.body.prepend(it));
    await tab.heads("#it", faceOf("STOOL", "hu").headline);
    assert.equal((await trees()).length, 1);
  });

  test("a change is read out once it has settled; what stands there first is not", async () => {
    const said = () => on("#it", ({ shadowRoot }) => shadowRoot.querySelector("[role=status]").textContent);
    await look([element("it", "CHAIR")]);
    await tab.reads("#it", ["In stock, ships today"]);
    await tab.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
    assert.equal(await said(), "");
    await on("#it", (it) => (it.sku = "STOOL"));
    await tab.until(said, (text) => text === faceOf("STOOL").aria);
  });

  test("of two units nothing is known, so the shop's own text stands, and ours is back with one", async () => {
    await look(['<input id="qty" aria-label="Quantity" value="1">', element("it", "CHAIR", "full", 'quantity-from="#qty"'), element("two", "CHAIR", "line", 'quantity="2"')]);
    const type = (value) => on("#qty", (field, value) => {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, value);
    await tab.heads("#it", "In stock, ships today");
    await tab.reads("#two", ["Ask us"]);
    assert.equal(await on("#two", (it) => it.shadowRoot), null);
    await type("2");
    await tab.reads("#it", ["Ask us"]);
    assert.equal(await on("#it", (it) => it.state), "unknown");
    assert.deepEqual((await tab.page.evaluate(() => told.changes)).at(-1), { sku: "CHAIR", quantity: 2, state: "unknown", text: "" });
    await type("1");
    await tab.heads("#it", "In stock, ships today");
  });

  /** Published at a time, and looked at at another. */
  const times = [
    ["2026-11-23T10:00", "2026-11-23T17:59:59", "In stock, ships today"],
    ["2026-11-23T10:00", "2026-11-23T18:00", "Ask us"],
    ["2026-11-23T10:00", "2026-11-24T10:00", "Ask us"],
    ["2026-11-23T10:00", "2026-11-22T10:00", "Ask us"],
    ["2026-11-23T18:00", "2026-11-23T23:59", "In stock, ships tomorrow"],
    ["2026-11-23T18:00", "2026-11-23T17:59", "Ask us"],
    ["2026-11-23T18:00", "2026-11-24T00:00", "Ask us"],
    ["2026-11-23T10:00", "soon", "Ask us"],
  ];
  test("what is said of a day is said on no other, and what holds before the cut-off not after it", async () => {
    const all = await Promise.all(times.map(async ([at, when], index) => {
      site.put(`/at/${index}.json`, await published({}, at));
      return element(`at-${index}`, "CHAIR", "line", `source="/at/${index}.json" now="${when}"`);
    }));
    await look([...all, element("well", "CHAIR")]);
    await tab.reads("#well", ["In stock, ships today"]);
    await tab.settle();
    for (const [index, [at, when, text]] of times.entries()) assert.deepEqual(await tab.shown(`#at-${index}`), [text], `of ${at} at ${when}`);
  });

  test("what is older than the policy's staleAfterHours is not said", async () => {
    const policy = { staleAfterHours: 2 };
    const ages = [["2026-11-23T07:00:00Z", "Ask us"], ["2026-11-23T06:59:00Z", "Ask us"], ["2026-11-23T07:01:00Z", "In stock, ships today"], [undefined, "In stock, ships today"]];
    const all = await Promise.all(ages.map(async ([asOf], index) => {
      site.put(`/aged/${index}.json`, await published({ policy, asOf }));
      return element(`aged-${index}`, "CHAIR", "line", `source="/aged/${index}.json" ${index === 0 ? 'now="2026-11-23T10:01"' : ""}`);
    }));
    await look(all);
    await tab.reads("#aged-2", ["In stock, ships today"]);
    await tab.reads("#aged-3", ["In stock, ships today"]);
    for (const [index, [asOf, text]] of ages.entries()) assert.deepEqual(await tab.shown(`#aged-${index}`), [text], asOf);
  });

  test("it goes when its time is over, without anybody asking", async () => {
    await look([element("it", "CHAIR")], { stock: await published({ calendar: { cutOff: "10:01" } }) });
    await tab.reads("#it", ["In stock, ships today"]);
    // The page's clock stands still, and is put on.
    await tab.page.evaluate(() => {
      Date.now = () => Date.parse("2026-11-23T09:01:00Z");
      document.dispatchEvent(new Event("visibilitychange"));
    });
    await tab.reads("#it", ["Ask us"]);
  });

  const hostile = {
    markup: { headline: "<img src=x onerror=alert(1)><b>Now</b>", badge: "<b>Now</b>" },
    "no object": 7,
    null: null,
    "a list": ["In stock"],
    "no headline": { headline: undefined },
    "an empty headline": { headline: "", badge: "" },
    "a headline that is no text": { headline: { toString: 1 } },
    "a badge that is no text": { badge: 5 },
    "notes that are no list": { notes: "soon" },
    "notes that are no texts": { notes: ["soon", 5] },
    "too many notes": { notes: Array(31).fill("soon") },
    "a text that is too long": { detail: "x".repeat(2001) },
    "a text that turns around": { headline: "In \u202Estock" },
    "an unknown state": { state: "sold" },
    "the state that is none": { state: "unknown" },
    "an unknown tone": { tone: "loud" },
  };
  test("a face that is none costs only itself, and is named", async () => {
    const faces = Object.entries(hostile).map(([kind, wrong]) => [kind, wrong && typeof wrong === "object" && !Array.isArray(wrong) ? { ...faceOf("CHAIR"), ...wrong } : wrong]);
    const items = faces.map(([, face], index) => ({ sku: `S-${index}`, onHand: 9, faces: { en: face } }));
    const odd = [{ sku: "ODD", onHand: 9, faces: "en" }, { sku: "NONE", onHand: 9 }, null, 5];
    const elements = [...items, ...odd.slice(0, 2)].map(({ sku }) => element(sku, sku, "badge"));
    await look([...elements, element("well", "CHAIR", "badge")], { stock: { ...stock, items: [...items, ...odd, ...stock.items] } });
    await tab.reads("#well", ["In stock, ships today"]);
    await tab.settle();
    for (const [index, [kind]] of faces.entries()) assert.deepEqual(await tab.shown(`#S-${index}`), [kind === "markup" ? "<b>Now</b>" : "Ask us"], kind);
    assert.deepEqual(await tab.shown("#NONE"), ["Ask us"]);
    const named = (await tab.errors()).filter(({ place }) => place.startsWith("items"));
    assert.deepEqual(named.find(({ at }) => at === "S-1"), { place: "items[1].faces.en", message: "expected a face as publicSnapshot writes it", sku: "S-1", at: "S-1" });
    assert.equal(named.length, faces.length, "all but the one with markup, and the one that is no faces at all");
    assert.equal(await tab.page.evaluate(() => document.querySelectorAll("img, b").length), 0);
  });

  for (const [what, wrong] of Object.entries({
    "no day": { faces: {} },
    "a day that is none": { faces: { on: 5, until: {} } },
    "a time that is none": { faces: { ...stock.faces, until: "later" } },
    "faces that are none": { faces: "always" },
    "another version": { version: 2 },
    "an age that is none": { policy: { staleAfterHours: "many" } },
    "items that are no list": { items: { CHAIR: 1 } },
  })) {
    test(`faces in a snapshot with ${what} are not said`, async () => {
      site.put("/good.json", stock);
      await look([element("it", "CHAIR"), element("well", "CHAIR", "line", 'source="/good.json"')], { stock: { ...stock, ...wrong } });
      await tab.reads("#well", ["In stock, ships today"]);
      await tab.settle();
      await tab.reads("#it", ["Ask us"]);
    });
  }

  test("a snapshot is read from wherever it is: a block of the page, an object, shards", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "backsoon-blocked-"));
    t.after(() => rmSync(folder, { recursive: true, force: true }));
    const { code, stderr } = await run(["publish", "-", "--to", join(folder, "stock"), "--faces", "en,hu", "--now", now, "--quiet"], { input: JSON.stringify(known) });
    assert.equal(code, 0, stderr);
    const files = new Set();
    const serve = (path) => site.answer(`/stock/${path}`, (_request, response) => response.end(readFileSync(join(folder, "stock", path))));
    serve("manifest.json");
    const { pathOf } = await import("../../www/sources/shards/layout.js");
    for (const sku of skus) files.add(pathOf(JSON.parse(readFileSync(join(folder, "stock/manifest.json"), "utf8")), sku));
    files.forEach(serve);
    const data = `<script type="application/json" id="data">${JSON.stringify(stock)}</script>`;
    await look([data, element("block", "STOOL", "line", 'source="#data"'), element("object", "STOOL"), element("cut", "STOOL", "line", 'source="shards+/stock/manifest.json"'), element("shard", "CHAIR", "full", 'source="shards+/stock/manifest.json"')], { stock: undefined });
    await on("#object", (it, snapshot) => (it.snapshot = snapshot), stock);
    for (const id of ["block", "object", "cut"]) await tab.reads(`#${id}`, [faceOf("STOOL").badge]);
    const { headline, detail, notes } = faceOf("CHAIR");
    await tab.reads("#shard", [headline, detail, ...notes, stock.faces.known.en]);
  });

  test("of several sources made into one no face is true any more", async () => {
    site.put("/dates.json", { version: 1, items: [{ sku: "CHAIR", onHand: 0, selling: "backorder" }] });
    site.put("/faces.json", stock);
    await look([element("it", "CHAIR", "line", 'source="/dates.json /faces.json"'), element("well", "CHAIR", "line", 'source="/faces.json"')]);
    await tab.reads("#well", ["In stock, ships today"]);
    await tab.until(() => tab.errors(), (errors) => errors.some(({ at }) => at === "it"));
    await tab.settle();
    await tab.reads("#it", ["Ask us"]);
  });

  test("without faces, or without what shows them, the shop's own text stands, and nothing is built", async (t) => {
    t.after(() => site.drop("/dist/published.js"));
    await look([element("it", "CHAIR")], { stock: { ...known } });
    await tab.until(() => tab.errors(), ({ length }) => length > 0);
    await tab.settle();
    assert.equal(await on("#it", (it) => it.shadowRoot), null);
    site.put("/dist/published.js", "", { status: 404 });
    await look([element("it", "CHAIR")]);
    await tab.until(complaints, (said) => said.some((one) => one.startsWith("backsoon: published.js: ")));
    assert.equal(await on("#it", (it) => it.shadowRoot), null);
  });

  test("once wasm can be had after all, it takes over", async (t) => {
    site.put(wasm, "", { status: 503 });
    t.after(() => site.drop(wasm));
    await look([element("it", "CHAIR"), element("two", "CHAIR", "line", 'quantity="2"')], { policy: undefined });
    await tab.reads("#it", ["In stock, ships today"]);
    await tab.reads("#two", ["Ask us"]);
    site.drop(wasm);
    await tab.until(() => tab.shown("#two"), ([line]) => line === "In stock, ships today", 40);
    await tab.reads("#it", ["In stock, ships today"]);
    assert.equal(await on("#it", (it) => it.promise.state), "in-stock");
  });

  test("where wasm works, what shows published faces is not fetched", async () => {
    const before = site.asked("/dist/published.js");
    await look([element("it", "CHAIR")], { policy: undefined });
    await tab.reads("#it", ["In stock, ships today"]);
    await tab.settle();
    assert.equal(site.asked("/dist/published.js"), before);
    assert.deepEqual(complaints(), []);
  });

  test("an element that goes into a frame keeps its looks", async () => {
    await look([element("it", "CHAIR"), "<iframe title='A frame'></iframe>"]);
    await tab.reads("#it", ["In stock, ships today"]);
    const looks = await tab.page.evaluate(() => {
      const { body } = document.querySelector("iframe").contentDocument;
      const it = document.querySelector("#it");
      body.append(it);
      return it.shadowRoot.adoptedStyleSheets.length;
    });
    assert.equal(looks, 1);
    assert.deepEqual(tab.complaints.filter((text) => /Uncaught/.test(text)), []);
  });

  test("nothing moves when it comes, and axe finds nothing wrong", async () => {
    const elements = every.map((one) => `${one}<p>What stands below</p>`);
    const boxes = () => tab.page.$$eval("backsoon-status, main p", (all) => all.map((one) => Object.values(one.getBoundingClientRect().toJSON()).map((side) => Math.round(side * 10) / 10)));
    const css = "body { margin: 8px; font: 16px/1.5 sans-serif }";
    const { url, stock: path } = site.page(elements.join("\n"), { stock, library: "/nothing.js", css, policy: blocking });
    await tab.go(url);
    await tab.settle();
    const written = await boxes();
    await tab.page.evaluate(async (told) => {
      globalThis.shifts = [];
      if (PerformanceObserver.supportedEntryTypes.includes("layout-shift")) new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
      const { connect, define } = await import("/dist/backsoon.js");
      define();
      connect(told);
    }, path);
    await tab.allShow();
    await tab.settle();
    assert.deepEqual(await boxes(), written);
    assert.deepEqual(await tab.page.evaluate(() => shifts), []);
    await tab.page.evaluate(axe);
    const violations = await tab.page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
    assert.deepEqual(violations, []);
  });
});
