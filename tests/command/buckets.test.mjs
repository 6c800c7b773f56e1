// What `backsoon publish` writes into an object store, which can neither rename nor lock.
import assert from "node:assert/strict";
import test, { after } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { source } from "../../dist/sources/shards.js";
import { run } from "../services/command.mjs";
import { s3 } from "../services/s3.mjs";
import { catalogue } from "./catalogue.mjs";
import { folder } from "./shop.mjs";

const store = await s3();
after(store.close);
const client = new S3Client({ endpoint: store.endpoint, forcePathStyle: true, region: store.env.AWS_REGION, credentials: { accessKeyId: "key", secretAccessKey: "secret" } });

/** A shop whose snapshot goes to a place in the store of its own. */
function publishing(shop, t) {
  const it = folder(shop);
  t.after(it.remove);
  const prefix = t.name.replace(/\W+/g, "-");
  const Bucket = store.bucket;
  const get = (name) => client.send(new GetObjectCommand({ Bucket, Key: `${prefix}/${name}` }));
  const keys = async (under) => {
    const found = [];
    for (let ContinuationToken, page; !page || ContinuationToken; ContinuationToken = page.NextContinuationToken) {
      page = await client.send(new ListObjectsV2Command({ Bucket, Prefix: `${prefix}/${under}`, ContinuationToken }));
      found.push(...(page.Contents ?? []));
    }
    return found.map(({ Key, LastModified }) => ({ name: Key.slice(prefix.length + 1), time: LastModified.getTime() }));
  };
  const publish = (args = [], how = {}) => run(["publish", "shop.json", "--to", `s3://${Bucket}/${prefix}`, "--endpoint", store.endpoint, "--now", "2026-11-23T10:00", ...args], { cwd: it.at(""), env: store.env, ...how });
  const shards = async () => [...new Set((await keys("shards/")).map(({ name }) => name.split("/")[1]))].sort();
  return {
    ...it,
    publish,
    /** What comes of a run that is sent a signal once there are so many shards. */
    async ended(signal, count) {
      const told = async (child) => {
        while (child.exitCode === null && (await shards()).length < count) await pause(5);
        child.kill(signal);
      };
      let waiting;
      const end = await publish([], { started: (child) => (waiting = told(child)) });
      await waiting;
      return end;
    },
    get,
    shards,
    keys,
    write: (name, Body) => client.send(new PutObjectCommand({ Bucket, Key: `${prefix}/${name}`, Body })),
    text: async (name) => gunzipSync(await (await get(name)).Body.transformToByteArray()).toString(),
    page: () => source(`${store.endpoint}/${Bucket}/${prefix}/manifest.json`),
    async summary(...args) {
      const { code, stdout, stderr } = await publish(["--json", ...args]);
      assert.equal(code, 0, stderr);
      return JSON.parse(stdout);
    },
  };
}

const uniform = (number) => ({ version: 1, asOf: `2026-11-23T08:${String(number).padStart(2, "0")}:00Z`, items: Array.from({ length: 400 }, (_, index) => ({ sku: `SKU-${index}`, onHand: number })) });
/** The shop sells one unit of one item. */
const selling = (shop) => ({ ...shop, items: shop.items.map((item) => (item.sku === "SKU-7" ? { ...item, onHand: item.onHand + 1 } : item)) });

test("a page reads from the store what was published", async (t) => {
  const it = publishing(catalogue(300), t);
  assert.deepEqual(await it.summary(), { items: 300, shards: 256, written: 256, swept: 0 });
  const { items } = await it.page().fetch(["SKU-5"]);
  assert.equal(items.find(({ sku }) => sku === "SKU-5").onHand, 5);
});

test("each object says what it is, that it is compressed, and how long it may be kept", async (t) => {
  const it = publishing(uniform(1), t);
  await it.summary();
  const [slice] = await it.keys("shards/");
  for (const [name, caching] of [["manifest.json", "no-cache"], [slice.name, "public, max-age=31536000, immutable"]]) {
    const { ContentType, ContentEncoding, CacheControl } = await it.get(name);
    assert.deepEqual([ContentType, ContentEncoding, CacheControl], ["application/json", "gzip", caching], name);
  }
});

test("what has not changed is not written again", async (t) => {
  const it = publishing(uniform(1), t);
  await it.summary();
  const before = await it.keys("");
  // The store counts time in seconds.
  await pause(1100);
  assert.equal((await it.summary()).written, 0);
  assert.deepEqual(await it.keys(""), before);
  it.put(selling(uniform(1)));
  assert.equal((await it.summary()).written, 1);
  const after = new Map((await it.keys("shards/")).map(({ name, time }) => [name, time]));
  for (const { name, time } of before.filter(({ name }) => name.startsWith("shards/"))) assert.equal(after.get(name), time, name);
});

for (const before of [uniform(1), undefined]) {
  test(`of two runs at once that find ${before ? "the same" : "nothing"} published the one that commits first stands, and the other says so`, async (t) => {
    const it = publishing(before ?? uniform(2), t);
    if (before) await it.summary();
    const found = (await it.shards()).length;
    it.put(uniform(2));
    let first;
    const meanwhile = async (child) => {
      // Once it has read what is published, and before it is through.
      while (child.exitCode === null && (await it.shards()).length === found) await pause(5);
      child.kill("SIGSTOP");
      it.put(uniform(3));
      first = await it.publish();
      child.kill("SIGCONT");
    };
    let waiting;
    const { code, stderr } = await it.publish([], { started: (child) => (waiting = meanwhile(child)) });
    await waiting;
    assert.equal(first.code, 0, first.stderr);
    assert.match(stderr, /manifest\.json: another run has published meanwhile; that stands, and nothing of this one is published\n$/);
    assert.equal(code, 1);
    assert.equal((await it.page().fetch(["SKU-9"])).items[0].onHand, 3);
  });
}

test("a shard stays from when it was unnamed, not from when it was written", async (t) => {
  const it = publishing(uniform(1), t);
  await it.summary();
  const [...before] = await it.shards();
  await pause(1000);
  it.put(selling(uniform(1)));
  // Written longer ago than it is to be kept, but named until just now.
  assert.deepEqual(await it.summary("--keep", "0.0002"), { items: 400, shards: 256, written: 1, swept: 0 });
  assert.equal((await it.shards()).length, 257);
  const [gone] = Object.keys(JSON.parse(await it.text("unnamed.json")));
  assert.ok(before.includes(gone));
  await pause(1000);
  assert.deepEqual(await it.summary("--keep", "0.0002"), { items: 400, shards: 256, written: 0, swept: 1 });
  assert.equal((await it.shards()).includes(gone), false);
  assert.equal(await it.text("unnamed.json"), "{}");
});

test("what a killed run has left is removed, in its time", async (t) => {
  const it = publishing(uniform(1), t);
  await it.summary();
  it.put(uniform(2));
  assert.equal((await it.ended("SIGKILL", 300)).signal, "SIGKILL");
  assert.equal((await it.page().fetch(["SKU-7"])).items[0].onHand, 1, "readers find what was published before");
  it.put(uniform(1));
  assert.deepEqual(await it.summary("--keep", "0.0002"), { items: 400, shards: 256, written: 0, swept: 0 });
  await pause(1000);
  assert.ok((await it.summary("--keep", "0.0002")).swept >= 40);
  assert.equal((await it.shards()).length, 256);
});

test("told to stop it ends with 4, and what was published stands", async (t) => {
  const it = publishing(uniform(1), t);
  await it.summary();
  it.put(uniform(2));
  assert.equal((await it.ended("SIGTERM", 260)).code, 4);
  assert.equal((await it.page().fetch(["SKU-7"])).items[0].onHand, 1);
});

test("a place that holds another manifest is left alone", async (t) => {
  const it = publishing(uniform(1), t);
  await it.write("manifest.json", '{"name":"My app"}');
  const { code, stderr } = await it.publish();
  assert.match(stderr, /^backsoon: s3:\/\/stock\/.*\/manifest\.json: not one that this command has written: choose a folder of its own\n$/);
  assert.equal(code, 1);
});

for (const [what, args, how, expected, code] of [
  ["a bucket that is not there", ["--to", "s3://none/stock"], {}, /s3:\/\/none\/stock\/manifest\.json: NoSuchBucket: /, 1],
  ["a store that nobody can reach", ["--endpoint", "http://127.0.0.1:1"], {}, /manifest\.json: .*ECONNREFUSED/, 1],
  ["an endpoint without a bucket", ["--to", "public"], {}, /--endpoint: expected --to s3:\/\/bucket\/prefix with it/, 2],
]) {
  test(`${what} is named`, async (t) => {
    const { code: ended, stderr } = await publishing(uniform(1), t).publish(args, how);
    assert.match(stderr, expected);
    assert.equal(ended, code);
  });
}
