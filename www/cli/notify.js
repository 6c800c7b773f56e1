// @ts-check
/** `backsoon notify`: sends the notices that are due, and records each as told. */
import { realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Option } from "commander";
import { firstOf, sentence } from "../report.js";
import { EXIT, Failure, afterPlace, reasonOf } from "./failure.js";
import { lock } from "./lock.js";
import { mailServer } from "./notify/mail-server.js";
import { messageOf } from "./notify/message.js";
import { progressOf } from "./progress.js";
import { dryText, exitCodeOf, summaryData, summaryText } from "./notify/report.js";
import { deliver } from "./notify/round.js";
import { err, out } from "./say.js";
import { openSnapshot } from "./snapshot-source.js";
import { sparing } from "./notify/spared.js";
import { stopping } from "./stopping.js";
import { ToldFile, inFile, readTold } from "./notify/told-file.js";
import { KINDS, kinds, mailbox, moreThanNone, unsubscribe, whole } from "./values.js";

/** @typedef {import("../types.d.ts").DueNotice} DueNotice */

const AFTER = `
The told file is JSON, one notice a line, and is only ever added to. A notice is recorded when the server has taken
its mail, before the next is begun: a crash may repeat one mail (one a connection), and loses none. It holds no
addresses. Keep it: without it, everybody is told again.

Exit codes:
  0  all done, or nothing was due
  1  the snapshot or the told file cannot be used, or another run is sending
  2  it was called wrongly
  3  some mails were refused, or have no address: somebody must mend that
  4  the server could not be used, put mails off or went away: the next run sends the rest

Examples:
  $ backsoon notify --snapshot shop.json --told told.jsonl --dry-run
  $ export BACKSOON_SMTP=smtp://user:password@mail.example:587
  $ backsoon notify --snapshot shop.json --told told.jsonl --from "Oak & Co <orders@shop.example>"`;

/** @param {import("commander").Command} command */
export function notify(command) {
  command
    .summary("send customers the notices that are due, by e-mail")
    .description("Tells each customer whose order is delayed, comes sooner, was dispatched or was cancelled: once, and again only when it moves again.")
    .optionsGroup("What is due:")
    .requiredOption("--snapshot <source>", "the private snapshot: a file, - for standard input, or a URL")
    .requiredOption("--told <file>", "what customers were told, made if missing; what is sent is added")
    .addOption(new Option("--kinds <list>", `only these: ${KINDS.join(",")}`).argParser(kinds))
    .addOption(new Option("--pause <days>", "tell no further delay within so many days of the last").argParser(whole(1)))
    .addOption(new Option("--limit <mails>", "send at most so many in this run").argParser(whole(1)))
    .optionsGroup("The letter:")
    .addOption(new Option("--from <address>", 'whom it is from: "Oak & Co <orders@shop.example>"').argParser(mailbox))
    .addOption(new Option("--reply-to <address>", "where answers go, if not there").argParser(mailbox))
    .option("--shop-name <name>", "how it is signed (the name in --from)")
    .option("--order-url <url>", "the customer's page: https://shop.example/orders/{id}")
    .addOption(new Option("--unsubscribe <url>", "https or mailto, {email} is the address: List-Unsubscribe").argParser(unsubscribe))
    .option("--locale <tag>", "the language of orders that name none", "en")
    .optionsGroup("The mail server:")
    .addOption(new Option("--smtp <url>", "smtp://user:password@host:587, or smtps:// for TLS from the start").env("BACKSOON_SMTP"))
    .option("--smtp-password-file <file>", "the password, in place of the one in the URL")
    .addOption(new Option("--tls <when>", "never: in plain text, the password too (default: always, but on this machine never)").choices(["always", "never"]))
    .addOption(new Option("--connections <number>", "so many at once; a crash may repeat as many mails").argParser(whole(1)).default(1))
    .addOption(new Option("--rate <mails>", "at most so many a second").argParser(moreThanNone).default(Infinity, "no limit"))
    .addOption(new Option("--retries <number>", "how often a lost connection is made anew for a mail").argParser(whole(0)).default(4))
    .optionsGroup("Instead of sending:")
    .addOption(new Option("--dry-run", "show the mails; send and record nothing"))
    .addOption(new Option("--mark-told", "record all that is due as told, and send nothing: to begin with old orders").conflicts("dryRun"))
    .optionsGroup("Other:")
    .option("--json", "the summary, or the dry run, as JSON")
    .option("--quiet", "say nothing unless something is wrong")
    .option("--now <local time>", "the shop's, in place of the clock's: 2026-11-23T10:00")
    .addHelpOption(new Option("-h, --help", "show this page").helpGroup("Other:"))
    .addHelpText("after", AFTER)
    .action(async (options) => {
      process.exitCode = await run(options);
    });
}

/** @param {any} options */
async function run(options) {
  const path = realPath(options.told);
  if (options.dryRun) return dryRun(options, path);
  const server = options.markTold ? undefined : mailServer(options);
  if (server && !options.from) throw new Failure(EXIT.USAGE, '--from: missing; expected "Oak & Co <orders@shop.example>"');

  let unlock = () => {};
  const stop = stopping(() => unlock());
  try {
    unlock = lock(`${path}.lock`);
    const read = await readTold(path);
    const due = await dueNow(options, path, read);
    const file = await ToldFile.open(path, read);
    const record = (/** @type {DueNotice[]} */ notices) => file.append(notices.map(entryOf));
    try {
      if (!server) {
        if (due.notices.length > 0) await record(due.notices);
        if (!options.quiet) out(options.json ? JSON.stringify({ told: due.notices.length }) : `${due.notices.length} recorded as told, none sent.`);
        return EXIT.DONE;
      }
      const result = await send(options, server, due, timesIn(read.entries), record, stop.begin());
      const code = exitCodeOf(result, due.homeless);
      if (options.json) out(JSON.stringify(summaryData(result, due.homeless)));
      else if (code !== EXIT.DONE || !options.quiet) out(summaryText(result, due.homeless));
      return code;
    } finally {
      await file.close();
    }
  } finally {
    stop.end();
    unlock();
  }
}

/** @param {any} options @param {string} path */
async function dryRun(options, path) {
  const { mails, homeless } = await dueNow(options, path, await readTold(path));
  const shown = mails.slice(0, options.limit);
  out(options.json ? JSON.stringify({ mails: shown, withoutAddress: homeless }, null, 2) : dryText(shown, homeless));
  return EXIT.DONE;
}

/**
 * What is due, the mails that tell it, and what nobody can be written about.
 * @param {any} options @param {string} path @param {import("./notify/told-file.js").Read} read
 */
async function dueNow(options, path, read) {
  if (read.torn) err(`${path}: its last line is not whole, as after a crash; it ${options.dryRun ? "would be" : "is"} cut off`);
  const shop = await openSnapshot(options.snapshot, options.now);
  if (shop.stale) throw new Failure(EXIT.INPUT, "--snapshot: it is older than its policy's staleAfterHours; nobody is told what may be true no more");
  const all = noticesOf(shop, path, read);
  const now = options.now ? Date.parse(`${options.now}Z`) : Date.now();
  const spared = sparing(read.entries, options.pause ?? 0, now);
  const notices = all.filter((notice) => (options.kinds?.includes(notice.kind) ?? true) && !spared(notice));
  const mails = mailsOf(shop, notices, options);
  for (const problem of firstOf(shop.problems)) err(`--snapshot: ${sentence(problem)}`);
  if (shop.books().placed.units === 0) err("--snapshot: there is no order in it; is it the private one?");
  shop.free();
  const told = new Set(mails.flatMap((mail) => mail.notices));
  return { notices, mails, homeless: notices.filter((notice) => !told.has(notice)) };
}

/** @param {Awaited<ReturnType<typeof openSnapshot>>} shop @param {string} path @param {import("./notify/told-file.js").Read} read */
function noticesOf(shop, path, read) {
  try {
    return shop.notices(read.entries);
  } catch (error) {
    throw inFile(path, read, error);
  }
}

/** @param {Awaited<ReturnType<typeof openSnapshot>>} shop @param {DueNotice[]} notices @param {any} options */
function mailsOf(shop, notices, { locale, orderUrl, shopName, from }) {
  try {
    return shop.mails(notices, { locale, orderUrl, shopName: shopName ?? from?.name });
  } catch (/** @type {any} */ error) {
    if (error.place !== "orderUrl") throw error;
    throw new Failure(EXIT.USAGE, `--order-url: ${afterPlace(error)}`);
  }
}

/**
 * @param {any} options @param {import("./notify/mail-server.js").MailServer} server @param {Awaited<ReturnType<typeof dueNow>>} due
 * @param {(line: string) => number} times @param {(notices: DueNotice[]) => Promise<void>} record @param {AbortSignal} signal
 */
async function send(options, server, { mails }, times, record, signal) {
  // Only who sends needs all that it takes.
  const { Postman } = await import("./notify/postman.js");
  const postman = new Postman(server);
  const progress = progressOf(Math.min(mails.length, options.limit ?? Infinity), options.quiet, "mails");
  try {
    return await deliver(mails, {
      send: (mail) => postman.send(messageOf(mail, options, times)),
      record: (mail) => record(mail.notices),
      connections: options.connections,
      retries: options.retries,
      limit: options.limit ?? Infinity,
      rate: options.rate,
      signal,
      progress,
    });
  } finally {
    progress.stop();
    postman.close();
  }
}

/** @param {DueNotice} notice @returns {import("./notify/told-file.js").Entry} */
const entryOf = ({ order, line, kind, earliest, latest }) => ({ at: new Date().toISOString(), order, line, kind, earliest, latest });

/** @param {{ line: string }[]} entries @returns {(line: string) => number} */
function timesIn(entries) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const { line } of entries) counts.set(line, (counts.get(line) ?? 0) + 1);
  return (line) => counts.get(line) ?? 0;
}

/** One name for one file, so that its lock is one too. @param {string} path */
function realPath(path) {
  try {
    return realpathSync(path);
  } catch (/** @type {any} */ error) {
    if (error.code !== "ENOENT") throw new Failure(EXIT.INPUT, `--told: ${path}: ${reasonOf(error)}`);
  }
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    throw new Failure(EXIT.INPUT, `--told: ${path}: there is no folder ${dirname(path)}`);
  }
}
