/**
 * A shop's server that one test alone needs: its packages, from npm by a lock of its own, installed once into a folder
 * under target, and the shop that every run starts from.
 */
import { cpSync, existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprint, installed } from "../services/packages.mjs";

/** @param {"medusa" | "vendure"} name of the folder here, and of that under target */
export function shopServer(name) {
  const here = fileURLToPath(new URL(`./${name}`, import.meta.url));
  const cache = fileURLToPath(new URL(`../../target/${name}`, import.meta.url));
  return {
    here,
    cache,

    install() {
      // With the server's configuration, which it may look for where it is started.
      cpSync(here, cache, { recursive: true });
      installed(here, cache);
    },

    /**
     * Made once, and again when any of the files that it is made from has changed.
     * @param {string[]} files @param {(path: string) => Promise<unknown>} make writes it to a path, whole or not at all
     * @returns {Promise<string>} where it lies
     */
    async kept(files, make) {
      const path = join(cache, `shop-${fingerprint(here, ["package-lock.json", ...files])}`);
      if (existsSync(path)) return path;
      for (const old of readdirSync(cache)) if (old.startsWith("shop-")) rmSync(join(cache, old), { recursive: true });
      await make(path);
      return path;
    },
  };
}
