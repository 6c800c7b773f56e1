// Elements come and go, as in a shop that is one page: nothing of them may stay behind.
import { inBrowser, openPainted, quietMoment } from "./browser.mjs";
import { ours, productPage, vanilla } from "./cases.mjs";
import { memoryProbe, paintProbe } from "./probe.js";
import { serve } from "./server.mjs";
import { listing } from "./stock.mjs";

/** For so long the engine finds code that is worth compiling better, and keeps that. */
const SETTLING = 20_000;

/** @param {{ long: boolean }} options */
export async function cycles({ long }) {
  const count = long ? 100_000 : 10_000;
  await quietMoment();
  const stock = listing(48);
  const mine = await counted(ours(stock), count);
  const theirs = await counted(vanilla(stock), count);
  const most = 1;
  return [
    {
      what: `${count.toLocaleString("en")} connect/disconnect cycles: kept of each`,
      ours: `${mine.bytes.toFixed(2)} B`,
      yardstick: `vanilla element ${theirs.bytes.toFixed(2)} B`,
      budget: `≤ ${most} B`,
      met: mine.bytes <= most,
    },
    {
      what: "  nodes, listeners and wasm memory more than before",
      ours: `${mine.nodes}, ${mine.listeners}, ${mine.wasm} B of ${mine.wasmAll / 1024} KB`,
      yardstick: `vanilla element ${theirs.nodes}, ${theirs.listeners}`,
      budget: "0, 0, 0",
      met: mine.nodes === 0 && mine.listeners === 0 && mine.wasm === 0,
    },
    {
      what: "  a cycle takes",
      ours: `${(mine.each * 1000).toFixed(0)} µs`,
      yardstick: `vanilla element ${(theirs.each * 1000).toFixed(0)} µs`,
      ratio: `${(mine.each / theirs.each).toFixed(2)}×`,
    },
  ];
}

/** Cycles beside one element that stays. */
async function counted(it, count) {
  const server = await serve({ ...it.files, "/": productPage(it) });
  try {
    return await inBrowser({ probes: [paintProbe(it, 1), memoryProbe()] }, async (page, devtools) => {
      await openPainted(page, server.url);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      await devtools.send("Performance.enable");
      await page.evaluate(comeAndGo, it.selector, SETTLING);
      const before = await state(page, devtools);
      const each = (await page.evaluate(comeAndGo, it.selector, count)) / count;
      const after = await state(page, devtools);
      return {
        each,
        bytes: (after.heap - before.heap) / count,
        nodes: after.nodes - before.nodes,
        listeners: after.listeners - before.listeners,
        wasm: after.wasm - before.wasm,
        wasmAll: after.wasm,
      };
    });
  } finally {
    await server.close();
  }
}

/** Runs on the page: milliseconds that all cycles took. */
async function comeAndGo(selector, count) {
  const model = document.querySelector(selector);
  const stage = document.createElement("div");
  document.body.append(stage);
  let took = 0;
  for (let cycle = 0; cycle < count; cycle += 1) {
    const began = performance.now();
    const element = model.cloneNode(true);
    element.setAttribute("sku", `SKU-${cycle % 48}`);
    stage.append(element);
    await null;
    if (cycle === 0 && !/ships by/.test(element.shadowRoot.textContent)) throw new Error("an element that came shows nothing");
    element.remove();
    await null;
    took += performance.now() - began;
    if (cycle % 500 === 0) await new Promise((resolve) => setTimeout(resolve));
  }
  stage.remove();
  return took;
}

async function state(page, devtools) {
  // What finalizers let go is garbage only of the next collection.
  for (let times = 0; times < 4; times += 1) {
    await devtools.send("HeapProfiler.collectGarbage");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const { metrics } = await devtools.send("Performance.getMetrics");
  const metric = (name) => metrics.find((metric) => metric.name === name).value;
  const wasm = await page.evaluate(() => (globalThis.memories ?? []).reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  return { heap: metric("JSHeapUsedSize"), nodes: metric("Nodes"), listeners: metric("JSEventListeners"), wasm };
}
