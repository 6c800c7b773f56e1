/** The purchase orders that `<backsoon-review>` proposes: how many are for today, their lines, and a file of each. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { inEachBrowser, on, tab } from "./in-browsers.mjs";
import { drawn, review, show, small, texts, visit } from "./review.mjs";

inEachBrowser(() => {
  test("of proposed orders it says how many are for today", async () => {
    await visit();
    const late = review.purchaseOrders.filter(({ by }) => by === review.today).length;
    assert.ok(late > 1 && late < review.purchaseOrders.length, "some are");
    assert.equal((await texts("[part~=today] .intro"))[0], `${review.purchaseOrders.length} purchase orders are proposed. ${late} of them should be placed today.`);
    const item = (number, supplier) => ({ sku: `SKU-${number}`, supplier, dailyDemand: 2, onHand: 0 });
    await show({ ...small, suppliers: { acme: { leadDays: 14 }, bolt: { leadDays: 14 } }, items: [item(1, "acme"), item(2, "bolt")] });
    await drawn();
    assert.equal((await texts("[part~=today] .intro"))[0], "2 purchase orders are proposed. All of them should be placed today.");
  });

  test("a proposed order is a file of its lines", async () => {
    await visit();
    assert.equal((await texts("[part=order] h3")).length, review.purchaseOrders.length);
    const [file, text] = await on("backsoon-review", async ({ shadowRoot }) => {
      const saved = new Promise((resolve) => {
        const original = URL.createObjectURL;
        URL.createObjectURL = (blob) => (resolve(blob.text()), original.call(URL, blob));
        HTMLAnchorElement.prototype.click = function () {
          globalThis.file = this.download;
        };
      });
      shadowRoot.querySelector("[part~=download]").click();
      return [globalThis.file, await saved];
    });
    const [order] = review.purchaseOrders;
    assert.equal(file, `${review.suppliers[order.supplier].supplier}-${review.today}.csv`);
    const rows = parse(text.replace(/^\ufeff/, ""), { columns: true });
    const { orderLines, items } = review;
    const expected = [...orderLines.order.keys()].filter((line) => orderLines.order[line] === 0).map((line) => [items.sku[orderLines.item[line]], String(orderLines.quantity[line])]);
    assert.deepEqual(rows.map(({ sku, quantity }) => [sku, quantity]), expected);
  });

  test("a line of what comes when its season is over says so, and no other", async () => {
    await visit();
    const { items, orderLines } = review;
    const [line, ...others] = [...orderLines.item.keys()].filter((line) => orderLines.seasonEnds[line] >= 0);
    assert.deepEqual([items.sku[orderLines.item[line]], others], ["ADVENT", []]);
    await on("backsoon-review", ({ shadowRoot }, order) => shadowRoot.querySelectorAll("[part=order]")[order].querySelector("summary").click(), orderLines.order[line]);
    const notes = await tab.until(() => texts("[part=order] td .note"), ({ length }) => length > 0);
    assert.deepEqual(notes, [`Its season is over on Thu, Dec 31: ${orderLines.leftOver[line]} units are expected to be left.`]);
  });

  test("what ordering together costs is said where it costs something, of few enough lines to be weighed", async () => {
    await visit();
    const said = await texts("[part=order] .notes li");
    const weighed = review.purchaseOrders.filter(({ saves, lines }) => saves?.holding >= 100 && lines <= 20);
    assert.ok(weighed.length > 0 && weighed.length < review.purchaseOrders.length, "some are");
    assert.equal(said.filter((note) => /^Ordered together it takes €[\d,]+ less in order costs, and €[\d,]+ more in holding stock\.$/.test(note)).length, weighed.length, said.join("; "));
    const sales = ["08", "09", "10"].map((month) => ({ month: `2026-${month}`, quantity: 300 }));
    const items = Array.from({ length: 21 }, (_, number) => ({ sku: `SKU-${number}`, supplier: "acme", cost: 5000, onHand: 150 + number * 8, sales }));
    await show({ ...small, policy: { reorder: { holdingPercent: 20 } }, suppliers: { acme: { leadDays: 14, orderCost: 90000 } }, items });
    await drawn();
    const [{ lines, saves }] = await on("backsoon-review", (it) => it.review.purchaseOrders);
    assert.ok(lines > 20 && saves.holding >= 100, `${lines} lines, ${saves.holding}`);
    assert.deepEqual(await texts("[part=order] .notes li"), []);
  });

  test("what has no supplier told is ordered from nobody", async () => {
    await show({ ...small, items: [{ sku: "CHAIR", leadDays: 14, dailyDemand: 2, onHand: 0 }] });
    await drawn();
    assert.deepEqual(await texts("[part=order] h3"), ["Order today what has no supplier told"]);
  });

  test("a proposed order says of how many lines the cost is not known", async () => {
    await show(small);
    await drawn();
    const notes = await texts("[part=order] .notes li");
    assert.ok(notes.includes("The cost of 1 line is not known."), notes.join("; "));
  });
});
