// What must be on the machine before anything is built or tested, and how it gets there.
// Only Node's own modules here: this runs before node_modules exists.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));
export const wasmTarget = "wasm32-unknown-unknown";

const smallestPanics = ["-Zunstable-options", "-Cpanic=immediate-abort"];
const debianRust = ["rustc-web", "cargo-web", "rust-web-src", "lld-19"];

/** Whether a script was started by its name, not imported by another. */
export const isStarted = (url) => process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(url);

export function stop(line) {
  console.error(line);
  process.exit(1);
}

/** Runs a command in the open; what it prints is for the person at the terminal. */
export function run(command, args, env = process.env) {
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: "inherit" });
  if (error) stop(`${command}: ${error.code === "ENOENT" ? "not found in PATH; please install it" : error.message}`);
  if (status !== 0) stop(`failed: ${command} ${args.join(" ")}`);
}

/** `npm ci`, unless node_modules already is what package-lock.json asks for. */
export function installPackages() {
  const installed = join(root, "node_modules/.package-lock.json");
  const wanted = join(root, "package-lock.json");
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  run("npm", ["ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund"]);
}

/**
 * The compiler that builds the wasm: `release` is false where std could not be rebuilt for size.
 * What is already there is preferred to a better one that would have to be fetched on every run.
 */
export function wasmToolchain() {
  return (
    rustInPath() ?? rustOfDebian() ?? (fetchByRustup() && rustInPath()) ?? (fetchByApt(debianRust) && rustOfDebian()) ??
    rustAsItComes() ??
    stop(`No way to build ${wasmTarget}: install rustup (rustup.rs), or as root: apt-get install ${debianRust.join(" ")}`)
  );
}

function rustInPath() {
  const lib = libraryOf("rustc");
  if (rebuildsStd("rustc", lib) && has("cargo") && existsSync(join(lib, hostOf("rustc"), "bin/rust-lld")))
    return { cargo: "cargo", env: { RUSTC_BOOTSTRAP: "1" }, release: true };
}

function rustOfDebian() {
  const rustc = "/usr/bin/rustc";
  if (!existsSync("/usr/bin/wasm-ld-19") || !rebuildsStd(rustc, libraryOf(rustc))) return;
  const env = {
    PATH: `/usr/bin${delimiter}${process.env.PATH}`,
    RUSTC: rustc,
    RUSTC_BOOTSTRAP: "1",
    CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER: "wasm-ld-19",
  };
  return { cargo: "/usr/bin/cargo", env, release: true };
}

function rustAsItComes() {
  const lib = libraryOf("rustc");
  if (!lib || !existsSync(join(lib, wasmTarget, "lib"))) return;
  console.warn("The source of std is missing (rust-src): what is built now is not the release build.");
  return { cargo: "cargo", env: {}, release: false };
}

function rebuildsStd(rustc, lib) {
  if (!lib || !existsSync(join(lib, "src/rust/library/Cargo.lock"))) return false;
  const env = { ...process.env, RUSTC_BOOTSTRAP: "1" };
  return spawnSync(rustc, [...smallestPanics, "--print=sysroot"], { env }).status === 0;
}

function libraryOf(rustc) {
  const sysroot = output(rustc, ["--print=sysroot"]);
  return sysroot && join(sysroot, "lib/rustlib");
}

const hostOf = (rustc) => /^host: (.+)$/m.exec(output(rustc, ["-vV"]))[1];

function fetchByRustup() {
  if (!has("rustup")) return;
  const add = (...args) => spawnSync("rustup", args, { stdio: "inherit" }).status === 0;
  add("target", "add", wasmTarget);
  return add("component", "add", "rust-src") || undefined;
}

function fetchByApt(packages) {
  if (!has("apt-get") || process.getuid?.() !== 0) return;
  const apt = (...args) =>
    spawnSync("apt-get", args, { env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, stdio: "inherit" }).status === 0;
  apt("update");
  return apt("install", "-y", "--no-install-recommends", ...packages) || undefined;
}

/** Chromium and Firefox for the tests, told to them by CHROME_PATH and FIREFOX_PATH. */
export function findBrowsers() {
  return findPrograms("Chromium and Firefox", {
    CHROME_PATH: { names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"], debian: "chromium" },
    FIREFOX_PATH: { names: ["firefox-esr", "firefox"], debian: "firefox-esr" },
  });
}

/** The servers that tests talk to, told to them by NATS_PATH, NGINX_PATH and POSTGRES_PATH; of the last initdb lies beside. */
export function findServers() {
  return findPrograms("nats-server, nginx and PostgreSQL", {
    NATS_PATH: { names: ["nats-server"], debian: "nats-server" },
    NGINX_PATH: { names: ["nginx"], debian: "nginx-core" },
    POSTGRES_PATH: { names: ["postgres"], debian: "postgresql" },
  });
}

/** Python that makes environments (Debian has that apart), for servers that are written in it; told to tests by PYTHON_PATH. */
export function findPython() {
  const found = findPrograms("Python 3", { PYTHON_PATH: { names: ["python3"], debian: "python3-venv" } });
  const makesEnvironments = () => spawnSync(found.PYTHON_PATH, ["-c", "import ensurepip, venv"]).status === 0;
  if (makesEnvironments() || (fetchByApt(["python3-venv"]) && makesEnvironments())) return found;
  stop(`The tests need ${found.PYTHON_PATH} to have venv: as root: apt-get install python3-venv, or set PYTHON_PATH to one that has it`);
}

/**
 * Each from its variable or PATH, else from Debian's packages where that can be.
 * @param {string} what they are @param {Record<string, { names: string[], debian: string }>} wanted
 * @returns {Record<string, string>} their paths by their variables
 */
function findPrograms(what, wanted) {
  const variables = Object.keys(wanted);
  const find = () => Object.fromEntries(variables.map((name) => [name, process.env[name] ?? inPath(...wanted[name].names)]));
  let found = find();
  const missing = () => variables.filter((name) => !found[name]).map((name) => wanted[name].debian);
  if (missing().length > 0 && fetchByApt(missing())) found = find();
  if (missing().length === 0) return /** @type {Record<string, string>} */ (found);
  stop(`The tests need ${what}: set ${variables.join(", ")}, or as root: apt-get install ${missing().join(" ")}`);
}

/** Debian keeps servers where only root looks, or where nobody does. */
const serverFolders = () => ["/usr/sbin", "/usr/local/sbin", ...foldersIn("/usr/lib/postgresql").map((version) => `/usr/lib/postgresql/${version}/bin`)];

const foldersIn = (path) => (existsSync(path) ? readdirSync(path).sort((one, other) => Number(other) - Number(one)) : []);

function inPath(...names) {
  const folders = [...process.env.PATH.split(delimiter), ...serverFolders()];
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

const has = (command) => inPath(command) !== undefined;

function output(command, args) {
  const { status, stdout } = spawnSync(command, args, { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}
