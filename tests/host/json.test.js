// A snapshot over HTTP, asked of a real server on this machine.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { after, beforeEach, test } from "node:test";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { source } from "../../www/sources/json.js";
import { until } from "../services/until.mjs";

const snapshot = JSON.stringify({ version: 1, items: [{ sku: "CHAIR", onHand: 3 }] });

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc");

/** What the server does with each request; a test sets it. */
let answer;
let requests = [];
const server = createServer((request, response) => {
  requests.push(request);
  answer(request, response);
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const url = `http://127.0.0.1:${server.address().port}/stock.json`;

beforeEach(() => {
  requests = [];
});
after(() => {
  server.closeAllConnections();
  server.close();
});

const text = (bytes) => (bytes ? new TextDecoder().decode(bytes) : "still so");
const status = (code, headers = {}) => (_request, response) => response.writeHead(code, headers).end();
const ok = (_request, response) => response.end(snapshot);
const withTag = (request, response) => {
  if (request.headers["if-none-match"] === '"one"') return response.writeHead(304).end();
  return response.writeHead(200, { etag: '"one"' }).end(snapshot);
};

/** Watches until `count` pushes have come, then stops. */
async function pushes(count) {
  const seen = [];
  const stop = source(url, { poll: 0.02, random: () => 0 }).watch([], (bytes, error) => seen.push(error ?? text(bytes)));
  await until(() => seen.length >= count);
  stop();
  return seen.slice(0, count);
}

test("an answer is handed on as the bytes that came", async () => {
  answer = ok;
  assert.equal(text(await source(url).fetch([])), snapshot);
});

test("watching pushes the first answer by itself, and without a poll asks no second time", async () => {
  answer = ok;
  const seen = [];
  const stop = source(url).watch([], (bytes) => seen.push(text(bytes)));
  await until(() => seen.length > 0);
  await sleep(100);
  stop();
  assert.deepEqual(seen, [snapshot]);
  assert.equal(requests.length, 1);
});

test("later questions are conditional, and a 304 says that the answer still holds", async () => {
  answer = withTag;
  const seen = [];
  const stop = source(url, { poll: 0.02 }).watch([], (bytes) => seen.push(text(bytes)));
  await until(() => seen.length >= 3);
  stop();
  assert.deepEqual(seen.slice(0, 3), [snapshot, "still so", "still so"]);
  assert.deepEqual(requests.slice(0, 3).map(({ headers }) => headers["if-none-match"]), [undefined, '"one"', '"one"']);
});

test("a server that only tells when the file changed is asked by that", async () => {
  const changed = "Mon, 23 Nov 2026 08:55:00 GMT";
  answer = (_request, response) => response.writeHead(200, { "last-modified": changed }).end(snapshot);
  const stop = source(url, { poll: 0.02 }).watch([], () => {});
  await until(() => requests.length >= 2);
  stop();
  assert.equal(requests[1].headers["if-modified-since"], changed);
});

test("a server that knows no validators sends the same again, which says no more", async () => {
  answer = ok;
  const seen = [];
  const stop = source(url, { poll: 0.02 }).watch([], (bytes) => seen.push(text(bytes)));
  await until(() => seen.length >= 3);
  stop();
  assert.deepEqual(seen.slice(0, 3), [snapshot, "still so", "still so"]);
});

test("what changes at the server is pushed at the next poll", async () => {
  answer = (_request, response) => response.end(requests.length < 3 ? "old" : "new");
  assert.deepEqual(await pushes(3), ["old", "still so", "new"]);
});

test("a 404 says which file and what was expected", async () => {
  answer = status(404);
  await assert.rejects(source(url).fetch([]), { name: "SourceError", place: url, message: "HTTP 404, expected 200" });
});

test("after a 500 it is asked again, and the answer that comes then is pushed", async () => {
  answer = (request, response) => (requests.length === 1 ? status(500)(request, response) : ok(request, response));
  const [error, bytes] = await pushes(2);
  assert.equal(error.message, "HTTP 500, expected 200");
  assert.equal(bytes, snapshot);
});

test("an outage says of when the last good answer is, which stands", async () => {
  answer = (request, response) => (requests.length === 1 ? withTag(request, response) : status(503)(request, response));
  const before = Date.now();
  const [, error] = await pushes(2);
  const [, since] = /^HTTP 503, expected 200; the last good answer is of (.*)$/.exec(error.message);
  assert.ok(Date.parse(since) >= before && Date.parse(since) <= Date.now(), since);
});

test("a server that does not answer in time is given up", async () => {
  answer = () => {};
  await assert.rejects(source(url, { timeout: 0.05 }).fetch([]), { place: url, message: "no answer within 0.05 s" });
});

test("an answer that has begun may take longer than its beginning", async () => {
  answer = (_request, response) => {
    response.writeHead(200).write(snapshot.slice(0, 9));
    setTimeout(() => response.end(snapshot.slice(9)), 600);
  };
  assert.equal(text(await source(url, { timeout: 0.3 }).fetch([])), snapshot);
});

for (const [option, told] of [["poll", "60s"], ["timeout", "5s"], ["poll", -1], ["timeout", Infinity]]) {
  test(`a ${option} of ${told} is said, and counts as none`, async (t) => {
    const warned = t.mock.method(console, "warn", () => {});
    answer = ok;
    const seen = [];
    const stop = source(url, { [option]: told }).watch([], (bytes) => seen.push(text(bytes)));
    await until(() => seen.length > 0);
    stop();
    assert.deepEqual(seen, [snapshot]);
    const taken = option === "poll" ? 0 : 10;
    assert.deepEqual(warned.mock.calls.map(({ arguments: [said] }) => said), [`backsoon: ${option}: '${told}': expected a number of seconds; taken as ${taken}`]);
  });
}

test("a poll longer than a timer can count asks no sooner", async () => {
  answer = ok;
  const seen = [];
  const stop = source(url, { poll: 2_592_000 }).watch([], (bytes) => seen.push(text(bytes)));
  await until(() => seen.length > 0);
  await sleep(100);
  stop();
  assert.equal(requests.length, 1);
});

test("a server that falls silent in the middle of an answer is given up too", async () => {
  answer = (_request, response) => response.writeHead(200, { "content-length": 100 }).write("{");
  await assert.rejects(source(url, { timeout: 0.15 }).fetch([]), { place: url, message: "the answer broke off" });
});

test("a server that is not there is an error with its address", async () => {
  await assert.rejects(source("http://127.0.0.1:1/stock.json").fetch([]), { place: "http://127.0.0.1:1/stock.json", message: "could not be reached" });
});

test("a Retry-After is obeyed", async () => {
  const asked = [];
  answer = (request, response) => {
    asked.push(Date.now());
    return asked.length === 1 ? status(503, { "retry-after": "2" })(request, response) : ok(request, response);
  };
  await pushes(2);
  assert.ok(asked[1] - asked[0] >= 1990, `asked again after ${asked[1] - asked[0]} ms`);
});

test("stopping leaves no timer, no request and no push behind", async () => {
  let closed = false;
  answer = (request) => request.on("close", () => (closed = true));
  let pushed = 0;
  const stop = source(url, { poll: 0.01 }).watch([], () => (pushed += 1));
  await until(() => requests.length > 0);
  stop();
  // The request under way is broken off.
  await until(() => closed);
  await sleep(100);
  assert.equal(pushed, 0);
  assert.equal(requests.length, 1);
});

test("a hidden page asks nothing, and asks as soon as it is seen again", async () => {
  answer = ok;
  const page = Object.assign(new EventTarget(), { visibilityState: "hidden" });
  const seen = [];
  const stop = source(url, { document: page }).watch([], (bytes) => seen.push(text(bytes)));
  await sleep(50);
  assert.equal(requests.length, 0);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
  await until(() => seen.length > 0);
  stop();
  assert.equal(requests.length, 1);
});

/** An answer of this morning. */
const at = (time, onHand) => JSON.stringify({ version: 1, asOf: `2026-11-23T${time}:00Z`, items: [{ sku: "CHAIR", onHand }] });

for (const [sentence, answers, told] of [
  ["from before the last one, as caches give, does not count", [at("08:50", 3), at("08:40", 0), at("08:51", 1)], [at("08:50", 3), "still so", at("08:51", 1)]],
  ["of the same time counts", [at("08:50", 3), at("08:50", 0)], [at("08:50", 3), at("08:50", 0)]],
  ["that does not say when it is of counts", [at("08:50", 3), snapshot, at("08:40", 0)], [at("08:50", 3), snapshot, at("08:40", 0)]],
  ["of now counts, after one that says to be of a time to come", [at("08:50", 3).replace("2026", "2999"), at("08:40", 0)], [at("08:50", 3).replace("2026", "2999"), at("08:40", 0)]],
  ["of now counts, however late, after one that was of a time to come when it came", [at("14:50", 3), at("12:00", 0)], [at("14:50", 3), at("12:00", 0)]],
  ["of before counts after one of another version, which nobody could use", [at("08:50", 3).replace('"version":1', '"version":2'), at("08:40", 0)], [at("08:50", 3).replace('"version":1', '"version":2'), at("08:40", 0)]],
  ["of another instant in another zone is compared as an instant", [at("08:50", 3), at("08:40", 0).replace(":00Z", ":00-01:00")], [at("08:50", 3), at("08:40", 0).replace(":00Z", ":00-01:00")]],
]) {
  test(`an answer ${sentence}`, async (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: Date.parse("2026-11-23T12:00:00Z") });
    answer = (_request, response) => response.end(answers[Math.min(requests.length, answers.length) - 1]);
    assert.deepEqual(await pushes(answers.length), told);
  });
}

for (const tag of ['W/"one"', "one", '"\u00e9\u00ff"', "W/", '"a", "b"']) {
  test(`an ETag of ${tag} is given back as it came`, async () => {
    answer = (_request, response) => response.writeHead(200, { etag: tag }).end(snapshot);
    assert.deepEqual(await pushes(2), [snapshot, "still so"]);
    assert.equal(requests[1].headers["if-none-match"], tag);
  });
}

for (const [wish, seconds] of [["soon", undefined], ["-5", undefined], ["5.5", undefined], ["0x10", undefined], ["120, 120", undefined], ["Mon, 23 Nov 2020 09:00:00 GMT", undefined], [" 7 ", 7]]) {
  test(`a Retry-After of ${wish} is read as ${seconds ?? "none"}`, async () => {
    answer = status(429, { "retry-after": wish });
    await assert.rejects(source(url).fetch([]), { message: "HTTP 429, expected 200", retryAfter: seconds });
  });
}

test("headers without end are an error like any other", async () => {
  answer = (_request, response) => response.writeHead(200, { one: "y".repeat(15_000), other: "y".repeat(15_000) }).end(snapshot);
  await assert.rejects(source(url).fetch([]), { place: url, message: "could not be reached" });
});

test("a body without end is given up", async () => {
  answer = (_request, response) => {
    const more = () => {
      collectGarbage();
      if (response.destroyed) return;
      response.write(" ".repeat(1000));
      setTimeout(more, 5);
    };
    response.writeHead(200);
    more();
  };
  await assert.rejects(source(url, { timeout: 0.2 }).fetch([]), { place: url, message: "the answer broke off" });
});
