/** Every language there is, as pages show it: elements speak it, from the first word to the last. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { inEachBrowser, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const folder = join(root, "www/locales");
const languages = readdirSync(folder).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -".json".length));
/** A catalogue; tabs read every space as one. */
const words = (place, lang) => JSON.parse(readFileSync(join(folder, place, `${lang}.json`), "utf8").replace(/[^\S\n]/g, " "));

const stock = {
  ...shop,
  currency: "EUR",
  items: [
    { sku: "CHAIR", title: "Oak chair", price: 14900, selling: "backorder", onHand: 1, onOrder: [{ quantity: 40, due: "2026-12-09" }] },
    { sku: "STOOL", title: "Stool", price: 4900, onHand: 50 },
  ],
};
const order = {
  id: "SO-1",
  lines: [{ id: "1", sku: "CHAIR", quantity: 2, waiting: 2, ahead: 0 }],
  events: [{ id: "a", at: "2026-11-02T10:12:00Z", type: "placed" }],
};
const body = `
  <backsoon-status id="status" sku="STOOL" view="full">Ask us</backsoon-status>
  <backsoon-cart id="cart"><backsoon-line sku="CHAIR" quantity="3"></backsoon-line></backsoon-cart>
  <backsoon-order id="order" src="/spoken.json">Your order</backsoon-order>`;

site.put("/spoken.json", order);

inEachBrowser(() => {
  for (const lang of languages) {
    test(`a page in ${lang} reads it in every element, and complains of nothing`, async () => {
      const dir = words("mail", lang).direction;
      await tab.go(site.page(body, { stock, lang, dir }).url);
      const checkout = words("checkout", lang);
      await tab.heads("#status", words("", lang).inStock_today);
      await tab.heads("#cart", checkout.parcels);
      await tab.until(() => tab.shown("#order"), (lines) => lines.includes(checkout.stepPlaced) && lines.includes(checkout.cancel));
      await tab.settle();
      await tab.heads("#status", words("", lang).inStock_today);
      assert.ok((await tab.shown("#cart")).includes(checkout.termsOnDispatch));
      assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, "nothing is wider than the page");
      assert.deepEqual(tab.complaints, []);
    });
  }
});
