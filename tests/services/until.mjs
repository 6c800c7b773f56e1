// Waiting for a state that comes by itself.
import { inspect } from "node:util";

/** So long it may take, on a machine that has more to do. */
const SECONDS = 60;

/**
 * Asks until the answer is as hoped, and gives it; one that never is fails the test.
 * @template T @param {() => T | Promise<T>} ask @param {(answer: T) => unknown} [hoped] that it is true unless told
 * @returns {Promise<T>}
 */
export async function until(ask, hoped = Boolean) {
  const end = performance.now() + SECONDS * 1000;
  for (;;) {
    const answer = await ask();
    if (hoped(answer)) return answer;
    if (performance.now() > end) throw new Error(`not within ${SECONDS} s: ${hoped === Boolean ? ask : hoped}\nthe last answer: ${inspect(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
