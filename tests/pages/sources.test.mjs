/** Elements and where their snapshots come from: who is asked, for what, and what stands until there is an answer. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const inStock = "In stock, ships today";
const status = (id, sku, more = "") => `<backsoon-status id="${id}" sku="${sku}" view="line" ${more}>Ask us</backsoon-status>`;
const stock = { ...shop, items: [{ sku: "CHAIR", onHand: 3 }] };

/** A source that answers for the skus it is asked for, and for no others, after a moment. */
const perSku = `
  import { connect } from "/dist/backsoon.js";
  globalThis.asked = [];
  const answer = (skus) => ({ version: 1, timeZone: "Europe/Budapest", items: skus.filter((sku) => sku !== "VASE").map((sku) => ({ sku, onHand: 3 })) });
  connect({
    watch(skus, push) {
      asked.push(skus);
      globalThis.answerNow = () => push(answer(skus));
      const timer = setTimeout(answerNow, asked.length === 1 ? 0 : 300);
      return () => clearTimeout(timer);
    },
  });`;

inEachBrowser(() => {
  test("a sku that the source has yet to be asked for is not one it does not have", async () => {
    await tab.go(site.page(status("it", "CHAIR"), { script: perSku }).url);
    await tab.reads("#it", [inStock]);
    await on("#it", (it) => (it.sku = "LAMP"));
    await tab.reads("#it", ["Ask us"]);
    await tab.reads("#it", [inStock]);
    assert.deepEqual(await tab.page.evaluate(() => told.changes.map(({ sku, state }) => `${sku} ${state}`)), ["CHAIR in-stock", "LAMP in-stock"]);
    assert.deepEqual(tab.complaints, []);
    await on("#it", (it) => (it.sku = "VASE"));
    const errors = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.deepEqual(errors.map(({ message }) => message), ["'VASE': expected a sku of the snapshot"]);
  });

  test("elements that come in one go are asked for in one question, however long they take to render", async () => {
    await tab.go(site.page(status("it", "CHAIR"), { script: perSku }).url);
    await tab.reads("#it", [inStock]);
    await on("main", (main) => {
      for (let number = 0; number < 300; number += 1) main.append(Object.assign(document.createElement("backsoon-status"), { sku: `S${number}` }));
    });
    await tab.until(() => tab.page.$$eval("backsoon-status", (all) => all.every(({ state }) => state === "in-stock")), Boolean);
    assert.deepEqual(await tab.page.evaluate(() => asked.map(({ length }) => length)), [1, 301]);
    assert.deepEqual(tab.complaints, []);
  });

  test("a platform nobody knows is named once, and the page goes on", async () => {
    await tab.go(site.page(status("it", "CHAIR") + status("same", "CHAIR"), { source: "nope+https://shop.example/" }).url);
    const errors = await tab.until(() => tab.errors(), ({ length }) => length > 1);
    assert.deepEqual(errors.map(({ place, message }) => `${place}: ${message}`), Array(2).fill("source: 'nope': could not be loaded, or is no known platform"));
    await on("#it", (it) => (it.quantity = 2));
    await tab.settle();
    await tab.reads("#it", ["Ask us"]);
    assert.equal((await tab.errors()).length, 2);
  });

  test("connecting the page to a source that elements name as their own asks no more than it must", async () => {
    const { url, stock: path } = site.page(status("page", "CHAIR"), { stock });
    await tab.go(url);
    await tab.reads("#page", [inStock]);
    await on("main", (main, source) => {
      for (const id of ["one", "two"]) main.append(Object.assign(document.createElement("backsoon-status"), { id, sku: "CHAIR", view: "line", source }));
    }, path);
    await tab.reads("#two", [inStock]);
    await tab.page.evaluate(async (path) => (await import("/dist/backsoon.js")).connect(path), path);
    await tab.settle();
    await tab.reads("#page", [inStock]);
    await tab.settle();
    assert.equal(site.asked(path), 3);
  });

  test("what a further copy of the script is connected to is shown by the first", async () => {
    await tab.go(site.page(status("it", "CHAIR"), { stock }).url);
    await tab.reads("#it", [inStock]);
    await tab.page.evaluate(async () => {
      const { connect } = await import("/dist/backsoon.js?copy");
      connect({ version: 1, items: [{ sku: "CHAIR", selling: "discontinued" }] });
    });
    await tab.reads("#it", ["No longer available"]);
  });
});
