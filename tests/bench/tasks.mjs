// How long the main thread is kept busy at a stretch on a slow processor, and whether the page moves meanwhile.
import { inBrowser, openPainted, quietMoment } from "./browser.mjs";
import { nothing, ours, oursStyled, productPage, vanilla } from "./cases.mjs";
import { intlProbe, paintProbe } from "./probe.js";
import { serve } from "./server.mjs";
import { median, milliseconds } from "./statistics.mjs";
import { listing } from "./stock.mjs";
import { longest, scripted, tasksOf } from "./trace.mjs";

const LONG = 50;
/** Until whatever is put off has happened. */
const SETTLED = 1500;

/** @param {{ rounds: number }} options */
export async function ownTasks({ rounds }) {
  const stock = listing(48);
  const few = Math.min(rounds, 3);
  const runs = { ours: [], vanilla: [], page: [] };
  for (let round = 0; round < few; round += 1) {
    await quietMoment();
    runs.ours.push(await traced(ours(stock)));
    runs.vanilla.push(await traced(vanilla(stock)));
    runs.page.push(await traced(nothing));
  }
  const own = (name) => runs[name].map(({ tasks }) => longest(scripted(tasks).map(({ script }) => script)));
  const whole = (name) => runs[name].map(({ tasks }) => longest(tasks.map(({ duration }) => duration)));
  const formatters = runs.ours.map(({ intl }) => intl.reduce((sum, [, took]) => sum + took, 0));
  const tooEarly = runs.ours.filter(({ intl, all }) => intl.some(([start]) => start < all)).length;
  return [
    {
      what: "longest own script in one task, 4× CPU",
      ours: milliseconds(own("ours")),
      yardstick: `vanilla element ${milliseconds(own("vanilla"))}`,
      budget: `≤ ${LONG} ms`,
      met: median(own("ours")) <= LONG,
    },
    {
      what: "  longest task of any kind",
      ours: milliseconds(whole("ours")),
      yardstick: `page alone ${milliseconds(whole("page"))}`,
    },
    {
      what: "the engine's first Intl, 4× CPU",
      ours: `${milliseconds(formatters)}, before the paint in ${tooEarly} of ${few}`,
      yardstick: "vanilla element: none",
      budget: "after the paint",
      met: tooEarly === 0,
    },
    await shifts(stock),
  ];
}

/** @returns {Promise<{ tasks: import("./trace.mjs").Task[], intl: [number, number][], all: number }>} */
async function traced(it) {
  const server = await serve({ ...it.files, "/": productPage(it) });
  try {
    return await inBrowser({ slow: true, probes: [paintProbe(it, 1), intlProbe()] }, async (page) => {
      const tasks = await tasksOf(page, server.url, async () => {
        await openPainted(page, server.url);
        await new Promise((resolve) => setTimeout(resolve, SETTLED));
      });
      const { intl, all } = await page.evaluate("({ intl, all: measured.all })");
      // What the engine takes to load its data is not ours, as long as it comes late.
      for (const [start, took] of intl) {
        const task = tasks.find((task) => task.start <= start && start < task.end);
        if (task) task.script -= (took * task.duration) / (task.end - task.start);
      }
      return { tasks, intl, all };
    });
  } finally {
    await server.close();
  }
}

/** The optional sheet alone keeps the box; the page keeps no room of its own. */
async function shifts(stock) {
  const found = [];
  for (const view of ["badge", "line", "full"]) found.push({ view, shift: await shiftOf(oursStyled(stock, view)) });
  const theirs = await shiftOf(vanilla(stock));
  return {
    what: "layout shift, with backsoon.css",
    ours: found.map(({ view, shift }) => `${view} ${figure(shift)}`).join(", "),
    yardstick: `vanilla element ${figure(theirs)}`,
    budget: "0",
    met: found.every(({ shift }) => shift === 0),
  };
}

const figure = (shift) => (shift === 0 ? "0" : shift.toFixed(4));

async function shiftOf(it) {
  const server = await serve({ ...it.files, "/": productPage(it, 1, { room: false }) });
  try {
    return await inBrowser({ slow: true, probes: [paintProbe(it, 1)] }, async (page) => {
      await openPainted(page, server.url);
      await new Promise((resolve) => setTimeout(resolve, SETTLED));
      return page.evaluate("measured.shift");
    });
  } finally {
    await server.close();
  }
}
