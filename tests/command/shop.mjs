// A shop whose customers wait, in a folder of its own, and the command run on it.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "../services/command.mjs";

const PROMISED = "2026-12-04";

/**
 * An order of one line for each customer, promised for 4 December.
 * @param {{ email?: string, locale?: string, lines?: number, dispatched?: boolean }[]} customers
 * @param {string} due when it will really come
 */
export function snapshot(customers, due = "2026-12-09") {
  const orders = customers.map(({ email, locale, lines = 1, dispatched }, index) => {
    const id = `SO-${index + 1}`;
    const ids = Array.from({ length: lines }, (_, line) => `${id}-${line + 1}`);
    const events = [{ id: `${id}-placed`, at: "2026-11-02T10:00:00Z", type: "placed" }];
    if (dispatched) events.push({ id: `${id}-sent`, at: "2026-11-20T10:00:00Z", type: "dispatched" });
    return {
      id, email, locale, events,
      lines: ids.map((line) => ({ id: line, sku: "CHAIR", quantity: 1, price: 14900, waiting: 1 })),
      told: ids.map((line) => ({ line, kind: "placed", earliest: PROMISED, latest: PROMISED })),
    };
  });
  const waiting = orders.filter((_, index) => !customers[index].dispatched).flatMap(({ lines }) => lines);
  const backorders = waiting.map(({ id }) => ({ id, quantity: 1, placed: "2026-11-02" }));
  return {
    version: 1,
    items: [{ sku: "CHAIR", title: "Oak chair", selling: "backorder", onOrder: [{ quantity: 100_000, due }], backorders }],
    orders,
  };
}

export const customers = (count) => Array.from({ length: count }, (_, index) => ({ email: `customer${index + 1}@example.com` }));

/** A folder with the shop's snapshot in it. */
export function folder(shop) {
  const path = mkdtempSync(join(tmpdir(), "backsoon-command-"));
  const at = (name) => join(path, name);
  const put = (shop) => writeFileSync(at("shop.json"), JSON.stringify(shop));
  put(shop);
  return {
    at,
    put,
    tell: (text) => writeFileSync(at("told.jsonl"), text),
    toldText: () => (existsSync(at("told.jsonl")) ? readFileSync(at("told.jsonl"), "utf8") : undefined),
    told() {
      return readFileSync(at("told.jsonl"), "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
    },
    remove: () => rmSync(path, { recursive: true }),
    notify: (office, ...args) => notify(path, office, args),
  };
}

/** `backsoon notify` in a folder, sending to an office if there is one. */
function notify(cwd, office, args) {
  const given = typeof args.at(-1) === "object" ? args.pop() : {};
  const usual = ["--snapshot", "shop.json", "--told", "told.jsonl", "--now", "2026-11-23T10:00"];
  const from = office ? ["--from", "Oak & Co <orders@shop.example>"] : [];
  return run(["notify", ...usual, ...from, ...args], { cwd, ...given, env: { ...(office && { BACKSOON_SMTP: office.url }), ...given.env } });
}
