/** The demo shop: what its pages say of each product, in both languages, and how they follow who uses them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { inEachBrowser, on, site, tab, textOf } from "./in-browsers.mjs";

/** What each state of states.html says, by the key it has in the catalogues, and then what ships when. */
const states = {
  "in-stock": [["inStock_today"]],
  "low-stock": [["lowStock_today_other", { count: 2 }]],
  partial: [["partial", { date: "2026-12-09" }], ["split_today_other", { count: 2 }], ["splitMore_other", { count: 2, date: "2026-12-09" }]],
  backorder: [["backorder", { date: "2026-12-16" }]],
  "backorder-collected": [["backorder", { date: "2026-12-28" }]],
  "backorder-undated": [["backorder_undated"]],
  "backorder-quiet": [["quiet", { date: "2026-11-26" }]],
  "backorder-discreet": [["discreet", { date: "2026-12-29" }]],
  "backorder-drop-ship": [["backorder", { date: "2026-12-04" }]],
  "backorder-overdue": [["backorder", { date: "2026-12-14" }], ["split_tomorrow_other", { count: 2 }], ["splitMore_one", { count: 1, date: "2026-12-14" }]],
  preorder: [["preorder", { date: "2027-01-15" }]],
  "made-to-order": [["madeToOrder", { date: "2027-01-04" }]],
  short: [["short_today_other", { count: 4, quantity: 6 }], ["split_today_other", { count: 4 }], ["splitNone_other", { count: 2 }]],
  "out-of-stock-back": [["outOfStock", { date: "2026-12-08" }]],
  "out-of-stock": [["outOfStock_undated"]],
  discontinued: [["discontinued"]],
  "window-narrow": [["backorder", { date: "2026-12-14" }]],
  "window-week": [["backorder", { date: "2026-12-16" }]],
  "window-wide": [["backorder", { date: "2027-02-12" }]],
  "window-few": [["backorder", { date: "2026-12-29" }]],
  "window-quiet": [["quiet", { date: "2026-12-14" }]],
  "window-overdue": [["backorder", { date: "2026-12-23" }], ["split_other", { count: 2, date: "2026-12-21" }], ["splitMore_one", { count: 1, date: "2026-12-23" }]],
  "window-split": [["backorder", { date: "2027-02-05" }], ["split_other", { count: 2, date: "2026-12-21" }], ["splitMore_other", { count: 2, date: "2027-02-05" }]],
  "window-back": [["outOfStock", { date: "2026-12-17" }]],
};
const ofItsOwn = { en: "One of a kind: ask us if it is still here", hu: "Egyedi darab: kérdezze meg, megvan-e még" };
const catalogues = Object.fromEntries(["en", "hu"].map((lang) => [lang, JSON.parse(readFileSync(join(root, `www/locales/${lang}.json`), "utf8"))]));

/** The demo shows on purpose what happens to an unknown sku; that it is said is right. */
const meant = /^backsoon: sku: 'VASE': expected a sku of the snapshot$/;

inEachBrowser((name) => {
  /** A page of the shop with an empty cart, in a language. */
  async function visit(path, lang = "en") {
    await tab.go(`${site.url}/${path}${path.includes("?") ? "&" : "?"}lang=${lang}`);
    await tab.page.waitForSelector(".switches input");
  }

  const noComplaints = () => assert.deepEqual(tab.complaints.filter((text) => !meant.test(text)), []);

  /** A day as this very browser writes it in a language. */
  const written = (day, lang, style) =>
    tab.page.evaluate(
      (day, lang, style) => {
        const long = { weekday: "long", month: "long", day: "numeric" };
        // In short, no day of the demo shop is so far away that its year must be told.
        const year = style === "short" || day.startsWith("2026") ? {} : { year: "numeric" };
        const options = { ...(style === "long" ? long : { month: "short", day: "numeric" }), ...year, timeZone: "UTC" };
        return new Intl.DateTimeFormat(lang, options).format(new Date(`${day}T00:00Z`)).replace(/\s+/g, " ");
      },
      day, lang, style,
    );

  /** A sentence of the catalogue, its day written as this browser writes it. */
  async function sentence(lang, style, [key, values = {}]) {
    const all = { ...values, date: values.date && (await written(values.date, lang, style)) };
    const brief = style === "short" && catalogues[lang][key.replace(/^[^_]+/, "$&Brief")];
    return (brief || catalogues[lang][key]).replace(/\{\{(\w+)\}\}/g, (_, name) => all[name]);
  }

  for (const lang of ["en", "hu"]) {
    test(`every state says what it should, in full and in one line, with the date as ${lang} writes it`, async () => {
      await visit("states.html", lang);
      for (const [id, [headline, ...split]] of Object.entries(states)) {
        await tab.heads(`#${id} .full backsoon-status`, await sentence(lang, "long", headline));
        for (const view of ["line", "badge"]) await tab.reads(`#${id} .${view} backsoon-status`, [await sentence(lang, "short", headline)]);
        const lines = await tab.shown(`#${id} .full backsoon-status`);
        for (const part of split) assert.ok(lines.includes(await sentence(lang, "long", part)), `${part[0]}: ${lines.join(" | ")}`);
      }
      for (const view of ["full", "line", "badge"]) await tab.reads(`#unknown .${view} backsoon-status`, [ofItsOwn[lang]]);
      const known = await on("#in-stock .full backsoon-status", (it) => it.shadowRoot.querySelector("[part=known]").textContent);
      assert.match(known, lang === "en" ? /Nov 23, 9:40\sAM$/ : /nov\. 23\. 9:40$/);
      noComplaints();
    });
  }

  for (const [sku, title, headline, button, lang = "en"] of [
    ["CHAIR-OAK", "Tisza chair", "In stock, ships today", "Add to cart"],
    ["STOOL", "Ipoly stool", "Part in stock, the rest by Wednesday, December 9", "Add to cart"],
    ["SOFA", "Duna kanapé", "Utánrendelés alatt, feladás legkésőbb: december 16., szerda", "Kosárba teszem", "hu"],
    ["ARMCHAIR", "Dráva armchair", "Ships by Tuesday, December 29", "Add to cart"],
    ["TEAPOT", "Maros teapot", "Pre-order, ships by Friday, January 15, 2027", "Pre-order"],
    ["CLOCK", "Hernád clock", "Out of stock, back by Tuesday, December 8", "Cannot be ordered now"],
    ["VASE", "Lajta vase", "One of a kind: ask us if it is still here", "Ask us about it first"],
  ]) {
    test(`the page of ${sku} says “${headline}”, and its button “${button}”`, async () => {
      await visit(`product.html?sku=${sku}`, lang);
      await tab.heads("#status", headline);
      await tab.until(() => textOf("#add"), (labels) => labels.join() === button);
      assert.deepEqual(await textOf("h1"), [title]);
      assert.equal(await on("#add", (add) => add.getAttribute("aria-disabled")), String(/^(Cannot|Ask)/.test(button)));
      noComplaints();
    });
  }

  for (const [season, day] of [["summer", "2026-07-20"], ["winter", "2026-11-23"]]) {
    test(`where its clock is stopped in ${season}, the shop counted its stock a little before that, too`, async () => {
      await visit(`product.html?sku=STOOL&now=${day}T10:00`);
      await tab.until(() => tab.shown("#status"), (lines) => lines.some((line) => /^As of .+, 9:40\sAM$/.test(line)));
      await visit("product.html?sku=STOOL&now=");
      noComplaints();
    });
  }

  test("a collected order shows how far along it is, and what would complete it", async () => {
    await visit("product.html?sku=BENCH");
    const quota = () => textOf("#status >>> [part=quota] > p");
    await tab.until(quota, ([note, more]) => /^14 of 20 collected/.test(note) && /^Take 5 more/.test(more));
    assert.deepEqual(await on("#status", (it) => (({ value, max }) => [value, max])(it.shadowRoot.querySelector("[part=quota-bar]"))), [14, 20]);
    await on("#quantity", (field) => Object.assign(field, { value: 6 }).dispatchEvent(new Event("input", { bubbles: true })));
    await tab.until(quota, ([note]) => /^14 of 20 collected: yours completes the order/.test(note));
    noComplaints();
  });

  test("what is there instead is named in the reader's language, and leads to its own page", async () => {
    await visit("product.html?sku=CLOCK");
    const others = () => tab.page.$$eval("#status >>> [part=alternative]", (links) => links.map(({ textContent, href }) => [textContent, href]));
    const address = `${site.url}/product.html?sku=TABLE-LAMP`;
    await tab.until(others, ([first]) => first?.[0] === "Zala lamp" && first[1] === address);
    await on("[name=switch-lang][value=hu]", (choice) => choice.click());
    await tab.until(others, ([first]) => first?.[0] === "Zala lámpa" && first[1] === address);
    noComplaints();
  });

  test("who wants to be told is thanked, by a shop that says it sends nothing and sends nothing", async () => {
    await visit("product.html?sku=CLOCK");
    const within = (part) => `#status >>> ${part}`;
    await tab.has(within("[data-do=notify]"));
    const told = on('[data-t="product.told"]', (it) => [it.checkVisibility(), it.textContent]);
    assert.deepEqual(await told, [true, "This is a demo: nobody is written to, and an address you leave is neither sent nor kept."]);
    await on(within("[data-do=notify]"), (button) => button.click());
    await tab.has(within("[part=input]"));
    const { length } = site.requests;
    const before = await tab.page.evaluate(() => JSON.stringify(localStorage));
    await on(within("[part=input]"), (field) => Object.assign(field, { value: "anna@example.com" }).form.requestSubmit());
    await tab.until(() => textOf(within("[part=said]")), ([said]) => said === "Thank you. We will write to you.");
    assert.deepEqual(site.requests.slice(length), []);
    assert.equal(await tab.page.evaluate(() => JSON.stringify(localStorage)), before);
    noComplaints();
  });

  test("a card of the listing has its promise, in the language that is chosen, and the choice is remembered", async () => {
    await visit("index.html");
    await tab.reads('[sku="SOFA"]', ["On backorder, ships by Dec 16"]);
    await on("[name=switch-lang][value=hu]", (choice) => choice.click());
    await tab.reads('[sku="SOFA"]', [await sentence("hu", "short", states.backorder[0])]);
    assert.deepEqual(await textOf("h1"), ["Bútorok, amikre érdemes várni"]);
    await on("[name=switch-theme][value=dark]", (choice) => choice.click());
    await tab.go(`${site.url}/product.html?sku=SOFA`);
    await tab.heads("#status", /^Utánrendelés alatt/);
    assert.equal(await on("html", (root) => getComputedStyle(root).colorScheme), "dark");
    await on("[name=switch-theme][value=auto]", (choice) => choice.click());
    noComplaints();
  });

  test("the promise of a product follows quantity and wood at once, and asks nobody; only what those are offered who wait is fetched, once", async () => {
    await visit("product.html?sku=CHAIR-OAK");
    await tab.heads("#status", "In stock, ships today");
    await tab.settle();
    const { length } = site.requests;
    const types = async (text) => {
      await tab.page.focus("#quantity");
      await on("#quantity", (field) => field.select());
      await tab.page.keyboard.type(text);
    };
    // There are 24, but the shop shows no more than ten.
    await types("30");
    await tab.until(() => tab.shown("#status"), (lines) => lines.includes("We confirm larger quantities after you order."));
    await tab.heads("#status", "In stock, ships today");
    await on("[value=CHAIR-ASH]", (choice) => choice.click());
    await types("5");
    await tab.heads("#status", "Only 3 of your 5 available, ships today");
    await on("[value=CHAIR-WALNUT]", (choice) => choice.click());
    await types("2");
    await tab.heads("#status", "On backorder, ships by Friday, December 11");
    await types("9");
    await tab.heads("#status", "On backorder, ships by Monday, December 28");
    const lines = await tab.shown("#status");
    for (const part of ["8 by Friday, December 11", "1 more by Monday, December 28"]) assert.ok(lines.includes(part), lines.join(" | "));
    assert.deepEqual(site.requests.slice(length).filter((path) => !/^\/demo\/pictures\/|^\/dist\/(locales\/)?care/.test(path)), []);
    noComplaints();
  });

  test("the playground follows every slider at once, and draws what ships on which day", async () => {
    await visit("playground.html");
    const full = ".page backsoon-status";
    await tab.heads(full, "Part in stock, the rest by Wednesday, December 9");
    const draws = (...days) => tab.until(() => textOf("#weeks .ships"), (drawn) => drawn.join(" | ") === days.join(" | "));
    await draws("Nov 23today1 out", "9+8 in1 out");
    const { length } = site.requests;
    const slide = (id, value) => on(`#${id}`, (slider, value) => Object.assign(slider, { value }).dispatchEvent(new Event("input", { bubbles: true })), value);
    for (const [id, value, headline, ...drawn] of [
      ["stock", 10, "In stock, ships today", "Nov 23today2 out"],
      ["hour", 29, "In stock, ships tomorrow", "242 out"],
      ["stock", 0, "On backorder, ships by Wednesday, December 9", "9+8 in2 out"],
      ["due", 3, "Ships by Thursday, November 26", "26+8 in2 out"],
      ["quantity", 8, "On backorder, ships by Wednesday, December 23", "26+8 in6 out", "232 out"],
      ["waiting", 0, "Ships by Thursday, November 26", "26+8 in8 out"],
      ["coming", 0, "On backorder, ships by Wednesday, December 23", "238 out"],
      ["day", 8, "On backorder, ships by Thursday, December 31", "318 out"],
    ]) {
      await slide(id, value);
      await tab.heads(full, headline);
      await draws(...drawn);
    }
    await tab.page.select("#wording", "discreet");
    await tab.heads(full, "Ships by Thursday, December 31");
    await tab.page.click("[type=reset]");
    await tab.heads(full, "Part in stock, the rest by Wednesday, December 9");
    assert.deepEqual(site.requests.slice(length), []);
    assert.match((await textOf("#took"))[0], /^Answered within \d+ ms, without a request\.$/);
    noComplaints();
  });

  test("the cart says what leaves when, and what is charged on which day, and follows its quantities", async () => {
    await visit("cart.html");
    await tab.page.evaluate(() => localStorage.removeItem("lomb.cart"));
    await visit("cart.html");
    await tab.page.click("#example");
    const plan = async () => ({ shipments: await textOf("#plan >>> [part=when]"), amounts: await textOf("#plan >>> [part=shipment] > [part=amount]"), charges: await textOf("#plan >>> [part=charges] dl > div") });
    const first = await tab.until(plan, ({ shipments }) => shipments.length === 4);
    assert.deepEqual(first.shipments, ["Ships today", "Ships by Wednesday, December 9", "Ships by Wednesday, December 16", "No date known yet"]);
    assert.deepEqual(first.amounts.slice(0, 3), ["€436.00", "€138.00", "€1,180.00"]);
    await tab.reads('li[data-sku="STOOL"] backsoon-status', ["Part in stock, the rest by Dec 9"]);
    await on('li[data-sku="STOOL"] [data-step="-1"]', (button) => (button.click(), button.click()));
    const second = await tab.until(plan, ({ shipments }) => shipments.length === 3);
    assert.deepEqual(second.shipments, ["Ships today", "Ships by Wednesday, December 16", "No date known yet"]);
    await on('li[data-sku="RUG"] [data-remove]', (button) => button.click());
    const third = await tab.until(plan, ({ shipments }) => shipments.length === 2);
    assert.deepEqual(third.charges, ["Today, when it ships€436.00", "By Wednesday, December 16, when it ships€1,180.00", "Total€1,616.00"]);
    assert.deepEqual(await textOf(".cart-count"), ["5"]);
    await on("[name=switch-lang][value=hu]", (choice) => choice.click());
    const inHungarian = await tab.until(plan, ({ shipments }) => shipments[0] === "Ma feladjuk");
    assert.deepEqual(inHungarian.shipments, ["Ma feladjuk", "Legkésőbb ekkor adjuk fel: december 16., szerda"]);
    assert.deepEqual(await textOf("#plan >>> [part=items] > li"), ["2 × Tisza szék", "2 × Ipoly hokedli", "1 × Duna kanapé"]);
    noComplaints();
  });

  test("what is put into the cart is there on the cart's page", async () => {
    await visit("product.html?sku=SOFA");
    await tab.page.evaluate(() => localStorage.removeItem("lomb.cart"));
    await visit("product.html?sku=SOFA");
    await tab.heads("#status", /^On backorder/);
    await tab.page.click("#add");
    assert.deepEqual(await textOf(".added"), ["1 × Duna sofa is in your cart. See the cart"]);
    await visit("cart.html");
    await tab.reads('li[data-sku="SOFA"] backsoon-status', ["On backorder, ships by Dec 16"]);
    noComplaints();
  });

  for (const [path, width] of [["index.html", 360], ["index.html", 1280], ["product.html?sku=STOOL", 360], ["product.html?sku=STOOL", 1280], ["states.html", 360], ["states.html", 1280]]) {
    test(`nothing on ${path} moves once the stock is there, at ${width} px`, async (t) => {
      await tab.page.setViewport({ width, height: 900 });
      t.after(() => tab.page.setViewport({ width: 1280, height: 900 }));
      let release;
      const stock = await (await fetch(`${site.url}/demo/stock.json`)).text();
      site.answer("/demo/stock.json", (_request, response) => (release = () => response.end(stock)));
      t.after(() => site.drop("/demo/stock.json"));
      await visit(path);
      await tab.until(async () => release, Boolean);
      await tab.settle();
      assert.equal((await tab.states()).join(""), "", "the shop's own texts stand");
      const boxes = () =>
        tab.page.$$eval("main *", (all) =>
          all.filter((one) => !one.closest("svg, #answer")).map((one) => [one.localName, ...["x", "y", "width", "height"].map((side) => Math.round(one.getBoundingClientRect()[side]))].join(" ")),
        );
      const before = await boxes();
      release();
      await tab.allShow();
      await tab.settle();
      assert.deepEqual(await boxes(), before);
      if (name === "chromium") assert.deepEqual(await shifts(), []);
    });
  }

  for (const width of [360, 1280]) {
    test(`the cart's lines and the way on stay where they are when its plan comes, at ${width} px`, async (t) => {
      await tab.page.setViewport({ width, height: 900 });
      t.after(() => tab.page.setViewport({ width: 1280, height: 900 }));
      await visit("cart.html");
      await tab.page.evaluate(() => localStorage.setItem("lomb.cart", JSON.stringify([{ sku: "SOFA", quantity: 1 }, { sku: "STOOL", quantity: 4 }])));
      let release;
      const stock = await (await fetch(`${site.url}/demo/stock.json`)).text();
      site.answer("/demo/stock.json", (_request, response) => (release = () => response.end(stock)));
      t.after(() => site.drop("/demo/stock.json"));
      await visit("cart.html");
      await tab.until(async () => release, Boolean);
      await tab.settle();
      await tab.reads("#plan", ["The dates stand with each piece. What is paid when is said before you order."]);
      const boxes = () => tab.page.$$eval("#lines *, #to-checkout, .plan h2", (all) => all.map((one) => ["x", "y", "width", "height"].map((side) => Math.round(one.getBoundingClientRect()[side])).join(" ")));
      const before = await boxes();
      release();
      await tab.has("#plan >>> [part=shipment]");
      await tab.settle();
      assert.deepEqual(await boxes(), before);
      await tab.page.evaluate(() => localStorage.removeItem("lomb.cart"));
    });
  }

  /** Every layout shift since the page began; only Chromium tells. */
  const shifts = () =>
    tab.page.evaluate(
      () =>
        new Promise((resolve) => {
          const seen = [];
          new PerformanceObserver((list) => seen.push(...list.getEntries())).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => resolve(seen.map(({ value, sources }) => `${value.toFixed(4)} ${sources.map(({ node }) => node?.outerHTML?.slice(0, 80))}`)), 50);
        }),
    );
});
