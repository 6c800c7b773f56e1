// At the edge: the package in the real runtime of edge workers, and the example of one over shards in its storage, read with
// scripts off and taken over once they run.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { pathOf } from "../../www/sources/shards/layout.js";
import { BROWSERS, Tab, launch } from "../pages/browsers.mjs";
import { publishTo } from "../services/command.mjs";
import { folderOf } from "../services/processes.mjs";
import { startWorker } from "./workerd/server.mjs";

const published = folderOf("edge");
after(() => published.remove());
const dist = join(root, "dist");
const examples = join(root, "www/examples");

/** Each published file but those compressed beforehand, which this storage does by itself: name and text. */
const files = () =>
  readdirSync(published.path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".json"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => [relative(published.path, path), readFileSync(path, "utf8")]);

before(() => publishTo(published.path, JSON.parse(readFileSync(join(examples, "shop.json"), "utf8"))));

describe("the package in an edge worker", () => {
  let worker;
  before(async () => {
    worker = await startWorker(join(root, "tests/backends/workerd/answering.js"), { r2: ["BUCKET"] });
    const bucket = await worker.r2("BUCKET");
    for (const [name, text] of files()) await bucket.put(name, text);
  });
  after(() => worker?.stop());
  const ask = async (questions) => (await fetch(worker.url, { method: "POST", body: JSON.stringify(questions) })).json();

  test("answers every worked case", async () => {
    const cases = JSON.parse(readFileSync(join(root, "tests/cases/promise.json"), "utf8"));
    const answers = await ask(cases);
    for (const [number, { name, expect }] of cases.entries()) {
      const { promise } = answers[number];
      const like = Object.fromEntries(Object.keys(expect).map((key) => [key, key === "parts" ? promise.parts.map((part, at) => Object.fromEntries(Object.keys(expect.parts[at] ?? {}).map((field) => [field, part[field]]))) : promise[key]]));
      assert.deepEqual(like, expect, name);
    }
  });

  test("speaks the language of a catalogue that it was bundled with, and says which it lacks", async () => {
    const question = { snapshot: { version: 1, items: [{ sku: "A", onHand: 3 }] }, now: "2026-11-23T10:00", sku: "A", quantity: 1 };
    const [hungarian, german] = await ask([{ ...question, locale: "hu" }, { ...question, locale: "de" }]);
    assert.deepEqual([hungarian.headline, hungarian.problems], ["Raktáron, még ma feladjuk", []]);
    assert.equal(german.headline, "In stock, ships today");
    assert.deepEqual(german.problems, [{ place: "locale", message: "'de': no catalogue for it; English is given" }]);
  });

  test("says what is wrong, and answers the next", async () => {
    const response = await fetch(worker.url, { method: "POST", body: JSON.stringify([{ snapshot: { version: 7 }, sku: "A" }]) });
    assert.equal(response.status, 500);
    assert.match((await response.json()).error, /^SnapshotError: version: 7: expected/);
    const [{ promise }] = await ask([{ snapshot: { version: 1, items: [{ sku: "A", onHand: 3 }] }, now: "2026-11-23T10:00", sku: "A", quantity: 1 }]);
    assert.equal(promise.state, "in-stock");
  });

  test("reads shards from R2, of the catalogue only what is asked for", async () => {
    const found = await (await fetch(`${worker.url}/?sku=LAMP`)).json();
    assert.equal(found.state, "made-to-order");
    assert.deepEqual(found.skus, ["LAMP"]);
  });
});

describe("the example of an edge worker", () => {
  let worker;
  /** What one bulk put takes. */
  const bulk = () => JSON.parse(execFileSync(process.execPath, [join(examples, "edge/bulk.mjs"), published.path], { encoding: "utf8", maxBuffer: Infinity }));
  before(async () => {
    worker = await startWorker(join(examples, "edge/worker.js"), { kv: ["STOCK"], assets: { "/backsoon/": dist } });
    const stock = await worker.kv("STOCK");
    for (const { key, value } of bulk()) await stock.put(key, value);
    await stock.put("manifest.json", readFileSync(published.at("manifest.json"), "utf8"));
  });
  after(() => worker?.stop());

  test("takes every slice by one bulk put, and the manifest after them", () => {
    const slices = files().filter(([name]) => name !== "manifest.json");
    assert.deepEqual(Object.fromEntries(bulk().map(({ key, value }) => [key, value])), Object.fromEntries(slices));
  });

  test("prints a status that reads right, in the language of the page", async () => {
    const pages = await Promise.all(["en", "hu"].map(async (locale) => (await fetch(`${worker.url}/${locale}/LAMP`)).text()));
    assert.match(pages[0], /<span part="headline">Made to order, ships by [A-Z]\w+day, [A-Z]\w+ \d+/);
    assert.match(pages[1], /<span part="headline">Rendelésre készül, feladás legkésőbb: /);
  });

  test("serves a page of a sku that nobody knows with the shop's own text alone", async () => {
    const html = await (await fetch(`${worker.url}/en/NOBODY`)).text();
    assert.match(html, /<backsoon-status sku="NOBODY" quantity="5">Usually ships in two days<\/backsoon-status>/);
  });

  for (const [what, key] of [["the manifest", () => "manifest.json"], ["the slice of its sku", (manifest) => pathOf(manifest, "LAMP")]]) {
    test(`sends the page with the shop's own text where ${what} is not there`, async (t) => {
      const stock = await worker.kv("STOCK");
      const name = key(JSON.parse(await stock.get("manifest.json")));
      const held = await stock.get(name);
      t.after(() => stock.put(name, held));
      await stock.delete(name);
      const response = await fetch(`${worker.url}/en/LAMP`);
      assert.equal(response.status, 200);
      assert.match(await response.text(), /<backsoon-status sku="LAMP" quantity="5">Usually ships in two days<\/backsoon-status>/);
    });
  }

  for (const name of BROWSERS) {
    test(`is taken over by the script in ${name}, which reads the same shards`, async (t) => {
      const browser = await launch(name);
      t.after(() => browser.close());
      const tab = await Tab.open(browser, { moment: new Date().toISOString() });
      await tab.page.evaluateOnNewDocument(() =>
        addEventListener("readystatechange", () => (globalThis.stood ??= document.querySelector("backsoon-status")?.shadowRoot?.querySelector("[part=headline]")), true),
      );
      await tab.go(`${worker.url}/en/CHAIR`);
      await tab.allShow();
      await tab.heads("backsoon-status", /^Part in stock, the rest by /);
      await tab.settle();
      assert.equal(await tab.page.$eval("backsoon-status", ({ shadowRoot }) => shadowRoot.contains(stood)), true);
      assert.deepEqual(tab.complaints, []);
    });
  }

  test("reads right in Chromium with scripts switched off", async (t) => {
    const browser = await launch("chromium");
    t.after(() => browser.close());
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${worker.url}/en/CHAIR`);
    const text = JSON.stringify(await page.accessibility.snapshot());
    assert.match(text, /Part in stock, the rest by /);
    assert.doesNotMatch(text, /Usually ships/);
  });
});
