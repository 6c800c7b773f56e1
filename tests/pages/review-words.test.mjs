/** What `<backsoon-review>` says: nothing that nobody knows, in each language. */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { drawn, everything, inside, noComplaints, show, small, speak, texts, unfold, visit, wordsOf, wrong } from "./review.mjs";
import { shop } from "./server.mjs";

inEachBrowser(() => {
  for (const [what, snapshot] of Object.entries({
    "nothing but one order line": { ...shop, items: [{ sku: "A", selling: "backorder", backorders: [{ id: "1", quantity: 1 }] }] },
    "no item": { ...shop, policy: { review: { strainedDays: 3 } }, items: [] },
    "little of everything": { ...small, items: small.items.slice(0, 2) },
    "sales of nothing": { ...shop, items: [{ sku: "A", onHand: 3, sales: [{ month: "2026-10", quantity: 0, daysOut: 31 }] }, { sku: "B", onHand: "some", sales: [] }, { sku: "C", selling: "made-to-order", sales: [{ month: "2026-10", quantity: 5 }] }] },
  })) {
    test(`nothing is said that nobody knows, of a snapshot that tells ${what}`, async () => {
      await show(snapshot);
      await drawn();
      assert.doesNotMatch(await everything(), wrong);
      for (let row = 0; row < snapshot.items.length; row += 1) {
        await on("backsoon-review", ({ shadowRoot }, row) => shadowRoot.querySelectorAll("[part~=items] tbody button")[row]?.click(), row);
        await tab.settle();
        assert.doesNotMatch(await everything(), wrong);
        await on(inside("dialog"), (dialog) => dialog.close());
      }
      noComplaints();
    });
  }

  test("the demo says nothing that nobody knows, item by item", async () => {
    await visit();
    await unfold();
    assert.doesNotMatch(await everything(), wrong);
  });

  test("of stock that is below nothing, with no order told, no order is counted and no empty books are shown", async () => {
    const sales = [8, 9, 10].map((month) => ({ month: `2026-${String(month).padStart(2, "0")}`, quantity: 20 }));
    await show({ ...shop, suppliers: { acme: { name: "Acme Oy", leadDays: 14 } }, items: [{ sku: "STOOL", selling: "backorder", supplier: "acme", onHand: 0, backorders: 5, sales }] });
    await drawn();
    const told = await on("backsoon-review", ({ review: { backlog, contacts } }) => [backlog.units, backlog.lines, contacts.unlisted]);
    assert.deepEqual(told, [5, 0, 5]);
    assert.deepEqual((await texts("[part=figure] .note")).slice(0, 1), ["1 item"]);
    const tables = await texts("[part~=backlog] caption");
    assert.equal(tables.includes("In the books"), false);
    assert.deepEqual((await texts("[part~=backlog] tbody tr")).filter((row) => row.startsWith("units of no order")), ["units of no order told50.05"]);
    assert.deepEqual(await texts("[part~=today] .intro"), ["1 purchase order is proposed."]);
  });

  test("it tells by the shop's clock as of when it is, by that of Greenwich where nobody knows the shop's", async () => {
    for (const [timeZone, time] of [["Europe/Budapest", "8:40"], ["Mars/Olympus", "7:40"]]) {
      await show({ ...small, timeZone, asOf: "2026-11-23T07:40:00Z" });
      await drawn();
      assert.match((await texts("[part=foot] p"))[0], new RegExp(`Nov 23, 2026, ${time}\\sAM`));
    }
  });

  test("a date that ends with a dot ends its sentence", async () => {
    await visit({ lang: "hu" });
    await on(inside("[part~=items] tbody button"), (button) => button.click());
    await tab.until(() => texts("[part=advice]"), ([text]) => /eddig elég: \d{4}\. \S+ \d+\./.test(text));
    assert.doesNotMatch(await everything(), /\.\./);
  });

  test("it speaks each language of the page, dates and figures too", async () => {
    await visit();
    for (const file of readdirSync(join(root, "www/locales/review"))) {
      const lang = file.replace(".json", "");
      await speak(lang);
      await unfold();
      assert.deepEqual(await on(inside("[part=root]"), (it) => [it.lang, it.dir]), [lang, lang === "ar" ? "rtl" : "ltr"]);
      assert.doesNotMatch(await everything(), wrong, lang);
      assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, lang);
    }
    await on("html", (page) => (page.lang = "fi"));
    await tab.until(() => texts("[part~=verdict] [part=heading]"), ([title]) => title === "How it stands");
    assert.equal(await on(inside("[part=root]"), (it) => it.lang), "en");
  });

  test("a message that a language lacks is said in English, and the rest in the language", async (t) => {
    t.after(() => site.drop("/dist/locales/review/de.json"));
    const { "verdict.heading": _, ...words } = wordsOf("de");
    site.put("/dist/locales/review/de.json", words);
    await show(small, { page: { lang: "de" } });
    await drawn();
    assert.deepEqual(await texts("[part~=verdict] [part=heading]"), ["How it stands"]);
    assert.deepEqual(await texts("[part~=health] [part=heading]"), [words["health.heading"]]);
  });
});
