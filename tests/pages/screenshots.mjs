/**
 * Pictures of the demo shop for people to look at: `node tests/pages/screenshots.mjs [folder [page…]]`, target/screenshots
 * and every page unless told. Pages, widths, themes and languages, and some pages from right to left.
 */
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { root } from "../../scripts/setup.mjs";
import { Tab, launch } from "./browsers.mjs";
import { openSite } from "./server.mjs";

const folder = resolve(process.argv[2] ?? join(root, "target/screenshots"));
const chosen = process.argv.slice(3);
const pages = {
  listing: "index.html",
  product: "product.html?sku=STOOL",
  collected: "product.html?sku=BENCH",
  states: "states.html",
  cart: "cart.html",
  checkout: "checkout.html",
  order: "order.html",
  late: "order.html",
  sent: "order.html",
  "no-order": "order.html",
  playground: "playground.html",
  review: "review.html?now=2026-11-23T10:00",
  theme: "theme.html",
};
/** What an order on its way to a picture goes through. */
const fates = { order: [], late: ["slip", "send", "slip"], sent: ["arrive", "pack", "dispatch"] };
/** What tells that a page is filled. */
const filled = { cart: "#plan >>> [part=shipment]", checkout: ".summary >>> [part=shipment]", order: "#life >>> [part=line]", "no-order": "#nothing:not([hidden])", review: "backsoon-review >>> [part~=verdict]" };
const basket = [["CHAIR-OAK", 2], ["STOOL", 4], ["SOFA", 1]].map(([sku, quantity]) => ({ sku, quantity }));
const looks = [["light", "en"], ["dark", "en"], ["light", "hu"]];

mkdirSync(folder, { recursive: true });
const site = await openSite();
const browser = await launch("chromium");
const tab = await Tab.open(browser);

async function visit(page, theme, lang) {
  const address = `${site.url}/${pages[page]}${pages[page].includes("?") ? "&" : "?"}theme=${theme}&lang=${lang}`;
  await tab.go(address);
  await tab.page.evaluate((cart) => (localStorage.removeItem("lomb.orders"), localStorage.setItem("lomb.cart", cart)), JSON.stringify(basket));
  await tab.go(address);
  await tab.page.waitForSelector(".switches input");
  if (page in fates) await live(fates[page]);
  else if (page in filled) await tab.has(filled[page], 60);
  else await tab.allShow();
  // Pictures further down are only fetched when somebody scrolls there.
  await tab.page.$$eval("img", (all) => Promise.all(all.map((img) => ((img.loading = "eager"), img.decode().catch(() => {})))));
  await tab.settle();
}

async function live(deeds) {
  await Promise.all([tab.page.waitForNavigation(), tab.page.click("#example")]);
  await tab.has(filled.order);
  for (const deed of deeds) await tab.page.$eval(`[data-deed=${deed}]`, (button) => button.click());
}

/** What is not in the window, browsers do not paint unless told to. Were it made as high as the page, heights that go by it would grow. */
async function keep(name) {
  await tab.page.$$eval("backsoon-status", (all) => all.forEach((one) => (one.style.contentVisibility = "visible")));
  await tab.settle();
  await tab.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  console.log(join(folder, `${name}.png`));
}

const wanted = (page) => chosen.length === 0 || chosen.includes(page);
for (const width of [360, 1280]) {
  await tab.page.setViewport({ width, height: 900 });
  for (const page of Object.keys(pages).filter(wanted)) {
    for (const [theme, lang] of looks) {
      await visit(page, theme, lang);
      await keep(`${page}-${width}-${theme}-${lang}`);
    }
  }
}
for (const page of ["states", "collected", "cart", "checkout", "late"].filter(wanted)) {
  await visit(page, "light", "en");
  await tab.page.evaluate(() => (document.documentElement.dir = "rtl"));
  await tab.settle();
  await keep(`${page}-1280-rtl`);
}

await browser.close();
await site.close();
