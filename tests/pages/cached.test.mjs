/**
 * Published shards behind nginx, as www/examples/nginx has it, on another origin than the page's: what it tells caches, and
 * what readers see while a cache has one part of a version, or its origin is gone.
 */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { afterEach, beforeEach, test } from "node:test";
import { pathOf } from "../../www/sources/shards/layout.js";
import { publishTo } from "../services/command.mjs";
import { nginx } from "../services/nginx.mjs";
import { folderOf } from "../services/processes.mjs";
import { inEachBrowser, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const there = "In stock, ships today";
const gone = "Out of stock";
/** Four items, in four shards. */
const SKUS = ["CHAIR", "STOOL", "LAMP", "VASE"];

/** What is published, the server of it and the cache in front, each test's own. */
let folder;
let origin;
let cache;

/** @param {number} onHand of each item @param {number} minute of the hour in which that was known */
function publish(onHand, minute, ...more) {
  const stock = { ...shop, asOf: `2026-11-23T08:${minute}:00Z`, items: SKUS.map((sku) => ({ sku, onHand })) };
  publishTo(folder.at("stock"), stock, ...more);
}
const manifest = () => JSON.parse(readFileSync(folder.at("stock/manifest.json"), "utf8"));
const serve = async (port) => (origin = await nginx("origin.conf", { "/srv/shop": folder.path, "max-age=10": "max-age=1" }, port));

beforeEach(async () => {
  folder = folderOf("cached");
  publish(3, 10);
  await serve();
  cache = await nginx("cache.conf", { "http://127.0.0.1:8081": origin.url });
});
afterEach(async () => {
  await cache.close();
  await origin.close();
  folder.remove();
});

/** The answer's status, headers and bytes as they came. */
const asked = (url, headers = {}) =>
  new Promise((resolve, reject) => {
    get(url, { headers, agent: false }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(parts) });
    }).on("error", reject);
  });

test("the manifest is kept for seconds, a shard for ever, what is missing not at all, and any page may read all of it", async () => {
  for (const base of [origin.url, cache.url]) {
    const about = async (path) => {
      const { status, headers } = await asked(`${base}/stock/${path}`, { origin: "https://shop.example" });
      return [status, headers["cache-control"], headers["access-control-allow-origin"]];
    };
    assert.deepEqual(await about("manifest.json"), [200, "max-age=1, stale-while-revalidate=60, stale-if-error=86400", "*"]);
    assert.deepEqual(await about(pathOf(manifest(), "CHAIR")), [200, "public, max-age=31536000, immutable", "*"]);
    assert.deepEqual(await about("shards/00000000000000/0.json"), [404, undefined, "*"]);
  }
});

test("who is publishing is told to nobody", async () => {
  writeFileSync(folder.at("stock/.publishing"), "{}");
  for (const base of [origin.url, cache.url]) assert.equal((await asked(`${base}/stock/.publishing`)).status, 404);
});

test("what publish has compressed is what is sent, to whom that is of use, and what has not changed is not sent again", async () => {
  const file = (end) => readFileSync(folder.at(`stock/manifest.json${end}`));
  for (const base of [origin.url, cache.url]) {
    const small = await asked(`${base}/stock/manifest.json`, { "accept-encoding": "gzip" });
    assert.equal(small.headers["content-encoding"], "gzip");
    assert.deepEqual(small.bytes, file(".gz"));
    const plain = await asked(`${base}/stock/manifest.json`);
    assert.equal(plain.headers["content-encoding"], undefined);
    assert.deepEqual(plain.bytes, file(""));
    const again = await asked(`${base}/stock/manifest.json`, { "accept-encoding": "gzip", "if-none-match": small.headers.etag });
    assert.deepEqual([again.status, again.bytes.length], [304, 0]);
  }
});

inEachBrowser(() => {
  let policy;
  beforeEach(() => (policy = site.policy.replace("default-src 'self'", `default-src 'self'; connect-src 'self' ${cache.url} ${origin.url}`)));

  /** Opens a page of these items, read through the cache. @param {string[]} skus */
  const open = (...skus) => {
    const source = `shards+${cache.url}/stock/manifest.json`;
    const body = skus.map((sku) => `<backsoon-status id="${sku}" sku="${sku}" view="line">Ask us</backsoon-status>`).join("\n");
    return tab.go(site.page(body, { source, policy, tag: 'data-poll="1"' }).url);
  };
  const reads = async (text, ...skus) => {
    for (const sku of skus) await tab.reads(`#${sku}`, [text]);
  };

  test("a version that is published while a page is open reaches it through the cache", async () => {
    await open(...SKUS);
    await reads(there, ...SKUS);
    publish(0, 20);
    await reads(gone, ...SKUS);
    assert.deepEqual(await tab.errors(), []);
  });

  test("while the origin is gone, pages that are open and pages that are opened read the last version, and then the next", async () => {
    await open("CHAIR", "STOOL");
    await reads(there, "CHAIR", "STOOL");
    const { port } = origin;
    await origin.close();
    // The cache's own copy is past its time by now, and nobody is there to renew it.
    await new Promise((resolve) => setTimeout(resolve, 2500));
    await reads(there, "CHAIR", "STOOL");
    await open("CHAIR", "STOOL");
    await reads(there, "CHAIR", "STOOL");
    assert.deepEqual(await tab.errors(), []);
    publish(0, 20);
    await serve(port);
    await reads(gone, "CHAIR", "STOOL");
  });

  test("an item that the cache has not seen keeps the shop's own text while the origin is gone, and comes when it is back", async () => {
    await open("CHAIR");
    await reads(there, "CHAIR");
    const { port } = origin;
    await origin.close();
    await open("LAMP");
    const [error] = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.match(error.message, /^HTTP 50[24], expected 200/);
    assert.equal(error.place, `${cache.url}/stock/${pathOf(manifest(), "LAMP")}`);
    await reads("Ask us", "LAMP");
    await serve(port);
    await reads(there, "LAMP");
  });

  test("a new manifest before its shards: who knows the last version keeps it, and who does not waits for the new one", async () => {
    await open("CHAIR");
    await reads(there, "CHAIR");
    publish(0, 20);
    // As on a host that copies the manifest first.
    renameSync(folder.at("stock/shards"), folder.at("late"));
    mkdirSync(folder.at("stock/shards"));
    await tab.until(() => tab.errors(), (errors) => errors.some(({ message }) => message === "HTTP 404, expected 200"));
    await reads(there, "CHAIR");
    await open("STOOL");
    await tab.until(() => tab.errors(), (errors) => errors.some(({ message }) => message === "HTTP 404, expected 200"));
    await reads("Ask us", "STOOL");
    rmdirSync(folder.at("stock/shards"));
    renameSync(folder.at("late"), folder.at("stock/shards"));
    await reads(gone, "STOOL");
  });

  test("an old manifest with new shards: the old ones are still there, so that the page reads one version, the old one", async () => {
    await open("CHAIR");
    await reads(there, "CHAIR");
    // As in a cache that keeps the manifest for longer than it was told: what it has is put back in place.
    const old = readFileSync(folder.at("stock/manifest.json"));
    const path = pathOf(JSON.parse(old), "STOOL");
    publish(0, 20);
    assert.ok(readFileSync(folder.at(`stock/${path}`)).length > 0, "kept for a day");
    await reads(gone, "CHAIR");
    const address = `/cached/${folder.path.split("/").at(-1)}`;
    site.put(`${address}/manifest.json`, old);
    site.answer(`${address}/${path}`, (_request, response) => response.end(readFileSync(folder.at(`stock/${path}`))));
    await tab.go(site.page('<backsoon-status id="STOOL" sku="STOOL" view="line">Ask us</backsoon-status>', { source: `shards+${address}/manifest.json`, tag: 'data-poll="1"' }).url);
    await reads(there, "STOOL");
  });
});
