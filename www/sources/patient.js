// @ts-check
/** A server that asks to be left alone is, also where a page watches anew, as it does for each further product on it. */
import { LONGEST_OBEYED } from "./poll.js";

/**
 * A question that fails as it did before, unasked, until the time that the server told is over.
 * @template {unknown[]} Given @template Answer
 * @param {(...given: Given) => Promise<Answer>} ask
 */
export function patient(ask) {
  let until = 0;
  /** @type {any} */
  let failure;
  return async (/** @type {Given} */ ...given) => {
    // A clock that is set back must not make it longer.
    const left = Math.min((until - Date.now()) / 1000, failure?.retryAfter);
    if (left > 0) throw Object.assign(failure, { retryAfter: left });
    try {
      return await ask(...given);
    } catch (error) {
      failure = error;
      until = Date.now() + Math.min(failure?.retryAfter ?? 0, LONGEST_OBEYED) * 1000;
      throw error;
    }
  };
}
