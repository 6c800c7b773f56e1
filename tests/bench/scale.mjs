// What a page costs as the catalogue behind it grows: the same products, out of a thousand and out of a hundred thousand
// published (with --long of a million, with --huge of ten), in Chromium; and what publishing takes: time, and memory at most.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { catalogueText, published } from "../command/catalogue.mjs";
import { inBrowser, openPainted, quietMoment } from "./browser.mjs";
import { made, ours, pathOf, productPage } from "./cases.mjs";
import { paintProbe } from "./probe.js";
import { SLOW_4G, serve } from "./server.mjs";
import { bytes, median, milliseconds, ratio, times } from "./statistics.mjs";

const FLAT = 1.1;
const PAGES = [1, 48];
const memory = new URL("memory.mjs", import.meta.url);

/** @param {{ rounds: number, long: boolean, huge: boolean }} options */
export async function scale({ rounds, long, huge }) {
  const sizes = [1_000, 100_000, ...(long ? [1_000_000] : []), ...(huge ? [10_000_000] : [])];
  const folder = mkdtempSync(join(tmpdir(), "backsoon-bench-"));
  try {
    const rows = [];
    const pages = [];
    for (const size of sizes) {
      const to = join(folder, String(size));
      const { took, rss } = await publish(size, to);
      rows.push({ what: `${size.toLocaleString("en")} skus published for the first time`, ours: `${(took / 1000).toFixed(1)} s, ${(rss / 1024).toFixed(0)} MB` });
      pages.push(await Promise.all(PAGES.map((count) => caseOf(to, count))));
    }
    const [small, ...large] = await measured(pages, rounds);
    return [...rows, ...large.flatMap((runs, index) => PAGES.flatMap((count, page) => rowsOf(runs[page], small[page], count, sizes[index + 1])))];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** By the command, from a stream, in a process of its own. */
async function publish(size, to) {
  const noted = `${to}.memory`;
  const began = performance.now();
  const args = ["--import", memory.href, pathOf("cli/backsoon.js"), "publish", "-", "--to", to, "--quiet"];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "inherit", "inherit"], env: { ...process.env, BENCH_MEMORY: noted } });
  const ended = once(child, "close");
  await pipeline(Readable.from(catalogueText(size)), child.stdin);
  const [code] = await ended;
  if (code !== 0) throw new Error(`publish ended with ${code}`);
  return { took: performance.now() - began, rss: Number(readFileSync(noted, "utf8")) };
}

/** A page of so many products, with what of the folder it needs. */
async function caseOf(folder, count) {
  const files = {};
  await published(folder, (path, body) => (files[`/stock${path}`] = body)).fetch(Array.from({ length: count }, (_, index) => `SKU-${index}`));
  const it = ours({}, { head: `<script type="module" src="/backsoon.js" data-source="shards+/stock/manifest.json" data-poll="0"></script>` });
  return { it: { ...it, files: { ...it.files, ...files, "/sources/shards.js": made("sources/shards.js") } }, count };
}

/** Every page once a round, in turn. */
async function measured(pages, rounds) {
  const cases = await Promise.all(pages.map((some) => Promise.all(some.map(async ({ it, count }) => ({ it, count, server: await serve({ ...it.files, "/": productPage(it, count) }, SLOW_4G), runs: [] })))));
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const { it, count, server, runs } of cases.flat()) {
        await quietMoment();
        server.log.length = 0;
        const took = await inBrowser({ probes: [paintProbe(it, count)] }, async (page) => {
          await openPainted(page, server.url);
          return page.evaluate(() => /** @type {any} */ (globalThis).measured.all);
        });
        runs.push({ took, requests: server.log.length, bytes: server.log.reduce((sum, entry) => sum + entry.bytes, 0) });
      }
    }
  } finally {
    for (const { server } of cases.flat()) await server.close();
  }
  return cases.map((some) => some.map(({ runs }) => runs));
}

function rowsOf(ours, theirs, count, size) {
  const row = (name, what, shown) => {
    const [mine, small] = [ours, theirs].map((runs) => runs.map((run) => run[name]));
    const flat = ratio(mine, small);
    return { what, ours: shown(mine), yardstick: `of 1,000 ${shown(small)}`, ratio: times(flat), budget: `≤ ${FLAT.toFixed(2)}×`, met: flat.median <= FLAT };
  };
  const page = `A page of ${count === 1 ? "one product" : `${count} products`} of ${size.toLocaleString("en")}`;
  return [
    row("bytes", `${page}: all it downloads`, (values) => bytes(median(values))),
    row("requests", "  requests", (values) => String(median(values))),
    row("took", "  to the last badge, Slow 4G", milliseconds),
  ];
}
