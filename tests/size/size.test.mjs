// What a shopper downloads for the first badge, held to its budget.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { root, wasmToolchain } from "../../scripts/setup.mjs";
import { brotli, budget, gzip } from "./budget.mjs";

const files = ["backsoon.js", "backsoon.wasm"].map((name) => {
  const bytes = readFileSync(join(root, "dist", name));
  return { name, raw: bytes.length, gzip: gzip(bytes), brotli: brotli(bytes) };
});
const whole = files.reduce((sum, file) => sum + file.brotli, 0);

console.log("first badge             raw      gzip    brotli");
for (const { name, ...sizes } of files)
  console.log(`  ${name.padEnd(16)}${Object.values(sizes).map((size) => String(size).padStart(9)).join(" ")}`);
console.log(`  in all, brotli: ${whole} B = ${(whole / 1024).toFixed(1)} KB (aim ${budget.aim / 1024}, limit ${budget.limit / 1024})`);

const caveat = wasmToolchain().release ? "" : "; but this is not the release build: rust-src is missing, std was not rebuilt for size";
if (caveat) console.log(`  ${caveat.slice(2)}`);

test(`script and wasm of the first badge stay within ${budget.limit / 1024} KB of brotli`, () => {
  assert.ok(whole <= budget.limit, `${whole} B, expected at most ${budget.limit} B${caveat}`);
});

test(`the script alone stays within ${budget.script.toLocaleString("en")} B of gzip`, () => {
  const script = files[0].gzip;
  assert.ok(script <= budget.script, `${script} B, expected at most ${budget.script} B`);
});
