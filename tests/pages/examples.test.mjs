/** The examples in www/examples, as their first lines say they are run; that of an edge worker is tried in tests/backends. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import { join } from "node:path";
import { root } from "../../scripts/setup.mjs";
import { freePort, started } from "../services/processes.mjs";
import { inEachBrowser, site, tab, textOf } from "./in-browsers.mjs";

const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const server = await started(process.execPath, [join(root, "www/examples/node/server.mjs")], { env: { ...process.env, PORT: String(port) } }, async () => (await fetch(`${url}/CHAIR`)).ok);
after(() => server.kill());

test("the server in Node prints a status that reads right, in the language of the page", async () => {
  assert.match(await (await fetch(`${url}/CHAIR`)).text(), /<span part="headline">Part in stock, the rest by /);
  assert.match(await (await fetch(`${url}/LAMP?lang=hu`)).text(), /<span part="headline">Rendelésre készül, feladás legkésőbb: /);
  assert.equal((await fetch(`${url}/NOBODY`)).status, 404);
});

inEachBrowser(() => {
  test("what the server in Node prints is taken over by the script", async () => {
    await tab.go(`${url}/STOOL?lang=hu`);
    await tab.allShow();
    await tab.heads("backsoon-status", /^Raktáron/);
    assert.equal(await tab.page.$eval("backsoon-status", ({ shadowRoot }) => shadowRoot.firstElementChild.localName), "link");
    assert.deepEqual(tab.complaints, []);
  });

  test("a worker in the browser answers for the whole catalogue, in the language of the page", async () => {
    await tab.go(`${site.url}/examples/browser-worker/index.html`);
    const lines = await tab.until(() => textOf("li"), ({ length }) => length === 3);
    assert.match(lines.join("\n"), /^CHAIR: .+\nSTOOL: In stock, ships .+\nLAMP: Made to order, ships by /);
    await tab.page.$eval("input", (input) => {
      document.documentElement.lang = "hu";
      input.value = "5";
      input.dispatchEvent(new Event("input"));
    });
    await tab.until(() => textOf("li"), ([chair]) => chair.startsWith("CHAIR: Részben raktáron"));
    assert.deepEqual(tab.complaints, []);
  });
});
