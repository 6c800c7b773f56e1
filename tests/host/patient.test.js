// A server that asks to be left alone, and a page that watches anew. The clock is the test's own.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { patient } from "../../www/sources/patient.js";
import { SourceError } from "../../www/sources/poll.js";

beforeEach((t) => t.mock.timers.enable({ apis: ["Date"] }));

/** A question that is answered by these in turn, and counts. */
function asked(...answers) {
  const it = { count: 0, ask: patient(async () => {
    const answer = answers[Math.min(it.count, answers.length - 1)];
    it.count += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  }) };
  return it;
}
const busy = (retryAfter) => new SourceError("/stock", "HTTP 429, expected 200", { retryAfter });

test("until the time that was told is over nobody is asked, and whoever asks hears how long that is", async (t) => {
  const { mock } = t;
  const it = asked(busy(90), "here");
  await assert.rejects(it.ask(), { retryAfter: 90 });
  mock.timers.tick(60_000);
  await assert.rejects(it.ask(), { message: "HTTP 429, expected 200", retryAfter: 30 });
  mock.timers.tick(29_999);
  await assert.rejects(it.ask(), { message: "HTTP 429, expected 200" });
  assert.equal(it.count, 1);
  mock.timers.tick(1);
  assert.equal(await it.ask(), "here");
  assert.equal(await it.ask(), "here");
});

test("a failure without such a time may be tried again at once", async () => {
  const it = asked(new SourceError("/stock", "HTTP 503, expected 200"), new Error("down"), "here");
  await assert.rejects(it.ask());
  await assert.rejects(it.ask());
  assert.equal(await it.ask(), "here");
});

test("nobody is left alone for longer than a day, nor longer because a clock is set back", async (t) => {
  const it = asked(busy(10 ** 9), busy(60), "here");
  await assert.rejects(it.ask());
  t.mock.timers.tick(86_400_000);
  await assert.rejects(it.ask(), { retryAfter: 60 });
  assert.equal(it.count, 2);
  t.mock.timers.setTime(0);
  await assert.rejects(it.ask(), { retryAfter: 60 });
});
