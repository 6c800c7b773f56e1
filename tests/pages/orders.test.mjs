/** The demo shop from its cart to the page of an order, where a test may be the shop as well as its customer. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, site, tab, textOf } from "./in-browsers.mjs";

inEachBrowser(() => {
  async function visit(path) {
    await tab.go(`${site.url}/${path}${path.includes("?") ? "&" : "?"}lang=en`);
    await tab.page.waitForSelector(".switches input");
  }

  /** A browser that has never been to the shop. */
  async function forget() {
    await visit("states.html");
    await tab.page.evaluate(() => localStorage.clear());
  }

  const noComplaints = () => assert.deepEqual(tab.complaints, []);

  /** Clicks what somebody would. */
  const click = (selector) => on(selector, (target) => target.click());
  const onward = (selector) => Promise.all([tab.page.waitForNavigation(), click(selector)]);
  /** The books of the order, as the page shows them. */
  const books = async () => Object.fromEntries(await tab.page.$$eval(".books tr[class]", (rows) => rows.map((row) => [row.className, [...row.cells].slice(1).map((cell) => cell.textContent).filter(Boolean).join(" ")])));
  /** Lets something happen to the order, and reads what the shop's panel says of it. */
  async function happens(deed, expected) {
    await click(`[data-deed=${deed}]`);
    await tab.until(() => textOf("#said"), ([said]) => said === expected);
  }

  /** Two chairs that are not there and one that is, on their way to the till. */
  async function fill() {
    await forget();
    await visit("product.html?sku=CHAIR-WALNUT");
    await tab.heads("#status", "On backorder, ships by Friday, December 11");
    await on("#quantity", (field) => Object.assign(field, { value: 2 }).dispatchEvent(new Event("input", { bubbles: true })));
    await click("#add");
    await on("[value=CHAIR-OAK]", (choice) => choice.click());
    await on("#quantity", (field) => Object.assign(field, { value: 1 }).dispatchEvent(new Event("input", { bubbles: true })));
    await tab.heads("#status", "In stock, ships today");
    await click("#add");
  }

  async function takeExample() {
    await forget();
    await visit("order.html");
    await tab.page.waitForSelector("#example", { visible: true });
    await onward("#example");
    await tab.has("#life >>> [part=line]");
  }

  test("from the cart to the till, and what becomes of the order: late, told, called off and given back", async () => {
    await fill();
    await visit("cart.html");
    const when = (element) => textOf(`${element} >>> [part=when]`);
    await tab.until(() => when("#plan"), (days) => days.join() === "Ships today,Ships by Friday, December 11");
    assert.deepEqual(await textOf("#plan >>> [part=charges] dl > div"), ["Today, when it ships€149.00", "By Friday, December 11, when it ships€378.00", "Total€527.00"]);
    await click("#plan >>> [value=one]");
    await tab.until(() => when("#plan"), (days) => days.join() === "Ships by Friday, December 11");
    await visit("cart.html");
    await tab.until(() => when("#plan"), (days) => days.join() === "Ships by Friday, December 11");
    assert.equal(await on("#plan >>> [value=one]", (choice) => choice.checked), true, "the choice outlives the page");

    await onward("#to-checkout");
    await tab.until(() => when(".summary"), (days) => days.join() === "Ships by Friday, December 11");
    await click(".summary >>> [value=several]");
    await tab.until(() => when(".summary"), (days) => days.length === 2);
    await click("[value=on-order]");
    await tab.until(() => textOf(".summary >>> [part=charge] > [part=amount]"), (sums) => sums.join() === "€527.00");
    await onward("#place");

    await tab.until(() => textOf("#life >>> [part=name]"), (names) => names.join() === "2 × Tisza chair, walnut,1 × Tisza chair");
    assert.deepEqual(await textOf(".cart-count"), ["0"]);
    const walnut = "#life >>> [part=line]:first-child";
    const steps = () => textOf(`${walnut} [data-step=done] > [part=step-label]`);
    const promises = () => textOf(`${walnut} [part=promises] dd`);
    assert.deepEqual(await steps(), ["Ordered", "Ordered from our supplier"]);
    assert.deepEqual(await promises(), ["Ships by Friday, December 11", "Ships by Friday, December 11"]);
    assert.deepEqual(await books(), { backordered: "2 €378.00", open: "1 €149.00", sold: "0 €0.00", cancelled: "0 €0.00", placed: "3 €527.00", charged: "€527.00", refunded: "€0.00", refundDue: "€0.00" });
    assert.equal(await on("#due", (due) => due.hidden), true, "nobody has anything to be told");

    await happens("receive", "Refused as “out-of-order”. Nothing is on its way to the customer.");
    await happens("slip", "The supplier’s date has moved by a week.");
    await tab.until(promises, (said) => said.join("|") === "Ships by Friday, December 11|Ships by Friday, December 18");
    assert.deepEqual(await textOf("#notices > li"), ["Tisza chair, walnut: laterDec 11 → Dec 18"]);
    assert.deepEqual(await textOf("#letter-subject"), ["We are sorry: a delay in your order LM-1042"]);
    const letter = await tab.until(() => on("#letter", (frame) => frame.contentDocument.body?.innerText ?? ""), (text) => text.includes("Lomb"));
    assert.match(letter, /2 × Tisza chair, walnut\s+Now expected to ship by Friday, December 18\./);
    await happens("send", "Told, and not again until it moves again.");
    assert.equal(await on("#due", (due) => due.hidden), true, "it is told once");
    await tab.until(() => textOf("#life >>> [part=event] > dd"), (history) => history.some((text) => text.endsWith(": we told you that it is delayed until Friday, December 18")));

    const sold = (await books()).sold;
    await click("#life >>> [part=cancel-ask]");
    await tab.has("#life >>> [part=cancel-yes]");
    await click("#life >>> [part=cancel-yes]");
    await tab.until(() => textOf("#life >>> [part=step]:last-child > [part=step-label]"), (last) => last.join() === "Cancelled,Cancelled");
    assert.equal(await tab.page.$("#life >>> [part=cancel] button"), null, "what is cancelled cannot be cancelled");
    assert.deepEqual(await books(), { backordered: "0 €0.00", open: "0 €0.00", sold, cancelled: "3 €527.00", placed: "3 €527.00", charged: "€527.00", refunded: "€527.00", refundDue: "€0.00" });
    await happens("dispatch", "Refused as “out-of-order”. Nothing is packed, or not all of what is to be one parcel.");
    await tab.page.reload();
    await tab.until(() => textOf("#life >>> [part=step]:last-child > [part=step-label]"), (last) => last.join() === "Cancelled,Cancelled");
    noComplaints();
  });

  test("an example order comes from the supplier to its customer, step by step, and is sold when it leaves", async () => {
    await takeExample();
    await happens("arrive", "It is here, and shared out to those who wait.");
    assert.deepEqual(await textOf("#clock"), ["Friday, December 11, 09:00"]);
    assert.equal((await books()).sold, "1 €149.00", "what was in stock has left on its day");
    await happens("pack", "What is here is packed.");
    assert.equal((await books()).backordered, "2 €378.00");
    await happens("dispatch", "What was packed is on its way.");
    assert.deepEqual(await books(), { backordered: "0 €0.00", open: "0 €0.00", sold: "3 €527.00", cancelled: "0 €0.00", placed: "3 €527.00", charged: "€527.00", refunded: "€0.00", refundDue: "€0.00" });
    await happens("stop", "Refused as “out-of-order”. Nothing is left to cancel.");
    await happens("receive", "What was sent has been received.");
    await on("[name=switch-lang][value=hu]", (choice) => choice.click());
    const walnut = "#life >>> [part=line]:first-child [data-step=done] > [part=step-label]";
    await tab.until(() => textOf(walnut), (steps) => steps.join() === "Megrendelve,Megrendelve a beszállítónktól,Megérkezett a raktárunkba,Becsomagolva,Úton Ön felé,Önnél van");
    await onward("#forget");
    await tab.page.waitForSelector("#example", { visible: true });
    noComplaints();
  });

  test("an order that the shop calls off is told its customer with the reason", async () => {
    await takeExample();
    await happens("stop", "What was not sent is cancelled.");
    assert.deepEqual(await textOf("#notices > li"), ["Tisza chair, walnut: cancelled by us", "Tisza chair: cancelled by us"]);
    await tab.until(() => on("#letter", (frame) => frame.contentDocument.body?.innerText ?? ""), (text) => text.includes("The workshop has stopped making it."));
    await happens("send", "Told, and not again until it moves again.");
    await tab.until(() => textOf("#life >>> [part=event] > dd"), (history) => history.some((text) => text.endsWith(": cancelled by us. The workshop has stopped making it.")));
    noComplaints();
  });

  test("an order in one parcel leaves with the last of it", async () => {
    await fill();
    await tab.page.evaluate(() => localStorage.setItem("lomb.parcels", "one"));
    await visit("checkout.html");
    await tab.has(".summary >>> [part=shipment]");
    await onward("#place");
    await tab.page.waitForSelector("#one-parcel", { visible: true });
    await happens("pack", "What is here is packed.");
    await happens("dispatch", "Refused as “one-parcel”. Nothing is packed, or not all of what is to be one parcel.");
    await happens("arrive", "It is here, and shared out to those who wait.");
    assert.equal((await books()).sold, "0 €0.00");
    await happens("pack", "What is here is packed.");
    await happens("dispatch", "What was packed is on its way.");
    assert.equal((await books()).sold, "3 €527.00");
    noComplaints();
  });

  test("what cannot be had is not ordered", async () => {
    await forget();
    await tab.page.evaluate(() => localStorage.setItem("lomb.cart", JSON.stringify([{ sku: "MUG", quantity: 6 }, { sku: "CLOCK", quantity: 1 }])));
    await visit("checkout.html");
    await tab.has(".summary >>> [part=shipment]");
    await onward("#place");
    await tab.until(() => textOf("#life >>> [part=name]"), (names) => names.join() === "4 × Ung mug");
    assert.equal((await books()).placed, "4 €72.00");
    noComplaints();
  });
});
