// A shop that is published into a folder, by one run after the other.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { run } from "../services/command.mjs";
import { folder } from "./shop.mjs";

export const now = "2026-11-23T10:00";

/** A shop in a folder of its own, and what is published of it beside. */
export function publishing(shop, t) {
  const it = folder(shop);
  t.after(it.remove);
  const to = it.at("public");
  const files = () => readdirSync(to, { recursive: true }).filter((name) => statSync(join(to, name)).isFile());
  return { ...it, to, files, read: (name) => readFileSync(join(to, name)), publish: (...args) => publish(it, args) };
}

const publish = (it, args) => run(["publish", "shop.json", "--to", "public", "--now", now, ...args.filter((arg) => typeof arg === "string")], { cwd: it.at(""), ...args.find((arg) => typeof arg === "object") });

/** What a run says of itself that must not fail. */
export const summaryOf = async (it, ...args) => {
  const { code, stdout, stderr } = await it.publish("--json", ...args);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
};

/** All items tell the same number, so that a mixture shows. */
export const uniform = (number) => ({ version: 1, asOf: `2026-11-23T08:${String(number % 60).padStart(2, "0")}:00Z`, items: Array.from({ length: 400 }, (_, index) => ({ sku: `SKU-${index}`, onHand: number })) });
