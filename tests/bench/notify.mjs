// Mails to all who wait, by the command and by a bare mailer that has them ready: same server, same number of connections.
import { fork, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { customers, snapshot } from "../command/shop.mjs";
import { quietMoment } from "./browser.mjs";
import { pathOf } from "./cases.mjs";
import { median, milliseconds, ratio, times } from "./statistics.mjs";

const NOW = "2026-11-23T10:00";
const local = (name) => new URL(name, import.meta.url).pathname;

/** @param {{ quick: boolean, long: boolean }} options */
export async function notify({ quick, long }) {
  const count = quick ? 2_000 : 20_000;
  const rounds = long ? 3 : 1;
  const folder = mkdtempSync(join(tmpdir(), "backsoon-bench-"));
  const at = (name) => join(folder, name);
  const shop = snapshot(customers(count));
  writeFileSync(at("shop.json"), JSON.stringify(shop));
  writeFileSync(at("mails.json"), JSON.stringify(await mailsOf(shop)));
  const server = fork(local("mail-sink.mjs"));
  const answer = () => new Promise((resolve) => server.once("message", resolve));
  const port = await answer();
  const env = { ...process.env, BACKSOON_SMTP: `smtp://localhost:${port}` };

  /** One process, from start to end, that must have sent everything. */
  const timed = async (args) => {
    await quietMoment();
    const began = performance.now();
    const { rss } = await ended(["--import", pathToFileURL(local("memory.mjs")).href, ...args], { cwd: folder, env: { ...env, BENCH_MEMORY: at("memory") } }, at("memory"));
    const took = performance.now() - began;
    server.send("count");
    const got = await answer();
    if (got !== count) throw new Error(`${got} mails arrived of ${count}`);
    return { took, rss };
  };

  const rows = [];
  try {
    for (const connections of [1, 5]) {
      const [ours, theirs] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        rmSync(at("told.jsonl"), { force: true });
        const usual = ["--snapshot", "shop.json", "--told", "told.jsonl", "--now", NOW, "--from", "orders@shop.example", "--quiet"];
        ours.push(await timed([pathOf("cli/backsoon.js"), "notify", ...usual, "--connections", String(connections)]));
        theirs.push(await timed([local("yardstick/mailer.mjs"), "mails.json", String(connections)]));
      }
      rows.push(...rowsOf(ours, theirs, `${count.toLocaleString("en")} notices, ${connections === 1 ? "one connection" : `${connections} connections`}`));
    }
  } finally {
    server.kill();
    rmSync(folder, { recursive: true });
  }
  return rows;
}

async function mailsOf(shop) {
  const { open } = await import(pathToFileURL(pathOf("node.js")).href);
  const opened = await open(shop, { now: NOW });
  const mails = opened.mails();
  opened.free();
  return mails.map(({ to, subject, text, html }) => ({ to, subject, text, html }));
}

function ended(args, how, memory) {
  const child = spawn(process.execPath, args, { ...how, stdio: ["ignore", "inherit", "inherit"] });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve({ rss: Number(readFileSync(memory, "utf8")) }) : reject(new Error(`${args[2]} ended with ${code}`))));
  });
}

function rowsOf(ours, theirs, what) {
  const [took, theirTook] = [ours, theirs].map((runs) => runs.map((run) => run.took));
  const [rss, theirRss] = [ours, theirs].map((runs) => runs.map((run) => run.rss));
  const megabytes = (values) => `${(median(values) / 1024).toFixed(0)} MB`;
  return [
    {
      what: `${what}: read, written, sent, recorded`,
      ours: milliseconds(took),
      yardstick: `bare mailer, mails ready, no record ${milliseconds(theirTook)}`,
      ratio: times(ratio(took, theirTook)),
    },
    { what: "  memory at most", ours: megabytes(rss), yardstick: `bare mailer ${megabytes(theirRss)}`, ratio: times(ratio(rss, theirRss)) },
  ];
}
