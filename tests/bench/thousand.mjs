// A thousand badges on one page: their first render, and then one new snapshot that changes ten of them.
import { inBrowser, openPainted, quietMoment } from "./browser.mjs";
import { longList, nothing, oursPolling, vanilla } from "./cases.mjs";
import { paintProbe } from "./probe.js";
import { serve } from "./server.mjs";
import { median, milliseconds, ratio, times } from "./statistics.mjs";
import { changed, listing } from "./stock.mjs";
import { longest, scripted, tasksOf } from "./trace.mjs";

const BADGES = 1000;
const LONG = 50;
/** Until whatever is put off has happened; our page asks for news once a second meanwhile. */
const SETTLED = 2000;

/** @param {{ rounds: number }} options */
export async function thousand({ rounds }) {
  const stock = listing(BADGES);
  const runs = { ours: [], vanilla: [], page: [] };
  for (let round = 0; round < Math.min(rounds, 3); round += 1) {
    await quietMoment();
    runs.ours.push(await measured(oursPolling(stock), stock));
    runs.vanilla.push(await measured(vanilla(stock), stock));
    runs.page.push(await measured(nothing, stock));
  }
  return [...renderRows(runs), ...updateRows(runs)];
}

function renderRows({ ours, vanilla, page }) {
  const painted = (runs) => runs.map(({ all }) => all);
  const anyTask = (runs) => runs.map(({ render }) => longest(render.map(({ duration }) => duration)));
  return [
    ...scriptRows(`${BADGES.toLocaleString("en")} badges, first render`, ours.map(({ render }) => render), vanilla.map(({ render }) => render)),
    { what: "  longest task of any kind", ours: milliseconds(anyTask(ours)), yardstick: `page alone ${milliseconds(anyTask(page))}` },
    {
      what: "  all painted",
      ours: milliseconds(painted(ours)),
      yardstick: `vanilla element ${milliseconds(painted(vanilla))}`,
      ratio: times(ratio(painted(ours), painted(vanilla))),
    },
  ];
}

function updateRows({ ours, vanilla }) {
  const writes = ({ written }) => `${written.badges}, ${written.records} writes`;
  const { expected } = ours[0];
  return [
    ...scriptRows(`${BADGES.toLocaleString("en")} badges, a new snapshot`, ours.map(({ update }) => update), vanilla.map(({ update }) => update)),
    {
      what: `  badges written to, where ${expected} have news`,
      ours: writes(ours[0]),
      yardstick: `vanilla element ${writes(vanilla[0])}`,
      budget: String(expected),
      met: ours.every(({ written }) => written.badges === expected),
    },
  ];
}

/** @param {import("./trace.mjs").Task[][]} ours tasks of each round */
function scriptRows(what, ours, vanilla) {
  const longestOf = (rounds) => rounds.map((tasks) => longest(scripted(tasks).map(({ duration }) => duration)));
  const allOf = (rounds) => rounds.map((tasks) => tasks.reduce((sum, { script }) => sum + script, 0));
  return [
    {
      what: `${what}: longest task with script`,
      ours: milliseconds(longestOf(ours)),
      yardstick: `vanilla element ${milliseconds(longestOf(vanilla))}`,
      budget: `≤ ${LONG} ms`,
      met: median(longestOf(ours)) <= LONG,
    },
    {
      what: "  all script",
      ours: milliseconds(allOf(ours)),
      yardstick: `vanilla element ${milliseconds(allOf(vanilla))}`,
      ratio: times(ratio(allOf(ours), allOf(vanilla))),
    },
  ];
}

async function measured(it, stock) {
  const server = await serve({ ...it.files, "/": longList(it, BADGES) });
  const news = changed(stock);
  try {
    return await inBrowser({ probes: [paintProbe(it, BADGES)] }, async (page) => {
      const render = await tasksOf(page, server.url, async () => {
        await openPainted(page, server.url);
        await new Promise((resolve) => setTimeout(resolve, SETTLED));
      });
      const all = await page.evaluate("measured.all");
      if (it === nothing) return { render, all };
      await page.evaluate(watchWrites, it.selector);
      const update = await tasksOf(page, server.url, async () => {
        server.put("/stock.json", JSON.stringify(news));
        await page.evaluate(async () => globalThis.refresh?.());
        await new Promise((resolve) => setTimeout(resolve, SETTLED));
      });
      const written = await page.evaluate(() => ({ badges: globalThis.writes.badges.size, records: globalThis.writes.records }));
      const expected = news.items.filter((item, index) => item !== stock.items[index]).length;
      return { render, update, all, written, expected };
    });
  } finally {
    await server.close();
  }
}

/** Runs on the page: notes from now on whose shadow tree is written to. The vanilla element is asked to look again. */
async function watchWrites(selector) {
  const writes = (globalThis.writes = { badges: new Set(), records: 0 });
  const observer = new MutationObserver((records) => {
    writes.records += records.length;
    for (const { target } of records) writes.badges.add(target.getRootNode().host);
  });
  for (const { shadowRoot } of document.querySelectorAll(selector)) {
    observer.observe(shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
  }
  const script = document.querySelector("script[src='/vanilla-badge.js']");
  if (script) globalThis.refresh = (await import("/vanilla-badge.js")).refresh;
}
