// @ts-check
/** How skus are written as keys of a bucket, which take fewer characters than skus do. */

/** The key of what is no item's own. No sku is written with a dot. */
export const SETTINGS = "shop.settings";

const PLAIN = /[\w/-]/;

/** @param {string} sku */
export const keyOf = (sku) =>
  Array.from(new TextEncoder().encode(sku), (byte) => {
    const letter = String.fromCharCode(byte);
    return byte < 128 && PLAIN.test(letter) ? letter : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
