// How a promise gets into the JSON-LD that a page has already, without breaking it.
import assert from "node:assert/strict";
import test from "node:test";
import { merge, productIn } from "../../www/machine/merge.js";

const ours = () => ({
  "@type": "Product",
  sku: "CHAIR",
  offers: {
    "@type": "Offer",
    availability: "https://schema.org/BackOrder",
    availabilityStarts: "2026-12-09T12:00:00+01:00",
    deliveryLeadTime: { "@type": "QuantitativeValue", value: 16, unitCode: "DAY" },
    price: "149.00",
    priceCurrency: "EUR",
    shippingDetails: { "@type": "OfferShippingDetails", deliveryTime: { "@type": "ShippingDeliveryTime" } },
  },
});
const theirs = (offers, more = {}) => ({ "@type": "Product", sku: "CHAIR", name: "A chair", brand: "Zirc", offers, ...more });
const merged = (...blocks) => {
  const found = productIn(blocks, "CHAIR");
  return !!found && merge(found, ours());
};

const found = {
  "the product itself": theirs({ "@type": "Offer", price: "140.00" }),
  "a product in a graph": { "@context": "https://schema.org", "@graph": [{ "@type": "WebPage" }, theirs({ price: "140.00" })] },
  "a product in a list of blocks": [{ "@type": "Organization" }, theirs({ price: "140.00" })],
  "a product that the page is about": { "@type": "ItemPage", mainEntity: theirs({ price: "140.00" }) },
  "a variant of a group": { "@type": "ProductGroup", hasVariant: [{ "@type": "Product", sku: "STOOL" }, theirs({ price: "140.00" })] },
  "a product with its type in full": theirs({ price: "140.00" }, { "@type": "https://schema.org/Product" }),
  "a product of several types": theirs({ price: "140.00" }, { "@type": ["Thing", "Product"] }),
  "the only product, though it names no sku": { "@type": "Product", name: "A chair", offers: { price: "140.00" } },
};
for (const [what, whole] of Object.entries(found)) {
  test(`${what} is found, and its offer says what the promise does, and keeps its price`, () => {
    assert.ok(merged(whole));
    const text = JSON.stringify(whole);
    assert.match(text, /BackOrder/);
    assert.match(text, /"140\.00"/);
    assert.doesNotMatch(text, /"149\.00"/);
  });
}

const passedOver = {
  "another product": theirs({}, { sku: "STOOL" }),
  "two products without a sku": [{ "@type": "Product" }, { "@type": "Product" }],
  "a product that is only named beside another": { "@type": "Product", sku: "STOOL", isRelatedTo: theirs({}) },
  "a product with several offers, of which none names the sku": theirs([{ price: "1" }, { price: "2" }]),
  "no product": { "@type": "Organization", name: "Lomb" },
  "what is no object": "Product",
  "nothing": null,
};
for (const [what, whole] of Object.entries(passedOver)) {
  test(`${what} is left as it is`, () => {
    const before = JSON.stringify(whole);
    assert.equal(merged(whole), false);
    assert.equal(JSON.stringify(whole), before);
  });
}

test("a product with this sku is meant before one without any, in whatever block it stands", () => {
  const [lamp, chair] = [{ "@type": "Product", name: "A lamp", offers: {} }, theirs({})];
  assert.ok(merged(lamp, chair));
  assert.deepEqual([lamp.offers.availability, chair.offers.availability], [undefined, "https://schema.org/BackOrder"]);
});

test("one without a sku is not meant where others stand in other blocks", () => {
  assert.equal(merged({ "@type": "Product", name: "A lamp" }, { "@type": "Product", sku: "STOOL" }), false);
});

test("a product without an offer is given ours", () => {
  const whole = theirs(undefined);
  assert.ok(merged(whole));
  assert.deepEqual(whole.offers, ours().offers);
});

test("of several offers the one that names the sku is meant", () => {
  const whole = theirs([{ sku: "OTHER" }, { sku: "CHAIR" }]);
  assert.ok(merged(whole));
  assert.equal(whole.offers[0].availability, undefined);
  assert.equal(whole.offers[1].availability, "https://schema.org/BackOrder");
});

test("what the page said of another day goes", () => {
  const whole = theirs({ availability: "InStock", availabilityStarts: "2020-01-01", inventoryLevel: 3 });
  assert.ok(merged(whole));
  assert.equal(whole.offers.availabilityStarts, "2026-12-09T12:00:00+01:00");
  assert.equal(whole.offers.inventoryLevel, undefined);
});

test("the page's own shipping stands; it only learns how long that takes, if it did not say", () => {
  const rate = { "@type": "MonetaryAmount", value: 5 };
  const silent = theirs({ shippingDetails: { shippingRate: rate } });
  assert.ok(merged(silent));
  assert.deepEqual(silent.offers.shippingDetails.shippingRate, rate);
  assert.equal(silent.offers.shippingDetails.deliveryTime["@type"], "ShippingDeliveryTime");
  const told = theirs({ shippingDetails: { deliveryTime: { own: true } } });
  assert.ok(merged(told));
  assert.deepEqual(told.offers.shippingDetails.deliveryTime, { own: true });
});

test("a block that never ends in itself is not followed for ever", () => {
  const deep = { "@type": "Thing" };
  let last = deep;
  for (let depth = 0; depth < 1000; depth += 1) last = last.next = { "@type": "Thing" };
  last.next = theirs({});
  assert.equal(merged(deep), false);
});
