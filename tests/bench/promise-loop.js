// One promise after the other, by ours and by the yardstick in turn. Runs in Node and on a page alike.
import { Calendar, dayOf, promise } from "./yardstick/allocate.js";

const SKUS = 48;

/**
 * @param {any} stock a public snapshot @param {(sku: string) => any} ask ours, for one unit
 * @returns {Record<"ours" | "yardstick", (calls: number) => number>} each gives a sum, so that nothing can be left out
 */
export function loops({ items, ...shop }, ask) {
  const skus = items.slice(0, SKUS).map(({ sku }) => sku);
  const bySku = new Map(items.map((item) => [item.sku, item]));
  const calendar = new Calendar(shop, dayOf(new Date().toISOString().slice(0, 10)));
  const repeat = (one) => (calls) => {
    let parts = 0;
    for (let call = 0; call < calls; call += 1) parts += one(skus[call % skus.length]).parts.length;
    return parts;
  };
  return { ours: repeat(ask), yardstick: repeat((sku) => promise(bySku.get(sku), 1, calendar)) };
}

/** Milliseconds a call, one figure a round. */
export function takeTurns(loops, rounds, calls) {
  const found = { ours: [], yardstick: [] };
  for (let round = -1; round < rounds; round += 1) {
    for (const name of ["ours", "yardstick"]) {
      const began = performance.now();
      loops[name](calls);
      if (round >= 0) found[name].push((performance.now() - began) / calls);
    }
  }
  return found;
}
