/** A shop in which people wait, for the tests of what they are offered. */
import { shop } from "./server.mjs";

export const stock = {
  ...shop,
  policy: {
    contact: { email: "help@lomb.example", phone: "+36 1 234 5678", chat: "https://lomb.example/chat" },
    consolation: [{ afterDays: 14, kind: "discount", percent: 10, applies: "this-order" }],
  },
  suppliers: { acme: { leadDays: 21, minimumOrder: 20 } },
  items: [
    { sku: "OAK", title: "Oak chair", url: "/oak", onHand: 9 },
    { sku: "ASH", title: "Ash chair", onHand: 9 },
    { sku: "WALNUT", title: "Walnut chair", selling: "backorder", onOrder: [{ quantity: 9, due: "2026-12-16" }], alternatives: ["OAK", "GONE", "ASH"] },
    { sku: "STOOL", title: "Stool", onHand: 1, selling: "backorder", onOrder: [{ quantity: 9, due: "2026-12-16" }] },
    { sku: "LAMP", title: "Lamp", selling: "backorder", supplier: "acme", backorders: 12, dailyDemand: 1 },
    { sku: "GONE", title: "Birch chair" },
    { sku: "BACK", title: "Bench", onOrder: [{ quantity: 9, due: "2026-12-16" }] },
    { sku: "BOOK", title: "Book", selling: "backorder", releaseDate: "2027-01-15", onOrder: [{ quantity: 9, due: "2027-01-11" }] },
    { sku: "DESK", title: "Desk", selling: "made-to-order", leadDays: 30 },
    { sku: "SOON", title: "Soon there", selling: "backorder", onOrder: [{ quantity: 9, due: "2026-11-26" }] },
    { sku: "VASE", title: "Vase", selling: "discontinued", alternatives: ["OAK"] },
    { sku: "NEVER", title: "Who knows", selling: "backorder" },
  ],
};

/** A status of the whole view. @param {string} sku @param {string} [more] attributes @param {string} [id] */
export const status = (sku, more = "", id = "it") => `<backsoon-status id="${id}" sku="${sku}" ${more}>Ask us</backsoon-status>`;
