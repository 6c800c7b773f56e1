/**
 * What platforms do that a page must survive, whichever of them it asks: each was seen on a real one. What only one of them does
 * is tested beside its adapter, and what caches do in tests/pages/platforms.
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { afterEach, describe, test } from "node:test";
import { source as medusa } from "../../www/sources/medusa.js";
import { source as saleor } from "../../www/sources/saleor.js";
import { source as shopify } from "../../www/sources/shopify.js";
import { source as woocommerce } from "../../www/sources/woocommerce.js";
import { pushesOf } from "./pushes.mjs";

const closing = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server whose answer the test may change. */
async function api(first) {
  const shop = { answer: first, asked: [] };
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    shop.asked.push(`${request.method} ${request.url} ${body}`);
    const { status = 200, headers = {}, json } = typeof shop.answer === "function" ? shop.answer(body) : shop.answer;
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(json));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  closing.push(() => (server.closeAllConnections(), server.close()));
  return Object.assign(shop, { url: `http://127.0.0.1:${server.address().port}` });
}

const inStock = { json: { variants: [{ sku: "A", manage_inventory: true, allow_backorder: false, inventory_quantity: 3 }] } };
const outOfStock = { json: { variants: [{ ...inStock.json.variants[0], inventory_quantity: 0 }] } };

describe("an answer that is none is no news of stock: the next one is", () => {
  for (const [what, answer, message] of [
    ["a refusal by HTTP 500, by which EverShop says that an item is out of stock", { status: 500, json: { error: { status: 500, message: "This item is out of stock" } } }, "HTTP 500, expected 200"],
    ["HTTP 429 with RateLimit headers, and no Retry-After", { status: 429, headers: { "ratelimit-policy": "120;w=60", ratelimit: "limit=120, remaining=0, reset=1" }, json: {} }, "HTTP 429, expected 200"],
    ["HTTP 406, by which django-oscar says how many can be bought", { status: 406, json: { reason: "a maximum of 2 can be bought" } }, "HTTP 406, expected 200"],
    ["HTTP 200 with null", { json: null }, undefined],
    ["HTTP 200 with another shop's answer", { json: { data: { products: [] } } }, undefined],
  ]) {
    test(what, async () => {
      const shop = await api(inStock);
      const watched = pushesOf(medusa(shop.url, { poll: 0.05 }), ["A"]);
      closing.push(watched.stop);
      assert.equal((await watched.next(() => true)).items[0].onHand, 3);
      shop.answer = answer;
      const next = await watched.next((push) => push instanceof Error || push.items.length === 0);
      assert.equal(next.message, message);
      shop.answer = outOfStock;
      assert.equal((await watched.next((push) => push.items?.length > 0)).items[0].onHand, 0);
    });
  }
});

test("a server that is asked for its headers alone says that there is nothing (EverShop): it is asked for the answer", async () => {
  const shop = await api(inStock);
  await medusa(shop.url).fetch(["A"]);
  await saleor(shop.url, { channel: "default" }).fetch(["A"]).catch(() => {});
  assert.deepEqual([...new Set(shop.asked.map((one) => one.split(" ")[0]))], ["GET", "POST"]);
});

describe("what lies where is told to anybody by some: no page asks for it", () => {
  const schema = { json: { data: { about: { fields: ["sku", "preorder", "stocks", "quantityAvailable"].map((name) => ({ name })) } } } };
  const graphql = (/** @type {string} */ body) => (body.includes("__type") ? schema : { json: { data: { nodes: [], productVariants: { edges: [] } } } });

  for (const [name, source, answer] of [
    ["Medusa", medusa, { json: { variants: [] } }],
    ["WooCommerce", woocommerce, { json: [] }],
    ["Saleor", saleor, graphql],
    ["Shopify", shopify, graphql],
  ]) {
    test(name, async () => {
      const shop = await api(answer);
      await source(shop.url, { key: "id" }).fetch(["1"]);
      assert.ok(shop.asked.length > 0);
      assert.doesNotMatch(shop.asked.join(), /location|warehouse|\bstocks\b|storeAvailability|reserved|allocat|incoming|cost/i);
    });
  }
});
