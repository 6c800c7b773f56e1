// @ts-check
/**
 * A bucket of an object store that speaks S3. Nothing there can be renamed or locked, so of two runs the one that commits
 * first wins: the manifest is written only where it still is the one that was read. Nor does anything there say when a
 * shard was named last, so that is kept in a list beside the manifest.
 *
 * A store gives everybody the same bytes, so each object is there once, as gzip: all that fetch or cache over HTTP know it,
 * brotli is not sent over plain HTTP and not undone by every cache.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import { MANIFEST, NEVER_CHANGES, isShard } from "../../sources/shards/layout.js";
import { EXIT, Failure } from "../failure.js";
import { manifestIn, namesIn, parsed } from "./manifest.js";

/** @typedef {import("../../sources/shards/layout.js").Manifest} Manifest */
/** @typedef {{ text: string, etag: string | undefined }} Told an object's text, and the store's mark of this version of it */

/** Since when a shard is named no more, by its name. */
const UNNAMED = "unnamed.json";
const ASKED_EACH_TIME = "no-cache";
/** So many objects are written at once. */
const AT_ONCE = 32;
/** So many a store removes at once. */
const MOST_REMOVED = 1000;

/** @param {string} bucket @param {string} prefix @param {string | undefined} endpoint of a store that is not Amazon's */
export async function bucketAt(bucket, prefix, endpoint) {
  const name = `s3://${bucket}/${prefix}`;
  const sdk = await import("@aws-sdk/client-s3").catch((error) => {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Failure(EXIT.INPUT, `--to: ${name}: needs the package @aws-sdk/client-s3: npm install @aws-sdk/client-s3`);
  });
  // What only Amazon's own store knows is asked of none; where there are no regions, some name must stand for one.
  const checks = /** @type {const} */ ({ requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED" });
  const other = endpoint === undefined ? {} : { endpoint, forcePathStyle: true, region: process.env.AWS_REGION ?? "us-east-1" };
  return new Bucket(sdk, new sdk.S3Client({ ...checks, ...other }), bucket, prefix.replace(/([^/])$/, "$1/")).opened();
}

class Bucket {
  #sdk;
  #client;
  #bucket;
  #prefix;
  /** The shards that there is anything of. @type {Set<string>} */
  #stored = new Set();
  /** Those that the manifest names. @type {Set<string>} */
  #named = new Set();
  /** Those that it named before this run. @type {Set<string>} */
  #namedBefore = new Set();
  /** @type {string | undefined} */
  #etag;
  /** What is published now, if anything is. @type {Manifest | undefined} */
  manifest;

  /** @param {typeof import("@aws-sdk/client-s3")} sdk @param {import("@aws-sdk/client-s3").S3Client} client @param {string} bucket @param {string} prefix ends with a slash, unless empty */
  constructor(sdk, client, bucket, prefix) {
    this.#sdk = sdk;
    this.#client = client;
    this.#bucket = bucket;
    this.#prefix = prefix;
  }

  async opened() {
    const told = await this.#read(MANIFEST);
    if (told) {
      this.manifest = manifestIn(told.text, this.#name(MANIFEST));
      this.#etag = told.etag;
      this.#named = this.#namedBefore = namesIn(this.manifest);
    }
    this.#stored = new Set(await this.#shards());
    return this;
  }

  /** Whether readers are told this by the manifest. @param {string} text */
  tells(text) {
    return text === JSON.stringify(this.manifest);
  }

  /** What no manifest names may not have been written to its end. @param {string} name */
  has(name) {
    return this.#named.has(name) && this.#stored.has(name);
  }

  /** @param {string} name @param {string[]} texts of its slices */
  async write(name, texts) {
    const slices = eachOnce(texts.entries());
    const writing = async () => {
      for (const [number, text] of slices) await this.#put(`shards/${name}/${number}.json`, text, NEVER_CHANGES);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, writing));
    this.#stored.add(name);
  }

  /** From here on readers see what is new. @param {Manifest} manifest @param {string} text of it */
  async commit(manifest, text) {
    try {
      await this.#put(MANIFEST, text, ASKED_EACH_TIME, this.#etag === undefined ? { IfNoneMatch: "*" } : { IfMatch: this.#etag });
    } catch (/** @type {any} */ error) {
      if (error.status !== 412 && error.status !== 409) throw error;
      // It may be this very run's, whose answer was lost and which was sent again.
      if ((await this.#read(MANIFEST))?.text !== text) throw new Failure(EXIT.INPUT, `${this.#name(MANIFEST)}: another run has published meanwhile; that stands, and nothing of this one is published`);
    }
    this.#named = namesIn(manifest);
  }

  /** There is always room; and what is old may be what another run is about to name. */
  makeRoom() {
    return 0;
  }

  /**
   * Removes the shards that no manifest has named for so long. What a run that was ended has left counts from the first run
   * that finds it.
   * @param {number} hours
   * @returns {Promise<number>} how many
   */
  async sweep(hours) {
    const list = await this.#read(UNNAMED);
    /** @type {Record<string, string>} */
    const known = parsed(list?.text ?? "") ?? {};
    const now = new Date();
    const unnamed = [...this.#stored].filter((name) => !this.#named.has(name)).sort();
    const since = unnamed.map((name) => /** @type {const} */ ([name, this.#namedBefore.has(name) ? now.toISOString() : (known[name] ?? now.toISOString())]));
    const isOld = (/** @type {string} */ time) => Date.parse(time) <= Date.now() - hours * 3_600_000;
    const old = since.filter(([, time]) => isOld(time)).map(([name]) => name);
    for (const name of old) await this.#remove(name);
    const left = JSON.stringify(Object.fromEntries(since.filter(([, time]) => !isOld(time))));
    if (left !== (list?.text ?? "{}")) await this.#put(UNNAMED, left, ASKED_EACH_TIME);
    return old.length;
  }

  /** Nobody else is kept out, so nobody has to be let in again. */
  leave() {}

  /** @param {string} key */
  #name(key) {
    return `s3://${this.#bucket}/${this.#prefix}${key}`;
  }

  /** @param {string} key @param {string} text @param {string} caching @param {{ IfMatch?: string, IfNoneMatch?: string }} [only] */
  async #put(key, text, caching, only = {}) {
    const what = { Body: gzipSync(text, { level: 9 }), ContentType: "application/json", ContentEncoding: "gzip", CacheControl: caching };
    await this.#send(key, new this.#sdk.PutObjectCommand({ Bucket: this.#bucket, Key: this.#prefix + key, ...what, ...only }));
  }

  /** @param {string} key @returns {Promise<Told | undefined>} */
  async #read(key) {
    try {
      const { Body, ETag } = await this.#send(key, new this.#sdk.GetObjectCommand({ Bucket: this.#bucket, Key: this.#prefix + key }));
      const bytes = await Body.transformToByteArray();
      return { text: (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : Buffer.from(bytes)).toString(), etag: ETag };
    } catch (/** @type {any} */ error) {
      if (error.reason === "NoSuchKey") return undefined;
      throw error instanceof Failure ? error : new Failure(EXIT.INPUT, `${this.#name(key)}: cannot be read (${error.message})`);
    }
  }

  /** The names of all shards that there is anything of. */
  async #shards() {
    const folder = `${this.#prefix}shards/`;
    const pages = this.#pages({ Prefix: folder, Delimiter: "/" });
    const names = [];
    for await (const { CommonPrefixes = [] } of pages) names.push(...CommonPrefixes.map(({ Prefix = "" }) => Prefix.slice(folder.length, -1)));
    return names.filter(isShard);
  }

  /** @param {string} name */
  async #remove(name) {
    for await (const { Contents = [] } of this.#pages({ Prefix: `${this.#prefix}shards/${name}/`, MaxKeys: MOST_REMOVED })) {
      const Objects = Contents.map(({ Key = "" }) => ({ Key }));
      if (Objects.length > 0) await this.#send(`shards/${name}/`, new this.#sdk.DeleteObjectsCommand({ Bucket: this.#bucket, Delete: { Objects, Quiet: true } }));
    }
  }

  /** @param {Record<string, any>} asked @returns {AsyncGenerator<import("@aws-sdk/client-s3").ListObjectsV2CommandOutput>} */
  async *#pages(asked) {
    for (let ContinuationToken; ; ) {
      const page = await this.#send("shards/", new this.#sdk.ListObjectsV2Command({ Bucket: this.#bucket, ...asked, ContinuationToken }));
      yield page;
      ContinuationToken = page.NextContinuationToken;
      if (ContinuationToken === undefined) return;
    }
  }

  /** @param {string} key what it is about @param {any} command @returns {Promise<any>} */
  async #send(key, command) {
    try {
      return await this.#client.send(command);
    } catch (/** @type {any} */ error) {
      const failure = new Failure(EXIT.INPUT, `${this.#name(key)}: ${error.name}: ${error.message}`);
      throw Object.assign(failure, { reason: error.name, status: error.$metadata?.httpStatusCode });
    }
  }
}

/** For several who take of it in turn: once one of them fails, it is over for all. @template One @param {Iterable<One>} all */
function* eachOnce(all) {
  yield* all;
}
