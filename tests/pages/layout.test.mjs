/** Nothing on the page moves because of the element, and it can be read wherever and however it stands. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Tab, launch } from "./browsers.mjs";
import { inEachBrowser, on, site, tab, watchShifts } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const stock = {
  ...shop,
  asOf: "2026-11-23T08:00:00Z",
  policy: { transitDays: { min: 1, max: 3 } },
  items: [
    { sku: "CHAIR", onHand: 9 },
    { sku: "STOOL", onHand: 1, selling: "backorder", onOrder: [{ quantity: 9, due: "2026-12-09" }] },
  ],
};

const fallbacks = { empty: "", short: "Ask us", long: "Usually ships within two days; around the holidays it may take a week or, rarely, two. ".repeat(3) };
const views = ["full", "line", "badge"];
const of = (sku, view, id, text) => `<backsoon-status id="${id}" sku="${sku}" quantity="2" view="${view}">${text}</backsoon-status><p id="after-${id}">What stands below</p>`;
const everyKind = ["CHAIR", "STOOL"].flatMap((sku) =>
  views.flatMap((view) => Object.entries(fallbacks).map(([kind, text]) => of(sku, view, `${sku}-${view}-${kind}`, text))),
);

inEachBrowser((name) => {
  const boxes = () =>
    tab.page.$$eval("backsoon-status, main p", (all) =>
      Object.fromEntries(all.map((one) => [one.id, Object.values(one.getBoundingClientRect().toJSON()).map((side) => Math.round(side * 10) / 10)])),
    );

  for (const width of [280, 1280]) {
    test(`from the shop's text to ours no box moves, at ${width} px, whatever the shop's text and the view`, async () => {
      await tab.page.setViewport({ width, height: 900 });
      const { url, stock: path } = site.page(everyKind.join("\n"), { stock, library: "/nothing.js", css: "body { margin: 8px; font: 16px/1.5 sans-serif }" });
      await tab.go(url);
      await tab.settle();
      const written = await boxes();
      const shifts = await watchShifts();
      await tab.page.evaluate(async (told) => {
        const { connect, define } = await import("/dist/backsoon.js");
        define();
        globalThis.show = () => connect(told);
      }, path);
      await tab.settle();
      assert.deepEqual(await boxes(), written, "once the element is defined");
      await tab.page.evaluate(() => show());
      await tab.allShow();
      await tab.settle();
      assert.deepEqual(await boxes(), written, "once it shows");
      await tab.page.$$eval("backsoon-status", (all) => all.forEach((one) => (one.quantity = 1)));
      await tab.heads("#STOOL-line-short", "In stock, ships today");
      await tab.settle();
      assert.deepEqual(await boxes(), written, "once the quantity is another");
      // The page comes without its script at first, so that each step can be looked at: whatever shifted would be here.
      assert.deepEqual(await shifts(), []);
    });

    test(`line and badge are one line at ${width} px, end in an ellipsis, and say the whole sentence to who listens`, async () => {
      await tab.page.setViewport({ width, height: 900 });
      const narrow = ".narrow { inline-size: 180px }";
      const elements = ["line", "badge"].map((view) => of("STOOL", view, view, fallbacks.long) + of("VASE", view, `${view}-unknown`, fallbacks.long));
      await tab.go(site.page(`<div class="narrow">${elements.join("")}</div>`, { stock, css: narrow }).url);
      for (const view of ["line", "badge"]) {
        await tab.reads(`#${view}`, ["Part in stock, the rest by Dec 9"]);
        await tab.heads(`#${view}-unknown`, /^Usually ships/);
        for (const id of [view, `${view}-unknown`]) {
          const { lines, tooWide, ends } = await on(`#${id}`, (it) => {
            const text = document.createRange();
            const headline = it.state === "unknown" ? it : it.shadowRoot.querySelector("[part~=headline]");
            text.selectNodeContents(headline);
            const tops = [...text.getClientRects()].map(({ top }) => Math.round(top));
            const box = it.shadowRoot?.querySelector(it.state === "unknown" ? "[part~=fallback]" : "[part~=face]") ?? it;
            const cutBy = [box, headline].filter((one) => one.scrollWidth > one.clientWidth + 1);
            const ends = cutBy.length > 0 && cutBy.every((one) => getComputedStyle(one).textOverflow === "ellipsis");
            return { lines: new Set(tops).size, tooWide: box.getBoundingClientRect().right > it.getBoundingClientRect().right + 0.5, ends };
          });
          assert.deepEqual({ id, lines, tooWide, ends }, { id, lines: 1, tooWide: false, ends: true });
        }
        const said = await on(`#${view}`, (it) => it.shadowRoot.querySelector("[part~=rest]").textContent);
        assert.match(said, /1 today\. 1 more by Wednesday, December 9\. More is on order\./);
      }
      assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    });
  }

  test("a full one has room for all it usually says, without scrolling inside, from 280 px on", async () => {
    await tab.go(site.page(of("CHAIR", "full", "little", "") + of("STOOL", "full", "much", ""), { stock }).url);
    for (const width of [280, 360, 768, 1280]) {
      await tab.page.setViewport({ width, height: 900 });
      await tab.allShow();
      await tab.settle();
      for (const id of ["little", "much"]) {
        const { wanted, given } = await on(`#${id}`, (it) => {
          const face = it.shadowRoot.querySelector("[part~=face]");
          return { wanted: face.scrollHeight, given: face.clientHeight };
        });
        assert.ok(wanted <= given, `#${id} at ${width} px: ${wanted} px of text in ${given}`);
      }
    }
  });

  for (const dir of ["ltr", "rtl"]) {
    test(`signs and text stand at the side where reading begins (${dir})`, async () => {
      await tab.page.setViewport({ width: 800, height: 900 });
      await tab.go(site.page(views.map((view) => of("STOOL", view, view, "Ask us")).join(""), { stock, dir }).url);
      for (const view of views) {
        await tab.heads(`#${view}`, /^Part in stock/);
        const { start, sign, text } = await on(`#${view}`, (it) => {
          const box = (part) => it.shadowRoot.querySelector(`[part~=${part}]`).getBoundingClientRect();
          const rtl = getComputedStyle(it).direction === "rtl";
          const from = (rect) => (rtl ? it.getBoundingClientRect().right - rect.right : rect.left - it.getBoundingClientRect().left);
          return { start: from(box("face")), sign: from(box("icon")), text: from(box("headline")) };
        });
        assert.ok(Math.abs(start) < 1, `${view} starts ${start} px inside`);
        assert.ok(sign < text, `${view}: sign at ${sign} px, text at ${text} px`);
      }
      assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    });
  }

  test("it follows the page's colour scheme, and its words stand out from what is behind them in both", async () => {
    const css = ":root { color-scheme: light; background: Canvas; color: CanvasText } .dark { color-scheme: dark; background: Canvas; color: CanvasText }";
    await tab.go(site.page(of("STOOL", "badge", "light", "") + `<div class="dark">${of("STOOL", "badge", "dark", "")}</div>`, { stock, css }).url);
    const contrast = {};
    for (const id of ["light", "dark"]) {
      await tab.heads(`#${id}`, /^Part in stock/);
      contrast[id] = await on(`#${id}`, (it) => {
        const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
        const luminance = (...colours) => {
          for (const colour of colours) Object.assign(canvas, { fillStyle: colour }).fillRect(0, 0, 1, 1);
          const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((byte) => (byte / 255 <= 0.04045 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
          return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        };
        const face = getComputedStyle(it.shadowRoot.querySelector("[part~=face]"));
        const behind = getComputedStyle(it.closest(".dark") ?? document.documentElement).backgroundColor;
        const [text, ground] = [luminance(behind, face.backgroundColor, face.color), luminance(behind, face.backgroundColor)];
        return { text, ratio: (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05) };
      });
    }
    assert.ok(contrast.light.ratio >= 4.5 && contrast.dark.ratio >= 4.5, JSON.stringify(contrast));
    assert.ok(contrast.dark.text > contrast.light.text, "light words in the dark");
  });

  test("with forced colours the full one keeps its edge, and the signs their shape", async () => {
    const browser = await launch(name, { "browser.display.document_color_use": 2 });
    try {
      const tab = await Tab.open(browser);
      if (name === "chromium") {
        const devtools = await tab.page.createCDPSession();
        await devtools.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
      }
      await tab.go(site.page(views.map((view) => of("STOOL", view, view, "Ask us")).join(""), { stock }).url);
      for (const view of views) await tab.heads(`#${view}`, /^Part in stock/);
      assert.ok(await tab.page.evaluate(() => matchMedia("(forced-colors: active)").matches));
      const styles = await tab.page.$eval("#full", (it) => {
        const { borderTopStyle, borderTopWidth } = getComputedStyle(it.shadowRoot.querySelector("[part~=face]"));
        const icon = getComputedStyle(it.shadowRoot.querySelector("[part~=icon]"));
        const text = getComputedStyle(it).color;
        return { face: [borderTopStyle, borderTopWidth], icon: icon.borderTopStyle, seen: icon.borderTopColor === text };
      });
      assert.deepEqual(styles, { face: ["solid", "1px"], icon: "solid", seen: true });
    } finally {
      await browser.close();
    }
  });
});
