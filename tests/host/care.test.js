// What `shop.care` tells programs of those who wait.
import assert from "node:assert/strict";
import test from "node:test";
import { open } from "../../dist/node.js";

const snapshot = {
  version: 1,
  policy: { transitDays: { min: 1, max: 3 }, contact: { email: "ask@shop.example" }, consolation: [{ afterDays: 14, kind: "free-shipping" }] },
  suppliers: { acme: { leadDays: 21, minimumOrder: 20, waiting: 14, dailyDemand: 1 } },
  items: [
    { sku: "BENCH", title: "Bench", selling: "backorder", supplier: "acme", alternatives: ["STOOL"] },
    { sku: "STOOL", title: "Stool", onHand: 9, url: "/stool" },
  ],
};
const shop = await open(snapshot, { now: "2026-11-23T10:00" });

test("care is what the sections of a full status say, as data", () => {
  const { quota, offers, alternatives, contact, notify, entry, share, how } = shop.care("BENCH", 2);
  assert.deepEqual([quota.collected, quota.minimum], [14, 20]);
  assert.match(quota.text, /^14 of 20 collected; /);
  assert.deepEqual(offers, ["For waiting 14 days or more: we ship it free of charge."]);
  assert.deepEqual(alternatives, [{ sku: "STOOL", text: "Stool", href: "/stool" }]);
  assert.deepEqual(contact, [{ href: "mailto:ask@shop.example", text: "ask@shop.example" }]);
  assert.equal(notify, "Tell me when it is in stock");
  assert.deepEqual(entry, { title: "Bench arrives", from: "2026-12-21", to: "2026-12-23" });
  assert.match(share, /^Bench: ships by Friday, December 18$/);
  assert.deepEqual(how, { text: "How we know this date", steps: ["Our next order for it goes out on Friday, November 27.", "From then it takes 21 days."] });
});

test("where nobody waits, care offers nothing", () => {
  assert.deepEqual(shop.care("STOOL"), { quota: null, offers: [], alternatives: [], contact: [], notify: "", entry: null, share: "", how: null });
});

test("care speaks the languages that faces do, and English for others", () => {
  assert.notEqual(shop.care("BENCH", 2, { locale: "hu" }).notify, shop.care("BENCH", 2).notify);
  assert.equal(shop.care("BENCH", 2, { locale: "tlh" }).notify, "Tell me when it is in stock");
  assert.ok(shop.problems.some(({ message }) => message.includes("'tlh': no catalogue of what is offered")));
});

test("care refuses what is no sku and no quantity", () => {
  assert.throws(() => shop.care(5), { name: "TypeError", place: "sku" });
  assert.throws(() => shop.care("BENCH", 0), { name: "RangeError", place: "quantity" });
});
