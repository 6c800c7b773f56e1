/**
 * A backordered chair from the cart to its end: it is ordered, its delivery slips, the customer is told by mail, reads it on
 * the order's page, cancels there, and the books are as if nothing had been sold. Nothing stands in for anything: the
 * page, the command, the mail server and the core are the real ones; only the shop's own system is a few lines here.
 */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { open } from "../../dist/node.js";
import { postOffice } from "../command/post-office.mjs";
import { folder } from "../command/shop.mjs";
import { MOMENT } from "./browsers.mjs";
import { inEachBrowser, site, tab } from "./in-browsers.mjs";

const now = "2026-11-23T10:00";
const stockOf = (due, backorders, orders) => ({
  version: 1,
  currency: "EUR",
  timeZone: "Europe/Budapest",
  calendar: { cutOff: "14:00" },
  policy: {
    charge: "deposit", depositPercent: 20, contact: { email: "help@shop.example" },
    consolation: [{ afterDays: 14, kind: "discount", percent: 10, applies: "next-order" }],
  },
  suppliers: { acme: { explanation: "The kiln is down." } },
  items: [{ sku: "CHAIR", title: "Oak chair", price: 14900, selling: "backorder", onHand: 1, supplier: "acme", onOrder: [{ quantity: 40, due }], backorders }],
  orders,
});

/** The shop's own system: one order, kept as the rules tell it, and what the world may ask of it. */
function system() {
  const lines = [];
  const orders = [];
  let due = "2026-12-04";
  const snapshot = () => stockOf(due, lines, orders);
  const happen = (type, more = {}) => orders[0].events.push({ id: `e${orders[0].events.length}`, at: MOMENT, type, ...more });
  const ask = async (question) => {
    const shop = await open(snapshot(), { now });
    try {
      return question(shop);
    } finally {
      shop.free();
    }
  };
  return {
    snapshot,
    ask,
    happen,
    slip: (later) => (due = later),
    async place(cart) {
      const [{ sku, quantity }] = cart;
      const { parts, preview } = await ask((shop) => ({ parts: shop.promise(sku, quantity).parts, preview: shop.preview(cart) }));
      const waiting = parts.reduce((sum, part) => sum + (part.source === "stock" ? 0 : part.quantity), 0);
      const last = parts.at(-1);
      const promised = { at: MOMENT, line: "SO-1-1", kind: "placed", earliest: last.earliest, latest: last.latest };
      orders.push({ id: "SO-1", email: "ada@example.com", lines: [{ id: "SO-1-1", sku, quantity, price: 14900, waiting }], events: [], told: [promised] });
      happen("placed");
      const [today] = preview.charges;
      if (today.on === now.slice(0, 10)) happen("charged", { amount: today.amount });
      lines.push({ id: "SO-1-1", quantity, placed: now.slice(0, 10) });
    },
    tell: (told) => orders[0].told.push(...told),
    cancel() {
      happen("cancelled", { by: "customer" });
      lines.length = 0;
    },
  };
}

const office = await postOffice();
after(() => office.close());

inEachBrowser((name) => {
  test("r04_the_books, r12_updates: a backordered chair is ordered, slips, is told, is cancelled, and leaves the books as they were", async () => {
    const shop = system();
    const cart = [{ sku: "CHAIR", quantity: 3 }];
    const publish = () => shop.ask((shop) => shop.publicSnapshot());
    const books = () => shop.ask((shop) => shop.books());
    const both = (units) => ({ units, amount: units * 14900 });

    // The checkout previews it.
    const checkout = site.page('<backsoon-cart id="it">Your cart</backsoon-cart>', { stock: await publish(), script: `document.getElementById("it").lines = ${JSON.stringify(cart)};` });
    await tab.go(checkout.url);
    await tab.until(() => tab.shown("#it"), (lines) => lines.includes("Ships by Friday, December 4") && lines.includes("€59.60 of it is the deposit"));
    const [today] = await tab.page.$eval("#it", (it) => it.preview.charges);
    assert.deepEqual(today, { on: "2026-11-23", amount: 14900 + 5960 });

    // It is ordered: two of three wait, and are booked as a backorder, not as a sale.
    await shop.place(cart);
    const placed = await books();
    assert.deepEqual([placed.backordered, placed.open, placed.sold, placed.charged, placed.refundDue], [both(2), both(1), both(0), 20860, 14900],
      "what was charged for the chair in stock is due until that is sent");
    shop.happen("dispatched", { quantity: 1 });
    const sent = await books();
    assert.deepEqual([sent.backordered, sent.open, sent.sold, sent.refundDue], [both(2), both(0), both(1), 0]);

    // Its delivery slips, and the customer is told by mail.
    shop.slip("2026-12-16");
    const desk = folder(shop.snapshot());
    const arrived = office.mails.length;
    const { code, stdout, stderr } = await desk.notify(office, "--order-url", "https://shop.example/orders/{id}");
    assert.equal(code, 0, stdout + stderr);
    const [mail] = office.mails.slice(arrived);
    assert.deepEqual(mail.recipients, ["ada@example.com"]);
    for (const said of ["Wednesday, December 16", "Friday, December 4", "sorry", "https://shop.example/orders/SO-1", "The kiln is down.", "10%", "help@shop.example"]) {
      assert.ok(mail.text.includes(said), `${said} in\n${mail.text}`);
    }
    shop.tell(desk.told());
    desk.put(shop.snapshot());
    await desk.notify(office);
    assert.equal(office.mails.length, arrived + 1, "told once");

    // The order's page shows it, beside the first promise.
    const order = () => shop.ask((shop) => shop.publicOrder("SO-1"));
    site.put(`/orders/${name}.json`, await order());
    site.answer(`/orders/${name}/cancel`, async (_request, response) => {
      shop.cancel();
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(await order()));
    });
    const page = site.page(`<backsoon-order id="it" src="/orders/${name}.json">Your order</backsoon-order>`, { stock: await publish(), script: `
      document.getElementById("it").addEventListener("backsoon-cancel", ({ detail }) =>
        detail.respondWith(fetch("/orders/${name}/cancel", { method: "POST" }).then((answer) => answer.json())));` });
    await tab.go(page.url);
    const said = ["Promised at first", "Ships by Friday, December 4", "Expected now", "Ships by Wednesday, December 16", "12 days later than promised at first. We are sorry.", "The kiln is down."];
    await tab.until(() => tab.shown("#it"), (lines) => lines.join("\n").includes(said.join("\n")));
    const history = await tab.shown("#it");
    assert.ok(history.includes("Oak chair: we told you that it is delayed until Wednesday, December 16"), history.join("\n"));
    assert.ok(history.includes("For waiting 14 days or more: 10% off your next order."));

    // The customer cancels what has not shipped.
    const press = (act) => tab.page.$eval("#it", (it, act) => it.shadowRoot.querySelector(`[data-cancel=${act}]`).click(), act);
    await press("ask");
    await tab.until(() => tab.shown("#it"), (lines) => lines.includes("Yes, cancel it"));
    await press("yes");
    await tab.until(() => tab.shown("#it"), (lines) => lines.includes("2 × Oak chair: cancelled by you") && !lines.includes("Expected now"));

    // What was sold stays sold, to the cent; what was paid for the rest is due, and given back.
    const cancelled = await books();
    assert.deepEqual([cancelled.backordered, cancelled.open, cancelled.sold, cancelled.cancelled, cancelled.placed], [both(0), both(0), both(1), both(2), both(3)]);
    assert.equal(cancelled.refundDue, 5960);
    shop.happen("refunded", { amount: 5960 });
    const settled = await books();
    assert.deepEqual([settled.refundDue, settled.sold, settled.refused], [0, both(1), []]);

    // That the one chair is on its way was never told; what they did themselves nobody is told.
    desk.put(shop.snapshot());
    const kept = office.mails.length;
    const again = await desk.notify(office);
    assert.equal(again.code, 0, again.stderr);
    assert.deepEqual(office.mails.slice(kept).map(({ subject }) => subject), ["On its way to you from order SO-1"]);
    desk.remove();
    assert.deepEqual(tab.complaints, []);
  });
});
