// All shards of a published folder as one file for `wrangler kv bulk put`, in place of a request for each of them. Without
// the manifest: it names them, so it is put once they are there.
//
//     node bulk.mjs stock > shards.json
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const [folder = "stock"] = process.argv.slice(2);
const names = readdirSync(join(folder, "shards"), { recursive: true }).map((name) => name.replaceAll("\\", "/"));
// The worker sends what it reads as it stands; the edge compresses by itself.
const slices = names.filter((name) => name.endsWith(".json")).map((name) => `shards/${name}`);
const pairs = slices.sort().map((key) => ({ key, value: readFileSync(join(folder, key), "utf8") }));
process.stdout.write(JSON.stringify(pairs));
