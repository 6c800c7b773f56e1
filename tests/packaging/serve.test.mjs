// What `npm start` serves the demo shop with.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import test, { after } from "node:test";
import { demoServer } from "../../scripts/serve.mjs";
import { root } from "../../scripts/setup.mjs";

const server = await demoServer();
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address();
after(() => server.close());

const get = (path, headers = {}) => fetch(`http://127.0.0.1:${port}${path}`, { headers });

test("every answer carries the strict policy, those that find nothing too", async () => {
  for (const path of ["/", "/dist/backsoon.js", "/nothing-here"]) {
    const { headers } = await get(path);
    assert.equal(
      headers.get("content-security-policy"),
      "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; require-trusted-types-for 'script'",
    );
    assert.equal(headers.get("x-content-type-options"), "nosniff");
  }
});

test("wasm comes as application/wasm, which streaming compilation insists on", async () => {
  const { status, headers } = await get("/dist/backsoon.wasm");
  assert.equal(status, 200);
  assert.equal(headers.get("content-type"), "application/wasm");
});

test("what has not changed is not sent again", async () => {
  const first = await get("/dist/backsoon.js");
  assert.equal(first.headers.get("cache-control"), "no-cache");
  const again = await get("/dist/backsoon.js", { "if-none-match": first.headers.get("etag") });
  assert.equal(again.status, 304);
});

test("nothing outside www and dist is served", async () => {
  for (const path of ["/package.json", "/%2e%2e/package.json", "/dist%2f..%2f..%2fpackage.json", "/..%5cpackage.json"])
    assert.equal((await get(path)).status, 404, path);
});

test("a port in use is one clear line and a failure, before anything is built", () => {
  const env = { ...process.env, PORT: String(port) };
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/serve.mjs")], { env, encoding: "utf8" });
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use: .+\n$`));
});

test("a PORT that is no port is one clear line and a failure", () => {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/serve.mjs")], { env: { ...process.env, PORT: "shop" }, encoding: "utf8" });
  assert.equal(status, 1);
  assert.equal(stderr, "PORT=shop: expected a number from 0 to 65535\n");
});
