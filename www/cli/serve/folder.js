// @ts-check
/** The files of a folder as they go over HTTP: what is in each by a hash, and what of it lies compressed beside. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { constants, open, realpath } from "node:fs/promises";
import { extname, join, sep } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { NEVER_CHANGES, isShard } from "../../sources/shards/layout.js";

const TYPES = /** @type {Record<string, string>} */ ({
  ".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".svg": "image/svg+xml", ".tsv": "text/tab-separated-values; charset=utf-8", ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm", ".xml": "application/xml",
});
/** By what HTTP calls them, the best first. */
const ENCODINGS = [{ name: "br", suffix: ".br", opened: createBrotliDecompress }, { name: "gzip", suffix: ".gz", opened: createGunzip }];
/** So many files are remembered by what is in them. */
const MOST_KNOWN = 20_000;
/** What `publish` names by what is in it. */
const SLICE = /(?:^|\/)shards\/([^/]+)\/[^/]+$/;

/**
 * @typedef {object} Found
 * @property {import("node:fs/promises").FileHandle} file to be closed by whoever was given it
 * @property {number} size
 * @property {Record<string, string>} headers
 */

export class Folder {
  #root;
  /** What is in a file, by its path, and of which version of it that is so. @type {Map<string, { version: string, hash: string }>} */
  #known = new Map();

  /** @param {string} root as `realpath` gives it */
  constructor(root) {
    this.#root = root;
  }

  /** Where a file lies that may be shown; undefined: there is none. @param {string} name relative to the folder, "/" between its parts */
  async pathOf(name) {
    const parts = name.split("/");
    if (parts.some((part) => part === "" || part.startsWith(".") || /[\\\0]|\.part$/.test(part))) return undefined;
    const path = join(this.#root, ...parts);
    const real = await realpath(path).catch(() => undefined);
    return real?.startsWith(this.#root + sep) ? path : undefined;
  }

  /**
   * @param {string} name @param {string} [accepted] Accept-Encoding
   * @returns {Promise<Found | undefined>}
   */
  async find(name, accepted = "") {
    const path = await this.pathOf(name);
    const plain = path && (await opened(path));
    if (!plain) return undefined;
    try {
      const hash = await this.#hashOf(path, plain);
      const headers = {
        "content-type": TYPES[extname(path)] ?? "application/octet-stream",
        "cache-control": isShard(SLICE.exec(name)?.[1]) ? NEVER_CHANGES : "no-cache",
        vary: "accept-encoding",
      };
      for (const { name: encoding, suffix, opened: decompress } of ENCODINGS.filter(({ name }) => accepts(accepted, name))) {
        const packed = await opened(path + suffix);
        if (!packed) continue;
        // One that was made of another version is not this file.
        if ((await this.#hashOf(path + suffix, packed, decompress)) === hash) {
          await plain.file.close();
          return { ...packed, headers: { ...headers, "content-encoding": encoding, etag: `"${hash}-${encoding}"` } };
        }
        await packed.file.close();
      }
      return { ...plain, headers: { ...headers, etag: `"${hash}"` } };
    } catch (error) {
      await plain.file.close();
      throw error;
    }
  }

  /** What is in a file, in few letters; undefined: there is none. @param {string} name */
  async hash(name) {
    const path = await this.pathOf(name);
    const plain = path && (await opened(path));
    if (!plain) return undefined;
    return this.#hashOf(path, plain).finally(() => plain.file.close());
  }

  /** @param {string} path @param {Opened} opened @param {() => NodeJS.ReadWriteStream} [decompress] of what is in it once it is unpacked */
  async #hashOf(path, { file, version, size }, decompress) {
    const known = this.#known.get(path);
    if (known?.version === version) return known.hash;
    const sum = createHash("sha256");
    const into = new Writable({ write: (chunk, _encoding, done) => (sum.update(chunk), done()) });
    const from = size === 0 ? [] : createReadStream("", { fd: file, autoClose: false, start: 0, end: size - 1 });
    const parts = decompress ? [from, decompress(), into] : [from, into];
    const hash = await pipeline(/** @type {any} */ (parts)).then(
      () => sum.digest("base64url").slice(0, 22),
      (error) => {
        if (!decompress) throw error;
        // What cannot be unpacked is nothing that was packed.
        return "";
      },
    );
    this.#known.delete(path);
    this.#known.set(path, { version, hash });
    if (this.#known.size > MOST_KNOWN) this.#known.delete(/** @type {string} */ (this.#known.keys().next().value));
    return hash;
  }
}

/** @typedef {{ file: import("node:fs/promises").FileHandle, size: number, version: string }} Opened */

/** The system lets this program, or all of them, open no more files for now. */
export const TOO_MANY = ["EMFILE", "ENFILE"];

/** A file, if it is one. @param {string} path @returns {Promise<Opened | undefined>} */
async function opened(path) {
  // What is no file, such as a pipe, must not be waited for.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch((error) => {
    if (TOO_MANY.includes(error.code)) throw error;
    return undefined;
  });
  if (!file) return undefined;
  const stat = await file.stat({ bigint: true });
  if (stat.isFile()) return { file, size: Number(stat.size), version: `${stat.ino} ${stat.size} ${stat.mtimeNs} ${stat.ctimeNs}` };
  await file.close();
  return undefined;
}

/** Whether a reader takes an encoding. @param {string} accepted @param {string} name */
function accepts(accepted, name) {
  const told = accepted.split(",").map((one) => one.trim().toLowerCase().split(/\s*;\s*q=/));
  const [, weight = "1"] = told.find(([one]) => one === name) ?? told.find(([one]) => one === "*") ?? ["", "0"];
  return Number(weight) > 0;
}
