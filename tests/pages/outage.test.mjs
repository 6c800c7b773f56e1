/**
 * What a page makes of a backend that is in trouble for longer: what was known stands, then with the time it is of, then not
 * at all; and the backend is asked no oftener than it should be, and as soon as there is a reason to.
 */
import assert from "node:assert/strict";
import { before, beforeEach, test } from "node:test";
import { MOMENT } from "./browsers.mjs";
import { MINUTE, clockwork } from "./clockwork.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";
import { KINDS, gone, inStock, published, put, status, threeSources } from "./three-sources.mjs";

const calm = { version: 1, timeZone: shop.timeZone };
const stockOf = (onHand, more) => ({ ...calm, ...more, items: [{ sku: "CHAIR", onHand }] });
const busy = (headers) => (_request, response) => response.writeHead(429, headers).end();

/** Counts the requests under way. Runs before any script of a page. */
function counting() {
  const { fetch } = globalThis;
  globalThis.underWay = 0;
  globalThis.fetch = (...given) => {
    globalThis.underWay += 1;
    return fetch(...given).finally(() => (globalThis.underWay -= 1));
  };
}

/** Asked each minute; no answer is late, for the time that passes here is not the network's. */
const tag = 'data-poll="60" data-timeout="86400"';

inEachBrowser(() => {
  before(async () => {
    await tab.page.evaluateOnNewDocument(clockwork, Date.parse(MOMENT));
    await tab.page.evaluateOnNewDocument(counting);
  });
  beforeEach(() => tab.page.goto("about:blank"));

  /** Lets minutes pass, one by one, so that what is asked in each is answered in it. */
  async function pass(minutes) {
    for (let minute = 0; minute < minutes; minute += 1) {
      await tab.page.evaluate((minute) => clock.pass(minute), MINUTE);
      await tab.until(() => tab.page.evaluate(() => underWay), (count) => count === 0);
      await tab.settle();
    }
  }
  const set = (instant) => tab.page.evaluate((now) => (clock.hide(true), (clock.now = now), clock.hide(false)), Date.parse(instant));
  /** As of when the element says that it knows. */
  const known = () => on("#it", (it) => it.shadowRoot.querySelector("[part=known]").textContent);
  const changes = () => tab.page.evaluate(() => told.changes.length);
  const open = async (stock, more = 'view="full"') => {
    const page = site.page(status("it", `/outage/${(pages += 1)}.json`, more), { tag });
    const path = `/outage/${pages}.json`;
    site.put(path, stock);
    await tab.go(page.url);
    await tab.until(() => on("#it", (it) => it.state ?? it.textContent), Boolean);
    return path;
  };
  let pages = 0;

  test("what was known stands; once nothing has been heard for five minutes it says as of when, until the backend is back", async () => {
    const path = await open(stockOf(3));
    await tab.reads("#it", [inStock]);
    site.put(path, "", { status: 503 });
    await pass(4);
    assert.equal(await known(), "");
    await pass(2);
    assert.equal(await known(), "As of Nov 23, 10:00 AM");
    await tab.reads("#it", [inStock, "As of Nov 23, 10:00 AM"]);
    site.put(path, stockOf(3));
    await pass(6);
    await tab.reads("#it", [inStock]);
    assert.equal(await changes(), 1, "nothing that is read out has changed");
  });

  test("one that says as of when it knew is taken at its word, in trouble and out of it", async () => {
    const path = await open(stockOf(3, { asOf: "2026-11-23T08:32:00Z" }));
    await tab.reads("#it", [inStock, "As of Nov 23, 9:32 AM"]);
    site.put(path, "", { status: 503 });
    await pass(7);
    await tab.reads("#it", [inStock, "As of Nov 23, 9:32 AM"]);
  });

  test("what is older than the shop allows gives way to the shop's own text, until there is something newer", async () => {
    const policy = { staleAfterHours: 1 };
    const path = await open(stockOf(3, { policy }));
    await tab.reads("#it", [inStock]);
    site.put(path, "", { status: 503 });
    await pass(58);
    await tab.heads("#it", inStock);
    await pass(4);
    await tab.reads("#it", ["Ask us"]);
    site.put(path, stockOf(3, { policy }));
    await pass(6);
    await tab.reads("#it", [inStock]);
  });

  test("a backend that answers, but has not learnt anything for longer than the shop allows, is as good as silent", async () => {
    await open(stockOf(3, { policy: { staleAfterHours: 1 }, asOf: "2026-11-23T08:55:00Z" }));
    await pass(54);
    await tab.heads("#it", inStock);
    await pass(3);
    await tab.reads("#it", ["Ask us"]);
  });

  test("a backend that comes and goes is not noticed by who reads", async () => {
    const path = await open(stockOf(3), 'view="line"');
    await tab.reads("#it", [inStock]);
    for (let round = 0; round < 6; round += 1) {
      site.put(path, "", { status: 502 });
      await pass(1);
      site.put(path, stockOf(3));
      await pass(1);
      await tab.reads("#it", [inStock]);
    }
    assert.equal(await changes(), 1);
  });

  test("who was offline is asked for as soon as that is over, by each source", async () => {
    const backend = threeSources(tag);
    backend.tell("there");
    await tab.go(backend.url);
    for (const kind of KINDS) await tab.reads(`#${kind}`, [inStock]);
    await tab.page.setOfflineMode(true);
    await pass(3);
    for (const kind of KINDS) await tab.reads(`#${kind}`, [inStock]);
    backend.tell("gone");
    // Time stands still from here on, so that nothing but the event makes it ask.
    await tab.page.setOfflineMode(false);
    await tab.page.evaluate(() => dispatchEvent(new Event("online")));
    for (const kind of KINDS) await tab.reads(`#${kind}`, [gone]);
  });

  test("a Retry-After is obeyed, whatever happens on the page meanwhile", async () => {
    const backend = threeSources(tag);
    backend.fail(busy({ "retry-after": "1800" }));
    await tab.go(backend.url);
    await tab.until(() => tab.errors(), (errors) => KINDS.every((kind) => errors.some(({ at, message }) => at === kind && /^HTTP 429/.test(message))));
    backend.tell("there");
    const asked = () => KINDS.map((kind) => site.asked(backend.paths[kind]));
    await tab.page.evaluate(() => (dispatchEvent(new Event("online")), clock.hide(true), clock.hide(false)));
    await on("main", (main) => {
      for (const { id, source } of [...main.querySelectorAll("backsoon-status")]) main.append(Object.assign(document.createElement("backsoon-status"), { id: `${id}-too`, sku: "STOOL", source }));
    });
    await pass(28);
    assert.deepEqual(asked(), [1, 1, 1]);
    await pass(3);
    for (const kind of KINDS) await tab.reads(`#${kind}`, [inStock]);
  });

  for (const [sentence, wish] of [["no words for it", "soon"], ["a time that is over", "Mon, 23 Nov 2020 09:00:00 GMT"], ["less than nothing", "-5"], ["nothing", ""]]) {
    test(`a Retry-After of ${sentence} counts as none`, async () => {
      const path = await open(stockOf(3), 'view="line"');
      await tab.reads("#it", [inStock]);
      site.answer(path, busy({ "retry-after": wish }));
      await pass(2);
      site.put(path, stockOf(0));
      await pass(2);
      await tab.reads("#it", [gone]);
    });
  }

  for (const [kind, told, tell] of [
    ["json", (base) => `${base}.json`, (base, stock) => site.put(`${base}.json`, stock)],
    ["shards", (base) => `shards+${base}/manifest.json`, (base, stock) => put(base, published(stock))],
    ["merged", (base) => `${base}.json ${base}-dates.json`, (base, stock) => (site.put(`${base}.json`, stock), site.put(`${base}-dates.json`, { version: 1, items: [] }))],
  ]) {
    test(`an answer from before the one that is known, as a cache may give, is not taken: ${kind}`, async () => {
      const base = `/outage/older-${(pages += 1)}`;
      const at = (time) => `2026-11-23T${time}:00Z`;
      tell(base, stockOf(3, { asOf: at("08:50") }));
      await tab.go(site.page(status("it", told(base)), { tag }).url);
      await tab.reads("#it", [inStock]);
      tell(base, stockOf(0, { asOf: at("08:40") }));
      await pass(3);
      await tab.reads("#it", [inStock]);
      tell(base, stockOf(0, { asOf: at("08:51") }));
      await pass(1);
      await tab.reads("#it", [gone]);
      assert.deepEqual(await tab.errors(), []);
    });
  }

  test("what is of a time to come is no reason to keep out what is of now", async () => {
    const path = await open(stockOf(3, { asOf: "2062-11-23T08:50:00Z" }));
    await tab.reads("#it", [inStock, /^As of Nov 23/]);
    site.put(path, stockOf(0, { asOf: "2026-11-23T08:50:00Z" }));
    await pass(1);
    await tab.heads("#it", gone);
  });

  test("dates that come late, and are of before the stock, are taken", async () => {
    const base = `/outage/late-${(pages += 1)}`;
    const waits = { ...calm, asOf: "2026-11-23T08:50:00Z", items: [{ sku: "CHAIR", onHand: 0, selling: "backorder" }] };
    site.put(`${base}.json`, waits);
    site.put(`${base}-dates.json`, "", { status: 503 });
    await tab.go(site.page(status("it", `${base}.json ${base}-dates.json`), { tag }).url);
    await tab.reads("#it", [/^On backorder/]);
    site.put(`${base}-dates.json`, { version: 1, asOf: "2026-11-22T08:00:00Z", items: [{ sku: "CHAIR", onOrder: [{ quantity: 9, due: "2026-12-15" }] }] });
    await pass(2);
    await tab.reads("#it", ["On backorder, ships by Dec 15"]);
  });

  test("a shopper's clock that is wrong by an hour is wrong by an hour around the cut-off, and nowhere else", async () => {
    const cutOff = { calendar: shop.calendar };
    for (const [clock, expected] of [["12:59", "today"], ["13:01", "tomorrow"], ["12:30", "today"], ["13:30", "tomorrow"]]) {
      await open(stockOf(3, cutOff), 'view="line"');
      await set(`2026-11-23T${clock}:00Z`);
      await tab.reads("#it", [`In stock, ships ${expected}`]);
    }
  });

  test("the hour that comes twice in autumn is two hours of age", async () => {
    const policy = { staleAfterHours: 1 };
    const path = await open(stockOf(3), 'view="line"');
    await set("2026-10-25T00:35:00Z");
    site.put(path, stockOf(3, { policy, asOf: "2026-10-25T00:30:00Z" }));
    await pass(1);
    await set("2026-10-25T01:29:00Z");
    await tab.reads("#it", [/^In stock/]);
    await set("2026-10-25T01:31:00Z");
    await tab.reads("#it", ["Ask us"]);
  });
});
