/** Several sources as one: a platform for stock, the merchant's own file for dates; and what shoppers read of both. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { merged, source, toSnapshot } from "../../www/sources/merged.js";
import { IN_STOCK, OUT, PART, WAITS, asOf, facing } from "./core.mjs";

const DATED = "backorder: On backorder, ships by Tuesday, December 15";
const onOrder = [{ quantity: 40, due: "2026-12-15" }];
const platform = (item, more) => ({ version: 1, asOf, items: [{ sku: "A", ...item }], ...more });
const file = (item, more) => ({ items: [{ sku: "A", ...item }], ...more });

describe("what is told of an item", () => {
  for (const [what, stock, more, one, ten] of [
    ["a date for what is on backorder", { onHand: 0, selling: "backorder" }, { onOrder }, DATED, DATED],
    ["nothing", { onHand: 0, selling: "backorder" }, {}, WAITS, WAITS],
    ["a date for what cannot be ordered till then", { onHand: 0, selling: "stock" }, { onOrder }, "out-of-stock: Out of stock, back by Tuesday, December 15", "out-of-stock: Out of stock, back by Tuesday, December 15"],
    ["that more may wait, where the platform does not say", { onHand: 3 }, { selling: "backorder" }, IN_STOCK, PART],
    ["the same of what the platform would refuse", { onHand: 0, selling: "stock" }, { selling: "backorder" }, OUT, OUT],
    ["another number than the platform's", { onHand: 0, selling: "stock" }, { onHand: 50 }, OUT, OUT],
    ["a number where the platform has none", { onHand: "some" }, { onHand: 0, selling: "backorder", onOrder }, DATED, DATED],
    ["null, which is nothing", { onHand: 3, selling: null }, { leadDays: null, selling: "stock" }, IN_STOCK, "short: Only 3 of your 10 available, ships today"],
  ]) {
    test(`the file says ${what}`, async () => {
      const shop = await facing(toSnapshot([platform(stock), file(more)]));
      assert.deepEqual([shop.says("A"), shop.says("A", 10), shop.problems], [one, ten, []]);
    });
  }

  test("an item that the platform does not know is told where the file says what there is of it", () => {
    const more = { items: [{ sku: "B", onOrder }, { sku: "C", onHand: 3 }, { sku: "D", selling: "made-to-order" }, { sku: "C", onHand: 9 }] };
    assert.deepEqual(toSnapshot([platform({}), more]).items, [{ sku: "A" }, { sku: "C", onHand: 3 }, { sku: "D", selling: "made-to-order" }]);
  });

  test("of two items with one sku the first stands, in either", async () => {
    const { problems, says } = await facing(toSnapshot([{ version: 1, items: [{ sku: "A", onHand: 0, selling: "backorder" }, { sku: "A", onHand: 9 }] }, { items: [{ sku: "A", onOrder }, { sku: "A", onOrder: [] }] }]));
    assert.deepEqual([problems, says("A")], [["items[1].sku"], DATED]);
  });

  test("of three, the first that says it", () => {
    assert.deepEqual(toSnapshot([platform({ onHand: 1 }), file({ onHand: 2, leadDays: 3 }), file({ leadDays: 4, supplier: "acme" })]).items, [{ sku: "A", onHand: 1, leadDays: 3, supplier: "acme" }]);
  });
});

describe("settings", () => {
  test("each is the first that is told, part by part", () => {
    const { items, ...settings } = toSnapshot([
      platform({}, { currency: "EUR", policy: { lowStock: 2 }, suppliers: { acme: { leadDays: 3 } } }),
      file({}, { currency: "USD", timeZone: "Europe/Budapest", policy: { lowStock: 5, quietDays: 3 }, calendar: { cutOff: "14:00" }, suppliers: { acme: { leadDays: 9, name: "Acme" }, lomb: {} } }),
    ]);
    assert.deepEqual(settings, {
      version: 1, asOf, currency: "EUR", timeZone: "Europe/Budapest", policy: { lowStock: 2, quietDays: 3 }, calendar: { cutOff: "14:00" },
      suppliers: { acme: { leadDays: 3, name: "Acme" }, lomb: {} },
    });
  });

  test("what is no setting is handed on where nothing else is told, for the snapshot's reader to name", async () => {
    const { problems } = await facing(toSnapshot([platform({}), file({}, { calendar: "x", suppliers: 7 })]));
    assert.deepEqual(problems.sort(), ["calendar", "suppliers"]);
  });

  test("it is as old as its oldest part that says so", () => {
    const times = (...each) => toSnapshot(each.map((time) => ({ version: 1, asOf: time }))).asOf;
    assert.equal(times("2026-11-23T10:00:00Z", "2026-11-23T10:30:00+01:00"), "2026-11-23T10:30:00+01:00");
    assert.equal(times("2026-11-23T10:00:00Z", undefined), "2026-11-23T10:00:00Z");
    assert.equal(times(undefined, "soon", "2026-11-23T10:00:00Z"), "2026-11-23T10:00:00Z");
  });
});

describe("hostile sources cost only themselves", () => {
  for (const [what, more] of [
    ["items that are none", { items: [null, 7, "x", [], { sku: null }, { sku: { toString: 1 } }] }],
    ["settings that are none", { policy: 7, suppliers: [], timeZone: null }],
    ["names that objects have", JSON.parse('{"items":[{"sku":"__proto__","onHand":1}],"suppliers":{"__proto__":{"leadDays":1},"toString":{}},"__proto__":{"version":2}}')],
  ]) {
    test(what, async () => {
      const shop = await facing(toSnapshot([platform({ onHand: 3 }, { policy: { quietDays: 3 } }), more]));
      assert.equal(shop.says("A"), IN_STOCK);
      assert.equal({}.version, undefined);
    });
  }

  test("an item that the file says wrong things of is left out, by its place", async () => {
    const shop = await facing(toSnapshot([{ version: 1, items: [{ sku: "A", onHand: 0 }, { sku: "B", onHand: 3 }] }, file({ onOrder: "soon" })]));
    assert.deepEqual([shop.problems, shop.says("B")], [["items[0].onOrder"], IN_STOCK]);
  });

  for (const [what, answer, message] of [
    ["no JSON", "<!doctype html>", "not JSON, expected a snapshot"],
    ["a list", "[]", "object: expected a snapshot"],
    ["null", "null", "null: expected a snapshot"],
    ["items that are no list", '{"items":{}}', "items: expected a list"],
    ["a version to come", '{"version":2}', "version 2: expected 1"],
  ]) {
    test(`${what} is named, with the source it came from`, async () => {
      const bytes = new TextEncoder().encode(answer);
      const both = merged([{ fetch: async () => platform({}) }, { fetch: async () => bytes }], ["platform", "/dates.json"]);
      await assert.rejects(both.fetch(["A"]), { name: "SourceError", place: "/dates.json", message });
    });
  }
});

describe("watching", () => {
  /** A source that says what a test has it say. */
  function speaking(more = {}) {
    const it = { stopped: 0, watch: (skus, push) => (Object.assign(it, { skus, says: push, fails: (error) => push(undefined, error) }), () => (it.stopped += 1)), ...more };
    return it;
  }
  function both() {
    const [stock, dates] = [speaking(), speaking({ whole: true })];
    const pushed = [];
    const stop = merged([stock, dates]).watch(["A"], (snapshot, error) => pushed.push(error ? error.message : snapshot?.items));
    return { stock, dates, pushed, stop };
  }
  const down = new Error("down");

  test("nothing is told until both have said something; then each change of either is", () => {
    const { stock, dates, pushed } = both();
    stock.says(platform({ onHand: 1 }));
    assert.deepEqual(pushed, []);
    dates.says(file({ leadDays: 9 }));
    stock.says(platform({ onHand: 2 }));
    dates.says(new TextEncoder().encode(JSON.stringify(file({ leadDays: 8 }))));
    assert.deepEqual(pushed, [[{ sku: "A", onHand: 1, leadDays: 9 }], [{ sku: "A", onHand: 2, leadDays: 9 }], [{ sku: "A", onHand: 2, leadDays: 8 }]]);
  });

  test("dates that cannot be had are named, and stock is told without them, until they come", () => {
    const { stock, dates, pushed } = both();
    dates.fails(down);
    stock.says(platform({ onHand: 1 }));
    dates.fails(down);
    dates.says(file({ leadDays: 9 }));
    assert.deepEqual(pushed, ["down", [{ sku: "A", onHand: 1 }], "down", [{ sku: "A", onHand: 1, leadDays: 9 }]]);
  });

  test("the same where they fail last", () => {
    const { stock, dates, pushed } = both();
    stock.says(platform({ onHand: 1 }));
    dates.fails(down);
    assert.deepEqual(pushed, [[{ sku: "A", onHand: 1 }], "down"]);
  });

  test("dates alone tell nothing", () => {
    const { stock, dates, pushed } = both();
    dates.says(file({ leadDays: 9 }));
    stock.fails(down);
    dates.says(file({ leadDays: 8 }));
    assert.deepEqual(pushed, ["down"]);
  });

  test("what both have said holds while either fails", () => {
    const { stock, dates, pushed } = both();
    stock.says(platform({ onHand: 1 }));
    dates.says(file({ leadDays: 9 }));
    dates.fails(down);
    stock.says(platform({ onHand: 2 }));
    assert.deepEqual(pushed.at(-1), [{ sku: "A", onHand: 2, leadDays: 9 }]);
  });

  test("it was known when the first one answered, or said that its answer still holds, and not when a later one did", (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-23T10:00:00Z") });
    const [stock, dates] = [speaking(), speaking()];
    const times = [];
    merged([stock, dates]).watch([], (snapshot) => times.push(snapshot.asOf.slice(11, 16)));
    stock.says({ items: [] });
    t.mock.timers.tick(60_000);
    dates.says({ items: [] });
    t.mock.timers.tick(60_000);
    stock.says();
    assert.deepEqual(times, ["10:00", "10:02"]);
  });

  test("stopping stops both", () => {
    const { stock, dates, stop } = both();
    stop();
    assert.deepEqual([stock.stopped, dates.stopped], [1, 1]);
  });

  test("one that cannot be watched fails like any other", () => {
    const [stock, pushed] = [speaking(), []];
    merged([stock, { watch: () => { throw down; } }]).watch([], (snapshot, error) => pushed.push(error ?? snapshot.items))();
    stock.says(platform({ onHand: 1 }));
    assert.deepEqual([pushed, stock.stopped], [[down, [{ sku: "A", onHand: 1 }]], 1]);
  });

  test("it answers for the whole shop where each of them does", () => {
    const whole = (...each) => merged(each.map((one) => speaking({ whole: one }))).whole;
    assert.deepEqual([whole(true, true), whole(false, true), whole(undefined, true)], [true, false, false]);
  });
});

test("what is nested too deeply to be written again, in an item or a setting, costs nothing else", async (t) => {
  t.mock.method(console, "warn", () => {});
  const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
  const dates = `{"x":${deep},"policy":{"lowStock":2,"x":${deep}},"items":[{"sku":"B","onOrder":[],"x":${deep}},{"sku":"A","onOrder":[]}]}`;
  const stock = { items: [{ sku: "A", onHand: 1 }, { sku: "B", onHand: 2 }] };
  const fixed = (/** @type {unknown} */ answer) => ({ fetch: async () => answer, watch: () => () => {} });
  const { items, policy } = JSON.parse(JSON.stringify(await merged([fixed(stock), fixed(dates)]).fetch([])));
  assert.deepEqual(items.map(({ x, ...item }) => item), [{ sku: "A", onHand: 1, onOrder: [] }, { sku: "B", onHand: 2, onOrder: [] }]);
  assert.equal(policy.lowStock, 2);
});

test("one that cannot be found fails like any other", async () => {
  const resolve = async (name) => {
    if (name === "openkart+/") throw new Error("'openkart': could not be loaded, or is no known platform");
    return { fetch: async () => platform({}), watch: (_skus, push) => (push(platform({ onHand: 1 })), () => {}) };
  };
  const both = await source("medusa+/store openkart+/", {}, resolve);
  const pushed = [];
  both.watch(["A"], (snapshot, error) => pushed.push(error?.message ?? snapshot.items));
  assert.deepEqual(pushed, [[{ sku: "A", onHand: 1 }], "'openkart': could not be loaded, or is no known platform"]);
  await assert.rejects(both.fetch(["A"]), { message: "'openkart': could not be loaded, or is no known platform" });
});

test("several are told with spaces between them, each as if it stood alone", async () => {
  const told = [];
  const resolve = async (name, options) => (told.push([name, options]), { fetch: async () => (told.length === 1 ? platform({}) : file({ onHand: told.length })) });
  const both = await source("  woocommerce+https://shop.example/wp-json/wc/store/v1\n  /dates.json ", { poll: 60 }, resolve);
  assert.deepEqual(told, [["woocommerce+https://shop.example/wp-json/wc/store/v1", { poll: 60 }], ["/dates.json", { poll: 60 }]]);
  assert.equal((await both.fetch(["A"])).items.length, 1);
});
