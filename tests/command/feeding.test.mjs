// What `backsoon feed` writes for Google Merchant Center.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { parse } from "csv-parse/sync";
import { run } from "../services/command.mjs";
import { folder } from "./shop.mjs";

const shop = {
  version: 1, timeZone: "Europe/Budapest", currency: "EUR",
  items: [
    { sku: "CHAIR", title: 'Oak "Windsor" chair & <cushion>', price: 14900, url: "https://shop.example/chair", image: "https://shop.example/chair.webp", onHand: 3 },
    { sku: "STOOL", selling: "backorder", onOrder: [{ quantity: 5, due: "2026-12-09" }] },
    { sku: "x".repeat(60), onHand: 1 },
  ],
};
const fed = (told, ...args) => run(["feed", "-", "--now", "2026-11-23T10:00", ...args], { input: JSON.stringify(told) });

test("a row for each item, in the attributes' own names", async () => {
  const { code, stdout, stderr } = await fed(shop);
  const rows = parse(stdout, { columns: true, delimiter: "\t" });
  assert.deepEqual(rows, [
    { id: "CHAIR", title: shop.items[0].title, link: "https://shop.example/chair", image_link: "https://shop.example/chair.webp", price: "149.00 EUR", availability: "in_stock", availability_date: "" },
    { id: "STOOL", title: "", link: "", image_link: "", price: "", availability: "backorder", availability_date: "2026-12-09T12:00+0100" },
  ]);
  assert.match(stderr, /^2 rows written\.\n1 item left out: .*\n1 row without a title, link, image or price: .*\n$/);
  assert.equal(code, 0);
});

test("the same as RSS, in which nothing a title says ends an element", async () => {
  const { code, stdout } = await fed(shop, "--format", "xml", "--title", "Oak & Co", "--link", "https://shop.example");
  assert.equal(code, 0);
  assert.deepEqual(stdout.split("\n"), [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">',
    "<channel>",
    "<title>Oak &#38; Co</title>",
    "<link>https://shop.example/</link>",
    "<description>Oak &#38; Co</description>",
    "<item><g:id>CHAIR</g:id><g:title>Oak &#34;Windsor&#34; chair &#38; &#60;cushion&#62;</g:title><g:link>https://shop.example/chair</g:link><g:image_link>https://shop.example/chair.webp</g:image_link><g:price>149.00 EUR</g:price><g:availability>in_stock</g:availability></item>",
    "<item><g:id>STOOL</g:id><g:availability>backorder</g:availability><g:availability_date>2026-12-09T12:00+0100</g:availability_date></item>",
    "</channel>",
    "</rss>",
    "",
  ]);
});

test("a file is there whole, with nothing left beside it", async (t) => {
  const it = folder(shop);
  t.after(it.remove);
  const { stdout } = await run(["feed", "shop.json", "--to", "feed.tsv"], { cwd: it.at("") });
  assert.match(stdout, /^2 rows written\./);
  assert.equal(readFileSync(it.at("feed.tsv"), "utf8").split("\n").length, 4);
  assert.deepEqual(readdirSync(it.at("")).sort(), ["feed.tsv", "shop.json"]);
});

test("of a snapshot that is too old machines are told nothing", async () => {
  const { code, stdout, stderr } = await fed({ ...shop, asOf: "2026-11-20T08:00:00Z", policy: { staleAfterHours: 24 } });
  assert.match(stderr, /^backsoon: standard input: it is older than its policy's staleAfterHours/);
  assert.deepEqual([code, stdout], [1, ""]);
});

for (const [what, args, message] of [
  ["xml without the shop's address", ["--format", "xml"], /^backsoon: --link: missing/],
  ["an address that is none", ["--link", "shop.example"], /Expected https:\/\/shop\.example\//],
  ["a format that nobody reads", ["--format", "csv"], /Allowed choices are tsv, xml/],
]) {
  test(`${what} is refused by its name, and it ends with 2`, async () => {
    const { code, stderr } = await fed(shop, ...args);
    assert.match(stderr, message);
    assert.equal(code, 2);
  });
}
