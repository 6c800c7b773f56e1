/** Published faces that are not as they should be, on pages on which wasm is blocked: each costs only itself. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { element, faceOf, look, stock } from "./blocked.mjs";
import { inEachBrowser, site, tab } from "./in-browsers.mjs";

inEachBrowser(() => {
  const hostile = {
    markup: { headline: "<img src=x onerror=alert(1)><b>Now</b>", badge: "<b>Now</b>" },
    "no object": 7,
    null: null,
    "a list": ["In stock"],
    "no headline": { headline: undefined },
    "an empty headline": { headline: "", badge: "" },
    "a headline that is no text": { headline: { toString: 1 } },
    "a badge that is no text": { badge: 5 },
    "notes that are no list": { notes: "soon" },
    "notes that are no texts": { notes: ["soon", 5] },
    "too many notes": { notes: Array(31).fill("soon") },
    "a text that is too long": { detail: "x".repeat(2001) },
    "a text that turns around": { headline: "In \u202Estock" },
    "an unknown state": { state: "sold" },
    "the state that is none": { state: "unknown" },
    "an unknown tone": { tone: "loud" },
  };
  test("a face that is none costs only itself, and is named", async () => {
    const faces = Object.entries(hostile).map(([kind, wrong]) => [kind, wrong && typeof wrong === "object" && !Array.isArray(wrong) ? { ...faceOf("CHAIR"), ...wrong } : wrong]);
    const items = faces.map(([, face], index) => ({ sku: `S-${index}`, onHand: 9, faces: { en: face } }));
    const odd = [{ sku: "ODD", onHand: 9, faces: "en" }, { sku: "NONE", onHand: 9 }, null, 5];
    const elements = [...items, ...odd.slice(0, 2)].map(({ sku }) => element(sku, sku, "badge"));
    await look([...elements, element("well", "CHAIR", "badge")], { stock: { ...stock, items: [...items, ...odd, ...stock.items] } });
    await tab.reads("#well", ["In stock, ships today"]);
    await tab.settle();
    for (const [index, [kind]] of faces.entries()) assert.deepEqual(await tab.shown(`#S-${index}`), [kind === "markup" ? "<b>Now</b>" : "Ask us"], kind);
    assert.deepEqual(await tab.shown("#NONE"), ["Ask us"]);
    const named = (await tab.errors()).filter(({ place }) => place.startsWith("items"));
    assert.deepEqual(named.find(({ at }) => at === "S-1"), { place: "items[1].faces.en", message: "expected a face as publicSnapshot writes it", sku: "S-1", at: "S-1" });
    assert.equal(named.length, faces.length, "all but the one with markup, and the one that is no faces at all");
    assert.equal(await tab.page.evaluate(() => document.querySelectorAll("img, b").length), 0);
  });

  for (const [what, wrong] of Object.entries({
    "no day": { faces: {} },
    "a day that is none": { faces: { on: 5, until: {} } },
    "a time that is none": { faces: { ...stock.faces, until: "later" } },
    "faces that are none": { faces: "always" },
    "another version": { version: 2 },
    "an age that is none": { policy: { staleAfterHours: "many" } },
    "items that are no list": { items: { CHAIR: 1 } },
  })) {
    test(`faces in a snapshot with ${what} are not said`, async () => {
      site.put("/good.json", stock);
      await look([element("it", "CHAIR"), element("well", "CHAIR", "line", 'source="/good.json"')], { stock: { ...stock, ...wrong } });
      await tab.reads("#well", ["In stock, ships today"]);
      await tab.settle();
      await tab.reads("#it", ["Ask us"]);
    });
  }
});
