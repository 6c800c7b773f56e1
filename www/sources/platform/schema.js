// @ts-check
/** Which fields a GraphQL API has: it refuses the whole question for one that it does not know. */
import { RefusedError } from "./ask.js";

/** @typedef {import("./ask.js").AskOptions} AskOptions */

/**
 * The fields of a type, asked for once for all who want to know, so that none of them can call it off; a failure is not kept.
 * @param {(question: { query: string }, how: AskOptions) => Promise<any>} ask @param {string} type
 * @returns {(how: AskOptions) => Promise<Set<string> | undefined>} undefined: the API keeps its schema to itself
 */
export function fieldsOf(ask, type) {
  /** @type {Promise<Set<string> | undefined> | undefined} */
  let known;
  const learn = async (/** @type {AskOptions} */ how) => {
    try {
      const { about } = await ask({ query: `{ about: __type(name: "${type}") { fields { name } } }` }, { ...how, signal: undefined });
      return new Set((about?.fields ?? []).map((/** @type {any} */ field) => field?.name));
    } catch (error) {
      if (error instanceof RefusedError) return undefined;
      known = undefined;
      throw error;
    }
  };
  return (how) => (known ??= learn(how));
}
