// @ts-check
/** Where what is published goes: a folder, or a bucket of an object store. */
import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { EXIT, Failure, reasonOf } from "../failure.js";
import { lock } from "../lock.js";
import { Folder } from "./folder.js";

/** In the folder, for that is what runs share, wherever each finds it; and by its dot nobody is shown it. */
const LOCK = ".publishing";

/**
 * Somewhere that readers look at while it is written: they find one whole version at any moment.
 * @typedef {object} Target
 * @property {import("../../sources/shards/layout.js").Manifest | undefined} manifest what is published now, if anything is
 * @property {(text: string) => boolean} tells whether this very manifest is what every reader finds now
 * @property {(name: string, slices: number) => boolean} has whether a shard is there for sure, with so many slices
 * @property {(name: string, texts: string[]) => unknown} write a shard's slices; done once what it gives is
 * @property {(manifest: import("../../sources/shards/layout.js").Manifest, text: string) => Promise<void>} commit from here on readers see what is new
 * @property {(hours: number) => number} makeRoom what of `sweep` can be done before anything is written
 * @property {(hours: number) => number | Promise<number>} sweep removes the shards that no manifest has named for so long, and says how many
 * @property {() => void} leave what is done before the program ends, at whatever moment
 */

/** @param {string} to @param {{ endpoint?: string }} options @returns {Promise<Target>} */
export async function targetAt(to, { endpoint }) {
  const [, bucket, prefix] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(to) ?? [];
  if (bucket) {
    const { bucketAt } = await import("./bucket.js");
    return bucketAt(bucket, prefix, endpoint);
  }
  if (endpoint !== undefined) throw new Failure(EXIT.USAGE, `--endpoint: expected --to s3://bucket/prefix with it`);
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(to)) throw new Failure(EXIT.USAGE, `--to: ${to}: expected a folder, or s3://bucket/prefix`);
  const path = folderAt(to);
  const unlock = lock(join(path, LOCK));
  try {
    return Object.assign(new Folder(path), { leave: unlock });
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The folder itself, wherever a link that leads there leads later. @param {string} path made if it is missing */
function folderAt(path) {
  try {
    mkdirSync(path, { recursive: true });
    return realpathSync(path);
  } catch (error) {
    throw new Failure(EXIT.INPUT, `--to: ${path}: cannot be made (${reasonOf(error)})`);
  }
}
