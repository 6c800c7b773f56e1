/**
 * A real Medusa server, the adapter that asks it, and a page that shows what it says: while the merchant changes stock, and
 * while shoppers order.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { source, toSnapshot } from "../../www/sources/medusa.js";
import { openSite } from "../pages/server.mjs";
import { facing } from "./core.mjs";
import { signIn } from "./medusa/admin.mjs";
import { startMedusa } from "./medusa/server.mjs";
import { shopper } from "./medusa/shopper.mjs";
import { pushesOf } from "./pushes.mjs";
import { openShopPage } from "./shop-page.mjs";

const now = "2026-11-23T10:00";
const FOR_ALL = 1_000_000;
/** What the merchant's shop has, as the snapshot tells it. */
const SHOP = {
  "CHAIR-OILED": { onHand: 25, selling: "stock" },
  "CHAIR-ASH": { onHand: 2, selling: "stock" },
  "CHAIR-BLUE": { onHand: 0, selling: "stock" },
  "CHAIR-WHITE": { onHand: 0, selling: "stock", onOrder: [{ quantity: FOR_ALL, due: "2027-01-11" }] },
  "CHAIR-GREEN": { onHand: 3, selling: "backorder" },
  "CHAIR-GREY": { onHand: 0, selling: "backorder" },
  "CHAIR-RED": { onHand: 0, selling: "backorder", onOrder: [{ quantity: FOR_ALL, due: "2026-12-16" }] },
  "CHAIR-BLACK": { onHand: 0, selling: "backorder", backorderLimit: 24, onOrder: [{ quantity: 4, due: "2026-12-15" }, { quantity: 20, due: "2027-01-11" }] },
  "CHAIR-OLD": { onHand: 4, selling: "stock" },
  LAMP: { onHand: 3, selling: "stock" },
  "LAMP-PAIR": { onHand: 1, selling: "stock" },
  MUG: { onHand: "untracked" },
};
const SKUS = Object.keys(SHOP);

/** What is told of each sku's supply. */
const supply = ({ items }) => Object.fromEntries(items.map(({ sku, title, price, ...rest }) => [sku, rest]));

/** Everything under one describe: the tests share one server and take their turns. */
describe("a real Medusa shop", () => {
  let site;
  let medusa;
  let admin;
  let storeApi;
  let publishableKey;
  let anna;

  before(async () => {
    site = await openSite();
    medusa = await startMedusa(site.url);
    admin = await signIn(medusa.origin);
    storeApi = `${medusa.origin}/store`;
    publishableKey = await admin.keyOf("shop");
    anna = await shopper(medusa.origin, publishableKey);
  }, { timeout: 1_800_000 });
  after(async () => {
    await medusa?.stop();
    await site?.close();
  });

  /** A source, and the questions and answers that went by. */
  function asking(options = {}) {
    const asked = [];
    const answers = [];
    const listening = async (url, init) => {
      asked.push(url);
      const answer = await (options.fetch ?? fetch)(url, init);
      answers.push(await answer.clone().text());
      return answer;
    };
    return { ...source(storeApi, { now, publishableKey, ...options, fetch: listening }), asked, answers };
  }

  test("each variant is told as what it is", async () => {
    const began = Date.now();
    const snapshot = await asking().fetch(SKUS);
    assert.deepEqual(supply(snapshot), SHOP);
    assert.ok(Date.parse(snapshot.asOf) >= began && Date.parse(snapshot.asOf) <= Date.now(), snapshot.asOf);
  });

  test("a sku that does not exist, is a draft's, or is only part of one, is absent", async () => {
    assert.deepEqual(Object.keys(supply(await asking().fetch(["NOPE", "STOOL", "CHAIR", "LAMP", "<script>"]))), ["LAMP"]);
  });

  test("skus by the hundred are asked for in batches", async () => {
    const shop = asking();
    const many = [...Array.from({ length: 100 }, (_, at) => `MISSING-${at}`), ...SKUS];
    assert.deepEqual(supply(await shop.fetch(many)), SHOP);
    assert.equal(shop.asked.length, 3);
  });

  test("variants are asked for by their ids, where pages know nothing else", async () => {
    const { id } = await admin.variantOf("LAMP");
    assert.deepEqual(supply(await asking({ key: "id" }).fetch([id])), { [id]: SHOP.LAMP });
  });

  test("prices are those of the region that is told", async () => {
    const { regions } = await anna.ask("GET", "/store/regions");
    const { items, currency } = await asking({ regionId: regions[0].id }).fetch(["LAMP"]);
    assert.deepEqual([items[0].price, currency, items[0].onHand], [14900, "EUR", 3]);
  });

  test("what lies at each location, which Medusa tells anybody, is neither asked for nor answered", async () => {
    const levels = ["", ".inventory", ".inventory.location_levels"].map((path) => `*variants.inventory_items${path}`);
    const { products } = await anna.ask("GET", `/store/products?fields=id,*variants,${levels}`);
    const lamp = products.flatMap(({ variants }) => variants).find(({ sku }) => sku === "LAMP");
    assert.equal(lamp.inventory_items[0].inventory.location_levels[0].stocked_quantity, 3);
    const shop = asking();
    await shop.fetch(SKUS);
    assert.doesNotMatch(`${shop.asked} ${shop.answers}`, /location|stocked_|reserved_|inventory_items/);
  });

  test("a channel without a stock location has nothing but what is not counted, and what waits", async () => {
    const told = supply(await asking({ publishableKey: await admin.keyOf("no location") }).fetch(["CHAIR-OILED", "CHAIR-GREEN", "MUG"]));
    assert.deepEqual(told, { "CHAIR-OILED": { onHand: 0, selling: "stock" }, "CHAIR-GREEN": { onHand: 0, selling: "backorder" }, MUG: { onHand: "untracked" } });
  });

  test("a quantity that was not asked for is not none: nothing is said, and the place is named", async () => {
    const without = (url, init) => fetch(url.replace(/&fields=[^&]*/, ""), init);
    const { says, problems } = await facing(await asking({ fetch: without }).fetch(["LAMP", "MUG"]));
    assert.equal(problems.length, 1);
    assert.match(problems[0], /^items\[[01]\]\.onHand$/);
    assert.deepEqual([says("LAMP"), says("MUG").split(":")[0]], ["unknown: Availability not known", "in-stock"]);
  });

  for (const [what, title, reason] of [
    ["no key", undefined, /^HTTP 400: Publishable API key required/],
    ["a key of two channels", "two channels", /^HTTP 400: Inventory availability cannot be calculated/],
  ]) {
    test(`${what} is refused, and the error says why`, async () => {
      const key = title && (await admin.keyOf(title));
      await assert.rejects(asking({ publishableKey: key }).fetch(["LAMP"]), { name: "SourceError", message: reason });
    });
  }

  for (const [sku, quantity, taken] of [
    ["CHAIR-OILED", 25, true],
    ["CHAIR-OILED", 26, false],
    ["CHAIR-BLUE", 1, false],
    ["CHAIR-GREEN", 10, true],
    ["CHAIR-GREY", 10, true],
    ["LAMP-PAIR", 1, true],
    ["LAMP-PAIR", 2, false],
    ["MUG", 10, true],
  ]) {
    test(`${quantity} of ${sku} can be ordered by our promise as by Medusa's cart: ${taken ? "yes" : "no"}`, async () => {
      const { promise } = await facing(await asking().fetch([sku]));
      const { id } = await admin.variantOf(sku);
      const basket = anna.basket(id, quantity);
      if (taken) await basket;
      else await assert.rejects(basket, { status: 400, answer: { code: "insufficient_inventory", type: "not_allowed", message: "Some variant does not have the required inventory" } });
      assert.equal(promise(sku, quantity).parts.reduce((sum, part) => sum + part.quantity, 0) === quantity, taken);
    });
  }

  test("watch pushes what the merchant changes", async () => {
    const watched = pushesOf(asking({ poll: 0.5 }), ["LAMP", "LAMP-PAIR"]);
    await watched.next(() => true);
    await admin.stock("LAMP", 9);
    assert.deepEqual(supply(await watched.next((push) => supply(push).LAMP.onHand !== 3)), { LAMP: { onHand: 9, selling: "stock" }, "LAMP-PAIR": { onHand: 4, selling: "stock" } });
    await admin.change("LAMP", { allow_backorder: true });
    assert.ok(await watched.next((push) => supply(push).LAMP.selling === "backorder"));
    watched.stop();
  });

  describe("on a page", () => {
    let shop;
    const elements = [...SKUS, "STOOL", "NOPE"].flatMap((sku) => [[sku, 1], [sku, 10]]);
    const open = (options) => openShopPage(`medusa+${storeApi}`, medusa.origin, elements, { tag: `data-publishable-key="${publishableKey}"`, ...options });
    before(async () => (shop = await open({ site })), { timeout: 60_000 });
    after(() => shop?.close());

    for (const [what, sku, quantity, expected] of [
      ["25 over two locations", "CHAIR-OILED", 1, /^In stock, ships today\b/],
      ["ten of 25 over two locations", "CHAIR-OILED", 10, /^In stock, ships today\b/],
      ["the last two", "CHAIR-ASH", 1, /^In stock, ships today/],
      ["ten of the last two", "CHAIR-ASH", 10, /^Only 2 of your 10 available, ships today\b.*8 not available/],
      ["out of stock", "CHAIR-BLUE", 1, /^Out of stock/],
      ["ten of what is out of stock", "CHAIR-BLUE", 10, /^Out of stock/],
      ["out of stock, with a date", "CHAIR-WHITE", 1, /^Out of stock, back by Monday, January 11, 2027/],
      ["ten of what is out of stock, with a date", "CHAIR-WHITE", 10, /^Out of stock, back by Monday, January 11, 2027/],
      ["three, and more may wait", "CHAIR-GREEN", 1, /^In stock, ships today/],
      ["ten, of which seven wait", "CHAIR-GREEN", 10, /^Part in stock, no date for the rest yet/],
      ["backordered, without a date", "CHAIR-GREY", 1, /^On backorder, no date known yet/],
      ["ten backordered, without a date", "CHAIR-GREY", 10, /^On backorder, no date known yet/],
      ["backordered, with nothing but a date", "CHAIR-RED", 1, /^On backorder, ships by Wednesday, December 16/],
      ["ten backordered, with nothing but a date", "CHAIR-RED", 10, /^On backorder, ships by Wednesday, December 16/],
      ["backordered, from the first receipt", "CHAIR-BLACK", 1, /^On backorder, ships by Tuesday, December 15/],
      ["backordered, into the second receipt", "CHAIR-BLACK", 10, /^On backorder, ships by Monday, January 11, 2027.*4 by Tuesday, December 15.*6 more by Monday, January 11/],
      ["untracked", "MUG", 1, /^In stock, ships today/],
      ["ten of what is untracked", "MUG", 10, /^In stock, ships today/],
      ["a draft", "STOOL", 1, /^Ask us$/],
      ["not in the shop", "NOPE", 10, /^Ask us$/],
    ]) {
      test(`${what}: ${quantity} of ${sku}`, () => shop.says(sku, quantity, expected));
    }

    test("what the shop has is shown without an error, and what it has not is told to the page", () => shop.lacks("NOPE", "STOOL"));

    test("the page follows the merchant, without being loaded again", async () => {
      await shop.tab.page.evaluate(() => (globalThis.sameDocument = true));
      await admin.stock("CHAIR-BLUE", 12);
      await shop.says("CHAIR-BLUE", 10, /^In stock, ships today/);
      await admin.change("CHAIR-BLACK", { metadata: { restocks: [{ quantity: 10, due: "2026-12-08" }] } });
      await shop.says("CHAIR-BLACK", 10, /^On backorder, ships by Tuesday, December 8/);
      assert.equal(await shop.tab.page.evaluate(() => globalThis.sameDocument), true);
    });

    test("a backordered order makes the count negative: what is owed waits first", async () => {
      await admin.change("CHAIR-RED", { metadata: { restock_date: "2026-12-16", restock_quantity: 12 } });
      const { id } = await admin.variantOf("CHAIR-RED");
      assert.equal((await anna.order(await anna.cart(id, 3))).type, "order");
      const red = asking();
      assert.deepEqual(supply(await red.fetch(["CHAIR-RED"])), { "CHAIR-RED": { ...SHOP["CHAIR-RED"], backorders: 3, onOrder: [{ quantity: 12, due: "2026-12-16" }] } });
      assert.equal(JSON.parse(red.answers[0]).variants[0].inventory_quantity, -3);
      await shop.says("CHAIR-RED", 10, /^On backorder, .*9 by Wednesday, December 16/);
    });

    test("of two carts with the last two, which reserve nothing, one becomes an order, and the page says that they are gone", async () => {
      const { id } = await admin.variantOf("CHAIR-ASH");
      const carts = [await anna.cart(id, 2), await anna.cart(id, 2)];
      assert.deepEqual(supply(await asking().fetch(["CHAIR-ASH"])), { "CHAIR-ASH": SHOP["CHAIR-ASH"] });
      const ends = await Promise.allSettled(carts.map((cart) => anna.order(cart)));
      assert.deepEqual(ends.map(({ value, reason }) => value?.type ?? reason.status).sort(), [400, "order"]);
      await shop.says("CHAIR-ASH", 1, /^Out of stock/);
    });

    test("of a variant that is no more nothing is promised", async () => {
      await shop.says("CHAIR-OLD", 1, /ships today/);
      await admin.remove("CHAIR-OLD");
      await shop.says("CHAIR-OLD", 1, /^Ask us$/);
    });

    test("pages of an origin that Medusa does not know keep their own text", async () => {
      const other = await open({});
      try {
        await other.tab.until(() => other.tab.errors(), (errors) => errors.some(({ place }) => place.startsWith(storeApi)));
        await other.says("CHAIR-OILED", 1, /^Ask us$/);
      } finally {
        await other.close();
      }
    });
  });
});
