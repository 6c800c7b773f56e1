// @ts-check
/** What an item names in place of itself. */

/** Of these the core looks at. */
const MOST = 100;

/** @param {Record<string, any>} item @returns {string[]} */
export const alternativesOf = ({ alternatives }) => (Array.isArray(alternatives) ? alternatives.slice(0, MOST).filter((sku) => typeof sku === "string" && sku !== "") : []);
