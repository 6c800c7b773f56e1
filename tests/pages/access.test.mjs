/** The demo shop for everybody: with the keyboard alone, on a narrow screen, and by the rules of WCAG 2.2 AA. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";

const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const pages = ["index.html", "product.html?sku=STOOL", "states.html", "cart.html", "checkout.html", "order.html", "playground.html", "theme.html", "review.html"];
/** What is in sight once a page that has no promise of its own is filled. */
const filled = { "cart.html": "#plan >>> [part=shipment]", "checkout.html": ".summary >>> [part=shipment]", "order.html": "#life >>> [part=line]", "review.html": "backsoon-review >>> [part~=verdict]" };
const basket = [["CHAIR-OAK", 2], ["STOOL", 4], ["SOFA", 1]].map(([sku, quantity]) => ({ sku, quantity }));

inEachBrowser(() => {
  /** A page with all its promises shown, the cart filled, and an order that is late. */
  async function visit(path, { lang = "en", theme = "light" } = {}) {
    const address = `${site.url}/${path}${path.includes("?") ? "&" : "?"}lang=${lang}&theme=${theme}`;
    await tab.go(address);
    if (path in filled) {
      await tab.page.evaluate((cart) => (localStorage.removeItem("lomb.orders"), localStorage.setItem("lomb.cart", cart)), JSON.stringify(basket));
      await tab.go(address);
    }
    await tab.page.waitForSelector(".switches input");
    if (path === "order.html") {
      await tab.page.waitForSelector("#example", { visible: true });
      await Promise.all([tab.page.waitForNavigation(), tab.page.click("#example")]);
    }
    if (path in filled) await tab.has(filled[path], 60);
    else await tab.allShow();
    if (path === "order.html") await on("[data-deed=slip]", (button) => button.click());
    await tab.settle();
  }

  for (const path of pages) {
    test(`axe finds nothing wrong with ${path}, in both languages and both themes`, async () => {
      await visit(path);
      await tab.page.evaluate(axe);
      for (const lang of ["en", "hu"]) {
        await on(`[name=switch-lang][value=${lang}]`, (choice) => choice.click());
        for (const theme of ["light", "dark"]) {
          await on(`[name=switch-theme][value=${theme}]`, (choice) => choice.click());
          await tab.settle();
          const violations = await tab.page.evaluate(async (values) => {
            for (const details of document.querySelectorAll("details")) details.open = true;
            // Only what violates is wanted; the rest is a megabyte.
            const { violations } = await globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
            return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target.flat().join(" ")} ${failureSummary}`).join("; ")}`);
          }, levels);
          assert.deepEqual(violations, [], `${lang}, ${theme}`);
        }
      }
    });

    test(`${path} needs no sideways scrolling at 280 px, in either language, and no promise is cut off`, async (t) => {
      await tab.page.setViewport({ width: 280, height: 800 });
      t.after(() => tab.page.setViewport({ width: 1280, height: 900 }));
      await visit(path);
      for (const lang of ["en", "hu"]) {
        await on(`[name=switch-lang][value=${lang}]`, (choice) => choice.click());
        await tab.settle();
        assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth), 280, lang);
        const cut = await tab.page.$$eval('backsoon-status[view="full"]', (all) =>
          all.map((one) => [one, one.shadowRoot?.querySelector("[part=face]")]).filter(([, face]) => face && face.scrollHeight > face.clientHeight)
            .map(([one, face]) => `${one.closest("[id]")?.id || one.getAttribute("sku")}: ${face.scrollHeight} px of text in ${face.clientHeight}`),
        );
        assert.deepEqual(cut, [], lang);
      }
    });
  }

  test("on a phone no badge of the listing is cut before its date, in either language", async (t) => {
    await tab.page.setViewport({ width: 360, height: 800 });
    t.after(() => tab.page.setViewport({ width: 1280, height: 900 }));
    await visit("index.html");
    await tab.allShow();
    for (const lang of ["en", "hu"]) {
      await on(`[name=switch-lang][value=${lang}]`, (choice) => choice.click());
      await tab.settle();
      const cut = await tab.page.$$eval('backsoon-status[view="badge"]', (all) =>
        all.flatMap((one) => [one, ...(one.shadowRoot?.querySelectorAll("*") ?? [])].filter((part) => part.textContent && part.clientWidth > 1 && part.scrollWidth > part.clientWidth).map((part) => `${one.getAttribute("sku")}: ${part.textContent}`)),
      );
      assert.deepEqual(cut, [], lang);
    }
  });

  const press = async (key, times = 1) => {
    for (let time = 0; time < times; time += 1) await tab.page.keyboard.press(key);
  };
  const focused = () => tab.page.evaluate(() => document.activeElement.id || document.activeElement.name || document.activeElement.getAttribute("href") || document.activeElement.dataset.step || document.activeElement.localName);
  /** Presses Tab until the focus is there, and tells where it stopped on the way. */
  const tabTo = async (goal) => {
    const way = [];
    while (way.at(-1) !== goal && way.length < 60) {
      await press("Tab");
      way.push(await focused());
    }
    assert.equal(way.at(-1), goal, way.join(" → "));
    return way;
  };
  /** Whether who uses the keyboard sees where they are. */
  const seen = () =>
    tab.page.evaluate(() => {
      const visibly = (element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
        return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
      };
      // A drawn radio button or a card may show it for what is inside them.
      const shown = [document.activeElement, document.activeElement.nextElementSibling, document.activeElement.closest("label, .card, .stepper")];
      return shown.some((element) => element && visibly(element));
    });

  test("with the keyboard alone: language and theme, variant and quantity, into the cart", async () => {
    await visit("product.html");
    const way = await tabTo("switch-lang");
    assert.equal(way[0], "#content", "the first stop leads past the header");
    await press("ArrowRight");
    await tab.heads("#status", "Raktáron, még ma feladjuk");
    assert.ok(await seen());
    await tabTo("switch-theme");
    await press("ArrowRight");
    assert.equal(await on("html", (root) => root.dataset.theme), "auto");
    await press("ArrowRight");
    assert.equal(await on("html", (root) => getComputedStyle(root).colorScheme), "dark");
    assert.ok(await seen());
    await tabTo("wood");
    await press("ArrowDown", 2);
    await tab.heads("#status", /: december 11\., péntek$/);
    assert.ok(await seen());
    assert.deepEqual(await tabTo("quantity"), ["-1", "quantity"]);
    await press("ArrowUp", 8);
    await tab.heads("#status", /: december 28\., hétfő$/);
    assert.ok(await seen());
    await tabTo("1");
    await press(" ");
    assert.equal(await on("#quantity", (field) => field.value), "10");
    await tabTo("add");
    assert.ok(await seen());
    await press("Enter");
    assert.match(await on(".added", (line) => line.textContent), /^10 × Tisza szék, dió a kosárban\./);
    assert.deepEqual(await tabTo("cart.html"), ["cart.html"], "and straight on to the cart");
    await tab.page.evaluate(() => localStorage.clear());
  });

  test("with the keyboard alone: every slider of the playground, and the promise follows each step", async () => {
    await visit("playground.html");
    const sliders = ["quantity", "day", "hour", "stock", "waiting", "coming", "due", "lead"];
    await tabTo("quantity");
    for (const slider of sliders.slice(1)) assert.deepEqual(await tabTo(slider), [slider]);
    assert.deepEqual(await tabTo("selling"), ["selling"]);
    const full = ".page backsoon-status";
    await on("#stock", (slider) => slider.focus());
    await press("ArrowRight");
    await tab.heads(full, /^(In stock|Only)/);
    await press("Home");
    await tab.heads(full, /^On backorder, ships by /);
    assert.ok(await seen());
    const spoken = await on("#due", (slider) => slider.getAttribute("aria-valuetext"));
    assert.match(spoken, /Dec 9/);
  });

  test("with the keyboard alone: past the header into the content", async () => {
    await visit("index.html");
    await press("Tab");
    const skip = await on(".skip", (link) => ({ focused: link === document.activeElement, height: link.getBoundingClientRect().height }));
    assert.ok(skip.focused && skip.height > 20, JSON.stringify(skip));
    await press("Enter");
    await press("Tab");
    assert.ok(await tab.page.evaluate(() => document.activeElement.closest("main") !== null));
  });
});
