/**
 * What can go wrong on the way from a backend, whichever it is: a page that knows nothing yet keeps the shop's own text, one
 * that knows something keeps that, what is wrong is told, and once it is over the page goes on by itself.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { pathOf } from "../../www/sources/shards/layout.js";
import { inEachBrowser, site, tab } from "./in-browsers.mjs";
import { KINDS, gone, inStock, published, put, status, threeSources } from "./three-sources.mjs";
import { openSite, shop } from "./server.mjs";

const body = JSON.stringify({ ...shop, items: [{ sku: "CHAIR", onHand: 3 }] });
const json = { "content-type": "application/json" };

/** By what each of them says, or by what all do; last for how many seconds an answer is waited for, where that is what fails. */
const FAULTS = [
  ["a server that is down", (request) => request.socket.destroy(), /^could not be reached/],
  ["a server that is overloaded", (_request, response) => response.writeHead(503).end("Busy"), /^HTTP 503, expected 200/],
  ["a server that says nothing", () => {}, /^no answer within 1 s/, 1],
  ["a body shorter than its Content-Length", (_request, response) => (response.writeHead(200, { ...json, "content-length": body.length + 100 }), response.write(body, () => response.socket.destroy())), /broke off|could not be reached/],
  ["chunks that break off", (_request, response) => (response.writeHead(200, json), response.write(body.slice(0, 20), () => response.socket.destroy())), /broke off|could not be reached/],
  ["gzip that is none", (_request, response) => response.writeHead(200, { ...json, "content-encoding": "gzip" }).end(body), /broke off|could not be reached/],
  ["gzip that breaks off", (_request, response) => response.writeHead(200, { ...json, "content-encoding": "gzip" }).end(gzipSync(body).subarray(0, 40)), /broke off|could not be reached|not JSON|expected (?!200)/],
  ["a redirect in a circle", (request, response) => response.writeHead(302, { location: request.url }).end(), /^could not be reached/],
  ["the sign-in page of somebody's network", (_request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Welcome to our Wi-Fi</title>"), /not JSON|expected (?!200)/],
  ["nothing at all, with HTTP 200", (_request, response) => response.writeHead(200, json).end(), /not JSON|expected (?!200)/],
  ["half of it, as if that were all", (_request, response) => response.writeHead(200, json).end(body.slice(0, 40)), /not JSON|expected (?!200)/],
  ["HTTP 304 to who has nothing that could still hold", (_request, response) => response.writeHead(304).end(), /^HTTP 304|not JSON|expected/],
];

inEachBrowser(() => {
  /** Each element says this. @param {string} text */
  async function allRead(text) {
    for (const kind of KINDS) await tab.reads(`#${kind}`, [text]);
  }

  /** Waits until each element is told something of this kind that it was not told before. */
  const told = (message, before = 0) =>
    tab.until(() => tab.errors(), (errors) => KINDS.every((kind) => errors.slice(before).some((error) => error.at === kind && message.test(error.message))));

  for (const [sentence, how, message, timeout = 15] of FAULTS) {
    test(`${sentence}: the text stands, the page is told, and news come when it is over`, async () => {
      const backend = threeSources(`data-poll="1" data-timeout="${timeout}"`);
      backend.fail(how);
      await tab.go(backend.url);
      const { length } = await told(message);
      await allRead("Ask us");
      backend.tell("there");
      await allRead(inStock);
      backend.fail(how);
      // What still holds is no failure.
      if (!sentence.startsWith("HTTP 304")) await told(message, length);
      await tab.settle();
      await allRead(inStock);
      backend.tell("gone");
      await allRead(gone);
    });
  }

  test("a wrong content type is none of our business", async () => {
    const backend = threeSources("");
    backend.tell("there", { "content-type": "text/html", "x-content-type-options": "nosniff" });
    await tab.go(backend.url);
    await allRead(inStock);
    assert.deepEqual(await tab.errors(), []);
  });

  test("a backend of another origin that does not let pages in is like one that is not there; one that does is read, without cookies", async (t) => {
    const other = await openSite();
    t.after(() => other.close());
    const policy = site.policy.replace("default-src 'self'", `default-src 'self'; connect-src 'self' ${other.url}`);
    const { manifest, slices } = published(JSON.parse(body));
    const letIn = { "access-control-allow-origin": "*" };
    const cookies = [];
    for (const [name, text] of [["stock.json", body], ["manifest.json", manifest], ...Object.entries(slices), ["products", JSON.stringify([{ sku: "CHAIR", is_in_stock: true, low_stock_remaining: 3 }])]]) {
      other.answer(`/${name}`, ({ headers }, response) => (cookies.push(headers.cookie), response.writeHead(200, { ...json, ...letIn }).end(text)));
    }
    for (const name of ["stock.json", "manifest.json", "products"]) other.put(`/shut/${name}`, body);
    const at = (base) => [status("json", `${base}/stock.json`), status("shards", `shards+${base}/manifest.json`), status("woocommerce", `woocommerce+${base}`)].join("\n");
    const tag = `data-time-zone="${shop.timeZone}"`;

    await tab.go(site.page(at(`${other.url}/shut`), { tag, policy }).url);
    await told(/^could not be reached$/);
    await allRead("Ask us");

    await tab.go(site.page(at(other.url), { tag, policy }).url);
    await allRead(inStock);
    assert.deepEqual(cookies, Array(4).fill(undefined));
  });

  test("a shard that somebody put something else in place of is asked for anew, past the browser's own cache", async () => {
    const { manifest, path, slices } = published(JSON.parse(body));
    const year = { headers: { "cache-control": "public, max-age=31536000, immutable" } };
    for (const [what, wrong, message] of [["text", "<!doctype html>", /^not JSON/], ["items", JSON.stringify({ items: [{ sku: "STOOL", onHand: 1 }] }), /^expected the items/]]) {
      const address = `/faults/kept-${what}`;
      site.put(`${address}/manifest.json`, manifest);
      site.put(`${address}/${path}`, wrong, year);
      await tab.go(site.page(status("it", `shards+${address}/manifest.json`), { tag: 'data-poll="1"' }).url);
      await tab.until(() => tab.errors(), (errors) => errors.some((error) => message.test(error.message)));
      await tab.reads("#it", ["Ask us"]);
      site.put(`${address}/${path}`, slices[path], year);
      await tab.reads("#it", [inStock]);
    }
  });

  test("a shard that is not there costs a listing its own items alone, and the page is told which it is", async () => {
    const skus = Array.from({ length: 48 }, (_, index) => `SKU-${index}`);
    const { manifest, path, slices } = published({ ...shop, items: skus.map((sku) => ({ sku, onHand: 3 })) });
    const lacking = skus.filter((sku) => pathOf(JSON.parse(manifest), sku) === path);
    put("/faults/listing", { manifest, slices });
    site.put(`/faults/listing/${path}`, "", { status: 404 });
    const listing = skus.map((sku) => `<backsoon-status id="${sku}" sku="${sku}" view="badge">Ask us</backsoon-status>`);
    await tab.go(site.page(listing.join("\n"), { tag: 'data-source="shards+/faults/listing/manifest.json" data-poll="1"' }).url);
    await tab.until(() => tab.states(), (states) => states.filter((state) => state === "in-stock").length === skus.length - lacking.length);
    for (const sku of lacking) await tab.reads(`#${sku}`, ["Ask us"]);
    const errors = await tab.until(() => tab.errors(), (errors) => lacking.every((sku) => errors.some(({ at }) => at === sku)));
    assert.deepEqual([...new Set(errors.map(({ place, message }) => `${place.slice(-path.length)}: ${message}`))], [`${path}: HTTP 404, expected 200`]);
    put("/faults/listing", { manifest, slices });
    for (const sku of lacking) await tab.reads(`#${sku}`, [inStock]);
    assert.deepEqual((await tab.errors()).map(({ at }) => at).sort(), [...lacking].sort(), "no other element has anything to do with it");
  });

  test("a manifest that names shards which are gone leaves what was known, and is asked again until they are there", async () => {
    const backend = threeSources('data-poll="1"');
    backend.tell("there");
    await tab.go(backend.url);
    await allRead(inStock);
    const files = published({ ...shop, items: [{ sku: "CHAIR", onHand: 0, title: "Oak" }] });
    const base = backend.paths.shards.replace("/manifest.json", "");
    put(base, { ...files, slices: {} });
    const errors = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.match(errors[0].place, new RegExp(`${files.path}$`));
    assert.equal(errors[0].message, "HTTP 404, expected 200");
    await tab.reads("#shards", [inStock]);
    put(base, files);
    await tab.reads("#shards", [gone]);
  });
});
