// What all platforms' adapters stand on: asking, asking again, and looking up once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { together } from "../../www/sources/platform/aliases.js";
import { askGraphql, askJson } from "../../www/sources/platform/ask.js";
import { Finder } from "../../www/sources/platform/finder.js";
import { fieldsOf } from "../../www/sources/platform/schema.js";
import { polled } from "../../www/sources/platform/snapshot.js";

const url = "https://shop.example/api";
const giving = (...answers) => async () => {
  const answer = answers.shift();
  return answer instanceof Error ? Promise.reject(answer) : answer;
};
const toSnapshot = (raw, { asOf }) => ({ version: 1, asOf, items: raw });

/** Pushes of a watch, until there are so many. */
const pushes = (source, many) =>
  new Promise((resolve) => {
    const pushed = [];
    const stop = source.watch(["A"], (snapshot, error) => {
      if (pushed.push(error?.message ?? snapshot.items) === many) queueMicrotask(() => (stop(), resolve(pushed)));
    });
  });

test("a platform is asked for each sku once, and again after `poll` seconds, with what went wrong in between", async () => {
  const asked = [];
  const answers = giving([1], new Error("down"), [2]);
  const source = polled((skus) => (asked.push(skus), answers()), toSnapshot, { poll: 0.01, random: () => 0 });
  assert.deepEqual(await pushes(source, 3), [[1], "down", [2]]);
  assert.deepEqual(asked, [["A"], ["A"], ["A"]]);
  await source.fetch(["A", "B", "A"]);
  assert.deepEqual(asked[3], ["A", "B"]);
});

test("what it says was known when it was asked, not when it answered", async () => {
  const before = Date.now();
  const slow = () => new Promise((resolve) => setTimeout(resolve, 50, []));
  const { asOf } = await polled(slow, toSnapshot, {}).fetch(["A"]);
  assert.ok(Date.parse(asOf) - before < 40, asOf);
});

for (const [status, body, message] of [
  [400, '{"message":"no key"}', "HTTP 400: no key"],
  [404, "not JSON", "HTTP 404, expected 200"],
  [403, '{"message":{"toString":1}}', "HTTP 403, expected 200"],
  [400, `{"message":"${"x".repeat(5000)}"}`, `HTTP 400: ${"x".repeat(200)}`],
  [429, '{"message":"slow down"}', "HTTP 429, expected 200"],
  [503, '{"message":"down"}', "HTTP 503, expected 200"],
]) {
  test(`HTTP ${status} of ${body.slice(0, 30)} is told as ${message.slice(0, 30)}`, async () => {
    const fetch = async () => new Response(body, { status });
    await assert.rejects(askJson(url, {}, { fetch }), { name: "SourceError", place: url, message });
  });
}

test("a server that wants to be left alone is, whatever it says besides", async () => {
  const fetch = async () => new Response('{"message":"slow down"}', { status: 429, headers: { "retry-after": "30" } });
  await assert.rejects(askJson(url, {}, { fetch }), { retryAfter: 30 });
});

for (const [what, response, message] of [
  ["no data", Response.json({}), "the answer has no data, expected that of a GraphQL API"],
  ["null", Response.json(null), "the answer has no data, expected that of a GraphQL API"],
  ["an error", Response.json({ errors: [{ message: "Cannot query field" }] }), "the API answered: Cannot query field"],
  ["errors that are odd", Response.json({ errors: [null] }), "the API answered: undefined"],
  ["an error with HTTP 400", Response.json({ errors: [{ message: "Syntax Error" }] }, { status: 400 }), "the API answered: Syntax Error"],
  ["a page", new Response("<!doctype html>"), "the answer is not JSON, expected that of a GraphQL API"],
]) {
  test(`an answer of ${what} is named as such`, async () => {
    await assert.rejects(askGraphql(url, { query: "{ a }" }, {}, { fetch: async () => response }), { name: "SourceError", place: url, message });
  });
}

test("several questions become one, each with a name and variables of its own", () => {
  const parts = ["A", "B"].map((sku, at) => ({ field: `p${at}: product(sku: $s${at}) { id }`, variables: { [`s${at}`]: ["String!", sku] } }));
  assert.deepEqual(together(parts), {
    query: "query ($s0: String!, $s1: String!) { p0: product(sku: $s0) { id }\np1: product(sku: $s1) { id } }",
    variables: { s0: "A", s1: "B" },
  });
});

test("which fields there are is asked once; that nobody could say is not kept", async () => {
  const answers = giving(new Error("down"), { about: { fields: [{ name: "sku" }] } });
  const known = fieldsOf(answers, "Product");
  await assert.rejects(known({}), { message: "down" });
  assert.deepEqual([...(await known({}))], ["sku"]);
  assert.deepEqual([...(await known({}))], ["sku"]);
});

const answered = (error) => () => askGraphql(url, { query: "{ a }" }, {}, { fetch: async () => Response.json({ errors: [error], data: null }) });
for (const [what, error] of [
  ["Shopify", { message: "Throttled", extensions: { code: "THROTTLED" } }],
  ["Shopify, in fewer words,", { message: "Throttled" }],
  ["Magento", { message: "Too Many Requests", extensions: { category: "graphql-too-many-requests" } }],
]) {
  test(`that ${what} had no time to say which fields there are is not kept`, async () => {
    const answers = [answered(error), async () => ({ about: { fields: [{ name: "sku" }] } })];
    const known = fieldsOf(() => answers.shift()(), "Product");
    await assert.rejects(known({}), { message: `the API answered: ${error.message}` });
    assert.deepEqual([...(await known({}))], ["sku"]);
  });
}

test("who stops waiting for the fields calls off only his own question", async () => {
  const asked = [];
  const known = fieldsOf(async (_question, how) => (asked.push(how), {}), "Product");
  await known({ timeout: 3, signal: AbortSignal.abort() });
  assert.deepEqual(asked, [{ timeout: 3, signal: undefined }]);
});

for (const platform of ["magento", "saleor", "vendure"]) {
  test(`${platform} has no longer to tell its fields than the page says`, async () => {
    const { source } = await import(`../../www/sources/${platform}.js`);
    const fetch = (_url, { body, signal }) =>
      new Promise((_, reject) => {
        if (body.includes("__type")) signal.addEventListener("abort", () => reject(signal.reason));
      });
    await assert.rejects(source(url, { fetch, timeout: "0.05" }).fetch(["A"]), { message: "no answer within 0.05 s" });
  });
}

test("that an API keeps its schema to itself is kept", async () => {
  const answers = [answered({ message: "GraphQL introspection is not allowed", extensions: { code: { toString: 1 } } })];
  const known = fieldsOf(() => answers.shift()(), "Product");
  assert.deepEqual([await known({}), await known({})], [undefined, undefined]);
});

test("what was found stays found, and what was not is looked for again after ten minutes", async (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 0 });
  const asked = [];
  const finder = new Finder(async (skus) => (asked.push(skus), skus.filter((sku) => sku !== "NEW" || Date.now() > 0).map((sku) => [sku, `id of ${sku}`])));
  assert.deepEqual(await finder.find(["A", "NEW"]), [["A", "id of A"]]);
  t.mock.timers.tick(599_999);
  await finder.find(["A", "NEW"]);
  t.mock.timers.tick(1);
  assert.deepEqual(await finder.find(["A", "NEW"]), [["A", "id of A"], ["NEW", "id of NEW"]]);
  assert.deepEqual(asked, [["A", "NEW"], ["NEW"]]);
});

test("of two with one sku the first found is meant, and more than twenty are looked for in batches", async () => {
  const sizes = [];
  const finder = new Finder(async (skus) => (sizes.push(skus.length), skus.flatMap((sku) => [[sku, 1], [sku, 2]])));
  const found = await finder.find(Array.from({ length: 21 }, (_, at) => `S${at}`));
  assert.deepEqual([sizes, new Set(found.map(([, by]) => by))], [[20, 1], new Set([1])]);
});
