// The merchant's review as a server gets it: through the wasm that is shipped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../../dist/node.js";

const shop = {
  version: 1,
  timeZone: "Europe/Budapest",
  suppliers: { acme: { name: "Acme Oy" } },
  items: [
    { sku: "CHAIR", title: "Oak chair", price: 14900, cost: 8200, packSize: 6, selling: "backorder", supplier: "acme", onHand: 1, dailyDemand: 0.5,
      onOrder: [{ quantity: 2, due: "2026-11-13" }, { quantity: 9, due: "2026-12-04" }], backorders: [{ id: "1", quantity: 4, placed: "2026-11-02" }] },
    { sku: "LAMP", onHand: "some", sales: [{ month: "2024-12", quantity: 9, daysOut: 3 }, { month: "2025-12", quantity: 4, daysOut: 0 }] },
  ],
  orders: [{
    id: "SO-1",
    lines: [{ id: "1", sku: "CHAIR", quantity: 4, waiting: 4, price: 14900 }],
    // Half an hour before midnight in UTC, the next day in the shop.
    events: [{ id: "a", at: "2026-10-31T23:30:00Z", type: "placed" }],
    told: [{ line: "1", kind: "placed", earliest: "2026-11-20", latest: "2026-11-20" }],
  }],
};

async function review(options, snapshot = shop) {
  const opened = await open(snapshot, { now: "2026-11-23T10:00" });
  try {
    return await opened.review(options);
  } finally {
    opened.free();
  }
}

const day = (text) => Date.parse(text) / 86_400_000;

test("figures are plain data", async () => {
  const { today, verdict, backlog, overdue, contacts, health, suppliers, causes } = await review();
  assert.equal(today, "2026-11-23");
  assert.equal(verdict.state, "manageable");
  assert.deepEqual([backlog.units, backlog.value, backlog.byWay.overdue.units], [4, 59600, 2]);
  assert.deepEqual(overdue, { receipts: 1, waiting: 2, units: 2, value: 29800, days: 10 });
  assert.equal(contacts.expected, 0.5);
  assert.deepEqual(health.promisesKept, { value: 0, part: 0, of: 1 });
  assert.deepEqual([suppliers.length, suppliers[0].name, suppliers[0].kept.of], [1, "Acme Oy", 1]);
  assert.deepEqual(causes, ["demand", "supplier", "figures"]);
});

test("tables are columns, a typed array each, with a row an item", async () => {
  const { items, overdueReceipts: receipts } = await review();
  assert.deepEqual([items.sku, items.title], [["CHAIR", "LAMP"], ["Oak chair", null]]);
  assert.deepEqual(items.units, Float64Array.of(4, 0));
  assert.deepEqual(items.oldest, Int32Array.of(day("2026-11-02"), -1));
  assert.deepEqual(items.daysOfSupply, Float64Array.of(2, NaN));
  assert.deepEqual([items.cost, items.packSize], [Float64Array.of(8200, NaN), Float64Array.of(6, NaN)]);
  assert.deepEqual(items.supplier, Uint32Array.of(0, 1));
  assert.deepEqual(items.monthsTold, Uint8Array.of(0, 1));
  assert.deepEqual(receipts.due, Int32Array.of(day("2026-11-13")));
  assert.deepEqual(receipts.supplier, Uint32Array.of(0));
});

test("what ran out is told month by month, and by month of the year", async () => {
  const { stockouts, stockoutsByMonth: months } = await review();
  assert.deepEqual([stockouts.item, stockouts.month, stockouts.daysOut], [Uint32Array.of(1), Uint32Array.of(202412), Uint8Array.of(3)]);
  assert.deepEqual([months.month, months.out, months.of], [Uint8Array.of(12), Uint8Array.of(1), Uint8Array.of(2)]);
});

test("days are those of the shop's clock", async () => {
  const { books, health } = await review({ days: 22 });
  assert.deepEqual(books.months.map(({ month }) => month), ["2026-11"]);
  assert.deepEqual(health.unitFillRate, { value: 0, part: 0, of: 4 });
});

test("what is assumed and what was told may be told", async () => {
  const told = [{ line: "1", kind: "delayed", earliest: "2026-12-04", latest: "2026-12-04" }];
  assert.equal((await review({ told, perAsTold: 0.125 })).contacts.expected, 0.125);
});

test("a public snapshot is refused by name", async () => {
  const opened = await open(shop, { now: "2026-11-23T10:00" });
  const snapshot = opened.publicSnapshot();
  opened.free();
  await assert.rejects(review({}, snapshot), {
    name: "RangeError",
    place: "snapshot",
    message: "snapshot: a public one: expected the private one, with order lines, orders, sales, deliveries, policy.review or policy.reorder",
  });
});

for (const [options, name, message] of [
  [{ days: 0 }, "RangeError", "days: 0: expected a whole number of days from 1 to 3660"],
  [{ days: "all" }, "RangeError", 'days: "all": expected a whole number of days from 1 to 3660'],
  [{ perOverdue: -1 }, "RangeError", "perOverdue: -1: expected a number from 0 to 100 with at most three decimal places"],
  [{ told: {} }, "TypeError", "told: [object Object]: expected a list of { line, kind, earliest, latest }"],
]) {
  test(`${message.split(":")[0]} that is wrong is named: ${message}`, () => assert.rejects(review(options), { name, message }));
}

for (const [what, between] of [["many kinds of letters", ""], ["what stands between names on their way", "\u001f"]]) {
  test(`names arrive whole that have ${what} in them, and none where there is none`, async () => {
    const named = [["A", "Chair"], [`B${between}`, undefined], ["é", ""], ["日本", "\u0000 😀"], ["E", undefined]];
    const items = named.map(([sku, title]) => ({ sku, title, selling: "backorder", backorders: [{ id: sku, quantity: 1 }] }));
    const { items: told } = await review({}, { version: 1, items });
    assert.deepEqual([...told.sku], named.map(([sku]) => sku));
    assert.deepEqual([...told.title], named.map(([, title]) => title ?? null));
  });
}

test("of no items there are no names", async () => {
  const { items } = await review({}, { version: 1, policy: { review: {} }, items: [] });
  assert.deepEqual([items.sku, items.title], [[], []]);
});
