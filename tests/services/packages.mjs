// Packages that one test alone needs, too many for package.json: installed when it first runs, in the very versions of
// its own package-lock.json.
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ran } from "./processes.mjs";

const FILES = ["package.json", "package-lock.json"];

/** Whether any of these files has changed shows in it. @param {string} folder @param {string[]} files */
export function fingerprint(folder, files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(folder, file)));
  return hash.digest("hex").slice(0, 16);
}

/**
 * @param {string} from the folder of package.json and package-lock.json
 * @param {string} into the folder whose node_modules then has them
 */
export function installed(from, into) {
  const wanted = fingerprint(from, FILES);
  const stamp = join(into, "installed");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  mkdirSync(into, { recursive: true });
  for (const file of FILES) copyFileSync(join(from, file), join(into, file));
  ran("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: into });
  writeFileSync(stamp, wanted);
}
