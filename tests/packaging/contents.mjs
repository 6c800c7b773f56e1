// What the tarball holds: all that a shop needs, and nothing that is there for tests.
import assert from "node:assert/strict";
import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { root } from "../../scripts/setup.mjs";
import { installed } from "./consumer.mjs";

const files = readdirSync(installed, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(installed.length + 1));

const languages = readdirSync(join(root, "www/locales")).filter((name) => name.endsWith(".json"));

test("the tarball has the builds, the types, the sheet, the catalogues and the adapters", () => {
  const wanted = ["backsoon.js", "backsoon.wasm", "index.js", "node.js", "full.wasm", "cli/backsoon.js", "checkout.js", "checkout.wasm", "care.js", "care.wasm", "machine.js", "machine.wasm", "published.js", "review.js", "review-worker.js", "index.d.ts", "explanations.d.ts", "machines.d.ts", "orders.d.ts", "projections.d.ts", "reviews.d.ts", "snapshots.d.ts", "backsoon.d.ts", "review.d.ts", "backsoon.css", "status.css"]
    .concat(...["", "checkout/", "care/", "mail/", "review/"].flatMap((place) => languages.map((name) => `locales/${place}${name}`)), "sources/vendure.js")
    .map((name) => `dist/${name}`)
    .concat("package.json", "README.md", "LICENSE-MIT", "LICENSE-APACHE");
  assert.deepEqual(wanted.filter((name) => !files.includes(name)), []);
});

test("the tarball has neither sources nor tests nor maps", () => {
  assert.deepEqual(files.filter((name) => /\.(rs|map)$|(^|\/)(src|tests|target|node_modules)\//.test(name)), []);
});

test("every file that package.json names is there", () => {
  const { exports, bin } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const named = [...Object.values(exports), ...Object.values(bin)].flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)));
  const missing = named.filter((path) => !path.includes("*") && !existsSync(join(installed, path)));
  assert.deepEqual(missing, []);
});

test("only the command needs packages, nothing that a shopper or a server loads does", async () => {
  const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  const needs = async (name) => {
    const { metafile } = await build({ entryPoints: [join(installed, name)], bundle: true, packages: "external", external: ["../node.js"], platform: "node", format: "esm", write: false, metafile: true });
    const imports = Object.values(metafile.outputs).flatMap(({ imports }) => imports.map(({ path }) => path));
    return [...new Set(imports)].filter((path) => !/^(\.|node:)/.test(path)).sort();
  };
  const scripts = files.filter((name) => /^dist\/.*\.js$/.test(name) && name !== "dist/cli/backsoon.js");
  assert.ok(["dist/backsoon.js", "dist/index.js", "dist/node.js"].every((name) => scripts.includes(name)));
  for (const name of scripts) assert.deepEqual(await needs(name), [], name);
  assert.deepEqual(await needs("dist/cli/backsoon.js"), Object.keys({ ...dependencies, ...peerDependencies }).sort());
  for (const name of Object.keys(peerDependencies)) assert.ok(peerDependenciesMeta[name].optional, name);
});

test("no wasm of the tarball was built with a feature that is there for tests", () => {
  const features = /^\[features\]\n([^[]*)/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
  const forTests = [...features.matchAll(/^(\w[\w-]*) *=/gm)].map(([, name]) => name).filter((name) => !["default", "status", "checkout", "full", "care", "machine"].includes(name));
  const suspicious = new RegExp(["trap", "test", ...forTests].join("|"), "i");
  for (const name of ["backsoon.wasm", "full.wasm"]) {
    const surface = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(join(installed, "dist", name)))).map((item) => item.name);
    assert.ok(surface.includes("shop_promise"), "names can be read");
    assert.deepEqual(surface.filter((item) => suspicious.test(item)), [], name);
  }
});
