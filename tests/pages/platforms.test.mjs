/** Platforms' sources on pages: an adapter that is fetched once it is named, what the page itself holds, and sources merged. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";

const tag = 'data-now="2026-11-23T10:00" data-time-zone="Europe/Budapest"';
const inStock = "In stock, ships today";
const dated = "On backorder, ships by Dec 15";
const status = (id, sku, more = "") => `<backsoon-status id="${id}" sku="${sku}" view="badge" ${more}>Ask us</backsoon-status>`;
const block = (type, content, more = "") => `<script type="application/${type}" ${more}>${JSON.stringify(content)}</script>`;
const product = (sku, offers) => ({ "@context": "https://schema.org", "@type": "Product", sku, name: sku, offers });
const waits = { "@type": "Offer", availability: "https://schema.org/BackOrder", availabilityStarts: "2026-12-15T12:00:00+01:00" };

/** Answers a path of the tests' own, and says which it is. */
function answer(path, content) {
  site.put(path, content);
  return path;
}

inEachBrowser(() => {
  test("what the page tells search engines is what its elements show, and our own words in it are not read again", async () => {
    // Handling takes a day: a date that is read again, once our own stands there, would move on by one.
    const options = block("json", { calendar: { handlingDays: 1 } }, 'id="options"');
    const body = options + block("ld+json", product("CHAIR", waits)) + block("ld+json", "no product") + status("chair", "CHAIR", "structured-data");
    await tab.go(site.page(body, { source: "page", tag: `${tag} data-options="#options"` }).url);
    await tab.reads("#chair", ["On backorder, ships by Dec 16"]);
    await tab.until(() => tab.page.$eval("script[type='application/ld+json']", ({ text }) => text), (text) => text.includes("deliveryLeadTime"));
    await on("main", (main, lamp) => {
      const more = Object.assign(document.createElement("script"), { type: "application/ld+json" });
      more.append(lamp);
      main.append(more);
      main.append(Object.assign(document.createElement("backsoon-status"), { id: "lamp", sku: "LAMP", view: "badge" }));
    }, JSON.stringify(product("LAMP", { availability: "InStock" })));
    await tab.reads("#lamp", ["In stock, ships tomorrow"]);
    await tab.reads("#chair", ["On backorder, ships by Dec 16"]);
    // The browser complains of the test, which writes scripts under the strict policy.
    assert.deepEqual(tab.complaints.filter((text) => text.startsWith("backsoon:")), []);
  });

  test("a block that comes while the page is open is heard of", async () => {
    await tab.go(site.page(status("chair", "CHAIR"), { source: "page", tag }).url);
    await tab.until(() => tab.errors(), ({ length }) => length > 0);
    await on("main", (main, chair) => {
      const later = document.createElement("div");
      const block = Object.assign(document.createElement("script"), { type: "application/ld+json" });
      block.append(chair);
      later.append(block);
      main.append(later);
    }, JSON.stringify(product("CHAIR", waits)));
    await tab.reads("#chair", [dated]);
  });

  test("the variants that a theme prints need no request; a file of the merchant's own has the dates", async () => {
    const printed = { sku: "CHAIR", available: true, inventory_management: "shopify", inventory_policy: "continue", inventory_quantity: 0 };
    const dates = answer("/platforms/dates.json", { items: [{ sku: "CHAIR", onOrder: [{ quantity: 40, due: "2026-12-15" }] }] });
    const body = block("json", [printed, { ...printed, sku: "LAMP", inventory_quantity: 3 }], 'id="variants"') + status("chair", "CHAIR") + status("lamp", "LAMP");
    await tab.go(site.page(body, { source: `shopify+#variants ${dates}`, tag }).url);
    await tab.reads("#chair", [dated]);
    await tab.reads("#lamp", [inStock]);
    assert.deepEqual(tab.complaints, []);
  });

  test("dates that cannot be had leave the stock that can, and are named once", async () => {
    const printed = { sku: "CHAIR", available: true, inventory_management: null };
    const body = block("json", [printed], 'id="variants"') + status("chair", "CHAIR");
    await tab.go(site.page(body, { source: "shopify+#variants /platforms/none.json", tag }).url);
    await tab.reads("#chair", [inStock]);
    await tab.until(async () => tab.complaints, (texts) => texts.some((text) => text === "backsoon: /platforms/none.json: HTTP 404, expected 200"));
  });

  test("a platform is asked for the skus on the page, and its adapter is fetched with nothing else", async () => {
    answer("/platforms/store/product-variants", { variants: [{ sku: "CHAIR", manage_inventory: true, allow_backorder: true, inventory_quantity: 0, metadata: { restock_date: "2026-12-15" } }] });
    site.requests.length = 0;
    await tab.go(site.page(status("chair", "CHAIR"), { source: "medusa+/platforms/store", tag }).url);
    await tab.reads("#chair", [dated]);
    assert.deepEqual(site.requests.filter((path) => path.startsWith("/dist/sources/")), ["/dist/sources/medusa.js"]);
    assert.deepEqual(tab.complaints, []);
  });

  // What was seen of Vendure, Medusa, WooCommerce, django-oscar, and of an API behind a CDN.
  for (const [what, headers] of [
    ["is not to be kept", { "cache-control": "no-store" }],
    ["has an ETag, and no more", { "cache-control": "", etag: "weak" }],
    ["has a Last-Modified that is no date", { "cache-control": "", "last-modified": "1795461675" }],
    ["says nothing of caches", { "cache-control": "", vary: "Accept, Accept-Language, Cookie" }],
    ["may be kept for an hour", { "cache-control": "max-age=3600", etag: "weak" }],
  ]) {
    test(`a change is seen though the platform's answer ${what}`, async () => {
      let quantity = 0;
      site.answer("/platforms/store/product-variants", (request, response) => {
        const etag = headers.etag && `W/"${quantity}"`;
        const sent = { ...headers, ...(etag ? { etag } : {}), "content-type": "application/json" };
        if (etag && request.headers["if-none-match"] === etag) return response.writeHead(304, sent).end();
        response.writeHead(200, sent).end(JSON.stringify({ variants: [{ sku: "CHAIR", manage_inventory: true, allow_backorder: false, inventory_quantity: quantity }] }));
      });
      await tab.go(site.page(status("chair", "CHAIR"), { source: "medusa+/platforms/store", tag: `${tag} data-poll="0.5"` }).url);
      await tab.reads("#chair", ["Out of stock"]);
      const before = site.asked("/platforms/store/product-variants");
      await tab.until(async () => site.asked("/platforms/store/product-variants"), (asked) => asked > before + 1);
      quantity = 9;
      await tab.reads("#chair", [inStock]);
      assert.deepEqual(tab.complaints, []);
    });
  }
});
