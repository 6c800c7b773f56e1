// The faces that `backsoon publish --faces` writes: what a page would say of one unit that has read the same slice.
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { open } from "../../dist/node.js";
import { SLICE_SHAPE, assertPublic } from "../../www/cli/publish/public-only.js";
import { run } from "../services/command.mjs";
import { catalogue, published } from "./catalogue.mjs";
import { folder } from "./shop.mjs";

const now = "2026-11-23T10:00";
const languages = ["en", "de", "hu"];

async function publishing(shop, t) {
  const it = folder(shop);
  t.after(it.remove);
  const publish = (at, ...args) => run(["publish", "shop.json", "--to", "public", "--now", at, "--json", ...args], { cwd: it.at("") });
  const manifest = () => JSON.parse(readFileSync(it.at("public/manifest.json"), "utf8"));
  return { ...it, to: it.at("public"), publish, manifest };
}

/** What of a face goes with saying. */
function toldOf({ state, tone, headline, badge, detail, split, notes, aria }) {
  const told = { state, tone, headline };
  if (badge !== headline) told.badge = badge;
  if (detail) told.detail = detail;
  if (split.length > 0) told.split = split;
  if (notes.length > 0) told.notes = notes;
  if (aria !== headline) told.aria = aria;
  return told;
}

for (const policy of [{}, { maxShown: 5, showBacklog: true, transitDays: { min: 1, max: 3 } }, { maxShown: 3, lowStock: 2, wording: "discreet" }]) {
  test(`each item has the face that its own slice makes, and the whole, with ${JSON.stringify(policy)}`, async (t) => {
    const shop = catalogue(500, policy);
    const it = await publishing(shop, t);
    const { code, stderr } = await it.publish(now, "--faces", languages.join());
    assert.equal(code, 0, stderr);
    const whole = await open(shop, { now });
    const plain = whole.publicSnapshot(undefined, { faces: languages });
    const told = await open(whole.publicSnapshot(), { now });
    for (const [index, { sku }] of shop.items.entries()) {
      const snapshot = await published(it.to).fetch([sku]);
      const item = snapshot.items.find((item) => item.sku === sku);
      const cut = await open(snapshot, { now });
      assert.deepEqual(cut.problems, [], "a snapshot with faces is as good as one without");
      for (const locale of languages) {
        assert.deepEqual(item.faces[locale], toldOf(cut.face(sku, 1, { locale })), `${sku} in ${locale}`);
        assert.deepEqual(item.faces[locale], toldOf(told.face(sku, 1, { locale })), `${sku} in ${locale}`);
        assert.equal(snapshot.faces.known[locale], told.face(sku, 1, { locale }).known);
      }
      assert.deepEqual(plain.items[index].faces, item.faces, "the same in a plain file");
      cut.free();
    }
    assert.deepEqual(plain.faces, it.manifest().snapshot.faces);
    assert.deepEqual(Object.keys(plain.faces), ["on", "until", "known"]);
  });
}

test("they tell when they are true: until the cut-off, and from there until the end of the day", async (t) => {
  const it = await publishing(catalogue(20), t);
  for (const [at, when] of [[now, { until: "14:00" }], ["2026-11-23T13:59", { until: "14:00" }], ["2026-11-23T14:00", { from: "14:00" }], ["2026-11-24T00:00", { on: "2026-11-24", until: "14:00" }]]) {
    assert.equal((await it.publish(at, "--faces", "en")).code, 0);
    assert.deepEqual(it.manifest().snapshot.faces, { on: "2026-11-23", ...when, known: { en: "As of Nov 23, 9:55 AM" } }, at);
  }
});

test("while they are true nothing is written again", async (t) => {
  const it = await publishing(catalogue(200), t);
  const written = async (at) => JSON.parse((await it.publish(at, "--faces", "en,hu")).stdout).written;
  assert.equal(await written(now), 256);
  const before = statSync(join(it.to, "manifest.json")).mtimeMs;
  assert.equal(await written("2026-11-23T13:59"), 0);
  assert.equal(statSync(join(it.to, "manifest.json")).mtimeMs, before);
  assert.ok((await written("2026-11-23T14:00")) > 0, "what shipped today ships tomorrow");
});

test("a backend that does not say as of when it knew is not quoted on it", async (t) => {
  const it = await publishing({ version: 1, items: [{ sku: "A", onHand: 1 }] }, t);
  assert.equal((await it.publish(now, "--faces", "en")).code, 0);
  assert.deepEqual(it.manifest().snapshot.faces, { on: "2026-11-23" });
});

test("unless somebody asks for them there are none", async (t) => {
  const it = await publishing(catalogue(50), t);
  assert.equal((await it.publish(now)).code, 0);
  const files = readdirSync(it.to, { recursive: true }).filter((name) => name.endsWith(".json"));
  for (const file of files) assert.doesNotMatch(readFileSync(join(it.to, file), "utf8"), /faces/, file);
});

for (const [told, message] of [
  ["xx", /--faces: 'xx': no catalogue for it/],
  ["en,", /--faces.*Expected up to 20 languages: en,de,hu/],
  ["en hu", /Expected up to 20 languages/],
  [Array.from({ length: 21 }, (_, number) => `en-x${number}`).join(), /Expected up to 20 languages/],
]) {
  test(`--faces ${told.slice(0, 20)} is called wrongly, and nothing is published`, async (t) => {
    const it = await publishing(catalogue(5), t);
    const { code, stderr } = await it.publish(now, "--faces", told);
    assert.match(stderr, message);
    assert.equal(code, 2);
    assert.throws(() => it.manifest(), { code: "ENOENT" });
  });
}

test("what is no part of a face would not be published", () => {
  assert.throws(() => assertPublic(JSON.stringify({ items: [{ sku: "A", faces: { en: { dates: {} } } }] }), SLICE_SHAPE, "shards/00/0.json"), /\$\.items\[0\]\.faces\.en\.dates: no field that everybody may know/);
});

test("a program may ask for any language there is, and is told of one there is not", async () => {
  const shop = await open({ version: 1, items: [{ sku: "A", onHand: 1 }] }, { now, words: { en: { inStock_today: "Here" }, pt: { inStock_today: "Em estoque" } } });
  const { items: [{ faces }] } = shop.publicSnapshot(["A"], { faces: ["en", "pt-BR", "xx"] });
  assert.deepEqual([faces.en.headline, faces["pt-BR"].headline, faces.xx], ["Here", "Em estoque", undefined], "in the shop's own words");
  assert.deepEqual(shop.problems.map(({ place }) => place), ["locale"]);
  assert.equal(shop.publicSnapshot(["A"], { faces: ["xx"] }).faces, undefined);
  assert.throws(() => shop.publicSnapshot(["A"], { faces: "en" }), { name: "TypeError", place: "faces", message: "faces: 'en': expected a list of languages" });
  assert.throws(() => shop.publicSnapshot(["A"], { faces: ["en", 5] }), { name: "TypeError", place: "locale" });
  assert.throws(() => shop.publicSnapshot(["A"], { faces: Array(21).fill("en") }), { name: "RangeError", place: "faces", message: "faces: 21: expected at most 20 of them" });
});
