/** `<backsoon-review>`, the merchant's page: what it says is what `shop.review()` says, in words, drawings and files. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "csv-parse/sync";
import { open } from "../../dist/node.js";
import { root } from "../../scripts/setup.mjs";
import { snapshotOf } from "../../www/demo/warehouse.js";
import { inEachBrowser, on, site, tab, textOf } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const NOW = "2026-11-23T10:00";
const axe = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const levels = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** The demo's, which its page makes itself. */
const warehouse = snapshotOf("2026-11-23", "2026-11-23T07:40:00Z");
const opened = await open(warehouse, { now: NOW });
const review = await opened.review();

const small = {
  ...shop,
  currency: "EUR",
  policy: { review: { strainedDays: 10 } },
  suppliers: { acme: { name: "Acme Oy", leadDays: 14 } },
  items: [
    { sku: "CHAIR", title: "Oak chair", price: 14900, selling: "backorder", supplier: "acme", onHand: 0, dailyDemand: 0.5,
      onOrder: [{ quantity: 2, due: "2026-11-13" }], backorders: [{ id: "1", quantity: 4, placed: "2026-11-02" }] },
    { sku: "LAMP", title: "Lamp", onHand: 7 },
    { sku: "RUG", onHand: -3 },
    { sku: "SOFA", onHand: 1, onOrder: [{ quantity: 2, due: "2026-13-01" }] },
  ],
};

inEachBrowser((name) => {
  const inside = (selector) => `backsoon-review >>> ${selector}`;
  const texts = (selector) => textOf(inside(selector));
  // Puppeteer's own waiting sees no change inside a shadow root.
  const appears = (selector, seconds) => tab.until(() => tab.page.$(inside(selector)), Boolean, seconds);
  const drawn = () => appears("[part~=verdict]", 60);
  const noComplaints = (allowed = /^$/) => assert.deepEqual(tab.complaints.filter((text) => !allowed.test(text)), []);

  /** The demo's page, on the Monday of its stock list. */
  async function visit({ lang = "en", theme = "light" } = {}) {
    await tab.go(`${site.url}/review.html?now=${NOW}&lang=${lang}&theme=${theme}`);
    await drawn();
  }

  /** A page with the element alone. @param {unknown} stock that it asks for @param {{ more?: string, page?: object }} [how] */
  async function show(stock, { more = "", page = {} } = {}) {
    site.put("/private.json", stock);
    await tab.go(site.page(`<backsoon-review src="/private.json" now="${NOW}" ${more}></backsoon-review>`, { library: "/dist/review.js", ...page }).url);
  }

  /** All that can be read: texts, and what drawings and fields are called. */
  const everything = () =>
    on("backsoon-review", ({ shadowRoot }) => {
      const named = [...shadowRoot.querySelectorAll("*")].flatMap((one) => [...one.attributes].filter(({ name }) => !["class", "part"].includes(name)).map(({ value }) => value));
      return `${shadowRoot.textContent} ${named.join(" ")}`;
    });
  const wrong = /NaN|Infinity|undefined|\[object|\bnull\b|\{\{/;

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

  test("it is reckoned in a worker: the page itself has no wasm", async () => {
    await visit();
    assert.equal(await tab.page.evaluate(() => instances), 0);
    assert.equal(site.asked("/dist/full.wasm") > 0, true);
  });

  test("where workers are blocked the page reckons itself, and says the same", async () => {
    await show(warehouse, { page: { policy: `${site.policy}; worker-src 'none'` } });
    await drawn();
    assert.ok((await tab.page.evaluate(() => instances)) > 0);
    const [units] = await texts("[part=figure] .value");
    assert.equal(units, String(review.backlog.units));
  });

  test("axe finds nothing wrong, in both themes, everything unfolded, an item open too", async () => {
    await visit();
    await tab.page.evaluate(axe);
    for (const theme of ["light", "dark"]) {
      await on(`[name=switch-theme][value=${theme}]`, (choice) => choice.click());
      for (const item of [false, true]) {
        await on("backsoon-review", ({ shadowRoot }, item) => {
          for (const details of shadowRoot.querySelectorAll("details")) details.open = true;
          if (item) shadowRoot.querySelector("tbody button").click();
        }, item);
        if (item) await appears("[part=detail] [part=chart]");
        await tab.settle();
        const violations = await tab.page.evaluate(async (values) => {
          const { violations } = await globalThis.axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] });
          return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ target, failureSummary }) => `${target.flat().join(" ")} ${failureSummary}`).join("; ")}`);
        }, levels);
        assert.deepEqual(violations, [], `${theme}, ${item ? "an item" : "the page"}`);
      }
      await tab.page.keyboard.press("Escape");
    }
    noComplaints();
  });

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

  test("a proposed order says of how many lines the cost is not known", async () => {
    await show(small);
    await drawn();
    const notes = await texts("[part=order] .notes li");
    assert.ok(notes.includes("The cost of 1 line is not known."), notes.join("; "));
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

  test("on paper there is each item, the first 500 of many and how many more, and no room for others", async () => {
    await visit();
    const printed = () =>
      tab.page.evaluate(() => new Promise((resolve) => addEventListener("beforeprint", () => {
        const { shadowRoot } = document.querySelector("backsoon-review");
        resolve([shadowRoot.querySelectorAll("tr[data-row]").length, shadowRoot.querySelector("p.on-paper").textContent]);
      }, { once: true })));
    const rows = () => on("backsoon-review", ({ shadowRoot }) => shadowRoot.querySelectorAll("tr[data-row]").length);
    const before = await rows();
    assert.ok(before < review.items.sku.length);
    const [shown] = await Promise.all([printed(), tab.page.pdf()]);
    assert.deepEqual(shown, [review.items.sku.length, ""]);
    // Firefox that a driver makes print does not say when it has.
    if (name === "firefox") await tab.page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await tab.until(rows, (count) => count === before);
    const items = Array.from({ length: 1200 }, (_, number) => ({ sku: `SKU-${number}`, onHand: 1 }));
    await show({ ...shop, policy: { review: { strainedDays: 3 } }, suppliers: {}, items });
    await drawn();
    const [some] = await Promise.all([printed(), tab.page.pdf()]);
    assert.deepEqual(some, [500, "and 700 more"]);
    if (name === "firefox") return;
    await tab.page.emulateMediaType("print");
    assert.deepEqual(await tab.page.$$eval(inside(".room"), (all) => all.map((one) => getComputedStyle(one).display)), ["none", "none"]);
    await tab.page.emulateMediaType("screen");
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

  test("of a public snapshot it says in words what is wrong", async () => {
    await show(opened.publicSnapshot());
    const [title] = await tab.until(() => texts("[part=failed] h2"), ([title]) => title);
    assert.equal(title, "This is a public snapshot");
    const [{ place }] = await tab.errors();
    assert.equal(place, "snapshot");
    assert.equal(await tab.page.$(inside("[part~=verdict]")), null);
  });

  for (const [what, answer, title] of [
    ["is not there", ["", { status: 404 }], "The snapshot could not be fetched"],
    ["is a page", ["<!doctype html><p>Sign in"], "The snapshot could not be read"],
  ]) {
    test(`of a snapshot that ${what} it says so, and shows it once it is there`, async () => {
      await show(small);
      site.put("/private.json", ...answer);
      await on("backsoon-review", (it) => it.refresh());
      await tab.until(() => texts("[part=failed] h2"), ([said]) => said === title);
      site.put("/private.json", small);
      await on("backsoon-review", (it) => it.refresh());
      await tab.until(() => texts("[part=verdict-state]"), ([said]) => said === "Strained" || said === "Manageable");
      assert.deepEqual(await texts("[part=failed] h2"), []);
    });
  }

  test("of stock that is below nothing, with no order told, no order is counted and no empty books are shown", async () => {
    const sales = [8, 9, 10].map((month) => ({ month: `2026-${String(month).padStart(2, "0")}`, quantity: 20 }));
    await show({ ...shop, suppliers: { acme: { name: "Acme Oy", leadDays: 14 } }, items: [{ sku: "STOOL", selling: "backorder", supplier: "acme", onHand: 0, backorders: 5, sales }] });
    await drawn();
    const told = await on("backsoon-review", ({ review: { backlog, contacts } }) => [backlog.units, backlog.lines, contacts.unlisted]);
    assert.deepEqual(told, [5, 0, 5]);
    assert.deepEqual((await texts("[part=figure] .note")).slice(0, 1), ["1 item"]);
    const tables = await texts("[part~=backlog] caption");
    assert.equal(tables.includes("In the books"), false);
    assert.deepEqual((await texts("[part~=backlog] tbody tr")).filter((row) => row.startsWith("units of no order")), ["units of no order told50.05"]);
    assert.deepEqual(await texts("[part~=today] .intro"), ["1 purchase order is proposed."]);
  });

  test("what had to be left out is listed with its places", async () => {
    await show(small);
    await drawn();
    assert.deepEqual(await texts("[part=problems] summary"), ["2 entries of the snapshot were left out"]);
    assert.deepEqual(await texts("[part=problems] code"), ["items[2].onHand", "items[3].onOrder[0].due"]);
    assert.deepEqual((await tab.errors()).map(({ place }) => place), ["items[2].onHand", "items[3].onOrder[0].due"]);
  });

  for (const [what, snapshot] of Object.entries({
    "nothing but one order line": { ...shop, items: [{ sku: "A", selling: "backorder", backorders: [{ id: "1", quantity: 1 }] }] },
    "no item": { ...shop, policy: { review: { strainedDays: 3 } }, items: [] },
    "little of everything": { ...small, items: small.items.slice(0, 2) },
    "sales of nothing": { ...shop, items: [{ sku: "A", onHand: 3, sales: [{ month: "2026-10", quantity: 0, daysOut: 31 }] }, { sku: "B", onHand: "some", sales: [] }, { sku: "C", selling: "made-to-order", sales: [{ month: "2026-10", quantity: 5 }] }] },
  })) {
    test(`nothing is said that nobody knows, of a snapshot that tells ${what}`, async () => {
      await show(snapshot);
      await drawn();
      assert.doesNotMatch(await everything(), wrong);
      for (let row = 0; row < snapshot.items.length; row += 1) {
        await on("backsoon-review", ({ shadowRoot }, row) => shadowRoot.querySelectorAll("[part~=items] tbody button")[row]?.click(), row);
        await tab.settle();
        assert.doesNotMatch(await everything(), wrong);
        await on(inside("dialog"), (dialog) => dialog.close());
      }
      noComplaints();
    });
  }

  test("the demo says nothing that nobody knows, item by item", async () => {
    await visit();
    assert.doesNotMatch(await everything(), wrong);
  });

  test("it speaks each language of the page, dates and figures too", async () => {
    await visit();
    for (const file of readdirSync(join(root, "www/locales/review"))) {
      const lang = file.replace(".json", "");
      const words = JSON.parse(readFileSync(join(root, "www/locales/review", file), "utf8"));
      await on("html", (page, lang) => (page.lang = lang), lang);
      await tab.until(() => texts("[part~=verdict] [part=heading]"), ([title]) => title === words["verdict.heading"]);
      assert.deepEqual(await on(inside("[part=root]"), (it) => [it.lang, it.dir]), [lang, lang === "ar" ? "rtl" : "ltr"]);
      assert.doesNotMatch(await everything(), wrong, lang);
      assert.equal(await tab.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth), false, lang);
    }
    await on("html", (page) => (page.lang = "fi"));
    await tab.until(() => texts("[part~=verdict] [part=heading]"), ([title]) => title === "How it stands");
    assert.equal(await on(inside("[part=root]"), (it) => it.lang), "en");
  });

  test("a message that a language lacks is said in English, and the rest in the language", async (t) => {
    t.after(() => site.drop("/dist/locales/review/de.json"));
    const { "verdict.heading": _, ...words } = JSON.parse(readFileSync(join(root, "www/locales/review/de.json"), "utf8"));
    site.put("/dist/locales/review/de.json", words);
    await show(small, { page: { lang: "de" } });
    await drawn();
    assert.deepEqual(await texts("[part~=verdict] [part=heading]"), ["How it stands"]);
    assert.deepEqual(await texts("[part~=health] [part=heading]"), [words["health.heading"]]);
  });

  test("other days are another review of the snapshot that is there", async () => {
    await show(small);
    await drawn();
    const before = site.asked("/private.json");
    await on("backsoon-review", (it) => (it.days = 30));
    await tab.until(() => on("backsoon-review", (it) => it.review.health.period.from), (from) => from === "2026-10-24");
    assert.equal(site.asked("/private.json"), before);
    await on("backsoon-review", (it) => it.setAttribute("days", "none"));
    await tab.until(() => texts("[part=failed] h2"), ([said]) => said === "These days cannot be reviewed");
    await on("backsoon-review", (it) => it.removeAttribute("days"));
    await tab.until(() => texts("[part=failed] h2"), (said) => said.length === 0);
    assert.equal(site.asked("/private.json"), before);
  });

  test("it tells the page when what it shows has changed, once", async () => {
    await visit();
    const changes = () => tab.page.evaluate(() => told.changes);
    const [first] = await changes();
    assert.deepEqual(first, { state: review.verdict.state, text: (await texts("[part=verdict-text]"))[0] });
    assert.equal((await changes()).length, 1);
  });

  for (const width of [300, 360, 1600]) {
    test(`at ${width} px nothing but the tables scrolls sideways, everything unfolded`, async (t) => {
      await tab.page.setViewport({ width, height: 800 });
      t.after(() => tab.page.setViewport({ width: 1280, height: 900 }));
      await visit({ lang: width === 300 ? "hu" : "en" });
      await on("backsoon-review", ({ shadowRoot }) => shadowRoot.querySelectorAll("details").forEach((details) => (details.open = true)));
      await tab.settle();
      // Some browsers' scroll bars take room.
      const [all, seen] = await tab.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.equal(all, seen);
    });
  }

  test("no shopper's page asks for any of it", async () => {
    const before = site.requests.length;
    await tab.go(`${site.url}/index.html`);
    await tab.allShow();
    assert.deepEqual(site.requests.slice(before).filter((path) => /review|full\.wasm/.test(path)), []);
    assert.ok(name);
  });
});
