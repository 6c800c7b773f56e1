// @ts-check
/**
 * A folder that readers look into while it is written. Shards, named by what is in them, come first, each under another
 * name until it is whole; then, in one move, the manifest that names them. So whoever has a manifest, the old one or
 * the new, finds one whole version; and a run that ends at any moment leaves the old one, or both.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync, gzipSync } from "node:zlib";
import { MANIFEST, isManifest, isShard } from "../../sources/shards/layout.js";
import { EXIT, Failure, reasonOf } from "../failure.js";
import { writeWhole } from "../whole-file.js";
import { manifestIn, namesIn, parsed } from "./manifest.js";

/** @typedef {import("../../sources/shards/layout.js").Manifest} Manifest */

const PART = ".part";
/** Better costs sixty times as long for one byte in twenty. */
const SLICE_QUALITY = 9;

/**
 * As what each file is there, in the order in which manifests are written: whoever waits for the plain one to change finds
 * all three new.
 */
const FORMS = [
  { suffix: ".br", pack: brotli, unpack: brotliDecompressSync },
  { suffix: ".gz", pack: (/** @type {Buffer} */ bytes) => gzipSync(bytes, { level: 9 }), unpack: gunzipSync },
  { suffix: "", pack: (/** @type {Buffer} */ bytes) => bytes, unpack: (/** @type {Buffer} */ bytes) => bytes },
];

export class Folder {
  #path;
  #shards;
  /** What each form of the manifest says. @type {(string | undefined)[]} */
  #told;
  /** Those that one of them names. @type {Set<string>} */
  #named;
  /** Those that were not there before this run. @type {string[]} */
  #added = [];
  #wrote = false;
  /** What is published now, if anything is. @type {Manifest | undefined} */
  manifest;

  /** Clears away what a run that was ended has left half done, once it is sure that the folder is one of ours. @param {string} path */
  constructor(path) {
    this.#path = path;
    this.#shards = join(path, "shards");
    this.manifest = this.#read();
    this.#told = this.#manifests();
    this.#named = namedIn(this.#told);
    this.#trying(() => {
      mkdirSync(this.#shards, { recursive: true });
      this.#clear();
      for (const name of readdirSync(path)) if (name.startsWith(MANIFEST) && name.endsWith(PART)) rmSync(join(path, name));
    });
  }

  /** Whether every reader is told this by the manifest. @param {string} text */
  tells(text) {
    return this.#told.every((told) => told === text);
  }

  /** Whether a shard is there for sure: what no manifest names may not have reached the disk. @param {string} name @param {number} slices of it */
  has(name, slices) {
    return this.#named.has(name) && this.#isWhole(name, slices);
  }

  /** One that readers may have is there meanwhile, too. @param {string} name @param {string[]} texts of its slices */
  write(name, texts) {
    this.#wrote = true;
    const shard = join(this.#shards, name);
    const aside = `${shard}${PART}`;
    this.#trying(() => {
      if (texts.every((text, number) => FORMS.every((form) => textOf(form, join(shard, `${number}.json`)) === text))) return touch(shard);
      mkdirSync(aside);
      for (const [number, text] of texts.entries()) {
        const bytes = Buffer.from(text);
        for (const { suffix, pack } of FORMS) writeFileSync(join(aside, `${number}.json${suffix}`), pack(bytes, SLICE_QUALITY));
      }
      if (existsSync(shard)) {
        for (const file of readdirSync(aside)) renameSync(join(aside, file), join(shard, file));
        rmdirSync(aside);
      } else {
        renameSync(aside, shard);
        this.#added.push(name);
      }
    });
  }

  /** From here on readers see what is new. @param {Manifest} manifest @param {string} text of it */
  async commit(manifest, text) {
    // On the disk before the manifest is, so that not even a machine that goes down leaves one that names what is not there.
    if (this.#wrote) spawnSync("sync", ["-f", this.#path]);
    const named = namesIn(manifest);
    // Its time says how long nobody has been sent there.
    const left = [...this.#named].filter((name) => !named.has(name)).map((name) => join(this.#shards, name));
    this.#trying(() => left.filter((shard) => existsSync(shard)).forEach(touch));
    const bytes = Buffer.from(text);
    const file = join(this.#path, MANIFEST);
    const time = timeAfter(file);
    try {
      for (const { suffix, pack } of FORMS) await writeWhole(`${file}${suffix}`, [pack(bytes, constants.BROTLI_MAX_QUALITY)], time);
    } catch (error) {
      this.#takeBack();
      throw error;
    }
    this.#named = named;
  }

  /** Nobody else writes here, so what may go can go before anything is written, and a full disk does not stay so. @param {number} hours @returns {number} how many shards it was */
  makeRoom(hours) {
    return this.sweep(hours);
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

  /** Removes what this run has written and nobody is told of. */
  #takeBack() {
    const named = namedIn(this.#manifests());
    try {
      this.#clear();
      for (const name of this.#added) if (!named.has(name)) this.#remove(name);
    } catch {
      // Why it could not be written is told; what is left goes with what is old.
    }
  }

  /** Removes shards that are not whole yet. */
  #clear() {
    for (const name of readdirSync(this.#shards)) if (name.endsWith(PART) && isShard(name.slice(0, -PART.length))) this.#remove(name);
  }

  /** Whether all of its files are there, and something in each. @param {string} name @param {number} slices */
  #isWhole(name, slices) {
    const shard = join(this.#shards, name);
    for (let number = 0; number < slices; number += 1) {
      if (!FORMS.every(({ suffix }) => statSync(`${shard}/${number}.json${suffix}`, { throwIfNoEntry: false })?.size)) return false;
    }
    return true;
  }

  #manifests() {
    return FORMS.map((form) => textOf(form, join(this.#path, MANIFEST)));
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
      if (error.code === "ENOSPC") this.#takeBack();
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

/** What a form of a file says; undefined: it is not there, or not whole. @param {typeof FORMS[number]} form @param {string} file the plain one */
function textOf({ suffix, unpack }, file) {
  try {
    return unpack(readFileSync(`${file}${suffix}`)).toString();
  } catch {
    return undefined;
  }
}

/** @param {(string | undefined)[]} manifests */
const namedIn = (manifests) => new Set(manifests.map((text) => parsed(text ?? "")).filter(isManifest).flatMap((manifest) => [...namesIn(manifest)]));

/** @param {string} shard */
function touch(shard) {
  const now = new Date();
  utimesSync(shard, now, now);
}

/** @param {Buffer} bytes @param {number} quality */
function brotli(bytes, quality) {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length, [constants.BROTLI_PARAM_LGWIN]: 16 } });
}
