// Catalogues on the page: fetched once, and English where there is none that can be read.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as settled } from "node:timers/promises";
import { Core } from "../../www/core.js";
import { Vocabulary } from "../../www/words.js";

class Words {
  constructor(bytes) {
    const text = bytes && new TextDecoder().decode(bytes);
    if (text?.startsWith("<")) throw Object.assign(new Error("<: expected an object"), { place: "" });
    this.of = text ?? "English";
  }
  problems = () => [];
  free() {}
}

async function vocabularyFrom(t, answers) {
  const warnings = t.mock.method(console, "warn", () => {}).mock;
  const asked = [];
  t.mock.method(globalThis, "fetch", async (url) => (asked.push(url), new Response(answers)));
  const core = new Core({ Words, initSync() {}, __wbg_reset_state() {} }, async () => "module");
  await core.load();
  return { asked, core, warnings, vocabulary: new Vocabulary(core, new URL("https://shop.example/locales/"), () => {}) };
}

test("a catalogue is awaited, and then speaks", async (t) => {
  const { asked, vocabulary } = await vocabularyFrom(t, "{}");
  assert.equal(vocabulary.in("hu-HU"), undefined);
  await settled();
  assert.equal(vocabulary.in("hu-HU").of, "{}");
  assert.deepEqual(asked, ["https://shop.example/locales/hu.json"]);
});

test("a page in place of a catalogue is warned of once, and English is spoken", async (t) => {
  const { asked, core, vocabulary, warnings } = await vocabularyFrom(t, "<!doctype html>");
  vocabulary.in("pl");
  await settled();
  assert.equal(vocabulary.in("pl").of, "English");
  assert.equal(vocabulary.in("pl-PL").of, "English");
  assert.deepEqual(warnings.calls.map((call) => call.arguments[0]), ["backsoon: pl: <: expected an object"]);
  assert.equal(asked.length, 1);
  assert.equal(core.generation, 1);
});
