// One wasm instance for everybody, and a new one after a trap. The glue is a double; the real one traps in the browsers' tests.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Core } from "../../www/core.js";

function coreWithDouble() {
  const did = [];
  const glue = {
    initSync: ({ module }) => did.push(`made from ${module}`),
    __wbg_reset_state: () => did.push("made anew"),
  };
  return { did, core: new Core(glue, async () => (did.push("compiled"), "module")) };
}

test("however many ask, it is compiled and made once", async () => {
  const { did, core } = coreWithDouble();
  assert.equal(core.generation, 0);
  await Promise.all([core.load(), core.load(), core.load()]);
  assert.deepEqual(did, ["compiled", "made from module"]);
  assert.equal(core.generation, 1);
});

test("one that could not be had is asked for again by the next who needs it", async () => {
  let there = false;
  const glue = { initSync() {}, __wbg_reset_state() {} };
  const core = new Core(glue, async () => {
    if (!there) throw new Error("could not be reached");
    return "module";
  });
  await assert.rejects(Promise.all([core.load(), core.load()]), { message: "could not be reached" });
  assert.equal(core.generation, 0);
  there = true;
  await core.load();
  assert.equal(core.generation, 1);
});

test("an answer is handed on", async () => {
  const { core } = coreWithDouble();
  await core.load();
  assert.equal(core.call(() => 7), 7);
});

test("an error that names a place is the asker's, and the instance is kept", async () => {
  const { did, core } = coreWithDouble();
  await core.load();
  const error = Object.assign(new RangeError("0: expected a whole number"), { place: "quantity" });
  assert.throws(() => core.call(() => { throw error; }), error);
  assert.equal(core.generation, 1);
  assert.ok(!did.includes("made anew"));
});

for (const trap of [new WebAssembly.RuntimeError("unreachable"), new RangeError("Maximum call stack size exceeded"), "thrown by who knows whom"]) {
  test(`after ${trap} there is a new instance, and the error says so`, async () => {
    const { did, core } = coreWithDouble();
    await core.load();
    assert.throws(() => core.call(() => { throw trap; }), { place: "wasm", message: `trapped (${trap.message ?? trap})` });
    assert.equal(core.generation, 2);
    assert.equal(did.at(-1), "made anew");
    assert.equal(core.call(() => "right again"), "right again");
  });
}

/** A module of wasm whose `begin` is a function of the first, by its name of one letter. */
const later = (name) =>
  // (module (import "first" name (func)) (export "begin" (func 0)))
  new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 11, 1, 5, ...Buffer.from("first"), 1, name.charCodeAt(0), 0, 0, 7, 9, 1, 5, ...Buffer.from("begin"), 0, 0));

function coreWithFirst() {
  const did = [];
  const first = { a: () => did.push("a began"), b: () => did.push("b began") };
  const glue = { initSync: () => first, __wbg_reset_state: () => did.push("made anew") };
  return { did, core: new Core(glue, async () => "module") };
}

test("modules that come later begin when they come, and all of them again in a new instance", async () => {
  const { did, core } = coreWithFirst();
  await core.load();
  core.extend(later("a"));
  core.extend(later("b"));
  assert.deepEqual(did, ["a began", "b began"]);
  assert.throws(() => core.call(() => { throw new WebAssembly.RuntimeError("unreachable"); }), { place: "wasm" });
  assert.deepEqual(did, ["a began", "b began", "made anew", "a began", "b began"]);
});

test("a module that does not fit the first is refused, and no new instance needs it", async () => {
  const { did, core } = coreWithFirst();
  await core.load();
  core.extend(later("a"));
  assert.throws(() => core.extend(later("c")), WebAssembly.LinkError);
  assert.throws(() => core.call(() => { throw new WebAssembly.RuntimeError("unreachable"); }), { message: "trapped (unreachable)" });
  assert.deepEqual(did, ["a began", "made anew", "a began"]);
});
