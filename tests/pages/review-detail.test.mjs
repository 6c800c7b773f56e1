/** One item of `<backsoon-review>` in full: what is expected of its stock, and what is wrong in what is told of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, tab } from "./in-browsers.mjs";
import { appears, drawn, inside, noComplaints, opened, review, show, small, speak, texts, visit } from "./review.mjs";

inEachBrowser(() => {
  const openItem = async (sku) => {
    await on(inside("[part=search]"), (field, sku) => {
      field.value = sku;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, sku);
    await tab.until(() => texts("[part~=items] tbody .sku"), ([first]) => first === sku);
    await on(inside("[part~=items] tbody button"), (button) => button.click());
  };

  /** Labels of a drawing that lie over one another. */
  const touching = (chart) => on(inside(chart), (drawing) => {
    const boxes = [...drawing.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
    return boxes.flatMap(([one, a], row) => boxes.slice(row + 1).filter(([, b]) => a.left < b.right && b.left < a.right && a.top < b.bottom - 3 && b.top < a.bottom - 3).map(([other]) => `${one} / ${other}`));
  });

  for (const [what, sku, mark] of [["from the day on which the drawn line is at 0", "CHAIR-OAK", "out from Jan 22"], ["before what is on order can make it last", "CHAIR-WALNUT", "out from Dec 2"], ["at once, where the line begins below 0", "MUG", "out now"]]) {
    test(`in the drawing an item is out ${what}`, async () => {
      await visit();
      await openItem(sku);
      await appears("[part=detail] [part=chart]");
      const labels = await texts("[part=detail] [part=chart] svg .label");
      assert.deepEqual(labels.filter((label) => /out|gone/.test(label)), [mark]);
      const { stock } = opened.projection(sku, { days: 180 });
      const day = new Date(Date.UTC(2026, 10, 23 + stock.findIndex((units) => units <= 0)));
      assert.equal(mark === "out now" || mark === `out from ${day.toLocaleDateString("en", { month: "short", day: "numeric", timeZone: "UTC" })}`, true);
    });
  }

  test("what comes on one day is one delivery in the drawing, and no label lies over another", async (t) => {
    await tab.page.setViewport({ width: 360, height: 800 });
    t.after(() => tab.page.setViewport({ width: 1280, height: 900 }));
    await visit();
    for (const [sku, label] of [["TOWEL", "+96, overdue"], ["BLANKET", "+40, overdue"], ["MUG", "+96, overdue"]]) {
      await openItem(sku);
      await appears("[part=detail] [part=chart]");
      await tab.settle();
      const labels = await texts("[part=detail] [part=chart] svg .label");
      assert.deepEqual(labels.filter((text) => text.includes("overdue")), [label]);
      assert.deepEqual(await touching("[part=detail] [part=chart] svg"), [], sku);
      await tab.page.keyboard.press("Escape");
    }
    await speak("ar");
    await tab.settle();
    assert.deepEqual(await touching("[part~=backlog] [part=chart] svg"), []);
  });

  test("of what is due on one day, in part late already, the label says how much is", async () => {
    await show({ ...small, items: [{ sku: "CHAIR", title: "Oak chair", selling: "backorder", supplier: "acme", onHand: 9, dailyDemand: 0.5, onOrder: [{ quantity: 4, due: "2026-11-13" }, { quantity: 3, due: "2026-11-24" }] }] });
    await drawn();
    await openItem("CHAIR");
    await appears("[part=detail] [part=chart]");
    assert.ok((await texts("[part=detail] [part=chart] svg .label")).includes("+7, 4 overdue"));
  });

  test("why there is no advice on what is not stocked is told by how it is sold", async () => {
    const sold = { "made-to-order": "No advice. It is made to order: nothing of it is kept in stock.", discontinued: "No advice. It is discontinued: no more of it is ordered.", stock: "No advice. Nobody tells exactly how many of it there are." };
    await show({ ...small, items: Object.keys(sold).map((selling) => ({ sku: selling.toUpperCase(), title: selling, selling, supplier: "acme", onHand: selling === "stock" ? "some" : 0 })) });
    await drawn();
    for (const [selling, said] of Object.entries(sold)) {
      await openItem(selling.toUpperCase());
      await tab.until(() => texts("[part=advice]"), ([text]) => text === said);
      await tab.page.keyboard.press("Escape");
    }
  });

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
      await openItem(sku);
      await appears("[part=detail] [part=chart]");
      const lines = await texts("[part=advice] p");
      await tab.page.keyboard.press("Escape");
      return lines.filter((line) => line.startsWith("When its season is over"));
    };
    const [line, ...others] = await said("ADVENT");
    await openItem("ADVENT");
    await appears("[part=detail] [part=chart]");
    const [order, warning, why] = await texts("[part=advice] p");
    await tab.page.keyboard.press("Escape");
    assert.match(order, /^Order \d+ units today\.$/);
    assert.equal(warning, line, "beside the advice");
    assert.match(why, /What is there and on order is enough until /);
    const [, units, month] = /^When its season is over, on Dec 31, 2026, (\d+) units are expected to be left: enough until (\w+ 2027) or longer\. Order fewer if that is too many\.$/.exec(line);
    const { leftOver } = opened.projection("ADVENT");
    assert.equal(units, String(leftOver.units));
    assert.deepEqual([month, others], [new Date(`${leftOver.until}-01`).toLocaleDateString("en", { month: "long", year: "numeric", timeZone: "UTC" }), []]);
    assert.deepEqual(await said("CHAIR-OAK"), []);
  });
});
