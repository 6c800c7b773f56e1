// The names that shops hold on to stand in www/names.js; whoever uses one must use it as it stands there.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import * as names from "../../www/names.js";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const [sheet, checkoutSheet, careSheet, pageSheet] = ["elements/status", "checkout/checkout", "care/care", "elements/backsoon"].map((name) => read(`www/${name}.css`));
const sourcesIn = (folder) => Object.fromEntries(readdirSync(new URL(folder, root)).map((name) => [name, read(`${folder}${name}`)]));
const views = sourcesIn("src/view/");
const tree = read("src/present/tree/status.rs");
const faces = sourcesIn("src/present/checkout/");
const [waiting, sections] = ["waiting", "care/sections"].map((name) => read(`src/present/${name}.rs`));
const types = read("www/elements/backsoon.d.ts");

const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();
const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

const checkoutParts = [...new Set([...names.CART_PARTS, ...names.ORDER_PARTS])];

test("the sheets style the parts there are, and no others", () => {
  for (const [css, parts, one] of [[sheet, names.PARTS, "face"], [checkoutSheet, checkoutParts, "face"], [careSheet, names.CARE_PARTS, "care"]]) {
    const styled = found(css, /\[part[~^]?="?([^"\]]+)"?\]/g);
    assert.ok(styled.includes(one));
    assert.deepEqual(styled.filter((part) => !parts.includes(part)), []);
  }
});

// `maker.append(&root, "div", "face")`, `TextBox::new(maker, &face, "span", "headline")`: the part comes last.
const built = (text) => found(text, /\b(?:append|new)\((?:&?\w+, )+(?:"\w+", )?"([\w-]+)"\)/g);

test("the view of a status makes each part that is promised, and no others", () => {
  const made = built(views["status.rs"] + tree);
  assert.deepEqual(made, [...names.PARTS].sort());
});

// `("ol", "shipments")`, `open("li", "line")`, `leaf("h3", "when", …)`; `row("total", …)`; `button(list, "cancel-line", …)`.
const pair = /\(\s*"\w+",\s*"([\w-]+)"/g;
const named = /\b(?:row|list)\(\s*"([\w-]+)"|\b(?:open_)?button\((?:&mut )?\w+, "([\w-]+)"/g;
const written = (source) => {
  const text = source.replace(/attribute\([^)]*\)/g, "");
  return [...found(text, pair), ...[...text.matchAll(named)].map(([, one, other]) => one ?? other)];
};

test("the faces of carts and orders have each part that is promised, and no others", () => {
  const frame = built(views["part.rs"] + views["announcer.rs"]);
  const ofBoth = [...frame, ...written(waiting)];
  for (const [files, parts] of [[["cart.rs"], names.CART_PARTS], [["order.rs", "line.rs", "cancel.rs"], names.ORDER_PARTS]]) {
    const made = new Set([...ofBoth, ...files.flatMap((name) => written(faces[name]))]);
    assert.deepEqual([...made].sort(), [...parts].sort(), files.join());
  }
});

test("what stands below a promise has each part that is promised, and no others", () => {
  // `("div", "quota"),` alone on its line; `open("label", "field")`, `leaf("span", "label", …)`, `list("how-steps", …)`; `("send", "submit", Help::SEND)`.
  const patterns = [/^ +\("\w+", "([\w-]+)"\),$/gm, /\b(?:(?:open|leaf)\("\w+", |list\()"([\w-]+)"/g, /\("([\w-]+)", "(?:submit|button)", Help/g];
  const text = sections.replace(/for \(name, value\) in \[.*?\]/s, "");
  const made = new Set(["care", ...patterns.flatMap((pattern) => found(text, pattern)), ...written(waiting)]);
  assert.deepEqual([...made].sort(), [...names.CARE_PARTS].sort());
});

test("what can be left out is what there is, and the types name each", () => {
  assert.deepEqual(found(read("src/present/care/sections.rs"), /^ +"(\w+)" => self\./gm), [...names.OFFERED].sort());
  const [, told] = /What those who wait are not to be offered[^:]*: ([^.]*)\./.exec(types);
  assert.deepEqual(found(told, /"(\w+)"/g), [...names.OFFERED].sort());
});

test("the custom properties promised are those the sheets read", () => {
  assert.deepEqual(found(sheet + checkoutSheet + careSheet, /var\((--backsoon-[a-z-]+)/g), [...names.CUSTOM_PROPERTIES].sort());
});

test("the document's sheet dresses the very tags", () => {
  assert.deepEqual(found(pageSheet, /^(backsoon-[a-z]+)/gm), [...names.TAGS, names.LINE_TAG].sort());
});

test("every attribute but lang has a property in the types, in camel case", () => {
  for (const attribute of [...names.ATTRIBUTES, ...names.CART_ATTRIBUTES, ...names.ORDER_ATTRIBUTES].filter((name) => name !== "lang")) {
    assert.match(types, new RegExp(`^  ${camel(attribute)}: `, "m"), `${attribute} as ${camel(attribute)}`);
  }
});

test("the types know the tags and their events by these names", () => {
  for (const name of [...names.TAGS, names.CHANGE_EVENT, names.CANCEL_EVENT, names.NOTIFY_EVENT, names.ERROR_EVENT]) assert.ok(types.includes(`"${name}"`), name);
});

test("the element shows the views there are", () => {
  assert.deepEqual(found(tree, /Amount::\w+ => "(\w+)"/g), [...names.VIEWS].sort());
  assert.match(types, new RegExp(`view: ${names.VIEWS.map((name) => `"${name}"`).join(" \\| ")}`));
});
