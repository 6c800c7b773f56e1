/** What a full status offers those who wait: which sections stand when, when they are fetched, and what they survive. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { putTrapping } from "./trapping.mjs";
import { status, stock } from "./waiting.mjs";

const trapping = await putTrapping(site);
const files = ["/dist/care.js", "/dist/care.wasm"];

const offers = ["For waiting 14 days or more: 10% off this order."];
const contact = ["Questions? We are glad to help.", "help@lomb.example", "+36 1 234 5678", "Chat with us"];
const [back, more, calendar, share] = ["Tell me when it is in stock", "Tell me when there is more", "Add to calendar", "Share"];
const quota = [
  "12 of 20 collected; the next order is likely to go out around Monday, November 30.",
  "Take 7 more and the order goes out at once: all of it then ships by Monday, December 14.",
];
const how = ["How we know this date"];
const walnut = { offers, alternatives: ["In stock instead:", "Oak chair", "Ash chair"], contact, actions: [back, calendar, share], how };
const stool = { offers, contact, actions: [more, calendar, share], how };

/** What is offered of each item, by its state. */
const states = {
  "in-stock": ["OAK", {}],
  backorder: ["WALNUT", walnut],
  "backorder that is collected": ["LAMP", { quota, offers, contact, actions: [back, calendar, share], how }],
  "backorder too short to speak of": ["SOON", {}],
  "backorder without a date": ["NEVER", { contact, actions: ["Tell me when there is a date", share], how: ["Why there is no date yet"] }],
  "out-of-stock": ["GONE", { contact, actions: [back, share] }],
  "out-of-stock with a day": ["BACK", { contact, actions: [back, calendar, share], how }],
  preorder: ["BOOK", { offers, contact, actions: ["Tell me when it is released", calendar, share], how }],
  "made-to-order": ["DESK", { offers, contact, actions: [calendar, share], how }],
  discontinued: ["VASE", { alternatives: ["In stock instead:", "Oak chair"], contact }],
};

inEachBrowser((name) => {
  const visit = (body, how = {}) => tab.go(site.page(body, { stock, ...how }).url);
  const ours = () => tab.complaints.filter((text) => text.startsWith("backsoon:"));
  /** A library of which one file is not as it should be. */
  function library(folder) {
    for (const file of ["backsoon.wasm", "care.js", "care.wasm"]) site.put(`/${folder}/${file}`, readFileSync(join(root, "dist", file)));
    site.put(`/${folder}/copy.js`, readFileSync(join(root, "dist/backsoon.js")));
    site.answer(`/${folder}/backsoon.js`, (_request, response) => response.writeHead(302, { location: `/${folder}/copy.js` }).end());
    return `/${folder}/copy.js`;
  }

  /** A page on which what could not be fetched is tried again when the test says so. @param {string} path of the library */
  async function visitPatiently(path) {
    await visit(status("WALNUT"), { library: "/nothing.js" });
    await tab.page.evaluate(async (path) => {
      const { setTimeout } = globalThis;
      globalThis.again = [];
      globalThis.setTimeout = (task, wait, ...more) => ([15_000, 30_000, 45_000].includes(wait) ? again.push({ task, wait }) : setTimeout(task, wait, ...more));
      const { connect, define } = await import(path);
      connect(document.querySelector("[data-source]").dataset.source);
      define();
    }, path);
  }
  /** Waits until something is to be tried again, lets it be, and gives after how many seconds it would have been. */
  async function triedAgain() {
    await tab.until(() => tab.page.evaluate(() => again.length), (count) => count > 0);
    return tab.page.evaluate(() => {
      const { task, wait } = again.shift();
      task();
      return wait / 1000;
    });
  }

  test("each state offers what helps who has to wait, and in stock nothing does", async () => {
    await visit(Object.values(states).map(([sku]) => status(sku, "", sku)).join(""));
    await tab.allShow();
    for (const [state, [sku, offered]] of Object.entries(states)) {
      await tab.offers(`#${sku}`, offered);
      assert.equal(await on(`#${sku}`, (it) => it.state), state.split(" ")[0]);
    }
    await on("#WALNUT", (it) => (it.sku = "STOOL"));
    await on("#WALNUT", (it) => (it.quantity = 3));
    await tab.offers("#WALNUT", stool);
    assert.deepEqual(tab.complaints, []);
  });

  test("each section is left out by its name", async () => {
    await visit(status("LAMP"));
    await tab.offers("#it", { quota, offers, contact, actions: [back, calendar, share], how });
    for (const [without, offered] of Object.entries({
      quota: { offers, contact, actions: [back, calendar, share], how },
      offers: { quota, contact, actions: [back, calendar, share], how },
      contact: { quota, offers, actions: [back, calendar, share], how },
      notify: { quota, offers, contact, actions: [calendar, share], how },
      calendar: { quota, offers, contact, actions: [back, share], how },
      share: { quota, offers, contact, actions: [back, calendar], how },
      how: { quota, offers, contact, actions: [back, calendar, share] },
      "notify  calendar\nshare quota contact": { offers, how },
      "quota offers alternatives contact notify calendar share how": {},
    })) {
      await on("#it", (it, without) => (it.without = without), without);
      await tab.offers("#it", offered);
    }
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[part=care]").hidden), true);
    await on("#it", (it) => Object.assign(it, { sku: "WALNUT", without: "alternatives" }));
    await tab.offers("#it", { offers, contact, actions: [back, calendar, share], how });
    assert.deepEqual(ours(), []);
  });

  test("without and notify-endpoint are properties too", async () => {
    await visit(status("WALNUT"));
    const read = await on("#it", (it) => {
      const before = [it.without, it.notifyEndpoint];
      Object.assign(it, { without: "share", notifyEndpoint: "/tell" });
      return [before, it.getAttribute("without"), it.getAttribute("notify-endpoint"), it.without, it.notifyEndpoint];
    });
    assert.deepEqual(read, [[null, null], "share", "/tell", "share", "/tell"]);
  });

  test("as a property without may be a list", async () => {
    await visit(status("WALNUT"));
    await on("#it", (it) => (it.without = ["share", "alternatives"]));
    await tab.offers("#it", { offers, contact, actions: [back, calendar], how });
    assert.deepEqual(ours(), []);
  });

  test("a page's own sheet has the last word about each part", async () => {
    const parts = ["input", "send", "quota-bar", "quota-note"];
    const sheet = parts.map((part) => `#it::part(${part}) { color: rgb(1, 2, 3); margin-block: 7px; font-size: 9px; }`).join("");
    await visit(status("LAMP"));
    await tab.page.evaluate((sheet) => {
      document.adoptedStyleSheets = [new CSSStyleSheet()];
      document.adoptedStyleSheets[0].replaceSync(sheet);
    }, sheet);
    await tab.until(() => on("#it", (it) => !!it.shadowRoot.querySelector("[data-do=notify]")), Boolean);
    await on("#it", (it) => it.shadowRoot.querySelector("[data-do=notify]").click());
    await tab.until(() => on("#it", (it) => !!it.shadowRoot.querySelector("[part=input]")), Boolean);
    const looks = await on("#it", (it, parts) => parts.map((part) => {
      const { color, marginTop, fontSize } = getComputedStyle(it.shadowRoot.querySelector(`[part="${part}"]`));
      return [color, marginTop, fontSize];
    }), parts);
    for (const look of looks) assert.deepEqual(look, ["rgb(1, 2, 3)", "7px", "9px"]);
  });

  test("a name that is none is said once, and the others hold", async () => {
    await visit(status("WALNUT", 'without="alternatives qouta"'));
    await tab.offers("#it", { offers, contact, actions: [back, calendar, share], how });
    await on("#it", (it) => (it.quantity = 2));
    await tab.settle();
    const message = "'qouta': expected some of quota, offers, alternatives, contact, notify, calendar, share, how";
    assert.deepEqual(await tab.errors(), [{ place: "without", message, at: "it" }]);
    assert.deepEqual(ours(), [`backsoon: without: ${message}`]);
  });

  test("it is fetched once however many wait, and not at all where nobody does or there is but a line for it", async () => {
    const before = files.map(site.asked);
    const none = status("OAK", "", "full") + status("WALNUT", 'view="line"', "line") + status("WALNUT", 'view="badge"', "badge");
    await visit(none);
    assert.deepEqual(await tab.allShow(), ["in-stock", "backorder", "backorder"]);
    await tab.settle();
    assert.deepEqual(files.map(site.asked), before);
    const many = Array.from({ length: 20 }, (_, index) => status("WALNUT", "", `n${index}`)).join("");
    await visit(many);
    for (let index = 0; index < 20; index += 1) await tab.offers(`#n${index}`, walnut);
    assert.deepEqual(files.map(site.asked), before.map((times) => times + 1));
  });

  const ofAnotherBuild = () => readFileSync(join(root, "target/pkg/trap/care.wasm"));
  for (const [what, file, broken, how] of [
    ["a script that is not there", "care.js", () => "Not found", { status: 404 }],
    ["a script that is broken", "care.js", () => "throw new Error('broken')", {}],
    ["a server that fails", "care.wasm", () => "", { status: 500 }],
    ["wasm that is a web page", "care.wasm", () => "<!doctype html>", { headers: { "content-type": "text/html" } }],
    ["wasm of another build", "care.wasm", ofAnotherBuild, {}],
    ["wasm that is another of our files", "care.wasm", () => readFileSync(join(root, "dist/machine.wasm")), {}],
  ]) {
    test(`${what} costs what is offered, not the promise, and is said once`, async () => {
      const path = library(`broken-${file}-${what.replaceAll(" ", "-")}`);
      site.put(path.replace("copy.js", file), broken(), how);
      await visit(status("WALNUT") + status("WALNUT", "", "same"), { library: path });
      const errors = await tab.until(() => tab.errors(), (errors) => errors.length >= 2);
      await tab.settle();
      await tab.heads("#it", "On backorder, ships by Wednesday, December 16");
      await tab.offers("#it", {});
      assert.deepEqual(errors.map(({ at }) => at).sort(), ["it", "same"]);
      assert.equal(ours().length, 1, ours().join("\n"));
    });
  }

  for (const file of ["care.js", "care.wasm"]) {
    test(`${file} that could not be fetched is fetched again after a while`, async () => {
      const path = library(`again-${file}-${name}`);
      const broken = path.replace("copy.js", file);
      site.put(broken, "", { status: 500 });
      await visitPatiently(path);
      await tab.until(() => tab.errors(), ({ length }) => length > 0);
      await tab.heads("#it", "On backorder, ships by Wednesday, December 16");
      await tab.offers("#it", {});
      site.put(broken, readFileSync(join(root, "dist", file)));
      assert.equal(await triedAgain(), 15);
      await tab.offers("#it", walnut);
      assert.equal(ours().length, 1, ours().join("\n"));
    });
  }

  test("on a page that nobody sees nothing is tried again until somebody does", async () => {
    const path = library(`hidden-${name}`);
    const broken = path.replace("copy.js", "care.wasm");
    site.put(broken, "", { status: 500 });
    await visitPatiently(path);
    assert.deepEqual([await triedAgain(), await triedAgain()], [15, 30]);
    const hide = (hidden) => tab.page.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
    await hide(true);
    assert.equal(await triedAgain(), 45);
    await tab.settle();
    assert.equal(site.asked(broken), 3);
    site.put(broken, readFileSync(join(root, "dist/care.wasm")));
    await hide(false);
    await tab.offers("#it", walnut);
  });

  test("after a call that traps the next render is right, and offers what it did", async () => {
    await visit(status("WALNUT") + status("LAMP", "", "other"), { library: trapping });
    await tab.offers("#it", walnut);
    await tab.settle();
    for (let time = 0; time < 3; time += 1) {
      await tab.page.evaluate(() => (globalThis.trapping = true));
      await on("#it", (it) => (it.quantity += 1));
      await tab.until(() => tab.errors(), (errors) => errors.some(({ place }) => place === "wasm"));
      await tab.settle();
      await tab.offers("#it", walnut);
      await tab.page.evaluate(() => (globalThis.trapping = false));
      await on("#it", (it) => (it.quantity += 1));
      await tab.settle();
      await tab.offers("#it", walnut);
      assert.equal(await on("#it", (it) => it.shadowRoot.querySelectorAll("[part=care]").length), 1);
    }
    await on("#other", (it) => (it.quantity = 2));
    await tab.until(() => on("#other", (it) => offered(it).quota.length), (lines) => lines === 2);
    assert.equal(ours().length, 1, ours().join("\n"));
  });

  test("a trap in what is offered alone costs nothing that is promised", async () => {
    await visit(status("WALNUT"), { library: trapping });
    await tab.offers("#it", walnut);
    await tab.settle();
    // The first to show is the promise.
    await tab.page.evaluate(() => {
      let times = 0;
      Object.defineProperty(globalThis, "trapping", { configurable: true, get: () => (times += 1) === 2 });
    });
    await on("#it", (it) => (it.quantity = 10));
    await tab.until(() => tab.errors(), (errors) => errors.some(({ place }) => place === "wasm"));
    await tab.heads("#it", "On backorder, no date known yet");
    await on("#it", (it) => (it.quantity = 2));
    await tab.heads("#it", "On backorder, ships by Wednesday, December 16");
    await tab.offers("#it", walnut);
  });

  test("it goes and comes back with the view, the quantity and the sku", async () => {
    await visit(status("STOOL", 'quantity="3"'));
    await tab.offers("#it", stool);
    for (const [away, back] of [[{ view: "badge" }, { view: "full" }], [{ view: "line" }, { view: null }], [{ quantity: 1 }, { quantity: 3 }], [{ sku: "OAK" }, { sku: "STOOL" }], [{ sku: "NOBODY" }, { sku: "STOOL" }]]) {
      await on("#it", (it, away) => Object.assign(it, away), away);
      await tab.offers("#it", {});
      await on("#it", (it, back) => Object.assign(it, back), back);
      await tab.offers("#it", stool);
    }
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelectorAll("[part=care]").length), 1);
  });

  test("it moves along on the page, and stands again after it was away", async () => {
    await visit(`${status("WALNUT")}<section id="other"></section>`);
    await tab.offers("#it", walnut);
    const same = await on("#it", async (it) => {
      const care = it.shadowRoot.querySelector("[part=care]");
      document.getElementById("other").append(it);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return care === it.shadowRoot.querySelector("[part=care]");
    });
    assert.equal(same, true);
    await tab.page.evaluate(async () => {
      globalThis.away = document.getElementById("it");
      away.remove();
      await new Promise((resolve) => setTimeout(resolve, 50));
      document.querySelector("main").append(away);
    });
    await tab.offers("#it", walnut);
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelectorAll("[part=care]").length), 1);
  });

  test("moved into a frame of the page it looks there as it did, and its buttons work", async () => {
    await visit(`${status("WALNUT")}<iframe id="frame"></iframe>`);
    await tab.offers("#it", walnut);
    const framed = await on("#it", async (it) => {
      const look = () => getComputedStyle(it.shadowRoot.querySelector("[part=actions]")).display;
      const before = look();
      document.getElementById("frame").contentDocument.body.append(it);
      await new Promise((resolve) => setTimeout(resolve, 100));
      it.shadowRoot.querySelector("[data-do=notify]").click();
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { before, after: look(), sheets: it.shadowRoot.adoptedStyleSheets.length, form: !!it.shadowRoot.querySelector("[part=input]") };
    });
    assert.deepEqual(framed, { before: "flex", after: "flex", sheets: 2, form: true });
    assert.deepEqual(tab.complaints, []);
  });

  test("two copies of the script offer it once", async () => {
    const before = files.map(site.asked);
    library("second");
    await visit(status("WALNUT"), { script: 'import "/second/copy.js"; import "/dist/backsoon.js?again";' });
    await tab.offers("#it", walnut);
    await tab.settle();
    assert.deepEqual(files.map(site.asked), before.map((times) => times + 1));
    assert.equal(site.asked("/second/care.wasm"), 0);
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelectorAll("[part=care]").length), 1);
    assert.deepEqual(tab.complaints, []);
  });

  test("three hundred who waited come and go, and nothing of them stays", async () => {
    await visit(`${status("WALNUT")}<div id="place"></div>`);
    await tab.offers("#it", walnut);
    const devtools = name === "chromium" ? await tab.page.createCDPSession() : undefined;
    await devtools?.send("Performance.enable");
    const round = (count) =>
      tab.page.evaluate(async (count) => {
        const pause = () => new Promise((resolve) => setTimeout(resolve));
        for (let time = 0; time < count; time += 1) {
          const it = Object.assign(document.createElement("backsoon-status"), { sku: "WALNUT" });
          document.getElementById("place").append(it);
          while (!offered(it).actions) await pause();
          it.shadowRoot.querySelector("[data-do=notify]").click();
          while (!offered(it).notify) await pause();
          it.remove();
          await pause();
        }
      }, count);
    const measure = async () => {
      const wasm = await tab.page.evaluate(() => [instances, memories[0].buffer.byteLength]);
      if (!devtools) return { wasm };
      for (let time = 0; time < 2; time += 1) await devtools.send("HeapProfiler.collectGarbage");
      const { metrics } = await devtools.send("Performance.getMetrics");
      const counted = (what) => metrics.find((metric) => metric.name === what).value;
      return { wasm, nodes: counted("Nodes"), listeners: counted("JSEventListeners") };
    };
    await round(20);
    const before = await measure();
    await round(300);
    assert.deepEqual(await measure(), before);
  });
});
