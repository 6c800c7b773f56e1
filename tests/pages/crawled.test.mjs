/** What search engines read on a page: the promise of a status, in the page's own JSON-LD or beside it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const chair = (due) => ({ sku: "CHAIR", title: "Oak chair", price: 14900, selling: "backorder", onOrder: [{ quantity: 40, due }] });
const stock = (due = "2026-12-09") => ({ ...shop, currency: "EUR", asOf: "2026-11-23T08:00:00Z", items: [chair(due), { sku: "STOOL", title: "Stool", price: 4900, onHand: 9 }] });
const status = (more = "") => `<backsoon-status sku="CHAIR" structured-data ${more}>Ask us</backsoon-status>`;
const block = (data) => `<script type="application/ld+json" id="own">${typeof data === "string" ? data : JSON.stringify(data)}</script>`;
const page = (body, how) => site.page(body, { stock: stock(), ...how }).url;

inEachBrowser(() => {
  /** The blocks on the page, parsed; what is no JSON as it stands. */
  const blocks = () =>
    tab.page.$$eval("[type='application/ld+json']", (all) =>
      all.map(({ text }) => {
        try {
          return JSON.parse(text);
        } catch {
          return text;
        }
      }),
    );
  const said = (hoped) => tab.until(async () => JSON.stringify(await blocks()), (text) => hoped.test(text));
  const onlyBlock = async () => {
    const all = await blocks();
    assert.equal(all.length, 1);
    return all[0];
  };

  test("a page without JSON-LD gets a block of its own, at the address that it names itself by", async () => {
    await tab.go(page(`<link rel="canonical" href="https://shop.example/chair">${status()}`));
    await said(/BackOrder/);
    const product = await onlyBlock();
    assert.equal(product["@context"], "https://schema.org");
    assert.deepEqual([product.sku, product.name, product.url], ["CHAIR", "Oak chair", "https://shop.example/chair"]);
    assert.equal(product.offers.availabilityStarts, "2026-12-09T12:00:00+01:00");
    assert.deepEqual([product.offers.price, product.offers.priceCurrency], ["149.00", "EUR"]);
    assert.deepEqual(tab.complaints, []);
  });

  test("the date that machines read is one that shoppers read too", async () => {
    await tab.go(page(status()));
    await said(/BackOrder/);
    const [headline] = await tab.shown("backsoon-status");
    assert.match(headline, /December 9/);
  });

  test("a page's own product keeps all it says, and learns when it can be had", async () => {
    const own = { "@context": "https://schema.org", "@graph": [{ "@type": "WebPage", name: "Chairs" }, { "@type": "Product", name: "Chair </x>", sku: "CHAIR", offers: { "@type": "Offer", price: "140.00", availability: "https://schema.org/InStock" } }] };
    await tab.go(page(block(JSON.stringify(own).replaceAll("<", "\\u003c")) + status()));
    await said(/BackOrder/);
    const whole = await onlyBlock();
    assert.deepEqual(whole["@graph"][0], own["@graph"][0]);
    const { offers, ...rest } = whole["@graph"][1];
    assert.deepEqual(rest, { "@type": "Product", name: "Chair </x>", sku: "CHAIR" });
    assert.deepEqual([offers.price, offers.availability], ["140.00", "https://schema.org/BackOrder"]);
    assert.deepEqual(tab.complaints, []);
  });

  test("it follows the stock, and once the element is gone the page says what it said before", async () => {
    const own = { "@type": "Product", sku: "CHAIR", offers: { "@type": "Offer", price: "140.00" } };
    await tab.go(page(block(own) + status()));
    await said(/2026-12-09/);
    await tab.page.evaluate(async (told) => (await import("/dist/backsoon.js")).connect(told), stock("2026-12-16"));
    await said(/2026-12-16/);
    await on("backsoon-status", (element) => element.remove());
    await said(/^\[\{"@type":"Product","sku":"CHAIR","offers":\{"@type":"Offer","price":"140.00"\}\}\]$/);
  });

  test("a block of its own goes with the element, and moves on with its sku", async () => {
    await tab.go(page(status()));
    await said(/"CHAIR"/);
    await on("backsoon-status", (element) => (element.sku = "STOOL"));
    await said(/InStock/);
    assert.equal((await onlyBlock()).sku, "STOOL");
    await on("backsoon-status", (element) => element.removeAttribute("structured-data"));
    await said(/^\[\]$/);
  });

  test("two elements say two products, in one block of the page or in blocks of their own", async () => {
    const both = [{ "@type": "Product", sku: "CHAIR", offers: {} }, { "@type": "Product", sku: "STOOL", offers: {} }];
    const two = status() + status('id="second"').replace("CHAIR", "STOOL");
    await tab.go(page(block(both) + two));
    await said(/BackOrder.*InStock/);
    await on("#second", (element) => element.remove());
    await said(/BackOrder.*"sku":"STOOL","offers":\{\}/);
    await tab.go(page(two));
    await said(/BackOrder.*InStock|InStock.*BackOrder/);
    assert.equal((await blocks()).length, 2);
  });

  test("what a page writes into its block later is the page's, and the promise joins it again", async () => {
    await tab.go(page(block({ "@type": "Product", sku: "CHAIR", offers: { price: "1.00" } }) + status()));
    await said(/BackOrder/);
    await on("#own", (script) => script.replaceChildren('{"@type":"Product","sku":"CHAIR","offers":{"price":"2.00"}}'));
    await on("backsoon-status", (element) => (element.quantity = 2));
    await said(/2\.00.*BackOrder/);
  });

  test("a block that is no JSON is left alone, the developer is told, and the promise stands beside it", async () => {
    await tab.go(page(block("{ oops") + status()));
    await said(/BackOrder/);
    assert.equal(await on("#own", (script) => script.text), "{ oops");
    assert.deepEqual((await tab.errors()).map(({ place }) => place), ["structured-data"]);
    assert.equal(tab.complaints.length, 1);
  });

  test("where the page's product has several offers nobody says anything twice, and the developer is told", async () => {
    await tab.go(page(block({ "@type": "Product", sku: "CHAIR", offers: [{ price: "1" }, { price: "2" }] }) + status()));
    await tab.heads("backsoon-status", /^On backorder/);
    await tab.until(() => tab.errors(), (errors) => errors.length > 0);
    assert.deepEqual((await tab.errors()).map(({ place }) => place), ["structured-data"]);
    assert.doesNotMatch(JSON.stringify(await onlyBlock()), /BackOrder/);
  });

  test("a product with this sku is meant before one without any, in whatever block it stands", async () => {
    await tab.go(page(block({ "@type": "Product", name: "A lamp", offers: {} }).replace("own", "lamp") + block({ "@type": "Product", sku: "CHAIR", offers: {} }) + status()));
    await said(/BackOrder/);
    const [lamp, chair] = await blocks();
    assert.deepEqual([lamp.offers.availability, chair.offers.availability], [undefined, "https://schema.org/BackOrder"]);
  });

  test("an item whose page the snapshot knows is not said to be at that of a listing", async () => {
    const told = stock();
    told.items[0].url = "https://shop.example/oak";
    await tab.go(site.page(status(), { stock: told }).url);
    await said(/BackOrder/);
    assert.equal((await onlyBlock()).url, "https://shop.example/oak");
  });

  test("a title that would end the script is only a title", async () => {
    const told = stock();
    told.items[0].title = "</script><script>globalThis.hacked = true</script>";
    await tab.go(site.page(status(), { stock: told }).url);
    await said(/BackOrder/);
    assert.equal((await onlyBlock()).name, told.items[0].title);
    assert.equal(await tab.page.evaluate(() => globalThis.hacked), undefined);
  });

  test("an unknown sku says nothing to machines, nor does a page that does not ask for it", async () => {
    await tab.go(page(status().replace("CHAIR", "VASE") + '<backsoon-status id="plain" sku="STOOL">Ask us</backsoon-status>'));
    await tab.heads("#plain", /^In stock/);
    await tab.settle();
    assert.deepEqual(await blocks(), []);
    const fetched = await tab.page.evaluate(() => performance.getEntriesByType("resource").filter(({ name }) => /machine/.test(name)).length);
    assert.equal(fetched, 0);
  });
});
