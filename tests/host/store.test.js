// What elements with one source are told of its problems.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as settled } from "node:timers/promises";
import { Core } from "../../www/core.js";
import { SourceError } from "../../www/sources/poll.js";
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
  store.join({}, ["A"]);
  await settled();
  assert.ok(store.snapshot);
  return store;
}

test("an element is told the problems of its own item", async (t) => {
  const store = await storeOf(t, '{"items":[{"sku":"A"},{"sku":"B"}]}', ["policy", "items[0].onHand", "items[1].due"]);
  assert.deepEqual(store.problems(["A"]), [{ place: "items[0].onHand", message: "wrong", sku: "A" }]);
  assert.deepEqual(store.problems(["C"]), []);
});

test("the problems of one item are told as twenty and a number", async (t) => {
  const store = await storeOf(t, '{"items":[{"sku":"A"}]}', Array.from({ length: 200_000 }, (_, index) => `items[0].onOrder[${index}]`));
  const problems = store.problems(["A"]);
  assert.equal(problems.length, 21);
  assert.deepEqual(problems[20], { place: "snapshot", message: "199980 more problems like these" });
});

for (const json of ['{"items":[null,{"sku":"A"}]}', '{"items":[{"sku":"B"}],"items":[]}', '{"items":[{"sku":"B"}],"items":null}', '{"items":[{"sku":7}]}', "null", '{"items":[{"sku":"A"'] ) {
  test(`items that JSON.parse sees otherwise than the core cost their problems' skus alone: ${json}`, async (t) => {
    const store = await storeOf(t, json, ["items[0]"]);
    assert.deepEqual(store.problems(["A"]), []);
  });
}

/** The core's Shop as a store sees it, of a snapshot in which nothing is wrong. */
class Shop {
  about = () => ({ problems: [], timeZone: "UTC" });
  free() {}
}
const glue = { Shop, initSync() {}, __wbg_reset_state() {} };

test("what a source has news of is shown first", async () => {
  const shown = [];
  const source = { watch: (_skus, push) => (source.push = push, push({ items: [] }), () => {}) };
  const store = new Store(new Core(glue, async () => "module"), source, {}, (elements) => shown.push(...elements));
  const elements = ["A", "B", "C"].map((sku) => ({ sku }));
  for (const element of elements) store.join(element, [element.sku]);
  await settled();
  shown.length = 0;
  source.push({ items: [] }, undefined, ["C"]);
  await settled();
  assert.deepEqual([...new Set(shown)].map(({ sku }) => sku), ["C", "A", "B"]);
});

test("a failure that leaves alone what is known of some skus is told the elements of the others", async (t) => {
  t.mock.method(console, "warn", () => {});
  const failure = Object.assign(new SourceError("shards/0.json", "HTTP 404, expected 200"), { holds: (skus) => !skus.includes("B") });
  const source = { watch: (_skus, push) => (push({ items: [] }), push(undefined, failure), () => {}) };
  const store = new Store(new Core(glue, async () => "module"), source, {}, () => {});
  store.join({}, ["A", "B"]);
  await settled();
  assert.deepEqual(store.problems(["A"]), []);
  assert.deepEqual(store.problems(["A", "B"]), [{ place: "shards/0.json", message: "HTTP 404, expected 200" }]);
});

test("an answer waits for wasm that cannot be had at once", async (t) => {
  t.mock.method(console, "warn", () => {});
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let tries = 0;
  const core = new Core(glue, async () => {
    tries += 1;
    if (tries < 4) throw new SourceError("backsoon.wasm", "HTTP 503, expected 200");
    return "module";
  });
  const store = new Store(core, { items: [{ sku: "A" }] }, {}, () => {});
  store.join({}, ["A"]);
  await settled();
  assert.deepEqual(store.problems(["A"]).map(({ place }) => place), ["backsoon.wasm"]);
  for (let wait = 0; !store.snapshot && wait < 5; wait += 1) {
    t.mock.timers.tick(15_000);
    await settled();
  }
  assert.ok(store.snapshot);
  assert.deepEqual(store.problems(["A"]), []);
});

test("wasm that the browser forbids is not asked for again", async (t) => {
  t.mock.method(console, "warn", () => {});
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let tries = 0;
  const core = new Core(glue, async () => {
    tries += 1;
    throw new WebAssembly.CompileError("blocked by CSP");
  });
  const store = new Store(core, { items: [] }, {}, () => {});
  store.join({}, ["A"]);
  await settled();
  const before = tries;
  assert.ok(before > 0);
  t.mock.timers.tick(600_000);
  await settled();
  assert.equal(tries, before);
});

/** A source whose watcher is told what a test tells. */
function told() {
  const watched = [];
  return { watched, whole: false, fetch: async () => ({}), watch: (skus, push) => (watched.push({ skus, push }), () => {}) };
}

test("a failure is over once the source says that its last answer still holds", async (t) => {
  t.mock.method(console, "warn", () => {});
  const source = told();
  const store = new Store(new Core(glue, async () => "module"), source, {}, () => {});
  store.join({}, ["A"]);
  await settled();
  const [{ push }] = source.watched;
  push({ items: [] });
  await settled();
  push(undefined, new Error("down"));
  assert.deepEqual(store.problems(["A"]), [{ place: "snapshot", message: "down" }]);
  push();
  assert.deepEqual(store.problems(["A"]), []);
});

test("an answer of which nothing could be used does not become one by being given again", async (t) => {
  t.mock.method(console, "warn", () => {});
  class Refusing extends Shop {
    constructor(bytes) {
      super();
      if (bytes.length < 10) throw Object.assign(new Error("no snapshot"), { place: "snapshot" });
    }
  }
  const source = told();
  const store = new Store(new Core({ ...glue, Shop: Refusing }, async () => "module"), source, {}, () => {});
  store.join({}, ["A"]);
  await settled();
  const [{ push }] = source.watched;
  push("<html>");
  await settled();
  push();
  assert.deepEqual(store.problems(["A"]), [{ place: "snapshot", message: "no snapshot" }]);
  push({ version: 1, items: [] });
  await settled();
  assert.deepEqual(store.problems(["A"]), []);
});

test("a source whose watch gives nothing to stop it by is told", async (t) => {
  t.mock.method(console, "warn", () => {});
  const store = new Store(new Core(glue, async () => "module"), { ...told(), watch: async () => () => {} }, {}, () => {});
  store.join({}, ["A"]);
  await settled();
  assert.deepEqual(store.problems(["A"]), [{ place: "source", message: "watch gave no function that stops it" }]);
});

test("a sku is known once the source has been asked for it", async () => {
  const source = told();
  const store = new Store(new Core(glue, async () => "module"), source, {}, () => {});
  store.join({}, ["A"]);
  await settled();
  assert.equal(store.knows(["A"]), false);
  source.watched[0].push({ items: [] });
  await settled();
  assert.equal(store.knows(["A"]), true);
  store.join({}, ["B"]);
  await settled();
  assert.equal(store.knows(["B"]), false);
  assert.deepEqual(source.watched[1].skus, ["A", "B"]);
  source.watched[1].push({ items: [] });
  await settled();
  assert.equal(store.knows(["B"]), true);
});

test("a source that cannot be had is told, and not asked for again and again", async (t) => {
  t.mock.method(console, "warn", () => {});
  const elements = new Set();
  let news = 0;
  const store = new Store(new Core(glue, async () => "module"), "nope+https://shop.example/", {}, () => {
    news += 1;
    // As the page does: whoever hears of news looks again.
    if (news < 100) for (const element of elements) store.join(element, ["A"]);
  });
  const element = {};
  elements.add(element);
  store.join(element, ["A"]);
  await settled();
  assert.equal(news, 1);
  assert.deepEqual(store.problems(["A"]).map(({ place }) => place), ["source"]);
});
