/**
 * Chromium and Firefox, and tabs in them: in Auckland, where it is ten in the evening while it is ten in the morning in
 * the shop, at a moment that does not pass.
 */
import assert from "node:assert/strict";
import { inspect } from "node:util";
import puppeteer from "puppeteer-core";
import { findBrowsers } from "../../scripts/setup.mjs";

/** Ten in the morning of a Monday in Budapest. */
export const MOMENT = "2026-11-23T09:00:00Z";
export const BROWSERS = ["chromium", "firefox"];

const { CHROME_PATH, FIREFOX_PATH } = findBrowsers();
// Nothing that asks the outside world, nothing that moves while it is measured, and no sandbox, which Chromium refuses to
// root in a container.
const quiet = ["--force-prefers-reduced-motion", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const kinds = {
  chromium: { browser: "chrome", executablePath: CHROME_PATH, args: quiet },
  firefox: { browser: "firefox", executablePath: FIREFOX_PATH },
};

/** @param {string} name @param {Record<string, unknown>} [prefs] Firefox's, which cannot be told to behave otherwise */
export const launch = (name, prefs) => puppeteer.launch({ ...kinds[name], headless: true, extraPrefsFirefox: { "ui.prefersReducedMotion": 1, ...prefs } });

/** Seconds a page may take until it shows what it should; how many it took is no test's business. */
const PATIENCE = 15;

/** What a tab says to us when another page begins in it. */
const BEGINNING = "another page begins";

/** Runs before any script of a page. */
function prepare(moment, beginning) {
  if (self === top) console.debug(beginning);

  globalThis.Date = class extends Date {
    constructor(...when) {
      super(...(when.length > 0 ? when : [moment]));
    }
    static now() {
      return moment;
    }
  };

  // Every call by which a page can get an instance of wasm.
  globalThis.instances = 0;
  globalThis.memories = [];
  const counted = (made) => {
    globalThis.instances += 1;
    const memory = Object.values(made.exports).find((one) => one instanceof WebAssembly.Memory);
    if (memory && globalThis.memories.length < 10) globalThis.memories.push(memory);
    return made;
  };
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, { construct: (Instance, given) => counted(new Instance(...given)) });
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original(...given);
      counted(made.instance ?? made);
      return made;
    };
  }

  globalThis.told = { changes: [], errors: [] };
  addEventListener("backsoon-change", ({ detail }) => told.changes.push(detail));
  addEventListener("backsoon-error", ({ detail, target }) => told.errors.push({ ...detail, at: target.id }));

  const visible = (node) => node.checkVisibility() && getComputedStyle(node).visibility === "visible";
  const isShown = ({ display, visibility }) => display !== "none" && visibility === "visible";
  const lines = (node) => {
    if (node.matches("[part=rest], [part=announcer], [part=icon], [part=care]")) return [];
    if (node.localName === "slot") return isShown(getComputedStyle(node)) ? node.assignedNodes().map((one) => one.textContent) : [];
    if (node.childElementCount > 0) return [...node.children].flatMap(lines);
    return visible(node) ? [node.textContent] : [];
  };
  const tidy = (read) => read.map((line) => line.replace(/\s+/g, " ").trim()).filter((line) => line !== "");
  /** The lines somebody can read in an element, be they ours or the shop's own, without what those are offered who wait. */
  globalThis.shown = (element) => {
    const { shadowRoot } = element;
    return tidy(shadowRoot ? [...shadowRoot.children].flatMap(lines) : visible(element) ? [element.textContent] : []);
  };
  /** What those are offered who wait: the lines of each section that has some, by its part. */
  globalThis.offered = ({ shadowRoot }) => {
    const sections = [...(shadowRoot?.querySelector("[part=care]")?.children ?? [])].filter(visible);
    return Object.fromEntries(sections.map((section) => [section.getAttribute("part"), tidy([...section.children].flatMap(lines))]));
  };
}

export class Tab {
  /** What the console complained of, and every error nobody caught. @type {string[]} */
  complaints = [];
  /** Whether the page that is there is being left: Firefox tells it that what it still waited for has failed. */
  #isLeaving = false;

  /** @param {import("puppeteer-core").Page} page */
  constructor(page) {
    this.page = page;
    page.on("console", (message) => {
      if (message.text() === BEGINNING) this.#begin();
      else if (["error", "warn"].includes(message.type())) this.complaints.push(message.text());
    });
    page.on("pageerror", (error) => this.complaints.push(String(error)));
  }

  /** @param {import("puppeteer-core").Browser} browser */
  static async open(browser, { moment = MOMENT, width = 1280, height = 900 } = {}) {
    const page = await browser.newPage();
    await page.setViewport({ width, height });
    await page.emulateTimezone("Pacific/Auckland");
    await page.evaluateOnNewDocument(prepare, Date.parse(moment), BEGINNING);
    return new Tab(page);
  }

  /** @param {string} url */
  async go(url) {
    this.complaints.length = 0;
    this.#isLeaving = true;
    await this.page.goto(url);
  }

  #begin() {
    if (this.#isLeaving) this.complaints.length = 0;
    this.#isLeaving = false;
  }

  /** @param {string} selector */
  shown(selector) {
    return this.page.$eval(selector, (element) => shown(element));
  }

  /**
   * Waits until these lines, and no others, can be read in the element. A pattern may stand for a line.
   * @param {string} selector @param {(string | RegExp)[]} expected
   */
  async reads(selector, expected) {
    const fits = (lines) => lines.length === expected.length && lines.every((line, index) => fitsOne(line, expected[index]));
    const lines = await this.#last(() => this.shown(selector), fits);
    if (!fits(lines)) assert.deepEqual(lines, expected, `${selector} ${this.complaints.join("\n")}`);
  }

  /**
   * Waits until those who wait are offered this, and nothing else: lines by section.
   * @param {string} selector @param {Record<string, string[]>} expected
   */
  async offers(selector, expected) {
    const same = (found) => JSON.stringify(Object.entries(found)) === JSON.stringify(Object.entries(expected));
    const found = await this.#last(() => this.page.$eval(selector, (element) => offered(element)), same);
    if (!same(found)) assert.deepEqual(found, expected, `${selector} ${this.complaints.join("\n")}`);
  }

  /** The sentence that stands first. @param {string} selector @param {string | RegExp} expected */
  async heads(selector, expected) {
    const [line] = await this.#last(() => this.shown(selector), ([line]) => fitsOne(line ?? "", expected));
    if (!fitsOne(line ?? "", expected)) assert.equal(line, expected, `${selector} ${this.complaints.join("\n")}`);
  }

  /** The state of each element of the page; an empty one while it has no answer. */
  states() {
    return this.page.$$eval("backsoon-status", (all) => all.map(({ state }) => state ?? ""));
  }

  /** Waits until each element of the page has its answer, and gives the states: that nobody knows a sku is one too. */
  allShow() {
    return this.until(() => this.states(), (states) => states.length > 0 && states.every(Boolean));
  }

  /**
   * Asks until the answer is as hoped, and gives it; one that never is fails the test.
   * @template T @param {() => Promise<T>} ask @param {(answer: T) => unknown} hoped @param {number} [seconds]
   */
  async until(ask, hoped, seconds = PATIENCE) {
    const answer = await this.#last(ask, hoped, seconds);
    if (hoped(answer)) return answer;
    throw new Error([`not within ${seconds} s: ${hoped}`, `the last answer: ${inspect(answer)}`, ...this.complaints].join("\n"));
  }

  /**
   * The answer that is as hoped, or the last one there was time for. A page that is not yet what it is asked about throws,
   * which is no answer.
   */
  async #last(ask, hoped, seconds = PATIENCE) {
    const end = performance.now() + seconds * 1000;
    for (;;) {
      const last = performance.now() >= end;
      try {
        const answer = await ask();
        if (last || hoped(answer)) return answer;
      } catch (error) {
        if (last) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
  }

  /**
   * Waits until the page has such an element; Puppeteer's own waiting sees no change inside a shadow root.
   * @param {string} selector @param {number} [seconds]
   */
  has(selector, seconds) {
    return this.until(() => this.page.$(selector), Boolean, seconds);
  }

  /** Errors the page was told of by event. */
  errors() {
    return this.page.evaluate(() => told.errors);
  }

  /** Lets everything that is under way in the page come to its end: renders, paints, formatting by `Intl`. */
  settle() {
    return this.page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 500 }));
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
  }
}

const fitsOne = (line, expected) => (typeof expected === "string" ? line === expected : expected.test(line));
