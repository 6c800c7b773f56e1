// What `open` gives: what it lets through to the core, and what it says of what it does not. The core is a double.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Core } from "../../www/core.js";
import { fetchOnce } from "../../www/answer.js";
import { Shop } from "../../www/shop.js";

const made = { alive: 0 };
class Words {
  of = [];
  constructor(foreign) {
    if (!foreign) this.of.push("English");
    made.alive += 1;
  }
  add(catalogue) {
    const text = typeof catalogue === "string" ? catalogue : new TextDecoder().decode(catalogue);
    if (text === "<") throw Object.assign(new Error("<: expected an object"), { place: "" });
    this.of.unshift(text);
  }
  problems = () => (this.of.includes("incomplete") ? [{ place: "inStock", message: "wrong" }] : []);
  free() {
    made.alive -= 1;
  }
}
class CoreShop {
  constructor(bytes) {
    this.read = new TextDecoder().decode(bytes);
  }
  about = () => ({ problems: [], timeZone: "UTC" });
  setNow() {}
  setKnown() {}
  promise = () => this.read;
  face = (_sku, _quantity, words) => words.of.join(", ");
  html = (_sku, _quantity, _words, _view, lang) => lang;
  preview = (lines) => lines;
  skus = () => JSON.parse(this.read).skus ?? [];
  publicSnapshot = (skus) => skus;
  free() {}
}

const first = { snapshot: { version: 1 }, lacks: [] };
const asking = (/** @type {string[]} */ skus) => (/** @type {unknown} */ told) => fetchOnce(told, skus);

async function shopWith({ now, skus = [], catalogues = () => undefined, words } = {}) {
  const core = new Core({ Shop: CoreShop, Words, initSync() {}, __wbg_reset_state() {} }, async () => "module");
  await core.load();
  return { core, shop: new Shop(core, catalogues, asking(skus), first, now, words) };
}

for (const [now, said] of [[null, "null"], [7, "7"], [new Date(0), "[object Date]"], [() => undefined, "undefined"], [async () => "", "[object Promise]"], [Object.create(null), "[object Object]"]]) {
  test(`a now of ${said} is a TypeError, and no trap`, async () => {
    await assert.rejects(shopWith({ now }), {
      name: "TypeError",
      place: "now",
      message: `now: ${said}: expected a local time, "2026-11-23T10:00", or a function that gives one`,
    });
  });
}

test("a now may be text or a function that gives one", async () => {
  await shopWith({ now: "2026-11-23T10:00" });
  await shopWith({ now: () => "2026-11-23T10:00" });
});

test("a snapshot is stale once it is older than its policy says, by the time it is asked at", async () => {
  class Dated extends CoreShop {
    about = () => ({ problems: [], timeZone: "UTC", asOf: "2026-11-23T08:00:00Z", staleAfterHours: 24 });
  }
  const core = new Core({ Shop: Dated, Words, initSync() {}, __wbg_reset_state() {} }, async () => "module");
  await core.load();
  let now = "2026-11-24T08:00";
  const shop = new Shop(core, () => undefined, asking([]), first, () => now);
  assert.equal(shop.stale, false);
  now = "2026-11-24T08:01";
  assert.equal(shop.stale, true);
  const { shop: undated } = await shopWith({ now });
  assert.equal(undated.stale, false);
});

test("holes in lists are seen", async () => {
  const { shop } = await shopWith();
  assert.throws(() => shop.preview([{ sku: "A", quantity: 1 }, , { sku: "B", quantity: 1 }]), { name: "TypeError", place: "lines[1].sku" });
  assert.throws(() => shop.publicSnapshot(["A", , "B"]), { name: "TypeError", place: "skus[1]" });
});

test("what is asked is what was checked, even if the asker's line says something else each time", async () => {
  const { shop } = await shopWith();
  let reads = 0;
  const line = { sku: "A", get quantity() { return (reads += 1) === 1 ? 2 : -2; } };
  assert.deepEqual(shop.preview([line]), [{ sku: "A", quantity: 2 }]);
});

test("a cart of more lines than anybody has is refused", async () => {
  const { shop } = await shopWith();
  assert.throws(() => shop.preview(new Array(100_001)), { name: "RangeError", place: "lines", message: "lines: 100001: expected at most 100000 of them" });
});

test("a catalogue that cannot be read is a problem told once, and English is given", async () => {
  const { shop, core } = await shopWith({ catalogues: () => "<" });
  assert.equal(shop.face("A", 1, { locale: "hu" }), "English");
  assert.equal(shop.face("A", 1, { locale: "hu-HU" }), "English");
  assert.deepEqual(shop.problems, [{ place: "locale", message: "'hu': its catalogue cannot be used (<: expected an object); English is given" }]);
  assert.equal(core.generation, 1);
});

test("a shop's own words come before ours, and English last", async () => {
  const { shop } = await shopWith({ catalogues: (name) => (name === "hu" ? "ours" : undefined), words: { hu: '"own"', en: { a: "b" }, pt: new TextEncoder().encode("pt") } });
  assert.equal(shop.face("A", 1, { locale: "hu-HU" }), '"own", ours');
  assert.equal(shop.face("A"), '{"a":"b"}, English');
  assert.equal(shop.face("A", 1, { locale: "pt" }), "pt");
  assert.equal(shop.face("A", 1, { locale: "xx" }), '{"a":"b"}, English');
  assert.deepEqual(shop.problems, [{ place: "locale", message: "'xx': no catalogue for it; English is given" }]);
});

test("own words that cannot be read are a problem told once, and ours are given", async () => {
  const { shop } = await shopWith({ catalogues: () => "ours", words: { hu: "<", de: () => "none" } });
  for (const locale of ["hu", "hu-HU", "de"]) assert.equal(shop.face("A", 1, { locale }), "ours");
  assert.deepEqual(shop.problems, [
    { place: "words.hu", message: "this catalogue cannot be used (<: expected an object); ours are given" },
    { place: "words.de", message: "() => \"none\": expected a catalogue; ours are given" },
  ]);
  await assert.rejects(shopWith({ words: "/my-words/" }), { name: "TypeError", place: "words" });
});

test("words of many locales do not pile up, and their problems are told once a language", async () => {
  const before = made.alive;
  const { shop } = await shopWith({ catalogues: (language) => (language === "hu" ? "incomplete" : undefined) });
  for (let index = 0; index < 50; index += 1) {
    shop.face("A", 1, { locale: `hu-x-${index}` });
    shop.face("A", 1, { locale: `de-x-${index}` });
  }
  assert.equal(made.alive - before, 20);
  assert.deepEqual(shop.problems.map(({ place }) => place), ["hu.inStock", "locale"]);
  shop.free();
  assert.equal(made.alive, before);
});

test("a locale that is no text is said to be none", async () => {
  const { shop } = await shopWith();
  for (const locale of [3, null, {}]) {
    for (const ask of [() => shop.face("A", 1, { locale }), () => shop.care("A", 1, { locale }), () => shop.mails([], { locale })]) {
      assert.throws(ask, { name: "TypeError", place: "locale", message: /^locale: .*: expected a language tag$/ });
    }
  }
});

for (const [options, name, said] of [
  [{}, "TypeError", "stylesheet: undefined: expected the address of status.css"],
  [{ stylesheet: "" }, "TypeError", "stylesheet: '': expected the address of status.css"],
  [{ stylesheet: "/status.css", view: "pill" }, "RangeError", "view: 'pill': expected one of full, line, badge"],
  [{ stylesheet: "/status.css", locale: 3 }, "TypeError", "locale: 3: expected a language tag"],
]) {
  test(`markup with ${JSON.stringify(options)} is a ${name} that says which`, async () => {
    const { shop } = await shopWith();
    assert.throws(() => shop.html("A", 1, options), { name, message: said });
  });
}

test("markup says what language it is in only where that is not the one asked for", async () => {
  const { shop } = await shopWith({ catalogues: (name) => (name === "hu" ? "ours" : undefined) });
  const langs = ["en-GB", "hu-HU", "xx"].map((locale) => shop.html("A", 1, { locale, stylesheet: "/status.css" }));
  assert.deepEqual(langs, ["", "", "en"]);
});

test("of a stale snapshot there is no markup", async () => {
  class Dated extends CoreShop {
    about = () => ({ problems: [], timeZone: "UTC", asOf: "2026-11-23T08:00:00Z", staleAfterHours: 24 });
    setKnown() {}
    html = () => "markup";
  }
  const core = new Core({ Shop: Dated, Words, initSync() {}, __wbg_reset_state() {} }, async () => "module");
  await core.load();
  let now = "2026-11-24T08:00";
  const shop = new Shop(core, () => undefined, asking([]), first, () => now);
  assert.equal(shop.html("A", 1, { stylesheet: "/status.css" }), "markup");
  now = "2026-11-24T08:01";
  assert.equal(shop.html("A", 1, { stylesheet: "/status.css" }), "");
});

test("locales that are nonsense do not fill the problems", async () => {
  const { shop } = await shopWith();
  for (let index = 0; index < 500; index += 1) shop.face("A", 1, { locale: `q${String.fromCharCode(97 + (index % 26), 97 + Math.floor(index / 26))}` });
  assert.equal(shop.problems.length, 100);
});

for (const [question, given, said] of [["publicOrder", 7, "id: 7: expected text"], ["notices", {}, "told: [object Object]: expected a list of { line, kind, earliest, latest }"], ["structuredData", 7, "sku: 7: expected text"], ["feedRow", null, "sku: null: expected text"]]) {
  test(`${question} of ${JSON.stringify(given)} is a TypeError that says which argument`, async () => {
    const { shop } = await shopWith();
    assert.throws(() => shop[question](given), { name: "TypeError", message: said });
  });
}

test("an update asks a source for the skus that the shop was opened with", async () => {
  const { shop } = await shopWith({ skus: ["CHAIR"] });
  await shop.update({ fetch: async (skus) => ({ skus }) });
  assert.equal(shop.promise("A"), '{"skus":["CHAIR"]}');
});

test("of two updates under way the one called last wins, whichever answers first", async () => {
  const { shop } = await shopWith();
  let answerFirst;
  const first = shop.update({ fetch: () => new Promise((resolve) => (answerFirst = resolve)) });
  await shop.update({ fetch: async () => ({ is: "second" }) });
  answerFirst({ is: "first" });
  await first;
  assert.equal(shop.promise("A"), '{"is":"second"}');
});

test("an update that failed does not keep out one that was called before it", async () => {
  const { shop } = await shopWith();
  let answerFirst;
  const first = shop.update({ fetch: () => new Promise((resolve) => (answerFirst = resolve)) });
  await assert.rejects(shop.update({ fetch: async () => { throw new Error("down"); } }), { place: "source", message: "source: down" });
  answerFirst({ is: "first" });
  await first;
  assert.equal(shop.promise("A"), '{"is":"first"}');
});

/** A source that has of these skus those alone. */
const having = (...skus) => ({ fetch: async (asked, lacks) => (asked.filter((sku) => !skus.includes(sku)).forEach((sku) => lacks(Object.assign(new Error("gone"), { place: "https://shop.example" }), sku)), { skus }) });
const lacking = (sku) => ({ place: "https://shop.example", message: `gone; nothing is known of '${sku}'`, sku });

test("what a source lacks is a problem of its sku, until it has it", async () => {
  const { shop } = await shopWith({ skus: ["A", "B", "C"] });
  await shop.update(having("A"));
  assert.deepEqual(shop.problems, [lacking("B"), lacking("C")]);
  await shop.update(having("A", "B"));
  assert.deepEqual(shop.problems, [lacking("C")]);
  shop.update({ version: 1 });
  assert.deepEqual(shop.problems, []);
});

test("an update that lacks what was known changes nothing, and names it", async () => {
  const { shop } = await shopWith({ skus: ["A", "B", "C"] });
  await shop.update(having("A", "B"));
  await assert.rejects(shop.update(having("A", "C")), { place: "https://shop.example", message: "https://shop.example: gone; what was known of 'B' stands" });
  assert.deepEqual([shop.skus, shop.problems], [["A", "B"], [lacking("C")]]);
});

for (const thrown of [undefined, null, "gone fishing"]) {
  test(`a source that rejects with ${thrown} is an Error that says so`, async () => {
    const error = await fetchOnce({ fetch: () => Promise.reject(thrown) }, []).catch((error) => error);
    assert.ok(error instanceof Error);
    assert.equal(error.place, "source");
    assert.equal(error.message, `source: ${thrown}`);
  });
}

test("a snapshot that is none is named", async () => {
  const { shop } = await shopWith();
  assert.throws(() => shop.update(() => 1), { name: "SourceError", place: "snapshot", message: "snapshot: function: expected a snapshot" });
});

test("of a wrong value as long as a book its start is repeated", async () => {
  const { shop } = await shopWith();
  assert.throws(() => shop.promise("A", "9".repeat(5000)), { message: `quantity: '${"9".repeat(40)}…': expected a whole number of at least 1` });
});
