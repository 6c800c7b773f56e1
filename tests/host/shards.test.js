// A listing whose shards lie on a server that lacks one slice: what is there is shown, and what is wrong is said of that one.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, beforeEach, test } from "node:test";
import { staticServer } from "../../scripts/serve.mjs";
import { source } from "../../www/sources/shards.js";
import { pathOf } from "../../www/sources/shards/layout.js";
import { publishTo } from "../services/command.mjs";
import { folderOf } from "../services/processes.mjs";
import { until } from "../services/until.mjs";

const listing = Array.from({ length: 48 }, (_, index) => `SKU-${index}`);
const shop = (onHand) => ({ version: 1, asOf: `2026-11-23T08:${10 + onHand}:00Z`, items: Array.from({ length: 700 }, (_, index) => ({ sku: `SKU-${index}`, onHand })) });
/** Two versions of it, by how many there are of each item. */
const folders = Object.fromEntries([3, 4].map((onHand) => [onHand, folderOf(`listing-${onHand}`)]));
/** The version that is there now. */
let version = 3;

/** Paths that the server does not have, or answers with this status. @type {Map<string, number>} */
const missing = new Map();
/** @type {string[]} */
let asked = [];
let server;
let url;
before(async () => {
  for (const [onHand, { path }] of Object.entries(folders)) publishTo(path, shop(Number(onHand)));
  server = await staticServer(Object.fromEntries(Object.entries(folders).map(([onHand, { path }]) => [`/${onHand}`, path])));
  const [serve] = server.listeners("request");
  server.removeAllListeners("request").on("request", (request, response) => {
    const path = request.url.slice(1);
    asked.push(path);
    request.url = `/${version}/${path}`;
    const status = missing.get(path);
    if (status) response.writeHead(status, status === 503 ? { "retry-after": "60" } : {}).end();
    else serve(request, response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${server.address().port}/manifest.json`;
});
after(() => {
  server.closeAllConnections();
  server.close();
  for (const { remove } of Object.values(folders)) remove();
});
beforeEach(() => {
  version = 3;
  missing.clear();
  asked = [];
});

const pathNow = (sku) => pathOf(JSON.parse(readFileSync(folders[version].at("manifest.json"), "utf8")), sku);
const stockOf = ({ items }) => Object.fromEntries(items.filter(({ sku }) => listing.includes(sku)).map(({ sku, onHand }) => [sku, onHand]));
const all = (onHand, but = []) => Object.fromEntries(listing.filter((sku) => !but.includes(sku)).map((sku) => [sku, onHand]));
/** Those of the listing that lie in one slice with it. */
const beside = (sku) => listing.filter((other) => pathNow(other) === pathNow(sku));

/** Watches until the test ends, and keeps the answers and the errors. */
function watching(t, skus, one = source(url, { poll: 0.05, random: () => 0 })) {
  const told = { answers: [], errors: [] };
  told.stop = one.watch(skus, (snapshot, error) => (error ? told.errors.push(error) : snapshot && told.answers.push(snapshot)));
  t.after(told.stop);
  return told;
}

test("one slice that is not there costs its own items alone, is named, and comes once it is there", async (t) => {
  const path = pathNow("SKU-8");
  missing.set(path, 404);
  const page = watching(t, listing);
  await until(() => page.errors.length === 1);
  assert.deepEqual(page.answers.map(stockOf), [all(3, beside("SKU-8"))]);
  assert.ok(page.errors[0].place.endsWith(path));
  assert.equal(page.errors[0].message, "HTTP 404, expected 200");
  await until(() => page.errors.length === 2);
  assert.equal(page.answers.length, 1, "what is known is told once");
  missing.clear();
  await until(() => page.answers.length === 2);
  assert.deepEqual(stockOf(page.answers[1]), all(3));
  assert.equal(asked.filter((one) => one === pathNow("SKU-7")).length, 1, "what came is not asked for again");
});

test("a listing that lacks a slice is told what is new of the others", async (t) => {
  missing.set(pathNow("SKU-8"), 404);
  const page = watching(t, listing);
  await until(() => page.answers.length === 1);
  version = 4;
  missing.set(pathNow("SKU-8"), 404);
  await until(() => page.answers.length === 2);
  assert.deepEqual(stockOf(page.answers[1]), all(4, beside("SKU-8")));
});

test("what was known is not taken away by a slice that is not there yet, and no version is mixed with another", async (t) => {
  const one = source(url, { poll: 0.05, random: () => 0 });
  const first = watching(t, listing.slice(0, 20), one);
  await until(() => first.answers.length === 1);
  first.stop();
  version = 4;
  missing.set(pathNow("SKU-8"), 404);
  const page = watching(t, listing, one);
  await until(() => page.errors.length === 2);
  assert.deepEqual(page.answers, []);
  missing.clear();
  await until(() => page.answers.length === 1);
  assert.deepEqual(stockOf(page.answers[0]), all(4));
});

test("who asks once, and listens to what lacks, is told the others and each sku of the slice that is not there", async () => {
  missing.set(pathNow("SKU-8"), 404);
  const lacking = [];
  const snapshot = await source(url).fetch([...listing, "SKU-8"], ({ place, message }, sku) => lacking.push([place.endsWith(pathNow(sku)), message, sku]));
  assert.deepEqual(stockOf(snapshot), all(3, beside("SKU-8")));
  assert.deepEqual(lacking, beside("SKU-8").map((sku) => [true, "HTTP 404, expected 200", sku]));
});

test("who asks once is told what is wrong, in place of half an answer that looks whole, or of one that has nothing", async () => {
  const path = pathNow("SKU-8");
  missing.set(path, 404);
  await assert.rejects(source(url).fetch(listing), (error) => error.place.endsWith(path));
  await assert.rejects(source(url).fetch(["SKU-8"], () => {}), (error) => error.place.endsWith(path));
});

test("what a server that is down is asked for no more is told as lacking too", async () => {
  const many = Array.from({ length: 400 }, (_, index) => `SKU-${index}`);
  for (const sku of many.slice(1)) if (pathNow(sku) !== pathNow("SKU-0")) missing.set(pathNow(sku), 500);
  const lacking = [];
  const { items } = await source(url).fetch(many, (_error, sku) => lacking.push(sku));
  assert.deepEqual([...items.map(({ sku }) => sku), ...lacking].filter((sku) => many.includes(sku)).sort(), [...many].sort());
});

test("of a server that is down no more is asked than one batch, and nothing is told of nothing", async (t) => {
  const many = Array.from({ length: 400 }, (_, index) => `SKU-${index}`);
  for (const sku of many) missing.set(pathNow(sku), 500);
  const page = watching(t, many);
  await until(() => page.errors.length === 1);
  assert.equal(asked.filter((path) => path !== "manifest.json").length, 100);
  assert.deepEqual(page.answers, []);
});

test("a server that wants to be left alone is, once what came has been told", async (t) => {
  missing.set(pathNow("SKU-8"), 503);
  const page = watching(t, listing);
  await until(() => page.errors.length === 1);
  assert.deepEqual(page.answers.map(stockOf), [all(3, beside("SKU-8"))]);
  assert.equal(page.errors[0].retryAfter, 60);
});
