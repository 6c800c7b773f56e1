/** `<backsoon-order>` on pages of shops: the life of an order, and cancelling it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const stock = {
  ...shop,
  currency: "EUR",
  items: [
    { sku: "CHAIR", title: "Oak chair", price: 14900, selling: "backorder", onOrder: [{ quantity: 40, due: "2026-12-09" }], backorders: 2 },
    { sku: "STOOL", title: "Stool", price: 4900, onHand: 50 },
  ],
};
const promised = { line: "1", kind: "placed", earliest: "2026-12-04", latest: "2026-12-04" };
const placed = {
  id: "SO-1042",
  lines: [{ id: "1", sku: "CHAIR", quantity: 2, waiting: 2, ahead: 0 }],
  events: [{ id: "a", at: "2026-11-02T10:12:00Z", type: "placed" }],
  first: [promised],
  told: [promised],
};
const cancelled = { ...placed, events: [...placed.events, { id: "b", at: "2026-11-23T08:59:00Z", type: "cancelled", by: "customer" }] };
const two = { ...placed, lines: [...placed.lines, { id: "2", sku: "STOOL", quantity: 1, waiting: 0, ahead: null }] };

const life = (now, change) => [
  "Order SO-1042", "2 × Oak chair", "Ordered", "Nov 2", "We order it from our supplier", "Comes to our warehouse", "We pack it", "We send it", "It is with you",
  "Promised at first", "Ships by Friday, December 4", "Expected now", now, change,
];
const late = life("Ships by Wednesday, December 9", "5 days later than promised at first. We are sorry.");
const idle = ["Cancel what has not shipped", "Cancelling costs nothing until it ships."];
const sure = ["Cancel it? It costs nothing, and what you paid for it is given back in full.", "Yes, cancel it", "No, keep it"];
const failed = ["It could not be cancelled just now. Please try again, or ask us.", "Cancel what has not shipped"];
const gone = ["Order SO-1042", "2 × Oak chair", "Ordered", "Nov 2", "Cancelled", "Nov 23", "Promised at first", "Ships by Friday, December 4", "What has happened", "Nov 23", "2 × Oak chair: cancelled by you"];

inEachBrowser((name) => {
  let count = 0;

  /** A page with this order at an address of its own, and a script that answers who cancels. */
  async function visit(order, { listener = "", ...how } = {}) {
    const src = `/order-${name}-${(count += 1)}.json`;
    if (order) site.put(src, order);
    const script = listener && `document.getElementById("it").addEventListener("backsoon-cancel", (event) => { globalThis.asked = event.detail; ${listener} });`;
    await tab.go(site.page(`<backsoon-order id="it" src="${src}">Your order</backsoon-order>`, { stock, script, ...how }).url);
    return src;
  }

  const press = (act) => on("#it", (it, act) => {
    const button = it.shadowRoot.querySelector(`[data-cancel=${act}]`);
    button.focus();
    button.click();
  }, act);
  const focused = () => on("#it", (it) => it.shadowRoot.activeElement?.getAttribute("part"));

  test("r12_updates: an order shows its steps, the first promise beside the present one, and says sorry where that is later", async () => {
    await visit(placed);
    await tab.reads("#it", [...late, ...idle]);
    assert.deepEqual(tab.complaints, []);
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelectorAll("[aria-current=step]").length), 1);
  });

  test("the present promise follows the stock", async () => {
    const { url, stock: path } = site.page('<backsoon-order id="it" src="/follows.json">Your order</backsoon-order>', { stock, tag: 'data-poll="1"' });
    site.put("/follows.json", placed);
    await tab.go(url);
    await tab.reads("#it", [...late, ...idle]);
    site.put(path, { ...stock, items: [{ ...stock.items[0], onOrder: [{ quantity: 40, due: "2026-12-02" }] }] });
    await tab.reads("#it", [...life("Ships by Wednesday, December 2", "2 days sooner than promised at first."), ...idle]);
  });

  test("an order given by script rules over its address", async () => {
    await visit(placed);
    await tab.reads("#it", [...late, ...idle]);
    await on("#it", (it, order) => (it.order = order), cancelled);
    await tab.reads("#it", gone);
    await on("#it", (it) => (it.order = undefined));
    await tab.reads("#it", [...late, ...idle]);
  });

  test("cancelling asks once more, and the shop's answer shows", async () => {
    await visit(placed, { listener: `event.detail.respondWith(Promise.resolve(${JSON.stringify(cancelled)}));` });
    await tab.reads("#it", [...late, ...idle]);
    await press("ask");
    await tab.reads("#it", [...late, ...sure]);
    assert.equal(await focused(), "cancel", "the focus is on the question, where a key held down answers nothing");
    await press("yes");
    await tab.reads("#it", gone);
    const { order, line } = await tab.page.evaluate(() => asked);
    assert.deepEqual([order, line], ["SO-1042", null]);
  });

  test("who does not want to cancel after all keeps it, and the shop hears nothing", async () => {
    await visit(placed, { listener: "event.detail.respondWith();" });
    await tab.reads("#it", [...late, ...idle]);
    await press("ask");
    await tab.reads("#it", [...late, ...sure]);
    await press("no");
    await tab.reads("#it", [...late, ...idle]);
    assert.equal(await tab.page.evaluate(() => globalThis.asked), undefined);
  });

  test("while the shop thinks, it is said that it does", async () => {
    await visit(placed, { listener: "globalThis.answer = Promise.withResolvers?.() ?? {}; event.detail.respondWith(new Promise((resolve) => (answer.resolve = resolve)));" });
    await tab.reads("#it", [...late, ...idle]);
    await press("ask");
    await tab.reads("#it", [...late, ...sure]);
    await press("yes");
    await tab.reads("#it", [...late, "Cancelling…"]);
    await tab.page.evaluate((order) => answer.resolve(order), cancelled);
    await tab.reads("#it", gone);
  });

  test("an answer without an order has it asked for again", async () => {
    const src = await visit(placed, { listener: "event.detail.respondWith();" });
    await tab.reads("#it", [...late, ...idle]);
    site.put(src, cancelled);
    await press("ask");
    await tab.reads("#it", [...late, ...sure]);
    await press("yes");
    await tab.reads("#it", gone);
  });

  for (const [what, listener] of [["refuses", "event.detail.respondWith(Promise.reject(new Error('too late')));"], ["does not listen", ""]]) {
    test(`a shop that ${what} has not cancelled, and the customer is told`, async () => {
      await visit(placed, { listener });
      await tab.reads("#it", [...late, ...idle]);
      await press("ask");
      await tab.reads("#it", [...late, ...sure]);
      await press("yes");
      await tab.reads("#it", [...late, ...failed]);
      await press("ask");
      await tab.reads("#it", [...late, ...sure]);
    });
  }

  test("an answer does not take the focus from where the customer went on", async () => {
    await visit(placed, { listener: "event.detail.respondWith(new Promise((_, reject) => (globalThis.refuse = reject)));" });
    await tab.reads("#it", [...late, ...idle]);
    await press("ask");
    await tab.reads("#it", [...late, ...sure]);
    await press("yes");
    await tab.reads("#it", [...late, "Cancelling…"]);
    await tab.page.evaluate(() => {
      const field = document.createElement("input");
      document.body.append(field);
      field.focus();
      refuse(new Error("too late"));
    });
    await tab.reads("#it", [...late, ...failed]);
    await tab.settle();
    assert.equal(await tab.page.evaluate(() => document.activeElement.localName), "input");
    assert.deepEqual((await tab.errors()).map(({ place, message }) => `${place}: ${message}`), ["backsoon-cancel: too late"]);
  });

  test("an order told anew while the shop thinks goes on where it was", async () => {
    await visit(placed, { listener: "event.detail.respondWith(new Promise((resolve) => (globalThis.answer = resolve)));" });
    await tab.reads("#it", [...late, ...idle]);
    await press("ask");
    await tab.reads("#it", [...late, ...sure]);
    await press("yes");
    await tab.reads("#it", [...late, "Cancelling…"]);
    await on("#it", (it, order) => (it.order = order), placed);
    await tab.settle();
    await tab.reads("#it", [...late, "Cancelling…"]);
    await tab.page.evaluate((order) => answer(order), cancelled);
    await tab.reads("#it", gone);
  });

  test("a button pressed twice asks the shop once", async () => {
    await visit(placed, { listener: "globalThis.times = (globalThis.times ?? 0) + 1; event.detail.respondWith(new Promise(() => {}));" });
    await tab.reads("#it", [...late, ...idle]);
    await press("ask");
    await tab.reads("#it", [...late, ...sure]);
    await on("#it", (it) => {
      const yes = it.shadowRoot.querySelector("[data-cancel=yes]");
      yes.click();
      yes.click();
    });
    await tab.reads("#it", [...late, "Cancelling…"]);
    assert.equal(await tab.page.evaluate(() => times), 1);
  });

  for (const [what, answer] of [["no order", { error: "too late" }], ["no object", "Please log in"], ["another's order", { ...cancelled, id: "SO-9" }]]) {
    test(`an answer that is ${what} has not cancelled`, async () => {
      await visit(placed, { listener: `event.detail.respondWith(Promise.resolve(${JSON.stringify(answer)}));` });
      await tab.reads("#it", [...late, ...idle]);
      await press("ask");
      await tab.reads("#it", [...late, ...sure]);
      await press("yes");
      await tab.reads("#it", [...late, ...failed]);
    });
  }

  test("an order that is answered by the very object it came from is read anew", async () => {
    await visit(placed, { listener: "" });
    await tab.reads("#it", [...late, ...idle]);
    await on("#it", (it, [order, event]) => {
      it.order = order;
      it.addEventListener("backsoon-cancel", ({ detail }) => {
        order.events.push(event);
        detail.respondWith(Promise.resolve(order));
      });
    }, [placed, cancelled.events[1]]);
    await press("ask");
    await tab.reads("#it", [...late, ...sure]);
    await press("yes");
    await tab.reads("#it", gone);
  });

  test("what was answered of one address does not rule over the next", async () => {
    await visit(placed, { listener: `event.detail.respondWith(Promise.resolve(${JSON.stringify(cancelled)}));` });
    await tab.reads("#it", [...late, ...idle]);
    await press("ask");
    await tab.reads("#it", [...late, ...sure]);
    await press("yes");
    await tab.reads("#it", gone);
    site.put("/next.json", { ...placed, id: "SO-2" });
    await on("#it", (it) => (it.src = "/next.json"));
    await tab.heads("#it", "Order SO-2");
  });

  test("an order that cannot be read lets no other stand", async () => {
    await visit(placed);
    await tab.reads("#it", [...late, ...idle]);
    await on("#it", (it) => (it.order = { id: "SO-3", lines: [{ sku: "CHAIR", quantity: -1 }] }));
    await tab.reads("#it", ["Your order"]);
    await on("#it", (it, order) => (it.order = order), placed);
    await tab.reads("#it", [...late, ...idle]);
  });

  test("an order that could not be had at first is asked for again", async () => {
    site.put("/again.json", "busy", { status: 503 });
    await tab.go(site.page('<backsoon-order id="it" src="/again.json">Your order</backsoon-order>', { stock }).url);
    await tab.until(() => tab.errors(), (errors) => errors.length > 0);
    site.put("/again.json", placed);
    await tab.reads("#it", [...late, ...idle]);
  });

  test("a page that prevents the event stops it", async () => {
    await visit(placed, { listener: "event.preventDefault(); event.detail.respondWith(Promise.reject());" });
    await tab.reads("#it", [...late, ...idle]);
    await press("ask");
    await tab.reads("#it", [...late, ...sure]);
    await press("yes");
    await tab.reads("#it", [...late, ...idle]);
  });

  test("one of several lines can be cancelled alone", async () => {
    await visit(two, { listener: "event.detail.respondWith(Promise.reject());" });
    await tab.heads("#it", "Order SO-1042");
    await on("#it", (it) => it.shadowRoot.querySelector("[data-line='2']").click());
    await tab.until(() => tab.shown("#it"), (lines) => lines.includes("Cancel 1 × Stool? It costs nothing, and what you paid for it is given back in full."));
    await press("yes");
    assert.equal((await tab.until(() => tab.page.evaluate(() => globalThis.asked), Boolean)).line, "2");
  });

  test("a page without any stock shows the order all the same, as it was told last", async () => {
    site.put("/alone.json", placed);
    await tab.go(site.page('<backsoon-order id="it" src="/alone.json">Your order</backsoon-order>', { source: "" }).url);
    const alone = life("Ships by Friday, December 4", "As promised at first.");
    alone[1] = "2 × CHAIR";
    await tab.reads("#it", [...alone, ...idle]);
  });

  test("a stock that cannot be had costs an order its present promise alone", async () => {
    site.put("/without.json", { ...placed, lines: [{ ...placed.lines[0], title: "Oak chair" }] });
    await tab.go(site.page('<backsoon-order id="it" src="/without.json">Your order</backsoon-order>', { source: "/no-such-stock.json" }).url);
    await tab.reads("#it", [...life("Ships by Friday, December 4", "As promised at first."), ...idle]);
  });

  for (const [what, order, problem] of [
    ["cannot be had", undefined, /HTTP 404/],
    ["is no JSON", "<p>Please log in</p>", /expected an order as JSON/],
    ["has no id", { lines: placed.lines }, /missing: expected text/],
    ["has a wrong line", { ...placed, lines: [{ sku: "CHAIR", quantity: "two" }] }, /expected a whole number/],
  ]) {
    test(`of an order that ${what} the shop's own text stands, and that is told`, async () => {
      await visit(order);
      const errors = await tab.until(() => tab.errors(), (errors) => errors.length > 0);
      assert.match(errors[0].message, problem);
      assert.deepEqual(await tab.shown("#it"), ["Your order"]);
    });
  }

  test("a wrong event costs only itself, and is told", async () => {
    await visit({ ...placed, events: [...placed.events, { id: "b", at: "yesterday", type: "dispatched" }] });
    await tab.reads("#it", [...late, ...idle]);
    assert.deepEqual((await tab.errors()).map(({ place }) => place), ["events[1].at"]);
  });

  test("another address is another order", async () => {
    await visit(placed);
    await tab.reads("#it", [...late, ...idle]);
    site.put("/another.json", { ...cancelled, id: "SO-7" });
    await on("#it", (it) => (it.src = "/another.json"));
    await tab.heads("#it", "Order SO-7");
  });
});
