/**
 * Pictures of the demo shop for people to look at: `node tests/pages/screenshots.mjs [folder]`, target/screenshots unless
 * told. Pages, widths, themes and languages, and one page from right to left.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../../scripts/setup.mjs";
import { Tab, launch } from "./browsers.mjs";
import { openSite } from "./server.mjs";

const folder = resolve(process.argv[2] ?? join(root, "target/screenshots"));
const pages = { listing: "index.html", product: "product.html?sku=STOOL", states: "states.html", cart: "cart.html", playground: "playground.html" };
const looks = [["light", "en"], ["dark", "en"], ["light", "hu"]];

mkdirSync(folder, { recursive: true });
const site = await openSite();
const browser = await launch("chromium");
const tab = await Tab.open(browser);

async function visit(path, theme, lang) {
  await tab.go(`${site.url}/${path}${path.includes("?") ? "&" : "?"}theme=${theme}&lang=${lang}`);
  await tab.page.waitForSelector(".switches input");
  if (path === "cart.html") await tab.page.evaluate(() => document.getElementById("empty").hidden || document.getElementById("example").click());
  await tab.allShow();
  if (path === "cart.html") await tab.page.waitForSelector(".shipment");
  // Pictures further down are only fetched when somebody scrolls there.
  await tab.page.$$eval("img", (all) => Promise.all(all.map((img) => ((img.loading = "eager"), img.decode().catch(() => {})))));
  await tab.settle();
}

/** The window is made as high as the page: what is not in it, browsers do not paint (`content-visibility`). */
async function keep(name, width) {
  const height = await tab.page.evaluate(() => document.documentElement.scrollHeight);
  await tab.page.setViewport({ width, height });
  await tab.settle();
  await tab.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await tab.page.setViewport({ width, height: 900 });
  console.log(join(folder, `${name}.png`));
}

for (const width of [360, 1280]) {
  await tab.page.setViewport({ width, height: 900 });
  for (const [page, path] of Object.entries(pages)) {
    for (const [theme, lang] of looks) {
      await visit(path, theme, lang);
      await keep(`${page}-${width}-${theme}-${lang}`, width);
    }
  }
}
await visit(pages.states, "light", "en");
await tab.page.evaluate(() => (document.documentElement.dir = "rtl"));
await tab.settle();
await keep("states-1280-rtl", 1280);

await browser.close();
await site.close();
