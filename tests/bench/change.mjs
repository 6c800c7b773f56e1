// A shopper changes the quantity, and what one promise costs: where the time goes, by the engine's own profiler.
import { inBrowser, openPainted, quietMoment } from "./browser.mjs";
import { ours, productPage, vanilla } from "./cases.mjs";
import { promiseInNode, promiseInPage } from "./promise.mjs";
import { paintProbe } from "./probe.js";
import { unmeasured } from "./report.mjs";
import { serve } from "./server.mjs";
import { median, microseconds, ratio, times } from "./statistics.mjs";
import { listing } from "./stock.mjs";

const CHANGES = 400;

export async function change() {
  const rows = [];
  rows.push(...(await quantity().catch((error) => [unmeasured("a change of quantity to the new text", error)])));
  for (const where of [promiseInNode, promiseInPage]) {
    await quietMoment();
    rows.push(...(await where().catch((error) => [unmeasured("one promise", error)])));
  }
  return rows;
}

/** Both elements stand on one page and take turns. */
async function quantity() {
  const stock = listing(48);
  const mine = ours(stock, { view: "full" });
  const theirs = vanilla(stock);
  const both = { ...mine, head: `${mine.head}\n${theirs.head}`, badge: (index) => `${mine.badge(index)}${theirs.badge(index)}` };
  const server = await serve({ ...theirs.files, ...mine.files, "/": productPage(both) }, { isolated: true });
  try {
    await quietMoment();
    const found = await inBrowser({ probes: [paintProbe(both, 1)] }, async (page) => {
      await openPainted(page, server.url);
      await new Promise((resolve) => setTimeout(resolve, 1000));
      const asked = server.log.length;
      const found = await page.evaluate(takeTurns, CHANGES);
      return { ...found, requests: server.log.length - asked };
    });
    const first = found.ours[0];
    return [
      {
        what: "a change of quantity to the new text, script",
        ours: `${microseconds(found.ours)}, ${found.requests} requests`,
        yardstick: `vanilla element ${microseconds(found.vanilla)}`,
        ratio: times(ratio(found.ours, found.vanilla)),
        budget: "< 1 ms, 0 requests",
        met: median(found.ours) < 1 && found.requests === 0,
      },
      { what: "  the very first change", ours: microseconds([first]), yardstick: `vanilla element ${microseconds([found.vanilla[0]])}` },
    ];
  } finally {
    await server.close();
  }
}

/** Runs on the page: how long each change took until the text was the new one, in milliseconds. */
async function takeTurns(changes) {
  const elements = { ours: document.querySelector("backsoon-status"), vanilla: document.querySelector("stock-badge") };
  const read = {
    ours: () => elements.ours.shadowRoot.querySelector("[part~=headline]").textContent,
    vanilla: () => elements.vanilla.shadowRoot.querySelector("[part~=label]").textContent,
  };
  const found = { ours: [], vanilla: [] };
  for (let turn = 0; turn < changes; turn += 1) {
    // Each quantity is dated by another receipt than the one before.
    const quantity = 1 + ((turn + 1) % 3) * 24;
    for (const name of turn % 2 ? ["ours", "vanilla"] : ["vanilla", "ours"]) {
      const before = read[name]();
      const began = performance.now();
      elements[name].setAttribute("quantity", quantity);
      await null;
      found[name].push(performance.now() - began);
      if (read[name]() === before) throw new Error(`${name}: '${before}' still stands for ${quantity}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return found;
}
