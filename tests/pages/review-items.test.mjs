/** The items of `<backsoon-review>`: searched, filtered, sorted, walked through by the keyboard, however many there are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { appears, drawn, everything, inside, review, show, small, texts, visit, wrong } from "./review.mjs";
import { shop } from "./server.mjs";

inEachBrowser(() => {
  test("items are searched, filtered and sorted", async () => {
    await visit();
    const skus = () => texts("[part~=items] tbody .sku");
    await tab.page.type(inside("[part=search]"), "orseg mug");
    await tab.until(skus, (all) => all.length === 0);
    await on(inside("[part=search]"), (field) => {
      field.value = "mug";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await tab.until(skus, (all) => all.join() === "MUG");
    await on(inside("[part=search]"), (field) => {
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await on(inside("[part=filters] [value=waiting]"), (choice) => choice.click());
    const waiting = review.items.sku.filter((_, item) => review.items.units[item] > 0);
    await tab.until(() => texts("[role=status]"), ([said]) => said === `${waiting.length} of ${review.items.sku.length} items`);
    const head = inside("th.c-value button");
    await on(head, (button) => button.click());
    const byValue = waiting.toSorted((one, other) => review.items.value[review.items.sku.indexOf(other)] - review.items.value[review.items.sku.indexOf(one)]);
    await tab.until(skus, ([first]) => first === byValue[0]);
    assert.equal(await on(inside("th.c-value"), (cell) => cell.getAttribute("aria-sort")), "descending");
    await on(head, (button) => button.click());
    await tab.until(skus, ([first]) => first === byValue.at(-1));
    assert.equal(await on(inside("th.c-value"), (cell) => cell.getAttribute("aria-sort")), "ascending");
  });

  test("the keyboard walks through the items, and comes back to the one it opened", async () => {
    await visit();
    await on(inside("[part~=items] tbody button"), (button) => button.focus());
    const focused = () => on("backsoon-review", ({ shadowRoot }) => Number(shadowRoot.activeElement?.closest("tr")?.getAttribute("aria-rowindex")));
    assert.equal(await focused(), 2);
    await tab.page.keyboard.press("ArrowDown");
    assert.equal(await focused(), 3);
    await tab.page.keyboard.press("End");
    assert.equal(await focused(), review.items.sku.length + 1);
    await tab.page.keyboard.press("Enter");
    await appears("[part=detail][open]");
    await tab.page.keyboard.press("Escape");
    assert.equal(await focused(), review.items.sku.length + 1);
  });

  test("100,000 items come with a bar that tells how far it is, and few of their rows are on the page", async () => {
    const count = 100_000;
    const items = Array.from({ length: count }, (_, number) => ({ sku: `SKU-${String(number).padStart(6, "0")}`, title: `Item ${number}`, price: 1000 + number, selling: "backorder", onHand: number % 5, dailyDemand: 0.5, backorders: number % 4 ? [] : [{ id: `L${number}`, quantity: 1, placed: "2026-11-02" }] }));
    const bytes = Buffer.from(JSON.stringify({ ...shop, currency: "EUR", suppliers: {}, items }));
    let release = () => {};
    const held = new Promise((resolve) => (release = resolve));
    await show(small);
    site.answer("/private.json", async (_request, response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2));
      await held;
      response.end(bytes.subarray(bytes.length / 2));
    });
    await on("backsoon-review", (it) => it.refresh());
    const half = await tab.until(() => tab.page.$eval(inside("progress"), ({ value, max, parentNode }) => [value / max, parentNode.hidden]), ([share]) => share > 0.49 && share < 0.51);
    assert.equal(half[1], false);
    assert.match((await texts("[part=progress-note]"))[0], /^Fetching the snapshot: [\d.]+ MB of [\d.]+ MB$/);
    release();
    await drawn();
    await tab.until(() => texts("[role=status]"), ([said]) => said === "100,000 of 100,000 items", 60);
    const rows = () => on("backsoon-review", ({ shadowRoot }) => [...shadowRoot.querySelectorAll("[part~=items] tbody tr[data-row]")].map((row) => Number(row.dataset.row)));
    const list = inside(".list");
    for (const share of [0, 0.5, 1]) {
      await on(list, (it, share) => (it.scrollTop = share * (it.scrollHeight - it.clientHeight)), share);
      const shown = await tab.until(rows, (all) => (share === 1 ? all.at(-1) === count - 1 : all.includes(Math.round(share * count))));
      assert.ok(shown.length > 5 && shown.length < 50, `${shown.length} rows`);
      assert.ok(await on(list, (it) => it.querySelectorAll("*").length < 1500));
    }
    await tab.page.type(inside("[part=search]"), "099999");
    await tab.until(() => texts("[part~=items] tbody .sku"), (all) => all.join() === "SKU-099999");
    assert.doesNotMatch(await everything(), wrong);
  });
});
