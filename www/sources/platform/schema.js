// @ts-check
/** Which fields a GraphQL API has: it refuses the whole question for one that it does not know. */
import { RefusedError } from "./ask.js";

/**
 * The fields of a type, asked for once for all who want to know, so that none of them can call it off; a failure is not kept.
 * @param {(question: { query: string }) => Promise<any>} ask @param {string} type
 * @returns {() => Promise<Set<string> | undefined>} undefined: the API keeps its schema to itself
 */
export function fieldsOf(ask, type) {
  /** @type {Promise<Set<string> | undefined> | undefined} */
  let known;
  const learn = async () => {
    try {
      const { about } = await ask({ query: `{ about: __type(name: "${type}") { fields { name } } }` });
      return new Set((about?.fields ?? []).map((/** @type {any} */ field) => field?.name));
    } catch (error) {
      if (error instanceof RefusedError) return undefined;
      known = undefined;
      throw error;
    }
  };
  return () => (known ??= learn());
}
