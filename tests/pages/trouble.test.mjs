/**
 * What goes wrong on a page, and what does not because of it: the shop's own text stands, the developer is told where
 * to look, once, and the rest of the page goes on.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";
import { putTrapping } from "./trapping.mjs";

const inStock = "In stock, ships today";
const wasm = "/dist/backsoon.wasm";
const element = (id, sku, more = "") => `<backsoon-status id="${id}" sku="${sku}" view="line" ${more}>Ask us</backsoon-status>`;
/** The rest of the page: a button of the shop's own. */
const button = '<button id="add" type="button">Add to cart</button>';
const script = 'add.addEventListener("click", () => (add.textContent = "Added"));';

const chair = { sku: "CHAIR", onHand: 3 };
const stockOf = (...items) => ({ ...shop, items });
const good = stockOf(chair);

const trapping = await putTrapping(site);
const goodStock = site.page("", { stock: good }).stock;

inEachBrowser(() => {
  const ours = () => tab.complaints.filter((text) => text.startsWith("backsoon:"));

  /** A page with two elements in trouble and one that is well, and a script of its own. */
  const look = (how, elements = [element("it", "CHAIR"), element("same", "CHAIR"), element("well", "CHAIR", `source="${goodStock}"`)]) =>
    tab.go(site.page(elements.join("\n") + button, { script, ...how }).url);

  /** Told by event, to each element that is in trouble, and by the console, once. */
  async function told(place, message, sku) {
    const errors = await tab.until(() => tab.errors(), (errors) => errors.some(({ at }) => at === "it") && errors.some(({ at }) => at === "same"));
    for (const id of ["it", "same"]) {
      const mine = errors.filter(({ at }) => at === id);
      assert.equal(mine.length, 1, JSON.stringify(errors));
      assert.match(mine[0].place, place);
      assert.match(mine[0].message, message);
      if (sku) assert.equal(mine[0].sku, sku);
    }
    assert.deepEqual(ours(), [`backsoon: ${errors[0].place}: ${errors[0].message}`]);
  }

  /** The shop's own text stands, the script of the page runs, and nothing was thrown at it. */
  async function unharmed(...ids) {
    for (const id of ids) await tab.reads(`#${id}`, ["Ask us"]);
    await tab.page.click("#add");
    assert.equal(await on("#add", (add) => add.textContent), "Added");
    assert.deepEqual(tab.complaints.filter((text) => /Error|Uncaught/.test(text) && !/^backsoon:|Content.Security.Policy|Failed to load/.test(text)), []);
  }

  test("a sku that nobody knows", async () => {
    await look({ stock: good }, [element("it", "VASE"), element("same", "VASE"), element("well", "CHAIR")]);
    await told(/^sku$/, /^'VASE': expected a sku of the snapshot$/, "VASE");
    await tab.reads("#well", [inStock]);
    await unharmed("it", "same");
  });

  for (const [sentence, stock, place, message] of [
    ["JSON that is broken off", '{"version":1,"items":[{"sku":"CHAIR","onHand":3}', /./, /./],
    ["an answer that is a web page", "<!doctype html><title>Log in</title>", /./, /./],
    ["a list in place of a snapshot", [], /./, /expected/],
    ["an unknown version", { ...good, version: 2 }, /^version$/, /2.*expected/],
    ["items that are no list", { version: 1, items: "none" }, /^items$/, /expected/],
  ]) {
    test(`a stock of which nothing can be used: ${sentence}`, async () => {
      await look({ stock });
      await told(place, message);
      await tab.reads("#well", [inStock]);
      await unharmed("it", "same");
    });
  }

  for (const [sentence, item, place, message] of [
    ["a wrong type", { onHand: "three" }, /^items\[1\]\.onHand$/, /three.: expected/],
    ["a negative quantity", { onHand: -1 }, /^items\[1\]\.onHand$/, /-1: expected a whole number/],
    ["a fractional quantity", { onOrder: [{ quantity: 1.5 }] }, /^items\[1\]\.onOrder\[0\]\.quantity$/, /1\.5: expected a whole number/],
    ["a day that does not exist", { onOrder: [{ quantity: 1, due: "2026-02-30" }] }, /^items\[1\]\.onOrder\[0\]\.due$/, /2026-02-30.: expected/],
    ["a day in another spelling", { releaseDate: "12/04/2026" }, /^items\[1\]\.releaseDate$/, /12\/04\/2026.: expected .*YYYY-MM-DD/],
    ["a way of selling that is none", { selling: "maybe" }, /^items\[1\]\.selling$/, /maybe.: expected/],
  ]) {
    test(`an item with ${sentence} costs only itself`, async () => {
      const elements = [element("it", "LAMP"), element("same", "LAMP"), element("well", "CHAIR")];
      await look({ stock: stockOf(chair, { sku: "LAMP", ...item }) }, elements);
      await told(place, message, "LAMP");
      await tab.reads("#well", [inStock]);
      await unharmed("it", "same");
    });
  }

  test("two items with one sku: the first stands, and the second is named", async () => {
    const elements = [element("it", "CHAIR"), element("same", "CHAIR")];
    await look({ stock: stockOf(chair, { sku: "CHAIR", selling: "discontinued" }) }, elements);
    await told(/^items\[1\]\.sku$/, /CHAIR.*: expected/, "CHAIR");
    await tab.reads("#it", [inStock]);
    await unharmed();
  });

  test("a week without an open day: the setting is left out and named, and the usual week holds", async () => {
    await look({ stock: { ...good, calendar: { closed: ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] } } });
    await tab.reads("#it", [inStock]);
    assert.deepEqual(ours().length, 1, ours().join("\n"));
    assert.match(ours()[0], /^backsoon: calendar\.closed: .*expected/);
    await unharmed();
  });

  test("a quantity that is none: the last one that was stands, and what is wrong is said", async () => {
    await look({ stock: stockOf({ ...chair, selling: "backorder" }) }, ['<input id="qty" aria-label="Quantity" value="2">', element("it", "CHAIR", 'quantity-from="#qty"'), element("well", "CHAIR", 'quantity="1.5"')]);
    await tab.reads("#it", [inStock]);
    await tab.reads("#well", ["Ask us"]);
    for (const wrong of ["", "0", "-2", "1.5", "many", "1e99"]) {
      await on("#qty", (field, wrong) => {
        field.value = wrong;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }, wrong);
      const [error] = await tab.until(async () => (await tab.errors()).filter(({ at, message }) => at === "it" && message.startsWith(`'${wrong}'`)), ({ length }) => length > 0);
      assert.deepEqual(error, { place: "quantity-from", message: `'${wrong}': expected a whole number of at least 1`, at: "it" });
      await tab.reads("#it", [inStock]);
    }
    assert.deepEqual((await tab.errors()).filter(({ at }) => at === "well"), [{ place: "quantity", message: "'1.5': expected a whole number of at least 1", at: "well" }]);
    await unharmed();
  });

  for (const [sentence, answer, tag, message] of [
    ["404", (_request, response) => response.writeHead(404).end("Not found"), "", /^HTTP 404, expected 200$/],
    ["500", (_request, response) => response.writeHead(500).end(), "", /^HTTP 500, expected 200$/],
    ["a broken connection", (request) => request.socket.destroy(), "", /^could not be reached$/],
    ["nothing but silence", () => {}, 'data-timeout="1"', /^no answer within 1 s$/],
  ]) {
    test(`a stock that is answered by ${sentence}`, async () => {
      const page = site.page([element("it", "CHAIR"), element("same", "CHAIR"), element("well", "CHAIR", `source="${goodStock}"`), button].join("\n"), { stock: good, tag, script });
      site.answer(page.stock, answer);
      await tab.go(page.url);
      await told(/^\/pages\/\d+\.json$/, message);
      await tab.reads("#well", [inStock]);
      await unharmed("it", "same");
    });
  }

  test("a stock that fails after it was there: what was known stands, its age is told, and news come when it is back", async () => {
    const page = site.page([element("it", "CHAIR"), element("same", "CHAIR"), button].join("\n"), { stock: good, tag: 'data-poll="1"', script });
    await tab.go(page.url);
    await tab.reads("#it", [inStock]);
    site.put(page.stock, "", { status: 503 });
    await told(/^\/pages\/\d+\.json$/, /^HTTP 503, expected 200; the last good answer is of 2026-11-23T09:00:00\.000Z$/);
    await tab.reads("#it", [inStock]);
    site.put(page.stock, stockOf({ sku: "CHAIR", selling: "discontinued" }));
    await tab.reads("#it", ["No longer available"]);
  });

  for (const [sentence, put, policy, place, message] of [
    ["is blocked by the page's policy", () => {}, (strict) => strict.replace(" 'wasm-unsafe-eval'", ""), /^backsoon\.wasm$/, /./],
    ["is not there", () => site.put(wasm, "", { status: 404 }), undefined, /\/dist\/backsoon\.wasm$/, /^HTTP 404, expected 200$/],
    ["is a web page", () => site.put(wasm, "<!doctype html>", { headers: { "content-type": "text/html" } }), undefined, /^backsoon\.wasm$/, /./],
    ["breaks off", () => site.put(wasm, readFileSync(join(root, "dist/backsoon.wasm")).subarray(0, 5000)), undefined, /^backsoon\.wasm$/, /./],
  ]) {
    test(`wasm that ${sentence}: every element keeps the shop's own text`, async (t) => {
      put();
      t.after(() => site.drop(wasm));
      await look({ stock: good, policy: policy?.(site.policy) });
      await told(place, message);
      await unharmed("it", "same", "well");
      assert.equal(await on("#it", (it) => it.shadowRoot), null, "nothing was built that could stay empty");
    });
  }

  test("wasm with the wrong content type works all the same", async (t) => {
    t.after(() => site.drop(wasm));
    site.put(wasm, readFileSync(join(root, "dist/backsoon.wasm")), { headers: { "content-type": "application/octet-stream" } });
    await look({ stock: good });
    await tab.reads("#it", [inStock]);
    assert.deepEqual(ours(), []);
  });

  test("a call that traps two thousand times: the text stands, and the next call that does not is right", async () => {
    const elements = [element("it", "CHAIR"), element("well", "CHAIR"), element("never", "CHAIR")];
    await look({ stock: stockOf({ ...chair, selling: "backorder", onOrder: [{ quantity: 90, due: "2026-12-09" }] }), library: trapping }, elements);
    await tab.reads("#it", [inStock]);
    // The render that lets Intl take over is of every element; it is over before calls trap.
    await tab.settle();
    await on("#it", async (it) => {
      // What has changed is read out after a moment; that moment comes when its instance is gone.
      for (const quantity of [5, 1]) {
        it.quantity = quantity;
        await undefined;
      }
      globalThis.trapping = true;
      for (let time = 0; time < 2000; time += 1) {
        it.quantity = time % 2 ? 1 : 5;
        await undefined;
        // Instances that are gone are only given back when the browser has a moment.
        if (time % 100 === 99) await new Promise((resolve) => setTimeout(resolve, 10));
      }
    });
    await tab.reads("#it", [inStock]);
    assert.ok((await tab.page.evaluate(() => instances)) > 2000);
    const [error, ...more] = await tab.errors();
    assert.deepEqual(more, []);
    assert.equal(error.place, "wasm");
    assert.match(error.message, /^trapped \(.*unreachable/);
    await tab.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));
    assert.deepEqual(tab.complaints, [`backsoon: wasm: ${error.message}`], "nobody's error is left uncaught");
    await on("#it", (it) => {
      globalThis.trapping = false;
      it.quantity = 5;
    });
    await tab.reads("#it", ["Part in stock, the rest by Dec 9"]);
    await on("#well", (well) => (well.quantity = 4));
    await tab.reads("#well", ["Part in stock, the rest by Dec 9"]);
    await tab.reads("#never", [inStock]);
    assert.deepEqual(ours().length, 1, ours().join("\n"));
    await unharmed();
  });

  test("a first call that traps leaves the shop's own text, and the next is right", async () => {
    const { identifier } = await tab.page.evaluateOnNewDocument(() => (globalThis.trapping = true));
    await look({ stock: good, library: trapping }, [element("it", "CHAIR"), element("same", "CHAIR")]);
    await tab.page.removeScriptToEvaluateOnNewDocument(identifier);
    await told(/^wasm$/, /^trapped/);
    await unharmed("it", "same");
    await tab.page.evaluate(() => (globalThis.trapping = false));
    await on("#it", (it) => (it.quantity = 2));
    await tab.reads("#it", [inStock]);
    await tab.reads("#same", [inStock]);
  });

  test("an Intl that throws into the core is a trap like any other", async () => {
    const polyfill = 'Object.defineProperty(Intl.DateTimeFormat.prototype, "format", { get: () => () => { throw new TypeError("broken by a polyfill"); } });';
    const stock = stockOf({ sku: "CHAIR", selling: "backorder", onOrder: [{ quantity: 90, due: "2026-12-09" }] }, { sku: "SHELF", selling: "discontinued" });
    await look({ stock, script: script + polyfill }, [element("it", "CHAIR"), element("same", "CHAIR"), element("well", "SHELF")]);
    await told(/^wasm$/, /broken by a polyfill/);
    await tab.reads("#it", ["On backorder, ships by Dec 9"]);
    await tab.reads("#well", ["No longer available"]);
    await unharmed();
  });
});
