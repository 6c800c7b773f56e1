// Live sources without a server: what they make of what they hear, and who connects when.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { keep } from "../../www/sources/live/keep.js";
import { OneTab } from "../../www/sources/live/one-tab.js";
import { together } from "../../www/sources/nats/connect.js";
import { keyOf } from "../../www/sources/nats/keys.js";
import { placeOf } from "../../www/sources/nats/watch.js";
import { source as nats, toSnapshot as ofBucket } from "../../www/sources/nats.js";
import { newsOf } from "../../www/sources/sse/connect.js";
import { source as sse, toSnapshot as ofEvent } from "../../www/sources/sse.js";
import { until } from "../services/until.mjs";

const url = "https://shop.example/stock/events";

test("an event of some items changes those, adds new ones, removes those that are gone, and leaves the others", () => {
  const held = { version: 1, asOf: "2026-11-23T08:00:00Z", currency: "EUR", items: [{ sku: "A", onHand: 1, title: "A" }, { sku: "B", onHand: 1 }, { sku: "C", onHand: 1 }] };
  assert.deepEqual(ofEvent({ asOf: "2026-11-23T09:00:00Z", items: [{ sku: "A", onHand: 2 }, { sku: "D" }], gone: ["B"] }, { event: "items", held }), {
    version: 1, asOf: "2026-11-23T09:00:00Z", currency: "EUR", items: [{ sku: "A", onHand: 2 }, { sku: "C", onHand: 1 }, { sku: "D" }],
  });
});

test("an event of all stands in place of what is held, and one of some items is all where nothing is", () => {
  assert.deepEqual(ofEvent({ items: [{ sku: "A" }] }, { event: "snapshot", held: { items: [{ sku: "B" }] } }), { items: [{ sku: "A" }] });
  assert.deepEqual(ofEvent({ items: [{ sku: "A" }], gone: ["B"] }, { event: "items" }), { items: [{ sku: "A" }] });
});

test("a program without EventSource is told what to ask", async () => {
  await assert.rejects(sse(url).fetch(["A"]), { place: url, message: /^expected a browser/ });
});

test("an item that is none stays, for the snapshot's reader to name", () => {
  assert.deepEqual(ofEvent({ items: [null, { sku: "B" }] }, { event: "items", held: { items: [{ sku: "A" }] } }).items, [{ sku: "A" }, null, { sku: "B" }]);
});

for (const [what, data, asks] of [
  ["a file beside the events", '{"source":"shop.json"}', "https://shop.example/stock/shop.json"],
  ["shards beside them", '{"source":"shards+manifest.json","etag":"x"}', "shards+https://shop.example/stock/manifest.json"],
  ["shards elsewhere", '{"source":"shards+https://cdn.example/manifest.json"}', "shards+https://cdn.example/manifest.json"],
  ["what the page has named", "", undefined],
  ["the same, in an object", "{}", undefined],
]) {
  test(`a change may be one of ${what}`, () => {
    const { changed, problem, ...news } = newsOf("change", data, url);
    assert.equal(problem, undefined);
    assert.ok(changed > 0);
    assert.equal(news.asks, asks);
  });
}

for (const [event, data, problem] of [
  ["items", "{", "event 'items': '{': not JSON"],
  ["snapshot", "null", "event 'snapshot': 'null': expected an object"],
  ["snapshot", "[]", "event 'snapshot': '[]': expected an object"],
  ["items", '{"items":{}}', "event 'items': items: expected a list"],
  ["items", '{"gone":"A"}', "event 'items': gone: expected a list"],
  ["change", '{"source":"page"}', undefined],
  ["change", '{"source":"sse+https://shop.example/events"}', "event 'change': source 'sse+https://shop.example/events': expected a URL, or shards+URL"],
  ["change", '{"source":"shards+data:,x"}', "event 'change': source 'shards+data:,x': expected a URL, or shards+URL"],
]) {
  test(`of event ${event} with ${data} is said ${problem ?? "nothing"}`, () => {
    assert.equal(newsOf(event, data, url).problem, problem);
  });
}

for (const [sku, key] of [["CHAIR", "CHAIR"], ["a/b_c-1", "a/b_c-1"], ["OAK 2.1", "OAK=202=2E1"], ["=20", "=3D20"], ["é*>", "=C3=A9=2A=3E"], ["shop.settings", "shop=2Esettings"]]) {
  test(`'${sku}' is the key ${key}`, () => assert.equal(keyOf(sku), key));
}

test("a bucket is its settings, the items of the page, and what these name as alternatives", () => {
  const values = new Map(Object.entries({
    "shop.settings": '{"timeZone":"Europe/Budapest"}', A: '{"onHand":1,"alternatives":["B","A",7,"NONE"]}', B: '{"onHand":2,"alternatives":["C"]}', C: '{"onHand":3}', D: '{"onHand":4}',
  }));
  assert.deepEqual(ofBucket(values, { skus: ["A", "GONE"] }), {
    timeZone: "Europe/Budapest", version: 1, items: [{ sku: "A", onHand: 1, alternatives: ["B", "A", 7, "NONE"] }, { sku: "B", onHand: 2, alternatives: ["C"] }],
  });
});

for (const text of ["", "{", "null", "7", "[]", '{"sku":"B"}', '{"sku":7}']) {
  test(`a value '${text}' costs its item and no other`, () => {
    assert.deepEqual(ofBucket(new Map([["A", text], ["C", "{}"]]), { skus: ["A", "C"] }), { version: 1, items: [{ sku: "C" }] });
  });
}

/** JSON of so many levels. */
const deep = (/** @type {number} */ levels) => "[".repeat(levels) + "]".repeat(levels);

test("what is nested too deeply to be written again costs nothing else of its value, and is named", (t) => {
  const warned = t.mock.method(console, "warn", () => {});
  const values = new Map([["A", `{"onHand":1,"x":${deep(20_000)}}`], ["B", `{"onHand":2,"x":${deep(50)}}`], ["shop.settings", `{"currency":"EUR","policy":{"lowStock":2,"x":${deep(20_000)}}}`]]);
  const snapshot = JSON.parse(JSON.stringify(ofBucket(values, { skus: ["A", "B"], bucket: "stock" })));
  assert.deepEqual(snapshot.items.map(({ sku, onHand }) => [sku, onHand]), [["A", 1], ["B", 2]]);
  assert.deepEqual([snapshot.currency, snapshot.policy.lowStock], ["EUR", 2]);
  assert.deepEqual(warned.mock.calls.map(({ arguments: [text] }) => text).sort(), ["stock.A: x[0][0]", "stock.shop.settings: policy.x[0]"].map((place) => `backsoon: ${place}: nested too deeply, expected at most 100 levels`));
});

test("what is nested too deeply in an event to be told further costs nothing else of it", (t) => {
  t.mock.method(console, "warn", () => {});
  const { told, problem } = newsOf("items", `{"currency":"EUR","x":${deep(20_000)},"items":[{"sku":"A","onHand":2,"x":${deep(20_000)}},{"sku":"B","onHand":2}],"gone":["C"]}`, url);
  assert.equal(problem, undefined);
  const held = { items: ["A", "B", "C", "D"].map((sku) => ({ sku, onHand: 1 })) };
  const { currency, items } = structuredClone(ofEvent(told, { event: "items", held }));
  assert.equal(currency, "EUR");
  assert.deepEqual(items.map(({ sku, onHand }) => [sku, onHand]), [["A", 2], ["B", 2], ["D", 1]]);
});

for (const name of ["https://shop.example/stock", "wss://shop.example", "wss://shop.example/", "wss://shop.example/st.ock"]) {
  test(`'${name}' is no bucket`, () => assert.throws(() => nats(name), { place: "source", message: `'${name}': expected wss://, a host, and the name of a bucket` }));
}

test("one watch is over all keys of the page, but servers before 2.10 watch one key or all", () => {
  const many = Array.from({ length: 33 }, (_, index) => `K${index}`);
  assert.deepEqual(together(many, "2.10.27"), [many]);
  assert.deepEqual(together(many, "3.0.0"), [many]);
  assert.deepEqual(together(["A", "B"], "2.9.10"), [["A"], ["B"]]);
  assert.deepEqual(together(many, "2.9.10"), [[">"]]);
  assert.deepEqual(together(["A", "B", "A"], "2.10.0"), [["A", "B"]]);
  assert.deepEqual(together([], "2.9.10"), []);
});

test("where a message stands is read from both forms of its reply subject", () => {
  assert.deepEqual(placeOf("$JS.ACK.KV_stock.name.1.40.7.1795461675000000000.3"), { number: 7, pending: 3 });
  assert.deepEqual(placeOf("$JS.ACK.hub.hash.KV_stock.name.1.40.7.1795461675000000000.3.token"), { number: 7, pending: 3 });
});

const pass = (/** @type {number} */ seconds) => mock.timers.tick(seconds * 1000);

test("a connection that is lost is begun again after pauses that double, and soon again after one that has stood", (t) => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  t.after(() => mock.timers.reset());
  const begun = [];
  const ended = [];
  const said = [];
  const stop = keep((works, lost) => {
    const number = begun.push({ works, lost });
    return () => ended.push(number);
  }, (error) => said.push(error), () => 1);
  const lose = () => begun.at(-1).lost("why");
  for (const [wait, count] of [[2, 2], [4, 3], [8, 4], [16, 5], [30, 6], [30, 7]]) {
    lose();
    pass(wait - 1);
    assert.equal(begun.length, count - 1);
    pass(1);
    assert.equal(begun.length, count);
  }
  begun.at(-1).works();
  pass(5);
  lose();
  begun.at(-1).lost("once more, of what is over");
  pass(2);
  assert.equal(begun.length, 8);
  assert.deepEqual(said, Array(7).fill("why"));
  assert.deepEqual(ended, [1, 2, 3, 4, 5, 6, 7]);
  stop();
  stop();
  begun.at(-1).lost("after it was stopped");
  pass(100);
  assert.deepEqual([begun.length, ended.length, said.length], [8, 8, 7]);
});

test("a server that takes each connection, and ends it as soon as it works, is left more and more alone", (t) => {
  mock.timers.enable({ apis: ["setTimeout", "Date"] });
  t.after(() => mock.timers.reset());
  const begun = [];
  t.after(keep((works, lost) => (begun.push({ works, lost }), () => {}), () => {}, () => 1));
  for (const [wait, count] of [[2, 2], [4, 3], [8, 4], [16, 5]]) {
    begun.at(-1).works();
    pass(1);
    begun.at(-1).works();
    begun.at(-1).lost("why");
    pass(wait - 1);
    assert.equal(begun.length, count - 1);
    pass(1);
    assert.equal(begun.length, count);
  }
});

test("who was offline begins again as soon as that is over, and nobody else does", (t) => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const network = new EventTarget();
  globalThis.addEventListener = (...given) => network.addEventListener(...given);
  globalThis.removeEventListener = (...given) => network.removeEventListener(...given);
  t.after(() => {
    mock.timers.reset();
    delete globalThis.addEventListener;
    delete globalThis.removeEventListener;
  });
  const online = () => network.dispatchEvent(new Event("online"));
  const begun = [];
  const stop = keep((_works, lost) => (begun.push(lost), () => {}), () => {});
  online();
  assert.equal(begun.length, 1, "what is there is kept");
  begun[0]("offline");
  online();
  assert.equal(begun.length, 2);
  pass(100);
  assert.equal(begun.length, 2, "and not once more when it would have been");
  begun[1]("offline");
  stop();
  online();
  assert.equal(begun.length, 2);
});

/** Tabs of one browser, closed when the test ends; each is seen until it is turned. @param {import("node:test").TestContext} t */
function tabs(t) {
  // One of its own: tabs of the test before may not have ended yet.
  const name = t.name;
  const connections = [];
  const line = {
    nothing: () => ({ heard: [] }),
    apply: (state, news) => state.heard.push(news),
    connect: (skus, state, tell) => {
      const connection = { skus, tell, open: true, want: (more) => (connection.skus = more), close: () => (connection.open = false) };
      connections.push(connection);
      return connection;
    },
  };
  const open = (skus) => {
    const listeners = new Set();
    const page = { visibilityState: "visible", addEventListener: (_name, listener) => listeners.add(listener), removeEventListener: (_name, listener) => listeners.delete(listener) };
    const heard = [];
    const one = new OneTab(name, line, page);
    const stop = one.watch(skus, ({ heard: all }) => heard.push(all.join()));
    t.after(stop);
    return { one, heard, stop, listeners, turn: (state) => ((page.visibilityState = state), listeners.forEach((listener) => listener())) };
  };
  return { name, open, connections, get standing() { return connections.filter(({ open }) => open); } };
}

/** Locks as browsers have them, of which Node has none in each version. */
function locks() {
  /** @type {{ begin(): void }[]} */
  const waiting = [];
  let held = false;
  const next = () => {
    if (!held) waiting.shift()?.begin();
  };
  return {
    request: (_name, { signal }, task) =>
      new Promise((resolve, reject) => {
        const one = {
          begin: () => {
            held = true;
            task().then(() => ((held = false), resolve(undefined), next()));
          },
        };
        signal.addEventListener("abort", () => {
          if (waiting.includes(one)) waiting.splice(waiting.indexOf(one), 1);
          reject(signal.reason);
        });
        waiting.push(one);
        setImmediate(next);
      }),
  };
}

const { navigator } = globalThis;
const withLocks = (/** @type {unknown} */ locks) => Object.defineProperty(globalThis, "navigator", { value: { locks }, configurable: true });
beforeEach(() => withLocks(locks()));
afterEach(() => Object.defineProperty(globalThis, "navigator", { value: navigator, configurable: true }));

test("one tab connects for all, tells all, and tells who comes later what is known", async (t) => {
  const browser = tabs(t);
  const first = browser.open(["A"]);
  await until(() => browser.standing.length === 1);
  browser.connections[0].tell(1);
  const second = browser.open(["B"]);
  await until(() => second.heard.at(-1) === "1");
  assert.deepEqual(browser.connections[0].skus, ["A", "B"]);
  browser.connections[0].tell(2);
  await until(() => second.heard.at(-1) === "1,2" && first.heard.at(-1) === "1,2");
  second.stop();
  await until(() => browser.connections[0].skus.join() === "A");
  first.stop();
  await until(() => browser.standing.length === 0);
  assert.equal(browser.connections.length, 1);
  assert.deepEqual([first.listeners.size, second.listeners.size], [0, 0]);
});

test("what is said among tabs in another shape is nothing, to the one that leads and to those that follow", async (t) => {
  const complaints = [];
  const complain = (error) => complaints.push(error);
  process.on("uncaughtException", complain);
  t.after(() => process.off("uncaughtException", complain));
  const browser = tabs(t);
  const first = browser.open(["A"]);
  await until(() => browser.standing.length === 1);
  browser.connections[0].tell("x");
  const second = browser.open(["B"]);
  await until(() => second.heard.at(-1) === "x");
  const stranger = new BroadcastChannel(browser.name);
  t.after(() => stranger.close());
  for (const said of [null, undefined, 5, "", [], { ask: "me", skus: 5 }, { ask: "me" }, { ask: "me", skus: [5] }]) stranger.postMessage(said);
  stranger.postMessage({ ask: "me", skus: ["C"] });
  await until(() => browser.connections[0].skus.includes("C"));
  browser.connections[0].tell("y");
  await until(() => second.heard.at(-1) === "x,y" && first.heard.at(-1) === "x,y");
  assert.deepEqual(browser.connections[0].skus, ["A", "B", "C"]);
  assert.deepEqual(complaints, []);
});

test("one that is hidden hands over what it knows, and hears it again when it is seen", async (t) => {
  const browser = tabs(t);
  const first = browser.open(["A"]);
  await until(() => browser.standing.length === 1);
  const second = browser.open(["A"]);
  const third = browser.open(["C"]);
  browser.connections[0].tell(1);
  await until(() => second.heard.at(-1) === "1" && third.heard.at(-1) === "1");
  first.turn("hidden");
  await until(() => browser.standing.length === 1 && browser.connections.length === 2);
  await until(() => browser.connections[1].skus.toSorted().join() === "A,C");
  browser.connections[1].tell(2);
  await until(() => second.heard.at(-1) === "1,2");
  assert.equal(first.heard.at(-1), "1");
  first.turn("visible");
  await until(() => first.heard.at(-1) === "1,2");
  assert.equal(browser.connections.length, 2);
  for (const one of [first, second, third]) one.turn("hidden");
  await until(() => browser.standing.length === 0);
});

test("who stops and begins again for more skus keeps the connection", async (t) => {
  const browser = tabs(t);
  const { one, stop } = browser.open(["A"]);
  await until(() => browser.standing.length === 1);
  stop();
  const heard = [];
  const again = one.watch(["A", "B"], ({ heard: all }) => heard.push(all.length));
  t.after(again);
  assert.deepEqual(browser.connections[0].skus, ["A", "B"]);
  assert.deepEqual(heard, [0], "what is known is told at once");
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert.deepEqual(browser.connections.map(({ open }) => open), [true]);
  again();
  await until(() => browser.standing.length === 0);
});

for (const [what, without] of [["has no locks", undefined], ["forbids them", { request: () => Promise.reject(new Error("SecurityError")) }]]) {
  test(`where the browser ${what}, each tab connects`, async (t) => {
    withLocks(without);
    const browser = tabs(t);
    const both = [browser.open(["A"]), browser.open(["A"])];
    await until(() => browser.standing.length === 2);
    browser.connections[0].tell(1);
    await until(() => both[0].heard.at(-1) === "1");
    for (const one of both) one.stop();
    await until(() => browser.standing.length === 0);
  });
}
