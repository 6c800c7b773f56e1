// @ts-check
/** `backsoon check`: reads a snapshot as pages do, and says what is wrong in it and where. */
import { Option } from "commander";
import { clip, sentence } from "../report.js";
import { EXIT } from "./failure.js";
import { counted, listed } from "./lists.js";
import { out } from "./say.js";
import { nameOf, openSnapshot } from "./snapshot-source.js";

const AFTER = `
What is wrong costs only itself: the item or setting that is named is left out, all else is used.

Exit codes:
  0  nothing is wrong
  1  something is, or nothing of it can be used
  2  it was called wrongly

Examples:
  $ backsoon check shop.json
  $ backsoon check --json https://shop.example/stock.json | jq '.problems[].place'`;

const NOTHING = { place: "items", message: "none; expected some (of what publish has written, and of platforms, those that --skus names: shards+https://…/manifest.json)" };

/** @param {import("commander").Command} command */
export function check(command) {
  command
    .summary("say what is wrong in a snapshot, and where")
    .description("Reads a snapshot, private or public, as pages do: says what is in it, what shoppers read, and each thing that is wrong.")
    .argument("<source>", "the snapshot: a file, - for standard input, or a URL")
    .option("--json", "the same as JSON, with every problem")
    .option("--quiet", "say nothing unless something is wrong")
    .option("--now <local time>", "the shop's, in place of the clock's: 2026-11-23T10:00")
    .addOption(new Option("--skus <list>", "what to ask a platform or shards for").argParser((text) => text.split(",")))
    .addHelpText("after", AFTER)
    .action(async (source, options) => {
      process.exitCode = await run(source, options);
    });
}

/** @param {string} source @param {{ json?: boolean, quiet?: boolean, now?: string, skus?: string[] }} options */
async function run(source, { json, quiet, now, skus }) {
  const shop = await openSnapshot(source, now, { option: "", skus });
  const { placed, refused } = shop.books();
  const found = {
    items: shop.skus.length,
    orders: placed,
    asOf: shop.publicSnapshot([]).asOf ?? null,
    stale: shop.stale,
    states: statesIn(shop),
    problems: [...shop.problems, ...refused.map(refusal), ...(shop.skus.length + shop.problems.length === 0 ? [NOTHING] : [])],
  };
  shop.free();
  const code = found.problems.length > 0 ? EXIT.INPUT : EXIT.DONE;
  if (json) out(JSON.stringify(found, null, 2));
  else if (!quiet || code !== EXIT.DONE) out(textOf(nameOf(source), found));
  return code;
}

/** @param {import("../types.d.ts").Ledger["refused"][number]} event that cannot have happened */
const refusal = ({ place, order, id, reason }) => ({ place, message: `event '${clip(id)}' of order '${clip(order)}' changes nothing: ${reason}` });

/** How many items are in each state, for who wants one. @param {Awaited<ReturnType<typeof openSnapshot>>} shop */
function statesIn(shop) {
  /** @type {Record<string, number>} */
  const states = {};
  for (const sku of shop.skus) {
    const { state } = shop.promise(sku);
    states[state] = (states[state] ?? 0) + 1;
  }
  return states;
}

/** @param {string} name @param {any} found */
function textOf(name, { items, orders, asOf, stale, states, problems }) {
  const known = `as of ${asOf ?? "when it was read"}${stale ? ", which is longer ago than staleAfterHours" : ""}`;
  const held = [counted(items, "item"), ...(orders.units > 0 ? [`orders of ${counted(orders.units, "unit")}`] : [])];
  const shown = Object.entries(states).map(([state, count]) => `${count} ${state}`);
  return [
    `${name}: ${held.join(", ")}, ${known}.`,
    ...(shown.length > 0 ? [`For who wants one: ${shown.join(", ")}.`] : []),
    ...(problems.length > 0 ? listed(`${counted(problems.length, "problem")}:`, problems.map(sentence)) : ["Nothing is wrong."]),
  ].join("\n");
}
