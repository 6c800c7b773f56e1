/**
 * A real Vendure server, the adapter that asks it, and a page that shows what it says: while the merchant changes
 * stock, and while the server goes and comes back.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, afterEach, before, describe, test } from "node:test";
import { source } from "../../www/sources/vendure.js";
import { pushesOf } from "./pushes.mjs";
import { openShopPage } from "./shop-page.mjs";
import { signIn } from "./vendure/admin.mjs";
import { startVendure } from "./vendure/server.mjs";

const SKUS = ["CHAIR-OILED", "CHAIR-ASH", "CHAIR-WHITE", "CHAIR-BLACK", "CHAIR-RED", "LAMP", "MUG"];
const now = "2026-11-23T10:00";
const timeZone = "Europe/Budapest";

/** Everything under one describe: the tests share one server and take their turns. */
describe("a real Vendure shop", () => {
  let vendure;
  let admin;
  let shopApi;

  before(async () => {
    vendure = await startVendure();
    admin = await signIn(vendure.origin);
    shopApi = `${vendure.origin}/shop-api`;
  }, { timeout: 1_800_000 });
  after(() => vendure?.stop());

  /** A source, and the questions it asked. */
  function asking(options = {}) {
    const asked = [];
    const counting = (url, init) => {
      asked.push(JSON.parse(init.body));
      return (options.fetch ?? fetch)(url, init);
    };
    return { ...source(shopApi, { now, timeZone, ...options, fetch: counting }), asked };
  }

  /** What is told of each sku's supply. */
  const supply = ({ items }) => Object.fromEntries(items.map(({ sku, title, price, ...rest }) => [sku, rest]));

  const watching = [];
  afterEach(() => {
    for (const { stop } of watching.splice(0)) stop();
  });

  /** Pushes of a watch, until the end of the test. */
  function pushes(watched, skus) {
    const pushed = pushesOf(watched, skus);
    watching.push(pushed);
    return pushed;
  }

  test("each product is told as what it is", async () => {
    const began = Date.now();
    const snapshot = await asking({ lowStock: 1 }).fetch(SKUS);
    assert.deepEqual(supply(snapshot), {
      "CHAIR-OILED": { onHand: "some" },
      "CHAIR-ASH": { onHand: 1, selling: "stock" },
      "CHAIR-WHITE": { onHand: 0, selling: "stock", onOrder: [{ quantity: 1_000_000, due: "2027-01-10" }] },
      "CHAIR-BLACK": {
        onHand: 0,
        selling: "backorder",
        backorderLimit: 24,
        onOrder: [{ quantity: 4, due: "2026-12-15" }, { quantity: 20, due: "2027-01-11" }],
      },
      "CHAIR-RED": { onHand: 0, selling: "backorder", onOrder: [{ quantity: 1_000_000, due: "2026-12-16" }] },
      LAMP: { onHand: "some" },
      MUG: { onHand: "some" },
    });
    assert.deepEqual([snapshot.version, snapshot.timeZone, snapshot.currency, snapshot.policy.lowStock], [1, timeZone, "USD", 1]);
    assert.ok(Date.parse(snapshot.asOf) >= began && Date.parse(snapshot.asOf) <= Date.now(), snapshot.asOf);
  });

  test("products are looked up once; from then on one question asks for stock, of the skus wanted alone", async () => {
    const shop = asking();
    await shop.fetch(["CHAIR-BLACK", "LAMP"]);
    assert.equal(shop.asked.length, 3);
    await shop.fetch(["LAMP", "CHAIR-BLACK"]);
    assert.equal(shop.asked.length, 4);
    assert.deepEqual(Object.values(shop.asked[3].variables).flat().filter((value) => SKUS.includes(value)), ["LAMP", "CHAIR-BLACK"]);
  });

  test("what lies in the stock rooms, and fields that are not public, are not asked for", async () => {
    const shop = asking();
    await shop.fetch(SKUS);
    assert.doesNotMatch(JSON.stringify(shop.asked), /stockOnHand|stockAllocated|stockLocation|supplierCode/);
  });

  test("a sku that does not exist, is disabled, or is only part of one, is absent, and is not looked for at every poll", async () => {
    const shop = asking();
    assert.deepEqual(Object.keys(supply(await shop.fetch(["NOPE", "STOOL", "CHAIR", "LAMP", "<script>"]))), ["LAMP"]);
    await shop.fetch(["NOPE", "STOOL", "CHAIR", "LAMP", "<script>"]);
    assert.equal(shop.asked.length, 4);
  });

  test("skus by the hundred are asked for in batches", async () => {
    const shop = asking();
    const many = [...Array.from({ length: 100 }, (_, at) => `MISSING-${at}`), ...SKUS];
    assert.deepEqual(Object.keys(supply(await shop.fetch(many))).sort(), [...SKUS].sort());
    assert.equal(shop.asked.length, 1 + 6 + 1);
  });

  test("a shop that hides its schema is asked for the fields the page names", async () => {
    const refused = readFileSync(new URL("./recorded/vendure/refused.json", import.meta.url));
    const hardened = (url, init) => (init.body.includes("__type") ? Promise.resolve(new Response(refused, { status: 400 })) : fetch(url, init));
    const told = supply(await asking({ fetch: hardened, fields: { restockDate: "restockDate" } }).fetch(["CHAIR-RED"]));
    assert.equal(told["CHAIR-RED"].onOrder[0].due, "2026-12-16");
    const silent = supply(await asking({ fetch: hardened }).fetch(["CHAIR-RED"]));
    assert.equal(silent["CHAIR-RED"].onHand, "some");
  });

  test("what is no Vendure shop is an error that names the place", () =>
    assert.rejects(asking({ fetch: () => Promise.resolve(new Response("<html>Not here</html>")) }).fetch(["LAMP"]), {
      place: shopApi,
      message: "the answer is not JSON, expected that of a GraphQL API",
    }));

  test("watch pushes what the merchant changes, within one poll", async () => {
    const watched = pushes(asking({ poll: 0.5 }), ["LAMP", "CHAIR-BLACK"]);
    await watched.next(() => true);
    await admin.change("LAMP", { stockOnHand: 0 });
    const told = supply(await watched.next((push) => supply(push).LAMP.onHand !== "some", 3));
    assert.deepEqual(told.LAMP, { onHand: 0, selling: "stock" });
    await admin.change("LAMP", { stockOnHand: 3 });
    assert.ok(await watched.next((push) => supply(push).LAMP.onHand === "some", 3));
  });

  test("who stops watching calls off only his own question", async () => {
    const shop = asking();
    shop.watch(["LAMP"], () => assert.fail("nothing is pushed after stop"))();
    const watched = pushes(shop, ["LAMP", "MUG"]);
    const first = await watched.next(() => true);
    assert.deepEqual(Object.keys(supply(first)), ["LAMP", "MUG"]);
  });

  describe("on a page", () => {
    let shop;
    const elements = [...SKUS, "STOOL", "NOPE"].flatMap((sku) => [[sku, 1], [sku, 10]]);
    // LOW_STOCK is the last one in this shop.
    before(async () => (shop = await openShopPage(`vendure+${shopApi}`, vendure.origin, elements, { options: { lowStock: 1 } })), { timeout: 60_000 });
    after(() => shop?.close());

    for (const [what, sku, quantity, expected] of [
      ["in stock", "CHAIR-OILED", 1, /^In stock, ships today\b/],
      ["in stock, of which Vendure tells no number", "CHAIR-OILED", 10, /^In stock.* confirm larger quantities/],
      ["the last one", "CHAIR-ASH", 1, /^Only 1 left, ships today/],
      ["ten of the last one", "CHAIR-ASH", 10, /^Only 1 of your 10 available, ships today\b.*9 not available/],
      ["out of stock, with a date", "CHAIR-WHITE", 1, /^Out of stock, back by Monday, January 11, 2027/],
      ["ten of what is out of stock", "CHAIR-WHITE", 10, /^Out of stock, back by Monday, January 11, 2027/],
      ["backordered, from the first receipt", "CHAIR-BLACK", 1, /^On backorder, ships by Tuesday, December 15/],
      ["backordered, into the second receipt", "CHAIR-BLACK", 10, /^On backorder, ships by Monday, January 11, 2027.*4 by Tuesday, December 15.*6 more by Monday, January 11/],
      ["backordered, with nothing but a date", "CHAIR-RED", 1, /^On backorder, ships by Wednesday, December 16/],
      ["untracked", "MUG", 1, /^In stock, ships today/],
      ["disabled", "STOOL", 1, /^Ask us$/],
      ["not in the shop", "NOPE", 10, /^Ask us$/],
    ]) {
      test(`${what}: ${quantity} of ${sku}`, () => shop.says(sku, quantity, expected));
    }

    test("what the shop has is shown without an error, and what it has not is told to the page", () => shop.lacks("NOPE", "STOOL"));

    test("the page follows the merchant within one poll, without being loaded again", async () => {
      await shop.tab.page.evaluate(() => (globalThis.sameDocument = true));
      await admin.change("CHAIR-OILED", { stockOnHand: 0 });
      await shop.says("CHAIR-OILED", 1, /^Out of stock/, 3);
      const restocks = [{ quantity: 10, due: "2026-12-08T00:00:00.000Z" }];
      await admin.change("CHAIR-BLACK", { customFields: { restocks } });
      await shop.says("CHAIR-BLACK", 10, /^On backorder, ships by Tuesday, December 8/, 3);
      assert.equal(await shop.tab.page.evaluate(() => globalThis.sameDocument), true);
    });

    test("when the server is gone the last answer stands, and when it is back the page follows again", async () => {
      const watched = pushes(asking({ poll: 0.5, skuFilter: true }), ["CHAIR-BLACK"]);
      await vendure.stop();
      const failure = await watched.next((push) => push instanceof Error);
      assert.deepEqual([failure.place, failure.message], [shopApi, "could not be reached"]);
      await shop.tab.until(() => shop.tab.errors(), (errors) => errors.some(({ place }) => place === shopApi), 5);
      await shop.says("CHAIR-RED", 1, /^On backorder, ships by Wednesday, December 16/, 0);

      // The same shop as it was at first, but with a stock display that tells numbers, and without a field it had.
      vendure = await startVendure({ port: vendure.port, tells: "numbers" });
      await shop.says("LAMP", 10, /^Only 3 of your 10 available, ships today\b/, 40);
      const { items } = await watched.next((push) => !(push instanceof Error), 40);
      assert.equal(items[0].onOrder.length, 2);
    });
  });

  describe("with a stock display that tells numbers, and a filter by sku", () => {
    test("they are believed", async () => {
      const shop = asking({ skuFilter: "true" });
      assert.deepEqual(supply(await shop.fetch(SKUS)), {
        "CHAIR-OILED": { onHand: 50, selling: "stock" },
        "CHAIR-ASH": { onHand: 1, selling: "stock" },
        "CHAIR-WHITE": { onHand: 0, selling: "stock", onOrder: [{ quantity: 1_000_000, due: "2027-01-10" }] },
        "CHAIR-BLACK": {
          onHand: 0,
          selling: "backorder",
          backorderLimit: 24,
          onOrder: [{ quantity: 4, due: "2026-12-15" }, { quantity: 20, due: "2027-01-11" }],
        },
        "CHAIR-RED": { onHand: 0, selling: "backorder", backorderLimit: 10, onOrder: [{ quantity: 1_000_000, due: "2026-12-16" }] },
        LAMP: { onHand: 3, selling: "stock" },
        MUG: { onHand: "untracked" },
      });
      assert.equal(shop.asked.length, 3);
    });
  });
});
