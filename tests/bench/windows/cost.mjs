// What making windows of ten thousand deliveries costs, beside sorting them.
import { open } from "../../../dist/node.js";
import { median } from "../statistics.mjs";
import { dayText } from "./history.mjs";

const COUNT = 10_000;
const ROUNDS = 21;

/** A history that is the same on every run. */
function history() {
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return Array.from({ length: COUNT }, () => {
    const due = 14_000 + Math.floor(random() * 1_000);
    return { due: dayText(due), received: dayText(due + Math.floor(random() ** 4 * 90) - 5) };
  });
}

const snapshot = (deliveries) => new TextEncoder().encode(JSON.stringify({
  version: 1, asOf: "2012-01-01T00:00:00Z", suppliers: { acme: { deliveries } },
  items: [{ sku: "A", selling: "backorder", supplier: "acme", onOrder: [{ quantity: 1, due: "2012-02-01" }] }],
}));

/** @returns {Promise<string>} a sentence */
export async function cost() {
  const deliveries = history();
  const [all, none] = [snapshot(deliveries), snapshot([])];
  const timed = async (/** @type {() => unknown} */ work) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const read = async (bytes) => (await open(bytes, { now: "2012-01-01T10:00" })).free();
  const numbers = deliveries.map(({ due, received }) => [Date.parse(due), Date.parse(received)]);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const ours = await timed(() => read(all)) - await timed(() => read(none));
    const parse = await timed(() => JSON.parse(new TextDecoder().decode(all)));
    const sort = await timed(() => numbers.map(([due, received]) => received - due).sort((one, other) => one - other));
    rounds.push({ ours, parse, sort });
  }
  const of = (name) => median(rounds.map((round) => round[name]));
  return `${COUNT.toLocaleString("en")} deliveries: read and made into windows ${of("ours").toFixed(2)} ms; JavaScript's JSON.parse of them ${of("parse").toFixed(2)} ms, `
    + `its sort by lateness ${of("sort").toFixed(2)} ms; ours ${median(rounds.map(({ ours, parse, sort }) => ours / (parse + sort))).toFixed(2)}× both.`;
}
