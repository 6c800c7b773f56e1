/** What a Vendure shop tells, and what it is read as: recorded answers of a real server, and answers made from them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { toSnapshot } from "../../www/sources/vendure.js";
import { dayOf } from "../../www/sources/platform/days.js";
import { customFieldsSelection } from "../../www/sources/vendure/queries.js";
import { survives } from "./core.mjs";

const recorded = (name) => JSON.parse(readFileSync(new URL(`./recorded/vendure/${name}.json`, import.meta.url), "utf8"));
const asOf = "2026-11-23T18:55:06Z";

/** Items of a recorded answer by sku. */
const items = (name, options) =>
  Object.fromEntries(toSnapshot(recorded(name), { asOf, ...options }).items.map((item) => [item.sku, item]));

/** The item that one variant becomes, without its sku. */
function item(stockLevel, customFields = {}, options = {}) {
  const { sku, ...rest } = toSnapshot({ variant: { sku: "A", stockLevel, customFields } }, { asOf, ...options }).items[0];
  return rest;
}

describe("recorded answers", () => {
  test("IN_STOCK is in stock, with no number", () => {
    assert.deepEqual(items("product")["TJ-RED-S"], {
      sku: "TJ-RED-S", title: "Trail Jacket red S", price: 15480, onHand: "some",
    });
  });

  test("LOW_STOCK of two units is not claimed to be one, nor three", () => {
    assert.equal(items("product")["TJ-RED-M"].onHand, "some");
  });

  test("OUT_OF_STOCK with a restock date cannot be ordered, and is back that day", () => {
    const { onHand, selling, onOrder } = items("product")["TJ-BLU-S"];
    assert.deepEqual([onHand, selling, onOrder[0].due], [0, "stock", "2027-01-10"]);
  });

  test("a backorder that Vendure calls IN_STOCK is a backorder, because of its date", () => {
    const { onHand, selling, onOrder } = items("product")["TJ-BLU-M"];
    assert.deepEqual([onHand, selling, onOrder[0].due], [0, "backorder", "2026-12-15"]);
  });

  test("an untracked variant is IN_STOCK to the default strategy", () => {
    assert.equal(items("untracked-product")["MUG-1"].onHand, "some");
  });

  test("a strategy that tells numbers is believed", () => {
    const told = items("telling-strategy");
    assert.equal(told["TJ-RED-S"].onHand, 50);
    assert.equal(told["TJ-RED-M"].onHand, 0);
    assert.equal(told["MUG-1"].onHand, "untracked");
    const { selling, backorderLimit, onOrder } = told["TJ-BLU-M"];
    assert.deepEqual([selling, backorderLimit, onOrder[0].due], ["backorder", 4, "2026-12-15"]);
  });

  test("without its custom fields the backorder cannot be told from stock", () => {
    assert.equal(items("after-order")["TJ-BLU-M"].onHand, "some");
  });

  test("currency and prices are the shop's, in minor units", () => {
    assert.equal(toSnapshot(recorded("product")).currency, "USD");
    assert.equal(items("product", { price: "price" })["TJ-RED-S"].price, 12900);
  });
});

describe("stockLevel is a free text", () => {
  for (const [level, onHand] of [
    ["7", 7], ["IN_STOCK:50", 50], ["LOW_STOCK:2", 2], ["in stock", "some"], ["Low-Stock", "some"],
    ["OUT_OF_STOCK", 0], ["0", 0], ["-3", 0], ["BACKORDER:4", 0], ["UNTRACKED", "untracked"],
  ]) {
    test(`${level} is ${onHand} on hand`, () => assert.equal(item(level).onHand, onHand));
  }

  test("BACKORDER:0 has no room left", () => assert.equal(item("BACKORDER:0").selling, "stock"));

  test("an unknown word is handed on, for the snapshot's reader to name", () => {
    assert.deepEqual(item("AUF LAGER"), { onHand: "AUF LAGER" });
    assert.deepEqual(item("<b>IN_STOCK</b>"), { onHand: "<b>IN_STOCK</b>" });
  });

  test("a shop's own word can be translated", () => {
    assert.equal(item("AUF LAGER", {}, { stockLevels: { "AUF LAGER": "IN_STOCK:3" } }).onHand, 3);
  });

  test("low is what Vendure calls low, where it tells how many", () => {
    const variant = (sku, stockLevel) => ({ sku, stockLevel });
    assert.deepEqual(toSnapshot([variant("A", "LOW_STOCK:2"), variant("B", "IN_STOCK:9")]).policy, { lowStock: 2 });
    assert.equal(toSnapshot([variant("A", "LOW_STOCK")]).policy, undefined);
  });

  test("the page can say how many units LOW_STOCK is sure to mean", () => {
    const snapshot = toSnapshot([{ sku: "A", stockLevel: "LOW_STOCK" }], { lowStock: "1" });
    assert.deepEqual([snapshot.items[0].onHand, snapshot.policy.lowStock], [1, 1]);
  });
});

describe("custom fields tell what stockLevel hides", () => {
  const restocks = [{ quantity: 4, due: "2026-12-15T00:00:00.000Z" }, { quantity: 20, due: "2027-01-11T00:00:00.000Z" }];
  const onOrder = [{ quantity: 4, due: "2026-12-15" }, { quantity: 20, due: "2027-01-11" }];

  test("backordered, with receipts", () => {
    assert.deepEqual(item("IN_STOCK", { backordered: true, restocks }), { onHand: 0, selling: "backorder", onOrder });
  });

  test("receipts as JSON in a text field", () => {
    assert.deepEqual(item("IN_STOCK", { backordered: true, restocks: JSON.stringify(restocks) }).onOrder, onOrder);
  });

  test("nothing on hand beside IN_STOCK is a backorder; three owed wait first", () => {
    assert.equal(item("IN_STOCK", { onHand: 0 }).selling, "backorder");
    assert.deepEqual(item("IN_STOCK", { onHand: -3, restocks }), { onHand: 0, selling: "backorder", backorders: 3, onOrder });
  });

  test("of what is measured, a part of one is none", () => {
    assert.deepEqual(item("IN_STOCK", { onHand: "2.5" }), { onHand: 2, selling: "stock" });
    assert.deepEqual(item("IN_STOCK", { onHand: 0.5 }), { onHand: 0, selling: "backorder" });
  });

  test("what is missing to the limit waits already", () => {
    const { backorders, backorderLimit } = item("BACKORDER:4", { backorderLimit: 10 });
    assert.deepEqual([backorders, backorderLimit], [6, 10]);
  });

  test("a saleable number above what is there is room for backorders", () => {
    assert.deepEqual(item("13", { onHand: 3 }), { onHand: 3, selling: "backorder", backorderLimit: 10 });
  });

  test("a backorder that is nearly sold out takes one unit more, for Vendure tells no number", () => {
    assert.equal(item("LOW_STOCK", { backordered: true }).backorderLimit, 1);
  });

  test("null is not 0, and not false", () => {
    assert.deepEqual(item("IN_STOCK", { onHand: null, backordered: null, restocks: null, restockDate: null }), { onHand: "some" });
  });

  test("receipts of an item that is there do not make it a backorder", () => {
    assert.deepEqual(item("IN_STOCK", { backordered: false, restocks }), { onHand: "some" });
    assert.deepEqual(item("IN_STOCK:5", { restocks }), { onHand: 5, selling: "stock", onOrder });
  });

  test("a date that has passed was left behind, unless the goods are still not there", () => {
    const restockDate = "2026-11-20T00:00:00.000Z";
    assert.deepEqual(item("IN_STOCK", { restockDate }), { onHand: "some" });
    assert.deepEqual(item("OUT_OF_STOCK", { restockDate }), { onHand: 0, selling: "stock" });
    assert.equal(item("IN_STOCK", { restockDate, backordered: true }).onOrder[0].due, "2026-11-20");
  });

  test("what Vendure would refuse is not sold, whatever the fields say", () => {
    assert.equal(item("OUT_OF_STOCK", { onHand: 5, backordered: true, selling: "backorder" }).selling, "stock");
    assert.equal(item("OUT_OF_STOCK", { selling: "discontinued" }).selling, "discontinued");
  });

  test("what is wrong is handed on as it is, not guessed at", () => {
    const wrong = [{ quantity: -5, due: "<b>soon</b>" }, null, "x"];
    assert.deepEqual(item("OUT_OF_STOCK", { restocks: wrong }).onOrder, [{ quantity: -5, due: "<b>soon</b>" }, "x"]);
    assert.equal(item("OUT_OF_STOCK", { restocks: "next week" }).onOrder, "next week");
    assert.equal(item("IN_STOCK", { onHand: "many" }).onHand, "some");
  });

  test("fields can have other names, or be left alone", () => {
    const fields = { restockDate: "availableFrom", backordered: "" };
    assert.equal(item("IN_STOCK", { availableFrom: "2026-12-15", backordered: false }, { fields }).onOrder[0].due, "2026-12-15");
  });

  for (const nothing of [null, undefined, {}, [], { data: null }, { errors: [] }, "text", 7]) {
    test(`an answer of ${JSON.stringify(nothing)} has no items`, () => assert.deepEqual(toSnapshot(nothing).items, []));
  }
});

test("whatever a value becomes, nothing throws, and the other variant stands", async () => {
  const customFields = { backordered: true, restocks: [{ quantity: 4, due: "2026-12-15T00:00:00.000Z" }], restockDate: "2026-12-15", releaseDate: "2026-12-15", onHand: 3, backorderLimit: 9 };
  const variant = (sku) => ({ sku, name: "Chair", stockLevel: "IN_STOCK:5", priceWithTax: 14900, currencyCode: "EUR", customFields });
  await survives([variant("A"), variant("B")], "B", (raw) => toSnapshot(raw, { asOf }), ([first]) => first);
});

describe("an instant is a day in the shop's time zone", () => {
  for (const [instant, zone, day] of [
    ["2026-12-15T23:00:00.000Z", "Europe/Budapest", "2026-12-16"],
    ["2026-12-15T00:00:00.000Z", "America/New_York", "2026-12-15"],
    ["2026-12-15T00:00:00.000Z", "Pacific/Auckland", "2026-12-15"],
    ["2026-12-15T13:30:00.000Z", "Pacific/Auckland", "2026-12-16"],
    ["2026-12-15T08:00:00+14:00", "America/New_York", "2026-12-14"],
    ["2026-12-15T08:00:00", "America/New_York", "2026-12-15"],
    ["2026-12-15", "America/New_York", "2026-12-15"],
    ["soon", "America/New_York", "soon"],
  ]) {
    test(`${instant} in ${zone} is ${day}`, () => assert.equal(dayOf(instant, zone), day));
  }
});

describe("only custom fields that exist are asked for", () => {
  const scalar = (name) => ({ name, type: { kind: "SCALAR" } });

  test("scalars, and a list of structs with the parts it has", () => {
    const struct = { kind: "OBJECT", fields: [{ name: "due" }, { name: "quantity" }, { name: "internalNote" }] };
    const list = { name: "restocks", type: { kind: "LIST", ofType: { kind: "NON_NULL", ofType: struct } } };
    assert.equal(customFieldsSelection([scalar("restockDate"), scalar("colour"), list]), "customFields { restocks { due quantity } restockDate }");
  });

  test("none, where there are none", () => assert.equal(customFieldsSelection([]), ""));

  test("where the schema is not shown, those that the page names", () => {
    assert.equal(customFieldsSelection(undefined), "");
    assert.equal(customFieldsSelection(undefined, { restockDate: "availableFrom", onHand: "{ id }" }), "customFields { availableFrom }");
  });
});
