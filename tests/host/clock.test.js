// What clocks in the shop show, and when a page looks at them again. The machine's own zone is far away, and must not matter.
import assert from "node:assert/strict";
import { test } from "node:test";
import { alarm, localTime } from "../../www/clock.js";

process.env.TZ = "Pacific/Auckland";
const at = (instant, zone) => localTime(Date.parse(instant), zone);

test("a shop without a zone has UTC, wherever the shopper is", () => {
  assert.equal(at("2026-11-23T23:59:59.999Z", "UTC"), "2026-11-23T23:59");
});

test("a shop's clock is that of its zone", () => {
  assert.equal(at("2026-11-23T08:55:00Z", "Europe/Budapest"), "2026-11-23T09:55");
  assert.equal(at("2026-11-23T08:55:00Z", "Asia/Kathmandu"), "2026-11-23T14:40");
  assert.equal(at("2026-11-23T08:55:00Z", "America/Los_Angeles"), "2026-11-23T00:55");
});

test("midnight is the zero hour of the new day", () => {
  assert.equal(at("2026-11-23T23:00:00Z", "Europe/Budapest"), "2026-11-24T00:00");
});

test("when clocks go forward an hour is missing", () => {
  assert.equal(at("2027-03-28T00:59:00Z", "Europe/Budapest"), "2027-03-28T01:59");
  assert.equal(at("2027-03-28T01:00:00Z", "Europe/Budapest"), "2027-03-28T03:00");
});

test("when clocks go back an hour comes twice", () => {
  assert.equal(at("2026-10-25T00:30:00Z", "Europe/Budapest"), "2026-10-25T02:30");
  assert.equal(at("2026-10-25T01:30:00Z", "Europe/Budapest"), "2026-10-25T02:30");
});

test("a year far away is written with four digits", () => {
  assert.equal(at("1970-01-01T00:00:00Z", "Europe/Budapest"), "1970-01-01T01:00");
  assert.equal(at("9999-06-01T00:00:00Z", "Europe/Budapest"), "9999-06-01T02:00");
});

test("a zone that nobody knows is a RangeError", () => {
  assert.throws(() => at("2026-11-23T08:55:00Z", "Europe/Atlantis"), RangeError);
});

test("the answer is the same by Temporal, where there is one", async (t) => {
  const asked = [];
  globalThis.Temporal = temporalDouble(asked);
  t.after(() => delete globalThis.Temporal);
  assert.equal(at("2026-11-23T08:55:00Z", "Europe/Helsinki"), "by Temporal");
  assert.deepEqual(asked, [Date.parse("2026-11-23T08:55:00Z"), "Europe/Helsinki", { smallestUnit: "minute" }]);
});

/** Node 20 has none; the real ones are asked in the browsers' tests. */
function temporalDouble(asked) {
  const plain = { toString: (options) => (asked.push(options), "by Temporal") };
  const instant = { toZonedDateTimeISO: (zone) => (asked.push(zone), { toPlainDateTime: () => plain }) };
  return { Instant: { fromEpochMilliseconds: (epoch) => (asked.push(epoch), instant) } };
}

/** A page that can be hidden, and a clock that stands at 30 seconds past a minute until a test moves it. */
function page(t) {
  const document = Object.assign(new EventTarget(), { hidden: false });
  globalThis.document = document;
  t.after(() => delete globalThis.document);
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 30_000 });
  const rung = [];
  const set = alarm(() => rung.push(Date.now()));
  const hide = (hidden) => {
    document.hidden = hidden;
    document.dispatchEvent(new Event("visibilitychange"));
  };
  return { set, rung, hide, pass: (seconds) => t.mock.timers.tick(seconds * 1000) };
}

test("an alarm rings once, at a full minute", (t) => {
  const { set, rung, pass } = page(t);
  set(2, Infinity);
  pass(89);
  assert.deepEqual(rung, []);
  pass(1);
  assert.deepEqual(rung, [120_000]);
  pass(600);
  assert.equal(rung.length, 1);
});

test("of all that an alarm is set to the earliest counts, to the millisecond where that is told", (t) => {
  const { set, rung, pass } = page(t);
  set(9, Infinity);
  set(3, Infinity);
  set(5, 100_001);
  set(7, Infinity);
  pass(70);
  assert.deepEqual(rung, []);
  pass(0.001);
  assert.deepEqual(rung, [100_001]);
  pass(600);
  assert.equal(rung.length, 1);
});

test("an alarm that has rung can be set again", (t) => {
  const { set, rung, pass } = page(t);
  set(1, Infinity);
  pass(30);
  set(1, Infinity);
  pass(60);
  assert.deepEqual(rung, [60_000, 120_000]);
});

test("a page that is hidden hears no alarm, and is called when it is seen again", (t) => {
  const { set, rung, hide, pass } = page(t);
  set(1, Infinity);
  hide(true);
  set(1, Infinity);
  pass(600);
  assert.deepEqual(rung, []);
  hide(false);
  assert.deepEqual(rung, [630_000]);
  set(1, Infinity);
  pass(30);
  assert.deepEqual(rung, [630_000, 660_000]);
});
