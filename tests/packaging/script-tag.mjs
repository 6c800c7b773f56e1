// A bare static page with one script tag, no build, under the strict policy.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { browsers, withPage } from "./browsers.mjs";
import { consumer, installed } from "./consumer.mjs";

const site = join(consumer, "static");
mkdirSync(site);
writeFileSync(
  join(site, "stock.json"),
  JSON.stringify({
    version: 1,
    items: [{ sku: "CHAIR", selling: "backorder", onOrder: [{ quantity: 40, due: "2026-12-09" }] }],
  }),
);
writeFileSync(
  join(site, "index.html"),
  `<!doctype html>
<html lang="en">
<title>Oak chair</title>
<link rel="icon" href="/favicon.png">
<script type="module" src="/backsoon/dist/backsoon.js" data-source="/stock.json"></script>
<backsoon-status sku="CHAIR" quantity="2" now="2026-11-23T10:00">Usually ships in two days</backsoon-status>
<backsoon-status sku="NOBODY-KNOWS">Ask us</backsoon-status>`,
);
writeFileSync(join(site, "favicon.png"), "");

for (const browser of Object.keys(browsers)) {
  test(`one script tag dates a backorder on a static page in ${browser}`, async () => {
    await withPage(browser, { "/": site, "/backsoon": installed }, "/index.html", async (page, complaints) => {
      await page.waitForFunction(() => document.querySelector("[sku=CHAIR]").state, { timeout: 10_000 }).catch(() => {});
      const [state, shown] = await page.$eval("[sku=CHAIR]", (element) => [element.state, element.shadowRoot?.textContent ?? ""]);
      assert.equal(state, "backorder", complaints.join("\n"));
      assert.match(shown, /Dec(ember)? 9/);
      assert.deepEqual(complaints.filter((text) => !text.includes("NOBODY-KNOWS")), []);
    });
  });
}
