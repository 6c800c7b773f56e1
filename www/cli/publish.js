// @ts-check
/** `backsoon publish`: cuts what may be public of a snapshot into shards for any static host, object store or CDN. */
import { setImmediate as turn } from "node:timers/promises";
import { Option } from "commander";
import { open } from "../node.js";
import { firstOf } from "../report.js";
import { MANIFEST, SHARDS, slicesFor } from "../sources/shards/layout.js";
import { EXIT, Failure } from "./failure.js";
import { counted } from "./lists.js";
import { progressOf } from "./progress.js";
import { facing } from "./publish/faces.js";
import { MANIFEST_SHAPE, SLICE_SHAPE, assertPublic } from "./publish/public-only.js";
import { queried } from "./publish/query.js";
import { Reading } from "./publish/reading.js";
import { Scratch } from "./publish/scratch.js";
import { targetAt } from "./publish/target.js";
import { textOf } from "./publish/text.js";
import { err, out } from "./say.js";
import { settingsIn } from "./settings.js";
import { stopping } from "./stopping.js";
import { languages, moreThanNone } from "./values.js";

/** Of fewer items nobody waits for the end. */
const WORTH_TELLING = 10_000;

const AFTER = `
Serve the folder as it is. The manifest changes with each run: let caches ask each time (Cache-Control: no-cache, or a max-age
of seconds, with stale-if-error for as long as --keep). What is under shards/ never changes: public, max-age=31536000, immutable.
Of each file there is a .br and a .gz. Objects of a store say so themselves, and are compressed by gzip. Stores need @aws-sdk/client-s3,
which takes AWS_REGION, AWS_ACCESS_KEY_ID and whatever else it knows; databases need pg and pg-cursor.

While it runs there is a file .publishing in the folder, by which no other run begins: show nobody what begins with a dot. What is
laid aside meanwhile lies in a file without a name in TMPDIR: about twice the snapshot.

Pages:
  <script type="module" src="…/backsoon.js" data-source="shards+https://cdn.example/stock/manifest.json" data-poll="60"></script>

Faces are true until the cut-off and the end of the day, in the shop: publish again then. They change with the day, and with them most
shards.

Exit codes:
  0  published, or nothing has changed
  1  source or target cannot be used, or another run is at it; what was published stands
  2  it was called wrongly
  3  published, without the items or settings that are named: somebody must mend them
  4  told to stop; what was published stands

Examples:
  $ backsoon publish shop.json --to public/stock
  $ backsoon publish shop.json --to public/stock --faces en,de
  $ export-from-erp | backsoon publish - --to s3://shop/stock --endpoint https://store.example --quiet
  $ backsoon publish --query stock.sql --database postgres://shop@db/erp --settings settings.json --to public/stock`;

/** @param {import("commander").Command} command */
export function publish(command) {
  command
    .summary("cut what may be public into shards for any CDN")
    .description("Writes what may be public of a snapshot, or of a database, cut so that a page fetches what is on it, however large the catalogue. Readers see one whole version at any moment.")
    .argument("[source]", "the private snapshot: a file, - for standard input, or a URL")
    .optionsGroup("In place of a snapshot:")
    .option("--query <file>", "SQL whose rows are items, a column for each field: on_hand, selling, on_order as JSON, …")
    .option("--database <url>", "PostgreSQL to ask (DATABASE_URL, or PGHOST, PGUSER, PGPASSWORD, …)")
    .option("--settings <file>", "JSON: timeZone, currency, calendar, policy, suppliers, as in a snapshot")
    .optionsGroup("Where it goes:")
    .requiredOption("--to <folder>", "where it goes, a folder of its own, made if missing; or s3://bucket/prefix")
    .option("--endpoint <url>", "of an object store that is not Amazon's")
    .addOption(new Option("--keep <hours>", "how long shards stay that are replaced, for pages that are open").argParser(moreThanNone).default(24))
    .addOption(new Option("--faces <languages>", "say too what pages show of one unit on which wasm is blocked: en,de,hu").argParser(languages))
    .option("--older", "publish even what is older than what is published")
    .optionsGroup("Other:")
    .option("--json", "the summary as JSON")
    .option("--quiet", "say nothing unless something is wrong")
    .option("--now <local time>", "the shop's, in place of the clock's: 2026-11-23T10:00")
    .addHelpText("after", AFTER)
    .action(async (source, options) => {
      process.exitCode = await run(source, options);
    });
}

/** @param {string | undefined} source @param {any} options */
async function run(source, options) {
  const scratch = new Scratch();
  /** @type {(() => void)[]} */
  const leaving = [];
  const leave = () => leaving.splice(0).forEach((task) => task());
  const stop = stopping(leave);
  try {
    const { text, scan } = await found(source, options, scratch);
    leaving.push(text.close);
    const reading = new Reading(open, { text, scan }, scratch, options);
    const { settings, faced } = await facing(open, await reading.settings(), options.faces ?? [], options.now);
    const target = await targetAt(options.to, options);
    leaving.push(target.leave);
    const { asOf } = settings;
    const before = target.manifest?.snapshot.asOf;
    if (!options.older && asOf && Date.parse(asOf) < Date.parse(before))
      throw new Failure(EXIT.INPUT, `${text.name}: as of ${asOf}, and what is published as of ${before}; --older publishes it all the same`);
    const quiet = options.quiet || reading.told < WORTH_TELLING;
    const items = await read(reading, quiet);
    if (items === 0) throw new Failure(EXIT.INPUT, `${text.name}: no item in it can be used; nothing is published`);
    const old = target.makeRoom(options.keep);
    const slices = slicesFor(items, target.manifest?.slices);
    const written = await write(reading.shards(slices, faced), target, quiet);
    /** @type {import("../sources/shards/layout.js").Manifest} */
    const manifest = { version: 1, slices, shards: written.digits, snapshot: settings };
    const told = JSON.stringify(manifest);
    assertPublic(told, MANIFEST_SHAPE, MANIFEST);
    if (!target.tells(told)) await target.commit(manifest, told);
    const swept = old + (await target.sweep(options.keep));
    const result = { items, shards: SHARDS, written: written.count, swept };
    const { first, count } = reading.problems;
    for (const problem of firstOf(first, count)) err(`${text.name}: ${text.sentence(problem)}`);
    if (!options.quiet && settings.policy?.maxShown === undefined) err(`${text.name}: policy.maxShown is not told, so everybody can read how many there are of each item`);
    if (options.json) out(JSON.stringify(result));
    else if (!options.quiet) out(`${counted(items, "item")} published: ${counted(result.written, "shard")} of ${SHARDS} written, the others as they were; ${counted(swept, "old one")} removed.`);
    return count > 0 ? EXIT.REFUSED : EXIT.DONE;
  } finally {
    stop.end();
    leave();
    scratch.close();
  }
}

/** @param {string | undefined} source @param {any} options @param {Scratch} scratch */
function found(source, { query, database, settings }, scratch) {
  if ((source === undefined) === (query === undefined)) throw new Failure(EXIT.USAGE, "expected one source: a snapshot, or --query");
  if (source === undefined) return queried(query, database, settings === undefined ? {} : settingsIn(settings), scratch);
  if (database !== undefined || settings !== undefined) throw new Failure(EXIT.USAGE, `--${database === undefined ? "settings" : "database"}: expected --query with it`);
  return textOf(source, scratch);
}

/** @param {Reading} reading @param {boolean} quiet */
async function read(reading, quiet) {
  const progress = progressOf(reading.told, quiet, "items");
  try {
    return await reading.items(progress.step);
  } finally {
    progress.stop();
  }
}

/** @param {AsyncIterable<import("./publish/cut.js").Shard>} shards @param {import("./publish/target.js").Target} target @param {boolean} quiet */
async function write(shards, target, quiet) {
  const progress = progressOf(SHARDS, quiet, "shards");
  let [digits, count, done] = ["", 0, 0];
  try {
    for await (const { name, texts } of shards) {
      digits += name.slice(2);
      if (!target.has(name, texts.length)) {
        for (const [number, text] of texts.entries()) assertPublic(text, SLICE_SHAPE, `shards/${name}/${number}.json`);
        await target.write(name, texts);
        count += 1;
      }
      progress.step((done += 1));
      // Whoever tells it to stop is heard.
      await turn();
    }
  } finally {
    progress.stop();
  }
  return { digits, count };
}
