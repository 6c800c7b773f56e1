// @ts-check
/** What a source answers to who asks once, which may lack some of it. */
import { named, wrong } from "./arguments.js";
import { clip, problemOf } from "./report.js";
import { resolve } from "./sources/index.js";
import { SourceError } from "./sources/poll.js";

/** @typedef {import("./report.js").Problem} Problem */
/** @typedef {{ error: unknown, sku: string }} Lack why nothing could be told of a sku this time */
/** @typedef {{ snapshot: unknown, lacks: Lack[] }} Answer */

/**
 * The answer of a source, or of what names one.
 * @param {unknown} told @param {string[]} skus @param {Record<string, unknown>} [options] for what is named
 * @returns {Promise<Answer>}
 */
export async function fetchOnce(told, skus, options) {
  const source = await resolve(told, options);
  if (!source.fetch) throw wrong(TypeError, "source", told, "fetch(skus)");
  /** @type {Lack[]} */
  const lacks = [];
  try {
    const snapshot = await source.fetch(skus, (error, sku) => lacks.push({ error, sku }));
    return { snapshot, lacks };
  } catch (error) {
    throw named(error, "source");
  }
}

/** @param {Lack} lack @returns {Problem} */
export function problemOfLack({ error, sku }) {
  const { place, message } = problemOf(error, "source");
  return { place, message: `${message}; nothing is known of '${clip(sku)}'`, sku };
}

/**
 * Refuses an answer that lacks what the one before it had.
 * @param {string[]} known skus @param {Lack[]} lacked by the one before @param {Lack[]} lacks
 */
export function checkLoss(known, lacked, lacks) {
  const had = new Set(known);
  for (const { sku } of lacked) had.delete(sku);
  const lost = lacks.find(({ sku }) => had.has(sku));
  if (!lost) return;
  const { place, message } = problemOf(lost.error, "source");
  throw named(new SourceError(place, `${message}; what was known of '${clip(lost.sku)}' stands`, { cause: lost.error }), "source");
}
