/** Sources by their names in a program: `open` finds the adapter, which asks a server, and a shopper reads what it says. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, test } from "node:test";
import { open } from "../../dist/node.js";

const answers = {
  "/wp-json/wc/store/v1/products": [{ sku: "A", is_in_stock: true, is_on_backorder: true }],
  "/store/product-variants": { variants: [{ sku: "A", manage_inventory: true, allow_backorder: true, inventory_quantity: 0 }] },
  "/inventory": [{ sku_id: "A", quantities: { available: 0 }, backorderable: true }],
  "/shop-api": { data: { s0: { totalItems: 1, items: [{ sku: "A", productId: "1" }] }, p0: { variantList: { items: [{ sku: "A", stockLevel: "BACKORDER" }] } } } },
  "/graphql/": { data: { productVariants: { edges: [{ node: { sku: "A", trackInventory: true, quantityAvailable: 5 } }] } } },
  "/graphql": { data: { products: { items: [{ sku: "A", stock_status: "IN_STOCK", quantity: 0 }] } } },
  "/api/graphql.json": { data: { s0: { nodes: [{ variants: { nodes: [{ id: "gid://shopify/ProductVariant/1", sku: "A" }] } }] }, nodes: [{ sku: "A", availableForSale: true, currentlyNotInStock: true }] } },
  "/dates.json": { items: [{ sku: "A", onOrder: [{ quantity: 40, due: "2026-12-15" }] }] },
};
const server = createServer((request, response) => {
  const answer = answers[new URL(request.url, "http://shop").pathname];
  response.writeHead(answer ? 200 : 404, { "content-type": "application/json" }).end(JSON.stringify(answer ?? {}));
});
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
after(() => server.close());
const origin = `http://127.0.0.1:${server.address().port}`;

for (const [platform, path, state] of [
  ["woocommerce", "/wp-json/wc/store/v1", "backorder"],
  ["medusa", "/store", "backorder"],
  ["mach", "/inventory?sku={skus}", "backorder"],
  ["vendure", "/shop-api", "backorder"],
  ["saleor", "/graphql/", "in-stock"],
  ["magento", "/graphql", "backorder"],
  ["shopify", "/api/graphql.json", "backorder"],
]) {
  test(`${platform}, and its stock with the dates of a file`, async () => {
    const name = `${platform}+${origin}${path}`;
    const how = { now: "2026-11-23T10:00", skus: ["A"] };
    assert.equal((await open(name, how)).promise("A").state, state);
    const shop = await open(`${name} ${origin}/dates.json`, how);
    const ships = shop.promise("A").parts[0]?.ships;
    assert.equal(ships, state === "backorder" ? "2026-12-15" : "2026-11-23");
  });
}

test("a file that cannot be had is named", async () => {
  await assert.rejects(open(`medusa+${origin}/store ${origin}/none.json`, { skus: ["A"] }), { place: `${origin}/none.json`, message: `${origin}/none.json: HTTP 404, expected 200` });
});

test("the page is none in a program", async () => {
  await assert.rejects(open("page", { skus: ["A"] }), { place: "source", message: /expected to be on a page$/ });
});
