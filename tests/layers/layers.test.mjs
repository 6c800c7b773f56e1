// The layers of the crate, held apart: what may depend on what, proven by the compiler and by its list of crates.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { root, wasmTarget } from "../../scripts/setup.mjs";

const cargo = (args, cwd = root) =>
  spawnSync("cargo", args, { cwd, encoding: "utf8", env: { ...process.env, CARGO_TARGET_DIR: join(root, "target") } });

const crates = (...args) => {
  const tree = cargo(["tree", "--edges", "normal", "--all-features", "--prefix", "none", "--format", "{p} [{f}]", ...args]);
  assert.equal(tree.status, 0, tree.stderr);
  return tree.stdout.split("\n");
};

const sourcesOf = (layer) =>
  readdirSync(join(root, "src", layer), { recursive: true })
    .filter((name) => name.endsWith(".rs"))
    .map((name) => [join("src", layer, name), readFileSync(join(root, "src", layer, name), "utf8")]);

test("no browser crate is in the native tree", () => {
  const browser = crates().filter((crate) => /^(wasm-bindgen|js-sys|web-sys|serde-wasm-bindgen|gloo)/.test(crate));
  assert.deepEqual(browser, []);
});

test("chrono has no clock to read, natively or in the browser", () => {
  const [chrono] = crates("--target", "all").filter((crate) => crate.startsWith("chrono "));
  assert.ok(chrono, "expected chrono among the crates");
  assert.doesNotMatch(chrono, /\b(clock|now|wasmbind)\b/);
});

test("a line of web_sys in the domain does not compile natively", () => {
  // Always the same folder, so that the second run finds its dependencies checked.
  const copy = join(root, "target/layers");
  rmSync(copy, { recursive: true, force: true });
  for (const part of ["Cargo.toml", "Cargo.lock", "src", "scripts", "www/elements", "www/locales"]) cpSync(join(root, part), join(copy, part), { recursive: true });
  appendFileSync(join(copy, "src/domain/mod.rs"), "\npub fn page() -> web_sys::Document { loop {} }\n");
  const check = cargo(["check", "--lib"], copy);
  assert.notEqual(check.status, 0, "expected the check to fail");
  assert.match(check.stderr, /cannot find .*`web_sys`[^]*src\/domain\/mod\.rs/);
});

const above = { domain: ["present", "view", "boundary"], present: ["view", "boundary"], view: ["boundary"] };
for (const [layer, others] of Object.entries(above)) {
  test(`${layer} does not know of ${others.join(", ")}`, () => {
    const upward = new RegExp(`\\b(crate|super)::(${others.join("|")})\\b`);
    const guilty = sourcesOf(layer).filter(([, text]) => upward.test(text));
    assert.deepEqual(guilty.map(([name]) => name), []);
  });
}

test("neither domain nor present reads a clock or asks for chance", () => {
  const impure = /SystemTime|Instant::now|Utc::now|Local::now|\brand::/;
  const guilty = [...sourcesOf("domain"), ...sourcesOf("present")].filter(([, text]) => impure.test(text));
  assert.deepEqual(guilty.map(([name]) => name), []);
});

test("no source adapter brings wasm along", () => {
  const folder = join(root, "dist/sources");
  const guilty = readdirSync(folder).filter((name) => /WebAssembly|\.wasm\b/.test(readFileSync(join(folder, name), "utf8")));
  assert.deepEqual(guilty, []);
});

// Formatter and lints are components that a machine need not have; where they are, they are held.
if (cargo(["fmt", "--version"]).status === 0) {
  test("the crate is formatted by rustfmt's defaults", () => {
    const format = cargo(["fmt", "--check", "--", "--files-with-diff"]);
    assert.equal(format.status, 0, `not formatted:\n${format.stdout}`);
  });
}

if (cargo(["clippy", "--version"]).status === 0) {
  const sysroot = spawnSync("rustc", ["--print=sysroot"], { encoding: "utf8" }).stdout.trim();
  const targets = existsSync(join(sysroot, "lib/rustlib", wasmTarget, "lib")) ? [[], ["--target", wasmTarget]] : [[]];
  for (const target of targets) {
    test(`clippy has nothing to say of the ${target[1] ?? "native"} crate`, () => {
      const clippy = cargo(["clippy", "--quiet", "--lib", "--all-features", ...target, "--", "-D", "warnings"]);
      assert.equal(clippy.status, 0, clippy.stderr);
    });
  }
}
