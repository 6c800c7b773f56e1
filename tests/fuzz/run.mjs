// Builds the fuzz target and runs it: node tests/fuzz/run.mjs --seconds 60
// Needs a C++ compiler for libFuzzer, but no nightly toolchain: the compiler's own coverage pass does.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const target = join(root, "target/fuzz");

const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" } } });
const seconds = Number(values.seconds);
if (!Number.isInteger(seconds) || seconds < 1) fail(`--seconds ${values.seconds}: expected a whole number of at least 1`);

requireCompiler();
const fuzzer = build();
const [corpus, seeds, crashes] = ["corpus", "seeds", "crashes"].map(folder);
plant(seeds);
process.exitCode = await run();

function requireCompiler() {
  const found = () => spawnSync("g++", ["--version"]).status === 0;
  if (found()) return;
  if (process.getuid?.() === 0) spawnSync("apt-get", ["install", "-y", "g++"], { stdio: "inherit" });
  if (!found()) fail("fuzzing needs a C++ compiler: apt-get install g++");
}

function build() {
  const host = /^host: (.+)$/m.exec(execFileSync("rustc", ["-vV"], { encoding: "utf8" }))[1];
  const coverage = ["level=4", "inline-8bit-counters", "pc-table", "trace-compares"];
  const flags = [
    "-Cpasses=sancov-module",
    ...coverage.map((kind) => `-Cllvm-args=-sanitizer-coverage-${kind}`),
    "-Ccodegen-units=1",
    "-Cdebug-assertions",
    "-Coverflow-checks",
    "--cfg=fuzzing",
  ];
  // Naming the host as target keeps the flags away from build scripts and macros.
  const manifest = join(here, "Cargo.toml");
  const args = ["build", "--locked", "--release", "--quiet", "--manifest-path", manifest, "--target", host];
  const env = { ...process.env, RUSTFLAGS: flags.join(" "), RUSTC_BOOTSTRAP: "1", CARGO_TARGET_DIR: target };
  const { status } = spawnSync("cargo", args, { stdio: "inherit", env });
  if (status !== 0) fail("the fuzz target does not build");
  return join(target, host, "release/snapshot");
}

function folder(name) {
  const path = join(target, name);
  mkdirSync(path, { recursive: true });
  return path;
}

/** The snapshots of all worked cases and one with everything in it, whole and in pieces: the smaller, the sooner mutated. */
function plant(folder) {
  const everything = readFileSync(join(here, "everything.json"), "utf8");
  const { items, ...rest } = JSON.parse(everything);
  const pieces = [...items.map((item) => ({ items: [item] })), ...Object.entries(rest).map(([key, value]) => ({ [key]: value }))];
  const cases = join(root, "tests/cases");
  for (const file of readdirSync(cases).filter((name) => name.endsWith(".json"))) {
    pieces.push(...JSON.parse(readFileSync(join(cases, file), "utf8")).map(({ snapshot }) => snapshot));
  }
  for (const text of [everything, ...pieces.map((piece) => JSON.stringify(piece))]) {
    writeFileSync(join(folder, createHash("sha1").update(text).digest("hex")), text);
  }
}

/** @returns {Promise<number>} the exit code: 0 if nothing crashed */
function run() {
  const options = [
    `-max_total_time=${seconds}`,
    `-dict=${join(here, "snapshot.dict")}`,
    `-artifact_prefix=${crashes}/`,
    "-max_len=8192",
    "-timeout=10",
    "-rss_limit_mb=2048",
    "-print_final_stats=1",
  ];
  console.log(`fuzzing the reader of snapshots for ${seconds} s`);
  return new Promise((resolve) => {
    let log = "";
    const child = spawn(fuzzer, [...options, corpus, seeds], { stdio: ["ignore", "inherit", "pipe"] });
    child.stderr.on("data", (chunk) => (log += chunk));
    child.on("error", (error) => fail(error.message));
    child.on("close", (status, signal) => {
      const executions = Number(/number_of_executed_units: (\d+)/.exec(log)?.[1] ?? 0);
      const crash = /Test unit written to (\S+)/.exec(log)?.[1];
      if (status === 0 && executions > 0) {
        console.log(`${executions} executions, no crash`);
        return resolve(0);
      }
      console.error(log.split("\n").slice(-60).join("\n"));
      console.error(crash ? `crashed; the input lies in ${crash}` : `the fuzzer ended with ${signal ?? status}`);
      resolve(1);
    });
  });
}

/** @returns {never} */
function fail(message) {
  console.error(message);
  process.exit(1);
}
