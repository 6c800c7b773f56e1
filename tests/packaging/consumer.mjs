// Somebody else's project that has installed the packed tarball: made once a run, thrown away after.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { root } from "../../scripts/setup.mjs";

const work = mkdtempSync(join(tmpdir(), "backsoon-packed-"));
after(() => rmSync(work, { recursive: true, force: true }));

/** Where the project lies, and the package inside it as a shop gets it. */
export const consumer = join(work, "shop");
export const installed = join(consumer, "node_modules/backsoon");

const npm = (args, cwd) => execFileSync("npm", args, { cwd, stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1e8 });

/** The packages that come along with this one, packed as they are installed here: the test needs no registry, and no cache. */
function dependencies() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const paths = Object.keys(packages).filter((path) => path !== "" && !packages[path].dev && !packages[path].optional);
  const folders = paths.map((path) => join(root, path));
  const packed = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", work, ...folders], root));
  return Object.fromEntries(packed.map(({ name, filename }) => [name, `file:${join(work, filename)}`]));
}

npm(["pack", "--pack-destination", work], root);
export const tarball = join(work, readdirSync(work).find((name) => name.endsWith(".tgz")));
mkdirSync(consumer);
writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "shop", private: true, type: "module", overrides: dependencies() }));
npm(["install", "--no-audit", "--no-fund", "--offline", "--ignore-scripts", tarball], consumer);
