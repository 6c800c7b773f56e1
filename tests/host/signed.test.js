/** URLs that name a user and a password: who is told them, and who is not. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { signed } from "../../www/signed.js";

/** @type {import("node:http").Server} */
let server;
/** @type {(string | undefined)[]} */
let told = [];
let host = "";
before(async () => {
  server = createServer(({ headers }, response) => (told.push(headers.authorization), response.end()));
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  host = `127.0.0.1:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}`;
});
after(() => server.close());

const basic = (/** @type {string} */ text) => `Basic ${Buffer.from(text).toString("base64")}`;

test("the address is left without them, and its server is told them", async () => {
  told = [];
  const { address, fetch } = signed(`shards+http://ada:hu%20sh@${host}/manifest.json`);
  assert.equal(address, `shards+http://${host}/manifest.json`);
  await fetch?.(`http://${host}/manifest.json`);
  assert.deepEqual(told, [basic("ada:hu sh")]);
});

test("another server is told nothing", async () => {
  told = [];
  const { fetch } = signed("https://ada:hush@elsewhere.example/a.json");
  await fetch?.(`http://${host}/b.json`);
  assert.deepEqual(told, [undefined]);
});

test("one server is told one user: two are refused, the same one twice is not", () => {
  assert.throws(() => signed(`http://ada:a@${host}/a http://bob:b@${host}/b`), { message: `source: ${host} is told two users or passwords, expected one` });
  assert.equal(signed(`http://ada:a@${host}/a http://ada:a@${host}/b`).address, `http://${host}/a http://${host}/b`);
});

test("what names nobody is as it was", () => {
  for (const source of ["https://shop.example/stock.json", "nats+wss://ada:hush@shop.example/stock", "/stock.json", { version: 1 }]) assert.deepEqual(signed(source), { address: source });
});
