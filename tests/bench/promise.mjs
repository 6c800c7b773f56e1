// What one promise costs: asked by a program, and of that what wasm takes to work it out.
import { readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { pathToFileURL } from "node:url";
import { inBrowser, openPainted } from "./browser.mjs";
import { made, ours, pathOf, productPage } from "./cases.mjs";
import { paintProbe } from "./probe.js";
import { sharesBelow } from "./profile.mjs";
import { loops, takeTurns } from "./promise-loop.js";
import { serve } from "./server.mjs";
import { median, microseconds, ratio, times } from "./statistics.mjs";
import { listing } from "./stock.mjs";

const ROUNDS = 7;
const CALLS = 20_000;
const PROFILED = 100_000;
/** Microseconds between two samples. */
const INTERVAL = 100;
/** Microseconds. */
const MOST = 0.8;

/** The full build in Node. */
export async function promiseInNode() {
  const stock = listing(48);
  const { open } = await import(pathToFileURL(pathOf("node.js")).href);
  const shop = await open(stock);
  const both = loops(stock, (sku) => shop.promise(sku));
  const found = takeTurns(both, ROUNDS, CALLS);
  const session = new Session();
  session.connect();
  const profile = await profiled((method, params) => session.post(method, params), () => both.ours(PROFILED));
  session.disconnect();
  shop.free();
  return rowsOf("full build in Node", found, profile);
}

/** Both builds on a page: the full one by `open`, the badge's by its element's property. */
export async function promiseInPage() {
  const stock = listing(48);
  const it = ours(stock);
  const local = (name) => readFileSync(new URL(name, import.meta.url));
  const server = await serve({
    ...it.files,
    "/": productPage(it, 48),
    "/index.js": made("index.js"),
    "/full.wasm": made("full.wasm"),
    "/promise-loop.js": local("promise-loop.js"),
    "/yardstick/allocate.js": local("yardstick/allocate.js"),
  }, { isolated: true });
  try {
    return await inBrowser({ probes: [paintProbe(it, 48)] }, async (page, devtools) => {
      await openPainted(page, server.url);
      const rows = [];
      for (const build of ["full", "badge"]) {
        const found = await page.evaluate(prepare, build, ROUNDS, CALLS);
        const ask = () => page.evaluate((calls) => globalThis.both.ours(calls), PROFILED);
        const profile = await profiled((method, params) => devtools.send(method, params), ask);
        rows.push(...rowsOf(`${build} build in Chromium`, found, profile));
      }
      return rows;
    });
  } finally {
    await server.close();
  }
}

/** Runs on the page. */
async function prepare(build, rounds, calls) {
  const { loops, takeTurns } = await import("/promise-loop.js");
  const stock = await (await fetch("/stock.json")).json();
  const elements = new Map(Array.from(document.querySelectorAll("backsoon-status"), (element) => [element.getAttribute("sku"), element]));
  const asks = {
    badge: async () => (sku) => elements.get(sku).promise,
    full: async () => {
      const { open } = await import("/index.js");
      const shop = await open(stock);
      return (sku) => shop.promise(sku);
    },
  };
  globalThis.both = loops(stock, await asks[build]());
  return takeTurns(globalThis.both, rounds, calls);
}

async function profiled(send, task) {
  await send("Profiler.enable");
  await send("Profiler.setSamplingInterval", { interval: INTERVAL });
  await send("Profiler.start");
  await task();
  const { profile } = await send("Profiler.stop");
  await send("Profiler.disable");
  return profile;
}

function rowsOf(where, found, profile) {
  const { all, wasm, computing } = sharesBelow(profile, "promise-loop.js");
  const each = median(found.ours) * 1000;
  const part = (share) => `${((each * share) / all).toFixed(2)} µs`;
  const own = (each * computing) / all;
  return [
    {
      what: `one promise, ${where}: in wasm`,
      ours: part(computing),
      yardstick: `the same in JavaScript ${microseconds(found.yardstick)}`,
      ratio: `${(own / (median(found.yardstick) * 1000)).toFixed(2)}×`,
      budget: `≤ ${MOST} µs`,
      met: own <= MOST,
    },
    {
      what: "  as an object for JavaScript",
      ours: `${microseconds(found.ours)}, ${part(wasm)} of it in wasm`,
      yardstick: `the same in JavaScript ${microseconds(found.yardstick)}`,
      ratio: times(ratio(found.ours, found.yardstick)),
    },
  ];
}
