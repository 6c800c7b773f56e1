// The command as npm puts it into a shop's own folder.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { root } from "../../scripts/setup.mjs";
import { consumer } from "./consumer.mjs";

const backsoon = (...args) => spawnSync("npx", ["--offline", "backsoon", ...args], { cwd: consumer, encoding: "utf8" });

test("npx backsoon knows its commands and its version", () => {
  const help = backsoon("--help");
  assert.deepEqual([help.status, help.stderr], [0, ""]);
  assert.match(help.stdout, /^Usage: backsoon [^]*\n {2}notify /);
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  assert.equal(backsoon("--version").stdout, `${version}\n`);
});

test("npx backsoon notify shows the mails that are due, in the customer's language", () => {
  const told = [{ line: "1", kind: "placed", earliest: "2026-12-04", latest: "2026-12-04" }];
  const events = [{ id: "a", at: "2026-11-02T10:00:00Z", type: "placed" }];
  const lines = [{ id: "1", sku: "CHAIR", quantity: 2, price: 14900, waiting: 2 }];
  const onOrder = [{ quantity: 40, due: "2026-12-09" }];
  const backorders = [{ id: "1", quantity: 2, placed: "2026-11-02" }];
  const shop = {
    version: 1,
    items: [{ sku: "CHAIR", selling: "backorder", onOrder, backorders }],
    orders: [{ id: "SO-1", email: "ada@example.com", locale: "hu", lines, events, told }],
  };
  writeFileSync(join(consumer, "orders.json"), JSON.stringify(shop));
  const { status, stdout, stderr } = backsoon("notify", "--snapshot", "orders.json", "--told", "told.jsonl", "--now", "2026-11-23T10:00", "--dry-run");
  assert.deepEqual([status, stderr], [0, ""]);
  assert.match(stdout, /^1 mail would be sent, with 1 notice\.\n\n1\. To ada@example\.com \(hu\): /);
  assert.match(stdout, /december 9\., szerda/);
});

for (const [args, expected] of [
  [["orders.json", "--to", "s3://shop/stock"], "--to: s3://shop/stock: needs the package @aws-sdk/client-s3: npm install @aws-sdk/client-s3"],
  [["--query", "orders.json", "--to", "public"], "--query: needs the packages pg and pg-cursor: npm install pg pg-cursor"],
]) {
  test(`what only some need is named where it is missing: ${expected}`, () => {
    writeFileSync(join(consumer, "orders.json"), JSON.stringify({ version: 1, items: [{ sku: "A" }] }));
    const { status, stderr } = backsoon("publish", ...args);
    assert.deepEqual([status, stderr], [1, `backsoon: ${expected}\n`]);
  });
}
