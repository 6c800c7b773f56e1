// What `backsoon publish` makes of a folder to which something has happened since the last run.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { root } from "../../scripts/setup.mjs";
import { published } from "./catalogue.mjs";
import { publishing, summaryOf, uniform } from "./publishing.mjs";

/** Published as version 1, and each file as it is then. */
async function first(t) {
  const it = publishing(uniform(1), t);
  await summaryOf(it);
  const shards = () => readdirSync(join(it.to, "shards")).sort();
  const next = (number, ...args) => (it.put(uniform(number)), summaryOf(it, "--older", ...args));
  return { ...it, shards, next, before: new Map(it.files().map((name) => [name, it.read(name)])) };
}

const shown = async (it) => (await published(it.to).fetch(["SKU-7"])).items[0].onHand;

test("a shard that somebody has removed stops no later run", async (t) => {
  const it = await first(t);
  rmSync(join(it.to, "shards", it.shards()[0]), { recursive: true });
  await it.next(2);
  assert.equal(await shown(it), 2);
});

for (const [what, harm] of [
  ["is missing", (file) => rmSync(file)],
  ["is empty", (file) => writeFileSync(file, "")],
]) {
  test(`a shard of which a file ${what} is mended, and nothing else is written`, async (t) => {
    const it = await first(t);
    const harmed = it.shards().slice(0, 3);
    ["", ".br", ".gz"].forEach((suffix, index) => harm(join(it.to, "shards", harmed[index], `0.json${suffix}`)));
    assert.equal((await it.next(1)).written, 3);
    assert.deepEqual(new Map(it.files().map((name) => [name, it.read(name)])), it.before);
  });
}

test("what is published again while readers still have it is there all the time", async (t) => {
  const it = await first(t);
  const marks = () => [...it.before.keys()].filter((name) => name.startsWith("shards")).map((name) => [name, statSync(join(it.to, name)).ino]);
  const before = marks();
  await it.next(2);
  await it.next(1);
  assert.equal(await shown(it), 1);
  assert.deepEqual(marks(), before);
});

/** As a run leaves it that is killed before the last of the three. */
async function between(t) {
  const it = await first(t);
  await it.next(2);
  for (const name of ["manifest.json", "manifest.json.gz"]) writeFileSync(join(it.to, name), it.before.get(name));
  return it;
}

test("where compressed manifests say something else than the plain one, all are written, whatever is told", async (t) => {
  const it = await between(t);
  await it.next(1);
  for (const text of [it.read("manifest.json"), gunzipSync(it.read("manifest.json.gz")), brotliDecompressSync(it.read("manifest.json.br"))]) {
    assert.deepEqual(text, it.before.get("manifest.json"));
  }
});

test("what only a compressed manifest names stays for those who have it, from when it is replaced", async (t) => {
  const it = await between(t);
  for (const name of it.shards()) utimesSync(join(it.to, "shards", name), 0, 0);
  const both = it.shards();
  assert.equal((await it.next(1)).swept, 0);
  assert.deepEqual(it.shards(), both);
});

const onFullDisk = (at) => ({ env: { NODE_OPTIONS: `--import=${join(root, "tests/command/full-disk.mjs")}`, BACKSOON_FULL_AT: at } });

for (const at of [".part/0.json", "manifest.json.br"]) {
  test(`a run that finds the disk full at …${at} takes back what it has written`, async (t) => {
    const it = await first(t);
    it.put(uniform(2));
    const { code, stderr } = await it.publish(onFullDisk(at));
    assert.match(stderr, /: cannot be written \(the disk is full\)\n$/);
    assert.equal(code, 1);
    assert.deepEqual(new Map(it.files().map((name) => [name, it.read(name)])), it.before);
  });
}

test("what nobody needs any more is removed before anything is written, so that a full disk does not stay full", async (t) => {
  const it = await first(t);
  await it.next(2);
  assert.ok(it.shards().length > 256);
  await pause(20);
  it.put(uniform(3));
  assert.equal((await it.publish("--keep", "0.000001", onFullDisk(".part/0.json"))).code, 1);
  assert.equal(it.shards().length, 256);
  assert.equal(await shown(it), 2);
});

for (const [what, manifest, code] of [
  ["with another's manifest nothing", { name: "My app" }, 1],
  ["without a manifest nothing of others", undefined, 0],
]) {
  test(`in a folder ${what} is removed`, async (t) => {
    const it = publishing(uniform(1), t);
    const theirs = ["shards/video.part/0.bin", "shards/00.part", ...(manifest ? ["manifest.json.x.part", `shards/${"0".repeat(14)}.part/0.json`] : [])];
    for (const name of theirs) {
      mkdirSync(join(it.to, name, ".."), { recursive: true });
      writeFileSync(join(it.to, name), "theirs");
    }
    if (manifest) writeFileSync(join(it.to, "manifest.json"), JSON.stringify(manifest));
    assert.equal((await it.publish()).code, code);
    for (const name of theirs) assert.equal(it.read(name).toString(), "theirs", name);
  });
}
