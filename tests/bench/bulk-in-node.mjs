// The rounds in a process of its own, which ours and the yardstick's garbage do not outlive.
import { readFileSync } from "node:fs";
import { bulkRounds } from "./bulk-rounds.js";

const [module, file, now, rounds] = process.argv.slice(2);
const { open } = await import(module);
const bytes = new Uint8Array(readFileSync(file));
const decode = ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString("utf8");
process.stdout.write(JSON.stringify(await bulkRounds({ bytes, decode, open, now, rounds: Number(rounds), collect: globalThis.gc })));
