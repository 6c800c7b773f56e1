/**
 * A shop's server that one test alone needs: its packages, from npm by a lock of its own, installed once into a folder
 * under target.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const LOCKED = ["package.json", "package-lock.json"];

/** @param {"medusa" | "vendure"} name of the folder here, and of that under target */
export function shopServer(name) {
  const here = fileURLToPath(new URL(`./${name}`, import.meta.url));
  const cache = fileURLToPath(new URL(`../../target/${name}`, import.meta.url));

  /** @param {string[]} files whose change means that what was made from them is out of date */
  const fingerprint = (files) => {
    const hash = createHash("sha256");
    for (const file of files) hash.update(`${file}\n`).update(readFileSync(join(here, file)));
    return hash.digest("hex").slice(0, 16);
  };

  return {
    here,
    cache,

    /** The very versions of package-lock.json; installed again only where that has changed. */
    install() {
      const installed = join(cache, "installed");
      const wanted = fingerprint(LOCKED);
      // With the server's configuration, which it may look for where it is started.
      cpSync(here, cache, { recursive: true });
      if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return;
      const npm = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: cache, encoding: "utf8" });
      if (npm.status !== 0) throw new Error(`${name} could not be installed into ${cache}: npm ci ended with\n${npm.stderr}`);
      writeFileSync(installed, wanted);
    },

    /**
     * The shop that every run starts from: made once, and again when any of the files that it is made from has changed.
     * @param {string[]} files @param {(path: string) => Promise<unknown>} make writes it to a path, whole or not at all
     * @returns {Promise<string>} where it lies
     */
    async kept(files, make) {
      const path = join(cache, `shop-${fingerprint(["package-lock.json", ...files])}`);
      if (existsSync(path)) return path;
      for (const old of readdirSync(cache)) if (old.startsWith("shop-")) rmSync(join(cache, old), { recursive: true });
      await make(path);
      return path;
    },
  };
}
