// `npm run bench:windows -- deliveries.csv`: would the windows have held? Replays a file of past deliveries (columns supplier,
// due, received) and prints how often the truth fell inside, how wide the windows were, and the interval score, beside
// what simpler methods reach on the same deliveries.
//     --from 2010 --to 2012      the years that are asked for; the last three of the file unless told
//     --confidence 0.8          --as-built   measures dist as it is
import { parseArgs } from "node:util";
import { build } from "../../../scripts/build.mjs";
import { installPackages } from "../../../scripts/setup.mjs";

const { values, positionals } = parseArgs({
  options: { from: { type: "string" }, to: { type: "string" }, confidence: { type: "string", default: "0.8" }, "as-built": { type: "boolean" } },
  allowPositionals: true,
});
if (positionals.length !== 1) {
  console.error("npm run bench:windows -- deliveries.csv: expected the path of one CSV file with the columns supplier, due, received");
  process.exit(1);
}
installPackages();
const { readDeliveries, yearOf } = await import("./history.mjs");
let deliveries;
try {
  deliveries = readDeliveries(positionals[0]);
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exit(1);
}
if (!values["as-built"]) await build();

const { ours, replay } = await import("./replay.mjs");
const { score } = await import("./score.mjs");
const { SIMPLE } = await import("./simple.mjs");
const { cost } = await import("./cost.mjs");

const confidence = Number(values.confidence);
const to = Number(values.to ?? Math.max(...deliveries.map(({ due }) => yearOf(due))));
const from = Number(values.from ?? to - 2);

const methods = { ...SIMPLE, Backsoon: ours };
/** @type {Record<string, import("./score.mjs").Judged[]>} */
const judged = Object.fromEntries(Object.keys(methods).map((name) => [name, []]));
/** @type {{ year: number, isYoung: boolean }[]} */
const about = [];
for (const { delivery, past } of replay(deliveries, [from, to], confidence)) {
  for (const [name, window] of Object.entries(methods)) judged[name].push({ window: await window(past), late: delivery.late });
  about.push({ year: yearOf(delivery.due), isYoung: past.ownCount < 10 });
}

const scheduled = score(judged["the scheduled day alone"], confidence).score;
const row = (name, { count, coverage, width, score }, of = scheduled) =>
  console.log(`  ${name.padEnd(36)} ${String(count).padStart(6)} ${coverage.toFixed(3).padStart(9)} ${width.toFixed(1).padStart(7)} ${score.toFixed(1).padStart(7)} ${(score / of).toFixed(3).padStart(7)}`);
const head = (title) => console.log(`\n${title.padEnd(38)} ${"count".padStart(6)} ${"coverage".padStart(9)} ${"width".padStart(7)} ${"score".padStart(7)} ${"of day".padStart(7)}`);

head(`Windows of ${confidence}, ${from} to ${to}`);
for (const [name, list] of Object.entries(judged)) row(name, score(list, confidence));

const where = (test) => (list) => list.filter((_, index) => test(about[index]));
const parts = [
  ...[...new Set(about.map(({ year }) => year))].sort().map((year) => [String(year), where((one) => one.year === year)]),
  ["fewer than ten deliveries before", where(({ isYoung }) => isYoung)],
];
head("Backsoon, by part");
for (const [name, pick] of parts) {
  const of = score(pick(judged["the scheduled day alone"]), confidence);
  if (of.count > 0) row(name, score(pick(judged.Backsoon), confidence), of.score);
}
console.log(`\n${await cost()}`);
