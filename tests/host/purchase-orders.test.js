// A proposed purchase order as a file: what suppliers and spreadsheets read, and nothing that these would run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { purchaseOrderCsv } from "../../www/review/csv.js";

const day = (text) => Date.parse(text) / 86_400_000;

/** A review of these items, all of them in one order but the last. */
function reviewOf(items) {
  const column = (name, none, Kind) => Kind.from(items, (item) => item[name] ?? none);
  return {
    items: {
      sku: items.map(({ sku }) => sku),
      title: items.map(({ title }) => title ?? null),
      cost: column("cost", NaN, Float64Array),
      packSize: column("packSize", NaN, Float64Array),
      orderBy: column("orderBy", -1, Int32Array),
      runsOut: column("runsOut", -1, Int32Array),
    },
    purchaseOrders: [{}, {}],
    orderLines: {
      order: Uint32Array.from(items, (_, row) => (row === items.length - 1 ? 1 : 0)),
      item: Uint32Array.from(items.keys()),
      quantity: column("quantity", 1, Float64Array),
      urgent: new Uint8Array(items.length),
      seasonEnds: column("seasonEnds", -1, Int32Array),
      leftOver: column("leftOver", NaN, Float64Array),
    },
  };
}

const chair = { sku: "CHAIR", title: "Oak chair", quantity: 24, packSize: 4, cost: 7805, orderBy: day("2026-11-27"), runsOut: day("2027-01-05") };
const lamp = { sku: "LAMP", quantity: 7 };

test("a line an item of the order, with what nobody knows left empty", () => {
  const review = reviewOf([chair, lamp, { sku: "OTHER" }]);
  assert.equal(
    purchaseOrderCsv(review, 0),
    "sku,title,quantity,packs,unit cost,cost,order by,enough until,season ends,left then\r\nCHAIR,Oak chair,24,6,78.05,1873.20,2026-11-27,2027-01-05,,\r\nLAMP,,7,,,,,,,\r\n",
  );
  assert.match(purchaseOrderCsv(review, 1), /\r\nOTHER,,1,,,,,,,\r\n$/);
});

test("a line says when the item's season ends before its order is sold, and how many are left then", () => {
  const wreath = { sku: "ADVENT", quantity: 90, seasonEnds: day("2026-12-31"), leftOver: 84 };
  const [line] = parse(purchaseOrderCsv(reviewOf([wreath, lamp]), 0), { columns: true });
  assert.deepEqual([line["season ends"], line["left then"]], ["2026-12-31", "84"]);
});

test("money has as many decimal places as the currency", () => {
  const [, yen] = parse(purchaseOrderCsv(reviewOf([chair, lamp]), 0, { currency: "JPY" }));
  assert.deepEqual(yen.slice(4, 6), ["7805", "187320"]);
  const [, dinar] = parse(purchaseOrderCsv(reviewOf([chair, lamp]), 0, { currency: "BHD" }));
  assert.deepEqual(dinar.slice(4, 6), ["7.805", "187.320"]);
});

test("commas, quotes and line ends come back as they were", () => {
  const titles = ["Chair, oak", 'The "good" one', "Two\nlines", "Two\r\nlines", " spaced "];
  const review = reviewOf([...titles.map((title, number) => ({ sku: `S${number}`, title })), lamp]);
  assert.deepEqual(parse(purchaseOrderCsv(review, 0), { from: 2 }).map(([, title]) => title), titles);
});

test("what a spreadsheet would take for a formula is a text to it", () => {
  const formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", '=HYPERLINK("https://x.example","x")', "＝1", "－2"];
  const review = reviewOf([...formulas.map((title) => ({ sku: title, title })), lamp]);
  for (const [sku, title] of parse(purchaseOrderCsv(review, 0), { from: 2 })) {
    assert.ok(sku.startsWith("'") && title.startsWith("'"), title);
    assert.ok(formulas.includes(title.slice(1)), title);
  }
});

test("plain titles stay as they are", () => {
  const titles = ["Chair 2-in-1", "1 + 1 free", "it's", "100 %"];
  const review = reviewOf([...titles.map((title, number) => ({ sku: `S${number}`, title })), lamp]);
  assert.deepEqual(parse(purchaseOrderCsv(review, 0), { from: 2 }).map(([, title]) => title), titles);
});

for (const row of [-1, 2, 0.5, "length", undefined]) {
  test(`a row that is none is named: ${row}`, () =>
    assert.throws(() => purchaseOrderCsv(reviewOf([chair, lamp]), row), { name: "RangeError", message: `row: ${row}: expected a row of purchaseOrders, which are 2` }));
}
