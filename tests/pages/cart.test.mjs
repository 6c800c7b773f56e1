/** `<backsoon-cart>` on pages of shops: what it shows, how it follows them, and where it works. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "../../scripts/setup.mjs";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";
import { putTrapping } from "./trapping.mjs";

const stock = {
  ...shop,
  currency: "EUR",
  policy: { charge: "deposit", depositPercent: 20, contact: { email: "hello@shop.example" } },
  items: [
    { sku: "CHAIR", title: "Oak chair", price: 14900, selling: "backorder", onHand: 1, onOrder: [{ quantity: 40, due: "2026-12-09" }] },
    { sku: "STOOL", title: "Stool", price: 4900, onHand: 50 },
  ],
};
const cart = (lines, more = "") => `<backsoon-cart id="it" ${more}>Ask us ${lines}</backsoon-cart>`;
const lines = [{ sku: "CHAIR", quantity: 3 }, { sku: "STOOL", quantity: 2 }];
const line = (sku, quantity, more = "") => `<backsoon-line sku="${sku}" quantity="${quantity}" ${more}></backsoon-line>`;
const chairs = cart(line("CHAIR", 3) + line("STOOL", 2));

const choice = ["How should it come?", "In 2 parcels, each as soon as it can leave", "All in one parcel, by Wednesday, December 9"];
const shipments = ["Ships today", "€247.00", "1 × Oak chair", "2 × Stool", "Ships by Wednesday, December 9", "€298.00", "2 × Oak chair"];
const charges = [
  "When you pay", "Today, with your order", "€306.60", "€59.60 of it is the deposit", "By Wednesday, December 9, when it ships", "€238.40", "Total", "€545.00",
  "Of what has to wait you pay 20% today as a deposit, the rest when it ships.",
];
const care = ["Cancelling costs nothing until it ships: you get back all that was charged for it.", "Questions? We are glad to help.", "hello@shop.example"];
const whole = [...choice, ...shipments, ...charges, ...care];

/** One that fits this build's functions, or does not: nobody may find out. */
const ofAnotherBuild = () => readFileSync(join(root, "target/pkg/trap/checkout.wasm"));

const trapping = await putTrapping(site);

inEachBrowser(() => {
  const visit = (body, how = {}) => tab.go(site.page(body, { stock, ...how }).url);
  const changes = () => tab.page.evaluate(() => told.changes);

  test("r10_pay_late: the lines inside it ship when they can, and the checkout shows what is charged when", async () => {
    await visit(chairs);
    await tab.reads("#it", whole);
    const { shipments, charges, together, unavailable } = await on("#it", (it) => it.preview);
    assert.deepEqual(shipments.map(({ ships, amount }) => [ships, amount]), [["2026-11-23", 24700], ["2026-12-09", 29800]]);
    assert.deepEqual(charges, [{ on: "2026-11-23", amount: 30660 }, { on: "2026-12-09", amount: 23840 }]);
    assert.deepEqual([together, unavailable], ["2026-12-09", 0]);
    assert.deepEqual(tab.complaints, []);
  });

  test("r13_consolation: a wait as long as the merchant set shows what it earns, a shorter one nothing", async () => {
    const offer = (afterDays) => ({ ...stock.policy, consolation: [{ afterDays, kind: "discount", percent: 10, applies: "this-order" }] });
    await visit(chairs, { stock: { ...stock, policy: offer(16) } });
    await tab.reads("#it", [...whole.slice(0, -3), "For waiting 16 days or more: 10% off this order.", ...care]);
    await visit(chairs, { stock: { ...stock, policy: offer(17) } });
    await tab.reads("#it", whole);
  });

  test("r14_contact: whoever has to wait sees whom to ask, and can", async () => {
    const contact = { email: "hello@shop.example", phone: "+36 1 555 0142", chat: "https://shop.example/chat" };
    await visit(chairs, { stock: { ...stock, policy: { ...stock.policy, contact } } });
    await tab.heads("#it", "How should it come?");
    const links = () => on("#it", (it) => [...it.shadowRoot.querySelectorAll("a")].map(({ href, textContent }) => [textContent, href]));
    assert.deepEqual(await links(), [
      ["hello@shop.example", "mailto:hello@shop.example"], ["+36 1 555 0142", "tel:+3615550142"], ["Chat with us", "https://shop.example/chat"],
    ]);
    await on("#it", (it) => (it.lines = [{ sku: "STOOL", quantity: 1 }]));
    await tab.heads("#it", "Ships today");
    assert.deepEqual(await links(), []);
  });

  test("lines given by script rule over those inside, and are called what the page calls them", async () => {
    await visit(chairs);
    await tab.reads("#it", whole);
    await on("#it", (it) => (it.lines = [{ sku: "STOOL", quantity: 1, title: "Hocker" }]));
    await tab.heads("#it", "Ships today");
    assert.equal((await tab.shown("#it"))[2], "1 × Hocker");
    await on("#it", (it) => (it.lines = undefined));
    await tab.reads("#it", whole);
  });

  test("lines that were given before the script was there are shown", async () => {
    await visit(cart(""), { library: "/late.js", script: `
      document.getElementById("it").lines = [{ sku: "STOOL", quantity: 1 }];
      await import("/dist/backsoon.js").then(({ connect, define }) => (connect(${JSON.stringify(stock)}), define()));` });
    await tab.heads("#it", "Ships today");
  });

  test("a quantity that changes shows at once, and asks nobody", async () => {
    site.drop("/nothing");
    await visit(`<input id="qty" type="number" value="1">${cart(line("CHAIR", 1, 'quantity-from="#qty"') + line("STOOL", 2))}`);
    await tab.heads("#it", "Ships today");
    const before = site.requests.length;
    await on("#qty", (field) => {
      field.value = "3";
      field.dispatchEvent(new Event("input", { bubbles: true }));
    });
    await tab.reads("#it", whole);
    await on("#it", (it) => it.querySelector("[sku=STOOL]").setAttribute("quantity", "4"));
    await tab.until(() => tab.shown("#it"), (lines) => lines.includes("4 × Stool"));
    await on("#it", (it) => it.querySelector("[sku=STOOL]").remove());
    await tab.until(() => tab.shown("#it"), (lines) => lines.every((line) => !line.includes("Stool")));
    await on("#it", (it) => {
      const line = document.createElement("backsoon-line");
      line.setAttribute("sku", "STOOL");
      line.setAttribute("quantity", "2");
      it.append(line);
    });
    await tab.reads("#it", whole);
    assert.equal(site.requests.length, before);
  });

  test("while a quantity is being typed the last one that was one stands", async () => {
    await visit(`<input id="qty" type="number" value="2">${cart(line("CHAIR", 3) + line("STOOL", 1, 'quantity-from="#qty"'))}`);
    await tab.reads("#it", whole);
    const write = (value) => on("#qty", (field, value) => {
      field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }, value);
    await write("");
    await tab.settle();
    assert.deepEqual(await tab.shown("#it"), whole);
    await write("5");
    await tab.until(() => tab.shown("#it"), (lines) => lines.includes("5 × Stool"));
  });

  test("choosing one parcel changes the preview, tells the page, and keeps the focus", async () => {
    await visit(chairs);
    await tab.reads("#it", whole);
    await on("#it", (it) => it.shadowRoot.querySelector("[value=several]").focus());
    await tab.page.keyboard.press("ArrowDown");
    await tab.until(() => tab.shown("#it"), (lines) => lines[3] === "Ships by Wednesday, December 9" && lines[4] === "€545.00");
    assert.equal(await on("#it", (it) => it.getAttribute("parcels")), "one");
    assert.equal(await on("#it", (it) => it.shadowRoot.activeElement.value), "one");
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[value=one]").checked), true);
    const { parcels, charges } = (await changes()).at(-1);
    assert.equal(parcels, "one");
    assert.deepEqual(charges, [{ on: "2026-11-23", amount: 10900 }, { on: "2026-12-09", amount: 43600 }]);
    await on("#it", (it) => (it.parcels = "several"));
    await tab.reads("#it", whole);
    assert.equal(await on("#it", (it) => it.shadowRoot.querySelector("[value=several]").checked), true);
  });

  test("it works in a component of the shop's own and in a frame", async () => {
    const inner = site.page(chairs, { stock });
    await visit(`<div id="host"></div><iframe id="frame" src="${inner.url}"></iframe>`, { script: `
      const cart = document.createElement("backsoon-cart");
      cart.id = "it";
      cart.lines = ${JSON.stringify(lines)};
      document.getElementById("host").attachShadow({ mode: "open" }).append(cart);` });
    const read = () => tab.page.evaluate(() => shown(document.getElementById("host").shadowRoot.querySelector("#it")));
    await tab.until(read, (lines) => lines.length === whole.length);
    assert.deepEqual(await read(), whole);
    const frame = await (await tab.page.$("#frame")).contentFrame();
    await tab.until(() => frame.$eval("#it", (it) => it.text), Boolean);
    assert.match(await frame.$eval("#it", (it) => it.text), /^Ships today: 1 × Oak chair, 2 × Stool\. Ships by Wednesday, December 9/);
  });

  test("moved into a frame it keeps its looks", async () => {
    await visit(`${chairs}<iframe id="frame" srcdoc="<p>A checkout</p>"></iframe>`);
    await tab.reads("#it", whole);
    await tab.page.evaluate(() => document.getElementById("frame").contentDocument.body.append(document.getElementById("it")));
    const weight = () => tab.page.evaluate(() => {
      const it = document.getElementById("frame").contentDocument.getElementById("it");
      const when = it?.shadowRoot?.querySelector("[part=when]");
      return when && it.ownerDocument.defaultView.getComputedStyle(when).fontWeight;
    });
    await tab.until(weight, (weight) => weight === "600");
  });

  test("an empty cart shows the shop's own text, and one that is filled and emptied shows it again", async () => {
    await visit(cart(""));
    await tab.settle();
    assert.deepEqual(await tab.shown("#it"), ["Ask us"]);
    await on("#it", (it) => (it.lines = [{ sku: "STOOL", quantity: 1 }]));
    await tab.heads("#it", "Ships today");
    await on("#it", (it) => (it.lines = []));
    await tab.until(() => tab.shown("#it"), ([first]) => first === "Ask us");
    assert.equal(await on("#it", (it) => it.preview), undefined);
  });

  test("a line that is none is left out and named; a sku nobody knows is said", async () => {
    await visit(cart(line("STOOL", 2) + line("STOOL", "two") + line("", 1) + line("LOST", 1)));
    await tab.heads("#it", "Ships today");
    assert.ok((await tab.shown("#it")).includes("We do not know this item. Please ask us about it."));
    assert.deepEqual((await tab.errors()).map(({ place, message }) => `${place}: ${message}`), [
      "lines[1].quantity: 'two': expected a whole number of at least 1",
      "lines[2].sku: '': expected the sku of an item",
    ]);
  });

  test("lines of any kind cost only themselves", async () => {
    await visit(cart(""));
    await on("#it", (it) => {
      const throwing = { get sku() { throw new Error("no"); } };
      it.lines = [{ sku: "CHAIR", quantity: 3 }, { sku: Object.create(null) }, throwing, null, 7, { sku: "STOOL", quantity: 1n }, , { sku: "STOOL", quantity: 2 }];
    });
    await tab.reads("#it", whole);
    assert.deepEqual((await tab.errors()).map(({ place }) => place), [
      "lines[1].sku", "lines[2]", "lines[3].sku", "lines[4].sku", "lines[5].quantity", "lines[6].sku",
    ]);
  });

  for (const [currency, lang, minor, written] of [
    ["HUF", "hu", 5990000, /^59\s900(,00)?\sFt$/], ["HUF", "hu", 5990050, /^59\s900,50\sFt$/], ["JPY", "en", 5990, /^¥5,990$/], ["KWD", "en", 5990, /5\.990/], ["EUR", "hu", 59900, /^599(,00)?\s€$/],
  ]) {
    test(`${minor} minor units of ${currency} are read as what they are (${lang})`, async () => {
      const items = [{ sku: "STOOL", title: "Stool", price: minor, onHand: 50 }];
      await visit(cart(line("STOOL", 1)), { stock: { ...stock, currency, items, policy: {} }, lang });
      const [, amount] = await tab.until(() => tab.shown("#it"), (lines) => lines.length > 3);
      assert.match(amount, written);
    });
  }

  test("a catalogue that is a web page is English, and traps nothing", async () => {
    const old = await (await fetch(`${site.url}/dist/locales/checkout/hu.json`)).text();
    site.put("/dist/locales/checkout/hu.json", "<p>Please log in</p>");
    await visit(chairs, { lang: "hu" });
    await tab.heads("#it", "How should it come?");
    const instances = await tab.page.evaluate(() => globalThis.instances);
    assert.equal(instances, 2, "the core's, and that of the second module");
    site.put("/dist/locales/checkout/hu.json", old);
  });

  test("what carts are made of is fetched once, and only by pages that have one", async () => {
    const files = ["/dist/checkout.js", "/dist/checkout.wasm"];
    const before = files.map(site.asked);
    await visit('<backsoon-status id="it" sku="STOOL" view="line">Ask us</backsoon-status>');
    await tab.heads("#it", "In stock, ships today");
    await tab.settle();
    assert.deepEqual(files.map(site.asked), before);
    await tab.page.evaluate((lines) => {
      for (const id of ["one", "two"]) document.querySelector("main").append(Object.assign(document.createElement("backsoon-cart"), { id, lines }));
    }, lines);
    await tab.reads("#one", whole);
    await tab.reads("#two", whole);
    assert.deepEqual(files.map(site.asked), before.map((times) => times + 1));
  });

  for (const [what, file, content, type] of [["its script", "/broken/checkout.js", "throw new Error('broken')", "text/javascript"], ["its wasm", "/broken/checkout.wasm", "<p>Not found</p>", "text/html"], ["wasm of the same build", "/broken/checkout.wasm", ofAnotherBuild, "application/wasm"]]) {
    test(`without ${what} the shop's own text stands, promises show all the same, and that is told`, async () => {
      site.answer("/broken/backsoon.js", (request, response) => response.writeHead(302, { location: "/dist/backsoon.js" }).end());
      const { url } = site.page(`<backsoon-status id="status" sku="STOOL" view="line">Ask us</backsoon-status>${chairs}`, { stock, library: "/broken/copy.js" });
      for (const name of ["backsoon.js", "backsoon.wasm", "checkout.js", "checkout.wasm"]) {
        const bytes = new Uint8Array(await (await fetch(`${site.url}/dist/${name}`)).arrayBuffer());
        site.put(`/broken/${name === "backsoon.js" ? "copy.js" : name}`, bytes, { headers: { "content-type": name.endsWith("js") ? "text/javascript" : "application/wasm" } });
      }
      site.put(file, typeof content === "function" ? content() : content, { headers: { "content-type": type } });
      await tab.go(url);
      await tab.heads("#status", "In stock, ships today");
      await tab.settle();
      assert.deepEqual(await tab.shown("#it"), ["Ask us"]);
      await tab.until(() => tab.errors(), (errors) => errors.some(({ place, at }) => place === "checkout" && at === "it"));
    });
  }

  test("after a call that traps the cart is right again with its next render", async () => {
    await visit(chairs, { library: trapping });
    await tab.reads("#it", whole);
    await tab.settle();
    await tab.page.evaluate(() => (globalThis.trapping = true));
    await on("#it", (it) => it.querySelector("[sku=STOOL]").setAttribute("quantity", "9"));
    await tab.until(() => tab.errors(), (errors) => errors.some(({ place }) => place === "wasm"));
    assert.deepEqual(await tab.shown("#it"), whole, "what stands there stands");
    await tab.page.evaluate(() => (globalThis.trapping = false));
    await on("#it", (it) => it.querySelector("[sku=STOOL]").setAttribute("quantity", "2"));
    await on("#it", (it) => it.setAttribute("parcels", "one"));
    await tab.until(() => tab.shown("#it"), (lines) => lines[4] === "€545.00");
  });

  test("Hungarian comes when it is needed, and a language nobody wrote is English", async () => {
    await visit(chairs, { lang: "hu" });
    await tab.heads("#it", "Hogyan küldjük?");
    assert.ok((await tab.shown("#it")).includes("Legkésőbb ekkor adjuk fel: december 9., szerda"));
    await visit(chairs, { lang: "xx" });
    await tab.heads("#it", "How should it come?");
  });

  test("a change is read out once it has settled, and what stands there first is not", async () => {
    await visit(chairs);
    await tab.reads("#it", whole);
    await tab.settle();
    const read = () => on("#it", (it) => it.shadowRoot.querySelector("[role=status]").textContent);
    assert.equal(await read(), "");
    for (const quantity of ["3", "4", "5"]) await on("#it", (it, quantity) => it.querySelector("[sku=STOOL]").setAttribute("quantity", quantity), quantity);
    await tab.until(read, (text) => text.startsWith("Ships today: 1 × Oak chair, 5 × Stool."));
  });

  test("three hundred carts come and go, and nothing of them stays", async () => {
    await visit('<backsoon-status id="it" sku="STOOL" view="line">Ask us</backsoon-status><div id="carts"></div>');
    await tab.heads("#it", "In stock, ships today");
    const round = (count) => tab.page.evaluate(async (count, lines) => {
      for (let time = 0; time < count; time += 1) {
        const cart = Object.assign(document.createElement("backsoon-cart"), { lines });
        document.getElementById("carts").append(cart);
        while (!cart.text) await new Promise((resolve) => setTimeout(resolve));
        cart.remove();
        await new Promise((resolve) => setTimeout(resolve));
      }
      return memories[0].buffer.byteLength;
    }, count, lines);
    const before = await round(20);
    assert.equal(await round(300), before);
  });
});
