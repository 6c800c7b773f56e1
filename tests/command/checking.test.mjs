// What `backsoon check` says of a snapshot.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import test from "node:test";
import { pathOf } from "../../www/sources/shards/layout.js";
import { run } from "../services/command.mjs";
import { publishing, summaryOf, uniform } from "./publishing.mjs";
import { folder, snapshot, customers } from "./shop.mjs";

const checked = (shop, ...args) => run(["check", "-", "--now", "2026-11-23T10:00", ...args], { input: typeof shop === "string" ? shop : JSON.stringify(shop) });

test("a snapshot in which nothing is wrong says what is in it, and ends with 0", async () => {
  const { code, stdout, stderr } = await checked({ ...snapshot(customers(2)), asOf: "2026-11-23T08:00:00Z" });
  assert.equal(stdout, "standard input: 1 item, orders of 2 units, as of 2026-11-23T08:00:00Z.\nFor who wants one: 1 backorder.\nNothing is wrong.\n");
  assert.deepEqual([code, stderr], [0, ""]);
});

test("each thing that is wrong is named with its place, what stands there and what was expected, and it ends with 1", async () => {
  const items = [{ sku: "A", onHand: -1 }, { sku: "B", onHand: 2 }, { sku: "C", onOrder: [{ quantity: 1, due: "2026-02-30" }] }];
  const { code, stdout } = await checked({ version: 1, items });
  assert.equal(code, 1);
  assert.match(stdout, /^standard input: 1 item, as of when it was read\.\nFor who wants one: 1 in-stock\.\n2 problems:\n {2}items\[0\]\.onHand: -1: expected .*\n {2}items\[2\]\.onOrder\[0\]\.due: "2026-02-30": expected .*\n$/);
});

test("what cannot have happened to an order is wrong too", async () => {
  const shop = snapshot(customers(1));
  shop.orders[0].events.push({ id: "x", at: "2026-11-03T10:00:00Z", type: "completed" });
  const { code, stdout } = await checked(shop);
  assert.equal(code, 1);
  assert.match(stdout, /1 problem:\n {2}orders\[0\]\.events\[1\]: event 'x' of order 'SO-1' changes nothing: /);
});

for (const [what, input] of [["no item", '{"version":1,"items":[]}'], ["what publish calls a manifest", '{"version":1,"slices":1,"shards":"00"}']]) {
  test(`${what} is a problem too`, async () => {
    const { code, stdout } = await run(["check", "-"], { input });
    assert.match(stdout, /^standard input: 0 items, .*\n1 problem:\n {2}items: none; expected some \(of what publish has written, .*\)\n$/);
    assert.equal(code, 1);
  });
}

test("programs read the same as JSON", async () => {
  const { code, stdout } = await checked({ version: 1, items: [{ sku: "A", onHand: -1 }, { sku: "B", onHand: 2 }] }, "--json");
  const { problems, ...found } = JSON.parse(stdout);
  assert.deepEqual(found, { items: 1, orders: { units: 0, amount: 0 }, asOf: null, stale: false, states: { "in-stock": 1 } });
  assert.deepEqual(problems.map(({ place }) => place), ["items[0].onHand"]);
  assert.equal(code, 1);
});

for (const [what, input, message] of [
  ["is no JSON", "{", /^backsoon: standard input: /],
  ["has a version that nobody knows", '{"version":2,"items":[]}', /^backsoon: standard input: version: 2: expected 1/],
]) {
  test(`what ${what} cannot be used, and it ends with 1`, async () => {
    const { code, stdout, stderr } = await checked(input);
    assert.match(stderr, message);
    assert.deepEqual([code, stdout], [1, ""]);
  });
}

test("a file that is not there is named", async (t) => {
  const it = folder(snapshot([]));
  t.after(it.remove);
  const { code, stderr } = await run(["check", it.at("none.json")]);
  assert.equal(stderr, `backsoon: ${it.at("none.json")}: cannot be read (no such file)\n`);
  assert.equal(code, 1);
});

test("quiet says nothing unless something is wrong", async () => {
  assert.equal((await checked({ items: [{ sku: "A" }] }, "--quiet")).stdout, "");
  assert.match((await checked({ items: [{ sku: "A", onHand: 0.5 }] }, "--quiet")).stdout, /1 problem/);
});

test("a catalogue is checked at a server that asks for a user and a password, and a slice that lacks is a problem of its sku", async (t) => {
  const it = publishing(uniform(2), t);
  await summaryOf(it);
  const missing = pathOf(JSON.parse(it.read("manifest.json")), "SKU-8");
  const wanted = `Basic ${Buffer.from("ada:hush").toString("base64")}`;
  const server = createServer(({ url, headers }, response) => {
    if (headers.authorization !== wanted) response.writeHead(401).end();
    else if (url === `/${missing}`) response.writeHead(404).end();
    else response.end(it.read(url.slice(1)));
  }).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const host = `127.0.0.1:${server.address().port}`;
  const check = (user) => run(["check", `shards+http://${user}@${host}/manifest.json`, "--skus", "SKU-7,SKU-8", "--now", "2026-11-23T10:00"], { cwd: it.at("") });
  const { code, stdout } = await check("ada:hush");
  assert.ok(stdout.includes(` in-stock.\n1 problem:\n  http://${host}/${missing}: HTTP 404, expected 200; nothing is known of 'SKU-8'\n`), stdout);
  assert.equal(code, 1);
  assert.doesNotMatch(stdout, /hush/);
  const refused = await check("ada:push");
  assert.equal(refused.stderr, `backsoon: http://${host}/manifest.json: HTTP 401, expected 200\n`);
});
