// Makes dist/: two wasm builds of the crate, one of them in four modules, their glue and the host bundled, styles, words
// and types beside them.
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { glueFor } from "./glue.mjs";
import { installPackages, isStarted, root, run, wasmTarget, wasmToolchain } from "./setup.mjs";

// Functions of one shape must stay apart, for what is split goes by their names.
const flags = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none -Zmerge-functions=disabled";
const recipe = ["Cargo.lock", "package-lock.json", "scripts/build.mjs", "scripts/bindgen.rs", "scripts/glue.mjs", "scripts/split"];
const lean = ["--low-memory-unused", "--strip-producers", "--strip-target-features"];
// Inlining everything that has one caller makes fewer bytes, but bytes that compress worse, and functions so long that
// engines compile them badly.
const smallInlined = "--one-caller-inline-max-function-size=20";
const smallest = [...lean, "--zero-filled-memory", smallInlined, "--skip-pass=local-cse", "-Oz", "--converge"];
// What lies in modules and scripts of its own.
const parts = ["checkout", "care", "machine"];
// What the scripts of a shopper's page call each other by these names is theirs alone, so all are given the same short ones.
const internal = ["__wbg_reset_state", "draw", "dress", "follow", "followers", "follows", "generation", "initSync", "knows", "localAt", "refine", "refined", "setKnown", "setNow", "tell", "unfollow"];
const smallStd = ["-Zbuild-std-features=optimize_for_size"];
// Two more of the compiler's own passes, and smaller functions inlined by them, leave less to be said twice.
const smallCrate = ["-Zmir-opt-level=3", "-Zinline-mir-threshold=25", "-Zinline-mir-hint-threshold=50"];
// A segment for each thing in memory, so that each can go to the module that speaks of it. The stack, which comes first,
// is 14 pages of 64 KB instead of 16: every place behind it is then a number of three bytes, not four.
const linked = ["-Clink-arg=--no-merge-data-segments", "-Clink-arg=-zstack-size=917504"];

export async function build() {
  process.chdir(root);
  installPackages();
  await buildWasm("badge", { profile: "badge", features: ["status", ...parts], std: smallStd, optimise: smallest });
  await buildWasm("full", { profile: "full", features: ["full"], optimise: [...lean, smallInlined, "-O3"] });
  await whenChanged("dist/index.js", ["www", "target/pkg/badge", "target/pkg/full", ...recipe], bundle);
}

/**
 * The badge with a call that traps, in target/pkg/trap: for tests, never for dist. Cargo keeps one library a profile,
 * so it is not even asked while the sources are the same.
 */
export function buildTrap() {
  process.chdir(root);
  const trap = { profile: "badge", features: ["status", ...parts, "trap"], std: smallStd, optimise: smallest };
  return whenChanged("target/pkg/trap/trap.js", ["src", "Cargo.toml", "scripts/pack.rs", "www/elements", "www/locales", ...recipe], () => buildWasm("trap", trap));
}

async function buildWasm(name, { profile, features = [], std = [], optimise }) {
  const toolchain = wasmToolchain();
  const env = { ...process.env, ...toolchain.env, CARGO_TARGET_DIR: "target/wasm" };
  const args = ["--lib", "--target", wasmTarget, "--profile", profile, "--no-default-features", "--features", features.join()];
  if (toolchain.release) {
    env.RUSTFLAGS = flags;
    args.push("-Zbuild-std=std,panic_abort", ...std);
  }
  if (features.includes("status")) args.push("--", ...linked, ...(toolchain.release ? smallCrate : []));
  run(toolchain.cargo, ["rustc", ...args], env);

  const compiled = `target/wasm/${wasmTarget}/${profile}/backsoon.wasm`;
  const folder = `target/pkg/${name}`;
  await whenChanged(`${folder}/${name}.wasm`, [compiled, ...recipe], () => {
    const [whole, first, ...others] = [`${name}_bg`, name, ...parts].map((part) => `${folder}/${part}.wasm`);
    run("cargo", ["run", "--example", "bindgen", "--", compiled, folder, name]);
    const glue = `${folder}/${name}.js`;
    writeFileSync(glue, glueFor(readFileSync(glue, "utf8"), { lean: profile === "badge" }));
    if (!features.includes("status")) return run("node_modules/.bin/wasm-opt", [...optimise, whole, "-o", first]);
    run("cargo", ["run", "--example", "split", "--", whole, folder, name, ...(toolchain.release ? [] : ["--together"])]);
    // What has like names is alike, and compresses better side by side; in parts, which are small, it does not.
    for (const [part, ...more] of [[first, "--reorder-functions-by-name"], ...others.map((part) => [part])])
      run("node_modules/.bin/wasm-opt", [...optimise, ...more, part, "-o", part]);
  });
}

async function bundle() {
  checkInternal(["www/types.d.ts", "www/explanations.d.ts", "www/orders.d.ts", "www/projections.d.ts", "www/reviews.d.ts", "www/snapshots.d.ts", "www/elements/backsoon.d.ts"]);
  const esbuild = await import("esbuild");
  const made = "target/dist";
  rmSync(made, { recursive: true, force: true });
  const adapters = filesIn("www/sources").filter((file) => readFileSync(file, "utf8").includes("export function toSnapshot"));
  const common = { bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none", logLevel: "warning" };
  // Elements free what they make; the glue's nets for those who do not would be 200 B of every shopper's.
  // What asks by hand whether something has changed is for where no browser does it.
  const define = { FinalizationRegistry: "undefined", "Symbol.dispose": "undefined", "globalThis.location": "true" };
  const page = { ...common, mangleProps: new RegExp(`^(${internal.join("|")})$`) };
  const { mangleCache } = await esbuild.build({ ...page, mangleCache: {}, define, entryPoints: { backsoon: "www/backsoon.js" }, outdir: made });
  for (const part of parts) {
    await esbuild.build({ ...page, mangleCache, entryPoints: { [part]: `www/${part}/index.js` }, outdir: made, plugins: [sheetAsText(esbuild)] });
    cpSync(`target/pkg/badge/${part}.wasm`, `${made}/${part}.wasm`);
  }
  await esbuild.build({ ...page, mangleCache, entryPoints: { published: "www/published/index.js" }, outdir: made, plugins: [sheetAsText(esbuild)] });
  for (const script of ["backsoon", "published", ...parts]) await shrink(`${made}/${script}.js`);
  await esbuild.build({ ...common, entryPoints: { index: "www/open.js" }, outdir: made });
  const review = { ...common, outdir: made, plugins: [sheetAsText(esbuild), libraryBeside] };
  await esbuild.build({ ...review, entryPoints: { review: "www/review/index.js" }, banner: { js: licenceOf("d3-scale") } });
  await esbuild.build({ ...review, entryPoints: { "review-worker": "www/review/worker.js" } });
  // What nobody downloads for a page can be read where a stack trace points into it.
  const server = { ...common, minify: false, platform: "node" };
  await esbuild.build({ ...server, entryPoints: { node: "www/node.js" }, outdir: made });
  // Its packages stay packages, and the library is the one beside it.
  const { version } = JSON.parse(readFileSync("package.json", "utf8"));
  const command = { ...server, packages: "external", external: ["../node.js"], define: { "process.env.BACKSOON_VERSION": JSON.stringify(version) } };
  await esbuild.build({ ...command, entryPoints: { backsoon: "www/cli/backsoon.js" }, outdir: `${made}/cli` });
  chmodSync(`${made}/cli/backsoon.js`, 0o755);
  await esbuild.build({ ...common, entryPoints: adapters, outdir: `${made}/sources`, alias: { "@nats-io/nkeys": "./www/sources/nats/no-nkeys.js" } });
  cpSync("target/pkg/badge/badge.wasm", `${made}/backsoon.wasm`);
  cpSync("target/pkg/full/full.wasm", `${made}/full.wasm`);
  cpSync("www/types.d.ts", `${made}/index.d.ts`);
  for (const types of ["explanations", "machines", "orders", "projections", "reviews", "snapshots"]) cpSync(`www/${types}.d.ts`, `${made}/${types}.d.ts`);
  cpSync("www/elements/backsoon.d.ts", `${made}/backsoon.d.ts`);
  cpSync("www/review/review.d.ts", `${made}/review.d.ts`);
  cpSync("www/elements/backsoon.css", `${made}/backsoon.css`);
  // What a server's markup is dressed in until the script comes, which has it inside.
  writeFileSync(`${made}/status.css`, await minified(esbuild, "www/elements/status.css"));
  copyCatalogues("www/locales", `${made}/locales`);
  // Swapped in one move: whoever reads dist meanwhile finds a whole one.
  rmSync("dist", { recursive: true, force: true });
  renameSync(made, "dist");
  printSizes(["backsoon.js", "backsoon.wasm", "published.js", ...parts.flatMap((part) => [`${part}.js`, `${part}.wasm`]), "review.js", "review-worker.js", "index.js", "node.js", "full.wasm"]);
}

/** What is said to those who wait is said by every part, so each part's catalogue has it. */
function copyCatalogues(from, to) {
  const read = (path) => JSON.parse(readFileSync(path, "utf8"));
  cpSync(from, to, { recursive: true, filter: (path) => basename(path) !== "waiting" });
  for (const name of readdirSync(`${from}/waiting`)) {
    for (const part of parts.filter((part) => existsSync(`${from}/${part}`))) {
      const catalogue = { ...read(`${from}/waiting/${name}`), ...read(`${from}/${part}/${name}`) };
      writeFileSync(`${to}/${part}/${name}`, `${JSON.stringify(catalogue, null, 2)}\n`);
    }
  }
}

/** A style sheet is imported as its text. */
const sheetAsText = (esbuild) => ({
  name: "sheet",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await minified(esbuild, path), loader: "text" })),
});

/** What those ask who have written it, in what has it inside; the same for all of D3. @param {string} name of the package */
const licenceOf = (name) => `/*! ${name} and what goes with it:\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8")}*/`;

/** The library is the one that lies beside, with its wasm. */
const libraryBeside = {
  name: "library",
  setup: ({ onResolve }) => onResolve({ filter: /\/open\.js$/ }, () => ({ path: "./index.js", external: true })),
};

/** A style sheet without what nothing needs. */
const minified = async (esbuild, path) => (await esbuild.transform(readFileSync(path, "utf8"), { loader: "css", minify: true })).code;

/** @param {string[]} declarations of what is public */
function checkInternal(declarations) {
  for (const file of declarations) {
    const declared = internal.find((name) => new RegExp(`\\b${name}\\??[(:<]`).test(readFileSync(file, "utf8")));
    if (declared) throw new Error(`${file}: '${declared}' is public, expected a name that scripts/build.mjs does not shorten`);
  }
}

/** What shoppers download is minified twice: the bundler looks at one expression at a time, this at whole functions. */
async function shrink(script) {
  const { minify } = await import("terser");
  const { code } = await minify(readFileSync(script, "utf8"), { module: true, ecma: 2022, compress: { passes: 3, hoist_funs: true } });
  writeFileSync(script, code);
}

function printSizes(names) {
  console.log("dist                    raw      gzip    brotli");
  for (const name of names) {
    const bytes = readFileSync(join("dist", name));
    const sizes = [bytes, gzipSync(bytes, { level: 9 }), brotliCompressSync(bytes)].map((some) => String(some.length).padStart(9));
    console.log(`  ${name.padEnd(16)}${sizes.join(" ")}`);
  }
}

/** Does the step unless `output` is there and was made from the same bytes. */
async function whenChanged(output, inputs, step) {
  const hash = createHash("sha256");
  for (const file of inputs.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(file));
  const stamp = join("target/pkg", `${basename(output)}.made-from`);
  const madeFrom = hash.digest("hex");
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, "utf8") === madeFrom) return;
  await step();
  mkdirSync("target/pkg", { recursive: true });
  writeFileSync(stamp, madeFrom);
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith(".made-from"))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

if (isStarted(import.meta.url)) await build();
