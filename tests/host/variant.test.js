// Vendure's word about stock.
import assert from "node:assert/strict";
import { test } from "node:test";
import { levelOf } from "../../www/sources/vendure/variant.js";

test("a stockLevel as long as a book is no word, and is told so at once", () => {
  const before = performance.now();
  assert.equal(levelOf(`IN_STOCK${" ".repeat(500_000)}x`), undefined);
  assert.equal(levelOf("x", { x: " ".repeat(500_000) }), undefined);
  assert.ok(performance.now() - before < 1000);
});

test("a shop's own word for one of Vendure's is still read", () => {
  assert.deepEqual(levelOf("Auf Lager", { "Auf Lager": "IN_STOCK:50" }), { word: "IN_STOCK", count: 50 });
});
