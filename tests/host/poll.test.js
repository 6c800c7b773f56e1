// Asking again and again: when, how often, and when not. The clock is the test's own.
import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { SourceError, poll, request } from "../../www/sources/poll.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Lets so many seconds pass, one by one, so that what is asked meanwhile is answered meanwhile. */
async function pass(seconds) {
  for (let second = 0; second < seconds; second += 1) {
    mock.timers.tick(1000);
    await settled();
  }
}

/** A page that can be hidden and seen again. */
function page() {
  const listeners = new Set();
  return {
    visibilityState: "visible",
    listeners,
    addEventListener: (_name, listener) => listeners.add(listener),
    removeEventListener: (_name, listener) => listeners.delete(listener),
    turn(state) {
      this.visibilityState = state;
      for (const listener of listeners) listener();
    },
  };
}

/** A question that fails, and notes the seconds at which it was asked. */
function failing(error = new Error("down")) {
  const times = [];
  const ask = async () => {
    times.push(Date.now() / 1000);
    throw error;
  };
  return { times, ask };
}

const random = () => 0;
beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"] }));
afterEach(() => mock.timers.reset());

test("it is asked at once and then every so many seconds", async () => {
  const pushed = [];
  let asked = 0;
  const stop = poll(async () => ++asked, (answer) => pushed.push(answer), { every: 10, random });
  assert.equal(asked, 1);
  await settled();
  await pass(20);
  assert.deepEqual(pushed, [1, 2, 3]);
  stop();
});

test("pages that were opened together drift apart, and none asks late", async () => {
  const times = [0, 0.5, 1].map((chance) => {
    const asked = [];
    const stop = poll(async () => asked.push(Date.now() / 1000), () => {}, { every: 60, random: () => chance });
    return { asked, stop };
  });
  await settled();
  await pass(60);
  assert.deepEqual(times.map(({ asked }) => asked[1]), [60, 57, 54]);
  for (const { stop } of times) stop();
});

test("who asks every 0 seconds asks until there is an answer, and no longer", async () => {
  const answers = [new Error("down"), "here", "never asked"];
  const pushed = [];
  const ask = async () => {
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  poll(ask, (answer, error) => pushed.push(answer ?? error.message), { every: 0, random });
  await pass(600);
  assert.deepEqual(pushed, ["down", "here"]);
});

test("a server that is down is left more and more alone, and its return is noticed", async () => {
  const times = [];
  const errors = [];
  let down = true;
  const ask = async () => {
    times.push(Date.now() / 1000);
    if (down) throw new Error("down");
    return "here";
  };
  const stop = poll(ask, (_answer, error) => error && errors.push(error), { every: 60, random });
  await settled();
  await pass(64);
  assert.deepEqual(times, [0, 1, 3, 7, 15, 31, 63]);
  assert.equal(errors.length, 7);
  down = false;
  await pass(64 + 60);
  assert.deepEqual(times.slice(7), [127, 187]);
  stop();
});

test("however long a server is down, it is asked within ten polls", async () => {
  const { times, ask } = failing();
  const stop = poll(ask, () => {}, { every: 3, random: () => 1 });
  await settled();
  await pass(150);
  assert.deepEqual(times, [0, 2, 6, 14, 30, 60, 90, 120, 150]);
  stop();
});

test("pages that failed together do not come back together", async () => {
  const times = [0, 0.25, 0.5, 0.75, 1].map((chance) => {
    const { times, ask } = failing();
    return { times, stop: poll(ask, () => {}, { random: () => chance }) };
  });
  await settled();
  for (let step = 0; step < 8; step += 1) {
    mock.timers.tick(250);
    await settled();
  }
  assert.deepEqual(times.map(({ times }) => times[1]), [1, 1.25, 1.5, 1.75, 2]);
  for (const { stop } of times) stop();
});

for (const [told, waits] of [[90, 90], [1_000_000, 86_400]]) {
  test(`a server that asks to be left alone for ${told} seconds is so for ${waits}`, async () => {
    const { times, ask } = failing(new SourceError("/stock", "HTTP 503", { retryAfter: told }));
    const stop = poll(ask, () => {}, { every: 1, random });
    await settled();
    mock.timers.tick((waits - 1) * 1000);
    await settled();
    assert.deepEqual(times, [0]);
    await pass(1);
    assert.deepEqual(times, [0, waits]);
    stop();
  });
}

test("a Retry-After may be a date", async () => {
  const headers = { "retry-after": new Date(Date.now() + 30_000).toUTCString() };
  const fetch = async () => new Response("", { status: 429, headers });
  await assert.rejects(request("/stock", {}, { fetch }), { name: "SourceError", place: "/stock", message: "HTTP 429, expected 200", retryAfter: 30 });
});

test("nothing is asked while the page is hidden, and once it is seen again only what is due", async () => {
  const document = page();
  let asked = 0;
  const stop = poll(async () => ++asked, () => {}, { every: 10, random, document });
  await settled();
  document.turn("hidden");
  await pass(100);
  assert.equal(asked, 1);
  document.turn("visible");
  assert.equal(asked, 2);
  await settled();
  document.turn("hidden");
  document.turn("visible");
  assert.equal(asked, 2);
  stop();
});

test("who was offline asks once that is over, but not before the time that a server told", async (t) => {
  const network = new EventTarget();
  globalThis.addEventListener = (...given) => network.addEventListener(...given);
  t.after(() => delete globalThis.addEventListener);
  for (const [error, times] of [[new Error("down"), [0, 1, 1]], [new SourceError("/stock", "HTTP 429", { retryAfter: 90 }), [0]]]) {
    const it = failing(error);
    const began = Date.now() / 1000;
    const stop = poll(it.ask, () => {}, { random });
    await settled();
    await pass(1);
    network.dispatchEvent(new Event("online"));
    await settled();
    stop();
    network.dispatchEvent(new Event("online"));
    await settled();
    assert.deepEqual(it.times.map((time) => time - began), times);
  }
});

test("who stops calls off the question under way, hears of no late answer, and leaves no listener", async () => {
  const document = page();
  const pushed = [];
  let signal;
  let answer;
  const ask = (given) => {
    signal = given;
    return new Promise((resolve) => (answer = resolve));
  };
  const stop = poll(ask, (...all) => pushed.push(all), { every: 1, random, document });
  assert.equal(document.listeners.size, 1);
  stop();
  assert.equal(signal.aborted, true);
  answer("late");
  await pass(10);
  assert.deepEqual(pushed, []);
  assert.equal(document.listeners.size, 0);
});
