// A bare static page with one script tag, no build, under the strict policy.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { BROWSERS } from "../pages/browsers.mjs";
import { withPage } from "./browsers.mjs";
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

for (const browser of BROWSERS) {
  test(`one script tag dates a backorder on a static page in ${browser}`, async () => {
    await withPage(browser, { "/": site, "/backsoon": installed }, "/index.html", async (tab) => {
      assert.deepEqual(await tab.allShow(), ["backorder", "unknown"]);
      assert.match(await tab.page.$eval("[sku=CHAIR]", (it) => it.shadowRoot.textContent), /On backorder, ships by .*December 9/);
      assert.deepEqual(tab.complaints.filter((text) => !text.includes("NOBODY-KNOWS")), []);
    });
  });
}
