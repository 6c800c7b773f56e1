// Runs every suite in turn and ends with one line: how many tests passed, how many failed.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { build, buildTrap } from "./build.mjs";
import { findBrowsers, findPython, findServers, installPackages, root } from "./setup.mjs";

const nodeSuites = ["layers", "size", "host", "machines", "command", "packaging", "backends", "pages", "fuzz"];
/** What waits for connections, clocks and other tabs has the machine to itself. */
const alone = ["cached", "faults", "nats", "outage", "sharing", "sse"].map((name) => `tests/pages/${name}.test.mjs`);

process.chdir(root);
installPackages();
const env = { ...process.env, ...findBrowsers(), ...findServers(), ...findPython() };
// In this order the badge is the one that cargo keeps.
await buildTrap();
await build();

const results = [["cargo test", await cargoTests()]];
for (const suite of nodeSuites) results.push([`tests/${suite}`, await nodeTests(`tests/${suite}`)]);

console.log();
for (const [suite, { passed, failed }] of results) console.log(`${suite.padEnd(18)}${passed} passed, ${failed} failed`);
const sum = (of) => results.reduce((total, [, result]) => total + result[of], 0);
if (sum("failed")) process.exitCode = 1;
console.log(`${sum("passed")} passed, ${sum("failed")} failed`);

async function cargoTests() {
  const { text, status } = await show("cargo", ["test", "--no-fail-fast"]);
  const counts = [...text.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed/gm)];
  const [passed, failed] = [1, 2].map((group) => counts.reduce((total, match) => total + Number(match[group]), 0));
  // What does not compile, or dies, has no line of its own.
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

async function nodeTests(folder) {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => /\.test\.m?js$/.test(name)).sort() : [];
  if (files.length === 0) return console.error(`${folder}: no *.test.js or *.test.mjs in it`), { passed: 0, failed: 1 };
  const isAlone = (name) => alone.includes(`${folder}/${name}`);
  const runs = [files.filter((name) => !isAlone(name)), ...files.filter(isAlone).map((name) => [name])];
  const sum = { passed: 0, failed: 0 };
  for (const names of runs) {
    const { passed, failed } = await run(names.map((name) => join(folder, name)));
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

/** Runs files of Node's tests, as many at once as there are processors. */
async function run(paths) {
  const report = mkdtempSync(join(tmpdir(), "backsoon-report-"));
  const tap = join(report, "tap");
  const reporters = ["--test-reporter=spec", "--test-reporter-destination=stdout", "--test-reporter=tap", `--test-reporter-destination=${tap}`];
  const { status } = await show(process.execPath, ["--test", `--test-concurrency=${availableParallelism()}`, ...reporters, ...paths]);
  const text = readFileSync(tap, "utf8");
  rmSync(report, { recursive: true });
  const count = (what) => Number(new RegExp(`^# ${what} (\\d+)$`, "m").exec(text)?.[1] ?? 0);
  // A test that was skipped, cancelled or left to do has shown nothing.
  const failed = count("tests") - count("pass");
  return { passed: count("pass"), failed: status !== 0 && failed === 0 ? 1 : failed };
}

/** Runs a command in the open and keeps what it says. */
function show(command, args) {
  console.log(`\n> ${command} ${args.filter((arg) => !arg.startsWith("--test-")).join(" ")}`);
  return new Promise((resolve) => {
    let text = "";
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.on("data", (chunk) => {
      process.stdout.write(chunk);
      text += chunk;
    });
    child.on("error", (error) => resolve({ text: error.message, status: 1 }));
    child.on("close", (status) => resolve({ text, status }));
  });
}
