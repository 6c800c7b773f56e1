// Mails as a server gets them: through the wasm that is shipped, with what lies beside it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open as openOnPage } from "../../dist/index.js";
import { open } from "../../dist/node.js";

const NOW = "2026-11-23T10:00";
const delayed = {
  order: "SO-1", line: "1", email: "ada@example.com", locale: "hu", sku: "CHAIR", title: "Oak chair", quantity: 2, kind: "delayed",
  earliest: "2026-12-09", latest: "2026-12-09", was: { earliest: "2026-12-04", latest: "2026-12-04" }, first: { earliest: "2026-12-04", latest: "2026-12-04" },
  cancellable: true, explanation: null, reason: null, earned: [],
};
const notice = (changes) => ({ ...delayed, ...changes });

async function withShop(task, snapshot = { version: 1, items: [] }) {
  const shop = await open(snapshot, { now: NOW });
  try {
    return await task(shop);
  } finally {
    shop.free();
  }
}

/** Two chairs that were due on 4 December and come on the 9th. */
const late = {
  version: 1,
  items: [{ sku: "CHAIR", title: "Oak chair", selling: "backorder", onOrder: [{ quantity: 40, due: "2026-12-09" }], backorders: [{ id: "1", quantity: 2, placed: "2026-11-02" }] }],
  orders: [
    {
      id: "SO-1", email: "ada@example.com", locale: "hu",
      lines: [{ id: "1", sku: "CHAIR", quantity: 2, waiting: 2 }],
      events: [{ id: "a", at: "2026-11-02T10:00:00Z", type: "placed" }],
      told: [{ line: "1", kind: "placed", earliest: "2026-12-04", latest: "2026-12-04" }],
    },
  ],
};

test("what is due becomes a mail in the language of the order", () =>
  withShop((shop) => {
    const [{ to, locale, subject, text, html, notices }, ...others] = shop.mails();
    assert.deepEqual(others, []);
    assert.deepEqual([to, locale, notices], ["ada@example.com", "hu", shop.notices()]);
    assert.equal(subject, "Elnézést kérünk: késés a rendelésében (SO-1)");
    assert.match(text, /legkésőbb: december 9\., szerda\./);
    assert.match(html, /^<!doctype html>\n<html lang="hu" dir="ltr">/);
    assert.deepEqual(shop.problems, []);
  }, late));

test("what was sent is told, and not due again", () =>
  withShop((shop) => {
    const told = shop.mails().flatMap((mail) => mail.notices);
    assert.deepEqual([told.length, shop.notices(told)], [1, []]);
  }, late));

test("outside Node the catalogues of mails and of what is offered are fetched beside the other", async (t) => {
  const dist = new URL("../../dist/", import.meta.url);
  const asked = [];
  t.mock.method(globalThis, "fetch", async (url) => (asked.push(String(url).slice(dist.href.length)), new Response(readFileSync(url))));
  const shop = await openOnPage(late, { now: NOW, locales: ["hu-HU", "en"], wasm: readFileSync(new URL("full.wasm", dist)) });
  assert.deepEqual(asked.sort(), ["locales/care/hu.json", "locales/hu.json", "locales/mail/hu.json"]);
  assert.match(shop.mails()[0].text, /^Tisztelt Vásárlónk!/);
  assert.deepEqual(shop.problems, []);
  shop.free();
});

test("nothing due, no mail", () => withShop((shop) => assert.deepEqual(shop.mails(), [])));

test("one mail a customer, whose address may differ in the capitals of its domain alone", () =>
  withShop((shop) => {
    const mails = shop.mails([
      notice({ email: "ada@example.com", locale: null }),
      notice({ email: "Ada@example.com", order: "SO-2" }),
      notice({ email: " ada@EXAMPLE.com ", order: "SO-3", locale: "hu" }),
      notice({ email: null, order: "SO-4" }),
      notice({ email: "eve@example.com, ada@example.com", order: "SO-5" }),
      notice({ email: "ada@example.com\r\nBcc: eve@example.com", order: "SO-6" }),
    ]);
    const said = mails.map(({ to, locale, notices }) => [to, locale, notices.map(({ order }) => order)]);
    assert.deepEqual(said, [["ada@example.com", "hu", ["SO-1", "SO-3"]], ["Ada@example.com", "hu", ["SO-2"]]]);
  }));

test("who tells no language is written to in the one asked for", () =>
  withShop((shop) => {
    const [mail] = shop.mails([notice({ locale: null })], { locale: "hu-HU" });
    assert.equal(mail.locale, "hu-HU");
    assert.match(mail.text, /^Tisztelt Vásárlónk!/);
    assert.match(mail.html, /<html lang="hu-HU" /);
    assert.match(shop.mails([notice({ locale: null })])[0].text, /^Hello,/);
  }));

test("a language without a catalogue of mails is given English, and named once", () =>
  withShop((shop) => {
    for (let round = 0; round < 2; round += 1) {
      const [mail] = shop.mails([notice({ locale: "tlh" })]);
      assert.equal(mail.locale, "tlh");
      assert.match(mail.html, /<html lang="en" /);
    }
    assert.deepEqual(shop.problems, [{ place: "locale", message: "'tlh': no catalogue of mails for it; English is given" }]);
  }));

test("the order's page and the shop's name are as told", () =>
  withShop((shop) => {
    const [{ text, html }] = shop.mails([notice({ order: "SO/1 ő&?", locale: "en" })], { orderUrl: "https://shop.example/orders/{id}?from={id}#mail", shopName: "Oak & Ash" });
    const page = "https://shop.example/orders/SO%2F1%20%C5%91%26%3F?from=SO%2F1%20%C5%91%26%3F#mail";
    assert.ok(text.includes(`See or cancel your order\n${page}\n`), text);
    assert.ok(html.includes(`href="${page}"`));
    assert.match(text, /^Oak & Ash\n\nHello,/);
    assert.match(text, /Kind regards, Oak & Ash\n$/);
  }));

const pages = ["", "orders/{id}", "https://shop.example/orders", "javascript:alert({id})", "ftp://shop.example/{id}", "https://{id}.example/", "https://{id}", "https://a b/{id}", "https://shop.example/{id}\"x", "https://shop.example/{id}{other}", "https://:99999/{id}", null, 7];
for (const orderUrl of pages) {
  test(`${JSON.stringify(orderUrl)} is no address of orders' pages`, () =>
    withShop((shop) => assert.throws(() => shop.mails([delayed], { orderUrl }), { name: "TypeError", place: "orderUrl" })));
}

for (const [given, name, message] of [
  [{}, "TypeError", "notices: [object Object]: expected a list of notices"],
  [[delayed, notice({ kind: "placed" })], "RangeError", 'notices[1].kind: "placed": expected delayed, sooner, dispatched or cancelled'],
  [[notice({ latest: "9 December" })], "RangeError", 'notices[0].latest: "9 December": expected a day as YYYY-MM-DD, from 1970 to 9999'],
  [[notice({ was: { latest: 7 } })], "RangeError", "notices[0].was.latest: 7: expected a day as YYYY-MM-DD, from 1970 to 9999"],
  [[notice({ earned: [{ kind: "cake" }] })], "RangeError", 'notices[0].earned[0].kind: "cake": expected discount, free-shipping or gift-wrap'],
  [[notice({ order: undefined })], "RangeError", "notices[0].order: missing: expected text"],
  [[null], "RangeError", "notices[0]: null: expected an object"],
]) {
  test(`${message.split(":")[0]} that is wrong is named`, () => withShop((shop) => assert.throws(() => shop.mails(given), { name, message })));
}

for (const [option, value] of [["locale", 7], ["shopName", {}]]) {
  test(`a ${option} that is no text is named`, () => withShop((shop) => assert.throws(() => shop.mails([], { [option]: value }), { name: "TypeError", place: option })));
}

test("twenty thousand customers are written to in seconds", () =>
  withShop((shop) => {
    const many = Array.from({ length: 20_000 }, (_, number) => notice({ order: `SO-${number}`, email: `c${number}@example.com`, locale: number % 2 ? "en" : "hu" }));
    const start = performance.now();
    const mails = shop.mails(many);
    const seconds = (performance.now() - start) / 1000;
    assert.equal(mails.length, 20_000);
    assert.equal(mails[19_999].subject, "We are sorry: a delay in your order SO-19999");
    // Far from how long it takes; what must not be is minutes.
    assert.ok(seconds < 60, `${seconds} s`);
  }));

test("a shop says mails and items in its own words, by one catalogue a language", async () => {
  const words = {
    hu: { subjectDelayed: "Sajnos késik: {{order}}", signed: "Üdv", partial: "Ebből van", quiet: "Indul: {{date}}" },
    pt: { backorder: "Encomenda, envio até {{date}}" },
  };
  const shop = await open(late, { now: NOW, words });
  assert.equal(shop.mails()[0].subject, "Sajnos késik: SO-1");
  assert.match(shop.face("CHAIR", 1, { locale: "pt-BR" }).headline, /^Encomenda, envio até .*dezembro$/);
  const places = shop.problems.map(({ place }) => place);
  assert.deepEqual(places, ["mail/hu.signed"]);
  shop.face("CHAIR", 1, { locale: "hu" });
  assert.equal(shop.problems.at(-1).place, "hu.partial");
  assert.match(shop.problems.at(-1).message, /^Ebből van: expected plain text as .*{{date}}$/);
  shop.free();
});
