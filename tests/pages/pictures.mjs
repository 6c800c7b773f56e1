/**
 * Pictures of every state in every view, drawn by Chromium on sheets of states.html, one a look and a width, and compared
 * with those in kept/: `node tests/pages/pictures.mjs --keep` draws these anew, after a change that is meant.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { isStarted, root } from "../../scripts/setup.mjs";
import { Tab, launch } from "./browsers.mjs";
import { openSite } from "./server.mjs";

export const kept = join(root, "tests/pages/kept");
/** Where pictures lie that are not as the kept ones, and what is different in them. */
export const found = join(root, "target/pictures");
/** What the kept ones were drawn with. */
const drawnWith = join(kept, "drawn-with.json");

const looks = { light: {}, dark: { theme: "dark" }, rtl: { dir: "rtl" }, forced: { forced: true } };
/** What is looked at how wide; forced colours move nothing, so that one width will do. */
const drawn = { 1280: ["light", "dark", "rtl", "forced"], 360: ["light", "dark", "rtl"] };
/** Windows look in other colours as other waits do, and in one line too: they are on one sheet, in full. */
const withWindows = ["light-1280"];
/** Every sheet: `light-1280`, … */
export const sheets = Object.entries(drawn).flatMap(([width, names]) =>
  names.map((look) => ({ name: `${look}-${width}`, width: Number(width), windows: withWindows.includes(`${look}-${width}`), ...looks[look] })),
);

/** Half the size and a quarter of the shades: hairlines and tints are still seen, and all is less than a megabyte. */
const SCALE = 0.5;
const SHADES = 0xf8;

/** Pixels of a row that may be different before the row is: less than the dot of an i. */
const TOLERANCE = 8;

/** Only the elements, close together: what the page is around them has no business here. */
const close = `
  .skip, .masthead, .foot, .page-head, .what, .eyebrow { display: none !important; }
  .wide, main { max-inline-size: none !important; margin: 0 !important; padding: 8px !important; }
  .states { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 8px; align-items: start; }
  .state { display: grid !important; grid-template: none !important; grid-template-columns: minmax(0, 1fr) !important; gap: 4px !important; padding: 0 !important; border: 0 !important; }
  .window .view:not(.full) { display: none !important; }
  .view { grid-area: auto !important; --backsoon-full-height: 0px !important; }`;

export class Painter {
  /** @type {Tab} */ #tab;
  #devtools;

  /** @param {import("puppeteer-core").Browser} browser @param {Awaited<ReturnType<typeof openSite>>} site */
  static async open(browser, site) {
    const painter = new Painter();
    painter.browser = browser;
    painter.site = site;
    painter.#tab = await Tab.open(browser);
    painter.#devtools = await painter.#tab.page.createCDPSession();
    return painter;
  }

  /** What pictures depend on but the code: the browser, and how it draws letters here. */
  async tools() {
    const families = ["sans-serif", "serif", "monospace", "system-ui"].map((family) => `<p class="${family}">Hamburgefonstiv 0123456789 <b>€ ű ő</b></p>`);
    const css = ["sans-serif", "serif", "monospace", "system-ui"].map((family) => `.${family} { font: 16px ${family} }`).join("\n");
    await this.#as({ width: 640 });
    await this.#tab.go(this.site.page(families.join(""), { css }).url);
    await this.#tab.settle();
    const { data } = await this.#picture();
    return { browser: await this.browser.version(), letters: createHash("sha256").update(data).digest("hex").slice(0, 16) };
  }

  /**
   * Draws a sheet.
   * @param {typeof sheets[number]} sheet @param {string} [change] CSS on top, for tests
   * @returns {Promise<{ png: PNG, rows: { id: string, x: number, y: number, width: number, height: number }[] }>}
   */
  async draw({ width, theme = "light", forced = false, dir = "ltr", windows }, change = "") {
    const { page } = this.#tab;
    await this.#as({ width, forced });
    await this.#tab.go(`${this.site.url}/states.html?lang=en&theme=${theme}`);
    await this.#tab.allShow();
    // Constructed, since the page's policy lets no other sheet in.
    const dress = (text, dir) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
      document.documentElement.dir = dir;
    };
    await page.evaluate(dress, close + (windows ? "" : ".window { display: none !important; }") + change, dir);
    // What those are offered who wait comes by a module of its own.
    const waiting = '.full backsoon-status:is([sku="SOFA"], [sku="SIDE-TABLE"])';
    await this.#tab.until(() => page.$$eval(waiting, (all) => all.every((one) => one.shadowRoot.querySelector("[part=care] a"))), Boolean);
    // What is not in the window is not painted (`content-visibility`).
    const height = await page.evaluate(() => document.querySelector(".states").getBoundingClientRect().bottom + scrollY + 8);
    await page.setViewport({ width, height: Math.ceil(height), deviceScaleFactor: SCALE });
    await this.#tab.settle();
    const rows = await page.$$eval(".state", (all) =>
      all.filter((one) => one.checkVisibility()).map((one) => {
        const { left, top, width, height } = one.getBoundingClientRect();
        const [x, y] = [left, top].map((side) => Math.floor(side * devicePixelRatio));
        return { id: one.id, x, y, width: Math.ceil(width * devicePixelRatio), height: Math.ceil(height * devicePixelRatio) };
      }),
    );
    return { png: await this.#picture(), rows };
  }

  async #picture() {
    const png = PNG.sync.read(Buffer.from(await this.#tab.page.screenshot()));
    png.data.forEach((shade, index) => (png.data[index] = index % 4 === 3 ? shade : shade & SHADES));
    return png;
  }

  async #as({ width, forced = false }) {
    await this.#tab.page.setViewport({ width, height: 900, deviceScaleFactor: SCALE });
    const features = [{ name: "forced-colors", value: forced ? "active" : "none" }, { name: "prefers-reduced-motion", value: "reduce" }];
    await this.#devtools.send("Emulation.setEmulatedMedia", { features });
  }
}

/**
 * What is different between a picture and the one it should be, a sentence each; none where nothing is.
 * @param {PNG} expected @param {Awaited<ReturnType<Painter["draw"]>>} drawn
 */
export function differences(expected, { png, rows }) {
  const size = ({ width, height }) => `${width} × ${height}`;
  if (size(expected) !== size(png)) return { said: [`the sheet is ${size(png)} pixels; expected ${size(expected)}`] };
  const { width, height } = png;
  const diff = new PNG({ width, height });
  pixelmatch(expected.data, png.data, diff.data, width, height, { threshold: 0.02, includeAA: true, diffMask: true });
  const said = [];
  for (const row of rows) {
    let count = 0;
    for (let y = row.y; y < Math.min(row.y + row.height, height); y += 1) {
      for (let x = row.x; x < Math.min(row.x + row.width, width); x += 1) count += diff.data[4 * (y * width + x) + 3] ? 1 : 0;
    }
    if (count > TOLERANCE) said.push(`#${row.id}: ${count} pixels are different; expected ${TOLERANCE} or fewer`);
  }
  return { said, diff };
}

export const keptPicture = (name) => PNG.sync.read(readFileSync(join(kept, `${name}.png`)));
export const keptTools = () => JSON.parse(readFileSync(drawnWith, "utf8"));
/** As bytes, as few as can be: pictures have no see-through pixels. @param {PNG} png */
export const bytesOf = (png) => PNG.sync.write(png, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });

async function keep() {
  const site = await openSite();
  const browser = await launch("chromium");
  const painter = await Painter.open(browser, site);
  mkdirSync(kept, { recursive: true });
  for (const sheet of sheets) {
    const bytes = bytesOf((await painter.draw(sheet)).png);
    writeFileSync(join(kept, `${sheet.name}.png`), bytes);
    console.log(`${sheet.name}.png`.padEnd(18), String(bytes.length).padStart(8));
  }
  writeFileSync(drawnWith, `${JSON.stringify(await painter.tools(), null, 2)}\n`);
  await browser.close();
  await site.close();
}

if (isStarted(import.meta.url)) {
  if (process.argv[2] === "--keep") await keep();
  else console.error("expected --keep: draws the pictures in tests/pages/kept anew");
}
