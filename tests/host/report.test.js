// What is told of wrong values and of many problems.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clip, firstOf } from "../../www/report.js";

test("forty characters of a value are repeated whole, of more the first forty", () => {
  assert.equal(clip("x".repeat(40)), "x".repeat(40));
  assert.equal(clip("x".repeat(41)), `${"x".repeat(40)}…`);
  assert.equal(clip(`${"a\n".repeat(20)}b\nc`), `${"a\n".repeat(20)}…`);
  assert.equal(clip("🪑".repeat(41)), `${"🪑".repeat(40)}…`);
  assert.equal(clip(null), "null");
});

test("of many problems there are the first twenty, and how many more", () => {
  const problems = Array.from({ length: 23 }, (_, index) => ({ place: `items[${index}]`, message: "wrong" }));
  assert.deepEqual(firstOf(problems), [...problems.slice(0, 20), { place: "snapshot", message: "3 more problems like these" }]);
  assert.deepEqual(firstOf(problems.slice(0, 20)), problems.slice(0, 20));
});
