/** What every file of page tests stands on: a site of its own, and a tab on it in one browser after the other. */
import { after, before, describe } from "node:test";
import { BROWSERS, Tab, launch } from "./browsers.mjs";
import { openSite } from "./server.mjs";

export const site = await openSite();
after(() => site.close());

/** The browser that the running test is in. @type {import("puppeteer-core").Browser} */
export let browser;
/** A tab of it, the same for all tests there. @type {Tab} */
export let tab;

/** Runs the same tests in each browser. @param {(name: string) => void} tests are told which it is */
export function inEachBrowser(tests) {
  for (const name of BROWSERS) {
    describe(name, () => {
      before(async () => {
        browser = await launch(name);
        tab = await Tab.open(browser);
      });
      after(() => browser.close());

      tests(name);
    });
  }
}

/** Runs `task` in the page, on the element of `selector` and with what is `given`. */
export const on = (selector, task, given) => tab.page.$eval(selector, task, given);

/** The text of each element of `selector`, each run of white space one space. */
export const textOf = (selector) => tab.page.$$eval(selector, (all) => all.map((one) => one.textContent.replace(/\s+/g, " ").trim()));

/** Loads the script into a page that came without it. @param {unknown} source */
export const load = (source) =>
  tab.page.evaluate(async (told) => {
    const { connect, define } = await import("/dist/backsoon.js");
    connect(told);
    define();
  }, source);

/**
 * Notes each shift of the layout, those that have been too. Firefox tells of none.
 * @returns {Promise<() => Promise<number[]>>} how far each went, once things have settled
 */
export async function watchShifts() {
  await tab.page.evaluate(() => {
    globalThis.shifts = [];
    if (!PerformanceObserver.supportedEntryTypes.includes("layout-shift")) return;
    new PerformanceObserver((list) => shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: "layout-shift", buffered: true });
  });
  return async () => {
    await tab.settle();
    return tab.page.evaluate(() => shifts);
  };
}
