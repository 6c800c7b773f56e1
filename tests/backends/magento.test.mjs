/** What Magento's GraphQL API tells, as its documentation and its source have it, and what shoppers read of it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { source, toSnapshot } from "../../www/sources/magento.js";
import { IN_STOCK, OUT, PART, SHORT, WAITS, answering, asOf, facing, survives } from "./core.mjs";

const DATED = "backorder: On backorder, ships by Tuesday, December 15";
const UNKNOWN = "unknown: Availability not known";

/** A product as the API tells it. */
const product = (more = {}) => ({
  __typename: "SimpleProduct", sku: "A", name: "Oak chair", stock_status: "IN_STOCK", only_x_left_in_stock: null, quantity: null,
  price_range: { minimum_price: { final_price: { value: 149, currency: "EUR" } } }, ...more,
});
const answer = (...items) => ({ data: { products: { items } } });
const says = async (more, options) => {
  const shop = await facing(toSnapshot(answer(product(more)), { asOf, ...options }));
  return [shop.says("A"), shop.says("A", 10)];
};

describe("states and numbers", () => {
  for (const [what, more, one, ten] of [
    ["in stock, number not told", {}, IN_STOCK, IN_STOCK],
    ["in stock, of a version that has no number", { quantity: undefined, only_x_left_in_stock: undefined }, IN_STOCK, IN_STOCK],
    ["25 in stock", { quantity: 25 }, IN_STOCK, IN_STOCK],
    ["3 in stock", { quantity: 3 }, IN_STOCK, SHORT],
    ["3 in stock, by the number of the last ones", { only_x_left_in_stock: 3 }, IN_STOCK, SHORT],
    ["3 and a half", { quantity: 3.5 }, IN_STOCK, SHORT],
    ["half a one", { quantity: 0.5 }, WAITS, WAITS],
    ["out of stock", { stock_status: "OUT_OF_STOCK", quantity: 0 }, OUT, OUT],
    ["out of stock, though there are some", { stock_status: "OUT_OF_STOCK", quantity: 3 }, OUT, OUT],
    ["out of stock, with 3 owed", { stock_status: "OUT_OF_STOCK", quantity: -3 }, OUT, OUT],
    ["out of stock, number not told", { stock_status: "OUT_OF_STOCK" }, OUT, OUT],
    ["none by the number of the last ones, though in stock by its word", { only_x_left_in_stock: 0 }, WAITS, WAITS],
    ["on backorder, though in stock by its word", { quantity: 0 }, WAITS, WAITS],
    ["on backorder, with 3 owed", { quantity: -3 }, WAITS, WAITS],
    ["a word nobody knows", { stock_status: "RESERVED" }, UNKNOWN, UNKNOWN],
    ["no word", { stock_status: null }, UNKNOWN, UNKNOWN],
  ]) {
    test(what, async () => assert.deepEqual(await says(more), [one, ten]));
  }

  test("what is owed waits first", () => assert.equal(toSnapshot(answer(product({ quantity: -3 }))).items[0].backorders, 3));

  test("a configurable product is its variants, each as it stands; a grouped one is nothing", async () => {
    const variants = [{ product: product({ sku: "RED", quantity: 3 }) }, { product: product({ sku: "BLUE", stock_status: "OUT_OF_STOCK" }) }];
    const shop = await facing(toSnapshot(answer(product({ variants }), product({ __typename: "GroupedProduct", sku: "SET" })), { asOf }));
    assert.deepEqual(["A", "RED", "BLUE", "SET"].map((sku) => shop.says(sku)), [UNKNOWN, IN_STOCK, OUT, UNKNOWN]);
  });

  test("names are the shop's, prices in minor units", () => {
    const { items, currency } = toSnapshot(answer(product()));
    assert.deepEqual([items[0].title, items[0].price, currency], ["Oak chair", 14900, "EUR"]);
  });
});

describe("attributes", () => {
  for (const [what, more, one, ten] of [
    ["a date makes a backorder of what hides its number", { restock_date: "2026-12-15 00:00:00" }, DATED, DATED],
    ["a date that is today does not, for it may have come", { restock_date: "2026-11-23" }, IN_STOCK, IN_STOCK],
    ["a date that has passed does not", { restock_date: "2026-11-20 00:00:00" }, IN_STOCK, IN_STOCK],
    ["a date, for what is on backorder", { quantity: 0, restock_date: "2026-12-15" }, DATED, DATED],
    ["a date, for what cannot be ordered till then", { stock_status: "OUT_OF_STOCK", restock_date: "2026-12-15" }, "out-of-stock: Out of stock, back by Tuesday, December 15", "out-of-stock: Out of stock, back by Tuesday, December 15"],
    ["backordered, where nothing else is told", { backordered: 1 }, WAITS, WAITS],
    ["not backordered, though none is counted, for nobody counts", { quantity: 0, backordered: 0 }, IN_STOCK, IN_STOCK],
    ["3 on hand of 13 that may be sold: 10 may wait", { quantity: 13, on_hand: "3" }, IN_STOCK, PART],
    ["3 on hand, where it is not told how many may be sold", { on_hand: 3 }, IN_STOCK, SHORT],
    ["3 on hand of 5 that may be sold: 2 may wait", { quantity: 5, on_hand: 3 }, IN_STOCK, "short: Only 5 of your 10 available, no date for the rest yet"],
  ]) {
    test(what, async () => {
      const said = await says(more);
      assert.deepEqual([said[0], said[1].split(",")[0]], [one, ten.split(",")[0]]);
    });
  }
});

describe("hostile answers cost only themselves", () => {
  test("an item whose attribute is wrong is left out, by its place", async () => {
    const shop = await facing(toSnapshot(answer(product({ sku: "BAD", lead_days: "soon" }), product()), { asOf }));
    assert.deepEqual([shop.problems, shop.says("A")], [["items[0].leadDays"], IN_STOCK]);
  });

  for (const nothing of [null, undefined, {}, [], { data: null }, { data: { products: null } }, "text", 7]) {
    test(`${JSON.stringify(nothing)} has no items`, () => assert.deepEqual(toSnapshot(nothing).items, []));
  }

  test("whatever a value becomes, nothing throws, and the other item stands", async () => {
    const full = product({ quantity: 3, restock_date: "2026-12-15 00:00:00", release_date: "2026-12-15", on_hand: 1, backordered: 1 });
    await survives(answer(full, product({ sku: "B" })), "B", (raw) => toSnapshot(raw, { asOf }), ({ data }) => data.products.items[0]);
  });
});

describe("what is asked", () => {
  const url = "https://shop.example/graphql";
  /** A shop that has a chair, a jacket of two variants, and these fields. */
  function magento(fields) {
    const asked = [];
    const fetch = async (_url, { body, headers }) => {
      const { query, variables } = JSON.parse(body);
      asked.push({ query, variables, headers });
      if (query.includes("__type(")) {
        return Response.json(fields ? { data: { about: { fields: fields.map((name) => ({ name })) } } } : { errors: [{ message: "GraphQL introspection is not allowed" }] });
      }
      if (query.includes("search:")) {
        return Response.json({ data: Object.fromEntries(Object.entries(variables).map(([name, term]) =>
          [name.replace("t", "s"), { items: [{ sku: "CHAIR" }, ...(term.startsWith("JACKET-") ? [{ sku: "JACKET", variants: [{ product: { sku: "JACKET-RED" } }, { product: { sku: "JACKET-BLUE" } }] }] : [])] }])) });
      }
      const items = [product({ sku: "CHAIR" }), product({ sku: "JACKET", variants: [{ product: product({ sku: "JACKET-RED" }) }] })];
      return Response.json(answer(...items.filter(({ sku }) => variables.skus.includes(sku))));
    };
    return { fetch, asked };
  }

  test("what stands in the catalogue by its sku, and variants by the product that the search finds; both are looked up once", async () => {
    const { fetch, asked } = magento([]);
    const shop = source(url, { fetch, store: "en" });
    assert.deepEqual((await shop.fetch(["CHAIR", "JACKET-RED", "NOPE"])).items.map(({ sku }) => sku), ["CHAIR", "JACKET-RED"]);
    assert.equal(asked.length, 4);
    await shop.fetch(["CHAIR", "JACKET-RED", "NOPE"]);
    assert.deepEqual([asked.length, asked[4].variables.skus, asked[4].headers.store], [5, ["CHAIR", "JACKET"], "en"]);
  });

  test("fields that exist, and no others", async () => {
    const { fetch, asked } = magento(["quantity", "restock_date", "colour"]);
    await source(url, { fetch }).fetch(["CHAIR"]);
    const { query } = asked.at(-1);
    assert.match(query, /stock_status quantity restock_date price_range/);
  });

  test("of a shop that keeps its schema to itself, what the page names", async () => {
    const { fetch, asked } = magento(undefined);
    await source(url, { fetch, fields: { restockDate: "eta", onHand: "} evil {" } }).fetch(["CHAIR"]);
    assert.match(asked.at(-1).query, /stock_status only_x_left_in_stock eta price_range/);
  });

  test("nothing is asked for stock where nothing is found", async () => {
    const { fetch, asked } = magento([]);
    await source(url, { fetch }).fetch(["NOPE"]);
    assert.equal(asked.filter(({ query }) => query.includes("stock_status")).length, 0);
  });

  test("what the API refuses, it says why", async () => {
    const { fetch } = answering({ errors: [{ message: "Internal server error" }] });
    await assert.rejects(source(url, { fetch }).fetch(["A"]), { name: "SourceError", message: "the API answered: Internal server error" });
  });
});
