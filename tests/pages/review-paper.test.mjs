/** `<backsoon-review>` on paper: all that the screen unfolds and scrolls to is there, as far as a list may be long. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, tab } from "./in-browsers.mjs";
import { drawn, inside, review, show, visit } from "./review.mjs";
import { shop } from "./server.mjs";

inEachBrowser((name) => {
  /** What `read` finds in the element's shadow root. @param {(root: ShadowRoot) => unknown} read */
  const readThen = (read) => `(${read})(document.querySelector("backsoon-review").shadowRoot)`;
  const printing = (read) => tab.page.evaluate(`dispatchEvent(new Event("beforeprint")), ${readThen(read)}`);
  const printed = (read) => tab.page.evaluate(`dispatchEvent(new Event("afterprint")), ${readThen(read)}`);
  test("on paper there is each item, the first 500 of many and how many more, and no room for others", async () => {
    await visit();
    const seen = () =>
      tab.page.evaluate(() => new Promise((resolve) => addEventListener("beforeprint", () => {
        const { shadowRoot } = document.querySelector("backsoon-review");
        resolve([shadowRoot.querySelectorAll("tr[data-row]").length, shadowRoot.querySelector("p.on-paper").textContent]);
      }, { once: true })));
    const rows = () => on("backsoon-review", ({ shadowRoot }) => shadowRoot.querySelectorAll("tr[data-row]").length);
    const before = await rows();
    assert.ok(before < review.items.sku.length);
    const [shown] = await Promise.all([seen(), tab.page.pdf()]);
    assert.deepEqual(shown, [review.items.sku.length, ""]);
    // Firefox that a driver makes print does not say when it has.
    if (name === "firefox") await tab.page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await tab.until(rows, (count) => count === before);
    const items = Array.from({ length: 1200 }, (_, number) => ({ sku: `SKU-${number}`, onHand: 1 }));
    await show({ ...shop, policy: { review: { strainedDays: 3 } }, suppliers: {}, items });
    await drawn();
    const [some] = await Promise.all([seen(), tab.page.pdf()]);
    assert.deepEqual(some, [500, "and 700 more"]);
    if (name === "firefox") return;
    await tab.page.emulateMediaType("print");
    assert.deepEqual(await tab.page.$$eval(inside(".room"), (all) => all.map((one) => getComputedStyle(one).display)), ["none", "none"]);
    await tab.page.emulateMediaType("screen");
  });

  const orders = (root) => [...root.querySelectorAll("[part=order]")].map((order) => [order.querySelector("details").open, order.querySelectorAll("tbody tr").length, order.querySelector(".more span")?.textContent ?? ""]);

  test("on paper each proposed order has its lines, and is as folded as it was after", async () => {
    await visit();
    await on(inside("[part=order] summary"), (summary) => summary.click());
    await tab.settle();
    assert.deepEqual(await printing(orders), review.purchaseOrders.map(({ lines }) => [true, lines, ""]));
    await tab.settle();
    assert.deepEqual((await printed(orders)).map(([open]) => open), review.purchaseOrders.map((_, row) => row === 0));
  });

  test("of an order of many lines the first 500 are on paper, and of how many they are", async () => {
    const items = Array.from({ length: 620 }, (_, number) => ({ sku: `SKU-${number}`, supplier: "acme", dailyDemand: 2, onHand: 0 }));
    await show({ ...shop, policy: { review: { strainedDays: 3 } }, suppliers: { acme: { leadDays: 14 } }, items });
    await drawn();
    assert.deepEqual(await printing(orders), [[true, 500, "500 of 620"]]);
    assert.deepEqual(await printed(orders), [[false, 50, "50 of 620"]]);
  });

  test("on paper what runs out again and again is all there", async () => {
    await visit();
    const folded = (root) => [...root.querySelectorAll("[part~=trouble] details")].filter(({ open }) => !open).length;
    assert.ok((await tab.page.evaluate(readThen(folded))) > 0);
    assert.equal(await printing(folded), 0);
  });
});
