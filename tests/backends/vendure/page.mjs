/**
 * A product page as a shop would write it, on a server of its own, in a real browser under a strict CSP: in Auckland,
 * where it is late in the evening while it is ten in the morning of 23 November 2026 in the shop.
 */
import { spawnSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

const dist = resolve(fileURLToPath(import.meta.url), "../../../../dist");
const types = { ".js": "text/javascript", ".wasm": "application/wasm", ".json": "application/json", ".css": "text/css" };
const executablePath = process.env.CHROME_PATH ?? spawnSync("which", ["chromium"], { encoding: "utf8" }).stdout.trim();

/** What Vendure does not know, told by the page. LOW_STOCK is the last one in this shop. */
const settings = {
  timeZone: "Europe/Budapest",
  lowStock: 1,
  calendar: { closed: ["sat", "sun"], holidays: ["2026-12-25"], cutOff: "14:00" },
};

const html = (vendure, elements) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A shop on Vendure</title>
<script type="application/json" id="shop">${JSON.stringify(settings)}</script>
<script type="module" src="/dist/backsoon.js" data-source="vendure+${vendure}/shop-api" data-options="#shop"
  data-poll="1"></script>
<main>${elements.map(([sku, quantity]) => `<p><backsoon-status sku="${sku}" quantity="${quantity}">Ask us</backsoon-status></p>`).join("\n")}</main>`;

function serve(vendure, elements) {
  const csp = `default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self' ${vendure}; require-trusted-types-for 'script'`;
  const server = createServer(({ url }, response) => {
    if (url === "/") {
      response.writeHead(200, { "content-type": "text/html", "content-security-policy": csp });
      response.end(html(vendure, elements));
    } else if (url.startsWith("/dist/") && !url.includes("..")) {
      response.writeHead(200, { "content-type": types[extname(url)] ?? "text/plain" });
      createReadStream(join(dist, url.slice("/dist/".length))).on("error", () => response.end()).pipe(response);
    } else response.writeHead(url === "/favicon.ico" ? 204 : 404).end();
  });
  return new Promise((listening) => server.listen(0, "127.0.0.1", () => listening(server)));
}

/**
 * @param {string} vendure origin of the Vendure server
 * @param {[sku: string, quantity: number][]} elements
 */
export async function openShopPage(vendure, elements) {
  const server = await serve(vendure, elements);
  const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-dev-shm-usage"] });
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.emulateTimezone("Pacific/Auckland");
  await page.evaluateOnNewDocument((ahead) => {
    globalThis.Date = class extends Date {
      constructor(...when) {
        super(...(when.length > 0 ? when : [Date.now()]));
      }
      static now() {
        return super.now() + ahead;
      }
    };
    addEventListener("backsoon-error", ({ detail }) => (globalThis.errors ??= []).push(detail));
  }, Date.parse("2026-11-23T09:00:00Z") - Date.now());
  await page.goto(`http://127.0.0.1:${server.address().port}/`);

  return {
    page,
    complaints,
    /**
     * What the element says, once it is as expected; what it says instead, if it is not so in time.
     * @param {string} sku @param {number} quantity @param {RegExp} expected @param {number} [seconds]
     */
    async says(sku, quantity, expected, seconds = 10) {
      const read = ([sku, quantity, source]) => {
        const element = document.querySelector(`[sku="${sku}"][quantity="${quantity}"]`);
        const shown = (node) => (node.hidden ? "" : node.childElementCount ? [...node.children].map(shown).join(" ") : node.textContent);
        const face = element.shadowRoot?.querySelector("[data-state] [part~=face]");
        const text = (face ? shown(face) : element.textContent).replace(/\s+/g, " ").trim();
        return source === undefined || new RegExp(source).test(text) ? text : false;
      };
      const found = page.waitForFunction(read, { timeout: seconds * 1000, polling: 50 }, [sku, quantity, expected.source]);
      const text = await found.then((handle) => handle.jsonValue()).catch(() => undefined);
      return text ?? (await page.evaluate(read, [sku, quantity]));
    },
    /** Details of the backsoon-error events so far. */
    errors: () => page.evaluate(() => globalThis.errors ?? []),
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
