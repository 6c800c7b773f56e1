// 100,000 items as plain JSON: read, allocated and dated by the full build, and by JSON.parse and tuned JavaScript.
import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { inBrowser, quietMoment } from "./browser.mjs";
import { made, pathOf } from "./cases.mjs";
import { unmeasured } from "./report.mjs";
import { serve } from "./server.mjs";
import { milliseconds, ratio, times } from "./statistics.mjs";
import { CATALOGUE_NOW, catalogue } from "./stock.mjs";

/** @param {{ rounds: number, quick: boolean, long: boolean }} options */
export async function bulk({ quick, long }) {
  const count = quick ? 10_000 : 100_000;
  const rounds = quick ? 2 : long ? 7 : 3;
  const snapshot = JSON.stringify(catalogue(count));
  const file = join(mkdtempSync(join(tmpdir(), "backsoon-bench-")), "catalogue.json");
  writeFileSync(file, snapshot);
  const rows = [];
  for (const [where, measure] of Object.entries({ Node: inNode, Chromium: inPage })) {
    await quietMoment();
    try {
      rows.push(...rowsOf(await measure(file, rounds), `${count.toLocaleString("en")} items, ${(snapshot.length / 1e6).toFixed(0)} MB, ${where}`));
    } catch (error) {
      rows.push(unmeasured(`${count} items in ${where}`, error));
    }
  }
  rmSync(dirname(file), { recursive: true });
  return rows;
}

async function inNode(file, rounds) {
  const script = new URL("bulk-in-node.mjs", import.meta.url).pathname;
  const args = ["--expose-gc", "--max-old-space-size=6144", script, pathToFileURL(pathOf("node.js")).href, file, CATALOGUE_NOW, String(rounds)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
  return JSON.parse(stdout);
}

async function inPage(file, rounds) {
  const local = (name) => readFileSync(new URL(name, import.meta.url));
  const server = await serve({
    "/": "<!doctype html><title>bulk</title><link rel=icon href=data:,>",
    "/index.js": made("index.js"),
    "/full.wasm": made("full.wasm"),
    "/bulk-rounds.js": local("bulk-rounds.js"),
    "/yardstick/allocate.js": local("yardstick/allocate.js"),
    "/catalogue.json": readFileSync(file),
  }, { isolated: true });
  try {
    return await inBrowser({}, async (page) => {
      await page.goto(server.url);
      return page.evaluate(async (now, rounds) => {
        const [{ open }, { bulkRounds }] = await Promise.all([import("/index.js"), import("/bulk-rounds.js")]);
        const bytes = new Uint8Array(await (await fetch("/catalogue.json")).arrayBuffer());
        const decoder = new TextDecoder();
        return bulkRounds({ bytes, decode: (bytes) => decoder.decode(bytes), open, now, rounds });
      }, CATALOGUE_NOW, rounds);
    });
  } finally {
    await server.close();
  }
}

function rowsOf({ rounds, compared }, what) {
  const of = (...names) => rounds.map((round) => names.reduce((sum, name) => sum + round[name], 0));
  const all = ratio(of("opened", "promised"), of("parsed", "allocated"));
  const read = ratio(of("opened"), of("parsed"));
  const dated = ratio(of("promised"), of("allocated"));
  const queued = ratio(of("promised", "queued"), of("allocated"));
  return [
    {
      what: `${what}: read and promise each`,
      ours: milliseconds(of("opened", "promised")),
      yardstick: `JSON.parse, tuned JS ${milliseconds(of("parsed", "allocated"))}`,
      ratio: times(all),
      budget: "≤ 0.80×",
      met: all.median <= 0.8,
    },
    { what: "  reading alone", ours: milliseconds(of("opened")), yardstick: `JSON.parse ${milliseconds(of("parsed"))}`, ratio: times(read) },
    {
      what: "  allocating and dating alone: promise(sku) for each",
      ours: milliseconds(of("promised")),
      yardstick: `tuned JS, lines too ${milliseconds(of("allocated"))}`,
      ratio: times(dated),
      budget: "≤ 0.30×",
      met: dated.median <= 0.3,
    },
    {
      what: "  with queue(sku) for each, so all lines (10% of them, × 10)",
      ours: milliseconds(of("promised", "queued")),
      yardstick: `tuned JS ${milliseconds(of("allocated"))}`,
      ratio: times(queued),
    },
    { what: "  dates compared with the yardstick's, all equal", ours: compared.toLocaleString("en") },
  ];
}
