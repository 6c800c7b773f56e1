// @ts-check
/**
 * A folder that readers look into while it is written. Shards, named by what is in them, come first, each under another
 * name until it is whole; then, in one move, the manifest that names them. So whoever has a manifest, the old one or
 * the new, finds one whole version; and a run that ends at any moment leaves the old one.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { MANIFEST, isShard } from "../../sources/shards/layout.js";
import { EXIT, Failure, reasonOf } from "../failure.js";
import { writeWhole } from "../whole-file.js";
import { manifestIn, namesIn } from "./manifest.js";

/** @typedef {import("../../sources/shards/layout.js").Manifest} Manifest */

const PART = ".part";
/** Better costs sixty times as long for one byte in twenty. */
const SLICE_QUALITY = 9;

export class Folder {
  #path;
  #shards;
  /** Those that the manifest names. @type {Set<string>} */
  #named = new Set();
  #wrote = false;
  /** What is published now, if anything is. @type {Manifest | undefined} */
  manifest;

  /** Clears away what a run that was ended has left half done. @param {string} path made if it is missing */
  constructor(path) {
    this.#path = path;
    this.#shards = join(path, "shards");
    this.#trying(() => {
      mkdirSync(this.#shards, { recursive: true });
      for (const name of readdirSync(this.#shards)) if (name.endsWith(PART)) this.#remove(name);
      for (const name of readdirSync(path)) if (name.startsWith(MANIFEST) && name.endsWith(PART)) rmSync(join(path, name));
    });
    this.manifest = this.#read();
    if (!this.manifest) return;
    this.#named = namesIn(this.manifest);
  }

  /** Whether a shard is there for sure: what no manifest names may not have reached the disk. @param {string} name */
  has(name) {
    return this.#named.has(name) && existsSync(join(this.#shards, name));
  }

  /** @param {string} name @param {string[]} texts of its slices */
  write(name, texts) {
    this.#wrote = true;
    const aside = join(this.#shards, `${name}${PART}`);
    this.#trying(() => {
      mkdirSync(aside);
      for (const [number, text] of texts.entries()) {
        const bytes = Buffer.from(text);
        const file = join(aside, `${number}.json`);
        writeFileSync(`${file}.br`, brotli(bytes, SLICE_QUALITY));
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        writeFileSync(file, bytes);
      }
      this.#remove(name);
      renameSync(aside, join(this.#shards, name));
    });
  }

  /** From here on readers see what is new. @param {Manifest} manifest @param {string} text of it */
  async commit(manifest, text) {
    // On the disk before the manifest is, so that not even a machine that goes down leaves one that names what is not there.
    if (this.#wrote) spawnSync("sync", ["-f", this.#path]);
    const named = namesIn(manifest);
    const now = new Date();
    // Its time says how long nobody has been sent there.
    for (const name of this.#named) if (!named.has(name)) this.#trying(() => utimesSync(join(this.#shards, name), now, now));
    const bytes = Buffer.from(text);
    const file = join(this.#path, MANIFEST);
    const time = timeAfter(file);
    await writeWhole(`${file}.br`, [brotli(bytes, constants.BROTLI_MAX_QUALITY)], time);
    await writeWhole(`${file}.gz`, [gzipSync(bytes, { level: 9 })], time);
    await writeWhole(file, [bytes], time);
    this.#named = named;
  }

  /**
   * Removes the shards that no manifest has named for so long.
   * @param {number} hours
   * @returns {number} how many
   */
  sweep(hours) {
    const before = Date.now() - hours * 3_600_000;
    const isOld = (/** @type {string} */ name) => isShard(name) && !this.#named.has(name) && statSync(join(this.#shards, name)).mtimeMs <= before;
    /** @type {string[]} */
    let old = [];
    this.#trying(() => {
      old = readdirSync(this.#shards).filter(isOld);
      for (const name of old) this.#remove(name);
    });
    return old.length;
  }

  /** @param {string} name */
  #remove(name) {
    rmSync(join(this.#shards, name), { recursive: true, force: true });
  }

  /** @returns {Manifest | undefined} */
  #read() {
    const file = join(this.#path, MANIFEST);
    let text;
    try {
      text = readFileSync(file, "utf8");
    } catch (/** @type {any} */ error) {
      if (error.code === "ENOENT") return undefined;
      throw new Failure(EXIT.INPUT, `${file}: cannot be read (${reasonOf(error)})`);
    }
    return manifestIn(text, file);
  }

  /** @param {() => void} task */
  #trying(task) {
    try {
      task();
    } catch (/** @type {any} */ error) {
      if (!error.code) throw error;
      throw new Failure(EXIT.INPUT, `${error.path ?? this.#path}: cannot be written (${reasonOf(error)})`);
    }
  }
}

/**
 * Now, or a second after a file was written where that is later. Servers make ETags of a file's size and its time in whole seconds, and
 * manifests are often of one size: of two versions in one second caches would keep the first for ever.
 * @param {string} file
 */
function timeAfter(file) {
  const before = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return new Date(Math.max(Date.now(), (Math.floor(before / 1000) + 1) * 1000));
}

/** @param {Buffer} bytes @param {number} quality */
const brotli = (bytes, quality) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGWIN]: 16 } });
