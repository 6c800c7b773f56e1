/** What those are offered who wait, for everybody: by the rules of WCAG 2.2 AA, read aloud, enlarged, in forced colours. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { Tab, launch } from "./browsers.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { status, stock } from "./waiting.mjs";

const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const languages = ["en", "hu", "de", "fr", "es", "pl", "ja", "ar"];
const css = `
  body { margin: 8px; font: 16px/1.5 sans-serif }
  :root { color-scheme: light; background: Canvas; color: CanvasText }
  .dark { color-scheme: dark }`;
const all = stock.items.filter(({ sku }) => !["ASH", "SOON"].includes(sku));
const everyState = () => site.page(all.map(({ sku }) => status(sku, sku === "STOOL" ? 'quantity="3"' : "", sku)).join(""), { stock, css }).url;

/** Waits until each element of a page in a tab offers what it has to, and opens all there is to open. */
async function openForms(tab) {
  await tab.allShow();
  await tab.until(() => tab.page.$$eval("backsoon-status", (them) => them.filter((it) => offered(it).contact).length), (count) => count === all.length - 1);
  await tab.page.$$eval("backsoon-status", (them) => them.forEach((it) => it.shadowRoot.querySelector("[data-do=notify]")?.click()));
  await tab.page.$$eval("backsoon-status", (them) => them.forEach((it) => it.shadowRoot.querySelector("[part=how]:not([hidden]) summary")?.click()));
  await tab.until(() => tab.page.$$eval("backsoon-status", (them) => them.filter((it) => offered(it).notify).length), (count) => count === all.length - 3);
  await tab.settle();
}

/** What of the page is cut off or hangs over its box. */
const cutOff = (page) =>
  page.$$eval("backsoon-status", (them) => [
    ...(document.documentElement.scrollWidth > innerWidth ? [`the page is ${document.documentElement.scrollWidth} wide`] : []),
    ...them.flatMap((it) => {
      const face = it.shadowRoot.querySelector("[part=face]");
      const box = face.getBoundingClientRect();
      const over = [...face.querySelectorAll("[part=care] :is(p, li, span, a, button, input, progress, summary)")].filter((one) => {
        const { left, right, top, bottom, width } = one.getBoundingClientRect();
        return width > 0 && (left < box.left - 1 || right > box.right + 1 || top < box.top - 1 || bottom > box.bottom + 1 || one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 && one.localName === "button");
      });
      const tall = face.scrollHeight > face.clientHeight ? [`${it.id}: ${face.scrollHeight} px in ${face.clientHeight}`] : [];
      return [...tall, ...over.map((one) => `${it.id}: ${one.outerHTML}`)];
    }),
  ]);

inEachBrowser((name) => {
  const violations = () =>
    tab.page.evaluate(async (values) => {
      const { violations } = await globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(" ")} ${failureSummary}`).join("; ")}`);
    }, levels);

  test("axe finds nothing wrong with what is offered, in any state, language and theme, forms open or not", async () => {
    await tab.go(everyState());
    await tab.page.evaluate(axe);
    await tab.until(() => tab.page.$$eval("backsoon-status", (them) => them.filter((it) => offered(it).contact).length), (count) => count === all.length - 1);
    await tab.settle();
    assert.deepEqual(await violations(), [], "forms closed");
    await openForms(tab);
    for (const lang of languages) {
      await on("html", (root, lang) => Object.assign(root, { lang, dir: lang === "ar" ? "rtl" : "ltr" }), lang);
      await tab.settle();
      for (const theme of ["", "dark"]) {
        await on("html", (root, theme) => (root.className = theme), theme);
        assert.deepEqual(await violations(), [], `${lang}, ${theme || "light"}`);
      }
    }
  });

  for (const [stage, how] of [["sending", "new Promise(() => {})"], ["thanked", "Promise.resolve()"], ["failed", "Promise.reject(new Error('full'))"]]) {
    test(`axe finds nothing wrong with what is said while or after it is sent (${stage})`, async () => {
      await tab.go(site.page(status("WALNUT"), { stock, css, script: `addEventListener("backsoon-notify", ({ detail }) => detail.respondWith(${how}));` }).url);
      await tab.page.evaluate(axe);
      await tab.until(() => on("#it", (it) => !!offered(it).actions), Boolean);
      await on("#it", (it) => it.shadowRoot.querySelector("[data-do=notify]").click());
      await tab.until(() => on("#it", (it) => it.shadowRoot.activeElement?.localName), (at) => at === "input");
      await tab.page.keyboard.type("anna@example.com");
      await tab.page.keyboard.press("Enter");
      await tab.until(() => on("#it", (it) => offered(it).said?.length), (count) => count === 1);
      await tab.settle();
      for (const theme of ["", "dark"]) {
        await on("html", (root, theme) => (root.className = theme), theme);
        assert.deepEqual(await violations(), [], theme || "light");
      }
    });
  }

  for (const [what, viewport] of [["at 200%", { width: 640, height: 450, deviceScaleFactor: 2 }], ["at 400%", { width: 320, height: 256, deviceScaleFactor: 4 }], ["on the narrowest screen", { width: 280, height: 800 }]]) {
    test(`nothing of it is cut off ${what}, in any language`, async (t) => {
      await tab.page.setViewport(viewport);
      t.after(() => tab.page.setViewport({ width: 1280, height: 900 }));
      await tab.go(everyState());
      await openForms(tab);
      for (const lang of languages) {
        await on("html", (root, lang) => Object.assign(root, { lang, dir: lang === "ar" ? "rtl" : "ltr" }), lang);
        await tab.settle();
        assert.deepEqual(await cutOff(tab.page), [], lang);
      }
    });
  }

  test("with forced colours what can be pressed keeps its edge, and nothing is cut off", async () => {
    const browser = await launch(name, { "browser.display.document_color_use": 2 });
    try {
      const tab = await Tab.open(browser);
      if (name === "chromium") {
        const devtools = await tab.page.createCDPSession();
        await devtools.send("Emulation.setEmulatedMedia", { features: [{ name: "forced-colors", value: "active" }] });
      }
      await tab.go(everyState());
      await openForms(tab);
      assert.ok(await tab.page.evaluate(() => matchMedia("(forced-colors: active)").matches));
      const edges = await tab.page.$eval("#LAMP", (it) =>
        Object.fromEntries([...it.shadowRoot.querySelectorAll("[part=care] :is(button, input, progress)")].map((one) => {
          const { borderTopStyle, borderTopColor } = getComputedStyle(one);
          return [one.dataset.do ?? one.localName, borderTopStyle !== "none" && !/^rgba\(.* 0\)$|transparent/.test(borderTopColor)];
        })),
      );
      assert.deepEqual(edges, { progress: true, notify: true, calendar: true, share: true, input: true, send: true, dismiss: true });
      assert.deepEqual(await cutOff(tab.page), []);
    } finally {
      await browser.close();
    }
  });

  // Firefox tells nobody its tree.
  if (name !== "chromium") return;
  test("read aloud, it follows the promise in the order in which it stands, each thing by its name", async () => {
    await tab.go(site.page(`${status("WALNUT")}`, { stock }).url);
    await tab.until(() => on("#it", (it) => !!offered(it).actions), Boolean);
    await on("#it", (it) => it.shadowRoot.querySelector("[data-do=notify]").click());
    await tab.until(() => on("#it", (it) => it.shadowRoot.activeElement?.localName), (at) => at === "input");
    await tab.settle();
    const tree = await tab.page.accessibility.snapshot({ interestingOnly: true, includeIframes: false });
    const heard = [];
    const walk = ({ role, name, expanded, required, children = [] }) => {
      if (role !== "StaticText" || name.trim() !== "") heard.push([role, name, expanded ? "expanded" : "", required ? "required" : ""].filter(Boolean).join(" "));
      // A link's text is its name.
      if (role !== "link") children.forEach(walk);
    };
    walk(tree);
    assert.deepEqual(heard, [
      "RootWebArea A product",
      "main",
      "heading A product",
      "StaticText On backorder, ships by Wednesday, December 16",
      "StaticText More is on order. Orders are filled first come, first served.",
      "StaticText That is 23 days from now.",
      "StaticText For waiting 14 days or more: 10% off this order.",
      "StaticText In stock instead:",
      "link Oak chair",
      "StaticText Ash chair",
      "StaticText Questions? We are glad to help.",
      "link help@lomb.example",
      "link +36 1 234 5678",
      "link Chat with us",
      "button Tell me when it is in stock expanded",
      "button Add to calendar",
      "button Share",
      "form",
      "StaticText Your e-mail address",
      "textbox Your e-mail address required",
      "button Tell me",
      "button Not now",
      "DisclosureTriangle How we know this date",
      "status",
    ]);
  });
});
