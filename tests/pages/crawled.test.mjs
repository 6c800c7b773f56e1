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

  test("a page copied as it stands is as safe as it was, with our blocks in it and with its own", async () => {
    const told = stock();
    told.items[1].title = "</script><img src=x>";
    const own = block(JSON.stringify({ "@type": "Product", sku: "CHAIR", name: "</script><img src=x>" }).replaceAll("<", "\\u003c"));
    await tab.go(site.page(own + status() + status().replace("CHAIR", "STOOL"), { stock: told }).url);
    await said(/BackOrder.*InStock|InStock.*BackOrder/);
    assert.doesNotMatch(await tab.page.evaluate(() => document.documentElement.outerHTML), /<\/script><img/);
  });

  test("a product without a sku is nobody's once two are told of, and is what it was", async () => {
    const lamp = { "@type": "Product", name: "A lamp", offers: { price: "1.00" } };
    await tab.go(page(block(lamp) + status() + status('id="second"').replace("CHAIR", "STOOL")));
    await said(/"STOOL"/);
    const all = await blocks();
    assert.deepEqual(all.map(({ sku }) => `${sku}`).sort(), ["CHAIR", "STOOL", "undefined"]);
    assert.deepEqual(all.find(({ sku }) => !sku), lamp);
    await on("#second", (element) => element.remove());
    await said(/A lamp.*BackOrder/);
    assert.equal((await onlyBlock()).name, "A lamp");
  });

  test("however many elements a list has, its block is written a few times only", async () => {
    const items = Array.from({ length: 150 }, (_, index) => ({ sku: `S${index}`, onHand: 3 }));
    const list = { "@type": "ItemList", itemListElement: items.map(({ sku }) => ({ "@type": "ListItem", item: { "@type": "Product", sku, offers: {} } })) };
    const watch = `
      globalThis.written = 0;
      new MutationObserver((changes) => (globalThis.written += changes.filter(({ addedNodes }) => addedNodes.length > 0).length)).observe(document.getElementById("own"), { childList: true });`;
    const badges = items.map(({ sku }) => `<backsoon-status view="badge" sku="${sku}" structured-data></backsoon-status>`);
    await tab.go(site.page(block(list) + badges.join(""), { stock: { ...shop, items }, script: watch, tag: "async" }).url);
    await tab.until(async () => JSON.stringify(await blocks()).split("InStock").length - 1, (count) => count === items.length);
    const written = await tab.page.evaluate(() => globalThis.written);
    assert.ok(written < 75, `written ${written} times`);
  });

  test("data of the wrong kind is no hindrance", async () => {
    await tab.go(page(block([{ "@type": "Product", sku: { toString: 1 } }, { "@type": [{ toString: 1 }] }]) + status()));
    await said(/BackOrder/);
    assert.deepEqual([(await blocks()).length, await tab.errors()], [2, []]);
  });

  for (const [allowed, how] of [["'none'", "says it all the same"], ["shop", "says it all the same"], ["backsoon shop", "says it without complaint"]]) {
    test(`a page that allows the trusted types ${allowed} ${how}, and follows its stock`, async () => {
      await tab.go(page(block({ "@type": "Product", sku: "CHAIR", offers: {} }) + status() + status().replace("CHAIR", "STOOL"), { policy: `${site.policy}; trusted-types ${allowed}` }));
      await said(/2026-12-09.*InStock|InStock.*2026-12-09/);
      await tab.page.evaluate(async (told) => (await import("/dist/backsoon.js")).connect(told), stock("2026-12-16"));
      await said(/2026-12-16/);
      assert.deepEqual(await tab.errors(), []);
      if (allowed.startsWith("backsoon")) assert.deepEqual(tab.complaints, []);
      // The browser's own, of each text that it lets stand; asked for our policy it says no once.
      else assert.equal(tab.complaints.filter((text) => /TrustedTypePolicy|Trusted Types policy/.test(text)).length, 1);
    });
  }

  test("a block with a number that scripts cannot keep stays as it is, and the developer is told", async () => {
    const own = '{"@type":"Product","sku":"CHAIR","productID":12345678901234567890}';
    await tab.go(page(block(own) + status()));
    await tab.until(() => tab.errors(), (errors) => errors.length > 0);
    const [{ place, message }, ...more] = await tab.errors();
    assert.deepEqual([place, more], ["structured-data", []]);
    assert.match(message, /12345678901234567890/);
    assert.equal(await on("#own", (script) => script.text), own);
    assert.equal((await blocks()).length, 1);
  });

  test("what a browser cannot write again stays as it is, and costs no other block anything", async () => {
    const deep = `{"@type":"Product","sku":"CHAIR","x":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    await tab.go(page(block(deep) + status() + status().replace("CHAIR", "STOOL")));
    await tab.until(() => on("script[data-backsoon=STOOL]", ({ text }) => text).catch(() => ""), (text) => /InStock/.test(text));
    assert.ok(await on("#own", ({ text }, deep) => text === deep || text.includes("BackOrder"), deep));
  });

  test("two elements of one sku say it once, and the second says it on when the first is gone", async () => {
    await tab.go(page(status('id="first"') + status('id="second"')));
    await said(/BackOrder/);
    await onlyBlock();
    await on("#first", (element) => element.remove());
    await tab.settle();
    assert.equal((await onlyBlock()).sku, "CHAIR");
    await on("#second", (element) => element.remove());
    await said(/^\[\]$/);
  });

  test("an element that moves into a frame says it there", async () => {
    await tab.go(page(`${status()}<iframe id="frame"></iframe>`));
    await said(/BackOrder/);
    await on("#frame", (frame) => frame.contentDocument.body.append(document.querySelector("backsoon-status")));
    await said(/^\[\]$/);
    const inner = await tab.until(() => on("#frame", (frame) => [...frame.contentDocument.querySelectorAll("[type='application/ld+json']")].map(({ text }) => text)), (texts) => texts.length > 0);
    assert.match(`${inner}`, /BackOrder/);
  });

  test("blocks in a copied head are known for what they are", async () => {
    const move = (script) => document.head.append(script);
    await tab.go(page(block({ "@type": "Product", sku: "CHAIR", offers: { price: "1" } }) + status() + status().replace("CHAIR", "STOOL")));
    await said(/InStock/);
    await on("#own", move);
    await tab.page.evaluate(() => document.head.replaceWith(document.head.cloneNode(true)));
    await tab.page.evaluate(() => document.querySelectorAll("backsoon-status").forEach((element) => element.remove()));
    await said(/^\[\{"@type":"Product","sku":"CHAIR","offers":\{"price":"1"\}\}\]$/);
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
