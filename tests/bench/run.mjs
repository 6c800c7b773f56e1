// `npm run bench`: what the design promises about size and speed, each figure beside its yardstick, measured in one run.
//     --quick   fewer rounds          --long   more of them, and 100,000 cycles in place of 10,000
//     --huge   ten million skus published, too: more than an hour, and 50 GB of disk
//     --only first-badge,bulk         these sections alone          --as-built   measures dist as it is
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { build } from "../../scripts/build.mjs";
import { installPackages } from "../../scripts/setup.mjs";
import { print, unmeasured } from "./report.mjs";

const { values } = parseArgs({
  options: { quick: { type: "boolean" }, long: { type: "boolean" }, huge: { type: "boolean" }, only: { type: "string" }, "as-built": { type: "boolean" } },
});
const length = values.quick ? { rounds: 3 } : values.long ? { rounds: 15 } : { rounds: 7 };
const options = { ...length, quick: Boolean(values.quick), long: Boolean(values.long), huge: Boolean(values.huge) };

/** Title, and who measures it. Loaded one by one, and only once there is something to load: a fresh clone has no packages. */
const SECTIONS = {
  sizes: ["What a shopper downloads", async () => (await import("./sizes.mjs")).sizes()],
  requests: ["Requests for the first badge", async () => (await import("./sizes.mjs")).requests()],
  "first-badge": [
    "From navigation to painted badge: Slow 4G, 4× slower processor",
    async () => (await import("./first-badge.mjs")).firstBadge(options),
  ],
  tasks: ["The main thread meanwhile", async () => (await import("./tasks.mjs")).ownTasks(options)],
  change: ["A change of quantity, and one promise", async () => (await import("./change.mjs")).change(options)],
  thousand: ["A thousand badges", async () => (await import("./thousand.mjs")).thousand(options)],
  live: ["A change in a bucket that is watched", async () => (await import("./live.mjs")).live(options)],
  cycles: ["Coming and going", async () => (await import("./cycles.mjs")).cycles(options)],
  notify: ["Telling customers", async () => (await import("./notify.mjs")).notify(options)],
  scale: ["A page as the catalogue grows: published shards", async () => (await import("./scale.mjs")).scale(options)],
  bulk: ["A whole catalogue", async () => (await import("./bulk.mjs")).bulk(options)],
};

const chosen = values.only?.split(",") ?? Object.keys(SECTIONS);
const unknown = chosen.filter((name) => !(name in SECTIONS));
if (unknown.length > 0) {
  console.error(`--only ${unknown[0]}: expected some of ${Object.keys(SECTIONS).join(", ")}`);
  process.exit(1);
}

if (values["as-built"]) installPackages();
else await build();
(await import("./cases.mjs")).copyDist();

const began = performance.now();
const sections = [];
for (const name of chosen) {
  const [title, measure] = SECTIONS[name];
  process.stderr.write(`… ${title}`);
  const start = performance.now();
  const rows = await measure().catch((error) => [unmeasured(name, error)]);
  process.stderr.write(` (${((performance.now() - start) / 1000).toFixed(0)} s)\n`);
  sections.push({ title, rows });
}
print(sections);
console.log(`\nMeasured in ${((performance.now() - began) / 60_000).toFixed(1)} minutes, ${options.rounds} rounds, load ${loadavg()[0].toFixed(1)}.`);
