// What `backsoon publish` writes, and what readers find there while it does.
import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { hostname } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { setImmediate as turn, setTimeout as pause } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { open } from "../../dist/node.js";
import { assertPublic, SLICE_SHAPE } from "../../www/cli/publish/public-only.js";
import { run } from "../services/command.mjs";
import { catalogue, published } from "./catalogue.mjs";
import { now, publishing, summaryOf, uniform } from "./publishing.mjs";

for (const policy of [{}, { maxShown: 5, showBacklog: true }, { maxShown: 3, lowStock: 2 }]) {
  test(`each item promises by itself what it does in the whole, with ${JSON.stringify(policy)}`, async (t) => {
    const shop = catalogue(700, policy);
    const it = publishing(shop, t);
    await summaryOf(it);
    const whole = await open(shop, { now });
    const told = await open(whole.publicSnapshot(), { now });
    for (const { sku } of shop.items) {
      const cut = await open(published(it.to), { now, skus: [sku] });
      assert.deepEqual(cut.problems, []);
      for (const quantity of [1, 4, 60]) {
        assert.deepEqual(cut.promise(sku, quantity), told.promise(sku, quantity), `${sku} × ${quantity}`);
        assert.deepEqual(cut.face(sku, quantity), told.face(sku, quantity), `${sku} × ${quantity}`);
        assert.deepEqual(cut.care(sku, quantity), told.care(sku, quantity), `${sku} × ${quantity}`);
      }
      assert.deepEqual([cut.feedRow(sku), cut.structuredData(sku)], [told.feedRow(sku), told.structuredData(sku)]);
      if (!policy.maxShown) assert.deepEqual(cut.promise(sku, 4), whole.promise(sku, 4), sku);
      cut.free();
    }
  });
}

test("of all that is private not a word is written", async (t) => {
  const it = publishing(catalogue(700), t);
  await summaryOf(it);
  for (const file of it.files().filter((name) => name.endsWith(".json"))) {
    assert.doesNotMatch(it.read(file).toString(), /PRIVATE|deliveries|received|sales|cost|orderCost|packSize|placed|email/, file);
  }
});

for (const [what, slice] of [
  ["a cost", { items: [{ sku: "A", cost: 1 }] }],
  ["an order line", { items: [{ sku: "A", backorders: [{ id: "1" }] }] }],
  ["a supplier's deliveries", { items: [], suppliers: { acme: { deliveries: [] } } }],
  ["what an order costs", { items: [], suppliers: { acme: { orderCost: 4900 } } }],
  ["orders", { items: [], orders: [] }],
]) {
  test(`${what} would not be published`, () => {
    assert.throws(() => assertPublic(JSON.stringify(slice), SLICE_SHAPE, "shards/00/0.json"), /^Error: shards\/00\/0\.json: \$.*; nothing is published$/);
  });
}

test("every file is there three times over, with the same in it", async (t) => {
  const it = publishing(catalogue(300), t);
  await summaryOf(it);
  const files = it.files().filter((name) => name.endsWith(".json"));
  assert.equal(files.length, 257);
  for (const file of files) {
    assert.deepEqual(brotliDecompressSync(it.read(`${file}.br`)), it.read(file), file);
    assert.deepEqual(gunzipSync(it.read(`${file}.gz`)), it.read(file), file);
  }
});

test("what has not changed is not written again, and one sale writes one shard", async (t) => {
  const shop = catalogue(1000);
  const it = publishing(shop, t);
  assert.deepEqual(await summaryOf(it), { items: 1000, shards: 256, written: 256, swept: 0 });
  const times = () => new Map(it.files().map((name) => [name, statSync(join(it.to, name)).mtimeMs]));
  const before = times();
  assert.equal((await summaryOf(it)).written, 0);
  assert.deepEqual(times(), before, "not even the manifest");
  shop.items[4].onHand -= 1;
  it.put(shop);
  assert.equal((await summaryOf(it)).written, 1);
  const after = times();
  assert.deepEqual([...before].filter(([name, time]) => !name.startsWith("manifest") && after.get(name) !== time), []);
  // Two slices, three times over.
  assert.equal(after.size, before.size + 6);
});

test("a sale of what there is more of than the shop shows writes no shard", async (t) => {
  const shop = catalogue(1000, { maxShown: 5 });
  shop.items[4] = { ...shop.items[4], onHand: 40, reserved: 0, safetyStock: 0, backorders: 0 };
  const it = publishing(shop, t);
  await summaryOf(it);
  for (const [left, written] of [[39, 0], [7, 0], [5, 1], [4, 1]]) {
    shop.items[4].onHand = left;
    it.put(shop);
    assert.equal((await summaryOf(it)).written, written, `${left} left`);
  }
});

test("of versions published in one second each has a second of its own, by which servers and caches tell them apart", async (t) => {
  const shop = catalogue(10);
  const it = publishing(shop, t);
  const seconds = [];
  for (let version = 0; version < 3; version += 1) {
    shop.items[4].onHand += 1;
    it.put(shop);
    await summaryOf(it);
    seconds.push(...new Set(["", ".gz", ".br"].map((end) => Math.floor(statSync(join(it.to, `manifest.json${end}`)).mtimeMs / 1000))));
  }
  assert.equal(new Set(seconds).size, 3, seconds.join());
});

test("what is offered in place of another item is written there too", async (t) => {
  const shop = catalogue(1000);
  const it = publishing(shop, t);
  await summaryOf(it);
  assert.deepEqual(shop.items.filter(({ alternatives }) => alternatives.includes("SKU-1")).map(({ sku }) => sku), ["SKU-0"]);
  shop.items[1].onHand += 1;
  it.put(shop);
  assert.equal((await summaryOf(it)).written, 2);
});

test("what is replaced stays for those who have the old manifest, and is removed once nobody can", async (t) => {
  const shop = catalogue(300);
  const it = publishing(shop, t);
  await summaryOf(it);
  const before = it.read("manifest.json");
  shop.items[4].onHand = 48;
  it.put(shop);
  assert.deepEqual(await summaryOf(it), { items: 300, shards: 256, written: 1, swept: 0 });
  const old = await published(it.to, () => {}, { before }).fetch(["SKU-4"]);
  assert.equal(old.items.find(({ sku }) => sku === "SKU-4").onHand, 4);
  await pause(20);
  assert.equal((await summaryOf(it, "--keep", "0.000001")).swept, 1);
  assert.equal(readdirSync(join(it.to, "shards")).length, 256);
});

const all = uniform(0).items.map(({ sku }) => sku);

/** Reads as pages do, again and again, until `stop`; each answer is one version or an error that names a file. */
function reading(it) {
  const seen = new Set();
  let stopped = false;
  const done = (async () => {
    while (!stopped) {
      const { asOf, items } = await published(it.to).fetch(all);
      assert.equal(items.length, 400);
      const numbers = new Set(items.map(({ onHand }) => onHand));
      assert.equal(numbers.size, 1, `versions ${[...numbers]} in one answer`);
      assert.ok(asOf.startsWith(`2026-11-23T08:${String([...numbers][0] % 60).padStart(2, "0")}`));
      seen.add([...numbers][0]);
      await turn();
    }
  })();
  const sees = async (number) => {
    while (!seen.has(number)) await Promise.race([done, pause(5)]);
  };
  return { sees, stop: () => ((stopped = true), done) };
}

test("a reader finds one whole version at any moment, however often runs are killed", async (t) => {
  const it = publishing(uniform(1), t);
  await summaryOf(it);
  const shards = () => readdirSync(join(it.to, "shards")).length;
  const readers = reading(it);
  let kills = 0;
  for (let version = 2; version < 26; version += 1) {
    it.put(uniform(version));
    const doomed = version % 3 > 0;
    const before = shards();
    const killed = async (child) => {
      while (child.exitCode === null && shards() - before < version * 8) await turn();
      child.kill("SIGKILL");
    };
    const { signal, code, stderr } = await it.publish("--quiet", { started: (child) => doomed && void killed(child) });
    if (signal) kills += 1;
    else {
      assert.equal(code, 0, stderr);
      await readers.sees(version);
    }
  }
  it.put(uniform(30));
  await summaryOf(it);
  await readers.sees(30);
  await readers.stop();
  assert.ok(kills >= 5, `${kills} kills`);
  assert.deepEqual(it.files().filter((name) => name.includes(".part")), []);
});

test("what a killed run has left half done is cleared away", async (t) => {
  const it = publishing(uniform(1), t);
  await summaryOf(it);
  const before = it.files();
  writeFileSync(join(it.to, "manifest.json.br.8a1c.part"), "");
  const half = `shards/${readdirSync(join(it.to, "shards"))[0]}.part`;
  mkdirSync(join(it.to, half));
  writeFileSync(join(it.to, half, "0.json"), "");
  await summaryOf(it);
  assert.deepEqual(it.files(), before);
});

test("told to stop it ends at once with 4, leaves no lock, and what was published stands", async (t) => {
  const it = publishing(uniform(1), t);
  await summaryOf(it);
  it.put({ ...catalogue(60_000), asOf: "2026-11-24T08:00:00Z" });
  const told = async (child) => {
    while (child.exitCode === null && !existsSync(join(it.to, ".publishing"))) await pause(5);
    await pause(100);
    child.kill("SIGTERM");
  };
  const { code, stdout } = await it.publish({ started: told });
  assert.deepEqual([code, stdout, existsSync(join(it.to, ".publishing"))], [4, "", false]);
  assert.equal((await published(it.to).fetch(["SKU-7"])).items[0].onHand, 1);
});

test("whoever waits reads how many items are read, then how many shards are through", async (t) => {
  const it = publishing({ ...catalogue(12_000), policy: { maxShown: 9 } }, t);
  const { stderr } = await it.publish();
  assert.equal(stderr, ["4000 of 12000 items", "8000 of 12000 items", ...[50, 100, 150, 200, 250].map((done) => `${done} of 256 shards`), ""].join("\n"));
});

test("of what is laid aside nothing is left, not even by a run that is killed", async (t) => {
  const it = publishing(catalogue(3000), t);
  mkdirSync(it.at("aside"));
  const killed = async (child) => {
    while (child.exitCode === null && !existsSync(join(it.to, "shards"))) await pause(5);
    child.kill("SIGKILL");
  };
  const { signal } = await it.publish({ started: killed, env: { TMPDIR: it.at("aside") } });
  assert.equal(signal, "SIGKILL");
  assert.deepEqual(readdirSync(it.at("aside")), []);
});

test("from a server it is published too, and not where the answer breaks off", async (t) => {
  const it = publishing(uniform(1), t);
  const text = JSON.stringify(uniform(2));
  const server = createServer(({ url }, response) => {
    if (url === "/whole.json") return response.end(text);
    response.writeHead(200, { "content-length": text.length }).write(text.slice(0, 500), () => response.destroy());
  }).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const from = (name) => run(["publish", `http://127.0.0.1:${server.address().port}/${name}`, "--to", "public", "--quiet"], { cwd: it.at("") });
  assert.equal((await from("whole.json")).code, 0);
  const { code, stderr } = await from("broken.json");
  assert.match(stderr, /^backsoon: http:\/\/127\.0\.0\.1:\d+\/broken\.json: the answer broke off\n$/);
  assert.equal(code, 1);
  assert.equal((await published(it.to).fetch(["SKU-7"])).items[0].onHand, 2);
});

test("a server that asks for a user and a password is told those in the URL, which no message repeats", async (t) => {
  const it = publishing(uniform(1), t);
  const text = JSON.stringify({ ...uniform(2), policy: { maxShown: 9 } });
  const wanted = `Basic ${Buffer.from("ada:hu sh@é").toString("base64")}`;
  const server = createServer(({ headers }, response) => {
    if (headers.authorization === wanted) response.end(text);
    else response.writeHead(401, { "www-authenticate": "Basic" }).end();
  }).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const at = (user) => `http://${user}@127.0.0.1:${server.address().port}/shop.json`;
  const by = (user, ...args) => run([...args, "--now", "2026-11-23T10:00"].map((arg) => (arg === "URL" ? at(user) : arg)), { cwd: it.at("") });
  for (const args of [["publish", "URL", "--to", "public"], ["check", "URL"]]) {
    const { code, stdout, stderr } = await by("ada:hu%20sh%40%C3%A9", ...args);
    assert.deepEqual([code, stderr], [0, ""]);
    assert.doesNotMatch(stdout, /hu.*sh/);
    const refused = await by("ada:hush", ...args);
    assert.match(refused.stderr, /^backsoon: http:\/\/(…@)?127\.0\.0\.1:\d+\/shop\.json: HTTP 401, expected 200\n$/);
    assert.equal(refused.code, 1);
  }
  assert.equal((await published(it.to).fetch(["SKU-7"])).items[0].onHand, 2);
});

test("a shard that a run has left unnamed is not trusted", async (t) => {
  const it = publishing(uniform(1), t);
  await summaryOf(it);
  const [name] = readdirSync(join(it.to, "shards"));
  const good = it.read(`shards/${name}/0.json`);
  rmSync(join(it.to, "manifest.json"));
  // As a machine may leave it that went down before the disk had it all.
  writeFileSync(join(it.to, "shards", name, "0.json"), "");
  await summaryOf(it);
  assert.deepEqual(it.read(`shards/${name}/0.json`), good);
});

test("two runs do not write into one folder at once", async (t) => {
  const it = publishing(uniform(1), t);
  mkdirSync(it.to);
  writeFileSync(join(it.to, ".publishing"), JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString() }));
  const { code, stderr } = await it.publish();
  assert.match(stderr, /public\/\.publishing: process \d+ on .* has been at it since/);
  assert.equal(code, 1);
});

test("what is older than what is published is not published, unless somebody says so", async (t) => {
  const it = publishing(uniform(9), t);
  await summaryOf(it);
  it.put(uniform(8));
  const { code, stderr } = await it.publish();
  assert.equal(stderr, "backsoon: shop.json: as of 2026-11-23T08:08:00Z, and what is published as of 2026-11-23T08:09:00Z; --older publishes it all the same\n");
  assert.equal(code, 1);
  await summaryOf(it, "--older");
  assert.equal((await published(it.to).fetch(["SKU-7"])).items[0].onHand, 8);
});

test("an item that is wrong costs itself, is named, and it ends with 3", async (t) => {
  const it = publishing({ version: 1, policy: { maxShown: 9 }, items: [{ sku: "A", onHand: 1 }, { sku: "B", onHand: -1 }] }, t);
  const { code, stdout, stderr } = await it.publish();
  assert.match(stderr, /^shop\.json: items\[1\]\.onHand: -1: expected .*\n$/);
  assert.equal(stdout, "1 item published: 256 shards of 256 written, the others as they were; 0 old ones removed.\n");
  assert.equal(code, 3);
});

test("where nothing can be used, what was published stands", async (t) => {
  const it = publishing(uniform(1), t);
  await summaryOf(it);
  for (const shop of [{ version: 1, items: [] }, { version: 2, items: [] }]) {
    it.put(shop);
    assert.equal((await it.publish()).code, 1);
  }
  assert.equal((await published(it.to).fetch(["SKU-7"])).items[0].onHand, 1);
});

for (const [what, manifest] of [
  ["another manifest", { name: "My app" }],
  ["a manifest without settings", { version: 1, slices: 1, shards: "0".repeat(256 * 12) }],
]) {
  test(`a folder that holds ${what} is left alone`, async (t) => {
    const it = publishing(uniform(1), t);
    mkdirSync(it.to);
    writeFileSync(join(it.to, "manifest.json"), JSON.stringify(manifest));
    const { code, stderr } = await it.publish();
    assert.match(stderr, /manifest\.json: not one that this command has written: choose a folder of its own\n$/);
    assert.equal(code, 1);
  });
}

for (const to of ["s3://", "s3:///stock", "S3://shop/stock", "gs://shop/stock"]) {
  test(`${to} is no target, and no folder is made of it`, async (t) => {
    const it = publishing(uniform(1), t);
    const { code, stderr } = await it.publish("--to", to);
    assert.equal(stderr, `backsoon: --to: ${to}: expected a folder, or s3://bucket/prefix\n`);
    assert.equal(code, 2);
    assert.deepEqual(readdirSync(it.at("")), ["shop.json"]);
  });
}
