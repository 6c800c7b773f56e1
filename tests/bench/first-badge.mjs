// The time from the navigation to the painted badge, on a slow network and processor, in rounds beside the yardsticks.
import { root } from "../../scripts/setup.mjs";
import { inBrowser, openPainted, quietMoment } from "./browser.mjs";
import { ours, oursHinted, oursServed, productPage, vanilla } from "./cases.mjs";
import { paintProbe } from "./probe.js";
import { unmeasured } from "./report.mjs";
import { SLOW_4G, serve } from "./server.mjs";
import { bytes, milliseconds, ratio, times } from "./statistics.mjs";
import { listing } from "./stock.mjs";
import { BUY_BUTTON, buyButton } from "./yardstick/buy-button.mjs";

const LISTING = 48;

/** @param {{ rounds: number, long: boolean }} options */
export async function firstBadge({ rounds, long }) {
  const stock = listing(LISTING);
  const plan = [
    ["vanilla", vanilla(stock), 1],
    ["ours", ours(stock), 1],
    ["hinted", oursHinted(stock), 1],
    ["served", await oursServed(stock), 1],
    ["vanillaListing", vanilla(stock), LISTING],
    ["oursListing", ours(stock), LISTING],
  ];
  let noBuyButton;
  try {
    plan.push(["buy", buyButton(root), 1]);
    if (long) plan.push(["buyListing", buyButton(root), LISTING]);
  } catch (error) {
    noBuyButton = error;
  }
  const runs = await rounded(plan, rounds);
  return rowsOf(runs, noBuyButton);
}

/** Each case once a round, in turn. */
async function rounded(plan, rounds) {
  const cases = await Promise.all(
    plan.map(async ([name, it, count]) => {
      const server = await serve({ ...it.files, "/": productPage(it, count) }, SLOW_4G);
      return { name, it, count, server, runs: [] };
    }),
  );
  try {
    // The first one reads the browser from the disk, for all others.
    await once(cases[0].it, cases[0].count, cases[0].server);
    for (let round = 0; round < rounds; round += 1) {
      for (const { it, count, server, runs } of cases) {
        await quietMoment();
        runs.push(await once(it, count, server));
      }
    }
  } finally {
    for (const { server } of cases) await server.close();
  }
  return Object.fromEntries(cases.map(({ name, runs }) => [name, runs]));
}

async function once(it, count, server) {
  server.log.length = 0;
  return inBrowser({ slow: true, probes: [paintProbe(it, count)] }, async (page) => {
    await openPainted(page, server.url);
    const words = await page.evaluate(wordsOf, it.selector);
    if (it.isTakenOver) await page.waitForFunction(`(${it.isTakenOver})(document.querySelector("${it.selector}"))`);
    // What still comes, comes now; a request made twice is a hint that missed.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const measured = await page.evaluate(findings);
    const lastWords = await page.evaluate(wordsOf, it.selector);
    return { ...measured, words, lastWords, requests: server.log.length - 1, bytes: server.log.reduce((sum, entry) => sum + entry.bytes, 0) };
  });
}

/** What the probe noted, and when the last byte was there without which no badge is. Runs on the page. */
function findings() {
  const arrived = performance.getEntriesByType("resource").map(({ responseEnd }) => responseEnd);
  return { ...globalThis.measured, arrived: Math.max(...arrived) };
}

/** The first badge's text as it is seen. Runs on the page. */
function wordsOf(selector) {
  const root = document.querySelector(selector)?.shadowRoot;
  return (root?.querySelector("[part~=headline]") ?? root?.querySelector("[part~=label]"))?.textContent ?? "";
}

function rowsOf(runs, noBuyButton) {
  const all = (name) => runs[name].map((run) => run.all);
  const listed = ratio(all("oursListing"), all("ours"));
  const besideVanilla = (what, name, most) => {
    const toVanilla = ratio(all(name), all("vanilla"));
    return {
      what,
      ours: milliseconds(all(name)),
      yardstick: `vanilla element ${milliseconds(all("vanilla"))}`,
      ratio: times(toVanilla),
      budget: `≤ ${most.toFixed(2)}×`,
      met: toVanilla.median <= most,
    };
  };
  const rows = [
    besideVanilla("first badge, one tag", "ours", 1.25),
    buyRow(runs, all, noBuyButton),
    besideVanilla("first badge, preload hints", "hinted", 1.1),
    besideVanilla("first badge, with a server's text", "served", 1),
    {
      what: "  the same words once the script has it",
      ours: `“${runs.served[0].words}”, then “${runs.served[0].lastWords}”`,
      yardstick: "",
      budget: "the same",
      met: runs.served.every(({ words, lastWords }) => words && words === lastWords),
    },
    {
      what: "48 badges, all of them",
      ours: milliseconds(all("oursListing")),
      yardstick: `ours, one badge ${milliseconds(all("ours"))}`,
      ratio: times(listed),
      budget: "≤ 1.25×",
      met: listed.median <= 1.25,
    },
    {
      what: "  the same by the vanilla element",
      ours: milliseconds(all("oursListing")),
      yardstick: `vanilla, 48 ${milliseconds(all("vanillaListing"))}`,
      ratio: times(ratio(all("oursListing"), all("vanillaListing"))),
    },
    {
      what: "  of it after the last byte",
      ours: milliseconds(sinceArrival(runs.ours)),
      yardstick: `vanilla element ${milliseconds(sinceArrival(runs.vanilla))}`,
    },
    {
      what: "  bytes and requests, page included",
      ours: `${bytes(runs.ours[0].bytes)} in ${runs.ours[0].requests + 1}; hints: in ${runs.hinted[0].requests + 1}`,
      yardstick: `vanilla element ${bytes(runs.vanilla[0].bytes)} in ${runs.vanilla[0].requests + 1}`,
    },
    {
      what: "  layout shift, where the page keeps room",
      ours: `${shift(runs.ours)}; with a server's text ${shift(runs.served)}`,
      yardstick: `vanilla element ${shift(runs.vanilla)}`,
      budget: "0",
      met: [...runs.ours, ...runs.served].every(({ shift }) => shift === 0),
    },
    {
      what: "  words shown",
      ours: `“${runs.ours[0].words}”`,
      yardstick: `vanilla element “${runs.vanilla[0].words}”`,
    },
  ];
  if (runs.buyListing) {
    rows.push({
      what: "  48 by the Buy Button",
      ours: milliseconds(all("oursListing")),
      yardstick: `${BUY_BUTTON} ${milliseconds(all("buyListing"))}`,
      ratio: times(ratio(all("oursListing"), all("buyListing"))),
    });
  }
  return rows;
}

function buyRow(runs, all, noBuyButton) {
  const what = "first badge, one tag, beside the Buy Button";
  if (!runs.buy) return unmeasured(what, noBuyButton);
  const toBuy = ratio(all("ours"), all("buy"));
  return {
    what,
    ours: milliseconds(all("ours")),
    yardstick: `${BUY_BUTTON} ${milliseconds(all("buy"))}`,
    ratio: times(toBuy),
    budget: "≤ 0.70×",
    met: toBuy.median <= 0.7,
  };
}

const shift = (runs) => String(Number(Math.max(...runs.map(({ shift }) => shift)).toFixed(5)));
const sinceArrival = (runs) => runs.map(({ all, arrived }) => all - arrived);
