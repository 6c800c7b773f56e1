// Catalogues on the page: fetched once, the shop's own before ours, and English where there is none that can be read.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { setImmediate as settled } from "node:timers/promises";
import { Core } from "../../www/core.js";
import { Vocabulary } from "../../www/words.js";

const made = { alive: 0 };
class Words {
  of = [];
  constructor(foreign) {
    if (!foreign) this.of.push("English");
    made.alive += 1;
  }
  add(bytes) {
    const text = new TextDecoder().decode(bytes);
    if (text.startsWith("<")) throw Object.assign(new Error("<: expected an object"), { place: "" });
    if (text !== "{}") this.of.unshift(text);
  }
  problems = () => (this.of.includes('{"a":"<"}') ? [{ place: "a", message: "<: expected plain text" }] : []);
  free() {
    made.alive -= 1;
  }
}

/** Answers by address; none for the rest. What hangs is a promise. */
async function vocabularyFrom(t, answers) {
  const warnings = t.mock.method(console, "warn", () => {}).mock;
  const asked = [];
  t.mock.method(globalThis, "fetch", async (url) => {
    asked.push(url);
    return (await answers[url])?.() ?? new Response("", { status: 404 });
  });
  const core = new Core({ Words, initSync() {}, __wbg_reset_state() {} }, async () => "module");
  await core.load();
  let arrivals = 0;
  const vocabulary = new Vocabulary(core, "https://shop.example/locales/", () => (arrivals += 1));
  return { asked, core, vocabulary, said: () => warnings.calls.map((call) => call.arguments[0]), arrivals: () => arrivals };
}

const text = (content) => () => new Response(content);
const ours = { "https://shop.example/locales/hu.json": text('{"ours":"hu"}') };

afterEach(() => {
  Vocabulary.own = undefined;
});

test("a catalogue is awaited, and then speaks", async (t) => {
  const { asked, vocabulary, said } = await vocabularyFrom(t, ours);
  assert.equal(vocabulary.in("hu-HU"), undefined);
  await settled();
  assert.deepEqual(vocabulary.in("hu-HU").of, ['{"ours":"hu"}']);
  assert.deepEqual(asked, ["https://shop.example/locales/hu.json"]);
  assert.deepEqual(said(), []);
});

test("a page in place of a catalogue is warned of once, and English is spoken", async (t) => {
  const { asked, core, vocabulary, said } = await vocabularyFrom(t, { "https://shop.example/locales/pl.json": text("<!doctype html>") });
  vocabulary.in("pl");
  await settled();
  assert.deepEqual(vocabulary.in("pl").of, ["English"]);
  assert.deepEqual(vocabulary.in("pl-PL").of, ["English"]);
  assert.equal(vocabulary.in("pl-PL").locale, "en");
  assert.deepEqual(said(), ["backsoon: https://shop.example/locales/pl.json: <: expected an object"]);
  assert.equal(asked.length, 1);
  assert.equal(core.generation, 1);
});

test("a shop's own catalogue comes before ours, and only of the languages that are spoken", async (t) => {
  Vocabulary.own = "/my/";
  const { asked, vocabulary } = await vocabularyFrom(t, { ...ours, "/my/hu.json": text('{"own":"hu"}') });
  vocabulary.in("hu");
  await settled();
  assert.deepEqual(vocabulary.in("hu").of, ['{"own":"hu"}', '{"ours":"hu"}']);
  assert.deepEqual(asked, ["/my/hu.json", "https://shop.example/locales/hu.json"]);
  vocabulary.in("en-GB");
  await settled();
  assert.equal(vocabulary.in("en-GB").locale, "en-GB");
  assert.equal(asked.length, 3);
});

test("a shop's own catalogues may be told as they are, or by their addresses", async (t) => {
  Vocabulary.own = { en: { a: "b" }, hu: "/hungarian.json" };
  const { asked, vocabulary } = await vocabularyFrom(t, { ...ours, "/hungarian.json": text('{"own":"hu"}') });
  vocabulary.in("en");
  vocabulary.in("hu");
  await settled();
  assert.deepEqual(vocabulary.in("en").of, ['{"a":"b"}', "English"]);
  assert.deepEqual(vocabulary.in("hu").of, ['{"own":"hu"}', '{"ours":"hu"}']);
  assert.equal(asked.length, 2);
  Vocabulary.own = undefined;
  assert.deepEqual(vocabulary.in("en").of, ["English"]);
});

test("a language that only the shop has is spoken", async (t) => {
  Vocabulary.own = { pt: { a: "b" } };
  const { vocabulary } = await vocabularyFrom(t, {});
  vocabulary.in("pt-BR");
  await settled();
  const words = vocabulary.in("pt-BR");
  assert.deepEqual([words.of, words.locale], [['{"a":"b"}'], "pt-BR"]);
});

for (const [sentence, answer, message] of [
  ["is missing", undefined, "HTTP 404, expected 200"],
  ["answers 500", () => new Response("", { status: 500 }), "HTTP 500, expected 200"],
  ["is a page", text("<html>"), "<: expected an object"],
]) {
  test(`where the shop's own catalogue ${sentence} ours is spoken, with one warning`, async (t) => {
    Vocabulary.own = "/my/";
    const { vocabulary, said } = await vocabularyFrom(t, { ...ours, "/my/hu.json": answer });
    vocabulary.in("hu");
    await settled();
    await settled();
    assert.deepEqual(vocabulary.in("hu").of, ['{"ours":"hu"}']);
    vocabulary.in("hu-HU");
    assert.deepEqual(said(), [`backsoon: /my/hu.json: ${message}`]);
  });
}

test("words of a shop that are none are warned of, and ours are spoken", async (t) => {
  Vocabulary.own = { en: () => "no catalogue" };
  const { vocabulary, said } = await vocabularyFrom(t, {});
  vocabulary.in("en");
  assert.deepEqual(vocabulary.in("en").of, ["English"]);
  assert.equal(said().length, 1);
});

test("words that a program tells anew time after time do not pile up", async (t) => {
  const { vocabulary, said, arrivals } = await vocabularyFrom(t, {});
  for (let time = 0; time < 200; time += 1) {
    Vocabulary.own = { en: { a: `${time}` } };
    vocabulary.in("en");
    assert.deepEqual(vocabulary.in("en").of, [`{"a":"${time}"}`, "English"]);
  }
  assert.equal(arrivals(), 200);
  assert.deepEqual(said(), []);
});

test("a folder of catalogues is one with and without a slash behind it", async (t) => {
  Vocabulary.own = "/my-words";
  const { asked, vocabulary } = await vocabularyFrom(t, {});
  vocabulary.in("en");
  await settled();
  assert.deepEqual(asked, ["/my-words/en.json"]);
});

test("ours is spoken while the shop's own is late, and then the shop's", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  Vocabulary.own = "/my/";
  let answer;
  const late = new Promise((resolve) => (answer = resolve));
  const { vocabulary, arrivals } = await vocabularyFrom(t, { "/my/en.json": late });
  assert.equal(vocabulary.in("en"), undefined);
  t.mock.timers.tick(999);
  assert.equal(vocabulary.in("en"), undefined);
  t.mock.timers.tick(1);
  assert.equal(arrivals(), 1);
  assert.deepEqual(vocabulary.in("en").of, ["English"]);
  answer(text('{"own":"en"}'));
  await settled();
  assert.equal(arrivals(), 2);
  assert.deepEqual(vocabulary.in("en").of, ['{"own":"en"}', "English"]);
});

test("what is wrong in a catalogue is warned of with its language", async (t) => {
  const { vocabulary, said } = await vocabularyFrom(t, { "https://shop.example/locales/fr.json": text('{"a":"<"}') });
  vocabulary.in("fr");
  await settled();
  vocabulary.in("fr");
  vocabulary.in("fr-CA");
  assert.deepEqual(said(), ["backsoon: fr.a: <: expected plain text"]);
});

test("ever new languages fill neither memory nor the network", async (t) => {
  const before = made.alive;
  const { asked, vocabulary, said } = await vocabularyFrom(t, ours);
  const letter = (index) => String.fromCharCode(97 + (index % 26));
  const tags = Array.from({ length: 1000 }, (_, index) => `q${letter(index)}${letter(Math.floor(index / 26))}`);
  for (const tag of tags) vocabulary.in(tag);
  await settled();
  for (const tag of tags) assert.deepEqual(vocabulary.in(tag).of, ["English"]);
  for (const tag of tags) vocabulary.in(`en-x-${tag}`);
  assert.ok(asked.length <= 50, `${asked.length}`);
  assert.ok(made.alive - before <= 22, `${made.alive - before}`);
  assert.equal(said().filter((text) => text.includes("too many languages")).length, 1);
});
