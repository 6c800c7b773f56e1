/** `<backsoon-status>` follows the shop's own quantity field and variant picker, whatever those are made of. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { shop } from "./server.mjs";

const stock = {
  ...shop,
  items: [
    { sku: "CHAIR", onHand: 3, selling: "backorder", onOrder: [{ quantity: 40, due: "2026-12-09" }] },
    { sku: "OAK", onHand: 9 },
    { sku: "ASH", selling: "backorder", onOrder: [{ quantity: 9, due: "2026-12-16" }] },
    { sku: "WALNUT", selling: "discontinued" },
  ],
};
const inStock = "In stock, ships today";
const ofAsh = "On backorder, ships by Dec 16";
const chair = '<backsoon-status id="it" sku="CHAIR" view="line">Usually ships in two days</backsoon-status>';
const following = (picker) => `<backsoon-status id="it" sku-from="${picker}" view="line">Ask us</backsoon-status>`;

inEachBrowser(() => {
  const look = (body, more = {}) => tab.go(site.page(body, { stock, ...more }).url);

  test("quantity-from follows the quantity field while it is typed, and while it is stepped", async () => {
    await look(`<label>Quantity <input id="qty" type="number" value="2"></label>${chair.replace("sku=", 'quantity-from="#qty" sku=')}`);
    await tab.reads("#it", [inStock]);
    await tab.page.focus("#qty");
    await tab.page.keyboard.press("End");
    await tab.page.keyboard.press("Backspace");
    await tab.page.keyboard.type("5");
    await tab.reads("#it", ["Part in stock, the rest by Dec 9"]);
    for (let step = 0; step < 2; step += 1) await tab.page.keyboard.press("ArrowDown");
    await tab.reads("#it", [inStock]);
    await on("main", (main) => main.querySelector("label").replaceChildren(Object.assign(document.createElement("input"), { id: "qty", value: "9" })));
    await tab.reads("#it", ["Part in stock, the rest by Dec 9"]);
  });

  for (const [picker, markup, choose, selector = "#pick"] of [
    ["a select's value", '<select id="pick" aria-label="Wood"><option>OAK<option>ASH</select>', (pick) => (pick.value = "ASH")],
    [
      "the data-sku of a select's option",
      '<select id="pick" aria-label="Wood"><option value="17" data-sku="OAK">Oak<option value="18" data-sku="ASH">Ash</select>',
      (pick) => (pick.value = "18"),
    ],
    [
      "the checked one of radio buttons",
      '<fieldset id="pick"><label><input type="radio" name="wood" value="OAK" checked>Oak</label><label><input type="radio" name="wood" value="ASH">Ash</label></fieldset>',
      (pick) => (pick.querySelector("[value=ASH]").checked = true),
    ],
    [
      "the swatch that is marked by a class",
      '<button class="swatch on" data-sku="OAK">Oak</button><button id="pick" class="swatch" data-sku="ASH">Ash</button>',
      (pick) => { pick.previousElementSibling.classList.remove("on"); pick.classList.add("on"); },
      ".swatch.on",
    ],
    [
      "the pressed one of several buttons",
      '<button aria-pressed="true" data-sku="OAK">Oak</button><button id="pick" aria-pressed="false" data-sku="ASH">Ash</button>',
      (pick) => { pick.previousElementSibling.ariaPressed = "false"; pick.ariaPressed = "true"; },
      "[aria-pressed=true]",
    ],
    ["an element's data-sku", '<div id="pick" data-sku="OAK">Oak</div>', (pick) => (pick.dataset.sku = "ASH")],
  ]) {
    test(`sku-from follows the variant picker: ${picker}`, async () => {
      await look(markup + following(selector));
      await tab.reads("#it", [inStock]);
      await on("#pick", new Function("pick", `(${choose})(pick); pick.dispatchEvent(new Event("change", { bubbles: true }))`));
      await tab.reads("#it", [ofAsh]);
    });
  }

  test("sku-from with nothing chosen falls back to the sku attribute, and without one to the shop's own text", async () => {
    const picker = '<select id="pick" aria-label="Wood"><option value="">Choose…<option>OAK</select>';
    await look(`${picker}${following("#pick").replace("sku-from", 'sku="WALNUT" sku-from')}${following("#pick").replace('"it"', '"bare"')}`);
    await tab.reads("#it", ["No longer available"]);
    await tab.reads("#bare", ["Ask us"]);
    await tab.page.select("#pick", "OAK");
    await tab.reads("#it", [inStock]);
    await tab.reads("#bare", [inStock]);
    await tab.page.select("#pick", "");
    await tab.reads("#bare", ["Ask us"]);
    assert.deepEqual(tab.complaints, []);
  });

  test("of radio buttons of which none is checked, none is taken for chosen", async () => {
    const radio = (sku) => `<label><input type="radio" name="wood" value="${sku}">${sku}</label>`;
    await look(radio("OAK") + radio("ASH") + following("input[name=wood]"));
    await tab.settle();
    await tab.reads("#it", ["Ask us"]);
    await tab.page.click("[value=ASH]");
    await tab.reads("#it", [ofAsh]);
    assert.deepEqual(tab.complaints, []);
  });

  test("a form that is reset has its first quantity again, and so has the promise", async () => {
    await look(`<form><label>Quantity <input id="qty" value="2"></label></form>${chair.replace("sku=", 'quantity-from="#qty" sku=')}`);
    await tab.reads("#it", [inStock]);
    await on("#qty", (field) => field.select());
    await tab.page.keyboard.type("5");
    await tab.reads("#it", ["Part in stock, the rest by Dec 9"]);
    await on("form", (form) => form.reset());
    await tab.reads("#it", [inStock]);
  });

  for (const attribute of ["quantity-from", "sku-from"]) {
    test(`a ${attribute} that is no selector is named, and the shop's own text stands`, async () => {
      await look(chair.replace("sku=", `${attribute}="[" sku=`));
      const [error] = await tab.until(() => tab.errors(), ({ length }) => length > 0);
      assert.deepEqual(error, { place: attribute, message: "'[': expected a selector", at: "it" });
      await tab.reads("#it", ["Usually ships in two days"]);
    });
  }
});
