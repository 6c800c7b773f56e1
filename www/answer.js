// @ts-check
/** What a source answers to who asks once, which may lack some of it. */
import { named, wrong } from "./arguments.js";
import { clip, problemOf } from "./report.js";
import { resolve } from "./sources/index.js";
import { SourceError } from "./sources/poll.js";

/** @typedef {import("./report.js").Problem} Problem */
/** @typedef {{ snapshot: unknown, lacks: Problem[] }} Answer `lacks`: a problem for each sku of which nothing could be told this time */

/**
 * The answer of a source, or of what names one.
 * @param {unknown} told @param {string[]} skus @param {Record<string, unknown>} [options] for what is named
 * @returns {Promise<Answer>}
 */
export async function fetchOnce(told, skus, options) {
  const source = await resolve(told, options);
  if (!source.fetch) throw wrong(TypeError, "source", told, "fetch(skus)");
  /** @type {Problem[]} */
  const lacks = [];
  try {
    const snapshot = await source.fetch(skus, (error, sku) => {
      const { place, message } = problemOf(error, "source");
      lacks.push({ place, message: `${message}; nothing is known of '${clip(sku)}'`, sku });
    });
    return { snapshot, lacks };
  } catch (error) {
    throw named(error, "source");
  }
}

/**
 * Refuses an answer that lacks what the one before it had.
 * @param {string[]} known skus @param {Problem[]} lacked by the one before @param {Problem[]} lacks
 */
export function checkLoss(known, lacked, lacks) {
  const had = new Set(known);
  for (const { sku = "" } of lacked) had.delete(sku);
  const lost = lacks.find(({ sku = "" }) => had.has(sku));
  if (lost) throw named(new SourceError(lost.place, lost.message), "source");
}
