// The names that shops hold on to stand in www/names.js; whoever uses one must use it as it stands there.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import * as names from "../../www/names.js";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const sheets = ["www/elements/status.css", "www/elements/backsoon.css"].map(read).join("\n");
const view = readdirSync(new URL("src/view/", root)).map((name) => read(`src/view/${name}`)).join("\n");
const types = read("www/elements/backsoon.d.ts");

const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

test("the sheets style the parts there are, and no others", () => {
  const styled = found(sheets, /\[part[~^]?="?([^"\]]+)"?\]/g);
  assert.ok(styled.includes("face"));
  assert.deepEqual(styled.filter((part) => !names.PARTS.includes(part)), []);
});

test("the view makes each part that is promised, and no others", () => {
  // `maker.append(&root, "div", "face")`, `TextBox::new(&maker, &face, "span", "headline")`: the part comes last.
  const made = found(view, /\b(?:append|new)\((?:&?\w+, )+(?:"\w+", )?"([\w-]+)"\)/g);
  assert.deepEqual(made, [...names.PARTS].sort());
});

test("the custom properties promised are those the sheets read", () => {
  assert.deepEqual(found(sheets, /var\((--backsoon-[a-z-]+)/g), [...names.CUSTOM_PROPERTIES].sort());
});

test("the document's sheet dresses the very tag", () => {
  assert.deepEqual(found(read("www/elements/backsoon.css"), /^(backsoon-[a-z]+)/gm), [names.TAG]);
});

test("every attribute but lang has a property in the types, in camel case", () => {
  for (const attribute of names.ATTRIBUTES.filter((name) => name !== "lang")) {
    assert.match(types, new RegExp(`^  ${camel(attribute)}: `, "m"), `${attribute} as ${camel(attribute)}`);
  }
});

test("the types know the tag and its events by these names", () => {
  for (const name of [names.TAG, names.CHANGE_EVENT, names.ERROR_EVENT]) assert.ok(types.includes(`"${name}"`), name);
});

test("the element shows the views there are", () => {
  assert.deepEqual(found(view, /Amount::\w+ => "(\w+)"/g), [...names.VIEWS].sort());
  assert.match(types, new RegExp(`view: ${names.VIEWS.map((name) => `"${name}"`).join(" \\| ")}`));
});
