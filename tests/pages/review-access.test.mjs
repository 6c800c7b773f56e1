/** `<backsoon-review>` for everybody: by the rules of WCAG 2.2 AA, on a narrow screen, from right to left, and by the keyboard. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { inEachBrowser, on, tab } from "./in-browsers.mjs";
import { appears, drawn, inside, noComplaints, show, small, speak, texts, unfold, visit } from "./review.mjs";

const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

inEachBrowser(() => {
  const sizes = { desktop: { width: 1280, height: 900 }, phone: { width: 360, height: 740 } };

  /** What axe finds wrong. */
  const violations = () =>
    tab.page.evaluate(async (values) => {
      const { violations } = await globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.flat().join(" ")} ${failureSummary}`).join("; ")}`);
    }, levels);

  for (const [size, viewport] of Object.entries(sizes)) {
    for (const lang of ["en", "ar"]) {
      test(`axe finds nothing wrong on a ${size}, in ${lang}, in both themes, everything unfolded, an item open too`, async (t) => {
        await tab.page.setViewport(viewport);
        t.after(() => tab.page.setViewport(sizes.desktop));
        await visit();
        await speak(lang);
        await tab.page.evaluate(axe);
        await unfold();
        for (const theme of ["light", "dark"]) {
          await on(`[name=switch-theme][value=${theme}]`, (choice) => choice.click());
          await tab.settle();
          assert.deepEqual(await violations(), [], theme);
          await on(inside("[part~=items] tbody button"), (button) => button.click());
          await appears("[part=detail] [part=chart]");
          await tab.settle();
          assert.deepEqual(await violations(), [], `${theme}, an item`);
          await tab.page.keyboard.press("Escape");
        }
        noComplaints();
      });
    }
  }

  test("the first links lead to the sections, past all that stands between", async () => {
    await visit();
    const titles = await texts("[part~=section] > header [part=heading]");
    assert.deepEqual(await texts("[part=jumps] a"), titles.slice(1));
    await on(inside("[part=jumps] a"), (link) => link.focus());
    for (let link = 2; link < titles.length; link += 1) await tab.page.keyboard.press("Tab");
    await tab.page.keyboard.press("Enter");
    const focused = () => on("backsoon-review", ({ shadowRoot: { activeElement } }) => [activeElement.localName, activeElement.getAttribute("part"), activeElement.textContent, activeElement.getBoundingClientRect().top < innerHeight]);
    assert.deepEqual(await focused(), ["h2", "heading", "Items", true]);
    await tab.page.keyboard.press("Tab");
    assert.deepEqual((await focused()).slice(0, 2), ["input", "search"], "one stop on is the search");
    assert.equal(await tab.page.evaluate(() => location.hash), "", "the page's address is its own");
  });

  for (const theme of ["light", "dark"]) {
    test(`the fields have the page's own colours in the ${theme} theme`, async () => {
      await visit({ theme });
      const colours = await on("backsoon-review", (it) => {
        const list = getComputedStyle(it.shadowRoot.querySelector("[part~=items] thead th")).backgroundColor;
        return [list, ...[...it.shadowRoot.querySelectorAll(".field :is(input, select)")].flatMap((field) => [getComputedStyle(field).backgroundColor, getComputedStyle(field).color === getComputedStyle(it).color])];
      });
      assert.deepEqual(colours, [colours[0], colours[0], true, colours[0], true]);
    });
  }

  test("on a phone no table is cut through, in any language", async (t) => {
    await tab.page.setViewport(sizes.phone);
    t.after(() => tab.page.setViewport(sizes.desktop));
    await visit();
    for (const file of readdirSync(join(root, "www/locales/review"))) {
      const lang = file.replace(".json", "");
      await speak(lang);
      await unfold();
      const cut = await on("backsoon-review", ({ shadowRoot }) => [...shadowRoot.querySelectorAll(".scroll, .wide :is(th, td)")].filter((one) => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1).map(({ textContent }) => textContent.slice(0, 40)));
      assert.deepEqual(cut, [], lang);
    }
  });

  for (const width of [360, 1280]) {
    test(`at ${width} px no name in the list of items is cut off, and a long one is whole once its item is open`, async (t) => {
      await tab.page.setViewport({ width, height: 800 });
      t.after(() => tab.page.setViewport(sizes.desktop));
      const cut = () => on("backsoon-review", ({ shadowRoot }) => [...shadowRoot.querySelectorAll("[part~=items] tbody :is(.name, .sku, td)")].filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1).map(({ textContent }) => textContent));
      await visit();
      for (const sort of ["orderBy", "last", "value"]) {
        await on(inside(`th.c-${sort} button`), (button) => button.click());
        await tab.settle();
        assert.deepEqual(await cut(), [], sort);
      }
      await show({ ...small, items: [{ ...small.items[0], title: "Tisza chair, oiled walnut" }] });
      await drawn();
      assert.deepEqual(await cut(), []);
      const title = "Oak chair with armrests and a cushion of undyed linen, made in the second edition of the year, whose feet are of brass";
      await show({ ...small, items: [{ ...small.items[0], title }] });
      await drawn();
      await on(inside("[part~=items] tbody button"), (button) => button.click());
      await appears("[part=detail][open]");
      const heading = await on(inside("[part=detail] h2"), (one) => [one.textContent, one.scrollWidth > one.clientWidth, one.getBoundingClientRect().right <= innerWidth]);
      assert.deepEqual(heading, [title, false, true]);
    });
  }

  for (const width of [300, 360, 1600]) {
    test(`at ${width} px nothing but the tables scrolls sideways, everything unfolded`, async (t) => {
      await tab.page.setViewport({ width, height: 800 });
      t.after(() => tab.page.setViewport({ width: 1280, height: 900 }));
      await visit({ lang: width === 300 ? "hu" : "en" });
      await unfold();
      // Some browsers' scroll bars take room.
      const [all, seen] = await tab.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.equal(all, seen);
    });
  }
});
