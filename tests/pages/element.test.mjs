/** `<backsoon-status>` on a page: what it reads, what it follows, what it tells. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, load, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const stock = {
  ...shop,
  items: [
    { sku: "CHAIR", onHand: 3, selling: "backorder", onOrder: [{ quantity: 40, due: "2026-12-09" }] },
    { sku: "OAK", onHand: 9 },
    { sku: "ASH", selling: "backorder", onOrder: [{ quantity: 9, due: "2026-12-16" }] },
    { sku: "WALNUT", selling: "discontinued" },
  ],
};
const inStock = "In stock, ships today";
const chair = '<backsoon-status id="it" sku="CHAIR" view="line">Usually ships in two days</backsoon-status>';

inEachBrowser(() => {
  const look = (body, more = {}) => tab.go(site.page(body, { stock, ...more }).url);

  test("the shop's own text stands until there is something better", async () => {
    const { url, stock: path } = site.page(chair, { stock });
    let release;
    site.answer(path, (_request, response) => (release = () => response.end(JSON.stringify(stock))));
    await tab.go(url);
    await tab.reads("#it", ["Usually ships in two days"]);
    await tab.until(async () => release, Boolean);
    release();
    await tab.reads("#it", [inStock]);
    assert.equal(await on("#it", (it) => it.textContent), "Usually ships in two days", "it is still there for those who copy the page");
    assert.deepEqual(tab.complaints, []);
  });

  test("attributes say what to show, and each change of one shows at once", async () => {
    await look(chair);
    await tab.reads("#it", [inStock]);
    await on("#it", (it) => it.setAttribute("quantity", "5"));
    await tab.reads("#it", ["Part in stock, the rest by Dec 9"]);
    await on("#it", (it) => it.setAttribute("now", "2026-12-05T09:00"));
    await tab.reads("#it", ["Ships by Dec 9"]);
    await on("#it", (it) => it.setAttribute("sku", "WALNUT"));
    await tab.reads("#it", ["No longer available"]);
    await on("#it", (it) => it.removeAttribute("view"));
    await tab.reads("#it", ["No longer available", "It is not made any more and will not come back."]);
  });

  test("properties have the attributes' names and reflect them", async () => {
    await look(chair);
    await tab.reads("#it", [inStock]);
    const attributes = await on("#it", (it) => {
      Object.assign(it, { sku: "ASH", quantity: 2, view: "badge", now: "2026-11-24T10:00", quantityFrom: "#none", skuFrom: "#none" });
      return it.getAttributeNames().map((attribute) => `${attribute}=${it.getAttribute(attribute)}`).sort();
    });
    const expected = ["id=it", "now=2026-11-24T10:00", "quantity-from=#none", "quantity=2", "sku-from=#none", "sku=ASH", "view=badge"];
    assert.deepEqual(attributes, expected);
    await tab.reads("#it", ["On backorder, ships by Dec 16"]);
    const { state, promise, face } = await on("#it", (it) => ({ state: it.state, promise: it.promise, face: it.face }));
    assert.equal(state, "backorder");
    assert.deepEqual(promise.parts.map(({ quantity, ships }) => [quantity, ships]), [[2, "2026-12-16"]]);
    assert.equal(face.headline, "On backorder, ships by Wednesday, December 16");
    await on("#it", (it) => (it.view = null));
    assert.equal(await on("#it", (it) => it.hasAttribute("view")), false);
  });

  test("properties that were set before the script came hold as if they had been set after", async () => {
    const { url, stock: path } = site.page('<backsoon-status id="it">Ask us</backsoon-status><backsoon-status id="own">Ask us</backsoon-status>', { stock, library: "/nothing.js" });
    await tab.go(url);
    await on("#it", (it) => Object.assign(it, { sku: "CHAIR", quantity: 5, view: "line" }));
    await on("#own", (own) => Object.assign(own, { sku: "B", view: "line", snapshot: { version: 1, items: [{ sku: "B", selling: "discontinued" }] } }));
    await load(path);
    await tab.reads("#it", ["Part in stock, the rest by Dec 9"]);
    await tab.reads("#own", ["No longer available"]);
    assert.equal(await on("#it", (it) => it.getAttribute("quantity")), "5");
  });

  test("backsoon-change bubbles out of shadow roots, and comes once for each change of what is shown", async () => {
    await look('<div id="card"></div>');
    await on("#card", (card) => {
      const inner = Object.assign(document.createElement("backsoon-status"), { sku: "CHAIR", view: "badge" });
      card.attachShadow({ mode: "open" }).append(inner);
    });
    const changes = () => tab.page.evaluate(() => told.changes);
    await tab.until(changes, ({ length }) => length > 0);
    await tab.settle();
    assert.deepEqual(await changes(), [
      { sku: "CHAIR", quantity: 1, state: "in-stock", text: "In stock, ships today. For orders before 2:00 PM." },
    ]);
    await on("#card", async (card) => {
      told.changes.length = 0;
      const inner = card.shadowRoot.firstElementChild;
      inner.setAttribute("sku", "CHAIR");
      inner.quantity = 4;
      inner.quantity = 5;
    });
    await tab.until(changes, ({ length }) => length > 0);
    await tab.settle();
    assert.deepEqual((await changes()).map(({ quantity, state }) => [quantity, state]), [[5, "partial"]]);
  });

  test("backsoon-error bubbles out of shadow roots too", async () => {
    await look('<div id="card"></div>');
    await on("#card", (card) => card.attachShadow({ mode: "open" }).append(Object.assign(document.createElement("backsoon-status"), { sku: "VASE" })));
    const errors = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.deepEqual(errors, [{ place: "sku", message: "'VASE': expected a sku of the snapshot", sku: "VASE", at: "card" }]);
  });

  test("it speaks the language of the nearest lang, and changes it with the page", async () => {
    await look(`${chair}<p lang="hu">${chair.replace('"it"', '"hu"')}</p>`);
    await tab.reads("#it", [inStock]);
    await tab.reads("#hu", ["Raktáron, még ma feladjuk"]);
    assert.equal(site.asked("/dist/locales/en.json"), 0, "English is inside");
    await on("html", (root) => (root.lang = "hu-HU"));
    await tab.reads("#it", ["Raktáron, még ma feladjuk"]);
    await on("#it", (it) => (it.lang = "en-GB"));
    await on("#it", (it) => it.setAttribute("quantity", "5"));
    await tab.reads("#it", ["Part in stock, the rest by 9 Dec"]);
  });

  test("a language without a catalogue is answered in English, dates and all, and said so once", async () => {
    await look(chair.replace("sku=", 'quantity="5" sku=') + chair.replace('"it"', '"other"'), { lang: "fi" });
    await tab.reads("#it", ["Part in stock, the rest by Dec 9"]);
    await tab.reads("#other", [inStock]);
    await tab.settle();
    const ours = tab.complaints.filter((text) => text.includes("backsoon"));
    assert.equal(ours.filter((text) => /^backsoon: .*fi\.json: HTTP 404/.test(text)).length, 1, ours.join("\n"));
  });

  test("rendering what stands there already writes nothing", async () => {
    await look(chair.replace('view="line"', 'quantity="5"'));
    await tab.heads("#it", "Part in stock, the rest by Wednesday, December 9");
    await tab.has("#it >>> [data-do=notify]");
    await tab.settle();
    const written = await on("#it", async (it, told) => {
      const records = [];
      new MutationObserver((some) => records.push(...some)).observe(it.shadowRoot, { subtree: true, childList: true, characterData: true, attributes: true });
      it.setAttribute("quantity", "5");
      it.setAttribute("sku", "CHAIR");
      document.documentElement.lang = "en";
      const { connect } = await import("/dist/backsoon.js");
      connect(told);
      await new Promise((resolve) => setTimeout(resolve, 100));
      const before = records.length;
      it.setAttribute("quantity", "6");
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { before, after: records.length };
    }, stock);
    assert.equal(written.before, 0);
    assert.ok(written.after > 0, "the observer sees what is written");
  });

  test("an element that is moved keeps its shadow tree and what it shows", async () => {
    await look(`${chair}<section id="other"></section>`);
    await tab.reads("#it", [inStock]);
    const kept = await on("#it", async (it) => {
      const face = it.shadowRoot.querySelector("[part~=face]");
      document.getElementById("other").append(it);
      const during = shown(it);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { during, same: it.shadowRoot.querySelector("[part~=face]") === face };
    });
    assert.deepEqual(kept, { during: [inStock], same: true });
    await on("#it", (it) => (it.quantity = 5));
    await tab.heads("#it", /^Part in stock/);
  });

  test("an element that is moved into a frame of the page looks there as it did, and follows on", async () => {
    await look(`${chair}<iframe id="frame"></iframe>`);
    await tab.reads("#it", [inStock]);
    const framed = await on("#it", async (it) => {
      const { body } = document.getElementById("frame").contentDocument;
      body.append(it);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const moved = getComputedStyle(it.shadowRoot.querySelector("[part=face]")).position;
      it.quantity = 5;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { moved, headline: it.shadowRoot.querySelector("[part=headline]").textContent };
    });
    assert.deepEqual(framed, { moved: "absolute", headline: "Part in stock, the rest by Dec 9" });
    assert.deepEqual(tab.complaints, []);
  });

  test("outside any page, in a link of its own, it has nothing to say and nothing to complain of", async () => {
    await look(chair);
    await tab.reads("#it", [inStock]);
    const alone = await tab.page.evaluate(() => {
      const link = Object.assign(document.createElement("a"), { href: "https://shop.example/" });
      link.append(Object.assign(document.createElement("backsoon-status"), { sku: "CHAIR" }));
      return link.firstElementChild.face ?? null;
    });
    assert.equal(alone, null);
  });

  test("the live region is polite, there from the start, and speaks of changes only", async () => {
    await look(chair);
    await tab.reads("#it", [inStock]);
    const spoken = () => on("#it", (it) => it.spoken);
    await on("#it", (it) => {
      const region = it.shadowRoot.querySelector("[role=status]");
      it.spoken = [region.textContent];
      new MutationObserver(() => it.spoken.push(region.textContent)).observe(region, { childList: true });
      for (const quantity of [2, 4, 5]) it.quantity = quantity;
    });
    const [first, second, ...more] = await tab.until(spoken, ({ length }) => length > 1);
    assert.deepEqual([first, more], ["", []], "what stands there first is no change, and who is still choosing is not interrupted");
    assert.match(second, /^Part in stock, the rest by Wednesday, December 9\. 3 today\. 2 more by Wednesday, December 9\./);
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[role=status]").ariaLive ?? "polite"), "polite");
    assert.deepEqual(await tab.shown("#it"), ["Part in stock, the rest by Dec 9"], "nobody sees it");
  });

  test("a date that is only written in another way, once Intl is there, is no change to speak of", async () => {
    await look(chair.replace("sku=", 'quantity="5" sku=') + chair.replace('"it"', '"other"'), { lang: "en-GB" });
    await tab.reads("#it", ["Part in stock, the rest by 9 Dec"]);
    // What is spoken later than this must have been said by now.
    await on("#other", (other) => (other.quantity = 5));
    const spoken = (id) => on(id, (it) => it.shadowRoot.querySelector("[role=status]").textContent);
    await tab.until(() => spoken("#other"), Boolean);
    assert.equal(await spoken("#it"), "");
  });
});
