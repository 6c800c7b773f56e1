// @ts-check
/** `backsoon feed`: what Google Merchant Center reads, as a file of its own format. */
import { InvalidArgumentError, Option } from "commander";
import { firstOf, sentence } from "../report.js";
import { EXIT, Failure } from "./failure.js";
import { counted } from "./lists.js";
import { err, out } from "./say.js";
import { nameOf, openSnapshot } from "./snapshot-source.js";
import { writeTo, writeWhole } from "./whole-file.js";

/** @typedef {import("../types.d.ts").FeedRow} FeedRow */

const ATTRIBUTES = /** @type {const} */ (["id", "title", "link", "image_link", "price", "availability", "availability_date"]);
/** What Merchant Center takes no product without; a supplemental feed, which adds to another one, needs none of them. */
const NEEDED = /** @type {const} */ (["title", "link", "image_link", "price"]);
/** Rows that are written at once. */
const PIECE = 1000;

const AFTER = `
Rows have what a snapshot knows: enough for a supplemental feed, which adds availability and its date to your own feed. A
snapshot older than its policy's staleAfterHours gives none.

Exit codes:
  0  written
  1  the snapshot cannot be used or is too old, or the file cannot be written
  2  it was called wrongly

Examples:
  $ backsoon feed shop.json --to public/feed.tsv
  $ backsoon feed shop.json --format xml --title "Oak & Co" --link https://shop.example/ --to public/feed.xml`;

/** @param {import("commander").Command} command */
export function feed(command) {
  command
    .summary("write a Google Merchant Center feed")
    .description("Writes what Google Merchant Center reads of each item: the same promise as a shopper's who wants one.")
    .argument("<source>", "the snapshot: a file, - for standard input, or a URL")
    .option("--to <file>", "where it goes, in place of the standard output")
    .addOption(new Option("--format <name>", "tsv or xml").choices(["tsv", "xml"]).default("tsv"))
    .option("--title <text>", "the shop's name, in xml", "Backsoon")
    .addOption(new Option("--link <url>", "the shop's address, in xml").argParser(address))
    .option("--quiet", "say nothing unless something is wrong")
    .option("--now <local time>", "the shop's, in place of the clock's: 2026-11-23T10:00")
    .addHelpText("after", AFTER)
    .action(async (source, options) => {
      process.exitCode = await run(source, options);
    });
}

/** @param {string} text */
function address(text) {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) throw new InvalidArgumentError("Expected https://shop.example/.");
  return new URL(text).href;
}

/** @param {string} source @param {any} options */
async function run(source, { to, format, title, link, quiet, now }) {
  if (format === "xml" && !link) throw new Failure(EXIT.USAGE, "--link: missing; an xml feed names the shop's address");
  const shop = await openSnapshot(source, now, { option: "" });
  if (shop.stale) throw new Failure(EXIT.INPUT, `${nameOf(source)}: it is older than its policy's staleAfterHours; machines are told nothing that may be true no more`);
  const counts = { rows: 0, without: 0, short: 0 };
  const pieces = format === "xml" ? xml(rowsOf(shop, counts), title, link) : tsv(rowsOf(shop, counts));
  await (to === undefined ? writeTo(process.stdout, pieces) : writeWhole(to, pieces));
  for (const problem of firstOf(shop.problems)) err(`${nameOf(source)}: ${sentence(problem)}`);
  shop.free();
  if (!quiet) (to === undefined ? err : out)(summary(counts));
  return EXIT.DONE;
}

/** @param {{ rows: number, without: number, short: number }} counts */
const summary = ({ rows, without, short }) =>
  [
    `${counted(rows, "row")} written.`,
    ...(without > 0 ? [`${counted(without, "item")} left out: Merchant Center takes no id like theirs.`] : []),
    ...(short > 0 ? [`${counted(short, "row")} without a title, link, image or price: for a supplemental feed.`] : []),
  ].join("\n");

/** @param {Awaited<ReturnType<typeof openSnapshot>>} shop @param {{ rows: number, without: number, short: number }} counts @returns {Generator<FeedRow[]>} */
function* rowsOf(shop, counts) {
  /** @type {FeedRow[]} */
  let rows = [];
  for (const sku of shop.skus) {
    const row = shop.feedRow(sku);
    if (!row) counts.without += 1;
    else rows.push(row);
    if (row && NEEDED.some((name) => !row[name])) counts.short += 1;
    if (rows.length < PIECE) continue;
    yield rows;
    counts.rows += rows.length;
    rows = [];
  }
  yield rows;
  counts.rows += rows.length;
}

/** @param {Iterable<FeedRow[]>} pieces @returns {Generator<string>} */
function* tsv(pieces) {
  const line = (/** @type {(string | undefined)[]} */ cells) => `${cells.map(cell).join("\t")}\n`;
  yield line([...ATTRIBUTES]);
  for (const rows of pieces) yield rows.map((row) => line(ATTRIBUTES.map((name) => row[name]))).join("");
}

/** The core lets neither tabs nor line breaks through. @param {string | undefined} text */
const cell = (text = "") => (text.includes('"') ? `"${text.replaceAll('"', '""')}"` : text);

/** @param {Iterable<FeedRow[]>} pieces @param {string} title @param {string} link @returns {Generator<string>} */
function* xml(pieces, title, link) {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">\n<channel>\n`;
  yield `<title>${escaped(title)}</title>\n<link>${escaped(link)}</link>\n<description>${escaped(title)}</description>\n`;
  for (const rows of pieces) yield rows.map((row) => `<item>${ATTRIBUTES.map((name) => element(name, row[name])).join("")}</item>\n`).join("");
  yield "</channel>\n</rss>\n";
}

/** @param {string} name @param {string | undefined} text */
const element = (name, text) => (text === undefined ? "" : `<g:${name}>${escaped(text)}</g:${name}>`);

/** What XML has no way to say is left out. @param {string} text */
const escaped = (text) => text.replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, "").replace(/[<>&"']/g, (one) => `&#${one.charCodeAt(0)};`);
