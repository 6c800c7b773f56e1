// @ts-check
/** `backsoon import`: makes a private snapshot of the CSV files that every shop can export. */
import { statSync } from "node:fs";
import { InvalidArgumentError, Option } from "commander";
import { minorDigits } from "../currency.js";
import { sentence } from "../report.js";
import { open } from "../node.js";
import { EXIT, Failure, reasonOf } from "./failure.js";
import { Assembly } from "./import/assemble.js";
import { KINDS, plainHeading } from "./import/columns.js";
import { rowsOf } from "./import/table.js";
import { counted, listed } from "./lists.js";
import { err, out } from "./say.js";
import { settingsIn } from "./settings.js";
import { writeTo, writeWhole } from "./whole-file.js";

const WORDS = { stock: "an item a line", receipts: "what is on order", orders: "open order lines", deliveries: "what suppliers promised and when it came", sales: "what was sold, by month or day" };

const AFTER = `
A line of headings comes first, columns in any order, common headings are known; separator, encoding and byte order mark
are found out. Columns of each file (needed ones marked *):
${Object.entries(KINDS).map(([kind, columns]) => `  ${kind.padEnd(11)}${Object.entries(columns).map(([field, { needed }]) => `${field}${needed ? "*" : ""}`).join(", ")}`).join("\n")}
Stock below 0 is units that wait. Of an order line all units wait unless its column "waiting" says how many. What is
wrong costs its row, and is named as file:line:column.

Exit codes:
  0  all of it was read
  1  a file cannot be used, or nothing of it
  2  it was called wrongly
  3  some rows were left out; the rest was written

Examples:
  $ backsoon import --stock items.csv --receipts purchase-orders.csv --map "Artikelnummer=sku" --to shop.json
  $ backsoon import --stock items.csv --settings settings.json | backsoon publish - --to public/stock`;

/** @param {import("commander").Command} command */
export function importing(command) {
  command.summary("make a snapshot of CSV files").description("Makes a private snapshot of CSV files, so that a shop can start with what it exports today.").optionsGroup("What to read:");
  for (const [kind, what] of Object.entries(WORDS)) command.option(`--${kind} <file>`, `CSV: ${what}`);
  command
    .option("--settings <file>", "JSON: timeZone, currency, calendar, policy, suppliers, as in a snapshot")
    .optionsGroup("How to read it:")
    .addOption(new Option("--map <heading=field>", "a column that is called otherwise; nothing after = leaves it out").argParser(mapped).default(new Map(), "none"))
    .addOption(new Option("--dates <order>", "days with slashes: which comes first").choices(["dmy", "mdy"]))
    .option("--encoding <name>", "where it is neither UTF-8 nor windows-1252")
    .addOption(new Option("--selling <how>", "of items that do not tell (stock)").choices(["stock", "backorder", "made-to-order"]))
    .option("--as-of <instant>", "when the shop knew this (when the oldest file was written)")
    .optionsGroup("Other:")
    .option("--to <file>", "where the snapshot goes, in place of the standard output")
    .option("--quiet", "say nothing unless something is wrong")
    .addHelpText("after", AFTER)
    .action(async (options) => {
      process.exitCode = await run(options);
    });
}

/** @param {string} text @param {Map<string, string>} before */
function mapped(text, before) {
  const [, heading, field] = /^(.+)=([^=]*)$/.exec(text) ?? [];
  const fields = new Set(Object.values(KINDS).flatMap(Object.keys));
  if (heading === undefined || (field !== "" && !fields.has(field))) throw new InvalidArgumentError(`Expected "Heading=field", one of ${[...fields].join(", ")}.`);
  return new Map([...before, [plainHeading(heading), field]]);
}

/** @param {any} options */
async function run(options) {
  const files = Object.keys(WORDS).flatMap((kind) => options[kind] ?? []);
  if (files.length === 0) throw new Failure(EXIT.USAGE, "nothing to read: give --stock, or another of the files that --help lists");
  const settings = options.settings === undefined ? {} : settingsIn(options.settings);
  /** @type {string[]} */
  const problems = [];
  const wrong = (/** @type {string} */ place, /** @type {string} */ message) => void problems.push(`${place}: ${message}`);
  const note = (/** @type {string} */ message) => void (options.quiet || err(message));
  const reading = { map: options.map, encoding: options.encoding, ways: { digits: minorDigits(settings.currency), dates: options.dates }, wrong, note };
  const assembly = new Assembly(settings, { asOf: options.asOf ?? writtenAt(files), selling: options.selling, wrong });
  /** @type {string[]} */
  const read = [];
  for (const [kind, take] of assembly.kinds) {
    if (options[kind] === undefined) continue;
    let rows = 0;
    for await (const row of rowsOf(options[kind], kind, reading)) {
      take(row);
      rows += 1;
    }
    if (kind === "stock") assembly.close();
    read.push(`${kind}: ${counted(rows, "row")}`);
  }
  const { snapshot } = assembly;
  if (snapshot.items.length === 0 && problems.length > 0) throw new Failure(EXIT.INPUT, [`no item can be used; ${counted(problems.length, "problem")}:`, ...listed("", problems).slice(1)].join("\n"));
  const json = `${JSON.stringify(snapshot)}\n`;
  // What only the whole of it shows, and the settings, are for the core to judge.
  const shop = await open(Buffer.from(json));
  problems.push(...shop.problems.map(sentence));
  shop.free();
  await (options.to === undefined ? writeTo(process.stdout, [json]) : writeWhole(options.to, [json]));
  for (const line of listed(`${counted(problems.length, "problem")}:`, problems)) err(line);
  const summary = `${counted(snapshot.items.length, "item")} written (${read.join(", ")}).`;
  if (!options.quiet) (options.to === undefined ? err : out)(summary);
  return problems.length > 0 ? EXIT.REFUSED : EXIT.DONE;
}

/** What was exported one after the other is known as of the first. @param {string[]} files */
function writtenAt(files) {
  try {
    return new Date(Math.min(...files.map((file) => statSync(file).mtimeMs))).toISOString();
  } catch (/** @type {any} */ error) {
    throw new Failure(EXIT.INPUT, `${error.path}: cannot be read (${reasonOf(error)})`);
  }
}
