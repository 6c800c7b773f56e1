// A bundler finds the browser's half of the package, and what it makes runs.
import assert from "node:assert/strict";
import { build } from "esbuild";
import { cpSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { withPage } from "./browsers.mjs";
import { consumer, installed } from "./consumer.mjs";

const dist = join(installed, "dist");
const stock = { version: 1, items: [{ sku: "CHAIR", onHand: 3 }, { sku: "SOFA", selling: "backorder", onOrder: [{ quantity: 40, due: "2026-12-09" }] }] };

/** A site of one page, its script bundled, and the files of the package beside the bundle that are fetched from there. */
async function bundled(name, { script, body, beside }) {
  const site = join(consumer, name);
  mkdirSync(site);
  const entry = join(consumer, `${name}.mjs`);
  writeFileSync(entry, script);
  writeFileSync(join(site, "stock.json"), JSON.stringify(stock));
  writeFileSync(join(site, "favicon.png"), "");
  const head = '<title>Shop</title><link rel="icon" href="favicon.png">';
  writeFileSync(join(site, "index.html"), `<!doctype html><html lang="en">${head}${body}<script type="module" src="${name}.js"></script>`);
  await build({ entryPoints: [entry], outdir: site, bundle: true, format: "esm", platform: "browser", target: "es2022" });
  // esbuild leaves `new URL("./full.wasm", import.meta.url)` as it stands; other bundlers copy the file themselves.
  for (const path of beside) cpSync(join(dist, path), join(site, path), { recursive: true });
  return site;
}

test("a page bundled from the package promises in Chromium", async () => {
  const script = `import { open } from "backsoon";
    const shop = await open("stock.json", { now: "2026-11-23T10:00" });
    document.querySelector("output").value = shop.promise("CHAIR", 2).state;`;
  const site = await bundled("promising", { script, body: "<output></output>", beside: ["full.wasm"] });
  await withPage("chromium", { "/": site }, "/index.html", async (tab) => {
    await tab.until(() => tab.page.$eval("output", (output) => output.value), (state) => state === "in-stock");
  });
});

test("elements bundled from the package show in Chromium what stands in files beside the bundle", async () => {
  const script = `import { connect } from "backsoon/elements";
    connect("stock.json", { now: "2026-11-23T10:00" });`;
  const status = (id, more) => `<backsoon-status id="${id}" view="line" ${more}>Ask us</backsoon-status>`;
  const body = status("it", 'sku="SOFA"') + status("hungarian", 'sku="CHAIR" lang="hu"') + status("platform", 'sku="CHAIR" source="vendure+/shop-api"') +
    '<backsoon-status id="full" sku="SOFA" structured-data></backsoon-status>' +
    '<backsoon-cart id="cart"><backsoon-line sku="CHAIR"></backsoon-line></backsoon-cart>';
  const wasm = readdirSync(dist).filter((file) => file.endsWith(".wasm"));
  const site = await bundled("showing", { script, body, beside: [...wasm, "checkout.js", "care.js", "machine.js", "locales", "sources"] });
  await withPage("chromium", { "/": site }, "/index.html", async (tab) => {
    const headline = (id) => tab.page.$eval(id, (it) => it.shadowRoot?.querySelector("[part=headline]").textContent);
    await tab.until(() => headline("#it"), (text) => text === "On backorder, ships by Dec 9");
    await tab.until(() => headline("#hungarian"), (text) => text === "Raktáron, még ma feladjuk");
    await tab.until(() => tab.page.$eval("#cart", (it) => it.text), (text) => text === "Ships today: 1 × CHAIR");
    await tab.until(() => tab.page.$eval("#full", (it) => it.shadowRoot?.querySelector("[data-do=share]")?.textContent), (text) => text === "Share");
    await tab.until(() => tab.page.$$eval("[type='application/ld+json']", ([block]) => block?.text), (text) => text?.includes("BackOrder"));
    // The platform's adapter was there to ask a shop that is not.
    await tab.until(async () => tab.complaints, (texts) => texts.some((text) => /^backsoon: \/shop-api: HTTP 404/.test(text)));
    assert.deepEqual(tab.complaints.filter((text) => !/404/.test(text)), []);
  });
});

test("the merchant's page bundled from the package reviews in Chromium, in a worker beside the bundle", async () => {
  const script = `import "backsoon/review";
    const page = Object.assign(document.createElement("backsoon-review"), { src: "stock.json", now: "2026-11-23T10:00" });
    document.querySelector("main").append(page);`;
  const site = await bundled("reviewing", { script, body: "<main></main>", beside: ["review-worker.js", "index.js", "full.wasm", "locales"] });
  writeFileSync(join(site, "stock.json"), JSON.stringify({ ...stock, policy: { review: { strainedDays: 30 } } }));
  await withPage("chromium", { "/": site }, "/index.html", async (tab) => {
    await tab.until(() => tab.page.$eval("backsoon-review", (it) => it.review?.items.sku), (skus) => skus?.join() === "CHAIR,SOFA");
    assert.deepEqual(tab.complaints, []);
  });
});
