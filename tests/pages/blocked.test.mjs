/**
 * Pages on which wasm is blocked: they show the face of one unit that was published with the snapshot, as the core would,
 * for as long as it is true. It is ten in the morning of Monday, 23 November 2026 in the shop.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { pathOf } from "../../www/sources/shards/layout.js";
import { publishTo } from "../services/command.mjs";
import { folderOf } from "../services/processes.mjs";
import { blocking, element, faceOf, known, look, now, published, stock } from "./blocked.mjs";
import { inEachBrowser, load, on, site, tab, watchShifts } from "./in-browsers.mjs";

const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const wasm = "/dist/backsoon.wasm";
const views = ["full", "line", "badge"];
const skus = known.items.map(({ sku }) => sku);

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
  /** Waits until all that was asked of a folder has come, and made its change. @param {string} folder @param {number} count */
  async function allCame(folder, count) {
    const come = () => tab.page.evaluate((folder) => performance.getEntriesByType("resource").filter(({ name }) => name.includes(folder)).length, folder);
    await tab.until(come, (times) => times === count);
    await tab.settle();
  }
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
    await allCame("/at/", times.length);
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
    await allCame("/aged/", ages.length);
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

  test("a snapshot is read from wherever it is: a block of the page, an object, shards", async (t) => {
    const folder = folderOf("blocked");
    t.after(folder.remove);
    publishTo(folder.path, known, "--faces", "en,hu", "--now", now);
    const manifest = readFileSync(folder.at("manifest.json"), "utf8");
    const paths = new Set(["manifest.json", ...skus.map((sku) => pathOf(JSON.parse(manifest), sku))]);
    for (const path of paths) site.answer(`/stock/${path}`, (_request, response) => response.end(readFileSync(folder.at(path))));
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

  /** What a shop may have put there: nothing, a word, more than there is room for, what can be used. */
  const owns = { none: "", word: "Ask us", much: "Usually ships within two days; around the holidays it may take a week or, rarely, two. ".repeat(40), link: 'Ask us: <a href="#asked">how long?</a>' };
  for (const width of [280, 1280]) {
    test(`where there is nothing to show, the shop's own text stands at the head of its room, all of it, and can be used, at ${width} px`, async () => {
      await tab.page.setViewport({ width, height: 900 });
      const kinds = Object.entries(owns);
      const of = (id, text, more = "") => `<backsoon-status id="${id}" sku="CHAIR" ${more}>${text}</backsoon-status><p>What stands below</p>`;
      // Of two units nothing was published; the others had a face first, and have lost it.
      const elements = kinds.flatMap(([kind, text]) => [of(`two-${kind}`, text, 'quantity="2"'), of(`lost-${kind}`, text)]);
      const css = "body { margin: 8px; font: 16px/1.5 sans-serif }";
      const { url, stock: path } = site.page(elements.join("\n"), { stock, library: "/nothing.js", css, policy: blocking });
      await tab.go(url);
      const boxes = () => tab.page.$$eval("backsoon-status, main p", (all) => all.map((one) => Object.values(one.getBoundingClientRect().toJSON()).map((side) => Math.round(side * 10) / 10)));
      const written = await boxes();
      await load(path);
      for (const [kind] of kinds) await tab.heads(`#lost-${kind}`, "In stock, ships today");
      await tab.page.$$eval("[id^=lost]", (all) => all.forEach((one) => (one.quantity = 2)));
      for (const [kind, text] of kinds) for (const id of [`two-${kind}`, `lost-${kind}`]) await tab.until(async () => (await tab.shown(`#${id}`)).join(" "), (read) => read === text.replace(/<.*?>/g, "").trim());
      await tab.settle();
      assert.deepEqual(await boxes(), written);
      for (const id of kinds.flatMap(([kind]) => [`two-${kind}`, `lost-${kind}`])) {
        const { head, start, inside, room, used } = await on(`#${id}`, (it) => {
          it.scrollIntoView();
          const text = document.createRange();
          text.selectNodeContents(it);
          const [box, all] = [it.getBoundingClientRect(), text.getBoundingClientRect()];
          const link = it.querySelector("a");
          const at = link?.getBoundingClientRect();
          const used = !link || document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2) === link;
          return { head: all.top - box.top, start: all.left - box.left, inside: all.bottom <= box.bottom && all.right <= box.right, room: box.height, used };
        });
        assert.ok(room >= 17 * 16, `#${id} has ${room} px`);
        if (!id.endsWith("none")) assert.deepEqual({ id, head: head < 4, start: Math.abs(start) < 1, inside, used }, { id, head: true, start: true, inside: true, used: true });
      }
      assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    });
  }

  test("nothing moves when it comes, and axe finds nothing wrong", async () => {
    const elements = every.map((one) => `${one}<p>What stands below</p>`);
    const boxes = () => tab.page.$$eval("backsoon-status, main p", (all) => all.map((one) => Object.values(one.getBoundingClientRect().toJSON()).map((side) => Math.round(side * 10) / 10)));
    const css = "body { margin: 8px; font: 16px/1.5 sans-serif }";
    const { url, stock: path } = site.page(elements.join("\n"), { stock, library: "/nothing.js", css, policy: blocking });
    await tab.go(url);
    await tab.settle();
    const written = await boxes();
    const shifts = await watchShifts();
    await load(path);
    await tab.allShow();
    await tab.settle();
    assert.deepEqual(await boxes(), written);
    assert.deepEqual(await shifts(), []);
    await tab.page.evaluate(axe);
    const violations = await tab.page.evaluate(async () => (await globalThis.axe.run(document, { resultTypes: ["violations"] })).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
    assert.deepEqual(violations, []);
  });
});
