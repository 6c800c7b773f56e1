/** What is handed to other programs: an entry for a calendar, a text to share, and links. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Tab, launch } from "./browsers.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { status, stock } from "./waiting.mjs";

/** As strict as a shop can be. */
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'";
const [copied, notCopied] = ["Copied. Paste it wherever you like.", "It could not be copied. Please copy the page's address."];
const of = (item, more = {}) => ({ ...stock, ...more, items: [{ sku: "CHAIR", title: "Chair", selling: "backorder", onOrder: [{ quantity: 9, due: "2026-12-16" }], ...item }] });

/** The properties of the one entry in a file for calendars, by name. */
function parse(file) {
  assert.ok(file.endsWith("\r\n"));
  const lines = file.slice(0, -2).split("\r\n");
  assert.deepEqual(lines.filter((line) => Buffer.byteLength(line) > 75), [], "no line is longer than calendars take");
  assert.doesNotMatch(lines.join(""), /[\r\n]/);
  const whole = lines.join("\r\n").replaceAll("\r\n ", "").split("\r\n").map((line) => /^([^:]+):(.*)$/su.exec(line).slice(1));
  const [first, , , second] = whole;
  assert.deepEqual([first, second, ...whole.slice(-2)], [["BEGIN", "VCALENDAR"], ["BEGIN", "VEVENT"], ["END", "VEVENT"], ["END", "VCALENDAR"]]);
  return Object.fromEntries(whole.filter(([name]) => !["BEGIN", "END"].includes(name)));
}

inEachBrowser((name) => {
  /** A page under the strict policy that keeps what it is given instead of handing it out. */
  async function visit(stock, { more = "", sku = "CHAIR", given = "" } = {}) {
    const script = `
      globalThis.kept = { violations: [], blobs: [], names: [], shared: [], texts: [] };
      addEventListener("securitypolicyviolation", ({ violatedDirective }) => kept.violations.push(violatedDirective));
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => (kept.blobs.push(blob), createObjectURL.call(URL, blob));
      HTMLAnchorElement.prototype.click = function () { kept.names.push([this.download, this.protocol]); };
      const stub = (of, name, value) => Object.defineProperty(of, name, { value, configurable: true });
      ${given}`;
    await tab.go(site.page(status(sku, more), { stock, policy, script }).url);
    await tab.until(() => on("#it", (it) => !!offered(it).contact), Boolean);
    await tab.settle();
  }
  const click = (what) => on("#it", (it, what) => it.shadowRoot.querySelector(`[data-do=${what}]`).click(), what);
  const said = (expected) => tab.until(() => on("#it", (it) => offered(it).said), (lines) => lines?.join() === expected);
  const unharmed = async () => {
    assert.deepEqual(await tab.page.evaluate(() => kept.violations), []);
    assert.deepEqual(tab.complaints, []);
  };

  async function entry() {
    await click("calendar");
    const [file, type, names] = await tab.page.evaluate(async () => [await kept.blobs.at(-1).text(), kept.blobs.at(-1).type, kept.names.at(-1)]);
    assert.equal(type, "text/calendar");
    assert.equal(names[1], "blob:");
    return { ...parse(file), file: names[0] };
  }

  test("the calendar's entry is of whole days, named after the item, and found again by the page", async () => {
    await visit(of({ title: "Oak chair" }), { more: 'quantity="2"' });
    const { URL: url, ...rest } = await entry();
    assert.deepEqual(rest, {
      VERSION: "2.0", PRODID: "-//Backsoon//Backsoon//EN", UID: "CHAIR@127.0.0.1", DTSTAMP: "20261123T090000Z",
      "DTSTART;VALUE=DATE": "20261216", "DTEND;VALUE=DATE": "20261217", SUMMARY: "Oak chair ships",
      DESCRIPTION: "Oak chair: ships by Wednesday\\, December 16", TRANSP: "TRANSPARENT", file: "CHAIR.ics",
    });
    assert.equal(url, tab.page.url());
    await unharmed();
  });

  test("where it is known when it comes to the door, the entry holds all those days", async () => {
    await visit(of({}, { policy: { ...stock.policy, transitDays: { min: 1, max: 3 } } }));
    const { SUMMARY, ...rest } = await entry();
    assert.deepEqual([SUMMARY, rest["DTSTART;VALUE=DATE"], rest["DTEND;VALUE=DATE"]], ["Chair arrives", "20261217", "20261222"]);
    await unharmed();
  });

  test("the entry keeps to its form whatever an item is called", async () => {
    const title = `Stuhl; groß, „schön“ \\ 木の椅子\r\nATTENDEE:mailto:x@y\u202e ${"lang ".repeat(60)}`;
    await visit(of({ sku: "椅子/ä b", title }), { sku: "椅子/ä b" });
    const { SUMMARY, file, ...rest } = await entry();
    assert.match(SUMMARY, /^Stuhl\\; groß\\, „schön“ \\\\ 木の椅子/);
    assert.doesNotMatch(SUMMARY, /\u202e/);
    assert.ok(!("ATTENDEE" in rest), "no line of an item becomes one of the calendar's");
    assert.equal(file, "椅子-ä-b.ics");
    await unharmed();
  });

  test("the file arrives where downloads do", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "backsoon-download-"));
    const browser = await launch(name, {
      "browser.download.folderList": 2, "browser.download.dir": folder, "browser.download.alwaysOpenPanel": false,
      "browser.helperApps.neverAsk.saveToDisk": "text/calendar", "browser.download.always_ask_before_handling_new_types": false,
    });
    t.after(async () => (await browser.close(), rmSync(folder, { recursive: true, force: true })));
    if (name === "chromium") {
      const devtools = await browser.target().createCDPSession();
      await devtools.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
    }
    const tab = await Tab.open(browser);
    await tab.go(site.page(status("CHAIR"), { stock: of({}), policy }).url);
    await tab.until(() => tab.page.$eval("#it", (it) => offered(it).actions?.length), (count) => count === 3);
    await tab.page.$eval("#it", (it) => it.shadowRoot.querySelector("[data-do=calendar]").click());
    await tab.until(async () => readdirSync(folder), (names) => names.join() === "CHAIR.ics" && readFileSync(join(folder, "CHAIR.ics")).length > 0);
    assert.equal(parse(readFileSync(join(folder, "CHAIR.ics"), "utf8")).SUMMARY, "Chair ships");
    assert.deepEqual(tab.complaints, []);
  });

  test("the device shares the item's own text and the page, and says nothing else", async () => {
    await visit(of({ title: "Oak chair" }), { given: 'stub(navigator, "share", async (what) => void kept.shared.push(what));' });
    await click("share");
    await tab.settle();
    const text = "Oak chair: ships by Wednesday, December 16";
    assert.deepEqual(await tab.page.evaluate(() => kept.shared), [{ title: text, text, url: tab.page.url() }]);
    assert.equal(await on("#it", (it) => offered(it).said), undefined);
    await unharmed();
  });

  test("each state has its own text to share", async () => {
    const skus = { BACK: "Bench: back in stock by Wednesday, December 16", NEVER: "Who knows: no date known yet", GONE: "Birch chair: out of stock for now", BOOK: "Book: ships by Friday, January 15, 2027" };
    for (const [sku, text] of Object.entries(skus)) {
      await visit(stock, { sku, given: 'stub(navigator, "share", async (what) => void kept.shared.push(what));' });
      await click("share");
      assert.equal(await tab.page.evaluate(() => kept.shared[0].text), text);
    }
  });

  test("who thinks better of sharing hears nothing of it", async () => {
    const given = 'stub(navigator, "share", async () => { throw new DOMException("no", "AbortError"); }); stub(navigator, "clipboard", { writeText: async (text) => void kept.texts.push(text) });';
    await visit(of({}), { given });
    await click("share");
    await tab.settle();
    assert.deepEqual([await tab.page.evaluate(() => kept.texts), await on("#it", (it) => offered(it).said)], [[], undefined]);
    await unharmed();
  });

  for (const [what, given] of [["has nothing to share by", 'stub(navigator, "share", undefined);'], ["will not share", 'stub(navigator, "share", async () => { throw new DOMException("no", "NotAllowedError"); });']]) {
    test(`a device that ${what} gets text and address on the clipboard, and that is said once`, async () => {
      await visit(of({}), { given: `${given} stub(navigator, "clipboard", { writeText: async (text) => void kept.texts.push(text) });` });
      await on("#it", (it) => {
        const region = it.shadowRoot.querySelector("[role=status]");
        it.spoken = [];
        new MutationObserver(() => it.spoken.push(region.textContent)).observe(region, { childList: true });
      });
      await click("share");
      await said(copied);
      assert.deepEqual(await tab.page.evaluate(() => kept.texts), [`Chair: ships by Wednesday, December 16\n${tab.page.url()}`]);
      await tab.until(() => on("#it", (it) => it.spoken), ({ length }) => length > 0);
      await on("#it", (it) => (it.without = "quota"));
      await tab.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
      assert.deepEqual(await on("#it", (it) => it.spoken), [copied]);
      await unharmed();
    });
  }

  for (const [what, given] of [["is refused", 'stub(navigator, "clipboard", { writeText: async () => { throw new DOMException("no", "NotAllowedError"); } });'], ["is not there", 'stub(navigator, "clipboard", undefined);']]) {
    test(`where the clipboard ${what} the shopper is told what to do instead`, async () => {
      await visit(of({}), { given: `stub(navigator, "share", undefined); ${given}` });
      await click("share");
      await said(notCopied);
      await unharmed();
    });
  }

  test("sharing leaves an open form and what is typed in it alone", async () => {
    await visit(of({}), { given: 'stub(navigator, "share", undefined); stub(navigator, "clipboard", { writeText: async () => {} });' });
    await click("notify");
    await tab.until(() => on("#it", (it) => !!offered(it).notify), Boolean);
    await tab.page.keyboard.type("anna@");
    await click("share");
    await said(copied);
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[part=input]").value), "anna@");
  });

  const links = () => on("#it", (it) => [...it.shadowRoot.querySelectorAll("a")].map((link) => `${link.getAttribute("part")} ${link.getAttribute("href")}`));

  test("ways to reach the shop are links by mail, telephone and the web, and nothing else", async () => {
    await visit(of({}));
    assert.deepEqual(await links(), ["link mailto:help@lomb.example", "link tel:+3612345678", "link https://lomb.example/chat"]);
    const contact = { email: "help@lomb.example", phone: "+36 1 234 5678", chat: "javascript:globalThis.ran=true" };
    for (const chat of ["javascript:globalThis.ran=true", "data:text/html,x", " java\nscript:x", "vbscript:x"]) {
      await visit(of({}, { policy: { contact: { ...contact, chat } } }));
      assert.deepEqual(await links(), ["link mailto:help@lomb.example", "link tel:+3612345678"], chat);
    }
    await visit(of({}, { policy: { contact: { ...contact, email: "a@b.example?bcc=all@b.example&body=x" } } }));
    assert.deepEqual((await links()).filter((link) => /mailto:.*[?&]/.test(link)), []);
  });

  test("other items are led to by pages of the web alone", async () => {
    const others = ["javascript:globalThis.ran=true", "data:text/html,x", "/own?a=1", "https://shop.example/b"].map((url, index) => ({ sku: `N${index}`, title: `Other ${index}`, onHand: 9, url }));
    for (const other of others) {
      await visit({ ...stock, items: [of({ alternatives: [other.sku] }).items[0], other] });
      const [found] = await on("#it", (it) => [...it.shadowRoot.querySelectorAll("[part=alternative]")].map((one) => [one.textContent, one.getAttribute("href")]));
      assert.deepEqual(found, [other.title, /^(\/|https)/.test(other.url) ? other.url : null]);
    }
  });

  test("a hostile title is text: markup, other directions, ten thousand characters", async () => {
    for (const title of ['<img src=x onerror="globalThis.ran=true"><script>globalThis.ran=true</script>', "\u202etxet\u2066\u2069", "long ".repeat(2000), "W".repeat(10_000)]) {
      const other = { sku: "OTHER", title, onHand: 9, url: "/other" };
      const given = 'stub(navigator, "share", async (what) => void kept.shared.push(what));';
      await visit({ ...stock, items: [of({ title, alternatives: ["OTHER"] }).items[0], other] }, { given });
      const { tags, width, dir } = await on("#it", (it) => {
        const link = it.shadowRoot.querySelector("[part=alternative]");
        return { tags: link.childElementCount, dir: link.dir, width: document.documentElement.scrollWidth - innerWidth };
      });
      assert.deepEqual({ tags, dir, wide: width > 0 }, { tags: 0, dir: "auto", wide: false });
      await click("share");
      assert.ok((await tab.page.evaluate(() => kept.shared[0].text)).includes("ships by Wednesday, December 16"));
      await entry();
      assert.equal(await tab.page.evaluate(() => globalThis.ran), undefined);
      await unharmed();
    }
  });
});
