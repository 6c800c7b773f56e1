// What a shopper downloads for the first badge, and how often the page must ask for it.
import { root } from "../../scripts/setup.mjs";
import { brotli, budget, gzip } from "../size/budget.mjs";
import { inBrowser, openPainted } from "./browser.mjs";
import { made, ours, productPage, vanilla, vanillaScript } from "./cases.mjs";
import { paintProbe } from "./probe.js";
import { unmeasured } from "./report.mjs";
import { roundTrips, serve } from "./server.mjs";
import { bytes, kilobytes } from "./statistics.mjs";
import { listing } from "./stock.mjs";
import { BUY_BUTTON, buyButtonScript } from "./yardstick/buy-button.mjs";

/** Longer than anything else takes, so that what waits for an answer asks visibly later. */
const LATENCY = 500;

export function sizes() {
  const script = made("backsoon.js");
  const [scriptSize, wasmSize] = [brotli(script), brotli(made("backsoon.wasm"))];
  const all = scriptSize + wasmSize;
  const both = all + brotli(made("checkout.js")) + brotli(made("checkout.wasm"));
  let theirs;
  let unavailable = "";
  try {
    theirs = buyButtonScript(root);
  } catch (error) {
    unavailable = `${BUY_BUTTON}: ${/** @type {Error} */ (error).message}`;
  }
  return [
    {
      what: "all for the first badge, brotli 11",
      ours: `${kilobytes(all)} (${bytes(scriptSize)} script, ${bytes(wasmSize)} wasm)`,
      yardstick: theirs ? `${BUY_BUTTON} ${kilobytes(brotli(theirs))}` : unavailable,
      ratio: theirs && `${(all / brotli(theirs)).toFixed(2)}×`,
      budget: `≤ ${budget.aim / 1024} KB (limit ${budget.limit / 1024})`,
      met: all <= budget.aim,
    },
    {
      what: "the same with cart and order, brotli 11",
      ours: kilobytes(both),
      budget: `≤ ${budget.checkout.aim / 1024} KB (limit ${budget.checkout.limit / 1024})`,
      met: both <= budget.checkout.aim,
    },
    {
      what: "of it JavaScript, gzip 9",
      ours: bytes(gzip(script)),
      yardstick: `vanilla element ${bytes(gzip(vanillaScript()))}`,
      ratio: `${(gzip(script) / gzip(vanillaScript())).toFixed(1)}×`,
      budget: `≤ ${bytes(budget.script)}`,
      met: gzip(script) <= budget.script,
    },
  ];
}

export async function requests() {
  const stock = listing(48);
  const theirs = await asked(vanilla(stock));
  const rows = [];
  for (const [language, lang, most] of [["English", "", 3], ["Hungarian", "hu", 4]]) {
    const what = `requests in round trips after the page, ${language}`;
    try {
      const { files, trips } = await asked(ours(stock, { lang }));
      rows.push({
        what,
        ours: `${files.length} in ${trips}`,
        yardstick: `vanilla element ${theirs.files.length} in ${theirs.trips}`,
        budget: `≤ ${most} in 2`,
        met: files.length <= most && trips <= 2,
      });
    } catch (error) {
      rows.push(unmeasured(what, error));
    }
  }
  return rows;
}

/** What is asked for after the page until the badge is painted and a second has passed, one round trip after the other. */
async function asked(it) {
  const server = await serve({ ...it.files, "/": productPage(it) }, { latency: LATENCY });
  try {
    await inBrowser({ probes: [paintProbe(it, 1)] }, async (page) => {
      await openPainted(page, server.url);
      await new Promise((resolve) => setTimeout(resolve, 1000 + LATENCY));
    });
  } finally {
    await server.close();
  }
  return { files: server.log.slice(1).map(({ path }) => path), trips: roundTrips(server.log) - 1 };
}
