// Chance that is the same in every run: streams of numbers, each told apart by what it is for.

/** @typedef {() => number} Random from 0 up to but not 1 */

/**
 * A stream of its own for each list of numbers, however near they are (xorshift-multiply mixing, then mulberry32).
 * @param {...number} parts whole numbers @returns {Random}
 */
export function randomOf(...parts) {
  let state = 0x9e3779b9;
  for (const part of parts) {
    state = Math.imul(state ^ part, 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @template T @param {Random} random @param {T[]} list @returns {T} */
export const pick = (random, list) => list[Math.floor(random() * list.length)];

/** So many of a list in turn, in any order. @template T @param {Random} random @param {T[]} list @param {number} count @returns {T[]} */
export function dealt(random, list, count) {
  const cards = Array.from({ length: count }, (_, number) => ({ one: list[number % list.length], place: random() }));
  return cards.sort((one, other) => one.place - other.place).map(({ one }) => one);
}

export const between = (/** @type {Random} */ random, /** @type {number} */ low, /** @type {number} */ high) => low + random() * (high - low);

/** Box and Muller's. @param {Random} random */
export const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** @param {Random} random @param {number} median @param {number} sigma */
export const lognormal = (random, median, sigma) => median * Math.exp(sigma * normal(random));

/** Knuth's, by parts of thirty at most. @param {Random} random @param {number} mean */
export function poisson(random, mean) {
  let count = 0;
  for (let left = mean; left > 0; left -= 30) {
    const least = Math.exp(-Math.min(left, 30));
    for (let product = random(); product > least; product *= random()) count += 1;
  }
  return count;
}

/** How many tries it takes, of so many on average. @param {Random} random @param {number} mean at least 1 */
export const geometric = (random, mean) => (mean > 1 ? 1 + Math.floor(Math.log(1 - random()) / Math.log(1 - 1 / mean)) : 1);
