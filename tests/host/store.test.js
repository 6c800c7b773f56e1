// What elements with one source are told of its problems.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as settled } from "node:timers/promises";
import { Core } from "../../www/core.js";
import { Store } from "../../www/store.js";

/** A store whose snapshot is `json` and lacks what `places` name. */
async function storeOf(t, json, places) {
  t.mock.method(console, "warn", () => {});
  class Shop {
    about = () => ({ problems: places.map((place) => ({ place, message: "wrong" })), timeZone: "UTC" });
    free() {}
  }
  const core = new Core({ Shop, initSync() {}, __wbg_reset_state() {} }, async () => "module");
  const store = new Store(core, json instanceof Uint8Array ? json : new TextEncoder().encode(json), {}, () => {});
  store.join({}, "A");
  await settled();
  assert.ok(store.snapshot);
  return store;
}

test("an element is told the problems of its own item", async (t) => {
  const store = await storeOf(t, '{"items":[{"sku":"A"},{"sku":"B"}]}', ["policy", "items[0].onHand", "items[1].due"]);
  assert.deepEqual(store.problems("A"), [{ place: "items[0].onHand", message: "wrong", sku: "A" }]);
  assert.deepEqual(store.problems("C"), []);
});

test("the problems of one item are told as twenty and a number", async (t) => {
  const store = await storeOf(t, '{"items":[{"sku":"A"}]}', Array.from({ length: 200_000 }, (_, index) => `items[0].onOrder[${index}]`));
  const problems = store.problems("A");
  assert.equal(problems.length, 21);
  assert.deepEqual(problems[20], { place: "snapshot", message: "199980 more problems like these" });
});

for (const json of ['{"items":[null,{"sku":"A"}]}', '{"items":[{"sku":"B"}],"items":[]}', '{"items":[{"sku":"B"}],"items":null}', '{"items":[{"sku":7}]}', "null", '{"items":[{"sku":"A"'] ) {
  test(`items that JSON.parse sees otherwise than the core cost their problems' skus alone: ${json}`, async (t) => {
    const store = await storeOf(t, json, ["items[0]"]);
    assert.deepEqual(store.problems("A"), []);
  });
}
