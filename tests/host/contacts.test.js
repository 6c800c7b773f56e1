// How many customers will ask, as a server gets it: through the wasm that is shipped.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../../dist/node.js";

const waiting = {
  version: 1,
  items: [{ sku: "CHAIR", selling: "backorder", onOrder: [{ quantity: 40, due: "2026-12-09" }], backorders: [{ id: "1", quantity: 2 }] }],
  orders: [
    {
      id: "SO-1",
      lines: [{ id: "1", sku: "CHAIR", quantity: 2, waiting: 2 }],
      events: [{ id: "a", at: "2026-11-02T10:00:00Z", type: "placed" }],
      told: [{ line: "1", kind: "placed", earliest: "2026-12-04", latest: "2026-12-04" }],
    },
  ],
};

async function contacts(options) {
  const shop = await open(waiting, { now: "2026-11-23T10:00" });
  try {
    return shop.contacts(options);
  } finally {
    shop.free();
  }
}

test("contacts come with the counts and the assumption behind them", async () => {
  assert.deepEqual(await contacts(), {
    expected: 0.2,
    orders: { asTold: 0, delayed: 1, undated: 0, overdue: 0 },
    unlisted: 0,
    assumed: { perAsTold: 0.05, perDelayed: 0.2, perUndated: 0.3, perOverdue: 0.5 },
  });
});

test("what was told and what is assumed may be told", async () => {
  const told = [{ line: "1", kind: "delayed", earliest: "2026-12-09", latest: "2026-12-09" }];
  assert.equal((await contacts({ told, perAsTold: 0.125 })).expected, 0.125);
  assert.equal((await contacts({ perDelayed: undefined })).expected, 0.2);
});

for (const [options, name, message] of [
  [{ told: {} }, "TypeError", "told: [object Object]: expected a list of { line, kind, earliest, latest }"],
  [{ told: [{ line: "1" }] }, "RangeError", "told[0].kind: missing: expected placed, delayed, sooner, dispatched or cancelled"],
  [{ perOverdue: "often" }, "RangeError", 'perOverdue: "often": expected a number from 0 to 100 with at most three decimal places'],
  [{ perOverdue: NaN }, "RangeError", "perOverdue: null: expected a number from 0 to 100 with at most three decimal places"],
]) {
  test(`${message.split(":")[0]} that is wrong is named`, () => assert.rejects(contacts(options), { name, message }));
}
