// A bundler finds the browser's half of the package, and what it makes runs.
import assert from "node:assert/strict";
import { build } from "esbuild";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { withPage } from "./browsers.mjs";
import { consumer, installed } from "./consumer.mjs";

test("a page bundled from the package promises in Chromium", async () => {
  const site = join(consumer, "site");
  mkdirSync(site);
  const entry = join(consumer, "page.mjs");
  writeFileSync(
    entry,
    `import { open } from "backsoon";
     const shop = await open("stock.json", { now: "2026-11-23T10:00" });
     document.querySelector("output").value = shop.promise("CHAIR", 2).state;`,
  );
  writeFileSync(join(site, "stock.json"), '{"version":1,"items":[{"sku":"CHAIR","onHand":3}]}');
  writeFileSync(join(site, "index.html"), '<!doctype html><title>Shop</title><output></output><script type="module" src="page.js"></script>');
  await build({ entryPoints: [entry], outdir: site, bundle: true, format: "esm", platform: "browser", target: "es2022" });
  // esbuild leaves `new URL("./full.wasm", import.meta.url)` as it stands; other bundlers copy the file themselves.
  cpSync(join(installed, "dist/full.wasm"), join(site, "full.wasm"));

  await withPage("chromium", { "/": site }, "/index.html", async (page, complaints) => {
    await page.waitForFunction(() => document.querySelector("output").value, { timeout: 10_000 }).catch(() => {});
    assert.equal(await page.$eval("output", (output) => output.value), "in-stock", complaints.join("\n"));
  });
});
