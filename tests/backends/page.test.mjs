/** What pages tell search engines of their products, as schema.org has it, and what shoppers read of it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { source, toSnapshot } from "../../www/sources/page.js";
import { IN_STOCK, OUT, SHORT, WAITS, asOf, facing, survives } from "./core.mjs";

const DATED = "backorder: On backorder, ships by Tuesday, December 15";
const BACK = "out-of-stock: Out of stock, back by Tuesday, December 15";
const PREORDER = "preorder: Pre-order, ships by Friday, January 15, 2027";
const MADE = "made-to-order: Made to order, ships by Thursday, December 3";
const NEVER = "discontinued: No longer available";
const UNKNOWN = "unknown: Availability not known";

const product = (offers, more = {}) => ({ "@context": "https://schema.org", "@type": "Product", sku: "A", name: "Oak chair", offers, ...more });
const says = async (raw, options) => {
  const shop = await facing(toSnapshot(raw, { asOf, ...options }));
  return [shop.says("A"), shop.says("A", 10)];
};

describe("words of schema.org", () => {
  const on = "2026-12-15T12:00+0100";
  const level = { "@type": "QuantitativeValue", value: "3" };
  const days = { "@type": "QuantitativeValue", value: 10, unitCode: "DAY" };

  for (const [what, offer, one, ten] of [
    ["in stock", { availability: "https://schema.org/InStock" }, IN_STOCK, IN_STOCK],
    ["in stock, the word alone", { availability: "InStock" }, IN_STOCK, IN_STOCK],
    ["in stock, by the old address", { availability: "http://schema.org/InStock" }, IN_STOCK, IN_STOCK],
    ["in stock, and how many", { availability: "schema:LimitedAvailability", inventoryLevel: level }, IN_STOCK, SHORT],
    ["in stock, and 25", { availability: "InStock", inventoryLevel: 25 }, IN_STOCK, IN_STOCK],
    ["in stock, and none", { availability: "InStock", inventoryLevel: 0 }, WAITS, WAITS],
    ["in stock, and fewer than none", { availability: "InStock", inventoryLevel: { value: -3 } }, WAITS, WAITS],
    ["in stock, and null", { availability: "InStock", inventoryLevel: null, availabilityStarts: null }, IN_STOCK, IN_STOCK],
    ["on backorder, and null", { availability: "BackOrder", availabilityStarts: null, deliveryLeadTime: null }, WAITS, WAITS],
    ["out of stock, and fewer than none", { availability: "OutOfStock", inventoryLevel: -3 }, OUT, OUT],
    ["in stock, by what a shop says of backorders too", { availability: "InStock", availabilityStarts: on }, DATED, DATED],
    ["in stock, since a day that has passed", { availability: "InStock", availabilityStarts: "2026-11-20" }, IN_STOCK, IN_STOCK],
    ["online only", { availability: "https://schema.org/OnlineOnly" }, IN_STOCK, IN_STOCK],
    ["on backorder", { availability: "https://schema.org/BackOrder" }, WAITS, WAITS],
    ["on backorder until a day", { availability: "https://schema.org/BackOrder", availabilityStarts: on }, DATED, DATED],
    ["on backorder for so many days", { availability: "BackOrder", deliveryLeadTime: days }, "backorder: On backorder, ships by Thursday, December 3", "backorder: On backorder, ships by Thursday, December 3"],
    ["a preorder", { availability: "https://schema.org/PreOrder", availabilityStarts: "2027-01-15" }, PREORDER, PREORDER],
    ["a presale", { availability: "https://schema.org/PreSale", availabilityStarts: "2027-01-15" }, PREORDER, PREORDER],
    ["a preorder without a day", { availability: "PreOrder" }, WAITS, WAITS],
    ["out of stock", { availability: "https://schema.org/OutOfStock" }, OUT, OUT],
    ["out of stock until a day", { availability: "https://schema.org/OutOfStock", availabilityStarts: on }, BACK, BACK],
    ["sold out", { availability: "SoldOut" }, OUT, OUT],
    ["reserved", { availability: "Reserved" }, OUT, OUT],
    ["in stores alone", { availability: "InStoreOnly" }, OUT, OUT],
    ["made to order", { availability: "MadeToOrder", deliveryLeadTime: days }, MADE, MADE],
    ["discontinued", { availability: "Discontinued" }, NEVER, NEVER],
    ["a word nobody knows", { availability: "https://schema.org/Maybe" }, UNKNOWN, UNKNOWN],
    ["no word", { price: "149.00" }, UNKNOWN, UNKNOWN],
    ["null", { availability: null, inventoryLevel: null }, UNKNOWN, UNKNOWN],
  ]) {
    test(what, async () => assert.deepEqual(await says(product(offer)), [one, ten]));
  }

  test("weeks are seven days, and of a span the end counts; months are no number of days", () => {
    const lead = (deliveryLeadTime) => toSnapshot(product({ availability: "MadeToOrder", deliveryLeadTime })).items[0].leadDays;
    assert.deepEqual([lead({ value: 2, unitCode: "WEE" }), lead({ minValue: 3, maxValue: 5, unitCode: "DAY" }), lead({ value: 1, unitCode: "MON" })], [14, 5, undefined]);
  });

  test("names are the page's, prices in minor units", () => {
    const { items, currency } = toSnapshot(product({ availability: "InStock", price: "149.00", priceCurrency: "EUR", url: "https://shop.example/chair" }));
    assert.deepEqual([items, currency], [[{ sku: "A", title: "Oak chair", price: 14900, url: "https://shop.example/chair", onHand: "some" }], "EUR"]);
  });
});

describe("which offer is meant", () => {
  const inStock = { availability: "InStock" };
  const skusOf = (raw, skus) => toSnapshot(raw, { skus }).items.map(({ sku }) => sku);

  for (const [what, raw, expected] of [
    ["a product's only one", product(inStock), ["A"]],
    ["one in a graph", { "@graph": [{ "@type": "WebPage" }, product(inStock)] }, ["A"]],
    ["the variants of a group", { "@type": "ProductGroup", hasVariant: [product(inStock, { sku: "RED" }), product(inStock, { sku: "BLUE" })] }, ["RED", "BLUE"]],
    ["those that name their skus", product([{ ...inStock, sku: "RED" }, { ...inStock, sku: 7 }], { sku: undefined }), ["RED", "7"]],
    ["those that are summed up", product({ "@type": "AggregateOffer", offers: [{ ...inStock, sku: "RED" }] }), ["RED"]],
    ["none of several that name no sku", product([inStock, { availability: "OutOfStock" }]), []],
    ["none of a product that is only named in passing", product(undefined, { sku: "B", isRelatedTo: product(inStock) }), []],
  ]) {
    test(what, () => assert.deepEqual(skusOf(raw, []), expected));
  }

  test("a product without a sku is the one that is asked for, if it is alone", () => {
    const nameless = product(inStock, { sku: undefined });
    assert.deepEqual([skusOf(nameless, ["A"]), skusOf(nameless, ["A", "B"]), skusOf([nameless, product(inStock, { sku: "B" })], ["A"])], [["A"], [], ["B"]]);
  });
});

describe("hostile blocks cost only themselves", () => {
  test("an item whose date is wrong is left out, by its place", async () => {
    const bad = product({ availability: "BackOrder", availabilityStarts: "<b>soon</b>" }, { sku: "BAD" });
    const shop = await facing(toSnapshot([bad, product({ availability: "InStock" })], { asOf }));
    assert.deepEqual([shop.problems, shop.says("A")], [["items[0].onOrder[0].due"], IN_STOCK]);
  });

  for (const nothing of [null, undefined, {}, [], [null, 7, "x"], { "@type": "Product", offers: 7 }, "text", 7]) {
    test(`${JSON.stringify(nothing)} has no items`, () => assert.deepEqual(toSnapshot(nothing).items, []));
  }

  test("whatever a value becomes, nothing throws, and the other product stands", async () => {
    const offer = { availability: "BackOrder", availabilityStarts: "2026-12-15", price: "149.00", priceCurrency: "EUR", inventoryLevel: { value: 3 }, deliveryLeadTime: { value: 3, unitCode: "DAY" }, url: "https://shop.example" };
    const blocks = [product(offer), product({ ...offer, availability: "InStock" }, { sku: "B" })];
    await survives(blocks, "B", (raw) => toSnapshot(raw, { asOf }), ([first]) => first);
  });
});

test("where there is no page, there is nothing to read", () => {
  assert.throws(() => source(""), { name: "SourceError", place: "source", message: "'page': expected to be on a page" });
});
