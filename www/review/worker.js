// @ts-check
/**
 * The review's worker: it fetches and reads the snapshot and answers what the page asks, while that stays smooth. Where workers
 * are blocked, the page imports this file and asks the same of it directly.
 */
import { open } from "../open.js";
import { problemOf } from "../report.js";
import { bytesOf } from "../sources/bytes.js";
import { download } from "./download.js";

/** @typedef {{ name: string, place: string, message: string, phase: string }} Failure `phase`: what was being done, "fetch", "open" or "review" */
/** @typedef {{ phase: string, loaded?: number, total?: number }} Progress `loaded`, `total`: bytes; `total` undefined where nobody tells */

export class Answering {
  /** @type {import("../types.d.ts").Shop | undefined} */
  #shop;
  #phase = "";
  /** Of what is being fetched, which nobody wants once something else is asked for. */
  #asking = new AbortController();

  /**
   * Opens a snapshot in place of the one before.
   * @param {{ src?: string, snapshot?: unknown, credentials: RequestCredentials, now?: string }} what @param {(progress: Progress) => void} report
   */
  async open({ src, snapshot, credentials, now }, report) {
    const doing = (/** @type {string} */ phase) => report({ phase: (this.#phase = phase) });
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    doing("fetch");
    const bytes = src === undefined ? bytesOf(snapshot) : await download(src, { credentials, signal }, (loaded, total) => report({ phase: "fetch", loaded, total }));
    doing("open");
    const shop = await open(bytes, { now });
    this.#shop?.free();
    this.#shop = shop;
    // With no items it costs nothing, and has what of the settings the pages may know.
    const { currency, asOf, timeZone } = shop.publicSnapshot([]);
    return { problems: shop.problems, currency, asOf, timeZone, stale: shop.stale };
  }

  /** @param {{ days?: number }} options @param {(progress: Progress) => void} report */
  review(options, report) {
    report({ phase: (this.#phase = "review") });
    return this.#asked().review(options);
  }

  /** With how it is sold, which alone tells why something is not stocked. @param {{ sku: string, days: number }} what */
  projection({ sku, days }) {
    const shop = this.#asked();
    const told = shop.projection(sku, { days });
    return told && { ...told, selling: shop.publicSnapshot([sku]).items[0]?.selling };
  }

  free() {
    this.#shop?.free();
    this.#shop = undefined;
  }

  #asked() {
    if (!this.#shop) throw new Error("review: nothing is open");
    return this.#shop;
  }

  /** @param {any} error @returns {Failure} */
  failure(error) {
    return { name: String(error?.name), phase: this.#phase, ...problemOf(error, this.#phase) };
  }
}

/** Whatever lies behind the columns of an answer, which then is handed over, not copied. @param {any} answer @returns {Set<ArrayBuffer>} */
function buffersOf(answer, found = new Set()) {
  if (ArrayBuffer.isView(answer)) found.add(answer.buffer);
  // Of lists of texts and of plain figures there is nothing to hand over.
  else if (answer && typeof answer === "object" && typeof answer[0] !== "string") for (const one of Object.values(answer)) buffersOf(one, found);
  return found;
}

const scope = /** @type {any} */ (globalThis);
if (!scope.document && scope.postMessage) {
  const answering = new Answering();
  scope.addEventListener("message", async (/** @type {MessageEvent} */ { data: { id, ask, given } }) => {
    try {
      const answer = await /** @type {any} */ (answering)[ask](given, (/** @type {Progress} */ progress) => scope.postMessage({ id, progress }));
      scope.postMessage({ id, answer }, [...buffersOf(answer)]);
    } catch (error) {
      scope.postMessage({ id, failure: answering.failure(error) });
    }
  });
  scope.postMessage({ ready: true });
}
