// Somebody else's project that has installed the packed tarball: made once a run, thrown away after.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { root } from "../../scripts/setup.mjs";

const work = mkdtempSync(join(tmpdir(), "backsoon-packed-"));
after(() => rmSync(work, { recursive: true, force: true }));

/** Where the project lies, and the package inside it as a shop gets it. */
export const consumer = join(work, "shop");
export const installed = join(consumer, "node_modules/backsoon");

const npm = (args, cwd) => execFileSync("npm", args, { cwd, stdio: ["ignore", "pipe", "pipe"] });

npm(["pack", "--pack-destination", work], root);
export const tarball = join(work, readdirSync(work).find((name) => name.endsWith(".tgz")));
mkdirSync(consumer);
writeFileSync(join(consumer, "package.json"), JSON.stringify({ name: "shop", private: true, type: "module" }));
npm(["install", "--no-audit", "--no-fund", "--offline", tarball], consumer);
