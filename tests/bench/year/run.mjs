// `npm run bench:year`: a shop of 200 items run day by day for a year, ordering what its review says, beside the same shop ordering by rules
// with the same money in stock. What each bench figure means is said in the table.
//     --shops 3 --first 1     how many shops, and the number of the first: each has items, customers and suppliers of its own
//     --items 200             --service 0.95     the policy's service level; several with commas
//     --as-built              measures dist as it is
import { parseArgs } from "node:util";
import { build } from "../../../scripts/build.mjs";

const { values } = parseArgs({
  options: {
    shops: { type: "string", default: "3" },
    first: { type: "string", default: "1" },
    items: { type: "string", default: "200" },
    service: { type: "string", default: "0.95" },
    "as-built": { type: "boolean" },
  },
});
if (!values["as-built"]) await build();

const { worldOf } = await import("./world.mjs");
const { compare } = await import("./compare.mjs");
const { print, printSpread } = await import("./table.mjs");

for (const level of values.service.split(",").map(Number)) {
  const found = [];
  for (let shop = 0; shop < Number(values.shops); shop += 1) {
    const seed = Number(values.first) + shop;
    const compared = await compare(worldOf({ seed, items: Number(values.items) }), level);
    print(`Shop ${seed}, ${values.items} items, service level ${level}`, compared);
    found.push(compared);
  }
  if (found.length > 1) printSpread(`All ${found.length} shops: the advice over the rule, median [least to most]`, found);
}
