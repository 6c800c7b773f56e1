/** A shop's own words on a page, and what a page reads where catalogues, languages, zones and currencies are wrong. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const stock = {
  ...shop,
  currency: "EUR",
  items: [
    { sku: "CHAIR", title: "Oak chair", price: 14900, selling: "backorder", onHand: 1, onOrder: [{ quantity: 40, due: "2026-12-09" }] },
    { sku: "STOOL", title: "Stool", price: 4900, onHand: 50 },
  ],
};
const element = (id, sku, more = "") => `<backsoon-status id="${id}" sku="${sku}" view="line" ${more}>Ask us</backsoon-status>`;
const both = element("stool", "STOOL") + element("chair", "CHAIR", 'quantity="2"');
const english = { stool: "In stock, ships today", chair: "Part in stock, the rest by Dec 9" };
const hungarian = { stool: "Raktáron, még ma feladjuk" };

let folders = 0;
/** A folder with these catalogues, and the attribute of the script tag that names it. */
function own(catalogues) {
  const folder = `/own-${(folders += 1)}/`;
  for (const [language, content] of Object.entries(catalogues)) site.put(`${folder}${language}.json`, content);
  return { folder, tag: `data-words="${folder}"` };
}

inEachBrowser((name) => {
  const ours = () => tab.complaints.filter((text) => text.startsWith("backsoon:"));
  const look = async (body, how) => tab.go(site.page(body, { stock, ...how }).url);

  test("a shop says English in its own words, form by form", async () => {
    const { tag } = own({ en: { inStock_today: "On our shelf, leaves today", partial: "Some now, all by {{date}}" } });
    await look(both, { tag });
    await tab.reads("#stool", ["On our shelf, leaves today"]);
    await tab.reads("#chair", ["Some now, all by Dec 9"]);
    await look(both.replaceAll("CHAIR", "STOOL"), { tag });
    await tab.reads("#chair", ["On our shelf, leaves today"]);
    await tab.settle();
    await tab.reads("#stool", ["On our shelf, leaves today"]);
    assert.deepEqual(ours(), []);
  });

  test("a shop's catalogue is of every element, and what it lacks is said by ours", async () => {
    const { folder, tag } = own({ hu: { inStock_today: "A polcon", parcels: "Hány csomagban?" } });
    await look(`${both}<backsoon-cart id="cart"><backsoon-line sku="CHAIR" quantity="3"></backsoon-line></backsoon-cart>`, { tag, lang: "hu-HU" });
    await tab.reads("#stool", ["A polcon"]);
    await tab.heads("#chair", /^Egy része raktáron|^Részben|dec\. 9/);
    await tab.heads("#cart", "Hány csomagban?");
    await tab.settle();
    assert.ok(!(await tab.shown("#cart")).join().includes("charge"));
    assert.deepEqual(ours(), []);
    assert.equal(site.asked(`${folder}en.json`), 0);
  });

  test("a shop may tell its words in the page itself, and a language that we do not have", async () => {
    const block = { words: { pt: { inStock_today: "Em estoque, sai hoje" }, en: { inStock_today: "Here" } } };
    const json = `<script type="application/json" id="options">${JSON.stringify(block)}</script>`;
    await look(`${json}${both}${element("pt", "STOOL", 'lang="pt-BR"')}`, { tag: 'data-options="#options"' });
    await tab.reads("#stool", ["Here"]);
    await tab.reads("#pt", ["Em estoque, sai hoje"]);
  });

  test("connect tells words too, and takes them back", async () => {
    const script = `
      import { connect } from "/dist/backsoon.js";
      globalThis.say = (words) => connect(document.querySelector("script[data-source]").dataset.source, { words });`;
    await look(both, { script });
    await tab.reads("#stool", [english.stool]);
    await tab.page.evaluate(() => say({ en: { inStock_today: "Here" } }));
    await tab.reads("#stool", ["Here"]);
    await tab.page.evaluate(() => say(undefined));
    await tab.reads("#stool", [english.stool]);
  });

  for (const [sentence, content, how, message] of [
    ["is missing", "", { status: 404 }, /HTTP 404/],
    ["answers 500", "{}", { status: 500 }, /HTTP 500/],
    ["is a page", "<!doctype html>", {}, /<!doctype ht: expected a value at byte 0/],
    ["is broken off", '{"inStock_today":"He', {}, /expected/],
    ["is a list", "[]", {}, /\[\]: expected an object/],
    ["is not UTF-8", new Uint8Array([0x7b, 0xff, 0x7d]), {}, /expected text in UTF-8/],
  ]) {
    test(`where the shop's catalogue ${sentence} ours is said, with one warning`, async () => {
      const folder = `/bad-${name}-${sentence.replaceAll(" ", "-")}/`;
      for (const language of ["en", "hu"]) site.put(`${folder}${language}.json`, content, how);
      await look(both + element("hu", "STOOL", 'lang="hu"'), { tag: `data-words="${folder}"` });
      await tab.reads("#stool", [english.stool]);
      await tab.reads("#hu", [hungarian.stool]);
      await tab.settle();
      const warned = ours().filter((text) => text.includes(`${folder}en.json`));
      assert.equal(warned.length, 1, tab.complaints.join("\n"));
      assert.match(warned[0], message);
    });
  }

  test("nobody waits for a catalogue of the shop's that hangs", async () => {
    site.answer("/hanging/en.json");
    await look(both, { tag: 'data-words="/hanging/"' });
    const began = performance.now();
    await tab.reads("#stool", [english.stool]);
    assert.ok(performance.now() - began < 8000);
    await tab.reads("#chair", [english.chair]);
  });

  test("a catalogue of the shop's that comes late takes over", async () => {
    let answer;
    site.answer("/late/en.json", (_request, response) => (answer = response));
    await look(both, { tag: 'data-words="/late/"' });
    await tab.reads("#stool", [english.stool]);
    answer.end(JSON.stringify({ inStock_today: "Here" }));
    await tab.reads("#stool", ["Here"]);
  });

  test("of a hostile catalogue nothing is read, and each message is named", async () => {
    const { tag } = own({
      en: {
        inStock_today: "<img src=x onerror=alert(1)>",
        partial: "The rest soon",
        partial_today: "{{constructor}}",
        unknown: "\u202egone",
        discontinued: "&lt;b&gt;",
        monthsShort: ["Jan"],
        known: { nested: true },
        termsOnDispatch: "<b>of carts</b>",
      },
    });
    await look(both, { tag });
    await tab.reads("#stool", [english.stool]);
    await tab.reads("#chair", [english.chair]);
    await tab.settle();
    await tab.reads("#chair", [english.chair]);
    const named = ours().map((text) => /^backsoon: en\.(\w+): .*: expected /.exec(text)?.[1]);
    assert.deepEqual(named.sort(), ["discontinued", "inStock_today", "known", "monthsShort", "partial", "partial_today", "unknown"]);
    assert.ok(ours().includes("backsoon: en.partial: The rest soon: expected plain text as Part in stock, the rest by {{date}}"));
  });

  test("a language that nobody knows, and what is none, are read in English, with one warning", async () => {
    const tags = ["xx", "xx-YY", "en_GB", "💥", "zh-Hant-TW", "pt-BR", "hu_HU", "en-", "x-klingon", "-", "a".repeat(300)];
    const cart = '<backsoon-cart id="cart" lang="xx"><backsoon-line sku="STOOL" quantity="2"></backsoon-line></backsoon-cart>';
    await look(tags.map((lang, index) => element(`it${index}`, "STOOL", `lang="${lang}"`)).join("") + cart);
    for (const [index, lang] of tags.entries()) await tab.reads(`#it${index}`, [lang === "hu_HU" ? hungarian.stool : english.stool]);
    await tab.settle();
    for (const [index, lang] of tags.entries()) await tab.reads(`#it${index}`, [lang === "hu_HU" ? hungarian.stool : english.stool]);
    await tab.until(() => tab.shown("#cart"), (lines) => lines.some((line) => line.includes("€98.00")));
    const languages = ours().map((text) => /locales\/(?:checkout\/)?(\w+\.json): HTTP 404/.exec(text)?.[1]);
    assert.deepEqual(languages.sort(), ["pt.json", "xx.json", "xx.json", "zh.json"]);
  });

  test("English on a page of another language says that it is English, and runs its own way", async () => {
    await tab.go(site.page('<backsoon-status id="it" sku="CHAIR">Ask us</backsoon-status>', { stock, lang: "he", dir: "rtl" }).url);
    await tab.allShow();
    const told = (attribute) => on("#it", (it, attribute) => it.shadowRoot.querySelector("[part=root]").getAttribute(attribute), attribute);
    assert.deepEqual([await told("lang"), await told("dir")], ["en", "ltr"]);
    await on("html", (root) => (root.lang = "ar"));
    await tab.until(() => told("lang"), (lang) => lang === null);
    assert.equal(await told("dir"), null);
  });

  test("a thousand languages on one page ask for few catalogues and are read in English", async () => {
    const letter = (index) => String.fromCharCode(97 + (index % 26));
    const tags = Array.from({ length: 1000 }, (_, index) => `q${letter(index)}${letter(Math.floor(index / 26))}`);
    const before = site.requests.length;
    await look(tags.map((lang, index) => element(`it${index}`, "STOOL", `lang="${lang}"`)).join(""));
    for (const id of ["it0", "it500", "it999"]) await tab.reads(`#${id}`, [english.stool]);
    await tab.allShow();
    assert.ok(site.requests.length - before < 70, `${site.requests.length - before}`);
    assert.equal(ours().filter((text) => text.includes("too many languages")).length, 1);
  });

  for (const timeZone of ["Mars/Base", "", "Europe/Buda\u202epest", "💥"]) {
    test(`a time zone of '${timeZone}' counts as UTC, with one warning`, async () => {
      await look(both, { stock: { ...stock, timeZone } });
      await tab.reads("#stool", [english.stool]);
      await tab.settle();
      assert.equal(ours().length, 1, ours().join("\n"));
      assert.match(ours()[0], /timeZone: .*expected/);
    });
  }

  for (const [currency, sum, warnings] of [["XQZ", /98\.00/, 0], ["eur", /^\D*98\.00$/, 1], ["EURO", /^\D*98\.00$/, 1], ["€", /^\D*98\.00$/, 1], ["💥", /^\D*98\.00$/, 1]]) {
    test(`a currency of '${currency}' still gives a clean sum`, async () => {
      const cart = '<backsoon-cart id="cart"><backsoon-line sku="STOOL" quantity="2"></backsoon-line></backsoon-cart>';
      await look(cart, { stock: { ...stock, currency } });
      await tab.until(() => tab.shown("#cart"), (lines) => lines.some((line) => sum.test(line)));
      assert.equal(ours().length, warnings, ours().join("\n"));
    });
  }
});
