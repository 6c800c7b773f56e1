// @ts-check
/**
 * Where in a published folder an item lies. A catalogue is cut into 256 shards by its skus' hashes, and each shard into as
 * many slices as leave a few items in each: a page fetches slices, whose size does not grow with the catalogue. A shard is a
 * folder named by what is in it, so that the manifest, which names them all, does not grow either, and no name ever
 * stands for two things.
 */

/** What names all the shards. */
export const MANIFEST = "manifest.json";

export const SHARDS = 256;
/** What caches are told of shards: their names stand for nothing else, ever. */
export const NEVER_CHANGES = "public, max-age=31536000, immutable";

/** Hexadecimal digits of what is in a shard, as its name has them behind its number. */
export const DIGITS = 12;
/** Items in a slice, in the mean: at most so many where a catalogue is new, and between these where it grows or shrinks. */
const FEW = 3;
const [LEAST, MOST] = [1, 5];

/**
 * @param {number} items in the whole catalogue
 * @param {number} [before] how many there were: another number means that all of it is written anew
 * @returns {number} slices of each shard
 */
export function slicesFor(items, before = 0) {
  const mean = items / (SHARDS * before);
  return mean <= MOST && (mean >= LEAST || before === 1) ? before : Math.max(1, Math.ceil(items / (SHARDS * FEW)));
}

/** FNV-1a over UTF-16, its bits mixed once more (as MurmurHash3 ends). @param {string} sku @returns {number} 32 bits */
function hashOf(sku) {
  let hash = 0x811c9dc5;
  for (let index = 0; index < sku.length; index += 1) hash = Math.imul(hash ^ sku.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** The upper bits tell the shard, the others the slice. @param {string} sku @param {number} slices of each shard */
export function placeOf(sku, slices) {
  const hash = hashOf(sku);
  return { shard: hash >>> 24, slice: (hash & 0xffffff) % slices };
}

/**
 * @typedef {object} Manifest
 * @property {1} version
 * @property {number} slices of each shard
 * @property {string} shards the digits of all shards, one after the other
 * @property {Record<string, any>} snapshot all that is no item's own
 */

/** Whether it is what `backsoon publish` writes, by what it is made of. @param {any} told @returns {told is Manifest} */
export const isManifest = (told) =>
  told?.version === 1 && told.slices >= 1 && typeof told.shards === "string" && told.shards.length === SHARDS * DIGITS && typeof told.snapshot === "object" && told.snapshot !== null;

/** @param {number} shard @param {string} shards the digits of all of them */
export const shardName = (shard, shards) => nameOf(shard, shards.slice(shard * DIGITS, (shard + 1) * DIGITS));

/** @param {number} shard @param {string} digits of what is in it */
export const nameOf = (shard, digits) => `${shard.toString(16).padStart(2, "0")}${digits}`;

/** Whether a name is a shard's. @param {string | undefined} name */
export const isShard = (name) => name?.length === 2 + DIGITS && /^[0-9a-f]+$/.test(name);

/** Relative to the manifest. @param {Manifest} manifest @param {string} sku */
export function pathOf({ slices, shards }, sku) {
  const { shard, slice } = placeOf(sku, slices);
  return `shards/${shardName(shard, shards)}/${slice}.json`;
}
