// In Node the package is imported by its name and answers every worked case.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { root } from "../../scripts/setup.mjs";
import { consumer } from "./consumer.mjs";

// Names are resolved from where the importing file lies.
const inside = join(consumer, "shop.mjs");
writeFileSync(inside, 'export { open } from "backsoon";\n');
const { open } = await import(pathToFileURL(inside));

/** What a case asks for shows by its shape. */
const answerTo = (shop, { snapshot, lines, sku, quantity }) => {
  if (snapshot.orders) return shop.books();
  if (lines) return shop.preview(lines);
  return quantity === undefined ? shop.queue(sku) : shop.promise(sku, quantity);
};

for (const file of readdirSync(join(root, "tests/cases")).filter((name) => name.endsWith(".json"))) {
  test(`every worked case of ${file} holds through the packed wasm`, async () => {
    const cases = JSON.parse(readFileSync(join(root, "tests/cases", file), "utf8"));
    assert.ok(cases.length > 0, "expected cases");
    for (const { name, expect, ...question } of cases) {
      const shop = await open(question.snapshot, { now: question.now });
      assert.deepEqual(like(expect, answerTo(shop, question)), expect, name);
      shop.free();
    }
  });
}

test("the snapshot may be bytes as well", async () => {
  const shop = await open(new TextEncoder().encode('{"version":1,"items":[{"sku":"A","onHand":3}]}'), { now: "2026-11-23T10:00" });
  assert.equal(shop.promise("A", 1).state, "in-stock");
});

test("a stack trace leads to lines that can be read", async () => {
  const shop = await open({ version: 1, items: [{ sku: "A" }] });
  const thrown = (() => {
    try {
      return shop.promise("A", -1);
    } catch (error) {
      return error;
    }
  })();
  const frame = thrown.stack.split("\n").find((line) => /\.promise \(/.test(line));
  const [, file, line] = /(file:.*node\.js):(\d+):\d+\)/.exec(frame);
  const lines = readFileSync(new URL(file), "utf8").split("\n");
  assert.match(lines[line - 1], /^ +checkQuantity\(quantity\);$/);
});

const now = "2026-11-23T10:00";
const shopKnows = {
  version: 1,
  timeZone: "Europe/Budapest",
  calendar: { closed: ["sat", "sun"], cutOff: "14:00" },
  suppliers: { acme: { leadDays: 21, unitCost: 300 } },
  items: [
    {
      sku: "CHAIR",
      onHand: 3,
      selling: "backorder",
      supplier: "acme",
      unitCost: 4500,
      backorders: [{ id: "SO-1", quantity: 1, placed: "2026-11-20", customer: "anna@shop.example" }],
      onOrder: [{ quantity: 40, due: "2026-12-09" }],
    },
  ],
};

test("a face is plain data, in the language asked for", async () => {
  const shop = await open(shopKnows, { now });
  assert.deepEqual(shop.face("CHAIR", 5, { locale: "hu" }), {
    state: "partial",
    tone: "wait",
    announce: true,
    headline: "Részben raktáron, a többi legkésőbb: december 9., szerda",
    badge: "Részben most, legkésőbb: dec. 9.",
    detail: "Már megrendeltük. A rendeléseket beérkezésük sorrendjében teljesítjük.",
    countdown: "",
    dates: { earliest: "2026-12-09", latest: "2026-12-09" },
    split: ["2 darab ma", "további 3 darab legkésőbb: december 9., szerda"],
    notes: [],
    known: "",
    aria:
      "Részben raktáron, a többi legkésőbb: december 9., szerda. 2 darab ma. további 3 darab legkésőbb: december 9., szerda. " +
      "Már megrendeltük. A rendeléseket beérkezésük sorrendjében teljesítjük.",
  });
  shop.free();
});

test("a public snapshot is plain data without the shop's secrets, and promises the same", async () => {
  const shop = await open(shopKnows, { now });
  const told = shop.publicSnapshot();
  const { version, timeZone, suppliers, items } = told;
  assert.deepEqual({ version, timeZone, suppliers, items }, {
    version: 1,
    timeZone: "Europe/Budapest",
    suppliers: { acme: { leadDays: 21, minimumOrder: 0, waiting: 0, dailyDemand: 0 } },
    items: [
      {
        sku: "CHAIR",
        price: 0,
        onHand: 3,
        reserved: 0,
        safetyStock: 0,
        selling: "backorder",
        supplier: "acme",
        minimumOrder: 0,
        dailyDemand: 0,
        onOrder: [{ quantity: 40, due: "2026-12-09" }],
        backorders: 1,
        alternatives: [],
      },
    ],
  });
  const retold = await open(told, { now });
  assert.deepEqual(retold.promise("CHAIR", 5), shop.promise("CHAIR", 5));
  assert.deepEqual(shop.publicSnapshot(["SOFA"]).items, []);
  for (const one of [shop, retold]) one.free();
});

/** What `actual` has of the fields that are expected; parts may say more than a case does. */
function like(expected, actual) {
  if (Array.isArray(expected) && Array.isArray(actual)) return actual.map((item, at) => like(expected[at], item));
  if (expected === null || actual === null || typeof expected !== "object" || typeof actual !== "object") return actual;
  return Object.fromEntries(Object.keys(expected).map((key) => [key, like(expected[key], actual[key])]));
}
