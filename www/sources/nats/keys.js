// @ts-check
/** How skus are written as keys of a bucket, which take fewer characters than skus do. */
import { clip } from "../../report.js";

/** The key of what is no item's own. No sku is written with a dot. */
export const SETTINGS = "shop.settings";

/** Bytes. A server takes what it is asked in lines of at most 4,096, in which a key and the bucket stand with other things. */
const LONGEST = 1000;

/** Whether a server would end the connection on which it is asked for it. @param {string} key */
export const isTooLong = (key) => key.length > LONGEST;

/** What is said of one that is. @param {string} bucket @param {string} key */
export const tooLong = (bucket, key) => ({ place: bucket, message: `key '${clip(key)}': ${key.length} bytes, expected at most ${LONGEST}; taken as not there` });

const PLAIN = /[\w/-]/;

/** @param {string} sku */
export const keyOf = (sku) =>
  Array.from(new TextEncoder().encode(sku), (byte) => {
    const letter = String.fromCharCode(byte);
    return byte < 128 && PLAIN.test(letter) ? letter : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
