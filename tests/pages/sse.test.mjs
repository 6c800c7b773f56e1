/** Pages that are told what is new: by `backsoon serve`, which names what has changed, and by a server that sends it. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { serving } from "../services/serve.mjs";
import { until } from "../services/until.mjs";
import { inEachBrowser, site, tab } from "./in-browsers.mjs";
import { another, few, hide, history, inStock, livePage, own, seen, settings } from "./live.mjs";

/** @type {Awaited<ReturnType<typeof serving>>} */
let server;
before(async () => {
  server = await serving({ beat: 1 });
});
after(() => server.close());

const shop = (/** @type {Record<string, number>} */ onHand) => ({ version: 1, ...settings, items: Object.entries(onHand).map(([sku, count]) => ({ sku, onHand: count })) });
const page = (...skus) => livePage(`sse+${server.url}/events`, skus, `data-asks="shards+${server.url}/manifest.json"`);

/** A server of the shop's own that sends events to whoever has connected at a path. @param {string} path */
function hub(path) {
  /** @type {Set<import("node:http").ServerResponse>} */
  const pages = new Set();
  const asked = [];
  let present = "";
  site.answer(path, (request, response) => {
    asked.push(request.url);
    pages.add(response);
    response.on("close", () => pages.delete(response));
    response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
    response.write(`: here\n\n${present}`);
  });
  return {
    asked,
    pages: async () => pages.size,
    /** What whoever connects is told. */
    present: (text) => (present = text),
    send: (text) => pages.forEach((response) => response.write(text)),
    drop: () => pages.forEach((response) => response.destroy()),
  };
}

const event = (name, data, id) => `${id ? `id: ${id}\n` : ""}${name ? `event: ${name}\n` : ""}data: ${typeof data === "string" ? data : JSON.stringify(data)}\n\n`;

inEachBrowser((name) => {
  before(() => seen(tab));

  test("what publish writes reaches the page, which fetches no more than it shows", async () => {
    server.publish(shop({ CHAIR: 9, LAMP: 2 }));
    await tab.go(page("CHAIR"));
    await tab.reads("#CHAIR", [inStock]);
    server.publish(shop({ CHAIR: 1, LAMP: 2 }));
    await tab.reads("#CHAIR", [few(1)]);
    assert.deepEqual(await history(tab, "CHAIR"), [inStock, few(1)]);
    const fetched = await tab.page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.includes("/shards/")));
    assert.equal(new Set(fetched).size, 2);
    assert.deepEqual(tab.complaints, []);
  });

  test("a plain file is asked again too, and found by what the events say of it alone", async () => {
    server.put("shop.json", shop({ CHAIR: 9 }));
    await tab.go(livePage(`sse+${server.url}/events?file=shop.json`, ["CHAIR"]));
    await tab.reads("#CHAIR", [inStock]);
    server.put("shop.json", shop({ CHAIR: 1 }));
    await tab.reads("#CHAIR", [few(1)]);
    server.put("shop.json", "{half");
    const errors = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.equal(errors[0].place, "snapshot");
    await tab.reads("#CHAIR", [few(1)]);
    server.put("shop.json", shop({ CHAIR: 2 }));
    await tab.reads("#CHAIR", [few(2)]);
  });

  test("a server that is killed and comes back: the page says so, keeps what it had, and catches up without a repetition", async () => {
    server.publish(shop({ CHAIR: 9, LAMP: 2 }));
    await tab.go(page("CHAIR", "LAMP"));
    await tab.reads("#CHAIR", [inStock]);
    await tab.reads("#LAMP", [few(2)]);
    await server.kill("SIGKILL");
    const errors = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.match(errors[0].message, /^(the connection is lost|could not be reached); the last good answer is of 2026-/);
    await tab.reads("#CHAIR", [inStock]);
    server.publish(shop({ CHAIR: 1, LAMP: 2 }));
    await server.start();
    await tab.reads("#CHAIR", [few(1)]);
    assert.deepEqual(await history(tab, "CHAIR"), [inStock, few(1)]);
    assert.deepEqual(await history(tab, "LAMP"), [few(2)]);
  });

  test("of two tabs one is connected, and when it goes or is hidden the other is", async (t) => {
    server.publish(shop({ CHAIR: 9, LAMP: 2 }));
    const url = page("CHAIR");
    await tab.go(url);
    await tab.reads("#CHAIR", [inStock]);
    const second = await another(t, url);
    await second.reads("#CHAIR", [inStock]);
    // Those by which files were fetched are closed when nobody uses them.
    await until(server.connections, (count) => count === 1);
    server.publish(shop({ CHAIR: 3, LAMP: 2 }));
    for (const each of [tab, second]) await each.reads("#CHAIR", [few(3)]);
    await hide(tab, true);
    server.publish(shop({ CHAIR: 2, LAMP: 2 }));
    await second.reads("#CHAIR", [few(2)]);
    await tab.reads("#CHAIR", [few(3)]);
    await hide(second, true);
    await until(server.connections, (count) => count === 0);
    server.publish(shop({ CHAIR: 1, LAMP: 2 }));
    await hide(tab, false);
    await tab.reads("#CHAIR", [few(1)]);
    assert.deepEqual(await history(tab, "CHAIR"), [inStock, few(3), few(1)]);
    assert.deepEqual(await history(second, "CHAIR"), [inStock, few(3), few(2)]);
  });

  test("a snapshot is sent, then some of its items, and one that is no JSON costs only itself", async () => {
    const path = `/whole-${name}`;
    const events = hub(path);
    events.present(event("", shop({ CHAIR: 9, LAMP: 2 }), "1"));
    await tab.go(livePage(`sse+${path}`, ["CHAIR", "LAMP"]));
    await tab.reads("#CHAIR", [inStock]);
    await tab.reads("#LAMP", [few(2)]);
    events.send(event("items", { items: [{ sku: "LAMP", onHand: 1 }] }, "2"));
    await tab.reads("#LAMP", [few(1)]);
    events.send(event("items", "{items", "3"));
    const errors = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.equal(errors[0].message, "event 'items': '{items': not JSON");
    events.send(event("items", { gone: ["LAMP"], items: [{ sku: "CHAIR", onHand: 1 }] }, "4"));
    await tab.reads("#LAMP", [own]);
    await tab.reads("#CHAIR", [few(1)]);
    assert.deepEqual(await history(tab, "CHAIR"), [inStock, few(1)]);
  });

  test("who comes back says what was heard last, and what is said once more is not told twice", async () => {
    const path = `/again-${name}`;
    const events = hub(path);
    events.present(event("snapshot", shop({ CHAIR: 9 }), "7"));
    await tab.go(livePage(`sse+${path}`, ["CHAIR"]));
    await tab.reads("#CHAIR", [inStock]);
    events.present(event("snapshot", shop({ CHAIR: 1 }), "7"));
    events.drop();
    await tab.until(async () => events.asked.length, (length) => length === 2);
    assert.equal(events.asked[1], `${path}?lastEventID=7`);
    await tab.settle();
    await tab.reads("#CHAIR", [inStock]);
    events.send(event("items", { items: [{ sku: "CHAIR", onHand: 2 }] }, "8"));
    await tab.reads("#CHAIR", [few(2)]);
    assert.deepEqual(await history(tab, "CHAIR"), [inStock, few(2)]);
  });

  test("a connection that has fallen silent is begun anew", async () => {
    const path = `/silent-${name}`;
    const events = hub(path);
    events.present(event("beat", "0.2") + event("snapshot", shop({ CHAIR: 9 }), "1"));
    await tab.go(livePage(`sse+${path}`, ["CHAIR"]));
    await tab.reads("#CHAIR", [inStock]);
    await tab.until(async () => events.asked.length, (length) => length > 1);
    assert.match((await tab.errors())[0].message, /^nothing heard for 0\.6\d* s; the last good answer/);
  });

  test("a server that is told the skus is told those that come later, and those of other tabs", async (t) => {
    const path = `/skus-${name}`;
    const told = [];
    site.answer(path, (request, response) => {
      const skus = new URL(request.url, site.url).searchParams.get("skus").split(",");
      told.push(skus.join());
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      response.write(event("snapshot", shop(Object.fromEntries(skus.map((sku) => [sku, sku === "LAMP" ? 2 : 9]))), told.length));
    });
    const source = `sse+${path}?skus={skus}`;
    await tab.go(livePage(source, ["CHAIR"]));
    await tab.reads("#CHAIR", [inStock]);
    const second = await another(t, livePage(source, ["LAMP"]));
    await second.reads("#LAMP", [few(2)]);
    assert.deepEqual(told, ["CHAIR", "CHAIR,LAMP"]);
    await tab.page.$eval("#CHAIR", (it) => (it.sku = "LAMP"));
    await tab.reads("#CHAIR", [few(2)]);
    assert.deepEqual(tab.complaints, []);
  });

  test("events may not send a page anywhere but to a file", async () => {
    const path = `/elsewhere-${name}`;
    hub(path).present(event("change", { source: "javascript:alert(1)" }));
    await tab.go(livePage(`sse+${path}`, ["CHAIR"]));
    const errors = await tab.until(() => tab.errors(), ({ length }) => length > 0);
    assert.equal(errors[0].message, "event 'change': source 'javascript:alert(1)': expected a URL, or shards+URL");
  });
});
