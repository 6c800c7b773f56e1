// A merchant's whole catalogue, read and dated by both in turn. Runs in Node and on a page alike.
import { allocateAll, dayOf, textOf } from "./yardstick/allocate.js";

/**
 * @param {object} what
 * @param {Uint8Array} what.bytes the snapshot, JSON in UTF-8
 * @param {(bytes: Uint8Array) => string} what.decode as fast as the platform can
 * @param {(source: any, options: any) => Promise<any>} what.open ours
 * @param {string} what.now @param {number} what.rounds
 * @param {() => void} [what.collect] the garbage of the round before
 * @returns {Promise<{ rounds: Record<string, number>[], compared: number, items: number }>} milliseconds
 */
export async function bulkRounds({ bytes, decode, open, now, rounds, collect = () => {} }) {
  const today = dayOf(now.slice(0, 10));
  const { items } = JSON.parse(decode(bytes));
  const skus = items.map(({ sku }) => sku);
  const lines = items.map(({ backorders }) => backorders.map(({ id }) => id));
  items.length = 0;
  const found = [];
  let compared = 0;
  // The first round is for the engines to find out what is worth compiling well.
  for (let round = -1; round < rounds; round += 1) {
    collect();
    let at = performance.now();
    const lap = () => {
      const before = at;
      at = performance.now();
      return at - before;
    };
    const read = JSON.parse(decode(bytes));
    const parsed = lap();
    const days = allocateAll(read, today);
    const allocated = lap();
    read.items.length = 0;

    collect();
    lap();
    const shop = await open(bytes, { now });
    const opened = lap();
    const completed = skus.map((sku) => shop.promise(sku, 1).complete);
    const promised = lap();
    // A tenth of the lines tell what all would take.
    const queues = skus.filter((_, index) => index % 10 === 0).map((sku) => shop.queue(sku));
    const queued = lap() * 10;
    if (round < 0) compared = compare(days, completed, queues, lines);
    shop.free();
    if (round >= 0) found.push({ parsed, allocated, opened, promised, queued });
  }
  return { rounds: found, compared, items: skus.length };
}

/** Throws where the two disagree; how many dates they agree on. */
function compare(days, completed, queues, lines) {
  let at = 0;
  let compared = 0;
  const agree = (day, ships, place) => {
    const theirs = day < 0 ? null : textOf(day);
    if (theirs !== ships) throw new Error(`${place}: ours says ${ships}, the yardstick ${theirs}`);
    compared += 1;
  };
  completed.forEach((complete, index) => {
    if (index % 10 === 0) for (const line of queues[index / 10]) agree(days[at + lines[index].indexOf(line.id)], line.complete, line.id);
    at += lines[index].length;
    agree(days[at], complete, `item ${index}`);
    at += 1;
  });
  return compared;
}
