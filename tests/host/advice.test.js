// What to order, and what is expected of an item, as a server gets it: through the wasm that is shipped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../../dist/node.js";

const months = ["2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09", "2026-10"];
const sales = months.map((month, index) => ({ month, quantity: 58 + index, daysOut: index === 2 ? 1 : 0 }));
const shop = {
  version: 1,
  policy: { reorder: { serviceLevel: 0.95, reviewDays: 7, holdingPercent: 20 } },
  suppliers: { acme: { name: "Acme Oy", leadDays: 10, orderCost: 5000, minimumOrder: 100 } },
  items: [
    { sku: "CHAIR", supplier: "acme", onHand: 20, dailyDemand: 2, packSize: 6, cost: 1000, selling: "backorder", backorders: [{ id: "1", quantity: 4, placed: "2026-11-20" }],
      onOrder: [{ quantity: 5, due: "2026-11-20" }, { quantity: 3 }] },
    { sku: "LAMP", onHand: "some" },
    { sku: "STOOL", leadDays: 3, onHand: 500, sales },
  ],
  orders: [{ id: "SO-1", lines: [{ id: "1", sku: "CHAIR", quantity: 4, waiting: 4, price: 100 }], events: [{ id: "a", at: "2026-11-20T09:00:00Z", type: "placed" }] }],
};

/** @param {(shop: any) => any} question */
async function ask(question, snapshot = shop) {
  const opened = await open(snapshot, { now: "2026-11-23T10:00" });
  try {
    return await question(opened);
  } finally {
    opened.free();
  }
}

const day = (text) => Date.parse(text) / 86_400_000;

test("advice is in columns, a typed array each, with a row an item", async () => {
  const { items, unadvisedReasons, sizedBy } = await ask((shop) => shop.review());
  assert.deepEqual(Array.from(items.unadvised, (number) => unadvisedReasons[number]), ["", "not-stocked", ""]);
  assert.equal(sizedBy[items.sized[0]], "pack");
  assert.deepEqual([items.reorderPoint[0], items.reorderPoint[1], items.leadDays[2]], [62, NaN, 3]);
  assert.deepEqual(items.orderBy.slice(0, 2), Int32Array.of(day("2026-11-23"), -1));
  // 20 on hand and 8 on order, of which 4 are owed, last twelve days.
  assert.deepEqual(items.runsOut.slice(0, 2), Int32Array.of(day("2026-12-05"), -1));
  for (const column of ["expected", "safetyStock", "order", "short"]) assert.ok(items[column] instanceof Float64Array && items[column].length === 3, column);
});

test("what is ordered together is a list of orders, and a table of their lines", async () => {
  const { items, purchaseOrders, orderLines, suppliers } = await ask((shop) => shop.review());
  const [{ units, cost, ...order }] = purchaseOrders;
  assert.deepEqual([orderLines.order, orderLines.item, orderLines.urgent], [Uint32Array.of(0), Uint32Array.of(0), Uint8Array.of(1)]);
  assert.deepEqual([units, cost, orderLines.quantity], [items.order[0], units * 1000, Float64Array.of(units)]);
  assert.equal(units % 6, 0);
  assert.equal(suppliers[order.supplier].name, "Acme Oy");
  assert.deepEqual(order, {
    supplier: 0, by: "2026-11-23", arrives: { earliest: "2026-12-03", latest: "2026-12-03" }, lines: 1, uncosted: 0, minimum: 100, added: 0, missing: 0,
    saves: { orders: 0, freight: 0, holding: 0 },
  });
});

test("the backlog is told day by day", async () => {
  const { timeline, suppliers } = await ask((shop) => shop.review({ days: 4 }));
  assert.deepEqual(timeline, { from: "2026-11-19", units: Float64Array.of(0, 4, 4, 4, 4), value: Float64Array.of(0, 400, 400, 400, 400) });
  assert.equal(suppliers[0].lateness, null);
});

test("a projection tells an item's stock day by day, and what the review advises", async () => {
  const [review, chair] = await ask(async (shop) => [await shop.review(), shop.projection("CHAIR", { days: 20 })]);
  assert.deepEqual([chair.sku, chair.from, chair.stock.length], ["CHAIR", "2026-11-23", 20]);
  // 16 are free, 2 a day are asked for, and tomorrow 5 come which are overdue. When the others come nobody knows.
  assert.deepEqual(Array.from(chair.stock.slice(0, 3), (units) => Math.round(units * 1e6) / 1e6), [14, 17, 15]);
  chair.stock.forEach((units, index) => assert.ok(chair.low[index] <= units && units <= chair.high[index], `${index}`));
  assert.deepEqual(chair.receipts, [
    { day: "2026-11-24", earliest: "2026-11-24", latest: "2026-11-24", quantity: 5, overdue: true },
    { day: null, earliest: null, latest: null, quantity: 3, overdue: false },
  ]);
  const { items } = review;
  assert.deepEqual([chair.reorderPoint, chair.safetyStock, chair.order], [items.reorderPoint[0], items.safetyStock[0], items.order[0]]);
  assert.deepEqual([day(chair.orderBy), day(chair.runsOut)], [items.orderBy[0], items.runsOut[0]]);
  assert.deepEqual([chair.unadvised, chair.season, chair.trend, chair.methods, chair.accuracy], ["", null, null, [], null]);
  assert.deepEqual(chair.tooLittle, { periods: 0, required: 3, days: 0, units: 0 });
  assert.deepEqual([chair.months.length, chair.months[0].month, Math.round(chair.months[0].expected * 1e6) / 1e6], [12, "2026-12", 62]);
});

test("it tells what was sold, what is expected, and of what that is made", async () => {
  const stool = await ask((shop) => shop.projection("STOOL"));
  assert.equal(stool.stock.length, 180);
  assert.deepEqual(stool.sold, sales);
  for (const { expected, low, high } of stool.months) assert.ok(low <= expected && expected <= high && low < high);
  assert.ok(stool.methods.every(({ method }) => ["level", "trend", "occasional"].includes(method)));
  assert.ok(Math.abs(stool.methods.reduce((sum, { weight }) => sum + weight, 0) - 1) < 1e-9);
  assert.ok(stool.accuracy.forecasts > 0);
  assert.equal(stool.tooLittle, null);
});

test("what is wrong with what is told of sales is counted, and named item by item", async () => {
  const slips = [...sales, { month: "2026-10", quantity: 9 }, { month: "2027-01", quantity: 9 }];
  const snapshot = { ...shop, items: [shop.items[0], { ...shop.items[2], sales: slips }] };
  const [{ items }, stool] = await ask(async (shop) => [await shop.review(), shop.projection("STOOL")], snapshot);
  assert.deepEqual(items.problems, Uint8Array.of(0, 2));
  assert.deepEqual(stool.problems, [
    { place: "sales of 2027-01", message: "9 sold: expected a time that has begun" },
    { place: "sales of 2026-10", message: "9 sold: expected a time that no other figure is of" },
  ]);
});

test("of what is not counted there is no stock to project, and of no sku nothing", async () => {
  const lamp = await ask((shop) => shop.projection("LAMP"));
  assert.deepEqual([lamp.unadvised, lamp.stock, lamp.reorderPoint, lamp.orderBy], ["not-stocked", new Float64Array(), null, null]);
  assert.equal(await ask((shop) => shop.projection("NONE")), null);
});

for (const [sku, options, name, message] of [
  ["CHAIR", { days: 0 }, "RangeError", "days: 0: expected a whole number of days from 1 to 730"],
  ["CHAIR", { days: 731 }, "RangeError", "days: 731: expected a whole number of days from 1 to 730"],
  [7, {}, "TypeError", "sku: 7: expected text"],
  ["CHAIR", 5, "TypeError", "options: 5: expected an object"],
  ["CHAIR", null, "TypeError", "options: null: expected an object"],
]) {
  test(`what is asked wrongly is named: ${message}`, () => assert.rejects(ask((shop) => shop.projection(sku, options)), { name, message }));
}

test("a public snapshot is refused by name", async () => {
  const snapshot = await ask((shop) => shop.publicSnapshot());
  await assert.rejects(ask((shop) => shop.projection("CHAIR"), snapshot), { name: "RangeError", place: "snapshot" });
});

for (const options of [5, null, "days", [{ days: 3 }]]) {
  test(`a review and contacts are asked with an object: ${JSON.stringify(options)} is none`, async () => {
    const wrong = { name: "TypeError", place: "options" };
    await assert.rejects(ask((shop) => shop.review(options)), wrong);
    await assert.rejects(ask((shop) => shop.contacts(options)), wrong);
  });
}
