// A snapshot in the core: what time it is told, how old it may get, and that it comes back after a trap.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Core } from "../../www/core.js";
import { Snapshot } from "../../www/snapshot.js";

/** A core whose Shop writes down what it is told. */
async function coreTelling(told) {
  const log = [];
  class Shop {
    constructor(bytes) {
      log.push(`read ${bytes.length} bytes`);
    }
    about = () => ({ problems: [], timeZone: "UTC", asOf: null, staleAfterHours: null, ...told });
    setNow = (now) => log.push(`now ${now}`);
    setKnown = (known) => known && log.push(`known ${known}`);
    free = () => log.push("freed");
  }
  const core = new Core({ Shop, initSync() {}, __wbg_reset_state() {} }, async () => "module");
  await core.load();
  return { core, log };
}

const bytes = new Uint8Array(2);
const freeze = (t, instant) => t.mock.timers.enable({ apis: ["Date"], now: Date.parse(instant) });
const trap = (core) => assert.throws(() => core.call(() => { throw new WebAssembly.RuntimeError("unreachable"); }));

test("the core is told the shop's local time, and when the backend knew by the same clock", async (t) => {
  freeze(t, "2026-11-23T09:00:30Z");
  const { core, log } = await coreTelling({ timeZone: "Europe/Budapest", asOf: "2026-11-23T08:55:00Z" });
  new Snapshot(core, bytes).at();
  assert.deepEqual(log, ["read 2 bytes", "known 2026-11-23T09:55", "now 2026-11-23T10:00"]);
});

test("the same minute is told once", async (t) => {
  freeze(t, "2026-11-23T09:00:30Z");
  const { core, log } = await coreTelling({});
  const snapshot = new Snapshot(core, bytes);
  snapshot.at();
  snapshot.at();
  t.mock.timers.tick(30_000);
  snapshot.at();
  assert.deepEqual(log.slice(1), ["now 2026-11-23T09:00", "now 2026-11-23T09:01"]);
});

test("a told time goes before the clock's, and is not remembered for the next question", async (t) => {
  freeze(t, "2026-11-23T09:00:30Z");
  const { core, log } = await coreTelling({});
  const snapshot = new Snapshot(core, bytes);
  snapshot.at("2026-12-24T23:59");
  snapshot.at();
  assert.deepEqual(log.slice(1), ["now 2026-12-24T23:59", "now 2026-11-23T09:00"]);
});

test("a zone that nobody knows is a problem, and UTC is taken", async (t) => {
  freeze(t, "2026-11-23T09:00:30Z");
  const { core, log } = await coreTelling({ timeZone: "Europe/Atlantis" });
  const snapshot = new Snapshot(core, bytes);
  snapshot.at();
  assert.deepEqual(snapshot.problems, [{ place: "timeZone", message: "'Europe/Atlantis': expected an IANA name; taken as UTC" }]);
  assert.equal(log.at(-1), "now 2026-11-23T09:00");
});

test("it is too old once staleAfterHours have passed, by the clock or by a told time", async (t) => {
  freeze(t, "2026-11-23T08:55:00Z");
  const { core } = await coreTelling({ timeZone: "Europe/Budapest", asOf: "2026-11-23T08:55:00Z", staleAfterHours: 24 });
  const snapshot = new Snapshot(core, bytes);
  t.mock.timers.tick(24 * 3_600_000);
  assert.equal(snapshot.stale(), false);
  t.mock.timers.tick(1);
  assert.equal(snapshot.stale(), true);
  assert.equal(snapshot.stale("2026-11-24T09:55"), false);
  assert.equal(snapshot.stale("2026-11-24T09:56"), true);
});

test("without asOf its age counts from when it was read, and without staleAfterHours it never is too old", async (t) => {
  freeze(t, "2026-11-23T08:55:00Z");
  const aging = new Snapshot((await coreTelling({ staleAfterHours: 1 })).core, bytes);
  const ageless = new Snapshot((await coreTelling({ asOf: "2020-01-01T00:00:00Z" })).core, bytes);
  t.mock.timers.tick(2 * 3_600_000);
  assert.equal(aging.stale(), true);
  assert.equal(ageless.stale(), false);
});

test("what a backend confirms is as young as that, unless it tells itself as of when it knew", async (t) => {
  freeze(t, "2026-11-23T08:55:00Z");
  const undated = new Snapshot((await coreTelling({ staleAfterHours: 1 })).core, bytes);
  const dated = new Snapshot((await coreTelling({ asOf: "2026-11-23T08:55:00Z", staleAfterHours: 1 })).core, bytes);
  t.mock.timers.tick(2 * 3_600_000);
  for (const snapshot of [undated, dated]) snapshot.confirm(true);
  assert.equal(undated.stale(), false);
  assert.equal(dated.stale(), true);
});

test("once a backend has been silent for five minutes, the core is told as of when it last answered, until it does again", async (t) => {
  freeze(t, "2026-11-23T09:00:00Z");
  const { core, log } = await coreTelling({ timeZone: "Europe/Budapest" });
  const snapshot = new Snapshot(core, bytes);
  const after = (minutes, holds) => {
    t.mock.timers.tick(minutes * 60_000);
    snapshot.confirm(holds);
    snapshot.at();
    return log.splice(0).join();
  };
  assert.equal(after(1, true), "read 2 bytes,now 2026-11-23T10:01");
  assert.equal(after(4, false), "now 2026-11-23T10:05");
  assert.equal(after(1, false), "known 2026-11-23T10:01,now 2026-11-23T10:06");
  trap(core);
  assert.equal(after(1, false), "read 2 bytes,known 2026-11-23T10:01,now 2026-11-23T10:07");
  assert.equal(after(1, true), "now 2026-11-23T10:08");
});

test("after a trap it is read and told again, and what is lost is not freed", async (t) => {
  freeze(t, "2026-11-23T09:00:30Z");
  const { core, log } = await coreTelling({});
  const snapshot = new Snapshot(core, bytes);
  snapshot.at();
  trap(core);
  snapshot.at();
  assert.deepEqual(log, ["read 2 bytes", "now 2026-11-23T09:00", "read 2 bytes", "now 2026-11-23T09:00"]);
  trap(core);
  snapshot.free();
  assert.ok(!log.includes("freed"));
  new Snapshot(core, bytes).free();
  assert.equal(log.at(-1), "freed");
});

test("an asOf that is out of the core's days where the shop is costs itself alone", async (t) => {
  freeze(t, "2026-11-23T09:00:30Z");
  const { core, log } = await coreTelling({ timeZone: "Asia/Tokyo", asOf: "9999-12-31T23:59:59Z", staleAfterHours: 1 });
  const snapshot = new Snapshot(core, bytes);
  snapshot.at();
  assert.equal(log.at(-1), "now 2026-11-23T18:00");
  assert.equal(snapshot.stale(), false);
});

test("the first instant of 1970 is an asOf as good as any", async () => {
  const { core, log } = await coreTelling({ asOf: "1970-01-01T00:00:00Z", staleAfterHours: 1 });
  const snapshot = new Snapshot(core, bytes);
  assert.equal(snapshot.stale(), true);
  snapshot.at("2026-11-23T10:00");
  assert.deepEqual(log.slice(1), ["known 1970-01-01T00:00", "now 2026-11-23T10:00"]);
});
