/** What a shopper reads on a page, rule by rule. It is ten in the morning of Monday, 23 November 2026 in the shop. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const onOrder = (quantity, due) => [{ quantity, due }];
const status = (id, { sku = id, quantity = 1, view = "full" } = {}) =>
  `<p><backsoon-status id="${id}" sku="${sku}" quantity="${quantity}" view="${view}">Ask us</backsoon-status></p>`;

const underWay = "More is on order. Orders are filled first come, first served.";
const weOrder = "We order it from our supplier for you.";

inEachBrowser(() => {
  /** A page of one element an id, for these items under this policy. */
  async function look(elements, items, { policy = {}, suppliers = {}, lang } = {}) {
    const page = site.page(elements.join("\n"), { stock: { ...shop, policy, suppliers, items }, lang });
    await tab.go(page.url);
  }

  test("r01_state: every item is in exactly one state, and says it in words of its own", async () => {
    const items = [
      { sku: "CHAIR", onHand: 9 },
      { sku: "LAMP", onHand: 2 },
      { sku: "STOOL", onHand: 1, selling: "backorder", onOrder: onOrder(9, "2026-12-09") },
      { sku: "SOFA", selling: "backorder", onOrder: onOrder(9, "2026-12-09") },
      { sku: "TABLE", selling: "made-to-order", leadDays: 42 },
      { sku: "TEAPOT", releaseDate: "2027-01-15", onOrder: onOrder(9, "2027-01-12") },
      { sku: "MUG", onHand: 4 },
      { sku: "CLOCK", onOrder: onOrder(9, "2026-12-09") },
      { sku: "SHELF", selling: "discontinued" },
    ];
    const asked = { STOOL: 3, MUG: 6 };
    await look([...items.map(({ sku }) => status(sku, { quantity: asked[sku], view: "line" })), status("VASE", { view: "line" })], items, { policy: { lowStock: 2 } });
    const expected = {
      CHAIR: ["in-stock", "In stock, ships today"],
      LAMP: ["low-stock", "Only 2 left, ships today"],
      STOOL: ["partial", "Part in stock, the rest by Dec 9"],
      SOFA: ["backorder", "On backorder, ships by Dec 9"],
      TABLE: ["made-to-order", "Made to order, ships by Jan 4"],
      TEAPOT: ["preorder", "Pre-order, ships by Jan 15"],
      MUG: ["short", "Only 4 of 6, ships today"],
      CLOCK: ["out-of-stock", "Out of stock, back by Dec 9"],
      SHELF: ["discontinued", "No longer available"],
      VASE: ["unknown", "Ask us"],
    };
    for (const [sku, [, headline]] of Object.entries(expected)) await tab.reads(`#${sku}`, [headline]);
    assert.deepEqual(await tab.states(), Object.values(expected).map(([state]) => state));
  });

  test("r01_state: what is not in stock but obtainable is a backorder, what is not obtainable is out of stock", async () => {
    const gone = { onHand: 0, leadDays: 10 };
    await look([status("yes"), status("no")], [{ sku: "yes", ...gone, selling: "backorder" }, { sku: "no", ...gone, selling: "stock" }]);
    await tab.reads("#yes", ["On backorder, ships by Thursday, December 3", weOrder, "That is 10 days from now."]);
    await tab.reads("#no", ["Out of stock", "It cannot be ordered right now. We do not know yet when it will be back; we will show the date here once we know it."]);
  });

  test("r02_the_wait: it follows from the item itself, its supplier's and its maker's time", async () => {
    const suppliers = { near: { leadDays: 8 }, far: { leadDays: 30 } };
    const items = [
      { sku: "own", selling: "backorder", supplier: "far", leadDays: 15 },
      { sku: "near", selling: "backorder", supplier: "near" },
      { sku: "far", selling: "backorder", supplier: "far" },
      { sku: "made", selling: "made-to-order", supplier: "far" },
    ];
    await look(items.map(({ sku }) => status(sku, { view: "line" })), items, { suppliers });
    await tab.reads("#own", ["On backorder, ships by Dec 8"]);
    await tab.reads("#near", ["On backorder, ships by Dec 1"]);
    await tab.reads("#far", ["On backorder, ships by Dec 23"]);
    await tab.reads("#made", ["Made to order, ships by Dec 23"]);
  });

  test("r02_the_wait: it follows from how many units already wait, and from how many are asked for", async () => {
    const receipts = [...onOrder(5, "2026-12-03"), ...onOrder(5, "2026-12-17")];
    const item = { selling: "backorder", onOrder: receipts, leadDays: 60 };
    const items = [{ sku: "first", ...item }, { sku: "third", ...item, backorders: 2 }, { sku: "sixth", ...item, backorders: 5 }];
    const elements = items.map(({ sku }) => status(sku, { view: "line" }));
    await look([...elements, status("four", { sku: "third", quantity: 4 })], items);
    await tab.reads("#first", ["On backorder, ships by Dec 3"]);
    await tab.reads("#third", ["On backorder, ships by Dec 3"]);
    await tab.reads("#sixth", ["On backorder, ships by Dec 17"]);
    const split = ["3 by Thursday, December 3", "1 more by Thursday, December 17"];
    await tab.reads("#four", ["On backorder, ships by Thursday, December 17", underWay, ...split]);
  });

  test("r03_the_backlog: shoppers see how many wait only where the policy says so, and never more than it shows", async () => {
    const item = { selling: "backorder", onOrder: onOrder(90, "2026-12-09") };
    const items = [{ sku: "few", ...item, backorders: 3 }, { sku: "many", ...item, backorders: 31 }, { sku: "none", ...item }];
    const elements = items.map(({ sku }) => status(sku));
    const wait = ["On backorder, ships by Wednesday, December 9", underWay, "That is 16 days from now."];
    await look(elements, items, { policy: { showBacklog: true, maxShown: 10 } });
    await tab.reads("#few", [...wait, "3 units are ordered ahead of yours."]);
    await tab.reads("#many", [...wait, "10 or more units are ordered ahead of yours."]);
    await tab.reads("#none", wait);
    await look(elements, items, { policy: { maxShown: 10 } });
    for (const { sku } of items) await tab.reads(`#${sku}`, wait);
  });

  test("r05_always_a_date: whatever can be waited for has a day, or says in plain words that none is known and what happens next", async () => {
    const selling = "backorder";
    const items = [
      { sku: "dated", selling, onOrder: onOrder(9, "2026-12-09") },
      { sku: "undated", selling, onOrder: [{ quantity: 9 }] },
      { sku: "made", selling: "made-to-order" },
      { sku: "unreleased", releaseDate: "2027-01-15", onOrder: [{ quantity: 9 }] },
      { sku: "half", selling, onHand: 1, onOrder: [{ quantity: 9 }] },
      { sku: "never", onHand: 0 },
    ];
    await look(items.map(({ sku }) => status(sku, { quantity: sku === "half" ? 2 : 1 })), items);
    const happensNext = "We do not know the date yet. It ships as soon as it arrives, and we will show the date here once we know it.";
    await tab.reads("#dated", ["On backorder, ships by Wednesday, December 9", underWay, "That is 16 days from now."]);
    await tab.reads("#undated", ["On backorder, no date known yet", happensNext]);
    await tab.reads("#made", ["Made to order, no date known yet", happensNext]);
    await tab.reads("#unreleased", ["Pre-order, no date known yet", happensNext]);
    await tab.reads("#half", ["Part in stock, no date for the rest yet", happensNext, "1 today", "1 more with no date yet"]);
    await tab.reads("#never", ["Out of stock", /We do not know yet when it will be back; we will show the date here once we know it\./]);
  });

  test("r05_always_a_date: a change of it is told, to the page and to who listens", async () => {
    const receipts = [...onOrder(2, "2026-12-03"), ...onOrder(5, "2026-12-17")];
    await look([status("it", { quantity: 2, view: "badge" })], [{ sku: "it", selling: "backorder", onOrder: receipts }]);
    await tab.reads("#it", ["On backorder, ships by Dec 3"]);
    await tab.settle();
    await tab.page.$eval("#it", (element) => (element.quantity = 3));
    await tab.reads("#it", ["On backorder, ships by Dec 17"]);
    const { quantity, state, text } = await tab.page.evaluate(() => told.changes.at(-1));
    assert.deepEqual([quantity, state], [3, "backorder"]);
    const heard = await tab.until(() => tab.page.$eval("#it", (it) => it.shadowRoot.querySelector("[role=status]").textContent), Boolean);
    assert.equal(heard, text);
    assert.match(heard, /^On backorder, ships by Thursday, December 17\. 2 by Thursday, December 3\. 1 more by Thursday, December 17\./);
  });

  test("r08_drop_ship: where the supplier can send it straight to the customer sooner, that is what is promised", async () => {
    const suppliers = { direct: { leadDays: 30, dropShipDays: 9 }, slow: { leadDays: 8, dropShipDays: 20 } };
    const items = [
      { sku: "sooner", selling: "backorder", supplier: "direct" },
      { sku: "later", selling: "backorder", supplier: "slow" },
      { sku: "mixed", selling: "backorder", supplier: "direct", onOrder: onOrder(1, "2026-12-01") },
    ];
    const elements = [status("sooner"), status("later"), status("mixed", { quantity: 3 })];
    await look(elements, items, { suppliers });
    const straight = "Our supplier sends it straight to you.";
    await tab.reads("#sooner", ["On backorder, ships by Friday, December 4", straight, "That is 11 days from now."]);
    await tab.reads("#later", ["On backorder, ships by Tuesday, December 1", weOrder, "That is 8 days from now."]);
    const split = ["1 by Tuesday, December 1", "2 more by Friday, December 4"];
    await tab.reads("#mixed", ["On backorder, ships by Friday, December 4", /./, ...split]);
  });

  for (const [lang, words, forbidden] of [
    ["en", ["Ships by Wednesday, December 9", underWay, "That is 16 days from now."], /back-?order/i],
    ["hu", ["Feladás legkésőbb: december 9., szerda", /Már megrendeltük\./, "A feladásig még 16 nap van hátra."], /utánrendel|előjegy/i],
  ]) {
    test(`r09_discreet_wording: it never says backorder and still says plainly how long it takes (${lang})`, async () => {
      const items = [
        { sku: "dated", selling: "backorder", onOrder: onOrder(9, "2026-12-09") },
        { sku: "undated", selling: "backorder", onOrder: [{ quantity: 9 }] },
      ];
      await look([status("dated"), status("undated")], items, { policy: { wording: "discreet" }, lang });
      await tab.reads("#dated", words);
      await tab.heads("#undated", /no date known yet|időpont még nem ismert/);
      const everything = await tab.page.$$eval("backsoon-status", (all) => all.map((one) => one.shadowRoot.textContent).join());
      assert.doesNotMatch(everything, forbidden);
    });
  }

  test("r16_quiet_waits: a wait shorter than a week is said in the calm words of stock, whatever the units come from", async () => {
    const selling = "backorder";
    const suppliers = { direct: { dropShipDays: 2 } };
    const items = [
      { sku: "receipt", selling, onOrder: onOrder(9, "2026-11-26") },
      { sku: "sixDays", selling, onOrder: onOrder(9, "2026-11-29") },
      { sku: "tomorrow", selling, onOrder: onOrder(9, "2026-11-24") },
      { sku: "straight", selling, supplier: "direct" },
      { sku: "made", selling: "made-to-order", leadDays: 3 },
      { sku: "announced", selling, onOrder: onOrder(9, "2026-11-30") },
      { sku: "released", releaseDate: "2026-11-26", onOrder: onOrder(9, "2026-11-24") },
    ];
    await look(items.map(({ sku }) => status(sku)), items, { suppliers });
    await tab.reads("#receipt", ["Ships by Thursday, November 26"]);
    await tab.heads("#sixDays", "On backorder, ships by Monday, November 30");
    await tab.reads("#tomorrow", ["Ships tomorrow"]);
    await tab.heads("#straight", "Ships by Wednesday, November 25");
    await tab.reads("#made", ["Ships by Thursday, November 26"]);
    await tab.heads("#announced", "On backorder, ships by Monday, November 30");
    await tab.heads("#released", "Pre-order, ships by Thursday, November 26");
    const tones = await tab.page.$$eval("backsoon-status", (all) => all.map((one) => one.shadowRoot.querySelector("[part=root]").dataset.tone));
    assert.deepEqual(tones, ["good", "wait", "good", "good", "good", "wait", "wait"]);
  });

  test("r16_quiet_waits: the shop says how short is short", async () => {
    const items = [{ sku: "it", selling: "backorder", onOrder: onOrder(9, "2026-11-26") }];
    for (const [quietDays, headline] of [[3, "On backorder, ships by Thursday, November 26"], [4, "Ships by Thursday, November 26"]]) {
      await look([status("it")], items, { policy: { quietDays } });
      await tab.heads("#it", headline);
    }
  });
});
