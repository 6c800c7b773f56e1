// A product page at the edge: the stock lies in Workers KV as `backsoon publish` cuts it, and a page costs the manifest
// and one slice, however large the catalogue is. The page says when before any script has run. wrangler.toml says how
// to run it.
import { open } from "backsoon";
import wasm from "backsoon/dist/full.wasm";
import hu from "backsoon/dist/locales/hu.json";
import { source } from "backsoon/dist/sources/shards.js";

const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'";

/** What lies under /stock/, for the page's script and for this one alike. @param {KVNamespace} stock */
const reading = (stock) => async (/** @type {string} */ url) => {
  const body = await stock.get(new URL(url).pathname.replace("/stock/", ""), "stream");
  return new Response(body, { status: body ? 200 : 404, headers: { "content-type": "application/json" } });
};

/** What the stock says of a sku; nothing where that cannot be had, so that the shop's own text stands. */
async function statusOf(/** @type {string} */ sku, /** @type {string} */ locale, /** @type {KVNamespace} */ stock) {
  try {
    const shop = await open(source("https://shop/stock/manifest.json", { fetch: reading(stock) }), { skus: [sku], wasm, words: { hu } });
    const status = shop.html(sku, 5, { locale, stylesheet: "/backsoon/status.css" });
    shop.free();
    return status;
  } catch (error) {
    console.error(`${sku}: ${error}`);
    return "";
  }
}

async function page(/** @type {string} */ sku, /** @type {string} */ locale, /** @type {KVNamespace} */ stock) {
  const status = await statusOf(sku, locale, stock);
  return `<!doctype html>
<html lang="${locale}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${sku}</title>
<link rel="stylesheet" href="/backsoon/backsoon.css">
<link rel="preload" as="style" href="/backsoon/status.css">
<script type="module" src="/backsoon/backsoon.js" data-source="shards+/stock/manifest.json"></script>
<h1>${sku}</h1>
<backsoon-status sku="${sku}" quantity="5">${status}Usually ships in two days</backsoon-status>
`;
}

export default {
  /** @param {Request} request @param {{ STOCK: KVNamespace, ASSETS: Fetcher }} env */
  async fetch(request, env) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith("/stock/")) return reading(env.STOCK)(request.url);
    const [, locale, sku] = /^\/(en|hu)\/(\w+)$/.exec(pathname) ?? [];
    if (!sku) return env.ASSETS.fetch(request);
    const html = await page(sku, locale, env.STOCK);
    return new Response(html, { headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy } });
  },
};
