// @ts-check
/** What is said of an item, and what of one that is offered in its place. */

/** @typedef {Record<string, any>} Fields */

/** What a snapshot means where it says nothing. */
const DEFAULTS = { price: 0, onHand: 0, reserved: 0, safetyStock: 0, selling: "stock", minimumOrder: 0, dailyDemand: 0, backorders: 0, waiting: 0 };

/** What offering an item in place of another takes. */
const OFFERED = ["sku", "title", "url", "onHand", "atLeast", "reserved", "safetyStock", "selling", "releaseDate", "backorders"];

/** Without what goes without saying. @param {Fields} fields @returns {Fields} */
export const lean = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== /** @type {Fields} */ (DEFAULTS)[name] && !(Array.isArray(value) && value.length === 0)));

/** Only what is in stock is, and what is not now will not be before the next snapshot. @param {Fields} item */
export const mayBeOffered = ({ onHand, selling }) => onHand !== 0 && selling !== "made-to-order";

/** @param {Fields} item */
export const offer = (item) => lean(Object.fromEntries(Object.entries(item).filter(([name]) => OFFERED.includes(name))));
