// What a merchant's page may hold on to of the review: as it stands in www/names.js, so it is in the script, its sheet, its types and the README.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { CUSTOM_PROPERTIES, REVIEW_ATTRIBUTES, REVIEW_PARTS, REVIEW_PROPERTIES, REVIEW_TAG } from "../../www/names.js";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const all = (ending) => readdirSync(new URL("www/review/", root), { recursive: true }).filter((name) => name.endsWith(ending)).map((name) => read(`www/review/${name}`)).join("\n");
const scripts = all(".js");
const sheets = all(".css");
const types = read("www/review/review.d.ts");
const [, section] = /^## `<backsoon-review>`$([^]*?)^## /m.exec(read("README.md"));
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].flatMap(([, names]) => names.split(" ")))].sort();

test("the script makes each part that is promised, and no others", () => {
  const made = new Set([...found(scripts, /\bpart: "([\w -]+)"/g), ...found(scripts, /\bsection\(\s*"(\w+)"/g), "section"]);
  assert.deepEqual([...made].sort(), [...REVIEW_PARTS].sort());
});

test("the sheets style no part that there is not", () => {
  assert.deepEqual(found(sheets, /\[part~?="([^"]+)"\]/g).filter((part) => !REVIEW_PARTS.includes(part)), []);
});

test("the sheets read no custom property that is not promised", () => {
  const known = [...CUSTOM_PROPERTIES, ...REVIEW_PROPERTIES];
  const all = found(sheets, /var\((--backsoon-[\w-]+)/g);
  assert.ok(REVIEW_PROPERTIES.every((name) => all.includes(name)));
  assert.deepEqual(all.filter((name) => !known.includes(name)), []);
});

test("the README says what each part, each attribute and each property is", () => {
  const rows = found(section, /^\| (.+?) \|/gm).join(" ");
  const named = found(rows, /`([^`]+)`/g);
  const listed = found(section, /also (`verdict`[^|]*)/g).join(" ");
  const all = [...named, ...found(listed, /`([^`]+)`/g)];
  assert.deepEqual([...REVIEW_PARTS, ...REVIEW_PROPERTIES, ...REVIEW_ATTRIBUTES].filter((name) => !all.includes(name)), []);
  const besides = all.filter((name) => ![...REVIEW_PARTS, ...REVIEW_PROPERTIES, ...REVIEW_ATTRIBUTES].includes(name));
  assert.deepEqual(besides.filter((name) => !types.includes(`  ${name.replace("()", "(): ")}`) && !types.includes(`readonly ${name}: `)), []);
});

test("every attribute but lang has a property in the types, and they know the tag", () => {
  for (const name of REVIEW_ATTRIBUTES.filter((name) => name !== "lang")) assert.match(types, new RegExp(`^  ${name}: `, "m"), name);
  assert.ok(types.includes(`"${REVIEW_TAG}": BacksoonReview`));
});

test("catalogues have the messages of the English one, and the script says each of them", () => {
  const english = JSON.parse(read("www/locales/review/en.json"));
  const stem = (key) => key.replace(/_(zero|one|two|few|many|other)$/, "");
  const stems = new Set(Object.keys(english).map(stem));
  for (const name of readdirSync(new URL("www/locales/review/", root))) {
    const catalogue = JSON.parse(read(`www/locales/review/${name}`));
    assert.deepEqual([...new Set(Object.keys(catalogue).map(stem))].sort(), [...stems].sort(), name);
    for (const [key, text] of Object.entries(catalogue)) {
      const places = (said) => found(said, /\{\{(\w+)\}\}/g).filter((place) => place !== "count").join();
      assert.equal(places(text), places(english[key] ?? english[`${stem(key)}_other`]), `${name}: ${key}`);
    }
  }
  // Those that are said by a name that is data begin alike.
  const families = found(scripts, /`([\w.]+\.)\$\{/g);
  const silent = [...stems].filter((key) => !scripts.includes(`"${key}"`) && !families.some((family) => key.startsWith(family)));
  assert.deepEqual(silent, []);
});
