// @ts-check
/** The last look at what is about to be public: fields that everybody may know, and nothing else. */
import { clip } from "../../report.js";
import { EXIT, Failure } from "../failure.js";

/** A word stands for any number, text or truth; a list of one for a list of such; "*" for any name. */
const VALUE = "value";
const FACE = { state: VALUE, tone: VALUE, headline: VALUE, badge: VALUE, detail: VALUE, split: [VALUE], notes: [VALUE], aria: VALUE };
const LATENESS = { samples: VALUE, quantiles: [[VALUE]] };
const ITEM = {
  sku: VALUE, title: VALUE, price: VALUE, url: VALUE, image: VALUE, onHand: VALUE, atLeast: VALUE, reserved: VALUE, safetyStock: VALUE,
  selling: VALUE, releaseDate: VALUE, backorderLimit: VALUE, supplier: VALUE, leadDays: VALUE, minimumOrder: VALUE, dailyDemand: VALUE,
  onOrder: [{ quantity: VALUE, due: VALUE, supplier: VALUE, stage: VALUE }], backorders: VALUE, alternatives: [VALUE],
  faces: { "*": FACE },
};

export const SLICE_SHAPE = {
  suppliers: {
    "*": {
      name: VALUE, leadDays: VALUE, minimumOrder: VALUE, dropShipDays: VALUE, explanation: VALUE, waiting: VALUE, dailyDemand: VALUE,
      lateness: { purchase: LATENESS, "drop-ship": LATENESS, reorder: LATENESS },
    },
  },
  items: [ITEM],
  others: [ITEM],
};

export const MANIFEST_SHAPE = {
  version: VALUE, slices: VALUE, shards: VALUE,
  snapshot: {
    version: VALUE, asOf: VALUE, timeZone: VALUE, currency: VALUE,
    faces: { on: VALUE, from: VALUE, until: VALUE, known: { "*": VALUE } },
    calendar: { closed: [VALUE], holidays: [VALUE], cutOff: VALUE, handlingDays: VALUE },
    policy: {
      lowStock: VALUE, quietDays: VALUE, confidence: VALUE, wording: VALUE, showBacklog: VALUE, maxShown: VALUE, staleAfterHours: VALUE,
      charge: VALUE, depositPercent: VALUE, transitDays: { min: VALUE, max: VALUE },
      consolation: [{ afterDays: VALUE, kind: VALUE, percent: VALUE, applies: VALUE }], contact: { email: VALUE, phone: VALUE, chat: VALUE },
    },
  },
};

/**
 * @param {string} text JSON that is about to be written @param {any} shape @param {string} file its name
 * @throws {Failure} at the first thing that is not of that shape
 */
export function assertPublic(text, shape, file) {
  const refuse = (/** @type {string} */ place, /** @type {string} */ why) => new Failure(EXIT.INPUT, `${file}: ${clip(place)}: ${why}; nothing is published`);
  const look = (/** @type {any} */ value, /** @type {any} */ expected, /** @type {string} */ place) => {
    if (expected === VALUE) {
      if (typeof value === "object") throw refuse(place, "expected a number, text or truth");
    } else if (Array.isArray(expected)) {
      if (!Array.isArray(value)) throw refuse(place, "expected a list");
      for (const [index, one] of value.entries()) look(one, expected[0], `${place}[${index}]`);
    } else {
      if (typeof value !== "object" || value === null || Array.isArray(value)) throw refuse(place, "expected an object");
      for (const [name, one] of Object.entries(value)) {
        const known = Object.hasOwn(expected, name) ? expected[name] : expected["*"];
        if (known === undefined) throw refuse(`${place}.${name}`, "no field that everybody may know");
        look(one, known, `${place}.${name}`);
      }
    }
  };
  look(JSON.parse(text), shape, "$");
}
