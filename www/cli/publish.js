// @ts-check
/** `backsoon publish`: cuts what may be public of a snapshot into shards for any static host or CDN. */
import { mkdirSync, realpathSync } from "node:fs";
import { Option } from "commander";
import { firstOf, sentence } from "../report.js";
import { SHARDS } from "../sources/shards/layout.js";
import { EXIT, Failure, reasonOf } from "./failure.js";
import { counted } from "./lists.js";
import { lock } from "./lock.js";
import { progressOf } from "./progress.js";
import { cut } from "./publish/cut.js";
import { Folder } from "./publish/folder.js";
import { MANIFEST, SLICE, assertPublic } from "./publish/public-only.js";
import { err, out } from "./say.js";
import { nameOf, openSnapshot } from "./snapshot-source.js";
import { stopping } from "./stopping.js";
import { languages, moreThanNone } from "./values.js";

/** Of fewer items nobody waits for the end. */
const WORTH_TELLING = 10_000;

const AFTER = `
Serve the folder as it is. The manifest changes with each run: let caches ask each time (Cache-Control: no-cache, or a max-age
of seconds, with stale-if-error for as long as --keep). What is under shards/ never changes: public, max-age=31536000, immutable.
Of each file there is a .br and a .gz.

Pages:
  <script type="module" src="…/backsoon.js" data-source="shards+https://cdn.example/stock/manifest.json" data-poll="60"></script>

Faces are true until the cut-off and the end of the day, in the shop: publish again then. They change with the day, and with them most
shards.

Exit codes:
  0  published, or nothing has changed
  1  the snapshot or the folder cannot be used, or another run is at it; what was published stands
  2  it was called wrongly
  3  published, without the items or settings that are named: somebody must mend them
  4  told to stop; what was published stands

Examples:
  $ backsoon publish shop.json --to public/stock
  $ backsoon publish shop.json --to public/stock --faces en,de
  $ export-from-erp | backsoon publish - --to public/stock --quiet`;

/** @param {import("commander").Command} command */
export function publish(command) {
  command
    .summary("cut the public part of a snapshot into shards for any CDN")
    .description("Writes what may be public of a snapshot, cut so that a page fetches what is on it, however large the catalogue. Readers see one whole version at any moment.")
    .argument("<source>", "the private snapshot: a file, - for standard input, or a URL")
    .requiredOption("--to <folder>", "where it goes, a folder of its own, made if missing")
    .addOption(new Option("--keep <hours>", "how long shards stay that are replaced, for pages that are open").argParser(moreThanNone).default(24))
    .addOption(new Option("--faces <languages>", "say too what pages show of one unit on which wasm is blocked: en,de,hu").argParser(languages))
    .option("--older", "publish even what is older than what is published")
    .option("--json", "the summary as JSON")
    .option("--quiet", "say nothing unless something is wrong")
    .option("--now <local time>", "the shop's, in place of the clock's: 2026-11-23T10:00")
    .addHelpText("after", AFTER)
    .action(async (source, options) => {
      process.exitCode = await run(source, options);
    });
}

/** @param {string} source @param {any} options */
async function run(source, options) {
  const name = nameOf(source);
  const shop = await openSnapshot(source, options.now, { option: "" });
  if (shop.skus.length === 0) throw new Failure(EXIT.INPUT, `${name}: no item in it can be used; nothing is published`);
  let unlock = () => {};
  const stop = stopping(() => unlock());
  try {
    const path = folderAt(options.to);
    unlock = lock(path);
    const folder = new Folder(path);
    const { slices, shards, settings } = await cut(shop, folder.manifest?.slices, options);
    const { asOf } = settings;
    const before = folder.manifest?.snapshot.asOf;
    if (!options.older && asOf && Date.parse(asOf) < Date.parse(before))
      throw new Failure(EXIT.INPUT, `${name}: as of ${asOf}, and what is published as of ${before}; --older publishes it all the same`);
    const written = await write(shards, folder, options.quiet || shop.skus.length < WORTH_TELLING);
    /** @type {import("../sources/shards/layout.js").Manifest} */
    const manifest = { version: 1, slices, shards: written.digits, snapshot: settings };
    const text = JSON.stringify(manifest);
    assertPublic(text, MANIFEST, "manifest.json");
    if (text !== JSON.stringify(folder.manifest)) await folder.commit(manifest, text);
    const swept = folder.sweep(options.keep);
    const result = { items: shop.skus.length, shards: SHARDS, written: written.count, swept };
    for (const problem of firstOf(shop.problems)) err(`${name}: ${sentence(problem)}`);
    if (!options.quiet && settings.policy?.maxShown === undefined) err(`${name}: policy.maxShown is not told, so everybody can read how many there are of each item`);
    if (options.json) out(JSON.stringify(result));
    else if (!options.quiet) out(`${counted(result.items, "item")} published: ${counted(result.written, "shard")} of ${SHARDS} written, the others as they were; ${counted(swept, "old one")} removed.`);
    return shop.problems.length > 0 ? EXIT.REFUSED : EXIT.DONE;
  } finally {
    stop.end();
    unlock();
  }
}

/** One name for one folder, so that its lock, which lies beside it, is one too. @param {string} path */
function folderAt(path) {
  try {
    mkdirSync(path, { recursive: true });
    return realpathSync(path);
  } catch (error) {
    throw new Failure(EXIT.INPUT, `--to: ${path}: cannot be made (${reasonOf(error)})`);
  }
}

/** @param {Iterable<import("./publish/cut.js").Shard>} shards @param {Folder} folder @param {boolean} quiet */
async function write(shards, folder, quiet) {
  const progress = progressOf(SHARDS, quiet, "shards");
  let [digits, count, done] = ["", 0, 0];
  try {
    for (const { name, texts } of shards) {
      digits += name.slice(2);
      if (!folder.has(name)) {
        for (const [number, text] of texts.entries()) assertPublic(text, SLICE, `shards/${name}/${number}.json`);
        folder.write(name, texts);
        count += 1;
      }
      progress.step((done += 1));
      // Whoever tells it to stop is heard.
      await new Promise(setImmediate);
    }
  } finally {
    progress.stop();
  }
  return { digits, count };
}
