// Chromium, started afresh for each measurement: no cache, no warm process, and at choice a slow processor.
import { existsSync, readFileSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { findBrowsers } from "../../scripts/setup.mjs";
import { PAINTED } from "./probe.js";

const { CHROME_PATH } = findBrowsers();
const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];

/** A phone of the middle class. */
const SLOWER = 4;

/** How long a page may take before its run counts as failed. */
const PATIENCE = 90_000;

/**
 * Opens one page in a browser of its own, and closes both whatever happens.
 * @template Result
 * @param {{ slow?: boolean, probes?: string[] }} how `probes` run before the page's own scripts
 * @param {(page: import("puppeteer-core").Page, devtools: import("puppeteer-core").CDPSession) => Promise<Result>} measure
 */
export async function inBrowser({ slow = false, probes = [] }, measure) {
  const browser = await puppeteer.launch({
    executablePath: CHROME_PATH,
    headless: true,
    args: FLAGS,
    protocolTimeout: 2 * PATIENCE,
    // Whoever watches the network has the page's scripts read twice, to say which line asked.
    networkEnabled: false,
    issuesEnabled: false,
  });
  try {
    const [page] = await browser.pages();
    page.setDefaultTimeout(PATIENCE);
    const devtools = await page.createCDPSession();
    await page.setViewport({ width: 1280, height: 900 });
    for (const probe of probes) await page.evaluateOnNewDocument(probe);
    if (slow) await page.emulateCPUThrottling(SLOWER);
    /** @type {string[]} */
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
    const result = await measure(page, devtools).catch((error) => {
      throw complaints.length > 0 ? new Error(`the page says: ${complaints[0]}`, { cause: error }) : error;
    });
    // A page that complains shows something else than what was to be measured.
    if (complaints.length > 0) throw new Error(`the page says: ${complaints[0]}`);
    return result;
  } finally {
    await browser.close();
  }
}

/** Goes to `url` and waits until the probe says that all badges are painted. @param {import("puppeteer-core").Page} page */
export async function openPainted(page, url) {
  let late;
  const painted = new Promise((resolve, reject) => {
    page.on("console", (message) => message.text() === PAINTED && resolve(undefined));
    late = setTimeout(() => reject(new Error("the badges were not painted in time")), PATIENCE);
  });
  await Promise.all([page.goto(url, { waitUntil: "domcontentloaded" }), painted]).finally(() => clearTimeout(late));
}

/** Waits, but never long, for a moment in which nobody else needs the processor. */
export async function quietMoment() {
  for (let attempt = 0; attempt < 8; attempt += 1) {
    const before = processorTimes();
    await new Promise((resolve) => setTimeout(resolve, 250));
    const after = processorTimes();
    if (after.idle - before.idle >= 0.65 * (after.all - before.all)) return;
  }
}

function processorTimes() {
  if (!existsSync("/proc/stat")) return { idle: performance.now(), all: performance.now() };
  const ticks = readFileSync("/proc/stat", "utf8").split("\n")[0].trim().split(/\s+/).slice(1).map(Number);
  return { idle: ticks[3] + ticks[4], all: ticks.reduce((sum, tick) => sum + tick, 0) };
}
