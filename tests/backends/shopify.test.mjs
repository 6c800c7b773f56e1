/** What Shopify tells, by its Storefront API and in its themes, as its documentation has it, and what shoppers read of it. */
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import { source, toSnapshot } from "../../www/sources/shopify.js";
import { IN_STOCK, OUT, PART, SHORT, WAITS, answering, asOf, facing, survives } from "./core.mjs";

const DATED = "backorder: On backorder, ships by Tuesday, December 15";
const BACK = "out-of-stock: Out of stock, back by Tuesday, December 15";

const answer = (...variants) => ({ data: { nodes: variants } });
/** A variant as the Storefront API tells it. */
const variant = (more = {}) => ({
  id: "gid://shopify/ProductVariant/11", sku: "A", title: "Oak / large", availableForSale: true, currentlyNotInStock: false,
  quantityAvailable: 3, price: { amount: "149.0", currencyCode: "EUR" }, product: { title: "Chair" }, metafields: [null], ...more,
});
/** A variant as Liquid prints it. */
const printed = (more = {}) => ({
  id: 11, sku: "A", name: "Chair - Oak / large", price: 14900, available: true, inventory_management: "shopify",
  inventory_policy: "deny", inventory_quantity: 3, incoming: false, next_incoming_date: null, ...more,
});

const says = async (raw, options) => {
  const shop = await facing(toSnapshot(raw, { asOf, ...options }));
  return [shop.says("A"), shop.says("A", 10)];
};

describe("the Storefront API", () => {
  for (const [what, more, one, ten] of [
    ["3 in stock, of which nobody told whether more may be ordered", {}, IN_STOCK, SHORT],
    ["25 in stock", { quantityAvailable: 25 }, IN_STOCK, IN_STOCK],
    ["sold out", { availableForSale: false, quantityAvailable: 0 }, OUT, OUT],
    ["sold out, with 2 owed", { availableForSale: false, quantityAvailable: -2 }, OUT, OUT],
    ["null for whether it is for sale", { availableForSale: null }, OUT, OUT],
    ["null for whether it is there, and 3 are", { currentlyNotInStock: null }, IN_STOCK, SHORT],
    ["null for whether it is there, and 3 are owed", { currentlyNotInStock: null, quantityAvailable: -3 }, WAITS, WAITS],
    ["sold out, and to be ordered all the same", { currentlyNotInStock: true, quantityAvailable: 0 }, WAITS, WAITS],
    ["the same with 3 owed", { currentlyNotInStock: true, quantityAvailable: -3 }, WAITS, WAITS],
    ["not tracked, so that the quantity says nothing", { quantityAvailable: 0 }, IN_STOCK, IN_STOCK],
    ["not tracked, and less by each that was sold", { quantityAvailable: -40 }, IN_STOCK, IN_STOCK],
    ["in stock, for a token that is told no quantity", { quantityAvailable: null }, IN_STOCK, IN_STOCK],
    ["on backorder, for a token that is told no quantity", { quantityAvailable: undefined, currentlyNotInStock: true }, WAITS, WAITS],
    ["sold out, for a token that is told no quantity", { quantityAvailable: undefined, availableForSale: false }, OUT, OUT],
    ["nothing on hand by its number, where the rest was not asked for", { quantityAvailable: 0, currentlyNotInStock: undefined }, WAITS, WAITS],
  ]) {
    test(what, async () => assert.deepEqual(await says(answer(variant(more))), [one, ten]));
  }

  test("who waits, waits first", () => {
    assert.equal(toSnapshot(answer(variant({ currentlyNotInStock: true, quantityAvailable: -3 }))).items[0].backorders, 3);
  });

  test("titles are product and variant, prices in minor units", () => {
    const { items, currency } = toSnapshot(answer(variant(), variant({ sku: "B", title: "Default Title" })));
    assert.deepEqual([items[0].title, items[0].price, items[1].title, currency], ["Chair (Oak / large)", 14900, "Chair", "EUR"]);
    assert.equal(toSnapshot(answer(variant({ price: { amount: "1490", currencyCode: "JPY" } }))).items[0].price, 1490);
  });
});

describe("metafields", () => {
  const metafields = [{ key: "restock_date", value: "2026-12-15" }, null];

  test("a date for what is on backorder, and for what cannot be ordered till then", async () => {
    assert.deepEqual(await says(answer(variant({ currentlyNotInStock: true, quantityAvailable: 0, metafields }))), [DATED, DATED]);
    assert.deepEqual(await says(answer(variant({ availableForSale: false, quantityAvailable: 0, metafields }))), [BACK, BACK]);
  });

  test("what is beyond stock may wait where they say so", async () => {
    const selling = [{ key: "selling", value: "backorder" }];
    assert.deepEqual(await says(answer(variant({ metafields: selling }))), [IN_STOCK, PART]);
  });

  test("numbers and receipts, which Shopify keeps as text", () => {
    const restocks = [{ quantity: 4, due: "2026-12-15" }];
    const all = [{ key: "backorder_limit", value: "24" }, { key: "lead_days", value: "10" }, { key: "restocks", value: JSON.stringify(restocks) }];
    const [item] = toSnapshot(answer(variant({ currentlyNotInStock: true, quantityAvailable: 0, metafields: all }))).items;
    assert.deepEqual([item.backorderLimit, item.leadDays, item.onOrder], [24, 10, restocks]);
  });

  for (const [value, one] of [["true", WAITS], ["1", WAITS], ["false", IN_STOCK], ["0", IN_STOCK], ["perhaps", IN_STOCK]]) {
    test(`backordered, kept as "${value}"`, async () => {
      assert.equal((await says(answer(variant({ quantityAvailable: undefined, metafields: [{ key: "backordered", value }] }))))[0], one);
    });
  }

  test("not backordered, kept as text, though none is counted", async () => {
    for (const value of ["false", "0"]) assert.deepEqual(await says(answer(variant({ currentlyNotInStock: undefined, quantityAvailable: 0, metafields: [{ key: "backordered", value }] }))), [IN_STOCK, IN_STOCK]);
  });

  test("a release, for a preorder", async () => {
    const release = [{ key: "release_date", value: "2027-01-15" }, { key: "restock_date", value: "2027-01-15" }];
    const preorder = "preorder: Pre-order, ships by Friday, January 15, 2027";
    assert.deepEqual(await says(answer(variant({ currentlyNotInStock: true, quantityAvailable: 0, metafields: release }))), [preorder, preorder]);
  });
});

describe("what a theme prints", () => {
  const incoming = { incoming: true, next_incoming_date: "2026-12-15 00:00:00 +0100" };

  for (const [what, more, one, ten] of [
    ["3 in stock, and no more", {}, IN_STOCK, SHORT],
    ["3 in stock, and more may be ordered", { inventory_policy: "continue" }, IN_STOCK, PART],
    ["3 in stock, more may be ordered, and is on its way", { inventory_policy: "continue", ...incoming }, IN_STOCK, "partial: Part in stock, the rest by Tuesday, December 15"],
    ["sold out", { available: false, inventory_quantity: 0 }, OUT, OUT],
    ["sold out, and more on its way", { available: false, inventory_quantity: 0, ...incoming }, BACK, BACK],
    ["sold out, and more on its way on a day nobody knows", { available: false, inventory_quantity: 0, incoming: true }, OUT, OUT],
    ["on backorder", { inventory_policy: "continue", inventory_quantity: 0 }, WAITS, WAITS],
    ["on backorder, with 3 owed and more on its way", { inventory_policy: "continue", inventory_quantity: -3, ...incoming }, DATED, DATED],
    ["on backorder, and a delivery that is late", { inventory_policy: "continue", inventory_quantity: 0, incoming: true, next_incoming_date: "2026-11-20" }, "backorder: Ships tomorrow", "backorder: Ships tomorrow"],
    ["a date that stands though nothing is on its way", { inventory_policy: "continue", inventory_quantity: 0, incoming: false, next_incoming_date: "2026-12-15" }, WAITS, WAITS],
    ["not tracked, and less by each that was sold", { inventory_management: null, inventory_policy: "continue", inventory_quantity: -40 }, IN_STOCK, IN_STOCK],
    ["a number that was not printed", { inventory_quantity: undefined }, IN_STOCK, IN_STOCK],
    ["a number of null", { inventory_quantity: null }, IN_STOCK, IN_STOCK],
    ["25 in stock", { inventory_quantity: 25 }, IN_STOCK, IN_STOCK],
    ["sold out, with 2 owed", { available: false, inventory_quantity: -2 }, OUT, OUT],
    ["nothing printed but that it is there", { inventory_management: undefined, inventory_policy: undefined, inventory_quantity: undefined, incoming: undefined, next_incoming_date: undefined }, IN_STOCK, IN_STOCK],
  ]) {
    test(what, async () => assert.deepEqual(await says({ currency: "EUR", variants: [printed(more)] }), [one, ten]));
  }

  test("metafields stand above what Shopify knows of its deliveries", async () => {
    const raw = [printed({ inventory_policy: "continue", inventory_quantity: 0, incoming: true, next_incoming_date: "2026-12-01", metafields: { restock_date: "2026-12-15" } })];
    assert.deepEqual(await says(raw), [DATED, DATED]);
  });

  test("what is on its way on a day nobody knows is on order all the same", () => {
    assert.deepEqual(toSnapshot([printed({ incoming: true })]).items[0].onOrder, [{ quantity: 1_000_000 }]);
  });

  test("where the policy was not printed, metafields may say it", async () => {
    const silent = { inventory_policy: undefined, metafields: { selling: "backorder" } };
    assert.deepEqual(await says([printed(silent)]), [IN_STOCK, PART]);
    assert.deepEqual(await says([printed({ ...silent, inventory_policy: "deny" })]), [IN_STOCK, SHORT]);
  });

  test("a date is the day it was printed as, or that of the shop's zone where that is told", () => {
    const due = (timeZone) => toSnapshot([printed({ ...incoming, inventory_policy: "continue" })], { timeZone }).items[0].onOrder[0].due;
    assert.deepEqual([due(undefined), due("Europe/Budapest"), due("America/New_York")], ["2026-12-15", "2026-12-15", "2026-12-14"]);
  });

  test("prices are hundredths, whatever the currency", () => {
    const priced = (price, currency) => toSnapshot({ currency, variants: [printed({ price })] }).items[0].price;
    assert.deepEqual([priced(14900, "EUR"), priced(149000, "JPY"), priced(14900, undefined)], [14900, 1490, undefined]);
  });

  test("a product that is printed whole is its variants", () => {
    const product = { id: 1, title: "Chair", available: true, variants: [printed(), printed({ sku: "B" }), printed({ sku: "" })] };
    assert.deepEqual(toSnapshot(product).items.map(({ sku }) => sku), ["A", "B"]);
  });

  test("variants without skus go by their ids, if the page says so", () => {
    assert.deepEqual(toSnapshot([printed({ sku: null })], { key: "id" }).items.map(({ sku }) => sku), ["11"]);
    assert.deepEqual(toSnapshot(answer(variant({ sku: null })), { key: "id" }).items.map(({ sku }) => sku), ["11"]);
  });
});

describe("hostile answers cost only themselves", () => {
  test("an item whose date is wrong is left out, by its place", async () => {
    const bad = printed({ sku: "BAD", available: false, incoming: true, next_incoming_date: "<b>soon</b>" });
    const shop = await facing(toSnapshot([bad, printed()], { asOf }));
    assert.deepEqual([shop.problems, shop.says("A")], [["items[0].onOrder[0].due"], IN_STOCK]);
  });

  test("what is nested without end is not followed", () => {
    const deep = JSON.parse(`${'{"a":'.repeat(9000)}1${"}".repeat(9000)}`);
    assert.deepEqual(toSnapshot({ deep, variants: [printed()] }).items.length, 1);
  });

  for (const nothing of [null, undefined, {}, [], { data: null }, { data: { nodes: [null] } }, "text", 7]) {
    test(`${JSON.stringify(nothing)} has no items`, () => assert.deepEqual(toSnapshot(nothing).items, []));
  }

  test("whatever a value becomes, nothing throws, and the other item stands", async () => {
    const metafields = [{ key: "restock_date", value: "2026-12-15" }, { key: "release_date", value: "2026-12-15" }];
    const read = (raw) => toSnapshot(raw, { asOf, timeZone: "Europe/Budapest" });
    await survives(answer(variant({ metafields }), variant({ sku: "B" })), "B", read, ({ data }) => data.nodes[0]);
    const coming = printed({ incoming: true, next_incoming_date: "2026-12-15 00:00:00 +0100", metafields: { lead_days: 9 } });
    await survives({ currency: "EUR", variants: [coming, printed({ sku: "B" })] }, "B", read, ({ variants }) => variants[0]);
  });
});

describe("what is asked", () => {
  const url = "https://shop.example/api/2026-07/graphql.json";
  const found = (sku, id) => ({ data: { s0: { nodes: [{ variants: { nodes: [{ id: "gid://other", sku: `${sku}-LONG` }, { id, sku }] } }] } } });

  test("skus are searched for once, and from then on one question asks for their stock", async () => {
    const id = "gid://shopify/ProductVariant/11";
    const { fetch, asked } = answering(found("A", id), answer(variant()));
    const shop = source(url, { fetch, token: "public" });
    await shop.fetch(["A"]);
    await shop.fetch(["A"]);
    assert.deepEqual(asked.map(({ body }) => body.variables.t0 ?? body.variables.ids), ["A", [id], [id]]);
    assert.equal(asked[0].headers["x-shopify-storefront-access-token"], "public");
    assert.deepEqual(asked[1].body.variables.fields[0], { namespace: "backsoon", key: "on_hand" });
  });

  test("a sku that is not found is not looked for at every poll", async () => {
    const { fetch, asked } = answering({ data: { s0: { nodes: [] } } });
    const shop = source(url, { fetch });
    assert.deepEqual((await shop.fetch(["NOPE"])).items, []);
    await shop.fetch(["NOPE"]);
    assert.equal(asked.length, 1);
  });

  test("ids need no search", async () => {
    const { fetch, asked } = answering(answer(variant()));
    const { items } = await source(url, { fetch, key: "id" }).fetch(["11"]);
    assert.deepEqual([asked.length, asked[0].body.variables.ids, items[0].sku], [1, ["gid://shopify/ProductVariant/11"], "11"]);
  });

  const refusing = (message, code) => ({ errors: [{ message, extensions: { code } }], data: null });
  const denied = refusing("Access denied for quantityAvailable field.", "ACCESS_DENIED");

  test("a token that may not read quantities is told the rest", async () => {
    const { fetch, asked } = answering(denied, answer(variant({ quantityAvailable: undefined })));
    const { items } = await source(url, { fetch, key: "id" }).fetch(["11"]);
    assert.deepEqual(asked.map(({ body }) => body.query.includes("quantityAvailable")), [true, false]);
    assert.equal(items[0].onHand, "some");
  });

  for (const passing of [refusing("Throttled", "THROTTLED"), refusing("Throttled"), refusing("Internal error", "INTERNAL_SERVER_ERROR")]) {
    const [{ message, extensions: { code } }] = passing.errors;
    test(`quantities are asked for again the next time after "${message}", ${code}`, async () => {
      const { fetch, asked } = answering(passing, answer(variant()));
      const shop = source(url, { fetch, key: "id" });
      await assert.rejects(shop.fetch(["11"]), { name: "SourceError", message: `the API answered: ${message}` });
      assert.equal((await shop.fetch(["11"])).items[0].onHand, 3);
      assert.deepEqual(asked.map(({ body }) => body.query.includes("quantityAvailable")), [true, true]);
    });
  }

  test("what is refused either way is said as it was said first, and is asked for again the next time", async () => {
    const { fetch, asked } = answering(denied, refusing("Access denied for title field.", "ACCESS_DENIED"), answer(variant()));
    const shop = source(url, { fetch, key: "id" });
    await assert.rejects(shop.fetch(["11"]), { name: "SourceError", message: "the API answered: Access denied for quantityAvailable field." });
    assert.equal((await shop.fetch(["11"])).items[0].onHand, 3);
    assert.deepEqual(asked.map(({ body }) => body.query.includes("quantityAvailable")), [true, false, true]);
  });

  test("a shop that is down is not asked twice", async () => {
    const { fetch, asked } = answering(new Response("", { status: 503 }));
    await assert.rejects(source(url, { fetch, key: "id" }).fetch(["11"]), { message: "HTTP 503, expected 200" });
    assert.equal(asked.length, 1);
  });
});

describe("a block that the theme prints", () => {
  afterEach(() => delete globalThis.document);
  const block = (text) => (globalThis.document = { getElementById: (id) => (id === "variants" ? { textContent: text } : null) });

  test("answers for the whole page, and asks nobody", async () => {
    block(JSON.stringify([printed()]));
    const shop = source("#variants");
    const pushed = [];
    shop.watch([], (snapshot) => pushed.push(snapshot))();
    assert.equal(shop.whole, true);
    assert.deepEqual(pushed, [await shop.fetch([])]);
    assert.equal(pushed[0].items[0].onHand, 3);
  });

  test("that is no JSON is named", async () => {
    block("{{ product | json }}");
    await assert.rejects(source("#variants").fetch([]), { place: "#variants", message: "not JSON, expected the variants that a theme prints" });
    source("#variants").watch([], (snapshot, error) => assert.deepEqual([snapshot, error.place], [undefined, "#variants"]));
  });

  test("that is not there is named", async () => {
    block("[]");
    await assert.rejects(source("#stock").fetch([]), { message: "'#stock': expected the id of a data block on the page" });
  });
});
