// A shop in Budapest on the Monday morning of most tests, with an item for each state that one unit can be in.
import { open } from "../../dist/node.js";

export const everyState = {
  version: 1,
  timeZone: "Europe/Budapest",
  currency: "EUR",
  calendar: { cutOff: "14:00" },
  policy: { lowStock: 2, maxShown: 10, transitDays: { min: 1, max: 3 } },
  items: [
    { sku: "in-stock", onHand: 99 },
    { sku: "low-stock", onHand: 2 },
    { sku: "backorder", selling: "backorder", leadDays: 16, backorders: 4 },
    { sku: "undated", selling: "backorder" },
    { sku: "preorder", releaseDate: "2027-06-15", onHand: 5 },
    { sku: "made-to-order", selling: "made-to-order", leadDays: 30 },
    { sku: "out-of-stock", onOrder: [{ quantity: 5, due: "2026-12-04" }] },
    { sku: "discontinued", selling: "discontinued" },
  ].map((item) => ({ title: "Oak chair", price: 14900, cost: 8211, url: "https://shop.example/chair", image: "https://shop.example/chair.webp", ...item })),
};

/** The shop, with what is different in this test. */
export const shopWith = (change = {}, now = "2026-11-23T10:00") => open({ ...everyState, ...change }, { now });

/** A shop with one item, CHAIR. */
export const shopOf = (item, change = {}) => shopWith({ items: [{ sku: "CHAIR", ...item }], ...change });
