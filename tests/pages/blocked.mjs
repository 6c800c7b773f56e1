/**
 * A shop and its pages on which wasm is blocked: they show the face of one unit that was published with the snapshot. It is
 * ten in the morning of Monday, 23 November 2026 in the shop.
 */
import { open } from "../../dist/node.js";
import { site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

export const now = "2026-11-23T10:00";

/** What a shop knows. So early before the cut-off nothing is counted down. */
export const known = {
  ...shop,
  asOf: "2026-11-23T08:30:00Z",
  calendar: { closed: ["sat", "sun"], cutOff: "18:00" },
  policy: { transitDays: { min: 1, max: 3 }, lowStock: 2 },
  items: [
    { sku: "CHAIR", onHand: 9 },
    { sku: "LAMP", onHand: 2 },
    { sku: "STOOL", selling: "backorder", onOrder: [{ quantity: 9, due: "2026-12-09" }] },
    { sku: "SHELF", selling: "discontinued" },
  ],
};

/** The public part of it, with faces. @param {object} [more] that it knows @param {string} [at] when it was published */
export async function published(more = {}, at = now, faces = ["en", "hu", "ar"]) {
  const it = await open({ ...known, ...more }, { now: at });
  const snapshot = it.publicSnapshot(undefined, { faces });
  it.free();
  return snapshot;
}

export const stock = await published();
export const faceOf = (sku, lang = "en") => stock.items.find((item) => item.sku === sku).faces[lang];
export const element = (id, sku, view = "line", more = "") => `<backsoon-status id="${id}" sku="${sku}" view="${view}" ${more}>Ask us</backsoon-status>`;

export const blocking = site.policy.replace(" 'wasm-unsafe-eval'", "");

/** A page on which wasm is blocked, unless told otherwise. @param {string | string[]} elements @param {object} [how] */
export const look = (elements, how = {}) => tab.go(site.page([elements].flat().join("\n"), { stock, policy: blocking, ...how }).url);
