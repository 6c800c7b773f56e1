/** What changes while a page stays open: minutes, the cut-off and midnight pass, and the shop learns something new. */
import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { MOMENT } from "./browsers.mjs";
import { HOUR, MINUTE, clockwork } from "./clockwork.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const calm = { ...shop, policy: { contact: {} } };
const items = [
  { sku: "CHAIR", onHand: 9 },
  { sku: "ASH", selling: "backorder", onOrder: [{ quantity: 9, due: "2026-12-09" }] },
  { sku: "SOON", selling: "backorder", onOrder: [{ quantity: 9, due: "2026-11-25" }] },
];
const status = (sku, more = "") => `<backsoon-status id="it" sku="${sku}" ${more}>Ask us</backsoon-status>`;

inEachBrowser(() => {
  before(() => tab.page.evaluateOnNewDocument(clockwork, Date.parse(MOMENT)));
  beforeEach(() => tab.page.goto("about:blank"));

  /** Opens a page whose source is pushed to by `push`. */
  const open = async (body, snapshot) => {
    await tab.go(site.page(body).url);
    await tab.page.evaluate(async (first) => {
      const { connect } = await import("/dist/backsoon.js");
      connect({
        watch(_skus, push) {
          globalThis.push = push;
          push(first);
          return () => {};
        },
      });
    }, snapshot);
    await tab.until(() => tab.page.evaluate(() => document.getElementById("it").state), Boolean);
    await tab.settle();
  };
  const push = (snapshot) => tab.page.evaluate((told) => globalThis.push(told), snapshot);
  const pass = (milliseconds) => tab.page.evaluate((long) => clock.pass(long), milliseconds);
  const set = (instant) => tab.page.evaluate((now) => void (clock.now = now), Date.parse(instant));
  const hide = (hidden) => tab.page.evaluate((hide) => clock.hide(hide), hidden);
  const timers = () => tab.page.evaluate(() => clock.timers);
  const wakes = () => tab.page.evaluate(() => clock.wakes);

  /** Listens to what is read out from now on. */
  const listen = () =>
    on("#it", (it) => {
      const region = it.shadowRoot.querySelector("[role=status]");
      it.spoken = [];
      new MutationObserver(() => it.spoken.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
    });
  /** What was read out, once all is said that there is to say. */
  const spoken = async () => {
    await tab.settle();
    await new Promise((resolve) => setTimeout(resolve, 800));
    return on("#it", (it) => it.spoken.splice(0));
  };

  test("minutes are counted down without a word, and that the cut-off has passed is said once", async () => {
    await open(status("CHAIR"), { ...calm, items });
    await tab.reads("#it", ["In stock, ships today", "Order within 4 h (before 2:00 PM) to have it sent today."]);
    await listen();
    await pass(MINUTE);
    await tab.reads("#it", ["In stock, ships today", "Order within 3 h 59 min (before 2:00 PM) to have it sent today."]);
    await pass(3 * HOUR + 58 * MINUTE);
    await tab.reads("#it", ["In stock, ships today", "Order within 1 min (before 2:00 PM) to have it sent today."]);
    assert.deepEqual(await spoken(), []);
    assert.equal(await wakes(), 239, "once a minute");
    await pass(MINUTE);
    await tab.reads("#it", ["In stock, ships tomorrow"]);
    assert.deepEqual(await spoken(), ["In stock, ships tomorrow"]);
  });

  test("where nobody reads a countdown the page wakes six times an hour, and once the cut-off has passed", async () => {
    await open(status("CHAIR", 'view="line"'), { ...calm, items });
    await pass(MINUTE - 1);
    assert.equal(await wakes(), 0);
    await pass(3 * HOUR + 55 * MINUTE + 1);
    await tab.reads("#it", ["In stock, ships today"]);
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[part=rest]").textContent), ". For orders before 2:00 PM.");
    assert.equal(await wakes(), 23);
    await pass(4 * MINUTE);
    await tab.reads("#it", ["In stock, ships tomorrow"]);
    assert.equal(await wakes(), 24);
  });

  test("a countdown that comes later is counted from its first minute", async () => {
    await open(status("CHAIR", 'view="line"'), { ...calm, items });
    await pass(2 * MINUTE);
    await on("#it", (it) => (it.view = "full"));
    await tab.reads("#it", ["In stock, ships today", /^Order within 3 h 58 min/]);
    await pass(MINUTE);
    await tab.reads("#it", ["In stock, ships today", /^Order within 3 h 57 min/]);
  });

  test("midnight is the shop's, not the shopper's", async () => {
    await open(status("SOON", 'view="line"'), { ...calm, items });
    await tab.reads("#it", ["Ships by Nov 25"]);
    // In Auckland it is Tuesday in two hours.
    await pass(3 * HOUR);
    await tab.reads("#it", ["Ships by Nov 25"]);
    await pass(11 * HOUR - 1);
    await tab.reads("#it", ["Ships by Nov 25"]);
    await listen();
    await pass(1);
    await tab.reads("#it", ["Ships tomorrow"]);
    assert.deepEqual(await spoken(), ["Ships tomorrow"]);
  });

  test("what has become too old is taken back at once, and back when it is told again that it holds", async () => {
    await open(status("ASH", 'view="line"'), { ...calm, policy: { staleAfterHours: 1 }, items });
    await pass(HOUR);
    await tab.reads("#it", ["On backorder, ships by Dec 9"]);
    await pass(1);
    await tab.reads("#it", ["Ask us"]);
    assert.equal(await timers(), 0, "there is nothing to wait for");
    await push(undefined);
    await tab.reads("#it", ["On backorder, ships by Dec 9"]);
    assert.equal(await timers(), 1);
  });

  test("a hidden page has no timer, and is right at once when it is seen again", async () => {
    await open(status("CHAIR"), { ...calm, items });
    assert.equal(await timers(), 1);
    await hide(true);
    assert.equal(await timers(), 0);
    await on("#it", (it) => (it.quantity = 2));
    await tab.settle();
    assert.equal(await timers(), 0, "not even after a change");
    await pass(5 * HOUR);
    await tab.reads("#it", ["In stock, ships today", /^Order within 4 h/]);
    await hide(false);
    await tab.reads("#it", ["In stock, ships tomorrow"]);
  });

  test("after the machine has slept, or somebody has set its clock back, it is right in ten minutes", async () => {
    await open(status("SOON", 'view="line"'), { ...calm, items });
    await set("2026-11-24T09:00:00Z");
    await pass(10 * MINUTE);
    await tab.reads("#it", ["Ships tomorrow"]);
    await set("2026-11-23T09:00:00Z");
    await pass(10 * MINUTE);
    await tab.reads("#it", ["Ships by Nov 25"]);
  });

  test("a time that is told never passes, and needs no timer", async () => {
    await open(status("CHAIR", 'now="2026-11-23T13:59"'), { ...calm, items });
    await tab.reads("#it", ["In stock, ships today", /^Order within 1 min/]);
    assert.equal(await timers(), 0);
  });

  test("once no element is left there is at most one timer more", async () => {
    await open(status("CHAIR"), { ...calm, items });
    await on("#it", (it) => it.remove());
    await tab.settle();
    await pass(HOUR);
    assert.deepEqual([await timers(), await wakes()], [0, 1]);
  });

  /** A shop that waits for ash chairs until a day in December; without one, nobody knows when. */
  const ash = (day) => ({ ...calm, items: [{ sku: "ASH", onHand: 1, selling: "backorder", onOrder: [{ quantity: 9, ...(day && { due: `2026-12-${day}` }) }] }] });
  const two = (more = "") => status("ASH", `quantity="2" ${more}`);
  /** What a new snapshot has changed; empty where that is no news. */
  const news = () => on("#it", (it) => it.shadowRoot.querySelector("[part=news]:not([hidden])")?.textContent ?? "");
  /** Pushes a snapshot, and gives what is read out of it. */
  const hear = async (snapshot) => {
    await push(snapshot);
    return spoken();
  };

  test("a new date is told as a delay or as good news, right below the headline, and read out once after the headline", async () => {
    await open(two(), ash("09"));
    await listen();
    const steps = [
      ["16", "We are sorry: it will take longer than we said. It was due to ship by Wednesday, December 9.", "Part in stock, the rest by Wednesday, December 16"],
      ["14", "Good news: it is coming sooner than we said. It was due to ship by Wednesday, December 16.", "Part in stock, the rest by Monday, December 14"],
      [undefined, "We are sorry: the date we gave, Monday, December 14, no longer holds.", "Part in stock, no date for the rest yet"],
      ["18", "There is a date now.", "Part in stock, the rest by Friday, December 18"],
    ];
    for (const [day, note, headline] of steps) {
      const said = await hear(ash(day));
      assert.equal(await news(), note);
      assert.equal(said.length, 1, said.join("\n"));
      assert.ok(said[0].startsWith(`${headline}. ${note} 1 today.`), said[0]);
    }
    assert.deepEqual(tab.complaints, []);
  });

  test("news stays while nothing new is told, and goes when it is as it was at first", async () => {
    await open(two(), ash("09"));
    await listen();
    await hear(ash("16"));
    assert.deepEqual(await hear(ash("16")), []);
    assert.match(await news(), /^We are sorry/);
    await pass(15 * HOUR);
    assert.match(await news(), /^We are sorry/, "a day later");
    await hear(ash("09"));
    assert.doesNotMatch(await news(), /sorry|news/);
  });

  test("news is of one sku and quantity", async () => {
    await open(two(), ash("09"));
    await push(ash("16"));
    await tab.until(news, (told) => /^We are sorry/.test(told));
    await on("#it", (it) => (it.quantity = 3));
    await tab.until(news, (told) => !told);
    await on("#it", (it) => (it.quantity = 2));
    await tab.settle();
    assert.doesNotMatch(await news(), /sorry/);
  });

  test("on a single line it is there for who listens", async () => {
    for (const view of ["line", "badge"]) {
      await open(two(`view="${view}"`), ash("09"));
      await push(ash("16"));
      await tab.reads("#it", ["Part in stock, the rest by Dec 16"]);
      assert.match(await on("#it", (it) => it.shadowRoot.querySelector("[part=rest]").textContent), /^\. We are sorry: it will take longer than we said\./);
    }
  });

  test("nobody apologises for what others have bought, or for a day that has passed", async () => {
    const made = (onHand) => ({ ...calm, items: [{ sku: "ASH", onHand, selling: "backorder", leadDays: 20 }] });
    await open(status("ASH"), made(1));
    await listen();
    const [said, ...more] = await hear(made(0));
    assert.deepEqual(more, []);
    assert.match(said, /^On backorder, ships by Monday, December 14\. We order it/);
    // What is ordered a day later comes a day later, even if the shop says something new at the same time.
    await pass(24 * HOUR);
    await push(made(0));
    await tab.heads("#it", "On backorder, ships by Monday, December 14");
    await hide(true);
    await pass(24 * HOUR);
    await push(made(0));
    await hide(false);
    await tab.heads("#it", "On backorder, ships by Tuesday, December 15");
    assert.doesNotMatch(await news(), /sorry/);
  });

  test("news is told in the language of the page", async () => {
    await open(two('lang="hu"'), ash("09"));
    await push(ash("16"));
    await tab.until(news, (told) => told === "Elnézést kérünk, később adjuk fel, mint ígértük. Az eddigi időpont: december 9., szerda.");
  });
});
