// What a crash costs: runs are killed again and again, wherever they are, until all is told.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { postOffice } from "./post-office.mjs";
import { customers, folder, snapshot } from "./shop.mjs";

const CUSTOMERS = 300;
const KILLS = 24;
/** In milliseconds: how long a run takes to its first mail, more or less. */
const STARTING = 300;
const PHASES = ["asked", "received", "confirmed", "starting"];

/** Numbers from 0 up to 1, the same each time. @param {number} seed */
function chance(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

for (const connections of [1, 3]) {
  test(`killed ${KILLS} times over ${connections} at once, every notice arrives, none is lost, and each kill repeats at most ${connections}`, async (t) => {
    const random = chance(connections);
    let plan;
    // Whether it hits the mail, its confirmation, or the write after it, lies in fractions of a millisecond.
    const struck = (phase) => {
      if (plan?.phase !== phase || (plan.after -= 1) > 0) return;
      const { child, wait } = plan;
      plan = undefined;
      const began = performance.now();
      while (performance.now() - began < wait);
      child.kill("SIGKILL");
    };
    const office = await postOffice({
      recipient: () => struck("asked"),
      received: () => struck("received"),
      confirmed: () => setImmediate(() => struck("confirmed")),
    });
    t.after(() => office.close());
    const it = folder(snapshot(customers(CUSTOMERS)));
    t.after(it.remove);
    let kills = 0;
    let last;
    while (last?.code !== 0) {
      const phase = PHASES[Math.floor(random() * PHASES.length)];
      last = await it.notify(office, "--connections", String(connections), {
        async started(child) {
          if (kills >= KILLS) return;
          if (phase !== "starting") return void (plan = { phase, child, after: 1 + Math.floor(random() * 20), wait: random() * 3 });
          await pause(random() * STARTING);
          child.kill("SIGKILL");
        },
      });
      if (last.signal === "SIGKILL") kills += 1;
      else assert.equal(last.code, 0, last.stderr + last.stdout);
    }
    assert.ok(kills > 0);
    const got = office.to();
    assert.equal(new Set(got).size, CUSTOMERS, "everybody was told");
    assert.ok(got.length - CUSTOMERS <= kills * connections, `${got.length - CUSTOMERS} repeated by ${kills} kills`);
    const ids = new Set(office.mails.map(({ messageId }) => messageId));
    assert.equal(ids.size, CUSTOMERS, "a repeated mail can be told by its Message-ID");
    const told = it.told().map(({ line }) => line);
    assert.equal(new Set(told).size, CUSTOMERS);
    assert.equal(told.length, CUSTOMERS, "recorded once each");
    assert.ok(!existsSync(it.at("told.jsonl.lock")));
  });
}

for (const signal of ["SIGTERM", "SIGINT"]) {
  test(`after ${signal} the mail in flight is finished and recorded, and no other begun`, async (t) => {
    let child;
    const received = (_message, { mails }) => {
      if (mails.length === 4) child.kill(signal);
    };
    const office = await postOffice({ received });
    t.after(() => office.close());
    const it = folder(snapshot(customers(50)));
    t.after(it.remove);
    // The fifth is not confirmed before the signal has arrived.
    const { code, stdout, stderr } = await it.notify(office, "--rate", "20", { started: (started) => (child = started) });
    assert.equal(code, 4);
    assert.match(stderr, /Stopping after the mail in flight; once more to stop at once/);
    assert.equal(it.told().length, office.mails.length);
    assert.match(stdout, new RegExp(`^${office.mails.length} mails sent, .+\\n${50 - office.mails.length} mails left for the next run: told to stop\\.\\n$`));
    assert.ok(office.mails.length >= 5);
    assert.ok(!existsSync(it.at("told.jsonl.lock")));
  });
}

test("before the first mail a signal ends a run at once, and its lock with it", async (t) => {
  const it = folder(snapshot(customers(1)));
  t.after(it.remove);
  let child;
  const ended = it.notify({ url: "smtp://localhost:1" }, "--snapshot", "-", {
    // The run waits for it.
    input: null,
    started: (started) => (child = started),
  });
  while (!existsSync(it.at("told.jsonl.lock"))) await pause(5);
  child.kill("SIGTERM");
  assert.equal((await ended).code, 4);
  assert.ok(!existsSync(it.at("told.jsonl.lock")));
});
