// @ts-check
/**
 * One round: mail after mail is handed to the server, and each is recorded as told as soon as it was taken and before
 * the next is begun. So a crash repeats at most the mails in flight, one a connection, and loses none.
 */
import { setTimeout as pause } from "node:timers/promises";
import { EXIT, Failure } from "../failure.js";

/** In milliseconds; each further try waits twice as long. */
const FIRST_RETRY = 500;
const LONGEST_RETRY = 30_000;
/** One mail that makes the server hang up must not keep all others from going; two in a row are no accident. */
const MOST_LOST_IN_A_ROW = 2;

/**
 * @typedef {import("../../types.d.ts").Mail} Mail
 * @typedef {object} Result
 * @property {Mail[]} sent
 * @property {{ mail: Mail, reason: string }[]} refused
 * @property {{ mail: Mail, reason: string }[]} later the server put these off
 * @property {number} left not tried, or without an answer
 * @property {string} stopped why it ended early, if it did
 * @property {number} code one of EXIT, for that
 */

/**
 * @typedef {object} Round
 * @property {(mail: Mail) => Promise<import("./postman.js").Outcome>} send
 * @property {(mail: Mail) => Promise<void>} record resolves when it will outlive a crash
 * @property {number} connections
 * @property {number} retries of one mail
 * @property {number} limit mails to send at most
 * @property {number} rate mails a second at most
 * @property {AbortSignal} signal no mail is begun after it
 * @property {{ step(done: number): void, note(text: string): void }} progress
 */

/** @param {Mail[]} mails @param {Round} round @returns {Promise<Result>} */
export async function deliver(mails, { send, record, connections, retries, limit, rate, signal, progress }) {
  /** @type {Result} */
  const result = { sent: [], refused: [], later: [], left: 0, stopped: "", code: EXIT.DONE };
  const waiting = mails.values();
  let flying = 0;
  let lostInARow = 0;
  let slot = 0;
  let reached = false;
  const over = () => signal.aborted || result.stopped !== "";
  const stop = (/** @type {string} */ reason, code = EXIT.LATER) => {
    if (result.stopped === "") Object.assign(result, { stopped: reason, code });
  };
  const rest = (/** @type {number} */ milliseconds) => pause(milliseconds, undefined, { signal }).catch(() => {});

  /** Waits for this mail's turn. */
  const turn = async () => {
    const now = performance.now();
    const at = Math.max(slot, now);
    slot = at + 1000 / rate;
    if (at > now) await rest(at - now);
  };

  /** @param {Mail} mail */
  const persist = async (mail) => {
    for (let tries = 0; ; tries += 1) {
      const outcome = await send(mail);
      if (outcome.is !== "lost") return outcome;
      // Who cannot be reached at the start is down, or called by a wrong name.
      const hopeless = outcome.away && !reached;
      if (tries >= retries || hopeless || over()) return outcome;
      const wait = Math.min(FIRST_RETRY * 2 ** tries, LONGEST_RETRY);
      progress.note(`${outcome.reason}; trying again in ${wait / 1000} s`);
      await rest(wait);
      if (over()) return outcome;
    }
  };

  /** @param {Mail} mail @param {import("./postman.js").Outcome} outcome */
  const settle = async (mail, outcome) => {
    if (outcome.is !== "lost") [reached, lostInARow] = [true, 0];
    switch (outcome.is) {
      case "taken":
        await record(mail);
        result.sent.push(mail);
        return;
      case "refused":
      case "later":
        result[outcome.is].push({ mail, reason: outcome.reason });
        return;
      case "barred":
        stop(outcome.reason);
        return;
      case "lost":
        if (over()) return;
        if (outcome.away || (lostInARow += 1) >= MOST_LOST_IN_A_ROW) stop(outcome.reason);
        else result.later.push({ mail, reason: outcome.reason });
    }
  };

  const work = async () => {
    while (!over() && result.sent.length + flying < limit) {
      const { value: mail, done } = waiting.next();
      if (done) return;
      flying += 1;
      if (rate < Infinity) await turn();
      if (over()) return;
      const outcome = await persist(mail);
      await settle(mail, outcome);
      flying -= 1;
      progress.step(result.sent.length + result.refused.length + result.later.length);
    }
  };

  // The others must not go on sending what cannot be recorded, nor be cut off in a mail.
  const halt = (/** @type {unknown} */ error) => {
    if (!(error instanceof Failure)) throw error;
    stop(error.message, error.code);
  };
  await Promise.all(Array.from({ length: connections }, () => work().catch(halt)));
  result.left = mails.length - result.sent.length - result.refused.length - result.later.length;
  if (signal.aborted) stop("told to stop");
  return result;
}
