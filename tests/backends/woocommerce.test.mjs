/** What WooCommerce's Store API tells, by answers of a real shop and answers made from them, and what shoppers read of it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { source, toSnapshot } from "../../www/sources/woocommerce.js";
import { IN_STOCK, OUT, PART, SHORT, WAITS, answering, asOf, facing, recorded, survives } from "./core.mjs";

/** A product as the Store API tells it, in stock unless told otherwise. */
const product = (more = {}) => ({
  id: 7, sku: "A", type: "simple", is_purchasable: true, is_in_stock: true, is_on_backorder: false, low_stock_remaining: null,
  add_to_cart: { minimum: 1, maximum: 9999, multiple_of: 1 }, extensions: {}, ...more,
});

const snapshotOf = (more, options) => toSnapshot([product(more)], { asOf, ...options });
const saysOf = async (more, quantity, options) => (await facing(snapshotOf(more, options))).says("A", quantity);

describe("recorded answers of a real shop", async () => {
  const shop = await facing(toSnapshot([recorded("woocommerce/products"), recorded("woocommerce/variations")], { asOf }));

  test("nothing of them is left out", () => assert.deepEqual(shop.problems, []));

  for (const [what, sku, one, ten] of [
    ["25 in stock", "S-IN", IN_STOCK, IN_STOCK],
    ["a variation of which there are 25", "TJ-RED-S", IN_STOCK, IN_STOCK],
    ["2 left", "S-LOW", IN_STOCK, "short: Only 2 of your 10 available, ships today"],
    ["none left", "S-OUT", OUT, OUT],
    ["a variation that is out of stock, while its product says that it is in stock", "TJ-BLU-S", OUT, OUT],
    ["on backorder, though in stock by its flag", "S-BON", WAITS, WAITS],
    ["on backorder, of which the shop's own page says nothing", "S-BOY", WAITS, WAITS],
    ["on backorder and never counted", "S-UBO", WAITS, WAITS],
    ["3 in stock and more on backorder, of which no number is told", "S-BOP", IN_STOCK, IN_STOCK],
    ["never counted", "S-UNT", IN_STOCK, IN_STOCK],
  ]) {
    test(`${what}: ${sku}`, () => assert.deepEqual([shop.says(sku), shop.says(sku, 10)], [one, ten]));
  }

  test("of a product with variations nothing is said, for each of them may stand otherwise", () => {
    assert.deepEqual(toSnapshot(recorded("woocommerce/products").slice(0, 1)).items, []);
  });

  test("the same of what has options, whatever kind of product it is", () => assert.deepEqual(snapshotOf({ type: "bundle", has_options: true }).items, []));

  test("names, prices in minor units and addresses are the shop's", () => {
    const [item] = toSnapshot(recorded("woocommerce/variations")).items;
    assert.deepEqual([item.title, item.price, item.url], [
      "Trail Jacket (Size: M, Colour: blue)", 12900, "http://127.0.0.1:16000/product/trail-jacket/?attribute_size=M&attribute_colour=blue",
    ]);
    assert.equal(toSnapshot(recorded("woocommerce/variations")).currency, "USD");
  });

  test("version 10 says the same", async () => {
    const { says } = await facing(toSnapshot(recorded("woocommerce/on-10"), { asOf }));
    assert.deepEqual(["TJ-BLU-M", "S-BOY", "S-BOP", "S-LOW", "S-OUT"].map((sku) => says(sku).split(":")[0]), [
      "backorder", "backorder", "in-stock", "in-stock", "out-of-stock",
    ]);
  });
});

describe("numbers", () => {
  for (const [what, more, one, ten] of [
    ["none left, though it can be bought", { low_stock_remaining: 0 }, WAITS, WAITS],
    ["3 owed to customers", { low_stock_remaining: -3, is_on_backorder: true }, WAITS, WAITS],
    ["2 left, and no maximum, so that more may wait", { low_stock_remaining: 2 }, IN_STOCK, PART],
    ["what is sold one by one", { sold_individually: true, add_to_cart: { maximum: 1 } }, IN_STOCK, IN_STOCK],
    ["no maximum told", { add_to_cart: undefined, low_stock_remaining: undefined }, IN_STOCK, IN_STOCK],
    ["what has no price and cannot be bought", { is_purchasable: false }, OUT, OUT],
    ["3 can be bought at most, and there may be no more", { add_to_cart: { maximum: 3 } }, IN_STOCK, SHORT],
    ["a maximum of nothing, as pages have it", { add_to_cart: { maximum: "" } }, IN_STOCK, IN_STOCK],
    ["on backorder by its class alone", { is_on_backorder: undefined, stock_availability: { class: "available-on-backorder" } }, WAITS, WAITS],
    ["nothing told but that it is there", { is_on_backorder: undefined, add_to_cart: null }, IN_STOCK, IN_STOCK],
    ["null, which is not false", { is_in_stock: null, is_on_backorder: null }, IN_STOCK, IN_STOCK],
    ["out of stock, with 3 owed", { is_in_stock: false, low_stock_remaining: -3 }, OUT, OUT],
  ]) {
    test(what, async () => assert.deepEqual([await saysOf(more, 1), await saysOf(more, 10)], [one, ten]));
  }

  test("what is owed waits first", () => assert.equal(snapshotOf({ low_stock_remaining: -3 }).items[0].backorders, 3));
});

describe("the shop's own fields", () => {
  const extensions = { backsoon: { restockDate: "2026-12-15", restockQuantity: "20" } };
  const due = "ships by Tuesday, December 15";

  test("a date, for what is on backorder", async () => {
    assert.equal(await saysOf({ is_on_backorder: true, extensions }, 1), `backorder: On backorder, ${due}`);
  });

  test("how many there are, of what may wait beyond them", async () => {
    const counted = { extensions: { backsoon: { onHand: "3" } } };
    assert.deepEqual([await saysOf(counted, 1), await saysOf(counted, 10)], [IN_STOCK, PART]);
  });

  test("behind those who wait", async () => {
    const owed = { low_stock_remaining: -15, is_on_backorder: true, extensions };
    assert.equal(await saysOf(owed, 5), `backorder: On backorder, ${due}`);
    assert.match(await saysOf(owed, 10), /no date/);
  });

  test("a date, for what cannot be ordered till then", async () => {
    assert.equal(await saysOf({ is_in_stock: false, extensions }, 1), "out-of-stock: Out of stock, back by Tuesday, December 15");
  });

  test("a date does not make a backorder of what WooCommerce says is there", async () => {
    assert.equal(await saysOf({ extensions }, 1), IN_STOCK);
  });

  test("what WooCommerce would refuse is not sold, whatever they say", () => {
    assert.equal(snapshotOf({ is_in_stock: false, extensions: { backsoon: { selling: "backorder" } } }).items[0].selling, "stock");
    assert.equal(snapshotOf({ is_in_stock: false, extensions: { backsoon: { selling: "discontinued" } } }).items[0].selling, "discontinued");
  });

  test("they may stand under another name, and be called otherwise", () => {
    const options = { extension: "acme", fields: { restockDate: "eta" } };
    const { onOrder } = snapshotOf({ is_on_backorder: true, extensions: { acme: { eta: "2026-12-15 00:00:00" } } }, options).items[0];
    assert.equal(onOrder[0].due, "2026-12-15");
  });
});

describe("hostile answers cost only themselves", () => {
  test("an item whose field is wrong is left out, by its place, and the others stand", async () => {
    const bad = product({ sku: "BAD", is_on_backorder: true, extensions: { backsoon: { restockDate: "<b>soon</b>" } } });
    const { problems, says } = await facing(toSnapshot([bad, product()], { asOf }));
    assert.deepEqual(problems, ["items[0].onOrder[0].due"]);
    assert.equal(says("A"), IN_STOCK);
  });

  test("names are text, and entities in them are read once", () => {
    assert.equal(snapshotOf({ name: "Nuts &amp; bolts &#8211; <b>&amp;lt;</b> &#99999999;" }).items[0].title, "Nuts & bolts – <b>&lt;</b> &#99999999;");
  });

  for (const nothing of [null, undefined, {}, [], [null, 7, "x", [[]]], { code: "rest_no_route" }, "text", 7]) {
    test(`${JSON.stringify(nothing)} has no items`, () => assert.deepEqual(toSnapshot(nothing).items, []));
  }

  test("whatever a value becomes, nothing throws, and the other item stands", async () => {
    const full = product({
      name: "Chair", variation: "Size: M", permalink: "https://shop.example/chair", prices: { price: "1250", price_range: null, currency_code: "USD", currency_minor_unit: 2 },
      low_stock_remaining: 2, stock_availability: { class: "in-stock" }, has_options: false, sold_individually: false,
      extensions: { backsoon: { restocks: [{ quantity: 4, due: "2026-12-15" }], restockDate: "2026-12-15", releaseDate: "2026-12-15", onHand: 1, leadDays: 9 } },
    });
    await survives([full, product({ sku: "B" })], "B", (raw) => toSnapshot(raw, { asOf }), ([first]) => first);
  });
});

describe("prices", () => {
  for (const [what, prices, price] of [
    ["as many digits as the currency has", { price: "1250", currency_minor_unit: 2, currency_code: "USD" }, 1250],
    ["fewer, as the shop shows none", { price: "12", currency_minor_unit: 0, currency_code: "USD" }, 1200],
    ["more than the currency has", { price: "125000", currency_minor_unit: 2, currency_code: "JPY" }, 1250],
    ["a range", { price: "1250", price_range: { min_amount: "1250", max_amount: "2000" }, currency_code: "USD" }, undefined],
    ["none", undefined, undefined],
  ]) {
    test(what, () => assert.equal(snapshotOf({ prices }).items[0].price, price));
  }
});

describe("what is asked", () => {
  const url = "https://shop.example/wp-json/wc/store/v1";
  const queryOf = ({ url: asked }) => Object.fromEntries(new URL(asked).searchParams);

  test("products and variations together by their skus, and of those only what is read", async () => {
    const { fetch, asked } = answering([product()]);
    const snapshot = await source(url, { fetch }).fetch(["A", "B", "A"]);
    assert.equal(asked.length, 1);
    assert.match(asked[0].url, /^https:\/\/shop\.example\/wp-json\/wc\/store\/v1\/products\?sku=A%2CB&/);
    assert.match(queryOf(asked[0])._fields, /^id,name,.*,extensions$/);
    assert.deepEqual([snapshot.items[0].sku, asked[0].credentials], ["A", "omit"]);
  });

  test("what is out of stock too, which shops may hide", async () => {
    const { fetch, asked } = answering([]);
    await source(url, { fetch }).fetch(["A"]);
    assert.deepEqual(new URL(asked[0].url).searchParams.getAll("stock_status[]"), ["instock", "outofstock", "onbackorder"]);
  });

  test("a sku with a comma in it alone, and more than a hundred in batches", async () => {
    const { fetch, asked } = answering([]);
    await source(url, { fetch }).fetch(["A,B", ...Array.from({ length: 101 }, (_, at) => `S${at}`)]);
    assert.deepEqual(asked.map((one) => queryOf(one).sku.split(",").length), [100, 1, 2]);
    assert.equal(queryOf(asked[2]).sku, "A,B");
  });

  test("by ids, where pages know nothing else", async () => {
    const { fetch, asked } = answering([product({ id: 22, sku: "" })], []);
    const snapshot = await source(url, { fetch, key: "id" }).fetch(["22"]);
    assert.deepEqual(asked.map((one) => [queryOf(one).include, queryOf(one).type]), [["22", undefined], ["22", "variation"]]);
    assert.equal(snapshot.items[0].sku, "22");
  });

  test("where WordPress has no addresses of its own, by its query", async () => {
    const { fetch, asked } = answering([]);
    await source("https://shop.example/?rest_route=/wc/store/v1", { fetch }).fetch(["A"]);
    assert.equal(queryOf(asked[0]).rest_route, "/wc/store/v1/products");
  });

  test("nothing that a Last-Modified says which is no date", async () => {
    const answer = new Response("[]", { headers: { "last-modified": "1795461675" } });
    const { fetch, asked } = answering(answer);
    const shop = source(url, { fetch });
    await shop.fetch(["A"]);
    await shop.fetch(["A"]);
    assert.equal(asked[1].headers, undefined);
  });

  test("what the API refuses, it says why", async () => {
    const { fetch } = answering(Response.json({ code: "rest_no_route", message: "No route was found" }, { status: 404 }));
    await assert.rejects(source(url, { fetch }).fetch(["A"]), { name: "SourceError", message: "HTTP 404: No route was found" });
  });

  test("a page in place of the API is named as such", async () => {
    const { fetch } = answering(new Response("<!doctype html>"));
    await assert.rejects(source(url, { fetch }).fetch(["A"]), { message: "the answer is not JSON, expected that of a shop's API" });
  });
});
