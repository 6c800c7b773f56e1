// A merchant's whole snapshot, read and reviewed by both in turn, in a process of its own.
import { readFileSync } from "node:fs";
import { open } from "../../../dist/node.js";
import { CATALOGUE_NOW } from "../stock.mjs";
import { reviewAll } from "./yardstick/review.js";

const [file, rounds] = [process.argv[2], Number(process.argv[3])];
const bytes = new Uint8Array(readFileSync(file));
const decode = ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString("utf8");
const found = [];
let compared = 0;
// The first round is for the engine to find out what is worth compiling well.
for (let round = -1; round < rounds; round += 1) {
  globalThis.gc?.();
  let at = performance.now();
  const lap = () => {
    const before = at;
    at = performance.now();
    return at - before;
  };
  const snapshot = JSON.parse(decode(bytes));
  const parsed = lap();
  const theirs = reviewAll(snapshot, CATALOGUE_NOW);
  const counted = lap();
  snapshot.items.length = snapshot.orders.length = 0;

  globalThis.gc?.();
  lap();
  const shop = await open(bytes, { now: CATALOGUE_NOW });
  const opened = lap();
  const ours = await shop.review({ advice: false });
  const reviewed = lap();
  const { items } = await shop.review();
  const advised = lap();
  if (!items.unadvised.includes(0)) throw new Error("no advice");
  if (shop.problems.length > 0) throw new Error(`a problem: ${JSON.stringify(shop.problems[0])}`);
  shop.free();
  if (round < 0) agree(ours, theirs, "review");
  else found.push({ parsed, counted, opened, reviewed, advised });
}
process.stdout.write(JSON.stringify({ rounds: found, compared }));

/** Throws where ours says something else than theirs, of all that theirs says; of delays it has no windows. */
function agree(ours, theirs, place) {
  if (typeof theirs === "object" && theirs !== null) {
    if (ArrayBuffer.isView(theirs) && (ours.constructor !== theirs.constructor || ours.length !== theirs.length)) {
      throw new Error(`${place}: ours has ${ours.length} of ${ours.constructor.name}, the yardstick ${theirs.length} of ${theirs.constructor.name}`);
    }
    for (const name of Object.keys(theirs)) if (place !== "review" || name !== "contacts") agree(ours?.[name], theirs[name], `${place}.${name}`);
    return;
  }
  const isSame = Object.is(ours, theirs) || ours === theirs || Math.abs(ours - theirs) <= 1e-9 * Math.abs(theirs);
  if (!isSame) throw new Error(`${place}: ours says ${ours}, the yardstick ${theirs}`);
  compared += 1;
}
