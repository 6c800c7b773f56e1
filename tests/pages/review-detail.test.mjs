/** One item of `<backsoon-review>` in full: what is expected of its stock, and what is wrong in what is told of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, tab } from "./in-browsers.mjs";
import { appears, drawn, inside, noComplaints, opened, review, show, small, texts, visit } from "./review.mjs";

inEachBrowser(() => {
  test("an item's projection is drawn, and its table has the figures of shop.projection()", async () => {
    await visit();
    const sku = await on("backsoon-review", ({ shadowRoot }) => {
      shadowRoot.querySelector("tbody button").click();
      return shadowRoot.querySelector("tbody .sku").textContent;
    });
    await appears("[part=detail] [part=chart]");
    const [shown] = await tab.page.$$eval(inside("[part=detail] [part=chart]"), (charts) => charts.map((chart) => ({
      name: chart.querySelector("svg").getAttribute("aria-label"), role: chart.querySelector("svg").getAttribute("role"), paths: chart.querySelectorAll("svg path.line").length,
      rows: [...chart.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent)),
    })));
    const told = opened.projection(sku, { days: shown.rows.length });
    const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
    assert.deepEqual(shown.rows.map(([, ...figures]) => figures), Array.from(told.stock, (stock, day) => [stock, told.low[day], told.high[day]].map((value) => number.format(value + 0))));
    assert.deepEqual([shown.role, shown.paths], ["img", 1]);
    assert.match(shown.name, /expected at the end of today/);
    await tab.page.keyboard.press("Escape");
    assert.equal(await on(inside("dialog"), (dialog) => dialog.open), false);
    noComplaints();
  });

  test("an item's detail says where what is told of its sales cannot be right", async () => {
    const sales = [...Array.from({ length: 9 }, (_, month) => ({ month: `2026-0${month + 1}`, quantity: 4 })), { month: "2027-03", quantity: 4 }];
    await show({ ...small, items: [{ sku: "CHAIR", onHand: 2, sales }] });
    await drawn();
    await on(inside("[part~=items] tbody button"), (button) => button.click());
    const [problem] = await tab.until(() => texts("[part=detail] [part=problems] li"), ({ length }) => length > 0);
    assert.match(problem, /2027-03/);
  });

  test("of an order that comes when the season is over it says how much that leaves, and of others nothing", async () => {
    await visit();
    const said = async (sku) => {
      await on(inside("[part=search]"), (field, sku) => {
        field.value = sku;
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }, sku);
      await tab.until(() => texts("[part~=items] tbody .sku"), ([first]) => first === sku);
      await on(inside("[part~=items] tbody button"), (button) => button.click());
      await appears("[part=detail] [part=chart]");
      const lines = await texts("[part=advice] p");
      await tab.page.keyboard.press("Escape");
      return lines.filter((line) => line.startsWith("When its season is over"));
    };
    const [line, ...others] = await said("ADVENT");
    const [, units, month] = /^When its season is over, on Dec 31, 2026, (\d+) units are expected to be left: enough until (\w+ 2027) or longer\. Order fewer if that is too many\.$/.exec(line);
    const { stock, months } = opened.projection("ADVENT", { days: 39 });
    const left = stock[38] + review.items.order[review.items.sku.indexOf("ADVENT")];
    assert.equal(units, String(Math.round(left)));
    let rest = left;
    const { month: until } = months.slice(1).find(({ expected }) => (rest -= expected) <= 0);
    assert.deepEqual([month, others], [new Date(`${until}-01`).toLocaleDateString("en", { month: "long", year: "numeric" }), []]);
    assert.deepEqual(await said("CHAIR-OAK"), []);
  });
});
