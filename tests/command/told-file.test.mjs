// The file of what was told: what a crash leaves in it, what a person breaks in it, and who may write to it.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import test from "node:test";
import { postOffice } from "./post-office.mjs";
import { customers, folder, snapshot } from "./shop.mjs";

async function sending(count, rules, task) {
  const [it, office] = [folder(snapshot(customers(count))), await postOffice(rules)];
  try {
    await task(it, office);
  } finally {
    await office.close();
    it.remove();
  }
}

const entry = (order, latest = "2026-12-09") =>
  JSON.stringify({ at: "2026-11-20T10:00:00.000Z", order, line: `${order}-1`, kind: "delayed", earliest: latest, latest });
const toldOrders = (it) => it.told().map(({ order }) => order);

test("a last line that is not whole is cut off and said, and what it would have told is told again", () =>
  sending(2, {}, async (it, office) => {
    it.tell(`${entry("SO-1")}\n${entry("SO-2").slice(0, 40)}`);
    const dry = await it.notify(office, "--dry-run");
    assert.match(dry.stderr, /told\.jsonl: its last line is not whole, as after a crash; it would be cut off/);
    assert.ok(!it.toldText().endsWith("\n"), "a dry run cuts nothing");
    const { code, stderr } = await it.notify(office);
    assert.equal(code, 0);
    assert.match(stderr, /told\.jsonl: its last line is not whole, as after a crash; it is cut off/);
    assert.deepEqual(office.to(), ["customer2@example.com"]);
    assert.deepEqual(toldOrders(it), ["SO-1", "SO-2"]);
  }));

for (const [what, text] of [["a list", JSON.stringify([JSON.parse(entry("SO-1"))])], ["lines that end as on an old Mac", `${entry("SO-1")}\r${entry("SO-2")}\r`], ["another file", "-----BEGIN PRIVATE KEY-----"]]) {
  test(`${what} in place of the file is refused, and not a byte of it is lost`, () =>
    sending(2, {}, async (it, office) => {
      it.tell(text);
      for (const args of [[], ["--mark-told"], ["--dry-run"]]) {
        const { code, stderr } = await it.notify(office, ...args);
        assert.equal(code, 1);
        assert.match(stderr, /told\.jsonl:1: '.*': expected one notice a line; is this a file of what was told\?/);
      }
      assert.equal(it.toldText(), text);
      assert.deepEqual(office.to(), []);
    }));
}

test("a last line that lacks only its line break is whole", () =>
  sending(2, {}, async (it, office) => {
    it.tell(entry("SO-1"));
    const { stderr } = await it.notify(office);
    assert.equal(stderr, "");
    assert.deepEqual(office.to(), ["customer2@example.com"]);
    assert.deepEqual(toldOrders(it), ["SO-1", "SO-2"]);
  }));

for (const [what, line, said] of [
  ["is no JSON", "told them all", "told.jsonl:2: 'told them all': expected {"],
  ["is no object", "[1]", "told.jsonl:2: '[1]': expected {"],
  ["has a kind that there is not", '{"line":"SO-2-1","kind":"late"}', "told.jsonl:2: kind: "],
  ["has a day that there is not", '{"line":"SO-2-1","kind":"delayed","latest":"2026-02-30"}', "told.jsonl:2: latest: "],
  ["names no order line", '{"kind":"delayed"}', "told.jsonl:2: line: "],
  ["is not UTF-8", Buffer.from([0x7b, 0xff, 0x7d]), "told.jsonl:2: "],
]) {
  test(`a line in the middle that ${what} is named by its number, and nothing is sent`, () =>
    sending(3, {}, async (it, office) => {
      const bytes = Buffer.concat([Buffer.from(`${entry("SO-1")}\n`), Buffer.from(line), Buffer.from(`\n\n${entry("SO-3")}\n`)]);
      it.tell(bytes);
      const before = it.toldText();
      const { code, stderr } = await it.notify(office);
      assert.equal(code, 1);
      assert.ok(stderr.includes(said), stderr);
      assert.equal(stderr.trimEnd().split("\n").length, 1);
      assert.equal(office.connections, 0);
      assert.equal(it.toldText(), before);
      assert.deepEqual(readdirSync(it.at(".")).sort(), ["shop.json", "told.jsonl"]);
    }));
}

test("empty lines do not matter, nor does it that a line knows more", () =>
  sending(2, {}, async (it, office) => {
    it.tell(`\n${entry("SO-1").replace("{", '{"by":"phone",')}\n\n`);
    await it.notify(office);
    assert.deepEqual(office.to(), ["customer2@example.com"]);
  }));

test("when nothing more can be written the run ends, the file stays whole, and one mail is sent again", () =>
  sending(40, {}, async (it, office) => {
    // A limit on the size of files is as good as a full disk.
    const { code, stdout } = await it.notify(office, { by: ["sh", "-c", 'ulimit -f 2 && exec "$0" "$@"'] });
    assert.equal(code, 1);
    assert.match(stdout, /left for the next run: told\.jsonl cannot be written \(.+\): what was sent last will be sent again\.\n$/);
    assert.ok(it.toldText().endsWith("}\n"));
    assert.equal(office.mails.length, it.told().length + 1);
    assert.equal((await it.notify(office)).code, 0);
    assert.equal(new Set(office.to()).size, 40);
    assert.equal(office.mails.length, 41);
    assert.equal(new Set(office.mails.map(({ messageId }) => messageId)).size, 40);
  }));

test("a told file in no folder, or that is a folder, is one clear line", () =>
  sending(1, {}, async (it, office) => {
    const gone = await it.notify(office, "--told", "gone/told.jsonl");
    assert.equal(gone.code, 1);
    assert.equal(gone.stderr, "backsoon: --told: gone/told.jsonl: there is no folder gone\n");
    mkdirSync(it.at("told"));
    const folder = await it.notify(office, "--told", "told");
    assert.equal(folder.code, 1);
    assert.match(folder.stderr, /told: cannot be read \(it is a folder\)/);
    assert.equal(office.connections, 0);
  }));

test("two runs never send at once, by whatever name they call the file", async () => {
  let open;
  const held = new Promise((resolve) => (open = resolve));
  let arrived;
  const begun = new Promise((resolve) => (arrived = resolve));
  const received = () => {
    arrived();
    return held;
  };
  await sending(3, { received }, async (it, office) => {
    const first = it.notify(office);
    await begun;
    symlinkSync("told.jsonl", it.at("same.jsonl"));
    for (const name of ["told.jsonl", "same.jsonl"]) {
      const { code, stderr } = await it.notify(office, "--told", name);
      assert.equal(code, 1);
      assert.match(stderr, /told\.jsonl\.lock: process \d+ on .+ has been at it since .+Z; if that is not so, remove this file\n$/);
    }
    assert.equal((await it.notify(office, "--dry-run")).code, 0, "looking is no sending");
    open();
    assert.equal((await first).code, 0);
    assert.equal(office.mails.length, 3);
    assert.ok(!existsSync(it.at("told.jsonl.lock")));
  });
});

test("of many runs that find a dead one's lock at the same moment one sends", () =>
  sending(20, {}, async (it, office) => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    writeFileSync(it.at("told.jsonl.lock"), JSON.stringify({ pid, host: hostname(), since: "2026-11-20T10:00:00.000Z" }));
    const ended = await Promise.all(Array.from({ length: 6 }, () => it.notify(office)));
    assert.ok(ended.some(({ code }) => code === 0));
    assert.deepEqual(ended.filter(({ code }) => code !== 0 && code !== 1), []);
    assert.equal(new Set(office.to()).size, 20);
    assert.equal(office.mails.length, 20);
    assert.deepEqual(readdirSync(it.at(".")).sort(), ["shop.json", "told.jsonl"]);
  }));

test("the lock of a process that is dead is taken over, one of another machine is not", () =>
  sending(1, {}, async (it, office) => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    const lockOf = (host) => writeFileSync(it.at("told.jsonl.lock"), JSON.stringify({ pid, host, since: "2026-11-20T10:00:00.000Z" }));
    lockOf("elsewhere.example");
    const elsewhere = await it.notify(office);
    assert.equal(elsewhere.code, 1);
    assert.match(elsewhere.stderr, /process \d+ on elsewhere\.example has been at it since 2026-11-20T10:00:00\.000Z/);
    lockOf(hostname());
    assert.equal((await it.notify(office)).code, 0);
    assert.equal(office.mails.length, 1);
    assert.deepEqual(readdirSync(it.at(".")).sort(), ["shop.json", "told.jsonl"]);
  }));
