// `npm run bench:review`: the merchant's review of 100,000 skus beside the same figures in plain JavaScript. The yardstick is checked: both say the same.
//     --count 10000      fewer skus
//     --rounds 5         --as-built   measures dist as it is
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { build } from "../../../scripts/build.mjs";
import { milliseconds, ratio, times } from "../statistics.mjs";
import { writeShop } from "./shop.mjs";

const { values } = parseArgs({ options: { count: { type: "string", default: "100000" }, rounds: { type: "string", default: "5" }, "as-built": { type: "boolean" } } });
if (!values["as-built"]) await build();

const folder = mkdtempSync(join(tmpdir(), "backsoon-bench-"));
try {
  const file = join(folder, "shop.json");
  writeShop(file, Number(values.count));
  const args = ["--expose-gc", "--max-old-space-size=8192", new URL("rounds.mjs", import.meta.url).pathname, file, values.rounds];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 });
  const { rounds, compared } = JSON.parse(stdout);
  const of = (...names) => rounds.map((round) => names.reduce((sum, name) => sum + round[name], 0));
  const row = (what, ours, theirs, budget = "") =>
    console.log(`  ${what.padEnd(28)} ${milliseconds(ours).padStart(26)}  ${milliseconds(theirs).padStart(28)}  ${times(ratio(ours, theirs)).padStart(20)} ${budget}`);
  console.log(`${Number(values.count).toLocaleString("en")} skus, ${(statSync(file).size / 1e6).toFixed(0)} MB of JSON, an order and 24 months of sales a sku; ${compared.toLocaleString("en")} values compared, all equal`);
  console.log(`  ${"".padEnd(28)} ${"Backsoon".padStart(26)}  ${"plain JavaScript".padStart(28)}`);
  row("reviewing alone", of("reviewed"), of("counted"), "≤ 0.30×");
  row("reading alone", of("opened"), of("parsed"));
  console.log(`  ${"with advice, of which JavaScript has none".padEnd(42)} ${milliseconds(of("advised")).padStart(12)}`);
  row("reading and reviewing", of("opened", "reviewed"), of("parsed", "counted"));
} finally {
  rmSync(folder, { recursive: true });
}
