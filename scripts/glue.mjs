// The glue that wasm-bindgen writes, without what the host does itself or never comes to. Every text that is replaced
// must be there: a new version that says it otherwise fails the build instead of making it larger.

/** For every build: what stands there once, and what should. */
const shortened = [
  // A timer of an instance that trapped is nobody's any more: nothing to complain of on a shop's page.
  ["throw new Error('Cannot invoke closure from previous WASM instance')", "return"],
  // Nobody schedules that; the host makes a new instance at once.
  ["if (__wbg_reinit_scheduled) {", "if (false) {"],
  // The host does it as it should be done.
  ["console.warn('using deprecated parameters for `initSync()`; pass a single object instead')", "0"],
  // Safari forgets how to after two gigabytes of text, which no page reads.
  ["if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES)", "if (false)"],
  // Every browser that has what the host needs has this.
  ["if (!('encodeInto' in cachedTextEncoder))", "if (false)"],
];

/**
 * For what shoppers download: nets for those who use objects of an instance that trapped, mix them up, or do not free
 * them. The host does none of it: it compares generations before every use, and frees what it made.
 */
const nets = [
  /^ *if \(.*\.__wbg_inst !== undefined.*\n.*Invalid stale object.*\n *\}\n/gm,
  /^ *Object\.defineProperty\(this, '__wbg_inst'.*\n/gm,
  /^ *\w+Finalization\.(un)?register\(this.*\n/gm,
  /^ *CLOSURE_DTORS\.(un)?register\(.*\n/gm,
  /^ *_assertClass\(.*\n/gm,
].map((net) => [net, ""]);

/** For what shoppers download: what the glue says over and over, said once. The order counts. */
const folded = [
  // A result is a list: of a value, if there is one, an error, and whether it is one.
  [/let ret;\s+__wbg_call_guard\(\);\s+ret = /g, "const ret = "],
  [/const ret = (.*);\s+if \(ret\[2\]\) \{\s+throw .*\s+\}\s+return takeFromExternrefTable0\(ret\[0\]\);/g, "return takeFromExternrefTable0(unwrap($1));"],
  [/const ret = (.*);\s+if \(ret\[2\]\) \{\s+throw .*\s+\}\s+this\.__wbg_ptr = ret\[0\];\s+return this;/g, "this.__wbg_ptr = unwrap($1);"],
  [/const ret = (.*);\s+if \(ret\[1\]\) \{\s+throw .*\s+\}/g, "unwrap($1);"],
  [
    /^function takeFromExternrefTable0/m,
    `function unwrap(ret) {
    if (ret.pop()) throw takeFromExternrefTable0(ret.pop());
    return ret[0];
}
$&`,
  ],

  // A text that comes out of wasm is freed once it is read.
  [
    /let deferred1_0;\s+let deferred1_1;\s+try \{\s+const ret = (.*);\s+deferred1_0 = ret\[0\];\s+deferred1_1 = ret\[1\];\s+return .*\s+\} finally \{[^]*?\}/g,
    "return takeString($1);",
  ],
  [
    /^function getStringFromWasm0/m,
    `function takeString([ptr, len]) {
    const text = getStringFromWasm0(ptr, len);
    wasm.free(ptr, len, 1);
    return text;
}
$&`,
  ],

  // One that goes in goes as its bytes: writing it in place is faster for long ones, but those here are short.
  [/(passArray8ToWasm0|passStringToWasm0)\((\w+), wasm\.malloc(, wasm\.realloc)?\)/g, "$1($2)"],
  [/^function passArray8ToWasm0\(arg, malloc\) \{\s+const ptr = malloc/m, "function passArray8ToWasm0(arg) {\n    const ptr = wasm.malloc"],
  [/^function passStringToWasm0[^]*?\n\}/m, "function passStringToWasm0(arg) {\n    return passArray8ToWasm0(cachedTextEncoder.encode(arg));\n}"],

  // One that the host answers goes where wasm told.
  [/const ret = (.*);\s+const ptr1 = passStringToWasm0\(ret\);\s+const len1 = .*\s+.*setInt32\(.*, len1, true\);\s+.*setInt32\(.*, ptr1, true\);/g, "giveString(arg0, $1);"],
  [/var ptr1 = isLikeNone\(ret\) \? 0 : passStringToWasm0\(ret\);\s+var len1 = .*\s+.*setInt32\(.*, len1, true\);\s+.*setInt32\(.*, ptr1, true\);/g, "giveString(arg0, ret);"],
  [
    /^function isLikeNone/m,
    `function giveString(place, text) {
    const ptr = isLikeNone(text) ? 0 : passStringToWasm0(text);
    getDataViewMemory0().setInt32(place + 4, WASM_VECTOR_LEN, true);
    getDataViewMemory0().setInt32(place, ptr, true);
}
$&`,
  ],

  // What wasm imports is a list, as its names are numbers.
  [/: function\(\) \{ return handleError\(function \((.*)\) \{/g, ": catching(($1) => {"],
  [/\}, arguments\); \},/g, "}),"],
  [/^( +\d+: )function\((.*)\) \{/gm, "$1($2) => {"],
  [/^function handleError[^]*?f\.apply\(this, args\);/m, "const catching = (f) => (...args) => {\n    try {\n        return f(...args);"],
  [/\bconst import0 = \{\s+__proto__: null,([^]*?)\n {4}\};/, (_, imports) => `const import0 = [${listed(imports)}];`],
  [/__proto__: null,\s+(?=i: import0)/, ""],

  // Every instance is made in the same way, whether the one before it trapped or there was none.
  [/ *if \(typeof numBytesDecoded .*\n *if \(typeof WASM_VECTOR_LEN .*\n *__wbg_reinit_scheduled = false;\n *wasmInstance = (new .*);\n *wasm = wasmInstance\.exports;/, "    wasm = $1.exports;"],
  [
    /let wasmModule, wasmInstance, wasm;[^]*?export \{ initSync, .* \};/,
    `let wasmModule, wasm;
function initSync(told) {
    if (told) {
        wasmModule = told.module;
        __wbg_reset_state();
    }
    return wasm;
}

export { initSync };`,
  ],

  // Memory that has grown has another buffer; so has that of another instance.
  [/if \(cachedDataViewMemory0 === null .*\) \{/, "if (cachedDataViewMemory0?.buffer !== wasm.memory.buffer) {"],
  [/if \(cachedUint8ArrayMemory0 === null .*\) \{/, "if (cachedUint8ArrayMemory0?.buffer !== wasm.memory.buffer) {"],
  [/^ +cached(DataView|Uint8Array)Memory0 = null;\n/gm, ""],
  [/^(let cached\w+Memory0) = null;/gm, "$1;"],
  // It never grows to where places in it would be negative.
  [/\(arg0 >>> 0\) \+ (\d) \* (\d)/g, (_, size, count) => (count > 0 ? `arg0 + ${size * count}` : "arg0")],
  [/(malloc\(.*\)) >>> 0;/, "$1;"],
  // Nor does wasm hand the host a number so great: they are months, minutes and places in lists.
  [/\b(arg\d) >>> 0\b/g, "$1"],
  [/ptr = ptr >>> 0;\s+return decodeText\(.*\);/, "return cachedTextDecoder.decode(getArrayU8FromWasm0(ptr, len));"],
  [/^ *ptr = ptr >>> 0;\n/gm, ""],
  [/\bptr \/ 1\b/g, "ptr"],

  // Objects are told by where they are in memory.
  [/^ *__destroy_into_raw\(\) \{[^]*?\n {4}\}\n/gm, ""],
  [/const ptr = this\.__destroy_into_raw\(\);/g, "const ptr = this.__wbg_ptr;\n        this.__wbg_ptr = 0;"],
  [/\b__wbg_ptr\b/g, "ptr"],
  [/\b_wbg_cb_unref\b/g, "unref"],
];

/** What is not there any more once it is short. */
const leftovers = [/__destroy_into_raw/, /handleError/, /^\s+_assertClass\(/m, /Finalization\.(un)?register\(/, /__wbg_ptr/, /ret\[2\]/];

/** The glue for one build. @param {string} glue @param {{ lean: boolean }} kind lean: for what shoppers download */
export function glueFor(glue, { lean }) {
  // Where nothing calls back later there is no closure to complain of.
  const rules = shortened.filter(([long]) => !long.includes("closure") || glue.includes("Closure"));
  for (const [long] of rules) {
    if (glue.split(long).length !== 2) throw new Error(`glue: expected '${long}' once`);
  }
  if (!lean) return rules.reduce(replaced, glue);
  const short = [...rules, ...nets, ...folded].reduce(replaced, glue);
  // A rule that found some and left others would fail on a shopper's page alone.
  const left = leftovers.find((what) => what.test(short));
  if (left) throw new Error(`glue: ${left} is left in it`);
  return short;
}

/** @param {string} glue */
function replaced(glue, [what, by]) {
  const isThere = typeof what === "string" ? glue.includes(what) : glue.search(what) >= 0;
  if (!isThere) throw new Error(`glue: expected '${what}'`);
  return glue.replace(what, by);
}

/** What an object names by numbers, as a list. @param {string} named */
function listed(named) {
  let next = 0;
  return named.replace(/^ {8}(\d+): /gm, (_, number) => {
    if (Number(number) !== next) throw new Error(`glue: expected import ${next}, got ${number}`);
    next += 1;
    return "        ";
  });
}
