/** What Saleor's GraphQL API tells, as its schema and its source have it, and what shoppers read of it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { source, toSnapshot } from "../../www/sources/saleor.js";
import { IN_STOCK, OUT, SHORT, answering, asOf, facing, survives } from "./core.mjs";

const BACK = "out-of-stock: Out of stock, back by Tuesday, December 15";
const SOLD_OUT = "out-of-stock: Out of stock, back by Friday, January 15, 2027";
const PREORDER = "preorder: Pre-order, ships by Friday, January 15, 2027";

/** A variant as the API tells it. */
const variant = (more = {}) => ({
  id: "UHJvZHVjdFZhcmlhbnQ6MQ==", sku: "A", name: "Large", trackInventory: true, quantityAvailable: 3, preorder: null,
  product: { name: "Chair", isAvailableForPurchase: true, availableForPurchaseAt: "2024-01-01T00:00:00+00:00" },
  pricing: { price: { gross: { amount: 149, currency: "EUR" } } }, metadata: [], ...more,
});
const answer = (...variants) => ({ data: { productVariants: { edges: variants.map((node) => ({ node })) } } });
const says = async (more, options) => {
  const shop = await facing(toSnapshot(answer(variant(more)), { asOf, ...options }));
  return [shop.says("A"), shop.says("A", 10)];
};

describe("states and numbers", () => {
  const preorder = { endDate: "2027-01-15T00:00:00+00:00", globalThreshold: null, globalSoldUnits: 0 };

  for (const [what, more, one, ten] of [
    ["50, which is all that one checkout may buy", { quantityAvailable: 50 }, IN_STOCK, IN_STOCK],
    ["3 in stock", {}, IN_STOCK, SHORT],
    ["sold out", { quantityAvailable: 0 }, OUT, OUT],
    ["less than nothing", { quantityAvailable: -3 }, OUT, OUT],
    ["null for whether it is tracked", { trackInventory: null }, IN_STOCK, SHORT],
    ["null for its product", { product: null }, IN_STOCK, SHORT],
    ["not tracked, told with the checkout's limit", { trackInventory: false, quantityAvailable: 50 }, IN_STOCK, IN_STOCK],
    ["not tracked, told with a limit that is less than is asked for", { trackInventory: false, quantityAvailable: 5 }, IN_STOCK, IN_STOCK],
    ["not tracked, where checkouts have no limit", { trackInventory: false, quantityAvailable: null }, IN_STOCK, IN_STOCK],
    ["a quantity of null, which is not 0", { quantityAvailable: null }, IN_STOCK, IN_STOCK],
    ["a quantity alone", { trackInventory: undefined }, IN_STOCK, SHORT],
    ["a quantity that was not asked for", { quantityAvailable: undefined }, IN_STOCK, IN_STOCK],
    ["not for sale", { product: { isAvailableForPurchase: false, availableForPurchaseAt: null } }, OUT, OUT],
    ["for sale from a day", { product: { isAvailableForPurchase: false, availableForPurchaseAt: "2026-12-15T00:00:00+00:00" } }, BACK, BACK],
    ["a preorder", { preorder, quantityAvailable: 50 }, PREORDER, PREORDER],
    ["a preorder of which 3 are left", { preorder: { ...preorder, globalThreshold: 20, globalSoldUnits: 17 } }, PREORDER, "short: Only 3 of your 10 available, ships by Friday, January 15, 2027"],
    ["a preorder that is sold out", { preorder: { ...preorder, globalThreshold: 20, globalSoldUnits: 20 }, quantityAvailable: 0 }, SOLD_OUT, SOLD_OUT],
    ["a preorder without an end", { preorder: { ...preorder, endDate: null } }, "backorder: On backorder, no date known yet", "backorder: On backorder, no date known yet"],
    ["a preorder that has ended", { preorder: { ...preorder, endDate: "2026-11-20T00:00:00+00:00" } }, IN_STOCK, SHORT],
  ]) {
    test(what, async () => assert.deepEqual(await says(more), [one, ten]));
  }

  test("titles are product and variant, prices in minor units", () => {
    const { items, currency } = toSnapshot(answer(variant()));
    assert.deepEqual([items[0].title, items[0].price, currency], ["Chair (Large)", 14900, "EUR"]);
  });
});

describe("metadata, which is all text", () => {
  const metadata = (values) => Object.entries(values).map(([key, value]) => ({ key, value }));

  test("a date, for what cannot be ordered till then", async () => {
    assert.deepEqual(await says({ quantityAvailable: 0, metadata: metadata({ restockDate: "2026-12-15" }) }), [BACK, BACK]);
  });

  test("numbers", () => {
    const [item] = toSnapshot(answer(variant({ metadata: metadata({ on_hand: "2", lead_days: "10", daily_demand: "0.5" }) }))).items;
    assert.deepEqual([item.onHand, item.leadDays, item.dailyDemand], [2, 10, 0.5]);
  });

  test("what Saleor would refuse is not sold, whatever they say", async () => {
    assert.deepEqual(await says({ quantityAvailable: 0, metadata: metadata({ selling: "backorder" }) }), [OUT, OUT]);
  });
});

describe("hostile answers cost only themselves", () => {
  test("an item whose metadata is wrong is left out, by its place", async () => {
    const bad = variant({ sku: "BAD", quantityAvailable: 0, metadata: [{ key: "restocks", value: "[{]" }] });
    const shop = await facing(toSnapshot(answer(bad, variant()), { asOf }));
    assert.deepEqual([shop.problems, shop.says("A")], [["items[0].onOrder"], IN_STOCK]);
  });

  for (const nothing of [null, undefined, {}, [], { data: null }, { data: { productVariants: { edges: [null, { node: null }] } } }, "text", 7]) {
    test(`${JSON.stringify(nothing)} has no items`, () => assert.deepEqual(toSnapshot(nothing).items, []));
  }

  test("whatever a value becomes, nothing throws, and the other item stands", async () => {
    const preorder = { endDate: "2027-01-15T00:00:00+00:00", globalThreshold: 20, globalSoldUnits: 3 };
    const full = variant({ preorder, metadata: [{ key: "restockDate", value: "2026-12-15" }] });
    await survives(answer(full, variant({ sku: "B" })), "B", (raw) => toSnapshot(raw, { asOf }), ({ data }) => data.productVariants.edges[0].node);
  });
});

describe("what is asked", () => {
  const url = "https://shop.example/graphql/";
  const schema = (...fields) => ({ data: { about: { fields: fields.map((name) => ({ name })) } } });

  test("variants by their skus, in a channel, of the warehouses that deliver to a country", async () => {
    const { fetch, asked } = answering(schema("sku", "preorder"), answer(variant()));
    const shop = source(url, { fetch, channel: "default-channel", country: "DE" });
    assert.equal((await shop.fetch(["A"])).items[0].sku, "A");
    const { query, variables } = asked[1].body;
    assert.deepEqual(variables, { skus: ["A"], channel: "default-channel" });
    assert.match(query, /filter: \{ sku: \$skus \}.*\n.*\n.*quantityAvailable\(address: \{ country: DE \}\)\n.*preorder/);
    await shop.fetch(["A"]);
    assert.equal(asked.length, 3);
  });

  test("no preorders of a Saleor that has none any more, and no country that is none", async () => {
    const { fetch, asked } = answering(schema("sku"), answer());
    await source(url, { fetch, country: "DE) { evil }" }).fetch(["A"]);
    assert.doesNotMatch(asked[1].body.query, /preorder|evil/);
  });

  test("variants by their ids, where pages know nothing else", async () => {
    const { fetch, asked } = answering(schema(), answer(variant({ sku: null })));
    const { items } = await source(url, { fetch, key: "id" }).fetch(["UHJvZHVjdFZhcmlhbnQ6MQ=="]);
    assert.match(asked[1].body.query, /\$skus: \[ID!\]!.*\n.*ids: \$skus/);
    assert.equal(items[0].sku, "UHJvZHVjdFZhcmlhbnQ6MQ==");
  });

  test("more than a hundred in batches", async () => {
    const { fetch, asked } = answering(schema(), answer());
    await source(url, { fetch }).fetch(Array.from({ length: 101 }, (_, at) => `S${at}`));
    assert.deepEqual(asked.slice(1).map(({ body }) => body.variables.skus.length), [100, 1]);
  });
});
