// How a shop makes the elements its own: what the README says of it is all there is, and enough for the second demo shop.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { CARE_PARTS, CART_PARTS, CUSTOM_PROPERTIES, ORDER_PARTS, PARTS } from "../../www/names.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))];
const [, looks] = /^## Looks$([^]*?)^## /m.exec(read("README.md"));
/** The names of a table, which stand in its first column. */
const named = found(found(looks, /^\| (.+?) \|/gm).join(), /`([^`]+)`/g);
const names = [...new Set([CUSTOM_PROPERTIES, PARTS, CARE_PARTS, CART_PARTS, ORDER_PARTS].flat())];

test("the README says what each custom property and each part is, and of no others", () => {
  assert.deepEqual(named.toSorted(), names.toSorted());
});

test("the second shop dresses the elements by custom properties and parts alone", () => {
  const theme = read("www/demo/theme.css");
  const unknown = (pattern, known) => found(theme, pattern).filter((name) => !known.includes(name));
  assert.ok(found(theme, /::part\(([\w-]+)\)/g).includes("quota-bar"), "parts are found in it");
  assert.deepEqual(unknown(/::part\(([^)]*)\)/g, [...PARTS, ...CARE_PARTS]), []);
  assert.deepEqual(unknown(/(--backsoon-[\w-]+):/g, CUSTOM_PROPERTIES), []);
  assert.deepEqual(found(theme, /^(?!backsoon-status)(\S.*)[,{]$/gm), [], "it names nothing else");
  const ofThePage = found(read("www/demo/parts.css"), /^  (--[\w-]+):/gm);
  assert.deepEqual(unknown(/var\((--[\w-]+)/g, ofThePage), [], "what it reads is the page's own");
});
