// What `backsoon import` makes of the files that shops export.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { run } from "../services/command.mjs";
import { folder } from "./shop.mjs";

/** A snapshot of CSV files, `{ stock: "sku,…" }`, and what was said of it. */
async function imported(files, ...args) {
  const it = folder({});
  try {
    for (const [kind, text] of Object.entries(files)) {
      writeFileSync(it.at(`${kind}.csv`), text);
      args.push(`--${kind}`, `${kind}.csv`);
    }
    const { code, stdout, stderr } = await run(["import", "--as-of", "2026-11-23T08:00:00Z", ...args], { cwd: it.at("") });
    return { code, stderr, snapshot: stdout && JSON.parse(stdout) };
  } finally {
    it.remove();
  }
}

const itemOf = async (stock, ...args) => (await imported({ stock }, ...args)).snapshot.items[0];

test("five files make one private snapshot", async () => {
  const { code, stderr, snapshot } = await imported(
    {
      stock: "sku,title,price,onHand,selling,supplier\nCHAIR,Oak chair,149.00,3,backorder,acme\nSTOOL,Stool,39.5,-2,backorder,acme\n",
      receipts: "sku,quantity,due,stage\nCHAIR,40,2026-12-04,in production\n",
      orders: "order,sku,quantity,waiting,placed,promised,price,email\nSO-1,CHAIR,5,2,2026-11-02,2026-12-04,149.00,ada@example.com\nSO-1,STOOL,1,0,2026-11-02,,39.50,ada@example.com\n",
      deliveries: "supplier,ordered,due,received\nacme,2026-09-01,2026-10-02,2026-10-05\n",
      sales: "sku,month,quantity,daysOut\nCHAIR,2026-10,33,4\n",
    },
    "--quiet",
  );
  assert.deepEqual([code, stderr], [0, ""]);
  assert.deepEqual(snapshot.items, [
    {
      sku: "CHAIR", title: "Oak chair", price: 14900, onHand: 3, selling: "backorder", supplier: "acme",
      onOrder: [{ quantity: 40, due: "2026-12-04", stage: "in-production" }],
      sales: [{ month: "2026-10", quantity: 33, daysOut: 4 }],
      backorders: [{ id: "SO-1-1", quantity: 2, placed: "2026-11-02", email: "ada@example.com" }],
    },
    { sku: "STOOL", title: "Stool", price: 3950, onHand: 0, selling: "backorder", supplier: "acme", backorders: 2 },
  ]);
  assert.deepEqual(snapshot.suppliers, { acme: { deliveries: [{ ordered: "2026-09-01", due: "2026-10-02", received: "2026-10-05" }] } });
  const [order] = snapshot.orders;
  assert.deepEqual(order.lines.map(({ id, sku, quantity, waiting }) => [id, sku, quantity, waiting]), [["SO-1-1", "CHAIR", 5, 2], ["SO-1-2", "STOOL", 1, 0]]);
  assert.deepEqual(order.told, [{ at: "2026-11-02T12:00:00Z", line: "SO-1-1", kind: "placed", earliest: "2026-12-04", latest: "2026-12-04" }]);
});

for (const [what, text] of [
  ["semicolons, German headings and a byte order mark", "\ufeffBestand;Artikelnummer;Bezeichnung\r\n3;CHAIR;Stuhl, Eiche\r\n"],
  ["tabs and Hungarian headings", "cikkszám\tmegnevezés\tkészlet\nCHAIR\tStuhl, Eiche\t3\n"],
  ["the line that Excel begins with", 'sep=;\nsku;title;stock\nCHAIR;"Stuhl, Eiche";3\n'],
  ["quotes and commas", 'Title,"On hand",SKU\n"Stuhl, Eiche",3,CHAIR\n'],
  ["UTF-16", Buffer.from("\ufeffsku;title;stock\nCHAIR;Stuhl, Eiche;3\n", "utf16le")],
]) {
  test(`a file with ${what} is read`, async () => {
    assert.deepEqual(await itemOf(text), { sku: "CHAIR", title: "Stuhl, Eiche", onHand: 3 });
  });
}

test("what is not UTF-8 is windows-1252, or as somebody says", async () => {
  const text = Buffer.from("sku,title\nA,Sz\xe9k\xf5\n", "latin1");
  assert.equal((await itemOf(text)).title, "Székõ");
  assert.equal((await itemOf(text, "--encoding", "windows-1250")).title, "Székő");
});

for (const [what, encoding] of [["Windows", "utf-16le"], ["a Mac", "utf-16be"]]) {
  test(`UTF-16 as ${what} writes it is named where no mark says so, and read as somebody says`, async () => {
    const text = Buffer.from("sku,title\nA,Szék\n", "utf16le");
    if (encoding === "utf-16be") text.swap16();
    const { code, stderr } = await imported({ stock: text });
    assert.equal(stderr, `backsoon: stock.csv: zeros between its characters, as UTF-16 has without a byte order mark: expected text, in UTF-8 or as --encoding ${encoding} says\n`);
    assert.equal(code, 1);
    assert.deepEqual(await itemOf(text, "--encoding", encoding), { sku: "A", title: "Szék" });
  });
}

test("a workbook is no CSV, and is said to be none", async () => {
  const { code, stderr } = await imported({ stock: Buffer.from("PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0", "latin1") });
  assert.equal(stderr, "backsoon: stock.csv: a workbook, expected text: save it as CSV\n");
  assert.equal(code, 1);
});

test("a stray zero costs no more than the value it is in", async () => {
  assert.deepEqual(await itemOf("sku,title,stock\nA,Ch\0air,3\n"), { sku: "A", title: "Ch\0air", onHand: 3 });
});

test("a heading that nobody knows is mapped, and stands above one that is known", async () => {
  const text = "sku,Unser Code,stock,frei\nold,CHAIR,9,3\n";
  assert.deepEqual(await itemOf(text, "--map", "Unser Code=sku", "--map", "Frei=onHand"), { sku: "CHAIR", onHand: 3 });
});

test("two columns for one field are refused, and one is left out by mapping it to nothing", async () => {
  const text = "sku,stock,quantity\nCHAIR,3,9\n";
  const { code, stderr } = await imported({ stock: text });
  assert.equal(stderr, `backsoon: stock.csv:1:3: 'quantity' and 'stock' are both read as onHand: leave one out by --map "quantity="\n`);
  assert.equal(code, 1);
  assert.equal((await itemOf(text, "--map", "quantity=")).onHand, 3);
});

for (const [told, cents] of [["149", 14900], ["149,5", 14950], ["1.234,50", 123450], ["1,234.50", 123450], ["1 234", 123400], ["1.234", 123400], ["€ 12.00", 1200], ["12 EUR", 1200]]) {
  test(`a price of '${told}' is ${cents} cents`, async () => assert.equal((await itemOf(`sku;price\nA;${told}\n`)).price, cents));
}

for (const [told, day, ...args] of [
  ["2026-12-04", "2026-12-04"], ["4.12.2026", "2026-12-04"], ["2026. 12. 04.", "2026-12-04"], ["2026-12-04T10:00:00Z", "2026-12-04"],
  ["4/12/2026", "2026-12-04", "--dates", "dmy"], ["12/4/2026", "2026-12-04", "--dates", "mdy"],
]) {
  test(`a day told as '${told}' ${args.join(" ")} is ${day}`, async () => assert.equal((await itemOf(`sku;releaseDate\nA;${told}\n`, ...args)).releaseDate, day));
}

test("what is wrong is named by file, line and column, costs its row, and it ends with 3", async () => {
  const stock = 'sku,title,onHand,releaseDate\nA,"two\nlines",3,\nB,,1.234,\nC,,1,4/12/2026\nD,,1,2026-02-30\n,,1,\nA,,1,\nE,,1,,surplus\n';
  const { code, stderr, snapshot } = await imported({ stock, receipts: "sku,quantity\nA,\nNONE,4\n" }, "--quiet");
  assert.deepEqual(stderr.trimEnd().split("\n"), [
    "8 problems:",
    "  stock.csv:4:3: onHand: '1.234': expected a whole number, without a sign between its thousands",
    "  stock.csv:5:4: releaseDate: '4/12/2026': expected a day as YYYY-MM-DD, or --dates dmy or mdy to say which comes first",
    "  stock.csv:6:4: releaseDate: '2026-02-30': expected a day as YYYY-MM-DD, from 1970 to 9999",
    "  stock.csv:7:1: sku: missing",
    "  stock.csv:8:1: sku: 'A': expected one that no earlier row has",
    "  stock.csv:9:1: sku: 5 cells, expected 4",
    "  receipts.csv:2:2: quantity: missing",
    "  receipts.csv:3:1: sku: 'NONE': expected one that is in stock's file",
  ]);
  assert.deepEqual(snapshot.items.map(({ sku }) => sku), ["A"]);
  assert.equal(code, 3);
});

test("a file without a column that is needed says what it has and how to name it", async () => {
  const { code, stderr } = await imported({ receipts: "what,quantity\nA,1\n" });
  assert.equal(stderr, `backsoon: receipts.csv:1: no column for sku among 'what', 'quantity': name it by --map "Heading=sku"\n`);
  assert.equal(code, 1);
});

test("of columns without number the first are named, and how many more there are", async () => {
  const headings = Array.from({ length: 3000 }, (_, index) => `extra ${index}`);
  const first = headings.slice(0, 20);
  const { stderr } = await imported({ stock: `sku,${headings.join()}\nA\n` });
  assert.equal(stderr.split("\n")[0], `stock.csv: not read: ${first.join(", ")} and 2980 more`);
  const { stderr: none } = await imported({ stock: `${headings.join()}\nA\n` });
  assert.equal(none, `backsoon: stock.csv:1: no column for sku among ${first.map((one) => `'${one}'`).join(", ")} and 2980 more: name it by --map "Heading=sku"\n`);
});

test("a quote that does not end is named by its line", async () => {
  const { code, stderr } = await imported({ stock: 'sku\n"A\nB\n' });
  assert.match(stderr, /^backsoon: stock\.csv:\d: .*[Qq]uote/);
  assert.equal(code, 1);
});

test("settings come from a file of their own, and the core judges them", async (t) => {
  const it = folder({ currency: "JPY", timeZone: "Asia/Tokyo", policy: { lowStock: -1 }, suppliers: { acme: { leadDays: 21 } } });
  t.after(it.remove);
  writeFileSync(it.at("stock.csv"), "sku,price,supplier\nA,1500,acme\n");
  const { code, stderr, stdout } = await run(["import", "--stock", "stock.csv", "--settings", "shop.json", "--to", "made.json"], { cwd: it.at("") });
  assert.match(stderr, /policy\.lowStock: -1: expected/);
  assert.deepEqual([code, stdout], [3, "1 item written (stock: 1 row).\n"]);
  const { default: made } = await import(join(it.at(""), "made.json"), { with: { type: "json" } });
  assert.deepEqual([made.currency, made.items[0].price, made.suppliers.acme.leadDays], ["JPY", 1500, 21]);
});
