/** The last value of a key of a bucket, asked for by itself: what each answer, and none, is taken for. The server's answers are those of 2.9. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { errors, headers } from "@nats-io/nats-core";
import { lastOf } from "../../www/sources/nats/last.js";

/** @param {() => unknown} answer @param {string} [known] */
const asked = (answer, known = "before") => lastOf(/** @type {any} */ ({ request: async () => answer() }), "stock", "LAMP", 10_000, known);
const message = (text, told = headers()) => ({ headers: told, string: () => text });
const deleted = headers();
deleted.set("KV-Operation", "DEL");

for (const [sentence, answer, value] of [
  ["a value is that", () => message("now"), "now"],
  ["one that is deleted is not there", () => message("", deleted), undefined],
  ["one of which the server knows none is not there", () => message("", headers(404, "Message Not Found")), undefined],
  ["a bucket that cannot be asked tells none", () => Promise.reject(new errors.NoRespondersError("$JS.API.DIRECT.GET")), undefined],
  ["a user who may not ask is told none", () => Promise.reject(new errors.PermissionViolationError("no", "publish", "$JS.API.DIRECT.GET")), undefined],
  ["where no answer comes in time, what was known stands", () => Promise.reject(new errors.TimeoutError()), "before"],
]) {
  test(sentence, async () => assert.equal(await asked(answer), value));
}

test("it is asked of its own subject, which a user can be given rights to, and not waited for for long", async () => {
  const questions = [];
  await lastOf(/** @type {any} */ ({ request: async (...question) => (questions.push(question), message("now")) }), "stock", "LAMP", 10_000);
  assert.deepEqual(questions, [["$JS.API.DIRECT.GET.KV_stock.$KV.stock.LAMP", "", { timeout: 2000 }]]);
});
