// What a page or a program may name as its source.
import assert from "node:assert/strict";
import { test } from "node:test";
import { runInNewContext } from "node:vm";
import { bytesOf } from "../../www/sources/bytes.js";
import { resolve } from "../../www/sources/index.js";

const snapshot = { version: 1, items: [{ sku: "CHAIR", onHand: 3 }] };
const textOf = (bytes) => new TextDecoder().decode(bytes);

test("a URL is a plain file that answers for the whole shop", async () => {
  const asked = [];
  const fetch = async (url) => (asked.push(url), new Response("{}"));
  const source = await resolve("/stock.json", { fetch });
  assert.equal(source.whole, true);
  assert.equal(textOf(await source.fetch([])), "{}");
  assert.deepEqual(asked, ["/stock.json"]);
});

test("a snapshot is a source that pushes it once, and stopping that does nothing", async () => {
  const source = await resolve(snapshot);
  const pushed = [];
  source.watch([], (told) => pushed.push(told))();
  assert.deepEqual(pushed, [snapshot]);
  assert.equal(await source.fetch([]), snapshot);
});

test("an object that can be watched is taken as it is", async () => {
  const own = { fetch: async () => snapshot, watch: () => () => {} };
  assert.equal(await resolve(own), own);
});

test("a platform nobody knows is named", async () => {
  await assert.rejects(resolve("openkart+https://shop.example/api"), {
    place: "source",
    message: "'openkart': could not be loaded, or is no known platform",
  });
});

test("a plus sign in an address does not make it a platform", async () => {
  assert.equal((await resolve("stock+prices.json", { fetch: async () => new Response("{}") })).whole, true);
});

test("where there is no page, no data block is on it", async () => {
  await assert.rejects(resolve("#stock"), { place: "source", message: "'#stock': expected the id of a data block on the page" });
});

test("a data block that is not on the page is named", async (t) => {
  globalThis.document = { getElementById: () => null };
  t.after(() => delete globalThis.document);
  await assert.rejects(resolve("#stock"), { place: "source", message: "'#stock': expected the id of a data block on the page" });
});

test("a data block is read as it stands", async (t) => {
  globalThis.document = { getElementById: (id) => (id === "stock" ? { textContent: '{"version":1}' } : null) };
  t.after(() => delete globalThis.document);
  assert.equal(textOf(await (await resolve("#stock")).fetch([])), '{"version":1}');
});

test("objects, text, bytes and buffers all become the bytes the core reads", () => {
  const bytes = new TextEncoder().encode(JSON.stringify(snapshot));
  assert.deepEqual(bytesOf(snapshot), bytes);
  assert.deepEqual(bytesOf(JSON.stringify(snapshot)), bytes);
  assert.deepEqual(bytesOf(bytes), bytes);
  assert.equal(bytesOf(bytes).buffer, bytes.buffer);
  assert.deepEqual(bytesOf(bytes.buffer), bytes);
});

test("any view of bytes is read from where it starts to where it ends", () => {
  const { buffer } = new TextEncoder().encode("xx{}xx");
  assert.equal(textOf(bytesOf(new DataView(buffer, 2, 2))), "{}");
  assert.equal(textOf(bytesOf(new Uint16Array(buffer, 2, 1))), "{}");
});

test("bytes and buffers of another realm are bytes too", () => {
  assert.equal(textOf(bytesOf(runInNewContext("new Uint8Array([123, 125])"))), "{}");
  assert.equal(textOf(bytesOf(runInNewContext("new Uint8Array([123, 125]).buffer"))), "{}");
});

for (const nothing of [undefined, () => snapshot, Symbol("snapshot")]) {
  test(`a snapshot that is ${typeof nothing} is named as such`, () => {
    assert.throws(() => bytesOf(nothing), { name: "SourceError", place: "snapshot", message: `${typeof nothing}: expected a snapshot` });
  });
}

test("of a name as long as a book its start is repeated", async () => {
  await assert.rejects(resolve(`${"x".repeat(5000)}+https://shop.example`), { message: `'${"x".repeat(40)}…': could not be loaded, or is no known platform` });
});
