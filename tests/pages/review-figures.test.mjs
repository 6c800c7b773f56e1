/** What `<backsoon-review>` makes of the figures of `shop.review()`: the verdict, what is kept, what repeats itself, and lists of any length. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, tab } from "./in-browsers.mjs";
import { drawn, inside, noComplaints, review, show, small, texts, visit } from "./review.mjs";

inEachBrowser(() => {
  test("the demo's verdict is that of its snapshot, with the figures behind it", async () => {
    await visit();
    const { verdict, backlog } = review;
    assert.deepEqual(await texts("[part=verdict-state]"), [verdict.state === "strained" ? "Strained" : "Manageable"]);
    const [text] = await texts("[part=verdict-text]");
    assert.ok(text.includes(`of the ${backlog.units} units that wait will take longer than ${verdict.waits.days} days`), text);
    const [units] = await texts("[part=figure] .value");
    assert.equal(units, String(backlog.units));
    assert.deepEqual(await on("backsoon-review", (it) => [it.review.today, it.review.backlog.units]), [review.today, backlog.units]);
    noComplaints();
  });

  const waiting = (due) => ({ sku: `CHAIR-${due}`, selling: "backorder", price: 100, onHand: 0, onOrder: due ? [{ quantity: 9, due }] : [], backorders: [{ id: `L-${due}`, quantity: 2, placed: "2026-11-02" }] });

  for (const [what, dues, said] of [
    ["each has a date", ["2026-12-04"], "the last ships by Dec 4, 2026"],
    ["some have no date", ["2026-12-04", ""], "the last with a date ships by Dec 4, 2026; 2 have none"],
    ["none has a date", [""], "none of them has a date"],
  ]) {
    test(`when the last ships is said of those that have a date, where ${what}`, async () => {
      await show({ ...small, items: dues.map(waiting) });
      await drawn();
      const notes = await texts("[part=figure] .note");
      assert.ok(notes.includes(said), notes.join("; "));
    });
  }

  test("of suppliers it says of which deliveries each figure is", async () => {
    await visit();
    const [intro] = await texts("[part~=suppliers] .intro");
    assert.match(intro, /of all deliveries that are told.*On time: of those due Nov 23, 2025 – Nov 23, 2026\.$/);
    const [first] = review.suppliers;
    const notes = await texts("[part~=suppliers] tbody tr:first-child .note");
    assert.ok(notes[0].endsWith(`${first.lateness.samples} deliveries in all`), notes[0]);
    assert.equal(notes[1], `${first.kept.part} of ${first.kept.of}`);
  });

  test("until when an item is enough, and what is asked for a day, are told by its forecast alone", async () => {
    await visit();
    const heads = await texts("[part~=items] thead th");
    assert.deepEqual(heads.filter((head) => /left|last|enough/i.test(head)), ["Enough until"]);
    assert.deepEqual(heads.filter((head) => /a day/i.test(head)), ["Expected a day"]);
    const notes = await texts("[part=measure] .note");
    assert.equal(notes.filter((note) => / a day asked for in the past, /.test(note)).length, 1, notes.join("; "));
  });

  test("what is taken already is enough until no day", async () => {
    await show({ ...small, items: [{ ...small.items[0], backorders: [{ id: "1", quantity: 9, placed: "2026-11-02" }] }] });
    await drawn();
    assert.deepEqual(await texts("tbody .c-runsOut"), ["not enough"]);
    await on(inside("[part~=items] tbody button"), (button) => button.click());
    const said = await tab.until(() => texts("[part=advice]"), ([text]) => text);
    assert.match(said[0], /Of what is there and on order nothing is left for a new order\./);
  });

  test("where nothing is on order, nothing is said to be on time", async () => {
    await show({ ...small, items: [waiting("")] });
    await drawn();
    const notes = await texts("[part=figure] .note");
    assert.ok(notes.includes("nothing is overdue"), notes.join("; "));
  });

  for (const [quantity, said] of [[7, "1.4 days"], [5, "1 day"], [10, "2 days"]]) {
    test(`a plural is that of the number as it is written: ${said}`, async () => {
      await show({ ...small, items: [{ sku: "CHAIR", selling: "backorder", onHand: 0, dailyDemand: 5, backorders: [{ id: "1", quantity, placed: "2026-11-02" }] }] });
      await drawn();
      assert.match((await texts("[part=verdict-text]"))[0], new RegExp(`together they are ${said} of demand\\.$`));
    });
  }

  const late = (supplier, quantity, due) => ({ sku: `SKU-${supplier}`, supplier, selling: "backorder", onHand: 0, onOrder: [{ quantity: 9, due }], backorders: quantity ? [{ id: `L-${supplier}`, quantity, placed: "2026-11-02" }] : [] });

  test("what is overdue and awaited is to be chased first, with a link to whose it is", async () => {
    const names = ["acme", "bolt", "cord", "dune", "elm"];
    const items = [late("acme", 1, "2026-11-20"), late("bolt", 4, "2026-11-13"), late("cord", 3, "2026-11-13"), late("dune", 2, "2026-11-13"), late("elm", 0, "2026-10-01")];
    await show({ ...small, suppliers: Object.fromEntries(names.map((name) => [name, { name: `${name} Ltd`, leadDays: 9 }])), items });
    await drawn();
    const [first] = await texts("[part~=today] .body > *");
    assert.equal(first, "Chase what is overdue: customers wait for 10 units from bolt Ltd, cord Ltd, dune Ltd, and 1 more, the longest overdue by 10 days. Overdue, by supplier");
    await on(inside(".chase a"), (link) => link.click());
    const focused = await on("backsoon-review", ({ shadowRoot: { activeElement } }) => [activeElement.localName, activeElement.textContent, activeElement.getBoundingClientRect().top < innerHeight]);
    assert.deepEqual(focused, ["h3", "Overdue, by supplier", true]);
  });

  test("of what is overdue and nobody awaits, nothing is to be chased", async () => {
    await show({ ...small, items: [late("acme", 0, "2026-11-13")] });
    await drawn();
    assert.deepEqual(await texts(".chase"), []);
  });

  const months = (out) => ["2024", "2025"].flatMap((year) => Array.from({ length: 12 }, (_, month) => ({ month: `${year}-${String(month + 1).padStart(2, "0")}`, quantity: 20, daysOut: out.includes(month + 1) ? 9 : 0 })));
  /** As shown: by month, each why with its items. */
  const troubles = () =>
    on("backsoon-review", ({ shadowRoot }) => [...shadowRoot.querySelectorAll("[part~=trouble] .group")].map((group) => [
      group.querySelector("h3").textContent,
      ...[...group.querySelectorAll("[part=troubles] > li")].map((li) => [li.querySelector("p").textContent, ...[...li.querySelectorAll(".names li")].map(({ textContent }) => textContent)]),
    ]));

  test("what ran out in the same month again and again stands together, the months to come first", async () => {
    const items = [["CHAIR", [12]], ["LAMP", [3, 12]], ["RUG", []], ["SOFA", [12]]].map(([sku, out]) => ({ sku, onHand: 1, sales: months(out) }));
    await show({ ...small, items });
    await drawn();
    const unknown = "Nothing tells why";
    assert.deepEqual(await troubles(), [
      ["December: 3 items tend to run out", [unknown, "CHAIR 2 of 2", "LAMP 2 of 2", "SOFA 2 of 2"]],
      ["March: 1 item tends to run out", [unknown, "LAMP 2 of 2"]],
    ]);
  });

  test("a supplier that was late is named, with what ran out meanwhile", async () => {
    const late = ["2024", "2025"].flatMap((year) => ["01", "05", "09"].map((day) => ({ due: `${year}-12-${day}`, received: `${year}-12-28` })));
    const items = ["CHAIR", "LAMP"].map((sku) => ({ sku, supplier: sku === "CHAIR" ? "acme" : "bolt", onHand: 1, sales: months([12]) }));
    await show({ ...small, suppliers: { acme: { name: "Acme Oy", leadDays: 14, deliveries: late }, bolt: { name: "Bolt", leadDays: 14 } }, items });
    await drawn();
    assert.deepEqual(await troubles(), [["December: 2 items tend to run out", ["Acme Oy was late", "CHAIR 2 of 2"], ["Nothing tells why", "LAMP 2 of 2"]]]);
  });

  test("of many that ran out the first are in sight, and the others unfold", async () => {
    const items = Array.from({ length: 30 }, (_, number) => ({ sku: `SKU-${number}`, onHand: 1, sales: months([12]) }));
    await show({ ...small, items });
    await drawn();
    assert.deepEqual((await troubles()).map(([title, why]) => [title, why.length - 1]), [["December: 30 items tend to run out", 8]]);
    assert.deepEqual(await texts("[part~=trouble] summary"), ["and 22 more"]);
    await on(inside("[part~=trouble] summary"), (summary) => summary.click());
    await tab.until(troubles, ([[, why]]) => why.length === 31);
  });

  test("a list of many suppliers begins with 50, says of how many, and gives the others", async () => {
    const suppliers = Object.fromEntries(Array.from({ length: 136 }, (_, number) => [`s${number}`, { name: `Supplier ${number}` }]));
    await show({ ...small, suppliers });
    await drawn();
    const rows = () => on(inside("[part~=suppliers] tbody"), ({ rows }) => rows.length);
    assert.deepEqual([await rows(), await texts("[part~=suppliers] .more span"), await texts("[part~=suppliers] .more button")], [50, ["50 of 137"], ["Show 87 more"]]);
    await on(inside("[part~=suppliers] .more button"), (button) => (button.focus(), button.click()));
    assert.deepEqual([await rows(), await texts("[part~=suppliers] .more span")], [137, ["137 of 137"]]);
    const focused = await on("backsoon-review", ({ shadowRoot }) => shadowRoot.activeElement.cells[0].textContent);
    assert.equal(focused, "Supplier 50", "who used the keyboard goes on with the first of them");
    assert.equal(await on(inside("[part~=suppliers] .more button"), (button) => button.checkVisibility()), false);
  });

  test("so do lists of orders being collected and of who is overdue", async () => {
    const many = Array.from({ length: 60 }, (_, number) => number);
    const suppliers = Object.fromEntries(many.map((number) => [`s${number}`, { name: `Supplier ${number}`, leadDays: 9, minimumOrder: 40 }]));
    const items = many.map((number) => ({ sku: `SKU-${number}`, supplier: `s${number}`, selling: "backorder", onHand: 0, dailyDemand: 1, onOrder: [{ quantity: 1, due: "2026-11-13" }], backorders: [{ id: `L${number}`, quantity: 3, placed: "2026-11-02" }] }));
    await show({ ...small, suppliers, items });
    await drawn();
    assert.deepEqual(await texts("[part~=backlog] .more"), ["50 of 60Show 10 more", "50 of 60Show 10 more"]);
  });
});
