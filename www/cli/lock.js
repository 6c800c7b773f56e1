// @ts-check
/**
 * One run at a time: a file that only one can make. It says who made it, so that what a run left behind that is no more
 * on this machine is taken over.
 */
import { createHash, randomUUID } from "node:crypto";
import { linkSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { hostname, uptime } from "node:os";
import { EXIT, Failure, reasonOf } from "./failure.js";

/** More often than this nobody loses to others who take over at the same moment. */
const TRIES = 10;
/** How file systems say that they know no links: FAT, and some that lie on another machine. */
const NO_LINKS = ["EPERM", "EOPNOTSUPP", "ENOTSUP", "ENOSYS"];

/**
 * @param {string} file whoever makes it works alone
 * @returns {() => void} gives it back
 */
export function lock(file) {
  const mine = `${JSON.stringify({ pid: process.pid, host: hostname(), since: new Date().toISOString(), id: randomUUID() })}\n`;
  const giveBack = () => {
    if (textOf(file) === mine) unlinkSync(file);
  };
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (make(file, mine)) return giveBack;
    const theirs = textOf(file);
    if (theirs === undefined) continue;
    const holder = holderIn(theirs);
    if (holder && !isDead(holder)) throw held(file, `process ${holder.pid} on ${holder.host} has been at it since ${holder.since}`);
    if (!holder) throw held(file, "another run is at it");
    if (takeOver(file, theirs, mine)) return giveBack;
  }
  throw held(file, "another run is at it");
}

/**
 * Makes the file with all its text at once, so that no crash leaves one that does not say whose it is.
 * @param {string} file @param {string} text
 * @returns {boolean} false: there is one
 */
function make(file, text) {
  const aside = `${file}.${randomUUID()}`;
  try {
    writeFileSync(aside, text, { flag: "wx" });
    linked(aside, file, text);
    return true;
  } catch (/** @type {any} */ error) {
    if (error.code === "EEXIST") return false;
    throw new Failure(EXIT.INPUT, `${file}: cannot be made (${reasonOf(error)})`);
  } finally {
    rmSync(aside, { force: true });
  }
}

/** @param {string} aside where the text lies already @param {string} file @param {string} text */
function linked(aside, file, text) {
  try {
    linkSync(aside, file);
  } catch (/** @type {any} */ error) {
    if (!NO_LINKS.includes(error.code)) throw error;
    writeFileSync(file, text, { flag: "wx" });
  }
}

/** @param {string} file @param {string} who */
const held = (file, who) => new Failure(EXIT.INPUT, `${file}: ${who}; if that is not so, remove this file`);

/** @param {string} file */
function textOf(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (/** @type {any} */ error) {
    if (error.code === "ENOENT") return undefined;
    throw new Failure(EXIT.INPUT, `${file}: cannot be read (${reasonOf(error)})`);
  }
}

/** @param {string} text @returns {{ pid: number, host: string, since: string } | undefined} */
function holderIn(text) {
  try {
    const holder = JSON.parse(text);
    return Number.isInteger(holder.pid) && typeof holder.host === "string" ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** @param {{ pid: number, host: string, since: string }} holder */
function isDead({ pid, host, since }) {
  if (host !== hostname()) return false;
  // Before the machine was started: its number may be another's by now.
  if (Date.parse(since) < Date.now() - uptime() * 1000) return true;
  // In a container that is started anew the next run often has the number of the last.
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (/** @type {any} */ error) {
    return error.code === "ESRCH";
  }
}

/**
 * Puts `mine` in place of `theirs`. Only who holds the lock of that very lock may, so nobody puts away what a third has
 * put there meanwhile.
 * @param {string} file @param {string} theirs @param {string} mine
 * @returns {boolean} false: it is no more theirs, or another is about to
 */
function takeOver(file, theirs, mine) {
  let release;
  try {
    release = lock(`${file}.${createHash("sha256").update(theirs).digest("hex").slice(0, 16)}.lock`);
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
  try {
    if (textOf(file) !== theirs) return false;
    const aside = `${file}.${randomUUID()}`;
    writeFileSync(aside, mine, { flag: "wx" });
    renameSync(aside, file);
    return true;
  } finally {
    release();
  }
}
