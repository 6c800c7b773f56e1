// How a promise gets into the JSON-LD that a page has already, without breaking it.
import assert from "node:assert/strict";
import test from "node:test";
import { merge, productsBySku, productsIn } from "../../www/machine/merge.js";
import { numberLost } from "../../www/machine/text.js";

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
  const found = productsBySku(["CHAIR"], blocks.map(productsIn).flat()).get("CHAIR");
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
  "a product whose sku is not that of an object beside it": [theirs({}, { sku: { toString: 1 } }), theirs({ price: "140.00" }, { "@type": [{ toString: 1 }, "Product"] })],
  "an offer that others are summed up around": theirs({ "@type": "AggregateOffer", lowPrice: "1", offers: [{ sku: "OTHER" }, { sku: "CHAIR", price: "140.00" }] }),
  "the only offer of a sum": theirs({ "@type": "AggregateOffer", offers: { price: "140.00" } }),
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
  "a product with several offers in a sum, of which none names the sku": theirs({ "@type": "AggregateOffer", offers: [{ price: "1" }, { price: "2" }] }),
  "a product whose sku is no text": theirs({}, { sku: { toString: 1 } }),
  "what has no type but an object": { "@type": [{ toString: 1 }] },
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

test("one without a sku is nobody's where the page speaks of two", () => {
  const lamp = { "@type": "Product", name: "A lamp" };
  assert.equal(productsBySku(["CHAIR"], [lamp]).get("CHAIR"), lamp);
  assert.equal(productsBySku(["CHAIR", "STOOL"], [lamp]).size, 0);
});

test("a sku may be a number", () => {
  const lamp = { "@type": "Product", sku: 42 };
  assert.equal(productsBySku(["42"], [lamp]).get("42"), lamp);
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

test("of the offers in a sum only the one with the sku learns anything", () => {
  const whole = theirs({ availability: "InStock", offers: [{ sku: "OTHER" }, { sku: "CHAIR" }] });
  assert.ok(merged(whole));
  assert.equal(whole.offers.availability, "InStock");
  assert.deepEqual(whole.offers.offers.map(({ availability }) => availability), [undefined, "https://schema.org/BackOrder"]);
});

test("a block of very many things is not looked at to its end", () => {
  const things = Array.from({ length: 60_000 }, () => ({ "@type": "Thing" }));
  assert.equal(merged([...things, theirs({})]), false);
  assert.equal(merged([theirs({}), ...things]), true);
});

for (const number of ["12345678901234567890", "0.12345678901234567890", "1e999", "1e-999"]) {
  test(`${number} would be another number once it is read and written`, () => {
    assert.equal(numberLost(`{"kept":[1,"${number}"],"lost":${number}}`), number);
  });
}
for (const number of ["0", "-0.0", "10.00", "-1.5e3", "1E21", "0.001", "123456789012345680000", "1e-7"]) {
  test(`${number} stays the number that it is`, () => {
    assert.equal(numberLost(`{"number":${number},"text":"\\"12345678901234567890\\\\"}`), undefined);
  });
}

test("a block that never ends in itself is not followed for ever", () => {
  const deep = { "@type": "Thing" };
  let last = deep;
  for (let depth = 0; depth < 1000; depth += 1) last = last.next = { "@type": "Thing" };
  last.next = theirs({});
  assert.equal(merged(deep), false);
});
