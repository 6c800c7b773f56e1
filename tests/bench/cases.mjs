// The pages that are compared: one product page or listing, with our element on it or with a yardstick's.
import { cpSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { root } from "../../scripts/setup.mjs";

/** Whoever builds meanwhile does not change what is measured. */
const dist = join(root, "target/bench/dist");

export function copyDist() {
  rmSync(dist, { recursive: true, force: true });
  cpSync(join(root, "dist"), dist, { recursive: true });
}

export const made = (/** @type {string} */ name) => readFileSync(join(dist, name));
export const pathOf = (/** @type {string} */ name) => join(dist, name);

/** The vanilla element, as small as ours is made. */
export function vanillaScript() {
  const source = readFileSync(new URL("yardstick/vanilla-badge.js", import.meta.url), "utf8");
  return transformSync(source, { minify: true, format: "esm", target: "es2022" }).code;
}

/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} head what a site developer pastes into the page's head
 * @property {(index: number) => string} badge
 * @property {string} selector of the badges
 * @property {(element: Element) => boolean} isPainted whether it will be with the next frame; runs on the page
 * @property {(element: Element) => boolean} [isTakenOver] whether the script has what a server wrote in its hands; runs on the page
 * @property {Record<string, string | Uint8Array>} files
 */

const tag = `<script type="module" src="/backsoon.js" data-source="/stock.json"></script>`;

/** @returns {Case} one script tag, nothing else */
export function ours(stock, { head = tag, view = "badge", lang = "" } = {}) {
  const locales = readdirSync(pathOf("locales")).filter((name) => name.endsWith(".json")).map((name) => [`/locales/${name}`, made(`locales/${name}`)]);
  return {
    name: "ours",
    head,
    badge: (index) => `<backsoon-status sku="SKU-${index}" view="${view}"${lang && ` lang="${lang}"`}>Usually ships in two days</backsoon-status>`,
    selector: "backsoon-status",
    isPainted: (element) => Boolean(element.state && element.state !== "unknown"),
    files: {
      "/backsoon.js": made("backsoon.js"),
      "/backsoon.wasm": made("backsoon.wasm"),
      // What a full status offers those who wait comes after it.
      "/care.js": made("care.js"),
      "/care.wasm": made("care.wasm"),
      "/backsoon.css": made("backsoon.css"),
      ...Object.fromEntries(locales),
      "/stock.json": JSON.stringify(stock),
    },
  };
}

/** With all that a page can say beforehand about what the script will need. */
export const oursHinted = (stock) => ({
  ...ours(stock, {
    head: `<link rel="modulepreload" href="/backsoon.js">
<link rel="preload" as="fetch" crossorigin href="/backsoon.wasm">
<link rel="preload" as="fetch" crossorigin href="/stock.json">
${tag}`,
  }),
  name: "ours with preload hints",
});

/** With what a server has written of it, which the script takes over: on screen in its own looks once its sheet is there. */
export async function oursServed(stock) {
  const { open } = await import(pathOf("node.js"));
  const shop = await open(stock);
  const it = ours(stock, { head: `<link rel="preload" as="style" href="/status.css">${tag}` });
  const text = (index) => shop.html(`SKU-${index}`, 1, { view: "badge", stylesheet: "/status.css" });
  return {
    ...it,
    name: "ours with server-rendered text",
    badge: (index) => it.badge(index).replace(">", `>${text(index)}`),
    isPainted: (element) => Boolean(element.shadowRoot?.querySelector("link")?.sheet),
    isTakenOver: it.isPainted,
    files: { ...it.files, "/status.css": made("status.css") },
  };
}

/** With the style sheet that keeps the box from the first paint on. */
export const oursStyled = (stock, view) => ours(stock, { head: `<link rel="stylesheet" href="/backsoon.css">${tag}`, view });

/** Asks for news every second. */
export const oursPolling = (stock) => ours(stock, { head: tag.replace("data-source", `data-poll="1" data-source`) });

/** @returns {Case} */
export const vanilla = (stock) => ({
  name: "vanilla element",
  head: `<script type="module" src="/vanilla-badge.js"></script>`,
  badge: (index) => `<stock-badge sku="SKU-${index}"></stock-badge>`,
  selector: "stock-badge",
  isPainted: (element) => element.hasAttribute("state"),
  files: { "/vanilla-badge.js": vanillaScript(), "/stock.json": JSON.stringify(stock) },
});

/** The page without any of it. @returns {Case} */
export const nothing = {
  name: "page alone",
  head: "",
  badge: () => `<b class="static">Usually ships in two days</b>`,
  selector: ".static",
  isPainted: () => true,
  files: {},
};

const style = `body { font: 16px/1.5 system-ui, sans-serif; margin: 0; max-width: 60rem; padding: 1rem }
.card { border: 1px solid #ddd; padding: .5rem; margin: .25rem; display: inline-block; width: 16rem; vertical-align: top }
.room { min-height: 2rem; display: block }`;

/**
 * A product page, or with more badges a listing.
 * @param {Case} it @param {number} count
 * @param {{ room?: boolean }} [options] room: the shop's own sheet keeps the badge's box free
 */
export function productPage(it, count = 1, { room = true } = {}) {
  const card = (_, index) => `<section class="card"><h2>Chair ${index}</h2>
<svg width="120" height="80" role="img" aria-label="chair"><rect width="120" height="80" fill="#c9b27a"/></svg>
<p>€ ${120 + index}.00</p><div${room ? ` class="room"` : ""}>${it.badge(index)}</div><button>Add to cart</button></section>`;
  return page(it, `<h1>Oak dining chairs</h1>${Array.from({ length: count }, card).join("\n")}
<p>${"Solid oak frame, hand-finished and delivered flat-packed with every fitting you need. ".repeat(6)}</p>`);
}

/** As many badges as there are, and little else. @param {Case} it @param {number} count */
export const longList = (it, count) =>
  page(it, `<ul>${Array.from({ length: count }, (_, index) => `<li>Chair ${index} ${it.badge(index)}</li>`).join("\n")}</ul>`);

const page = (it, body) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Oak chairs</title>
<link rel="icon" href="data:,"><style>${style}</style>
${it.head}</head><body>${body}</body></html>`;
