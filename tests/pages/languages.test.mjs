/** Every language there is, as pages show it: elements speak it, from the first word to the last. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
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

/** A chair that comes within a window, and how that reads by a browser's own dates. */
const late = { lateness: { purchase: { samples: 41, quantiles: [[0.1, 0], [0.9, 5]] } } };
const window = { ...shop, suppliers: { late }, items: [{ sku: "CHAIR", selling: "backorder", onOrder: [{ quantity: 40, due: "2026-12-04", supplier: "late" }] }] };
const windows = {
  ar: "بين 4 و9 ديسمبر",
  de: "zwischen dem 4. und dem 9. Dezember",
  en: "between December 4 and 9",
  "en-GB": "between 4 and 9 December",
  es: "entre el 4 y el 9 de diciembre",
  fr: "entre le 4 et le 9 décembre",
  hu: "december 4. és 9. között",
  ja: "12月4日から9日の間に",
  pl: "między 4 a 9 grudnia",
};

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

  test("where a line has no room it loses its beginning, never its date", async () => {
    const views = ["line", "badge"].map((view) => `<backsoon-status id="${view}" sku="CHAIR" quantity="2" view="${view}">Ask us</backsoon-status>`);
    for (const lang of languages) {
      const dir = words("mail", lang).direction;
      await tab.go(site.page(`<div class="narrow">${views.join("")}</div>`, { stock, lang, dir, css: ".narrow { inline-size: 10.5rem }" }).url);
      const asked = (view) =>
        on(`#${view}`, (it) => {
          const headline = it.shadowRoot?.querySelector("[part~=headline]");
          const date = new Intl.DateTimeFormat(document.documentElement.lang, { month: "short", day: "numeric", timeZone: "UTC" }).format(new Date("2026-12-09"));
          const at = headline?.textContent.indexOf(date) ?? -1;
          if (at < 0) return undefined;
          const place = document.createRange();
          place.setStart(headline.firstChild, at);
          place.setEnd(headline.firstChild, at + date.length);
          const [box, told] = [headline, place].map((one) => one.getBoundingClientRect());
          return { cut: headline.scrollWidth > headline.clientWidth, inside: told.width > 0 && told.left > box.left - 1 && told.right < box.right + 1 };
        });
      for (const view of ["line", "badge"]) {
        const { cut, inside } = await tab.until(() => asked(view), Boolean);
        assert.ok(inside, `${lang}: the date of the ${view} can be read`);
        assert.ok(cut || lang === "ja", `${lang}: the place is narrow enough`);
      }
    }
  });

  test("a window says its month once, in the order in which each language has it", async () => {
    for (const [lang, said] of Object.entries(windows)) {
      await tab.go(site.page(`<backsoon-status id="status" sku="CHAIR">Ask us</backsoon-status>`, { stock: window, lang }).url);
      // Only the browser's own dates tell one English from the other.
      await tab.until(() => tab.shown("#status"), (lines) => lines.some((line) => line.includes(said)));
    }
  });
});
