// What `backsoon serve` answers, and what it tells of changes.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { root } from "../../scripts/setup.mjs";
import { run } from "../services/command.mjs";
import { serving } from "../services/serve.mjs";
import { until } from "../services/until.mjs";

const server = await serving({ beat: 0.1 });
after(() => server.close());
const shop = (/** @type {number} */ onHand) => ({ version: 1, policy: { maxShown: 9 }, items: [{ sku: "CHAIR", onHand }] });
server.publish(shop(3));

/** An answer as it comes: nothing is unpacked, and no path is tidied. @returns {Promise<{ status: number, headers: Record<string, string>, body: Buffer }>} */
const ask = (path, headers = {}, method = "GET") =>
  new Promise((resolve, reject) => {
    request(`${server.url}/`, { path, headers, method, agent: false }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) });
    }).on("error", reject).end();
  });

/** The events that a path tells, as they come; closed when the test ends. */
function listening(t, path = "/events", headers = {}, url = server.url) {
  const it = { text: "", get ids() { return [...it.text.matchAll(/^id: (.*)$/gm)].map(([, id]) => id); } };
  const asked = request(url + path, { headers, agent: false }, (response) => {
    it.status = response.statusCode;
    it.headers = response.headers;
    response.setEncoding("utf8").on("data", (text) => (it.text += text)).on("end", () => (it.ended = true)).on("error", () => {});
  }).on("error", () => {});
  asked.end();
  t.after(() => asked.destroy());
  return it;
}

test("the manifest is asked for each time, shards never again, and both come as they lie compressed", async () => {
  const manifest = await ask("/manifest.json", { "accept-encoding": "gzip, br" });
  const { etag, date, connection, ...headers } = manifest.headers;
  assert.match(etag, /^"[\w-]{22}-br"$/);
  assert.deepEqual(headers, {
    "access-control-allow-origin": "*", "access-control-expose-headers": "etag", "cache-control": "no-cache", "content-encoding": "br",
    "content-length": String(manifest.body.length), "content-type": "application/json", vary: "accept-encoding", "x-content-type-options": "nosniff",
  });
  assert.deepEqual(manifest.body, readFileSync(server.at("manifest.json.br")));
  const [name] = readdirSync(server.at("shards"));
  const slice = await ask(`/shards/${name}/0.json`, { "accept-encoding": "gzip" });
  assert.equal(slice.headers["cache-control"], "public, max-age=31536000, immutable");
  assert.deepEqual(slice.body, readFileSync(server.at(`shards/${name}/0.json.gz`)));
});

for (const [accepted, encoding] of [["br;q=0, gzip;q=0.5", "gzip"], ["*", "br"], ["*;q=0", undefined], ["identity", undefined], ["BR", "br"], ["deflate", undefined]]) {
  test(`who accepts "${accepted}" is sent ${encoding ?? "it as it is"}`, async () => {
    assert.equal((await ask("/manifest.json", { "accept-encoding": accepted })).headers["content-encoding"], encoding);
  });
}

test("what has not changed is not sent again, each encoding by its own ETag", async () => {
  for (const encoding of ["br", "gzip", "identity"]) {
    const { headers } = await ask("/manifest.json", { "accept-encoding": encoding });
    for (const told of [headers.etag, `"x", W/${headers.etag}`, "*"]) {
      const again = await ask("/manifest.json", { "accept-encoding": encoding, "if-none-match": told });
      assert.deepEqual([again.status, again.body.length, again.headers.etag], [304, 0, headers.etag], told);
    }
    assert.equal((await ask("/manifest.json", { "accept-encoding": encoding, "if-none-match": '"x"' })).status, 200);
  }
});

test("what lies compressed of another version is not sent in place of the file", async () => {
  server.put("shop.json", shop(1));
  for (const [suffix, pack] of [["br", brotliCompressSync], ["gz", gzipSync]]) writeFileSync(server.at(`shop.json.${suffix}`), pack(JSON.stringify(shop(1))));
  const accepted = { "accept-encoding": "br, gzip" };
  assert.equal((await ask("/shop.json", accepted)).headers["content-encoding"], "br");
  writeFileSync(server.at("shop.json.br"), "broken");
  assert.equal((await ask("/shop.json", accepted)).headers["content-encoding"], "gzip");
  server.put("shop.json", shop(2));
  const { headers, body } = await ask("/shop.json", accepted);
  assert.deepEqual([headers["content-encoding"], body.toString()], [undefined, JSON.stringify(shop(2))]);
});

test("HEAD answers what GET does, without the file", async () => {
  const [head, get] = [await ask("/manifest.json", {}, "HEAD"), await ask("/manifest.json")];
  delete head.headers.date;
  delete get.headers.date;
  assert.deepEqual(head.headers, get.headers);
  assert.equal(head.body.length, 0);
  assert.equal((await ask("/events", {}, "HEAD")).headers["content-type"], "text/event-stream");
  assert.equal((await ask("/events?file=none.json", {}, "HEAD")).status, 404);
});

test("pages of any origin may ask, with the headers they need", async () => {
  const { status, headers } = await ask("/manifest.json", { origin: "https://shop.example", "access-control-request-method": "GET", "access-control-request-headers": "if-none-match" }, "OPTIONS");
  assert.equal(status, 204);
  assert.equal(headers["access-control-allow-origin"], "*");
  assert.match(headers["access-control-allow-headers"], /if-none-match/);
  const posted = await ask("/manifest.json", {}, "POST");
  assert.deepEqual([posted.status, posted.headers.allow], [405, "GET, HEAD, OPTIONS"]);
});

test("nothing outside the folder, no name that begins with a dot and no file that is half written is served", async () => {
  writeFileSync(join(server.path, "..", "secret.json"), "{}");
  mkdirSync(server.at(".git"), { recursive: true });
  writeFileSync(server.at(".git/config"), "secret");
  writeFileSync(server.at("x.json.part"), "half");
  symlinkSync(join(root, "package.json"), server.at("link.json"));
  const outside = ["/../secret.json", "/%2e%2e/secret.json", "/..%2fsecret.json", "/shards/../../secret.json", "/..%5csecret.json", "//etc/passwd"];
  for (const path of [...outside, "/.git/config", "/%2egit/config", "/x.json.part", "/link.json", "/", "/shards", "/shards/", "/manifest.json/", "/manifest.json%00", "/none.json"]) {
    assert.equal((await ask(path)).status, 404, path);
  }
  assert.equal((await ask("/%ff")).status, 400);
  for (const file of ["../secret.json", ".git/config", "/etc/passwd", "none.json"]) {
    assert.equal((await ask(`/events?file=${encodeURIComponent(file)}`)).status, 404, file);
  }
});

test("whoever listens hears how the file stands, each change once, and that it goes on", async (t) => {
  const it = listening(t);
  await until(() => it.ids.length === 1);
  assert.deepEqual([it.status, it.headers["content-type"], it.headers["cache-control"]], [200, "text/event-stream", "no-store"]);
  const { etag } = (await ask("/manifest.json")).headers;
  assert.match(it.text, new RegExp(`^retry: 2000\n\nevent: beat\ndata: 0.1\n\nid: (.{22})\nevent: change\ndata: \\{"source":"shards\\+manifest.json","etag":"\\1"\\}\n\n`));
  assert.equal(`"${it.ids[0]}"`, etag);
  server.publish(shop(4));
  await until(() => it.ids.length === 2);
  server.publish(shop(5));
  await until(() => it.ids.length === 3);
  const before = it.text.length;
  await until(() => it.text.slice(before).split("event: beat").length > 3);
  assert.equal(it.ids.length, 3);
});

test("who comes back with the present id hears nothing until there is news, by header or by query", async (t) => {
  server.put("dates.json", { items: [] });
  const first = listening(t, "/events?file=dates.json");
  await until(() => first.ids.length === 1);
  const [id] = first.ids;
  const back = [listening(t, "/events?file=dates.json", { "last-event-id": id }), listening(t, `/events?file=dates.json&lastEventID=${id}`)];
  const stale = listening(t, "/events?file=dates.json", { "last-event-id": "another" });
  await until(() => [...back, stale].every(({ text }) => text.split("event: beat").length > 2));
  assert.deepEqual([...back, stale].map(({ ids }) => ids.length), [0, 0, 1]);
  server.put("dates.json", { items: [1] });
  await until(() => [...back, stale, first].every(({ ids }) => ids.at(-1) !== id && ids.length > 0));
  assert.match(back[0].text, /"source":"dates.json"/);
});

test("a file that is written again with the same in it, or removed, is no change", async (t) => {
  server.put("same.json", { items: [] });
  const it = listening(t, "/events?file=same.json");
  await until(() => it.ids.length === 1);
  server.put("same.json", { items: [] });
  rmSync(server.at("same.json"));
  const before = it.text.length;
  await until(() => it.text.slice(before).split("event: beat").length > 4);
  server.put("same.json", { items: [2] });
  await until(() => it.ids.length === 2);
});

test("a file whose name means something in URLs is named so that it can be asked for", async (t) => {
  server.put("é #1.json", { items: [] });
  const it = listening(t, `/events?file=${encodeURIComponent("é #1.json")}`);
  await until(() => it.ids.length === 1);
  const { source } = JSON.parse(/^data: (\{.*)$/m.exec(it.text)[1]);
  assert.equal((await fetch(new URL(source, `${server.url}/events`))).status, 200);
});

/** A server of its own, in which something of Node's is another. @param {import("node:test").TestContext} t @param {string} first @param {number} [beat] seconds */
async function servingWith(t, first, beat = 0.1) {
  const other = await serving({ beat, first: `import fs from "node:fs"; import { ServerResponse } from "node:http"; import { syncBuiltinESMExports } from "node:module"; ${first}; syncBuiltinESMExports();` });
  t.after(() => other.close());
  other.put("shop.json", shop(3));
  return other;
}

test("where the system has no more watches to give, changes are told with the next beat", async (t) => {
  const other = await servingWith(t, `fs.watch = () => { throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" }); }`);
  const heard = listening(t, "/events?file=shop.json", {}, other.url);
  await until(() => heard.ids.length === 1);
  other.put("shop.json", shop(4));
  await until(() => heard.ids.length === 2);
  assert.equal(heard.status, 200);
});

test("where no more files can be opened, whoever asks is told to ask again", async (t) => {
  const other = await servingWith(t, `fs.promises.open = async () => { throw Object.assign(new Error("EMFILE"), { code: "EMFILE" }); }`);
  for (const path of ["/shop.json", "/events?file=shop.json"]) {
    const { status, headers } = await fetch(other.url + path);
    assert.deepEqual([status, headers.get("retry-after")], [503, "5"]);
  }
});

test("who takes nothing of an answer holds no connection for ever, and who waits for events does", async (t) => {
  const other = await servingWith(t, `const { setTimeout } = ServerResponse.prototype; ServerResponse.prototype.setTimeout = function (ms, late) { return setTimeout.call(this, ms / 200, late); }`, 1);
  other.put("large.json", JSON.stringify("x".repeat(50_000_000)));
  const before = await other.connections();
  const { port } = new URL(other.url);
  const idle = connect({ port: Number(port), host: "127.0.0.1" });
  t.after(() => idle.destroy());
  idle.pause().write("GET /large.json HTTP/1.1\r\nhost: shop\r\n\r\n");
  // After a file, over the same connection.
  const both = connect({ port: Number(port), host: "127.0.0.1" });
  t.after(() => both.destroy());
  let text = "";
  both.on("data", (part) => (text += part)).write("GET /shop.json HTTP/1.1\r\nhost: shop\r\n\r\nGET /events?file=shop.json HTTP/1.1\r\nhost: shop\r\n\r\n");
  await until(async () => (await other.connections()) === before + 2);
  await until(async () => (await other.connections()) === before + 1);
  const told = text.length;
  await until(() => text.length > told);
});

test("told to stop it ends its answers, leaves none hanging, and ends with 0", async () => {
  const other = await serving();
  other.publish(shop(3));
  const ended = new Promise((resolve) => {
    request(`${other.url}/events`, { agent: false }, (response) => response.on("data", () => {}).on("end", resolve)).end();
  });
  const { port } = new URL(other.url);
  const idle = connect(Number(port), "127.0.0.1");
  await new Promise((resolve) => idle.write("GET /manifest.json HTTP/1.1\r\nHost: shop\r\n\r\n", () => idle.once("data", resolve)));
  assert.equal(await other.kill("SIGTERM"), 0);
  await ended;
  idle.destroy();
  await other.close();
});

test("who asks for much ahead and leaves holds nothing open, and ends nobody else", async (t) => {
  const other = await serving({ beat: 0.05 });
  t.after(() => other.close());
  other.publish(shop(3));
  const { port } = new URL(other.url);
  const open = () => readdirSync(`/proc/${other.pid}/fd`).length;
  const before = open();
  const line = (/** @type {string} */ path) => `GET ${path} HTTP/1.1\r\nHost: shop\r\n\r\n`;
  for (let visitor = 0; visitor < 10; visitor += 1) {
    const socket = connect(Number(port), "127.0.0.1");
    await new Promise((resolve) => socket.write(line("/events") + line("/events") + line("/manifest.json").repeat(20), () => socket.once("data", resolve)));
    socket.destroy();
  }
  await until(open, (count) => count <= before + 2);
  assert.equal(await other.kill("SIGTERM"), 0);
});

for (const [what, args, code, said] of [
  ["a folder that is none", ["nowhere"], 1, /^backsoon: nowhere: cannot be read \(no such file\)\n$/],
  ["a file", [join(root, "package.json")], 1, /package\.json: expected a folder\n$/],
  ["a beat that is too slow for a timer", [server.path, "--beat", "2592000"], 2, /Expected 86400 at most\./],
  ["a port that is none", [server.path, "--port", "70000"], 2, /Expected a whole number from 0 to 65535\./],
]) {
  test(`${what} is one clear line, and the exit code ${code}`, async () => {
    const { code: ended, stderr } = await run(["serve", ...args]);
    assert.match(stderr, said);
    assert.equal(ended, code);
  });
}

test("a port in use is one clear line", async (t) => {
  const taken = createServer();
  t.after(() => taken.close());
  await new Promise((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const { port } = taken.address();
  const { code, stderr } = await run(["serve", server.path, "--port", String(port)]);
  assert.equal(stderr, `backsoon: 127.0.0.1:${port}: in use by another program; choose another --port\n`);
  assert.equal(code, 1);
});
