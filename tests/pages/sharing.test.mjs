/** Many elements on a page: what they share, what follows the stock, and that nothing of them stays behind. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { Tab } from "./browsers.mjs";
import { browser, inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const inStock = "In stock, ships today";
const chair = '<backsoon-status id="it" sku="CHAIR" view="line">Ask us</backsoon-status>';
const stockOf = (item, more = {}) => ({ ...shop, ...more, items: [{ sku: "CHAIR", ...item }] });
const sellsOn = (due) => ({ selling: "backorder", onOrder: [{ quantity: 90, due }] });

inEachBrowser((name) => {
  test("a thousand elements share one request of the stock, one of the wasm, and one instance of it", async () => {
    const items = Array.from({ length: 1000 }, (_, index) => ({ sku: `S${index}`, ...(index % 2 ? { onHand: 9 } : sellsOn("2026-12-09")) }));
    const elements = items.map(({ sku }) => `<p><backsoon-status id="${sku}" sku="${sku}" view="badge">Ask us</backsoon-status></p>`);
    const { url, stock: path } = site.page(elements.join("\n"), { stock: { ...shop, items } });
    const wasmBefore = site.asked("/dist/backsoon.wasm");
    await tab.go(url);
    assert.deepEqual(await tab.allShow(), items.map((_, index) => (index % 2 ? "in-stock" : "backorder")));
    assert.equal(site.asked(path), 1);
    assert.equal(site.asked("/dist/backsoon.wasm") - wasmBefore, 1);
    assert.equal(await tab.page.evaluate(() => instances), 1);
    assert.deepEqual(tab.complaints, []);
  });

  test("a new stock shows without reload, and only what changed by it is written", async () => {
    const items = [{ sku: "CHAIR", ...sellsOn("2026-12-09") }, { sku: "LAMP", onHand: 9 }];
    const other = '<backsoon-status id="other" sku="LAMP" view="full">Ask us</backsoon-status>';
    const { url, stock: path } = site.page(chair + other, { stock: { ...shop, items }, tag: 'data-poll="1"' });
    await tab.go(url);
    await tab.reads("#it", ["On backorder, ships by Dec 9"]);
    await tab.heads("#other", inStock);
    await tab.settle();
    await on("#other", (it) => {
      globalThis.writes = 0;
      new MutationObserver((records) => (writes += records.length)).observe(it.shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
    });
    site.put(path, { ...shop, items: [{ sku: "CHAIR", ...sellsOn("2026-12-16") }, items[1]] });
    await tab.reads("#it", ["On backorder, ships by Dec 16"]);
    assert.equal(await tab.page.evaluate(() => globalThis.writes), 0, "nothing was written where nothing changed, and the page is the same one");
  });

  test("a stock is asked for by the tag of what is there: while that stands it is not sent again, and a new one shows", async () => {
    const { url, stock: path } = site.page(chair, { tag: 'data-poll="1"', stock: "" });
    const tags = [];
    const answerBy = (tag, stock) =>
      site.answer(path, (request, response) => {
        const known = request.headers["if-none-match"];
        tags.push(known ?? "none");
        // By this header a browser may answer from its cache; who asks for news must not be content with that.
        const headers = { etag: tag, "cache-control": "max-age=600", "content-type": "application/json" };
        if (known === tag) response.writeHead(304, headers).end();
        else response.writeHead(200, headers).end(JSON.stringify(stock));
      });
    const askedBy = (...last) => tab.until(async () => tags, () => tags.slice(-last.length).join() === last.join());

    answerBy('"first"', stockOf({ onHand: 3 }));
    await tab.go(url);
    await askedBy("none", '"first"', '"first"');
    assert.deepEqual(await tab.shown("#it"), [inStock]);
    answerBy('"second"', stockOf(sellsOn("2026-12-09")));
    await tab.reads("#it", ["On backorder, ships by Dec 9"]);
    await askedBy('"first"', '"second"');
    assert.deepEqual(await tab.shown("#it"), ["On backorder, ships by Dec 9"]);
    assert.deepEqual(await tab.page.evaluate(() => told.changes.map(({ state }) => state)), ["in-stock", "backorder"]);
    assert.deepEqual(tab.complaints, []);
  });

  test("elements that join later are shown the stock that is there", async () => {
    const { url, stock: path } = site.page('<div id="place"></div>', { stock: stockOf({ onHand: 3 }) });
    await tab.go(url);
    await tab.settle();
    assert.equal(site.asked(path), 0, "a page without an element asks for nothing");
    for (const id of ["first", "second"]) {
      await on("#place", (place, id) => place.append(Object.assign(document.createElement("backsoon-status"), { id, sku: "CHAIR", view: "line" })), id);
      await tab.reads(`#${id}`, [inStock]);
    }
    assert.equal(site.asked(path), 1);
  });

  test("two shops live on one page: a source of its own, a snapshot of its own", async () => {
    const { stock: other } = site.page("", { stock: stockOf(sellsOn("2026-12-09")) });
    const elements = [chair, chair.replace('"it"', `"sourced" source="${other}"`), chair.replace('"it"', '"told"')];
    await tab.go(site.page(elements.join(""), { stock: stockOf({ onHand: 3 }) }).url);
    await on("#told", (it, snapshot) => (it.snapshot = snapshot), stockOf({ selling: "discontinued" }));
    await tab.reads("#it", [inStock]);
    await tab.reads("#sourced", ["On backorder, ships by Dec 9"]);
    await tab.reads("#told", ["No longer available"]);
    assert.equal(await tab.page.evaluate(() => instances), 1);
    await on("#told", (it) => (it.snapshot = undefined));
    await on("#sourced", (it) => (it.source = null));
    await tab.reads("#told", [inStock]);
    await tab.reads("#sourced", [inStock]);
  });

  test("a data block on the page is a source like any other", async () => {
    const block = `<script type="application/json" id="stock">${JSON.stringify(stockOf({ onHand: 3 }))}</script>`;
    await tab.go(site.page(block + chair, { source: "#stock" }).url);
    await tab.reads("#it", [inStock]);
    assert.deepEqual(tab.complaints, []);
  });

  test("the day is the shop's, not the shopper's: in Auckland it is tomorrow already", async () => {
    const late = await Tab.open(browser, { moment: "2026-11-23T12:30:00Z" });
    await late.go(site.page(chair + chair.replace('"it"', '"utc"'), { stock: stockOf({ onHand: 3 }) }).url);
    assert.equal(await late.page.evaluate(() => new Date().getDate()), 24);
    await late.reads("#it", [inStock]);
    await late.page.close();
    const evening = await Tab.open(browser, { moment: "2026-11-23T13:30:00Z" });
    await evening.go(site.page(chair, { stock: stockOf({ onHand: 3 }) }).url);
    await evening.reads("#it", ["In stock, ships tomorrow"]);
    await evening.page.close();
  });

  test("a stock older than the shop allows says nothing: the shop's own text stands until there is a newer one", async () => {
    const policy = { staleAfterHours: 24 };
    const old = stockOf({ onHand: 3 }, { policy, asOf: "2026-11-22T08:59:00Z" });
    const { url, stock: path } = site.page(chair, { stock: old, tag: 'data-poll="1"' });
    await tab.go(url);
    const [error] = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.equal(error.place, "asOf");
    assert.match(error.message, /staleAfterHours/);
    await tab.reads("#it", ["Ask us"]);
    site.put(path, { ...old, asOf: "2026-11-23T08:59:00Z" });
    await tab.reads("#it", [inStock]);
    site.put(path, { ...old, policy: { staleAfterHours: 0 }, asOf: "2026-11-23T08:59:30Z" });
    await tab.reads("#it", ["Ask us"]);
  });

  test("the script loaded twice, or by two addresses, leaves one copy in charge", async () => {
    for (const file of ["backsoon.js", "backsoon.wasm"]) site.put(`/elsewhere/${file}`, readFileSync(join(root, "dist", file)));
    const { url, stock: path } = site.page(chair, { stock: stockOf({ onHand: 3 }), script: 'import "/elsewhere/backsoon.js"; import "/dist/backsoon.js?again";' });
    const second = `<script type="module" src="/elsewhere/backsoon.js" data-source="${path}"></script>`;
    await tab.go(url);
    await tab.reads("#it", [inStock]);
    const { url: tagged, stock: taggedPath } = site.page(second + second + chair, { stock: stockOf({ onHand: 3 }) });
    await tab.go(tagged);
    await tab.reads("#it", [inStock]);
    await tab.settle();
    assert.equal(await tab.page.evaluate(() => instances), 1);
    assert.equal(site.asked(taggedPath), 1);
    assert.equal(site.asked("/elsewhere/backsoon.wasm"), 0);
    assert.deepEqual(tab.complaints, []);
  });

  test("two thousand elements that came and went leave nothing behind", async () => {
    const field = '<input id="qty" aria-label="Quantity" value="1">';
    await tab.go(site.page(field + chair, { stock: stockOf({ onHand: 3, ...sellsOn("2026-12-09") }) }).url);
    await tab.reads("#it", [inStock]);
    await tab.settle();
    const devtools = name === "chromium" ? await tab.page.createCDPSession() : undefined;
    await devtools?.send("Performance.enable");
    const cycles = (rounds) =>
      tab.page.evaluate(async (rounds) => {
        for (let round = 0; round < rounds; round += 1) {
          const batch = Array.from({ length: 50 }, (_, index) =>
            Object.assign(document.createElement("backsoon-status"), { sku: "CHAIR", quantity: index + 1, quantityFrom: index % 2 ? "#qty" : null }),
          );
          document.querySelector("main").append(...batch);
          // Another quantity starts what a live region waits for.
          for (const element of batch) await undefined, (element.quantity = 60);
          await new Promise((resolve) => setTimeout(resolve));
          if (batch.some((element) => !element.state)) throw new Error("an element did not render");
          for (const element of batch) element.remove();
          await new Promise((resolve) => setTimeout(resolve));
        }
      }, rounds);
    const measure = async () => {
      const wasm = await tab.page.evaluate(() => [instances, memories[0].buffer.byteLength]);
      if (!devtools) return { wasm };
      for (let time = 0; time < 2; time += 1) await devtools.send("HeapProfiler.collectGarbage");
      const { metrics } = await devtools.send("Performance.getMetrics");
      const counted = (what) => metrics.find((metric) => metric.name === what).value;
      return { wasm, nodes: counted("Nodes"), listeners: counted("JSEventListeners") };
    };
    // As many as are counted then: how much memory is wanted at once depends on when the browser tidies up.
    await cycles(40);
    const before = await measure();
    await cycles(40);
    assert.deepEqual(await measure(), before);
    await tab.page.$eval("#it", (it) => (it.quantity = 5));
    await tab.heads("#it", /^Part in stock/);
    assert.deepEqual(tab.complaints, []);
  });
});
