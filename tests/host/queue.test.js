// When elements render: once a go, in slices, and whatever the browser makes of a pause. The clock is the test's own.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { setImmediate as settled } from "node:timers/promises";
import { RENDER, renderSoon, rendered } from "../../www/queue.js";

let clock;
let did;
beforeEach(() => {
  clock = 0;
  did = [];
  mock.method(performance, "now", () => clock);
});
afterEach(() => {
  mock.restoreAll();
  delete globalThis.scheduler;
});

/** An element whose rendering takes so many milliseconds, and may do something more. */
const element = (name, takes = 0, more = () => {}) => ({
  [RENDER]() {
    did.push(name);
    clock += takes;
    more();
  },
});

/** A browser whose pauses end as told. */
const browserWith = (pause) => (globalThis.scheduler = { yield: () => (did.push("pause"), pause()) });

test("all that changes in one go is one render of each element, and none before the go is over", async () => {
  const [one, other] = [element("one"), element("other")];
  for (const changed of [one, other, one, one]) renderSoon(changed);
  assert.deepEqual(did, []);
  await Promise.resolve();
  assert.deepEqual(did, ["one", "other"]);
});

test("what changes again later renders again, and so does what changes while others render", async () => {
  const one = element("one");
  const other = element("other", 0, () => did.length < 3 && renderSoon(one));
  renderSoon(one);
  renderSoon(other);
  await rendered();
  assert.deepEqual(did, ["one", "other", "one"]);
  renderSoon(one);
  await rendered();
  assert.deepEqual(did, ["one", "other", "one", "one"]);
});

test("an element that throws is reported, and costs the others nothing", async () => {
  const reported = [];
  globalThis.reportError = (error) => reported.push(error.message);
  renderSoon(element("one", 0, () => { throw new Error("console.warn throws"); }));
  renderSoon(element("other"));
  await rendered();
  renderSoon(element("later"));
  await rendered();
  assert.deepEqual([did, reported], [["one", "other", "later"], ["console.warn throws"]]);
  delete globalThis.reportError;
});

test("many elements render in slices of a little more than ten milliseconds, with a pause between two", async () => {
  browserWith(async () => {});
  for (const name of ["a", "b", "c", "d", "e", "f", "g"]) renderSoon(element(name, 4));
  await rendered();
  assert.deepEqual(did, ["a", "b", "c", "pause", "d", "e", "f", "pause", "g"]);
});

test("after the last one there is no pause", async () => {
  browserWith(async () => {});
  renderSoon(element("slow", 400));
  await rendered();
  assert.deepEqual(did, ["slow"]);
});

test("what changes during a pause renders once, after what waits already", async () => {
  let resume;
  browserWith(() => new Promise((resolve) => (resume = resolve)));
  const waiting = element("waiting");
  renderSoon(element("slow", 11));
  renderSoon(waiting);
  await settled();
  renderSoon(element("new"));
  renderSoon(waiting);
  await settled();
  assert.deepEqual(did, ["slow", "pause"]);
  resume();
  await rendered();
  assert.deepEqual(did, ["slow", "pause", "waiting", "new"]);
});

test("a browser that cannot yield is given a task of its own", async () => {
  renderSoon(element("slow", 11));
  renderSoon(element("next"));
  setTimeout(() => did.push("the shopper's"));
  await rendered();
  assert.deepEqual(did, ["slow", "the shopper's", "next"]);
});

test("a pause that is called off with the page's own task stops neither those that wait nor those that come", async () => {
  browserWith(() => Promise.reject(new DOMException("called off", "AbortError")));
  for (const name of ["slow", "too", "waiting"]) renderSoon(element(name, 11));
  await rendered();
  assert.deepEqual(did, ["slow", "pause", "too", "pause", "waiting"]);
  renderSoon(element("coming"));
  await rendered();
  assert.equal(did.at(-1), "coming");
});
