// @ts-check
/** Words for whoever is at the terminal. What servers and snapshots say is in them, and must not command it. */

const COMMANDING = /[\0-\t\v-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

/** @param {string} text */
export const plain = (text) => text.replace(COMMANDING, "\uFFFD");

/** What was asked for. @param {string} text */
export const out = (text) => console.log(plain(text));

/** What else there is to know. @param {string} text */
export const err = (text) => console.error(plain(text));
