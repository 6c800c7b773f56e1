// @ts-check
/** The manifest of what is published: reading one that lies there, and what it names. */
import { DIGITS, SHARDS, shardName } from "../../sources/shards/layout.js";
import { EXIT, Failure } from "../failure.js";

/** @typedef {import("../../sources/shards/layout.js").Manifest} Manifest */

/** @param {string} text @param {string} place where it lies @returns {Manifest} */
export function manifestIn(text, place) {
  const manifest = parsed(text);
  if (manifest?.version === 1 && manifest.slices >= 1 && manifest.shards?.length === SHARDS * DIGITS) return manifest;
  throw new Failure(EXIT.INPUT, `${place}: not one that this command has written: choose a folder of its own`);
}

/** The shards that it names. @param {Manifest} manifest @returns {Set<string>} */
export const namesIn = ({ shards }) => new Set(Array.from({ length: SHARDS }, (_, number) => shardName(number, shards)));

/** Whether a name is a shard's. @param {string} name */
export const isShard = (name) => new RegExp(`^[0-9a-f]{${2 + DIGITS}}$`).test(name);

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
