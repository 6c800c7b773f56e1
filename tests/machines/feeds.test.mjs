// What Google Merchant Center reads, by the built package.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../../dist/node.js";
import { everyState, shopOf, shopWith } from "./shop.mjs";

/** The product data specification's limits of what we tell. */
const attributes = {
  id: /^\S(.{0,48}\S)?$/u,
  title: /^.{1,150}$/u,
  link: /^https?:\/\/[!-~]{1,1992}$/,
  image_link: /^https?:\/\/[!-~]{1,1992}$/,
  price: /^\d+(\.\d+)? [A-Z]{3}$/,
  availability: /^(in_stock|out_of_stock|preorder|backorder)$/,
  availability_date: /^\d{4}-\d\d-\d\dT\d\d:\d\d[+-]\d{4}$/,
};

function assertValid(row, now) {
  for (const [name, text] of Object.entries(row)) assert.match(text, attributes[name], name);
  const waits = ["preorder", "backorder"].includes(row.availability);
  assert.equal("availability_date" in row, waits, "a date where it waits, and nowhere else");
  if (!waits) return;
  const days = (Date.parse(row.availability_date) - Date.parse(`${now}Z`)) / 86_400_000;
  assert.ok(days <= 366 && days >= -1, row.availability_date);
}

const availabilities = {
  "in-stock": ["in_stock"],
  "low-stock": ["in_stock"],
  backorder: ["backorder", "2026-12-09T12:00+0100"],
  undated: ["out_of_stock"],
  preorder: ["preorder", "2027-06-15T12:00+0200"],
  "made-to-order": ["backorder", "2026-12-23T12:00+0100"],
  "out-of-stock": ["out_of_stock"],
  discontinued: ["out_of_stock"],
};

for (const [sku, [availability, date]] of Object.entries(availabilities)) {
  test(`what is ${sku} makes a valid row, the same from a public snapshot`, async () => {
    const shop = await shopWith();
    const row = shop.feedRow(sku);
    assert.deepEqual(row, {
      id: sku,
      title: "Oak chair",
      link: "https://shop.example/chair",
      image_link: "https://shop.example/chair.webp",
      price: "149.00 EUR",
      availability,
      ...(date && { availability_date: date }),
    });
    assertValid(row, "2026-11-23T10:00");
    const retold = await open(shop.publicSnapshot(), { now: "2026-11-23T10:00" });
    assert.deepEqual(retold.feedRow(sku), row);
    for (const one of [shop, retold]) one.free();
  });
}

test("an unknown sku has no row, and what is no text is a TypeError", async () => {
  const shop = await shopWith();
  assert.equal(shop.feedRow("SOFA"), null);
  assert.throws(() => shop.feedRow(7), { name: "TypeError", place: "sku" });
  shop.free();
});

test("a date beyond a year is out of stock rather than a row that is refused", async () => {
  for (const [releaseDate, availability] of [["2027-11-23", "preorder"], ["2027-11-24", "out_of_stock"], ["2028-02-29", "out_of_stock"], ["9999-12-31", "out_of_stock"]]) {
    const shop = await shopOf({ onHand: 1, releaseDate }, { calendar: { closed: [] } });
    const row = shop.feedRow("CHAIR");
    assert.equal(row.availability, availability, releaseDate);
    assertValid(row, "2026-11-23T10:00");
    shop.free();
  }
});

test("whatever a backend tells, the row keeps within the limits", async () => {
  const hostile = ["</script>\u0000\u202e\n", "x".repeat(3000), "é".repeat(3000), "szék ".repeat(900), "😀".repeat(200), " ", "", "javascript:alert(1)", `https://shop.example/${"é".repeat(1000)}`, "https://shop.example/szék?a=ß"];
  for (const text of hostile) {
    for (const currency of ["EUR", "JPY", "ZZZ", undefined]) {
      const shop = await shopOf({ title: text, url: text, image: text, price: Number.MAX_SAFE_INTEGER, selling: "backorder", leadDays: 3 }, { currency });
      assertValid(shop.feedRow("CHAIR"), "2026-11-23T10:00");
      shop.free();
    }
    const shop = await open({ ...everyState, items: [{ sku: text, onHand: 1 }] }, { now: "2026-11-23T10:00" });
    const row = shop.feedRow(text);
    if (row) assertValid(row, "2026-11-23T10:00");
    shop.free();
  }
});
