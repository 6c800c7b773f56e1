// What a shopper downloads for the first badge, for the first cart or order on top, and once there is a wait, held to its
// budget.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { root, wasmToolchain } from "../../scripts/setup.mjs";
import { brotli, budget, gzip } from "./budget.mjs";

const measured = (name) => {
  const bytes = readFileSync(join(root, "dist", name));
  return { name, raw: bytes.length, gzip: gzip(bytes), brotli: brotli(bytes) };
};
const badge = ["backsoon.js", "backsoon.wasm"].map(measured);
const checkout = ["checkout.js", "checkout.wasm"].map(measured);
const care = ["care.js", "care.wasm"].map(measured);
const machine = ["machine.js", "machine.wasm"].map(measured);
const published = ["published.js"].map(measured);
const sum = (files) => files.reduce((sum, file) => sum + file.brotli, 0);
const whole = sum(badge);
const both = whole + sum(checkout);
const waiting = sum(care);
const crawled = sum(machine);
const blocked = sum(published);

console.log("first badge             raw      gzip    brotli");
const print = (files) => {
  for (const { name, ...sizes } of files)
    console.log(`  ${name.padEnd(16)}${Object.values(sizes).map((size) => String(size).padStart(9)).join(" ")}`);
};
const kilobytes = (bytes, { aim, limit }) => `${bytes} B = ${(bytes / 1024).toFixed(1)} KB (aim ${aim / 1024}, limit ${limit / 1024})`;
print(badge);
console.log(`  in all, brotli: ${kilobytes(whole, budget)}`);
console.log("with cart and order");
print(checkout);
console.log(`  in all, brotli: ${kilobytes(both, budget.checkout)}`);
console.log("offered to those who wait");
print(care);
console.log(`  in all, brotli: ${kilobytes(waiting, budget.care)}`);
console.log("read by search engines");
print(machine);
console.log(`  in all, brotli: ${kilobytes(crawled, budget.machine)}`);
console.log("where wasm is blocked");
print(published);
console.log(`  in all, brotli: ${kilobytes(blocked, budget.published)}`);

const caveat = wasmToolchain().release ? "" : "; but this is not the release build: rust-src is missing, std was not rebuilt for size";
if (caveat) console.log(`  ${caveat.slice(2)}`);

for (const [what, bytes, { limit }] of [
  ["the first badge", whole, budget],
  ["the first badge and of cart and order", both, budget.checkout],
  ["what is offered to those who wait", waiting, budget.care],
  ["what search engines read", crawled, budget.machine],
  ["what is shown where wasm is blocked", blocked, budget.published],
]) {
  test(`scripts and wasm of ${what} stay within ${limit / 1024} KB of brotli`, () => {
    assert.ok(bytes <= limit, `${bytes} B, expected at most ${limit} B${caveat}`);
  });
}

test(`the script alone stays within ${budget.script.toLocaleString("en")} B of gzip`, () => {
  const script = badge[0].gzip;
  assert.ok(script <= budget.script, `${script} B, expected at most ${budget.script} B`);
});
