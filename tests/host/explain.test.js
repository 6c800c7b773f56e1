// What `shop.explain` tells programs of the steps behind a promise.
import assert from "node:assert/strict";
import test from "node:test";
import { open } from "../../dist/node.js";

const snapshot = {
  version: 1,
  suppliers: { acme: { deliveries: [{ due: "2026-10-02", received: "2026-10-05" }] } },
  items: [{ sku: "CHAIR", selling: "backorder", supplier: "acme", onOrder: [{ quantity: 9, due: "2026-12-04" }], backorders: [{ id: "SO-1", quantity: 2, email: "ada@shop.example" }] }],
};
const shop = await open(snapshot, { now: "2026-11-23T10:00" });

test("the steps are plain data beside the promise they lead to", () => {
  const { promise, waiting, steps } = shop.explain("CHAIR", 3);
  assert.deepEqual(promise, shop.promise("CHAIR", 3));
  assert.equal(waiting, 2);
  assert.deepEqual(steps.map(({ units, part }) => [units, part.source]), [[{ first: 3, last: 5 }, "on-order"]]);
  assert.equal(steps[0].received.arrival.due, "2026-12-04");
});

test("one is asked for unless told, and of what the shop does not have there is nothing to explain", () => {
  assert.equal(shop.explain("CHAIR").quantity, 1);
  assert.equal(shop.explain("STOOL"), null);
});

test("a public snapshot leads to the same days by the same units", async () => {
  const others = await open(shop.publicSnapshot(), { now: "2026-11-23T10:00" });
  assert.deepEqual(others.explain("CHAIR", 3).steps, shop.explain("CHAIR", 3).steps);
});

test("wrong arguments are refused as a promise refuses them", () => {
  for (const wrong of [[5], ["CHAIR", 0], ["CHAIR", 1.5], ["CHAIR", "2"]]) {
    const thrown = (ask) => {
      try {
        return ask();
      } catch ({ name, message, place }) {
        return { name, message, place };
      }
    };
    const refused = thrown(() => shop.explain(...wrong));
    assert.match(refused.name, /^(Type|Range)Error$/);
    assert.deepEqual(refused, thrown(() => shop.promise(...wrong)));
  }
});
