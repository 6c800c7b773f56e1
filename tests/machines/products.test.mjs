// What search engines read, by the built package and a real parser of JSON-LD.
import assert from "node:assert/strict";
import { test } from "node:test";
import { htmlSafeJson, open } from "../../dist/node.js";
import { moneyIn } from "../../www/checkout/money.js";
import { everyState, shopOf, shopWith } from "./shop.mjs";
import { faultsOf } from "./vocabulary.mjs";

const availabilities = {
  "in-stock": "InStock",
  "low-stock": "LimitedAvailability",
  backorder: "BackOrder",
  undated: "BackOrder",
  preorder: "PreOrder",
  "made-to-order": "MadeToOrder",
  "out-of-stock": "OutOfStock",
  discontinued: "Discontinued",
};

for (const [sku, availability] of Object.entries(availabilities)) {
  test(`of what is ${sku} every word is one of schema.org's, in its place`, async () => {
    const shop = await shopWith();
    const data = shop.structuredData(sku);
    assert.equal(data.offers.availability, `https://schema.org/${availability}`);
    assert.deepEqual(await faultsOf(data), []);
    shop.free();
  });

  test(`of what is ${sku} a public snapshot says the same`, async () => {
    const shop = await shopWith();
    const retold = await open(shop.publicSnapshot(), { now: "2026-11-23T10:00" });
    assert.deepEqual(retold.structuredData(sku), shop.structuredData(sku));
    assert.doesNotMatch(JSON.stringify(shop.structuredData(sku)), /8211|82\.11|99/);
    for (const one of [shop, retold]) one.free();
  });
}

test("the check of words finds what is wrong", async () => {
  const shop = await shopWith();
  const data = shop.structuredData("backorder");
  const { offers } = data;
  for (const wrong of [
    { ...data, "@type": "Produkt" },
    { ...data, skew: "A" },
    { ...data, availability: offers.availability },
    { ...data, offers: { ...offers, availability: "https://schema.org/BackOrders" } },
    { ...data, offers: { ...offers, availability: "https://schema.org/Monday" } },
    { ...data, offers: { ...offers, availabilityStarts: "in two weeks" } },
    { ...data, offers: { ...offers, inventoryLevel: 3 } },
    { ...data, offers: { ...offers, shippingDetails: offers.deliveryLeadTime } },
  ]) {
    assert.equal((await faultsOf(wrong)).length, 1, JSON.stringify(wrong));
  }
  shop.free();
});

test("an unknown sku has none", async () => {
  const shop = await shopWith();
  assert.equal(shop.structuredData("SOFA"), null);
  shop.free();
});

for (const [timeZone, winter, summer] of [
  ["Europe/Budapest", "+01:00", "+02:00"],
  ["America/New_York", "-05:00", "-04:00"],
  ["Asia/Kathmandu", "+05:45", "+05:45"],
  ["Pacific/Auckland", "+13:00", "+12:00"],
  ["Africa/Cairo", "+02:00", "+03:00"],
  ["UTC", "+00:00", "+00:00"],
  [undefined, "+00:00", "+00:00"],
]) {
  test(`a day in ${timeZone} has the offset that its clocks have then`, async () => {
    const shop = await shopWith({ timeZone });
    assert.equal(shop.structuredData("backorder").offers.availabilityStarts, `2026-12-09T12:00:00${winter}`);
    assert.equal(shop.structuredData("preorder").offers.availabilityStarts, `2027-06-15T12:00:00${summer}`);
    assert.equal(shop.structuredData("in-stock").offers.shippingDetails.deliveryTime.cutoffTime, `14:00:00${winter}`);
    shop.free();
  });
}

test("the day is right on the days when clocks change", async () => {
  for (const [day, offset] of [["2027-03-27", "+01:00"], ["2027-03-28", "+02:00"], ["2027-10-30", "+02:00"], ["2027-10-31", "+01:00"]]) {
    const shop = await shopOf({ onHand: 1, releaseDate: day }, { calendar: { closed: [] } });
    assert.equal(shop.structuredData("CHAIR").offers.availabilityStarts, `${day}T12:00:00${offset}`);
    shop.free();
  }
});

test("the year 9999 is no trap, in the east or in the west", async () => {
  for (const [timeZone, starts] of [["Europe/Budapest", "9999-12-31T12:00:00+01:00"], ["Pacific/Kiritimati", "9999-12-31"], ["Etc/GMT+12", "9999-12-31"]]) {
    const shop = await shopOf({ onHand: 1, releaseDate: "9999-12-31" }, { calendar: { closed: [] }, timeZone });
    const data = shop.structuredData("CHAIR");
    assert.equal(data.offers.availabilityStarts, starts);
    assert.deepEqual(await faultsOf(data), []);
    shop.free();
  }
});

test("a zone that nobody knows is UTC to machines, too", async () => {
  const shop = await shopWith({ timeZone: "Europe/Atlantis" });
  assert.equal(shop.structuredData("backorder").offers.availabilityStarts, "2026-12-09T12:00:00+00:00");
  shop.free();
});

test("what a title says cannot end the script that it stands in", async () => {
  const title = "</script><!--<script>alert(1)</script> & \u2028 {{x}}";
  const shop = await shopOf({ title });
  const data = shop.structuredData("CHAIR");
  const text = htmlSafeJson(data);
  assert.equal(data.name, title);
  assert.doesNotMatch(text, /[<>&]/);
  assert.deepEqual(JSON.parse(text), data);
  assert.equal(htmlSafeJson(null), "null");
  shop.free();
});

test("addresses that are none of the web are left out", async () => {
  for (const address of ["javascript:alert(1)", "data:text/html,x", "/chair", "https://", "https://shop.example/\"><script>"]) {
    const shop = await shopOf({ url: address, image: address });
    const data = shop.structuredData("CHAIR");
    assert.deepEqual([data.url, data.image, data.offers.url], [undefined, undefined, undefined]);
    shop.free();
  }
});

test("the page's own address rules, and is a TypeError where it is none", async () => {
  const shop = await shopWith();
  for (const url of ["https://shop.example/hu/szek", "HTTP://szék.example/szék?a=1#b", "https://[::1]/chair"]) {
    const data = shop.structuredData("backorder", { url });
    assert.deepEqual([data.url, data.offers.url], [url, url]);
    assert.deepEqual(await faultsOf(data), []);
  }
  for (const url of ["javascript:alert(1)", "/chair", "https://", "https://?q", "https://[", "https://@/", "https://shop.example/a b", "https://shop.example/\u202e", 7, null]) {
    assert.throws(() => shop.structuredData("backorder", { url }), { name: "TypeError", place: "url" }, String(url));
  }
  shop.free();
});

test("prices are in the major unit, and as exact as a snapshot can tell them", async () => {
  for (const [price, currency, amount] of [[14900, "EUR", "149.00"], [14900, "JPY", "14900"], [Number.MAX_SAFE_INTEGER, "EUR", "90071992547409.91"], [1, "KWD", "0.001"]]) {
    const shop = await shopOf({ price }, { currency });
    const { price: told, priceCurrency } = shop.structuredData("CHAIR").offers;
    assert.deepEqual([told, priceCurrency], [amount, currency]);
    shop.free();
  }
});

test("no price is told without a currency that the world knows, or of more than can be counted", async () => {
  for (const [price, currency] of [[14900, undefined], [14900, "ZZZ"], [14900, "€"], [0, "EUR"], [1e20, "EUR"], [-5, "EUR"], ["12", "EUR"]]) {
    const shop = await shopOf({ price }, { currency });
    const offers = shop.structuredData("CHAIR")?.offers;
    assert.deepEqual([offers?.price, offers?.priceCurrency], [undefined, undefined]);
    shop.free();
  }
});

// The checkout's amounts are written by the browser; both must mean the same minor unit.
test("machines and shoppers read the same amount, whatever the currency", async () => {
  const write = moneyIn("en");
  const decimals = (text) => /\.(\d+)/.exec(text)?.[1].length ?? 0;
  let compared = 0;
  for (const currency of Intl.supportedValuesOf("currency")) {
    const shop = await shopOf({ price: 1 }, { currency });
    const { price } = shop.structuredData("CHAIR").offers;
    shop.free();
    if (price === undefined) continue;
    assert.equal(decimals(price), decimals(write(1, currency)), currency);
    compared += 1;
  }
  assert.ok(compared > 140, `only ${compared} currencies are known`);
});

test("a shop that tells nothing but its stock is told right", async () => {
  const shop = await open({ version: 1, items: [{ sku: "A", onHand: 3 }] }, { now: "2026-11-23T10:00" });
  const data = shop.structuredData("A");
  assert.deepEqual(data, {
    "@context": "https://schema.org",
    "@type": "Product",
    sku: "A",
    offers: { "@type": "Offer", availability: "https://schema.org/InStock", deliveryLeadTime: { "@type": "QuantitativeValue", value: 0, unitCode: "DAY" } },
  });
  assert.deepEqual(await faultsOf(data), []);
  shop.free();
});

test("there is an item for each state but those that take more than one unit", async () => {
  const shop = await shopWith();
  const states = new Set(everyState.items.map(({ sku }) => shop.promise(sku).state));
  assert.deepEqual([...states].sort(), Object.keys(availabilities).filter((sku) => sku !== "undated").sort());
  shop.free();
});
