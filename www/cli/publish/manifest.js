// @ts-check
/** The manifest of what is published: reading one that lies there, and what it names. */
import { SHARDS, isManifest, shardName } from "../../sources/shards/layout.js";
import { EXIT, Failure } from "../failure.js";

/** @typedef {import("../../sources/shards/layout.js").Manifest} Manifest */

/** @param {string} text @param {string} place where it lies @returns {Manifest} */
export function manifestIn(text, place) {
  const manifest = parsed(text);
  if (isManifest(manifest)) return manifest;
  throw new Failure(EXIT.INPUT, `${place}: not one that this command has written: choose a folder of its own`);
}

/** The shards that it names. @param {Manifest} manifest @returns {Set<string>} */
export const namesIn = ({ shards }) => new Set(Array.from({ length: SHARDS }, (_, number) => shardName(number, shards)));

/** What JSON says; undefined where it is none. @param {string} text */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
