// @ts-check
/**
 * What all elements with one source share: one question to it, and its last good answer.
 */
import { firstOf, problemOf, warn, warnOfSnapshot } from "./report.js";
import { rendered } from "./queue.js";
import { Snapshot } from "./snapshot.js";
import { bytesOf } from "./sources/bytes.js";
import { resolve } from "./sources/index.js";
import { SourceError } from "./sources/poll.js";

/** @typedef {import("./report.js").Problem} Problem */

/** Milliseconds until wasm that could not be fetched is tried again, with what waits for it. */
export const RETRY = 15_000;
const STALE = { place: "asOf", message: "longer ago than staleAfterHours" };

export class Store {
  /** @type {Snapshot | undefined} */
  snapshot;
  /** The last answer, while there is no wasm to read it. @type {unknown} */
  unread;
  /** What keeps news from every element, if anything does. @type {Problem | undefined} */
  #failure;
  /** Whether it leaves alone what is known of these skus. @type {((skus: string[]) => boolean) | undefined} */
  #holds;
  /** Whether nothing of the last answer could be used. */
  #unusable = false;
  /** What was left out of the snapshot's items, by sku. @type {Map<string, Problem[]>} */
  #leftOut = new Map();
  /** Each element here, and the skus it asks about. @type {Map<any, string[]>} */
  #elements = new Map();
  #core;
  /** @type {ReturnType<typeof resolve> | undefined} none once it is closed */
  #source;
  #news;
  #asking = false;
  /** Whether the source answers for the whole shop. */
  #whole = false;
  /** @type {(() => void) | undefined} */
  #stop;
  /** @type {Set<string>} */
  #watched = new Set();
  /** The skus that the snapshot answers for; none: all of the shop's. @type {Set<string> | undefined} */
  #covered;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #retry;

  /**
   * @param {import("./core.js").Core<any>} core
   * @param {unknown} told what names the source; undefined while nobody has named one
   * @param {Record<string, unknown>} options for the source
   * @param {(elements: Iterable<any>) => void} news called with the elements that have something new to show
   */
  constructor(core, told, options, news) {
    this.told = told;
    this.#core = core;
    this.#news = news;
    this.#source = told === undefined ? undefined : resolve(told, options);
    this.#source?.catch(() => {});
  }

  /** @param {object} element @param {string[]} skus */
  join(element, skus) {
    this.#elements.set(element, skus);
    if (!this.#stop || !(this.#whole || skus.every((sku) => this.#watched.has(sku)))) this.ask();
  }

  /** How many are left; while there are none, nothing is asked. @param {object} element */
  leave(element) {
    this.#elements.delete(element);
    if (this.#elements.size === 0) this.#rest();
    return this.#elements.size;
  }

  close() {
    this.#source = undefined;
    this.#rest();
    this.snapshot?.free();
    this.snapshot = undefined;
  }

  #rest() {
    clearTimeout(this.#retry);
    this.#stop?.();
    this.#stop = undefined;
    this.#watched = new Set();
  }

  /** Asks once for all that joined in one go. A source that answers for the whole shop is asked before any did. */
  async ask() {
    if (this.#asking || !this.#source) return;
    this.#asking = true;
    if (!this.#stop) this.#core.load().catch(() => {});
    try {
      const source = await this.#source;
      this.#whole = !!source.whole;
      if (!this.#whole) await rendered();
      const skus = new Set([...this.#elements.values()].flat());
      if (/** @type {unknown} */ (this.#source) && (this.#whole || skus.size > 0)) {
        this.#stop?.();
        this.#watched = skus;
        const stop = source.watch([...skus], (snapshot, error, news) => this.#hear(this.#whole ? undefined : skus, snapshot, error, news));
        if (typeof stop !== "function") throw new SourceError("source", "watch gave no function that stops it");
        this.#stop = stop;
      }
      this.#asking = false;
    } catch (error) {
      // A source that cannot be had, or not be watched, is not asked again.
      this.#fail(error, "source");
    }
  }

  /** @param {Set<string> | undefined} covered @param {unknown} answer @param {unknown} error @param {string[]} [news] skus to be shown first */
  #hear(covered, answer, error, news) {
    if (error) this.#fail(error);
    else if (answer === undefined) this.#confirm();
    else this.#take(answer, covered, news);
  }

  /** What was said last still holds; so does that it was nothing. */
  #confirm() {
    if (this.#unusable) return;
    const stale = this.snapshot?.stale();
    this.snapshot?.confirm(true);
    if (!this.#failure && !stale) return;
    this.#failure = undefined;
    this.#news(this.#elements.keys());
  }

  /** @param {unknown} answer @param {Set<string> | undefined} covered @param {string[]} [news] skus to be shown first */
  async #take(answer, covered, news = []) {
    clearTimeout(this.#retry);
    // What fails from here on is news.
    this.#failure = undefined;
    try {
      await this.#core.load();
    } catch (error) {
      this.unread = answer;
      // What the browser forbids it will not allow later.
      if (this.#source && error instanceof SourceError) this.#retry = setTimeout(() => this.#take(answer, covered, news), RETRY);
      return this.#fail(error, "backsoon.wasm");
    }
    this.unread = undefined;
    if (!this.#source) return;
    try {
      const bytes = bytesOf(answer);
      const snapshot = new Snapshot(this.#core, bytes);
      this.snapshot?.free();
      this.snapshot = snapshot;
      this.#covered = covered;
      this.#leftOut = bySku(snapshot.problems, bytes);
      warnOfSnapshot(snapshot.problems);
      this.#unusable = false;
    } catch (error) {
      this.#unusable = true;
      return this.#fail(error);
    }
    const first = new Set(news);
    for (const [element, skus] of this.#elements) if (skus.some((sku) => first.has(sku))) this.#news([element]);
    this.#news(this.#elements.keys());
    if (this.#elements.size === 0) this.#rest();
  }

  /** The last good answer stands. @param {unknown} error */
  #fail(error, place = "snapshot") {
    if (!this.#source) return;
    this.#failure = problemOf(error, place);
    this.#holds = /** @type {any} */ (error)?.holds;
    warn(this.#failure);
    this.snapshot?.confirm(false);
    this.#news(this.#elements.keys());
  }

  /** Whether nothing better is to be expected for now. */
  get silent() {
    return !this.#source || !!this.#failure;
  }

  /** Whether the snapshot says what there is to say of these skus; else its answer is on the way. @param {string[]} skus */
  knows(skus) {
    return !!this.snapshot && skus.every((sku) => this.#covered?.has(sku) ?? true);
  }

  /**
   * What an element with these skus should tell its page.
   * @param {string[]} skus @param {string} [now] the shop's local time, in place of the clock's
   */
  problems(skus, now) {
    const found = firstOf(skus.flatMap((sku) => this.#leftOut.get(sku) ?? []));
    if (this.#failure && !this.#holds?.(skus)) found.push(this.#failure);
    if (this.snapshot?.stale(now)) found.push(STALE);
    return found;
  }
}

/**
 * The core names items by their number; which sku that is stands in the snapshot.
 * @param {Problem[]} problems each of an item is given its sku @param {Uint8Array} bytes
 */
function bySku(problems, bytes) {
  /** @type {Map<string, Problem[]>} */
  const found = new Map();
  /** @type {any} */
  let told;
  for (const problem of problems) {
    const index = /^items\[(\d+)/.exec(problem.place)?.[1];
    if (!index) continue;
    try {
      told ??= JSON.parse(new TextDecoder().decode(bytes));
    } catch {
      // What the core could read need be none for JSON.parse, nor the same: then its problems are nobody's.
      break;
    }
    const sku = told?.items?.[index]?.sku;
    if (typeof sku !== "string") continue;
    problem.sku = sku;
    found.set(sku, found.get(sku) ?? []);
    found.get(sku)?.push(problem);
  }
  return found;
}
