/** Asking to be told when something is back: the form, the event, and the shop's endpoint. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { status, stock } from "./waiting.mjs";

const [sending, thanks, failed] = ["Sending…", "Thank you. We will write to you.", "That did not work. Please try again, or ask us."];
const form = ["Your e-mail address", "Tell me", "Not now"];
const address = "anna@example.com";

/** The shop's endpoint, which keeps what it was sent: on the shop's own site, and on another one. */
function endpoint(answer = (response) => response.writeHead(204).end()) {
  const posts = [];
  const listener = async (request, response) => {
    let body = "";
    for await (const piece of request) body += piece;
    posts.push({ method: request.method, type: request.headers["content-type"], body });
    answer(response, request);
  };
  return { posts, listener };
}
const elsewhere = createServer((request, response) => elsewhere.emit(`asked ${new URL(request.url, "http://x").pathname}`, request, response));
await new Promise((resolve) => elsewhere.listen(0, "127.0.0.1", resolve));
after(() => (elsewhere.closeAllConnections(), elsewhere.close()));
const otherOrigin = `http://127.0.0.1:${elsewhere.address().port}`;
/** A policy that lets the page reach it, so that all else is what the test sees. */
const open = (strict) => `${strict}; connect-src 'self' ${otherOrigin}`;

inEachBrowser((name) => {
  const visit = async (more = "", how = {}) => {
    await tab.go(site.page(`${status("WALNUT", more)}<a id="after" href="#after">Further</a>`, { stock, ...how }).url);
    await tab.until(() => offered("actions"), Boolean);
    await tab.settle();
  };
  const offered = (section) => on("#it", (it, section) => globalThis.offered(it)[section], section);
  const said = () => offered("said");
  const press = (key) => tab.page.keyboard.press(key);
  const click = (what) => on("#it", (it, what) => it.shadowRoot.querySelector(what).click(), what);
  /** Where the focus is: the part, and what it does. */
  const focus = () => on("#it", ({ shadowRoot: { activeElement: at } }) => (at ? [at.getAttribute("part"), at.dataset.do].filter(Boolean).join(" ") : ""));
  const focusIs = (expected) => tab.until(focus, (at) => at === expected);
  const button = () => on("#it", (it) => {
    const button = it.shadowRoot.querySelector("[data-do=notify]");
    return [button.ariaExpanded, button.ariaControlsElements?.map((one) => one.getAttribute("part")).join()];
  });
  const ours = () => tab.complaints.filter((text) => text.startsWith("backsoon:"));

  async function openForm() {
    await click("[data-do=notify]");
    await focusIs("input");
  }
  /** Types the address, and sends it. */
  async function ask(typed = address) {
    await openForm();
    await tab.page.keyboard.type(typed);
    await press("Enter");
  }
  const answers = (expected) => tab.until(said, (lines) => lines?.join() === expected);
  /** What the page's own script is told, and how it answers: the body of a listener. */
  const listening = (body) => ({ script: `globalThis.wishes = []; addEventListener("backsoon-notify", (event) => { wishes.push(event); ${body} });` });

  test("with the keyboard alone: the form opens, takes the focus, and gives it back", async () => {
    await visit();
    for (let time = 0; time < 20 && (await focus()) !== "action notify"; time += 1) await press("Tab");
    assert.equal(await focus(), "action notify");
    assert.deepEqual(await button(), ["false", "notify"]);
    await press("Enter");
    await focusIs("input");
    assert.deepEqual(await button(), ["true", "notify"]);
    assert.deepEqual(await offered("notify"), form);
    await press("Tab");
    assert.equal(await focus(), "send send");
    await press("Tab");
    assert.equal(await focus(), "dismiss dismiss");
    await press("Enter");
    await focusIs("action notify");
    assert.equal(await offered("notify"), undefined);
    await press(" ");
    await focusIs("input");
    await press("Escape");
    await focusIs("action notify");
    assert.deepEqual(await button(), ["false", "notify"]);
    await press("Enter");
    await focusIs("input");
    await tab.page.keyboard.down("Shift");
    await press("Tab");
    await press("Tab");
    await press("Tab");
    await tab.page.keyboard.up("Shift");
    assert.equal(await focus(), "action notify");
    await press("Enter");
    await focusIs("action notify");
    assert.equal(await offered("notify"), undefined, "the button puts away what it opened");
    assert.deepEqual(tab.complaints, []);
  });

  test("Escape puts the form away, not the dialog it stands in", async () => {
    await tab.go(site.page(`<dialog id="dialog">${status("WALNUT")}</dialog>`, { stock }).url);
    await on("#dialog", (dialog) => {
      dialog.showModal();
      globalThis.escapes = 0;
      // Many a page closes its own dialogs by this.
      document.addEventListener("keydown", ({ key }) => (escapes += key === "Escape"));
    });
    await tab.until(() => offered("actions"), Boolean);
    await openForm();
    await press("Escape");
    await focusIs("action notify");
    assert.deepEqual(await on("#dialog", (dialog) => [dialog.open, escapes]), [true, 0]);
    await press("Escape");
    await tab.until(() => on("#dialog", (dialog) => dialog.open), (open) => !open);
  });

  test("the field has its label, and only an address is taken, by the browser's own rules", async () => {
    await visit("", listening("event.detail.respondWith(Promise.resolve())"));
    await openForm();
    const field = await on("#it", (it) => {
      const input = it.shadowRoot.querySelector("[part=input]");
      return { type: input.type, label: input.labels[0].textContent, required: input.required, complete: input.autocomplete };
    });
    assert.deepEqual(field, { type: "email", label: "Your e-mail address", required: true, complete: "email" });
    const wishes = () => tab.page.evaluate(() => globalThis.wishes.length);
    for (const typed of ["", "anna", "anna@"]) {
      await on("#it", (it) => (it.shadowRoot.querySelector("[part=input]").value = ""));
      await tab.page.keyboard.type(typed);
      await press("Enter");
      await tab.settle();
      assert.equal(await wishes(), 0, typed);
      assert.deepEqual(await offered("notify"), form);
    }
    await on("#it", (it) => (it.shadowRoot.querySelector("[part=input]").value = ""));
    await tab.page.keyboard.type(` ${address} `);
    await press("Enter");
    await answers(thanks);
    assert.equal(await tab.page.evaluate(() => globalThis.wishes[0].detail.email), address);
  });

  test("the page is told what is asked for, across shadow roots, and its answer is said", async () => {
    await visit('quantity="2" lang="en-GB"', listening("event.detail.respondWith(new Promise((resolve) => (globalThis.answer = resolve)))"));
    await ask();
    await answers(sending);
    const told = await tab.page.evaluate(() => {
      const [{ type, bubbles, composed, cancelable, detail, target }] = wishes;
      return { type, bubbles, composed, cancelable, at: target.id, ...detail, respondWith: typeof detail.respondWith };
    });
    assert.deepEqual(told, { type: "backsoon-notify", bubbles: true, composed: true, cancelable: true, at: "it", sku: "WALNUT", quantity: 2, email: address, locale: "en-GB", respondWith: "function" });
    for (let time = 0; time < 3; time += 1) await press("Enter");
    await click("[data-do=notify]");
    await click("[data-do=notify]");
    await focusIs("input");
    await tab.page.keyboard.type(address);
    await press("Enter");
    await tab.settle();
    assert.equal(await tab.page.evaluate(() => wishes.length), 1, "it is asked once, however often one presses");
    await answers(sending);
    await tab.page.evaluate(() => answer());
    await answers(thanks);
    await focusIs("said");
    assert.equal(await offered("notify"), undefined);
    assert.deepEqual(await offered("actions"), ["Add to calendar", "Share"], "nobody has to ask twice");
    assert.deepEqual(tab.complaints, []);
  });

  test("what the page refuses is said, may be tried again, and is told once", async () => {
    await visit("", listening("event.detail.respondWith(wishes.length > 2 ? 'fine' : Promise.reject(new Error('the list is full')))"));
    await ask();
    await answers(failed);
    assert.deepEqual(await offered("notify"), form);
    await focusIs("input");
    await press("Enter");
    await tab.until(() => tab.page.evaluate(() => wishes.length), (times) => times === 2);
    await answers(failed);
    assert.deepEqual(ours(), ["backsoon: backsoon-notify: the list is full"]);
    assert.deepEqual((await tab.errors())[0], { place: "backsoon-notify", message: "the list is full", at: "it" });
    await press("Enter");
    await answers(thanks);
  });

  for (const [what, body, message] of [
    ["a Response that failed", "event.detail.respondWith(fetch('/refusing'))", "HTTP 500, expected 200"],
    ["false", "event.detail.respondWith(false)", "false; expected what is not, once it has arrived"],
    ["a refusal that is followed by more", "event.detail.respondWith(Promise.reject(new Error('full'))); event.detail.respondWith('fine')", "full"],
    ["nothing in fifteen seconds", "AbortSignal.timeout = () => late.signal; event.detail.respondWith(new Promise(() => {})); setTimeout(() => late.abort(), 100)", "no answer within 15 s"],
  ]) {
    test(`a page that answers with ${what} has not taken it`, async () => {
      site.answer("/refusing", endpoint((response) => response.writeHead(500).end()).listener);
      await visit("", listening(`globalThis.late = new AbortController(); ${body}`));
      await ask();
      await answers(failed);
      await tab.settle();
      assert.deepEqual(ours(), [`backsoon: backsoon-notify: ${message}`]);
    });
  }

  test("an answer that comes when nobody asks any more is not heard", async () => {
    const { posts, listener } = endpoint();
    site.answer("/told-late", listener);
    await visit('notify-endpoint="/told-late"', listening("setTimeout(() => event.detail.respondWith(false))"));
    await ask();
    await answers(thanks);
    await tab.settle();
    assert.equal(posts.length, 1);
    assert.deepEqual(tab.complaints, []);
  });

  test("whoever was thanked may ask for another quantity", async () => {
    await visit("", listening("event.detail.respondWith('fine')"));
    await ask();
    await answers(thanks);
    await on("#it", (it) => (it.quantity = 2));
    await tab.until(said, (lines) => lines === undefined);
    await ask();
    await answers(thanks);
    assert.deepEqual(await tab.page.evaluate(() => wishes.map(({ detail }) => detail.quantity)), [1, 2]);
  });

  test("what the shop says of the address stands in the form, and only there", async () => {
    await visit();
    await on("#it", (it) => it.append(Object.assign(document.createElement("span"), { slot: "notify-note", textContent: "Kept for a year" })));
    const seen = () => on("#it", (it) => it.querySelector("[slot]").checkVisibility());
    assert.equal(await seen(), false);
    await openForm();
    assert.equal(await seen(), true);
    await press("Escape");
    await tab.until(seen, (is) => !is);
  });

  test("a page that prevents it sees to it itself: nothing is sent, and the form stays as it is", async () => {
    const { posts, listener } = endpoint();
    site.answer("/prevented", listener);
    await visit('notify-endpoint="/prevented"', listening("event.preventDefault()"));
    await ask();
    await tab.until(() => tab.page.evaluate(() => wishes.length), Boolean);
    await tab.settle();
    assert.deepEqual([await offered("notify"), await said(), posts], [form, undefined, []]);
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[part=input]").value), address);
    assert.deepEqual(tab.complaints, []);
  });

  test("where nobody takes it the shopper is told so, and the developer what is missing", async () => {
    await visit();
    await ask();
    await answers(failed);
    await tab.settle();
    assert.deepEqual(ours(), ["backsoon: notify-endpoint: missing; expected an address, or a page that answers backsoon-notify by respondWith"]);
    await press("Enter");
    await tab.settle();
    await answers(failed);
    assert.equal(ours().length, 1);
  });

  test("where nobody took it the form is not offered again, but where there is an endpoint", async () => {
    const others = status("LAMP", "", "other") + status("LAMP", 'notify-endpoint="/tell"', "endpoint");
    await tab.go(site.page(status("WALNUT") + others, { stock }).url);
    await tab.until(() => offered("actions"), Boolean);
    await ask();
    await answers(failed);
    await focusIs("input");
    await press("Escape");
    const buttons = () => tab.page.evaluate(() => ["it", "other", "endpoint"].map((id) => !!document.getElementById(id).shadowRoot.querySelector("[data-do=notify]")));
    await tab.until(buttons, (all) => `${all}` === "false,false,true");
    await focusIs("action calendar");
    assert.equal(ours().length, 1);
  });

  test("the shop's endpoint gets it as JSON, once, and what it answers is said", async () => {
    let answer;
    const { posts, listener } = endpoint((response) => (answer = () => response.writeHead(201).end()));
    site.answer("/tell", listener);
    await visit('quantity="3" notify-endpoint="/tell"');
    await ask();
    await answers(sending);
    await press("Enter");
    await press("Enter");
    await tab.until(async () => answer, Boolean);
    await tab.settle();
    assert.equal(posts.length, 1);
    assert.deepEqual([posts[0].method, posts[0].type, JSON.parse(posts[0].body)], ["POST", "application/json", { sku: "WALNUT", quantity: 3, email: address, locale: "en" }]);
    answer();
    await answers(thanks);
    assert.deepEqual(tab.complaints, []);
  });

  for (const [what, answer, message] of [
    ["fails", (response) => response.writeHead(500).end(), /: HTTP 500, expected 200$/],
    ["breaks off", (response) => response.destroy(), /: could not be reached$/],
    ["leads elsewhere", (response) => response.writeHead(302, { location: "/index.html" }).end(), /: led elsewhere, expected an answer of its own$/],
    ["leads to somebody else with the address", (response) => response.writeHead(307, { location: `${otherOrigin}/stolen` }).end(), /: led elsewhere, expected an answer of its own$/],
  ]) {
    test(`an endpoint that ${what} is said to have failed, once`, async () => {
      const stolen = endpoint();
      elsewhere.removeAllListeners("asked /stolen").on("asked /stolen", stolen.listener);
      site.answer("/failing", endpoint(answer).listener);
      await visit('notify-endpoint="/failing"', { policy: open(site.policy) });
      await ask();
      await answers(failed);
      await tab.settle();
      assert.equal(ours().length, 1, ours().join("\n"));
      assert.match(ours()[0], /^backsoon: notify-endpoint: http/);
      assert.match(ours()[0], message);
      assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[part=input]").value), address, "nobody types it twice");
      assert.deepEqual(stolen.posts, []);
    });
  }

  test("an endpoint that says nothing has failed after fifteen seconds", async () => {
    site.answer("/silent");
    await visit('notify-endpoint="/silent"');
    await tab.page.evaluate(() => {
      const { timeout } = AbortSignal;
      globalThis.patience = [];
      AbortSignal.timeout = (milliseconds) => (patience.push(milliseconds), timeout.call(AbortSignal, 100));
    });
    await ask();
    await answers(failed);
    assert.deepEqual(await tab.page.evaluate(() => patience), [15_000]);
    assert.match(ours().join("\n"), /^backsoon: notify-endpoint: http.*\/silent: no answer within 15 s$/);
  });

  test("another origin may be the endpoint if it says so, and else has failed", async () => {
    const allow = { "access-control-allow-origin": site.url, "access-control-allow-headers": "content-type" };
    const willing = endpoint((response) => response.writeHead(204, allow).end());
    const unwilling = endpoint();
    elsewhere.removeAllListeners("asked /willing").on("asked /willing", willing.listener);
    elsewhere.removeAllListeners("asked /unwilling").on("asked /unwilling", unwilling.listener);
    await visit(`notify-endpoint="${otherOrigin}/willing"`, { policy: open(site.policy) });
    await ask();
    await answers(thanks);
    assert.deepEqual(willing.posts.map(({ method }) => method), ["OPTIONS", "POST"]);
    await visit(`notify-endpoint="${otherOrigin}/unwilling"`, { policy: open(site.policy) });
    await ask();
    await answers(failed);
    assert.deepEqual(unwilling.posts.map(({ method }) => method), ["OPTIONS"]);
    assert.match(ours().join("\n"), /\/unwilling: could not be reached$/);
  });

  test("no endpoint is a script, and an address that is none is named", async () => {
    for (const wrong of ["javascript:globalThis.ran=true", "data:text/plain,x", "https://", "mailto:shop@example.com"]) {
      await visit(`notify-endpoint="${wrong}"`);
      await ask();
      await answers(failed);
      await tab.settle();
      assert.deepEqual(ours(), [`backsoon: notify-endpoint: '${wrong}': expected an http(s) address`]);
      assert.equal(await tab.page.evaluate(() => globalThis.ran), undefined);
    }
  });

  test("an endpoint with a password in it is refused, and neither that nor a query is named", async () => {
    const { host } = new URL(site.url);
    await visit(`notify-endpoint="http://user:secret@${host}/tell?key=hidden"`);
    await ask();
    await answers(failed);
    await tab.settle();
    assert.deepEqual(ours(), [`backsoon: notify-endpoint: ${site.url}/tell: has a name or a password in it, expected an address without`]);
  });

  test("what is typed and where one types outlive a new stock and another language", async (t) => {
    const catalogue = "/dist/locales/care/hu.json";
    site.put(catalogue, { email: "E-mail-cím", send: "Szóljatok", dismiss: "Most nem" });
    t.after(() => site.drop(catalogue));
    await visit();
    await openForm();
    await tab.page.keyboard.type("anna@");
    await on("#it", (it, snapshot) => (it.snapshot = snapshot), { ...stock, items: [{ ...stock.items[2], onOrder: [{ quantity: 9, due: "2026-12-18" }], title: "Walnut" }] });
    await tab.heads("#it", "On backorder, ships by Friday, December 18");
    await on("html", (root) => (root.lang = "hu"));
    await tab.until(() => offered("notify"), (lines) => lines?.join() === "E-mail-cím,Szóljatok,Most nem");
    assert.equal(await focus(), "input");
    await tab.page.keyboard.type("example.com");
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[part=input]").value), address);
    await on("#it", (it) => (it.quantity = 4));
    await tab.settle();
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[part=input]").value), address);
  });

  test("another item puts the form away, and what was on its way for the first says nothing about it", async () => {
    await visit("", listening("event.detail.respondWith(new Promise((_resolve, reject) => (globalThis.refuse = reject)))"));
    await ask();
    await answers(sending);
    await on("#it", (it) => (it.sku = "LAMP"));
    await tab.until(() => offered("notify"), (lines) => lines === undefined);
    await tab.page.evaluate(() => refuse(new Error("too late")));
    await tab.settle();
    assert.equal(await said(), undefined);
    assert.equal(await offered("notify"), undefined);
    assert.deepEqual(ours(), ["backsoon: backsoon-notify: too late"]);
    await openForm();
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[part=input]").value), "");
  });

  test("nothing of it is kept in the browser", async () => {
    site.answer("/kept", endpoint().listener);
    await visit('notify-endpoint="/kept"');
    await tab.page.evaluate(() => (localStorage.clear(), sessionStorage.clear()));
    await ask();
    await answers(thanks);
    const kept = await tab.page.evaluate(async () => [localStorage.length, sessionStorage.length, document.cookie, (await indexedDB.databases()).length, (await caches.keys()).length]);
    assert.deepEqual(kept, [0, 0, "", 0, 0]);
  });

  test("what becomes of it is read out once, in its turn, by the region that reads the promise", async () => {
    await visit("", listening("event.detail.respondWith(new Promise((resolve) => setTimeout(resolve, 900)))"));
    await on("#it", (it) => {
      const regions = it.shadowRoot.querySelectorAll("[role=status], [aria-live]");
      it.spoken = [];
      it.regions = regions.length;
      new MutationObserver(() => it.spoken.push(regions[0].textContent)).observe(regions[0], { childList: true });
    });
    const spoken = () => on("#it", (it) => it.spoken.filter(Boolean));
    await ask();
    await tab.until(spoken, (lines) => lines.includes(thanks));
    await tab.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 800)));
    assert.deepEqual(await spoken(), [sending, thanks]);
    assert.equal(await on("#it", (it) => it.regions), 1);
    await on("#it", (it) => (it.sku = "LAMP"));
    const last = await tab.until(spoken, (lines) => lines.length > 2);
    assert.match(last.at(-1), /^On backorder, ships by Monday, December 21/, "silence does not talk over it");
    await tab.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 800)));
    assert.match(await on("#it", (it) => it.spoken.at(-1)), /^On backorder/);
  });
});
