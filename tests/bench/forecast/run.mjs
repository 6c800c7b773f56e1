// `npm run bench:forecast`: how good forecasts of sales would have been, beside what simple methods reach, and the stock that each needs
// to serve alike; on public sales histories that come with packages (packages.mjs), or on your own:
//     npm run bench:forecast -- sales.csv …     columns item, when (2026-10 or 2026-10-05), quantity, daysOut, an item's lines together
//     --part tune|test      every other item: the first half is what the forecast's constants were chosen on, the second was not looked at
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root, run } from "../../../scripts/setup.mjs";
import { histories } from "./packages.mjs";

const { values, positionals } = parseArgs({ options: { part: { type: "string" } }, allowPositionals: true });
const files = positionals.length > 0 ? positionals : histories(join(root, "target/forecast"));
const part = values.part ?? (positionals.length > 0 ? "all" : "test");
// A crate of its own: nothing that tests need is built for it.
const manifest = join(root, "tests/bench/forecast/Cargo.toml");
run("cargo", ["run", "--quiet", "--release", "--manifest-path", manifest, "--target-dir", join(root, "target/forecast/build"), "--", ...files, "--part", part]);
