// Which items the review's table shows, and in which order.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../../dist/node.js";
import { FILTER_NAMES, SORTS, rowsOf } from "../../www/review/rows.js";

const day = (text) => Date.parse(text) / 86_400_000;
const review = {
  items: {
    sku: ["CHAIR-10", "CHAIR-9", "LAMP", "RUG", "VASE"],
    title: ["Chair 10", "Chair 9", null, "Őrség rug", "ámbár vase"],
    units: Float64Array.of(4, 0, 7, 1, 0),
    value: Float64Array.of(400, 0, 70, 900, 0),
    overdue: Float64Array.of(2, 0, 0, 0, 0),
    undated: Float64Array.of(0, 0, 7, 0, 0),
    unavailable: Float64Array.of(0, 0, 0, 1, 0),
    position: Float64Array.of(3, NaN, -7, 0, 12),
    orderBy: Int32Array.of(day("2026-12-04"), -1, day("2026-11-23"), day("2026-11-30"), -1),
    unadvised: Uint8Array.of(0, 3, 0, 0, 2),
  },
  orderLines: { item: Uint32Array.of(2, 3) },
};
const found = (chosen, tag = "en") => [...rowsOf(review, chosen, tag)].map((item) => review.items.sku[item]);

test("what is most urgent comes first unless told, and what has no day last", () => {
  assert.deepEqual(found({}), ["LAMP", "RUG", "CHAIR-10", "CHAIR-9", "VASE"]);
  assert.deepEqual(found({ sort: "orderBy", down: true }), ["CHAIR-10", "RUG", "LAMP", "CHAIR-9", "VASE"]);
});

test("what nobody knows comes last, whichever way", () => {
  assert.deepEqual(found({ sort: "position" }), ["LAMP", "RUG", "CHAIR-10", "VASE", "CHAIR-9"]);
  assert.deepEqual(found({ sort: "position", down: true }), ["VASE", "CHAIR-10", "RUG", "LAMP", "CHAIR-9"]);
});

test("of amounts the largest come first unless told", () => {
  assert.deepEqual(found({ sort: "value" }), ["RUG", "CHAIR-10", "LAMP", "CHAIR-9", "VASE"]);
});

test("names are sorted as the language does, numbers in them as numbers, and a sku stands for a name", () => {
  assert.deepEqual(found({ sort: "item" }), ["VASE", "CHAIR-9", "CHAIR-10", "LAMP", "RUG"]);
  assert.deepEqual(found({ sort: "item", down: true }), ["RUG", "LAMP", "CHAIR-10", "CHAIR-9", "VASE"]);
});

for (const [filter, expected] of Object.entries({
  all: ["CHAIR-10", "CHAIR-9", "LAMP", "RUG", "VASE"],
  waiting: ["CHAIR-10", "LAMP", "RUG"],
  toOrder: ["LAMP", "RUG"],
  overdue: ["CHAIR-10"],
  undated: ["LAMP", "RUG"],
  unadvised: ["CHAIR-9", "VASE"],
})) {
  test(`the filter “${filter}” leaves ${expected.join(", ")}`, () => assert.deepEqual(found({ filter }).sort(), expected));
}

test("every filter is tried here", () => assert.deepEqual(FILTER_NAMES, ["all", "waiting", "toOrder", "overdue", "undated", "unadvised"]));

test("each word of a search is looked for in sku and title, whatever its case and accents", () => {
  assert.deepEqual(found({ query: "orseg" }), ["RUG"]);
  assert.deepEqual(found({ query: "CHAIR 9" }), ["CHAIR-9"]);
  assert.deepEqual(found({ query: "  lamp " }), ["LAMP"]);
  assert.deepEqual(found({ query: "chair", filter: "waiting" }), ["CHAIR-10"]);
  assert.deepEqual(found({ query: "nothing like it" }), []);
  assert.deepEqual(found({ query: "(*" }), []);
});

test("whatever can be sorted by, but an item's name, is a column that the review has", async () => {
  const shop = await open({ version: 1, policy: { review: {} }, items: [{ sku: "CHAIR" }, { sku: "LAMP" }] });
  const real = await shop.review();
  shop.free();
  for (const sort of SORTS.filter((sort) => sort !== "item")) assert.equal(real.items[sort]?.length, 2, sort);
});
