// @ts-check
/**
 * Asking again and again without being a burden: to the shopper (nothing is asked while the page is hidden), to the
 * server (pages that were opened together drift apart; one that is down is left more and more alone, and a
 * Retry-After is obeyed; who was offline asks as soon as that is over) and to whoever closes the page (`stop` leaves no timer, listener or request behind).
 * Every source that asks over HTTP does it through here.
 */

import { clip, warn } from "../report.js";

/** After a failure the next try comes this soon at the earliest, in seconds; each further failure doubles it. */
const FIRST_RETRY = 2;
/** However long a server is down, its return is noticed within this many polls, or seconds if that is less. */
const LONGEST_RETRY_POLLS = 10;
const LONGEST_RETRY = 300;
/** A Retry-After beyond a day is more likely a mistake than a wish. */
export const LONGEST_OBEYED = 86_400;
/** What a timer can count, in milliseconds: 24 days. */
export const LONGEST_TIMER = 2 ** 31 - 1;
/** An answer that has begun may take so many times as long as its beginning: slow networks have large catalogues too. */
const WHOLE = 12;

/**
 * @typedef {object} PollOptions
 * @property {number} [every] seconds between an answer and the next question; 0 asks until there is one answer
 * @property {{ visibilityState: string, addEventListener: Function, removeEventListener: Function } | undefined} [document]
 * @property {() => number} [random] from 0 up to 1, for tests
 */

/**
 * Asks at once, and then time after time until stopped.
 * @template Answer
 * @param {(signal: AbortSignal) => Promise<Answer | undefined>} ask undefined: nothing has changed
 * @param {(answer?: Answer, error?: unknown) => void} push called with neither when the last answer still holds
 * @param {PollOptions} [options]
 * @returns {() => void} stop
 */
export function poll(ask, push, options = {}) {
  const { every = 60, random = Math.random, document = globalThis.document } = options;
  let failures = 0;
  /** Seconds that the server wants to be left alone. */
  let told = 0;
  const ended = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let asking = false;
  let done = false;
  let due = Date.now();
  let wait = 0;

  const hidden = () => document?.visibilityState === "hidden";

  const arm = () => {
    clearTimeout(timer);
    if (ended.signal.aborted || asking || done || hidden()) return;
    // A clock that is set back must not put off the next question.
    const left = Math.min(due - Date.now(), wait);
    // The first question must not wait for whatever else the page has to do.
    if (left > LONGEST_TIMER) timer = setTimeout(arm, LONGEST_TIMER);
    else if (left > 0) timer = setTimeout(round, left);
    else round();
  };

  const round = async () => {
    asking = true;
    let next = soon(every, random);
    try {
      const answer = await ask(ended.signal);
      failures = told = 0;
      if (!ended.signal.aborted) push(answer);
    } catch (error) {
      failures += 1;
      told = Number(/** @type {any} */ (error)?.retryAfter) || 0;
      next = retryAfter(failures, every, told, random);
      if (!ended.signal.aborted) push(undefined, error);
    }
    asking = false;
    done = failures === 0 && !(every > 0);
    wait = next * 1000;
    due = Date.now() + wait;
    arm();
  };

  const online = () => {
    if (told === 0) wait = 0;
    arm();
  };

  globalThis.addEventListener?.("online", online, { signal: ended.signal });
  document?.addEventListener("visibilitychange", arm);
  ended.signal.addEventListener("abort", () => {
    clearTimeout(timer);
    document?.removeEventListener("visibilitychange", arm);
  });
  arm();
  return () => ended.abort();
}

/**
 * Up to a tenth sooner, never later: who was promised news within one poll gets it.
 * @param {number} seconds @param {() => number} random
 */
const soon = (seconds, random) => seconds * (1 - random() / 10);

/**
 * Seconds until the next try after `failures` in a row: doubling, at least half of it by chance, and never
 * before the server said.
 * @param {number} failures @param {number} every @param {number} told @param {() => number} random
 */
export function retryAfter(failures, every, told, random) {
  const longest = Math.min(LONGEST_RETRY, every > 0 ? LONGEST_RETRY_POLLS * every : Infinity);
  const doubled = Math.min(longest, FIRST_RETRY * 2 ** Math.min(failures - 1, 20));
  return Math.max(doubled * (0.5 + random() / 2), Math.min(told, LONGEST_OBEYED));
}

/**
 * Seconds that a page has told; what is none is said, and does not count.
 * @param {string} name of the option @param {unknown} told @param {number} otherwise
 */
export function seconds(name, told, otherwise) {
  const number = Number(told ?? otherwise);
  if (number >= 0 && number < Infinity) return number;
  warn({ place: name, message: `'${clip(told)}': expected a number of seconds; taken as ${otherwise}` });
  return otherwise;
}

/** What went wrong over HTTP, with the place it happened and how long the server wants to be left alone. */
export class SourceError extends Error {
  /** @param {string} place @param {string} message @param {{ cause?: unknown, retryAfter?: number }} [more] */
  constructor(place, message, more = {}) {
    super(message, more);
    this.name = "SourceError";
    this.place = place;
    this.retryAfter = more.retryAfter;
  }
}

/** Milliseconds that a timer can count. @param {number} seconds */
const within = (seconds) => Math.ceil(Math.min(seconds * 1000, LONGEST_TIMER));

/**
 * One request with a time-out; resolves with an answer that is 2xx or 304, throws a SourceError for everything else.
 * An answer that begins in time has longer until it must be whole; reading it then throws what `fetch` throws.
 * @param {string} url
 * @param {RequestInit} init
 * @param {{ fetch?: typeof globalThis.fetch, timeout?: number, signal?: AbortSignal }} [options] timeout in seconds
 */
export async function request(url, init, { fetch = globalThis.fetch, timeout = 10, signal } = {}) {
  const late = new AbortController();
  const giveUp = () => late.abort();
  const timer = setTimeout(giveUp, within(timeout));
  // Listened to, not one of the signals: Node forgets one that nobody listens to once memory is tidied up.
  AbortSignal.timeout(within(timeout * WHOLE)).addEventListener("abort", giveUp);
  let response;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.any([late.signal, signal ?? late.signal]) });
  } catch (cause) {
    throw new SourceError(url, late.signal.aborted ? `no answer within ${timeout} s` : "could not be reached", { cause });
  } finally {
    clearTimeout(timer);
  }
  if (response.ok || response.status === 304) return response;
  throw new SourceError(url, `HTTP ${response.status}, expected 200`, {
    cause: response,
    retryAfter: secondsOf(response.headers.get("retry-after") ?? ""),
  });
}

/** @param {string} header seconds or an HTTP date, empty where there is none */
function secondsOf(header) {
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000;
  return seconds > 0 ? seconds : undefined;
}
