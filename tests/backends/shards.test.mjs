// The source that reads what `backsoon publish` has written: what it asks for, and what it makes of trouble.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { staticServer } from "../../scripts/serve.mjs";
import { open } from "../../dist/node.js";
import { source, toSnapshot } from "../../www/sources/shards.js";
import { SHARDS, pathOf, placeOf, slicesFor } from "../../www/sources/shards/layout.js";
import { publishTo } from "../services/command.mjs";
import { until } from "../services/until.mjs";

const folder = mkdtempSync(join(tmpdir(), "backsoon-shards-"));
after(() => rmSync(folder, { recursive: true }));

const item = (index, onHand) => ({ sku: `SKU-${index}`, onHand, alternatives: index === 0 ? ["SKU-1"] : [] });
const shop = (onHand) => ({ version: 1, asOf: `2026-11-23T08:${10 + onHand}:00Z`, items: Array.from({ length: 2000 }, (_, index) => item(index, onHand)) });

const publish = (onHand) => publishTo(folder, shop(onHand));
before(() => publish(3));

/** A host of the folder that remembers what it was asked for, and answers as `rules` say. */
function host(rules = {}) {
  const asked = [];
  const fetch = async (url, init = {}) => {
    const path = new URL(url).pathname.slice(1);
    asked.push(path);
    const rule = Object.entries(rules).find(([part]) => path.includes(part))?.[1];
    if (rule) return rule(path, init);
    const file = join(folder, path);
    if (!existsSync(file)) return new Response(null, { status: 404 });
    const bytes = readFileSync(file);
    const etag = `"${createHash("sha256").update(bytes).digest("hex")}"`;
    if (init.headers?.["If-None-Match"] === etag) return new Response(null, { status: 304 });
    return new Response(bytes, { headers: { etag } });
  };
  return { asked, fetch, source: (options) => source("https://cdn.example/manifest.json", { fetch, random: () => 0, ...options }) };
}

/** Watches until the test ends, and keeps what is pushed. */
function watching(t, one, skus, pushed = []) {
  const stop = one.watch(skus, (snapshot, error) => pushed.push(error ?? snapshot));
  t.after(stop);
  return { pushed, stop, get told() { return pushed.filter((one) => one !== undefined); } };
}

const stockOf = ({ items }, sku) => items.find((one) => one.sku === sku)?.onHand;

test("a page asks for the manifest, and for no slice but those of its skus", async () => {
  const it = host();
  const snapshot = await it.source().fetch(["SKU-7", "SKU-8"]);
  assert.deepEqual([stockOf(snapshot, "SKU-7"), stockOf(snapshot, "SKU-8")], [3, 3]);
  assert.equal(it.asked.length, 3);
  assert.match(it.asked.join("\n"), /^manifest\.json\nshards\/[0-9a-f]{14}\/\d\.json\nshards\/[0-9a-f]{14}\/\d\.json$/);
});

test("skus in one slice are one question", async () => {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const path = pathOf(manifest, "SKU-7");
  const together = shop(0).items.map(({ sku }) => sku).filter((sku) => pathOf(manifest, sku) === path);
  assert.ok(together.length > 1);
  const it = host();
  await it.source().fetch(together);
  assert.deepEqual(it.asked, ["manifest.json", path]);
});

test("what is offered in place of an item comes with it, less what is told in full anyway", async () => {
  const it = host();
  const alone = await it.source().fetch(["SKU-0"]);
  assert.equal(stockOf(alone, "SKU-1"), 3);
  const both = await it.source().fetch(["SKU-0", "SKU-1"]);
  assert.equal(both.items.filter(({ sku }) => sku === "SKU-1").length, 1);
});

test("an unknown sku is unknown, and a shop of no sku is a snapshot without items", async () => {
  const it = host();
  const known = await open(await it.source().fetch(["NONE"]));
  assert.equal(known.promise("NONE").state, "unknown");
  assert.deepEqual((await it.source().fetch([])).items, []);
});

test("a manifest that has not changed is asked for by its ETag, and no slice again", async (t) => {
  const it = host();
  const { pushed } = watching(t, it.source({ poll: 0.05 }), ["SKU-7"]);
  await until(() => pushed.length >= 3);
  assert.equal(stockOf(pushed[0], "SKU-7"), 3);
  assert.deepEqual(pushed.slice(1, 3), [undefined, undefined]);
  assert.equal(it.asked.filter((path) => path !== "manifest.json").length, 1);
});

test("a new version comes whole, with its own time", async (t) => {
  const skus = ["SKU-7", "SKU-8", "SKU-9"];
  const page = watching(t, host().source({ poll: 0.05 }), skus);
  await until(() => page.told.length === 1);
  publish(4);
  await until(() => page.told.length === 2);
  assert.deepEqual(skus.map((sku) => stockOf(page.told[1], sku)), [4, 4, 4]);
  assert.equal(page.told[1].asOf, "2026-11-23T08:14:00Z");
});

test("who watches more skus is told at once, from an unchanged manifest and the slices that are there", async (t) => {
  const it = host();
  const one = it.source({ poll: 60 });
  const page = watching(t, one, ["SKU-7"]);
  await until(() => page.told.length === 1);
  page.stop();
  const more = watching(t, one, ["SKU-7", "SKU-8"]);
  await until(() => more.told.length === 1);
  assert.ok(stockOf(more.told[0], "SKU-8") > 0);
  assert.deepEqual(it.asked.map((path) => path.replace(/^shards.*/, "slice")), ["manifest.json", "slice", "manifest.json", "slice"]);
});

test("a slice that is gone fails by its name, and the next try mends it", async (t) => {
  let gone = true;
  const it = host({ "shards/": (path) => (gone ? new Response(null, { status: 404 }) : new Response(readFileSync(join(folder, path)))) });
  const page = watching(t, it.source({ poll: 0.05 }), ["SKU-7"]);
  await until(() => page.told.length === 1);
  assert.match(page.told[0].place, /^https:\/\/cdn\.example\/shards\/.*\.json$/);
  assert.equal(page.told[0].message, "HTTP 404, expected 200");
  gone = false;
  await until(() => page.told.some(({ items }) => items));
  assert.ok(stockOf(page.told.at(-1), "SKU-7") > 0);
});

test("slices that came are not asked for again while another is missing", async (t) => {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  const missing = pathOf(manifest, "SKU-8");
  let tries = 0;
  const it = host({ [missing]: (path) => ((tries += 1) < 3 ? new Response(null, { status: 404 }) : new Response(readFileSync(join(folder, path)))) });
  const page = watching(t, it.source({ poll: 0.05 }), ["SKU-7", "SKU-8", "SKU-9"]);
  await until(() => page.told.some(({ items = [] }) => items.some(({ sku }) => sku === "SKU-8")));
  assert.equal(tries, 3);
  for (const sku of ["SKU-7", "SKU-9"]) assert.equal(it.asked.filter((path) => path === pathOf(manifest, sku)).length, 1, sku);
});

test("a slice that is not the one it should be is asked for past the cache, until it is", async (t) => {
  const modes = [];
  const wrong = [new Response("<html>"), Response.json({ items: [null] }), Response.json({ items: [{ sku: "SKU-8" }] })];
  const it = host({ "shards/": (path, { cache }) => (modes.push(cache), wrong.shift() ?? new Response(readFileSync(join(folder, path)))) });
  const page = watching(t, it.source({ poll: 0.05 }), ["SKU-7"]);
  await until(() => page.told.some(({ items }) => items));
  assert.deepEqual(modes, [undefined, "reload", "reload", "reload"]);
  assert.deepEqual(page.told.slice(0, 3).map(({ message }) => message.replace(/, .*/, "")), ["not JSON", "expected the items that the manifest has there", "expected the items that the manifest has there"]);
});

test("a server that wants to be left alone is, by who watches more skus too", async (t) => {
  const it = host({ manifest: () => new Response(null, { status: 429, headers: { "retry-after": "60" } }) });
  const one = it.source();
  const page = watching(t, one, ["SKU-7"]);
  await until(() => page.told.length === 1);
  page.stop();
  const more = watching(t, one, ["SKU-7", "SKU-8"]);
  await until(() => more.told.length === 1);
  assert.deepEqual([more.told[0].message, it.asked], ["HTTP 429, expected 200", ["manifest.json"]]);
});

for (const [what, rules, place, message] of [
  ["a manifest that is no JSON", { manifest: () => new Response("<html>") }, /manifest\.json$/, /not JSON/],
  ["a manifest of another kind", { manifest: () => Response.json({ name: "My app" }) }, /manifest\.json$/, /version 1/],
  ["a manifest of a later version", { manifest: () => Response.json({ version: 2 }) }, /manifest\.json$/, /version 1/],
  ["a slice that is no JSON", { shards: () => new Response('{"items":[') }, /shards/, /not JSON/],
  ["a slice without items", { shards: () => Response.json({}) }, /shards/, /items/],
  ["a host that is down", { manifest: () => Promise.reject(new TypeError("fetch failed")) }, /manifest\.json$/, /could not be reached/],
]) {
  test(`${what} is named`, async () => {
    await assert.rejects(host(rules).source().fetch(["SKU-7"]), (error) => {
      assert.match(error.place, place);
      assert.match(error.message, message);
      return true;
    });
  });
}

test("by its name alone, from a real server", async (t) => {
  const server = await staticServer({ "/": folder });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const opened = await open(`shards+http://127.0.0.1:${server.address().port}/manifest.json`, { skus: ["SKU-7"] });
  assert.equal(opened.promise("SKU-7").state, "in-stock");
});

for (const [what, broken] of [["is not there", () => new Response(null, { status: 404 })], ["is broken", () => new Response('{"items":[')]]) {
  test(`of a catalogue of which one slice ${what} the others are opened, and the problem is named`, async () => {
    const missing = pathOf(JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")), "SKU-8");
    const rules = { [missing]: broken };
    const it = host(rules);
    const opened = await open(it.source(), { skus: ["SKU-7", "SKU-8"] });
    assert.deepEqual(["SKU-7", "SKU-8"].map((sku) => opened.promise(sku).state), ["in-stock", "unknown"]);
    assert.deepEqual(opened.problems.map(({ place, sku }) => [place, sku]), [[`https://cdn.example/${missing}`, "SKU-8"]]);
    assert.match(opened.problems[0].message, /^(HTTP 404|not JSON), expected .+; nothing is known of 'SKU-8'$/);
    delete rules[missing];
    await opened.update(it.source());
    assert.deepEqual([opened.promise("SKU-8").state, opened.problems], ["in-stock", []]);
    rules[missing] = broken;
    await assert.rejects(opened.update(it.source()), (error) => error.place.endsWith(missing));
    assert.equal(opened.promise("SKU-8").state, "in-stock");
  });
}

test("a user and a password in the URL are told the server that asks for them, and their absence from pages is said", async (t) => {
  const wanted = `Basic ${Buffer.from("ada:hu sh").toString("base64")}`;
  const server = await staticServer({ "/": folder });
  const [serve] = server.listeners("request");
  server.removeAllListeners("request").on("request", (request, response) => (request.headers.authorization === wanted ? serve(request, response) : response.writeHead(401).end()));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const at = (user) => `shards+http://${user}@127.0.0.1:${server.address().port}/manifest.json`;
  const opened = await open(at("ada:hu%20sh"), { skus: ["SKU-7"] });
  assert.equal(opened.promise("SKU-7").state, "in-stock");
  await opened.update(at("ada:hu%20sh"));
  await assert.rejects(open(at("ada:hush"), { skus: ["SKU-7"] }), (error) => error.message.includes("HTTP 401") && !error.message.includes("hush"));
  assert.throws(() => source("https://ada:hush@cdn.example/manifest.json"), { place: "source", message: /^a user and a password in the URL, which no browser sends: expected neither/ });
});

test("a snapshot is the manifest's settings with all that the slices tell", () => {
  const manifest = { snapshot: { version: 1, currency: "EUR" } };
  const slices = [{ suppliers: { a: { leadDays: 3 } }, items: [{ sku: "A" }], others: [{ sku: "B" }, { sku: "C" }] }, { suppliers: { b: {} }, items: [{ sku: "B", price: 5 }] }];
  assert.deepEqual(toSnapshot(manifest, slices), {
    version: 1, currency: "EUR", suppliers: { a: { leadDays: 3 }, b: {} }, items: [{ sku: "A" }, { sku: "B", price: 5 }, { sku: "C" }],
  });
});

for (const none of [null, 7, "B", [], {}]) {
  test(`${JSON.stringify(none)} among what a slice tells costs nothing else`, () => {
    const slices = [{ items: [none, { sku: "A" }], others: [none, { sku: "B" }] }, { items: [{ sku: "C" }], others: none }];
    const { items } = toSnapshot({ snapshot: { version: 1 } }, slices);
    assert.deepEqual(items.filter((item) => typeof item?.sku === "string"), [{ sku: "A" }, { sku: "C" }, { sku: "B" }]);
  });
}

test("what is nested too deeply to be written again, in a setting or in an item of a slice, costs nothing else", async (t) => {
  t.mock.method(console, "warn", () => {});
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  // In the settings of the manifest, and in every item and supplier of a slice.
  const deepened = (path) => new Response(readFileSync(join(folder, path), "utf8").replace(/"version":1,"|"sku":"/g, (field) => `"x":${deep},${field}`));
  const it = host({ manifest: deepened, shards: deepened });
  const opened = await open(it.source(), { skus: ["SKU-7", "SKU-8"] });
  assert.deepEqual(["SKU-7", "SKU-8"].map((sku) => opened.promise(sku).state), ["in-stock", "in-stock"]);
});

test("skus are spread evenly over shards and slices", () => {
  const counts = new Map();
  for (let index = 0; index < 64 * SHARDS; index += 1) {
    const { shard, slice } = placeOf(`SKU-${index}`, 4);
    counts.set(shard * 4 + slice, (counts.get(shard * 4 + slice) ?? 0) + 1);
  }
  assert.equal(counts.size, SHARDS * 4);
  assert.ok(Math.max(...counts.values()) < 36, `${Math.max(...counts.values())} of 16 in the mean`);
});

test("slices stay as many as they were while a catalogue grows or shrinks a little", () => {
  assert.deepEqual([1, 768, 769, 100_000, 10_000_000].map((items) => slicesFor(items)), [1, 1, 2, 131, 13_021]);
  assert.deepEqual([slicesFor(1280, 1), slicesFor(1, 1), slicesFor(600, 2), slicesFor(400, 2), slicesFor(2000, 1)], [1, 1, 2, 1, 3]);
});
