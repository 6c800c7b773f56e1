/** What the MACH Alliance's Inventory entity tells, by the samples in its documentation, and what shoppers read of it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { source, toSnapshot } from "../../www/sources/mach.js";
import { IN_STOCK, OUT, PART, SHORT, WAITS, answering, asOf, facing, recorded, survives } from "./core.mjs";

const DATED = "backorder: On backorder, ships by Tuesday, December 15";

const quantities = (available, more = {}) => ({ on_hand: Math.max(0, available), reserved: Math.max(0, -available), available, ...more });
const says = async (records, options) => {
  const shop = await facing(toSnapshot([records].flat().map((record) => ({ sku_id: "A", ...record })), { asOf, ...options }));
  return [shop.says("A"), shop.says("A", 10)];
};

describe("the standard's own samples", async () => {
  const snapshot = toSnapshot(recorded("mach/samples"), { asOf: "2024-06-22T16:30:00Z" });
  const shop = await facing(snapshot);
  const itemOf = (sku) => snapshot.items.find((item) => item.sku === sku);

  test("nothing of them is left out", () => assert.deepEqual(shop.problems, []));
  test("the minimal one", () => assert.deepEqual(itemOf("SKU-BASIC-TEE"), { sku: "SKU-BASIC-TEE", onHand: 45, selling: "stock" }));
  test("the full one", () => {
    assert.deepEqual(itemOf("SKU-123"), { sku: "SKU-123", onHand: 95, selling: "backorder", onOrder: [{ quantity: 40, due: "2024-07-10" }] });
  });
  test("three locations are one stock", () => assert.equal(itemOf("TSHIRT-001").onHand, 495));
  test("the backorder: 45 wait, 100 may, 200 come", () => {
    assert.deepEqual(itemOf("POPULAR-ITEM-001"), {
      sku: "POPULAR-ITEM-001", onHand: 0, selling: "backorder", backorders: 45, backorderLimit: 100, onOrder: [{ quantity: 200, due: "2024-07-15" }],
    });
  });
});

describe("states and numbers", () => {
  const eta = "2026-12-15T00:00:00Z";
  for (const [what, record, one, ten] of [
    ["25 in stock", { quantities: quantities(25), availability: "in_stock" }, IN_STOCK, IN_STOCK],
    ["3 in stock, and no more", { quantities: quantities(3) }, IN_STOCK, SHORT],
    ["3 in stock, and more may wait", { quantities: quantities(3), backorderable: true }, IN_STOCK, PART],
    ["3 in stock, by what is on hand less what is reserved and kept", { quantities: { on_hand: 9, reserved: 4 }, safety_stock: 2 }, IN_STOCK, SHORT],
    ["none, and none may wait", { quantities: quantities(0) }, OUT, OUT],
    ["none by its word, whatever the numbers", { quantities: quantities(3), stock_status: "out_of_stock" }, OUT, OUT],
    ["none, and a date", { quantities: quantities(0), backorder_eta: eta }, "out-of-stock: Out of stock, back by Tuesday, December 15", "out-of-stock: Out of stock, back by Tuesday, December 15"],
    ["none, and what is ordered waits", { quantities: quantities(0), backorderable: true }, WAITS, WAITS],
    ["the same with a date", { quantities: quantities(0), availability: "backorder", backorder_eta: eta }, DATED, DATED],
    ["3 owed, and 12 coming", { quantities: quantities(-3, { incoming: 12 }), backorderable: true, backorder_eta: eta }, DATED, WAITS],
    ["12 coming on a day nobody knows", { quantities: quantities(0, { incoming: 12 }), backorderable: true }, WAITS, WAITS],
    ["none coming, and a date", { quantities: quantities(0, { incoming: 0 }), backorderable: true, backorder_eta: eta }, DATED, DATED],
    ["a delivery that is late", { quantities: quantities(0), backorderable: true, backorder_eta: "2026-11-20T00:00:00Z" }, "backorder: Ships tomorrow", "backorder: Ships tomorrow"],
    ["a preorder", { quantities: quantities(0), availability: "preorder", backorder_eta: "2027-01-15T00:00:00Z" }, "preorder: Pre-order, ships by Friday, January 15, 2027", "preorder: Pre-order, ships by Friday, January 15, 2027"],
    ["quantities of null", { quantities: null, availability: "in_stock" }, IN_STOCK, IN_STOCK],
    ["a quantity of null", { quantities: { available: null }, availability: "in_stock" }, IN_STOCK, IN_STOCK],
    ["3 owed, and none may wait", { quantities: quantities(-3) }, OUT, OUT],
    ["3 owed, and what is ordered waits", { quantities: quantities(-3), backorderable: true }, WAITS, WAITS],
    ["null for whether more may wait", { quantities: quantities(3), backorderable: null }, IN_STOCK, SHORT],
    ["in stock by its word, and no quantities", { availability: "in_stock" }, IN_STOCK, IN_STOCK],
    ["names in camel case", { quantities: { onHand: 0, reserved: 0, available: 0 }, stockStatus: "backorder", backorderEta: eta }, DATED, DATED],
  ]) {
    test(what, async () => {
      const said = await says(record);
      assert.deepEqual(said, [one, ten]);
    });
  }

  test("a record that is no longer, or not yet, active is none", async () => {
    assert.deepEqual(await says([{ status: "inactive", quantities: quantities(9) }, { status: "active", quantities: quantities(3) }]), [IN_STOCK, SHORT]);
  });

  test("one location that is out does not take the others with it", async () => {
    assert.deepEqual(await says([{ quantities: quantities(0), availability: "out_of_stock" }, { quantities: quantities(3) }]), [IN_STOCK, SHORT]);
  });

  test("locations that do not deliver to shoppers can be left out", async () => {
    const records = [{ location_id: "STORE", quantities: quantities(9) }, { location_id: "DC", quantities: quantities(3) }];
    assert.deepEqual(await says(records, { locations: "DC WEST" }), [IN_STOCK, SHORT]);
  });

  test("the shop's own fields stand above the standard's", () => {
    const record = { sku_id: "A", quantities: quantities(0), backorderable: true, backorder_eta: "2026-12-01T00:00:00Z", extensions: { backsoon: { restockDate: "2026-12-15", leadDays: 10 } } };
    const [item] = toSnapshot([record], { asOf }).items;
    assert.deepEqual([item.onOrder[0].due, item.leadDays], ["2026-12-15", 10]);
  });
});

describe("hostile answers cost only themselves", () => {
  test("an item whose date is wrong is left out, by its place", async () => {
    const bad = { sku_id: "BAD", quantities: quantities(0), backorderable: true, backorder_eta: "<b>soon</b>" };
    const shop = await facing(toSnapshot({ results: [bad, { skuId: "A", quantities: quantities(1) }] }, { asOf }));
    assert.deepEqual([shop.problems, shop.says("A")], [["items[0].onOrder[0].due"], IN_STOCK]);
  });

  for (const nothing of [null, undefined, {}, [], { data: null }, [{ sku_id: null }], "text", 7]) {
    test(`${JSON.stringify(nothing)} has no items`, () => assert.deepEqual(toSnapshot(nothing).items, []));
  }

  test("whatever a value becomes, nothing throws, and the other item stands", async () => {
    const [full, other] = [1, 5].map((at) => recorded("mach/samples")[at]);
    full.extensions = { backorder: { max_backorder_quantity: 9, current_backorders: 3 }, backsoon: { restockDate: "2026-12-15" } };
    await survives([full, other], other.sku_id, (raw) => toSnapshot(raw, { asOf }), ([first]) => first);
  });
});

describe("what is asked", () => {
  test("the records of the page's skus, where the address has a place for them", async () => {
    const { fetch, asked } = answering([{ sku_id: "A", quantities: quantities(3) }]);
    const shop = source("https://oms.example/inventory?sku_id={skus}", { fetch });
    assert.equal((await shop.fetch(["A", "B&C"])).items[0].onHand, 3);
    assert.deepEqual([asked[0].url, shop.whole], ["https://oms.example/inventory?sku_id=A,B%26C", false]);
  });

  test("else all there are, once for the whole page", async () => {
    const { fetch, asked } = answering([]);
    const shop = source("https://oms.example/inventory", { fetch });
    await shop.fetch(["A"]);
    assert.deepEqual([asked[0].url, shop.whole], ["https://oms.example/inventory", true]);
  });
});
