// In Node the package is imported by its name and answers every worked case.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/setup.mjs";
import { consumer } from "./consumer.mjs";

// Names are resolved from where the importing file lies.
const inside = join(consumer, "shop.mjs");
writeFileSync(inside, 'export { open } from "backsoon";\n');
const { open } = await import(pathToFileURL(inside));

const ask = {
  promise: (shop, { sku, quantity }) => shop.promise(sku, quantity),
  queue: (shop, { sku }) => shop.queue(sku),
  preview: (shop, { lines }) => shop.preview(lines),
};

for (const [kind, answer] of Object.entries(ask)) {
  test(`every worked case of ${kind}.json holds through the packed wasm`, async () => {
    const cases = JSON.parse(readFileSync(join(root, "tests/cases", `${kind}.json`), "utf8"));
    assert.ok(cases.length > 0, "expected cases");
    for (const { name, snapshot, now, expect, ...question } of cases) {
      const shop = await open(snapshot, { now });
      assert.deepEqual(like(expect, answer(shop, question)), expect, name);
      shop.free();
    }
  });
}

test("the snapshot may be bytes as well", async () => {
  const shop = await open(new TextEncoder().encode('{"version":1,"items":[{"sku":"A","onHand":3}]}'), { now: "2026-11-23T10:00" });
  assert.equal(shop.promise("A", 1).state, "in-stock");
});

/** What `actual` has of the fields that are expected; parts may say more than a case does. */
function like(expected, actual) {
  if (Array.isArray(expected) && Array.isArray(actual)) return actual.map((item, at) => like(expected[at], item));
  if (expected === null || actual === null || typeof expected !== "object" || typeof actual !== "object") return actual;
  return Object.fromEntries(Object.keys(expected).map((key) => [key, like(expected[key], actual[key])]));
}
