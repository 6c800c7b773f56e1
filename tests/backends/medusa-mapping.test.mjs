/** What Medusa's Store API tells, by answers of a real shop and answers made from them, and what shoppers read of it. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { source, toSnapshot } from "../../www/sources/medusa.js";
import { IN_STOCK, OUT, PART, SHORT, WAITS, answering, asOf, facing, recorded, survives } from "./core.mjs";

const DATED = "backorder: On backorder, ships by Tuesday, December 15";

const snapshotOf = (variant, options) =>
  toSnapshot({ variants: [{ id: "variant_1", sku: "A", manage_inventory: true, allow_backorder: false, ...variant }] }, { asOf, ...options });
const saysOf = async (variant, quantity) => (await facing(snapshotOf(variant))).says("A", quantity);

describe("recorded answers of a real shop", async () => {
  for (const [what, answer] of [["variants", "medusa/variants"], ["a product and its variants", "medusa/product"]]) {
    const shop = await facing(toSnapshot(recorded(answer), { asOf }));

    test(`nothing of ${what} is left out`, () => assert.deepEqual(shop.problems, []));

    for (const [state, sku, one, ten] of [
      ["25 over two locations", "TJ-RED-S", IN_STOCK, IN_STOCK],
      ["2 left", "TJ-RED-M", IN_STOCK, "short: Only 2 of your 10 available, ships today"],
      ["none left", "TJ-BLU-S", OUT, OUT],
      ["none left, to be ordered all the same, with a date in its metadata", "TJ-BLU-M", DATED, DATED],
      ["not managed, so that there is no quantity", "TJ-GRN-S", IN_STOCK, IN_STOCK],
    ]) {
      test(`${what}: ${state}`, () => assert.deepEqual([shop.says(sku), shop.says(sku, 10)], [one, ten]));
    }
  }

  test("3 that are owed wait before who asks next", () => {
    const { items } = toSnapshot(recorded("medusa/after-order"), { asOf, key: "id" });
    assert.deepEqual(items.map(({ onHand, backorders }) => [onHand, backorders]), [[55, undefined], [0, undefined], [0, undefined], ["untracked", undefined], [0, 3]]);
  });

  test("a channel without a stock location has nothing", async () => {
    const { says } = await facing(toSnapshot(recorded("medusa/channel-without-location"), { asOf, key: "id" }));
    assert.equal(says("variant_01M84WD23FSGBDDPGT8RK2T5QQ"), OUT);
  });

  test("a quantity that was not asked for is not none: nothing is said, and the place is named", async () => {
    const { says, problems } = await facing(toSnapshot(recorded("medusa/not-asked-for"), { asOf }));
    assert.deepEqual(problems, [0, 1, 2, 4].map((at) => `items[${at}].onHand`));
    assert.deepEqual([says("TJ-RED-S"), says("TJ-GRN-S")], ["unknown: Availability not known", IN_STOCK]);
  });

  test("prices are in minor units", () => {
    const { items, currency } = toSnapshot(recorded("medusa/product"));
    assert.deepEqual([items[0].price, currency], [12900, "EUR"]);
  });
});

describe("numbers", () => {
  for (const [what, variant, one, ten] of [
    ["3 left, and more may wait", { inventory_quantity: 3, allow_backorder: true }, IN_STOCK, PART],
    ["3 left, and no more may", { inventory_quantity: 3 }, IN_STOCK, SHORT],
    ["none, and they may wait", { inventory_quantity: 0, allow_backorder: true }, WAITS, WAITS],
    ["25", { inventory_quantity: 25 }, IN_STOCK, IN_STOCK],
    ["3 owed, and more may wait", { inventory_quantity: -3, allow_backorder: true }, WAITS, WAITS],
    ["none, and null for whether they may wait", { inventory_quantity: 0, allow_backorder: null }, OUT, OUT],
    ["a quantity that is absent, though it is managed", { inventory_quantity: undefined }, "unknown: Availability not known", "unknown: Availability not known"],
    ["null for whether it is managed", { manage_inventory: null, inventory_quantity: 3 }, IN_STOCK, SHORT],
    ["not managed, and fewer than none by what was counted once", { manage_inventory: false, inventory_quantity: -40 }, IN_STOCK, IN_STOCK],
    ["3 owed, though no more may wait", { inventory_quantity: -3 }, OUT, OUT],
    ["none, where nobody told whether they may wait", { inventory_quantity: 0, allow_backorder: undefined }, OUT, OUT],
    ["null, which is no number", { inventory_quantity: null }, "unknown: Availability not known", "unknown: Availability not known"],
    ["not managed, whatever else is told", { manage_inventory: false, inventory_quantity: 0 }, IN_STOCK, IN_STOCK],
  ]) {
    test(what, async () => assert.deepEqual([await saysOf(variant, 1), await saysOf(variant, 10)], [one, ten]));
  }
});

describe("metadata", () => {
  const waiting = { inventory_quantity: -3, allow_backorder: true };

  test("a receipt serves those who wait first", async () => {
    const variant = { ...waiting, metadata: { restock_date: "2026-12-15", restock_quantity: 12 } };
    assert.equal(await saysOf(variant, 9), DATED);
    assert.match(await saysOf(variant, 10), /no date/);
  });

  test("a date that has passed is a delivery that is late, where there is still nothing", async () => {
    const variant = { ...waiting, metadata: { restock_date: "2026-11-20" } };
    assert.equal(await saysOf(variant, 1), "backorder: Ships tomorrow");
  });

  test("a date that has passed is nothing, of what is there and of what cannot be ordered", () => {
    const metadata = { restock_date: "2026-11-20" };
    const items = [{ inventory_quantity: 3, allow_backorder: true, metadata }, { inventory_quantity: 0, metadata }].map((variant) => snapshotOf(variant).items[0]);
    assert.deepEqual(items.map(({ onOrder }) => onOrder), [undefined, undefined]);
  });

  test("a release is a day in the shop's time zone", () => {
    const [item] = snapshotOf({ ...waiting, metadata: { release_date: "2027-01-14T23:30:00Z" } }, { timeZone: "Europe/Budapest" }).items;
    assert.equal(item.releaseDate, "2027-01-15");
  });

  test("what Medusa would refuse is not sold, whatever they say", async () => {
    assert.equal(await saysOf({ inventory_quantity: 0, metadata: { selling: "backorder", restock_date: "2026-12-15" } }, 1), "out-of-stock: Out of stock, back by Tuesday, December 15");
  });

  test("limits, lead times and receipts, as in the snapshot", () => {
    const restocks = [{ quantity: 4, due: "2026-12-15" }];
    const { items } = snapshotOf({ ...waiting, metadata: { backorder_limit: 10, lead_days: "21", restocks } });
    assert.deepEqual(items, [{ sku: "A", leadDays: 21, onHand: 0, selling: "backorder", backorders: 3, backorderLimit: 10, onOrder: restocks }]);
  });
});

describe("hostile answers cost only themselves", () => {
  test("an item whose metadata is wrong is left out, by its place", async () => {
    const bad = { sku: "BAD", manage_inventory: true, inventory_quantity: 0, allow_backorder: true, metadata: { restocks: "next week" } };
    const { problems, says } = await facing(toSnapshot([bad, { sku: "A", manage_inventory: true, inventory_quantity: 1 }], { asOf }));
    assert.deepEqual([problems, says("A")], [["items[0].onOrder"], IN_STOCK]);
  });

  test("whatever a value becomes, nothing throws, and the other item stands", async () => {
    const variant = (sku) => ({
      id: `variant_${sku}`, sku, title: "Large", manage_inventory: true, allow_backorder: true, inventory_quantity: 3, product: { title: "Chair" },
      calculated_price: { calculated_amount: 129, currency_code: "eur" }, metadata: { restock_date: "2026-12-15", release_date: "2026-12-15", restocks: [{ quantity: 4 }] },
    });
    await survives({ variants: [variant("A"), variant("B")] }, "B", (raw) => toSnapshot(raw, { asOf }), ({ variants }) => variants[0]);
  });

  for (const nothing of [null, undefined, {}, [], { variants: null }, { products: [{ variants: [null, 7] }] }, "text", 7]) {
    test(`${JSON.stringify(nothing)} has no items`, () => assert.deepEqual(toSnapshot(nothing).items, []));
  }
});

describe("what is asked", () => {
  const url = "https://shop.example/store";

  test("variants by their skus, with the publishable key", async () => {
    const { fetch, asked } = answering(recorded("medusa/variants"));
    const { items } = await source(url, { fetch, publishableKey: "pk_1" }).fetch(["TJ-RED-S", "A&B"]);
    assert.equal(items.length, 5);
    assert.equal(asked[0].url, `${url}/product-variants?sku%5B%5D=TJ-RED-S&sku%5B%5D=A%26B&limit=50&fields=%2Binventory_quantity`);
    assert.deepEqual(asked[0].headers, { "x-publishable-api-key": "pk_1" });
  });

  test("prices, where a region is told, and variants by their ids, where pages know nothing else", async () => {
    const { fetch, asked } = answering({ variants: [] });
    await source(url, { fetch, regionId: "reg_1", key: "id" }).fetch(["variant_1"]);
    const query = new URL(asked[0].url).searchParams;
    assert.deepEqual([query.get("id[]"), query.get("region_id"), query.get("fields")], ["variant_1", "reg_1", "*calculated_price,+inventory_quantity"]);
  });

  for (const [what, answer, reason] of [
    ["no key", "medusa/no-key", /^HTTP 400: Publishable API key required/],
    ["a key of two channels", "medusa/two-channels", /^HTTP 400: Inventory availability cannot be calculated/],
  ]) {
    test(`${what} is refused, and the error says why`, async () => {
      const { fetch } = answering(Response.json(recorded(answer), { status: 400 }));
      await assert.rejects(source(url, { fetch }).fetch(["A"]), { name: "SourceError", message: reason });
    });
  }
});
