/** Pages that watch a bucket of a real NATS server: what reaches them, and what does when connections, tabs and servers come and go. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { nats } from "../services/nats.mjs";
import { until } from "../services/until.mjs";
import { inEachBrowser, tab } from "./in-browsers.mjs";
import { another, few, hide, history, inStock, livePage, own, seen, settings } from "./live.mjs";

/** @type {Awaited<ReturnType<typeof nats>>} */
let server;
/** @type {Awaited<ReturnType<Awaited<ReturnType<typeof nats>>["bucket"]>>} */
let bucket;
before(async () => {
  server = await nats();
  bucket = await server.bucket("stock");
});
after(async () => {
  await bucket.close();
  await server.close();
});

const page = (...skus) => livePage(`nats+${server.url}/stock`, skus);
const starting = async (/** @type {Record<string, number>} */ onHand) => {
  await bucket.settings(settings);
  for (const [sku, count] of Object.entries(onHand)) await bucket.put(sku, { onHand: count });
};

inEachBrowser(() => {
  before(() => seen(tab));

  test("whoever comes late reads the last value, and every change reaches the page", async () => {
    await starting({ CHAIR: 9, LAMP: 2 });
    await tab.go(page("CHAIR", "LAMP"));
    await tab.reads("#CHAIR", [inStock]);
    await tab.reads("#LAMP", [few(2)]);
    await bucket.put("CHAIR", { onHand: 1 });
    await tab.reads("#CHAIR", [few(1)]);
    assert.deepEqual(await history(tab, "CHAIR"), [inStock, few(1)]);
    assert.deepEqual(await history(tab, "LAMP"), [few(2)]);
    assert.deepEqual(tab.complaints, []);
  });

  test("a page that begins to watch while the stock changes all the time follows it", async (t) => {
    await starting({ CHAIR: 9, LAMP: 2 });
    let changing = true;
    t.after(() => (changing = false));
    const changes = (async () => {
      while (changing) await Promise.all([bucket.put("CHAIR", { onHand: 8 }), bucket.put("CHAIR", { onHand: 7 }), bucket.put("LAMP", { onHand: 3 })]);
    })();
    for (let round = 0; round < 10; round += 1) {
      await tab.go(page("CHAIR", "LAMP"));
      await tab.reads("#CHAIR", [inStock]);
      await tab.reads("#LAMP", [few(3)]);
    }
    changing = false;
    await changes;
    await bucket.put("LAMP", { onHand: 1 });
    await tab.reads("#LAMP", [few(1)]);
  });

  test("what a server passes over, whose files have filled with changes of others, is known all the same", async () => {
    const note = "x".repeat(8000);
    for (let round = 0; round < 3; round += 1) {
      for (let time = 0; time < 60; time += 1) await Promise.all([8, 7, 6].map((onHand) => bucket.put(onHand === 6 ? "LAMP" : "CHAIR", { onHand, note })));
      await starting({ CHAIR: 9, LAMP: 2 });
      await tab.go(page("CHAIR", "LAMP"));
      await tab.reads("#LAMP", [few(2)]);
    }
  });

  test("what is deleted is not known any longer, and comes back", async () => {
    await starting({ CHAIR: 9 });
    await tab.go(page("CHAIR"));
    await tab.reads("#CHAIR", [inStock]);
    await bucket.delete("CHAIR");
    await tab.reads("#CHAIR", [own]);
    await bucket.put("CHAIR", { onHand: 1 });
    await tab.reads("#CHAIR", [few(1)]);
  });

  test("a value that is none costs only its item, and is named", async () => {
    await starting({ CHAIR: 9, LAMP: 2 });
    await bucket.put("LAMP", "{onHand");
    await tab.go(page("CHAIR", "LAMP"));
    await tab.reads("#CHAIR", [inStock]);
    await tab.reads("#LAMP", [own]);
    await bucket.put("CHAIR", { onHand: 3, sku: "SOFA" });
    await tab.reads("#CHAIR", [own]);
    await bucket.put("LAMP", { onHand: 2 });
    await tab.reads("#LAMP", [few(2)]);
    const said = tab.complaints.filter((text) => text.startsWith("backsoon: stock."));
    assert.deepEqual(said, ["backsoon: stock.LAMP: '{onHand': expected a JSON object", "backsoon: stock.CHAIR: sku 'SOFA': expected that of the key, or none"]);
  });

  test("skus are whatever a shop writes, and settings that are wrong cost only themselves", async () => {
    const sku = "OAK 2.1/é=*>";
    await bucket.settings({ ...settings, timeZone: "Nowhere" });
    await bucket.put(sku, { onHand: 2 });
    await tab.go(page("CHAIR"));
    await tab.page.$eval("#CHAIR", (it, sku) => (it.sku = sku), sku);
    await tab.reads("#CHAIR", [few(2)]);
    assert.match(tab.complaints.join("\n"), /^backsoon: timeZone: 'Nowhere': expected an IANA name; taken as UTC$/m);
  });

  test("what is offered in place of an item is watched with it", async () => {
    await starting({ OAK: 9 });
    await bucket.put("WALNUT", { selling: "backorder", onOrder: [{ quantity: 9, due: "2026-12-16" }], alternatives: ["OAK"] });
    await tab.go(page("WALNUT"));
    await tab.page.$eval("#WALNUT", (it) => (it.view = "full"));
    const offers = () => tab.page.$eval("#WALNUT", (it) => globalThis.offered(it).alternatives ?? []);
    assert.match((await tab.until(offers, ({ length }) => length > 0)).join(), /OAK/);
    await bucket.put("OAK", { onHand: 0 });
    await tab.until(offers, ({ length }) => length === 0);
    await bucket.put("OAK", { onHand: 9 });
    await tab.until(offers, ({ length }) => length > 0);
    await hide(tab, true);
    await hide(tab, false);
    await bucket.put("OAK", { onHand: 0 });
    await tab.until(offers, ({ length }) => length === 0);
  });

  test("a server that is killed and comes back: the page says so, keeps what it had, and catches up without a repetition", async () => {
    await starting({ CHAIR: 9, LAMP: 2 });
    await tab.go(page("CHAIR", "LAMP"));
    await tab.reads("#CHAIR", [inStock]);
    await tab.reads("#LAMP", [few(2)]);
    await server.kill("SIGKILL");
    const errors = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.match(errors[0].message, /^(the connection is lost|could not be reached .*); the last good answer is of 2026-/);
    await tab.reads("#CHAIR", [inStock]);
    await server.start();
    await bucket.put("CHAIR", { onHand: 1 });
    await tab.reads("#CHAIR", [few(1)]);
    await bucket.put("LAMP", { onHand: 1 });
    await tab.reads("#LAMP", [few(1)]);
    assert.deepEqual(await history(tab, "CHAIR"), [inStock, few(1)]);
    assert.deepEqual(await history(tab, "LAMP"), [few(2), few(1)]);
  });

  test("of two tabs one is connected, for what both want, and when it goes the other is", async (t) => {
    await starting({ CHAIR: 9, LAMP: 2 });
    await tab.go(page("CHAIR"));
    await tab.reads("#CHAIR", [inStock]);
    const second = await another(t, page("LAMP", "CHAIR"));
    await second.reads("#LAMP", [few(2)]);
    await second.reads("#CHAIR", [inStock]);
    await until(server.pages, (count) => count === 1);
    await bucket.put("LAMP", { onHand: 1 });
    await second.reads("#LAMP", [few(1)]);
    await bucket.put("CHAIR", { onHand: 3 });
    for (const each of [tab, second]) await each.reads("#CHAIR", [few(3)]);
    await tab.go("about:blank");
    await bucket.put("LAMP", { onHand: 3 });
    await second.reads("#LAMP", [few(3)]);
    await until(server.pages, (count) => count === 1);
    assert.deepEqual(await history(second, "LAMP"), [few(2), few(1), few(3)]);
    assert.deepEqual(await history(second, "CHAIR"), [inStock, few(3)]);
  });

  test("a tab that is hidden hands over and sleeps, and catches up at once when it is seen", async (t) => {
    await starting({ CHAIR: 9 });
    await tab.go(page("CHAIR"));
    await tab.reads("#CHAIR", [inStock]);
    const second = await another(t, page("CHAIR"));
    await second.reads("#CHAIR", [inStock]);
    await hide(tab, true);
    await bucket.put("CHAIR", { onHand: 3 });
    await second.reads("#CHAIR", [few(3)]);
    await tab.reads("#CHAIR", [inStock]);
    await until(server.pages, (count) => count === 1);
    await hide(second, true);
    await until(server.pages, (count) => count === 0);
    await bucket.put("CHAIR", { onHand: 2 });
    await hide(tab, false);
    await tab.reads("#CHAIR", [few(2)]);
    await hide(second, false);
    await second.reads("#CHAIR", [few(2)]);
    assert.deepEqual(await history(tab, "CHAIR"), [inStock, few(2)]);
    assert.deepEqual(await history(second, "CHAIR"), [inStock, few(3), few(2)]);
  });

  test("where the browser has no locks, each tab connects by itself", async (t) => {
    await starting({ CHAIR: 9 });
    const url = page("CHAIR");
    await tab.go("about:blank");
    const tabs = [];
    for (let number = 0; number < 2; number += 1) {
      const one = await another(t, "about:blank");
      await one.page.evaluateOnNewDocument(() => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }));
      await one.go(url);
      await one.reads("#CHAIR", [inStock]);
      tabs.push(one);
    }
    await until(server.pages, (count) => count === 2);
    await bucket.put("CHAIR", { onHand: 1 });
    for (const one of tabs) await one.reads("#CHAIR", [few(1)]);
  });

  test("a page of many skus has one watch, and loses none of them", async () => {
    const skus = Array.from({ length: 60 }, (_, index) => `S${index}`);
    await starting(Object.fromEntries(skus.map((sku) => [sku, 9])));
    await tab.go(page(...skus));
    await tab.until(() => tab.states(), (states) => states.every((state) => state === "in-stock"));
    // Those of pages that are gone end some seconds later.
    await until(() => server.watches("stock"), (count) => count === 1);
    await Promise.all(skus.map((sku) => bucket.put(sku, { onHand: 1 })));
    await tab.until(() => tab.states(), (states) => states.every((state) => state === "low-stock"));
  });

  test("a sku so long that no server takes its key costs only itself, on the page or in place of an item, and is named", async () => {
    const long = (/** @type {string} */ letter) => letter.repeat(5000);
    await starting({ CHAIR: 9, LAMP: 2 });
    await bucket.put("SOFA", { onHand: 2, alternatives: [long("X"), "LAMP"] });
    const before = await server.pagesEver();
    await tab.go(page("CHAIR", "SOFA", "LONG"));
    await tab.page.$eval("#LONG", (it, sku) => (it.sku = sku), long("Y"));
    await tab.reads("#SOFA", [few(2)]);
    await bucket.put("CHAIR", { onHand: 1 });
    await tab.reads("#CHAIR", [few(1)]);
    await tab.reads("#LONG", [own]);
    assert.equal(await server.pagesEver(), before + 1);
    const said = tab.complaints.filter((text) => text.includes("5000 bytes"));
    assert.deepEqual(said.map((text) => /key '(.)/.exec(text)?.[1]).toSorted(), ["X", "Y"]);
    assert.match(said[0], /^backsoon: stock: key '.{40}…': 5000 bytes, expected at most 1000; taken as not there$/);
  });

  test("where a server allows no watch of what is offered in place of items, these are told all the same", async (t) => {
    const narrow = await nats("accounts { SHOP { jetstream { max_consumers: 2 }, users [ { user: page, password: public } ] } }\nno_auth_user: page");
    t.after(() => narrow.close());
    const mine = await narrow.bucket("stock", { user: "page", pass: "public" });
    t.after(() => mine.close());
    await mine.settings(settings);
    await mine.put("OAK", { onHand: 9 });
    await mine.put("WALNUT", { onHand: 2, alternatives: ["OAK"] });
    await tab.go(livePage(`nats+${narrow.url}/stock`, ["WALNUT"]));
    await tab.reads("#WALNUT", [few(2)]);
    await tab.until(() => tab.complaints, (said) => said.some((text) => /maximum consumers limit reached; what is offered in place of items is not known$/.test(text)));
    await mine.put("WALNUT", { onHand: 1, alternatives: ["OAK"] });
    await tab.reads("#WALNUT", [few(1)]);
    assert.equal(await narrow.pagesEver(), 1);
    assert.deepEqual(await tab.errors(), []);
  });

  test("visitors who may only watch one bucket need no more rights than that", async (t) => {
    const guarded = await nats(`accounts { SHOP {
  jetstream: enabled
  users: [
    { user: shop, password: secret }
    { user: page, password: public, permissions { publish: ["$JS.API.CONSUMER.CREATE.KV_stock.>", "$JS.API.DIRECT.GET.KV_stock.>"], subscribe: "_INBOX.>" } }
  ]
} }
no_auth_user: page`);
    t.after(() => guarded.close());
    for (const name of ["stock", "costs"]) {
      const mine = await guarded.bucket(name, { user: "shop", pass: "secret" });
      await mine.settings(settings);
      await mine.put("CHAIR", { onHand: 2 });
      await mine.close();
    }
    const named = 'data-user="page" data-pass="public"';
    for (const tag of ["", named]) {
      await tab.go(livePage(`nats+${guarded.url}/stock`, ["CHAIR"], tag));
      await tab.reads("#CHAIR", [few(2)]);
    }
    for (const [bucket, tag, message] of [["costs", named, /permissions violation/i], ["stock", 'data-user="page" data-pass="wrong"', /authorization violation/i]]) {
      await tab.go(livePage(`nats+${guarded.url}/${bucket}`, ["CHAIR"], tag));
      const errors = await tab.until(() => tab.errors(), ({ length }) => length > 0);
      assert.match(errors[0].message, message);
      await tab.reads("#CHAIR", [own]);
    }
  });

  test("a bucket that is not there is named", async () => {
    await tab.go(livePage(`nats+${server.url}/nothing`, ["CHAIR"]));
    const errors = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.match(errors[0].message, /^bucket 'nothing': stream not found$/);
  });
});
