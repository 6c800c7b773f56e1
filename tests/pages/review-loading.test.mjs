/** How `<backsoon-review>` comes by what it shows: fetched, reckoned in a worker, asked for again, and refused in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inEachBrowser, on, site, tab } from "./in-browsers.mjs";
import { drawn, inside, opened, review, show, small, texts, visit, warehouse } from "./review.mjs";

inEachBrowser(() => {
  test("it is reckoned in a worker: the page itself has no wasm", async () => {
    await visit();
    assert.equal(await tab.page.evaluate(() => instances), 0);
    assert.equal(site.asked("/dist/full.wasm") > 0, true);
  });

  test("where workers are blocked the page reckons itself, and says the same", async () => {
    await show(warehouse, { page: { policy: `${site.policy}; worker-src 'none'` } });
    await drawn();
    assert.ok((await tab.page.evaluate(() => instances)) > 0);
    const [units] = await texts("[part=figure] .value");
    assert.equal(units, String(review.backlog.units));
  });

  test("of a public snapshot it says in words what is wrong", async () => {
    await show(opened.publicSnapshot());
    const [title] = await tab.until(() => texts("[part=failed] h2"), ([title]) => title);
    assert.equal(title, "This is a public snapshot");
    const [{ place }] = await tab.errors();
    assert.equal(place, "snapshot");
    assert.equal(await tab.page.$(inside("[part~=verdict]")), null);
  });

  for (const [what, answer, title] of [
    ["is not there", ["", { status: 404 }], "The snapshot could not be fetched"],
    ["is a page", ["<!doctype html><p>Sign in"], "The snapshot could not be read"],
  ]) {
    test(`of a snapshot that ${what} it says so, and shows it once it is there`, async () => {
      await show(small);
      site.put("/private.json", ...answer);
      await on("backsoon-review", (it) => it.refresh());
      await tab.until(() => texts("[part=failed] h2"), ([said]) => said === title);
      site.put("/private.json", small);
      await on("backsoon-review", (it) => it.refresh());
      await tab.until(() => texts("[part=verdict-state]"), ([said]) => said === "Strained" || said === "Manageable");
      assert.deepEqual(await texts("[part=failed] h2"), []);
    });
  }

  test("what had to be left out is listed with its places", async () => {
    await show(small);
    await drawn();
    assert.deepEqual(await texts("[part=problems] summary"), ["2 entries of the snapshot were left out"]);
    assert.deepEqual(await texts("[part=problems] code"), ["items[2].onHand", "items[3].onOrder[0].due"]);
    assert.deepEqual((await tab.errors()).map(({ place }) => place), ["items[2].onHand", "items[3].onOrder[0].due"]);
  });

  test("other days are another review of the snapshot that is there", async () => {
    await show(small);
    await drawn();
    const before = site.asked("/private.json");
    await on("backsoon-review", (it) => (it.days = 30));
    await tab.until(() => on("backsoon-review", (it) => it.review.health.period.from), (from) => from === "2026-10-24");
    assert.equal(site.asked("/private.json"), before);
    await on("backsoon-review", (it) => it.setAttribute("days", "none"));
    await tab.until(() => texts("[part=failed] h2"), ([said]) => said === "These days cannot be reviewed");
    await on("backsoon-review", (it) => it.removeAttribute("days"));
    await tab.until(() => texts("[part=failed] h2"), (said) => said.length === 0);
    assert.equal(site.asked("/private.json"), before);
  });

  test("it tells the page when what it shows has changed, once", async () => {
    await visit();
    const changes = () => tab.page.evaluate(() => told.changes);
    const [first] = await changes();
    assert.deepEqual(first, { state: review.verdict.state, text: (await texts("[part=verdict-text]"))[0] });
    assert.equal((await changes()).length, 1);
  });

  test("no shopper's page asks for any of it", async () => {
    const before = site.requests.length;
    await tab.go(`${site.url}/index.html`);
    await tab.allShow();
    assert.deepEqual(site.requests.slice(before).filter((path) => /review|full\.wasm/.test(path)), []);
  });
});
