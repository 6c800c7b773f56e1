/** Asking again and again: when, how often, and when not. The clock is the test's own. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { afterEach, beforeEach, describe, mock, test } from "node:test";
import { poll, request, SourceError } from "../../www/sources/poll.js";

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Lets so many seconds pass, one by one, so that what is asked meanwhile is answered meanwhile. */
async function pass(seconds) {
  for (let second = 0; second < seconds; second++) {
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

describe("poll", () => {
  beforeEach(() => mock.timers.enable({ apis: ["setTimeout", "Date"] }));
  afterEach(() => mock.timers.reset());
  const random = () => 0;

  test("asks at once and then every so many seconds", async () => {
    const pushed = [];
    let asked = 0;
    const stop = poll(async () => ++asked, (answer) => pushed.push(answer), { every: 10, random });
    assert.equal(asked, 1);
    await settled();
    await pass(20);
    assert.deepEqual(pushed, [1, 2, 3]);
    stop();
  });

  test("pushes nothing when nothing has changed", async () => {
    const pushed = [];
    const stop = poll(async () => undefined, (...answer) => pushed.push(answer), { every: 1, random });
    await pass(5);
    assert.deepEqual(pushed, []);
    stop();
  });

  test("with every: 0 stops asking when there is an answer, not before", async () => {
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

  test("leaves a server that is down more and more alone, and notices its return", async () => {
    const times = [];
    let down = true;
    const ask = async () => {
      times.push(Date.now() / 1000);
      if (down) throw new Error("down");
      return "here";
    };
    const errors = [];
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

  test("pages that failed together do not come back together", async () => {
    const times = [0, 0.25, 0.5, 0.75, 1].map((chance) => {
      const asked = [];
      const ask = async () => {
        asked.push(Date.now());
        throw new Error("down");
      };
      return { asked, stop: poll(ask, () => {}, { random: () => chance }) };
    });
    await settled();
    for (let step = 0; step < 100; step++) {
      mock.timers.tick(20);
      await settled();
    }
    assert.equal(new Set(times.map(({ asked }) => asked[1])).size, 5);
    for (const { stop } of times) stop();
  });

  test("obeys Retry-After", async () => {
    let asked = 0;
    const ask = async () => {
      asked += 1;
      throw new SourceError("/stock", "HTTP 503", { retryAfter: 90 });
    };
    const stop = poll(ask, () => {}, { every: 1, random });
    await settled();
    await pass(89);
    assert.equal(asked, 1);
    await pass(1);
    assert.equal(asked, 2);
    stop();
  });

  test("asks nothing while the page is hidden, and at once when it is seen again and due", async () => {
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

  test("stop ends the question that is under way and leaves no listener", async () => {
    const document = page();
    const pushed = [];
    let signal;
    let answer;
    const ask = (given) => {
      signal = given;
      return new Promise((resolve) => (answer = resolve));
    };
    const stop = poll(ask, (...all) => pushed.push(all), { every: 1, random, document });
    stop();
    assert.equal(signal.aborted, true);
    answer("late");
    await pass(10);
    assert.deepEqual(pushed, []);
    assert.equal(document.listeners.size, 0);
  });
});

describe("request", () => {
  /** @param {(request: any, response: any) => void} handle @param {(url: string) => Promise<void>} check */
  async function serving(handle, check) {
    const server = createServer(handle);
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      await check(`http://127.0.0.1:${server.address().port}/stock`);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }

  test("an error names the place, the status and how long to wait", () =>
    serving(
      (_, response) => response.writeHead(503, { "retry-after": "7" }).end(),
      (url) => assert.rejects(request(url, {}), { name: "SourceError", place: url, message: "HTTP 503, expected 200", retryAfter: 7 }),
    ));

  test("Retry-After may be a date", () =>
    serving(
      (_, response) => response.writeHead(429, { "retry-after": new Date(Date.now() + 30_000).toUTCString() }).end(),
      (url) => assert.rejects(request(url, {}), ({ retryAfter }) => retryAfter > 25 && retryAfter <= 30),
    ));

  test("a server that does not answer is given up after the time-out", () =>
    serving(
      () => {},
      (url) => assert.rejects(request(url, {}, { timeout: 0.1 }), { place: url, message: "no answer within 0.1 s" }),
    ));

  test("a server that is not there", () =>
    assert.rejects(request("http://127.0.0.1:9/stock", {}), { place: "http://127.0.0.1:9/stock", message: "could not be reached" }));

  test("304 is an answer", () =>
    serving(
      (_, response) => response.writeHead(304).end(),
      async (url) => assert.equal((await request(url, {})).status, 304),
    ));
});
