// @ts-check
/** Who answers: a worker, or this very page where workers are blocked. */
import { REVIEW_TAG } from "../names.js";

/** @typedef {import("./worker.js").Progress} Progress */
/** @typedef {import("./worker.js").Failure} Failure */

/** It lies beside this script. */
const url = new URL("./review-worker.js", import.meta.url).href;

/** Pages that require Trusted Types let nobody start a worker by a text; this one is ours. */
const address = () => /** @type {any} */ (globalThis).trustedTypes?.createPolicy(REVIEW_TAG, { createScriptURL: (/** @type {string} */ name) => name }).createScriptURL(url) ?? url;
/** @type {any} */
let trusted;

export class Engine {
  /** @type {Worker | undefined} */
  #worker;
  /** @type {Promise<(id: number, ask: string, given: unknown) => void> | undefined} */
  #sending;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (failure: Failure) => void, report: (progress: Progress) => void }>} */
  #asked = new Map();
  #questions = 0;

  /**
   * @param {"open" | "review" | "projection"} ask @param {unknown} given
   * @param {(progress: Progress) => void} [report]
   * @returns {Promise<any>} rejected with a Failure
   */
  async ask(ask, given, report = () => {}) {
    const send = await (this.#sending ??= this.#start());
    const id = (this.#questions += 1);
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject, report });
      send(id, ask, given);
    });
  }

  close() {
    this.#worker?.terminate();
    this.#answering?.free();
    this.#worker = this.#answering = undefined;
    this.#sending = undefined;
    this.#asked.clear();
  }

  async #start() {
    try {
      const worker = await started();
      this.#worker = worker;
      worker.addEventListener("message", ({ data }) => this.#hear(data));
      worker.addEventListener("error", ({ message }) => this.#fail(message));
      return (/** @type {number} */ id, /** @type {string} */ ask, /** @type {unknown} */ given) => worker.postMessage({ id, ask, given });
    } catch {
      return this.#here();
    }
  }

  /** Without a worker: the page stands still while it is reckoned, but is right. */
  async #here() {
    const { Answering } = await import(/* @vite-ignore */ /* webpackIgnore: true */ url);
    const answering = (this.#answering = new Answering());
    return async (/** @type {number} */ id, /** @type {string} */ ask, /** @type {unknown} */ given) => {
      try {
        this.#hear({ id, answer: await answering[ask](given, (/** @type {Progress} */ progress) => this.#hear({ id, progress })) });
      } catch (error) {
        this.#hear({ id, failure: answering.failure(error) });
      }
    };
  }

  /** @param {{ id: number, progress?: Progress, answer?: unknown, failure?: Failure }} message */
  #hear({ id, progress, answer, failure }) {
    const asked = this.#asked.get(id);
    if (progress) return asked?.report(progress);
    this.#asked.delete(id);
    if (failure) asked?.reject(failure);
    else asked?.resolve(answer);
  }

  /** A worker that breaks, as where memory is out, answers nothing any more. @param {string} message */
  #fail(message) {
    const waiting = [...this.#asked.values()];
    this.close();
    for (const { reject } of waiting) reject({ name: "Error", place: "worker", phase: "review", message: message || "it has ended" });
  }
}

/** A worker once it listens; some policies block one by throwing, others by an event. @returns {Promise<Worker>} */
function started() {
  return new Promise((resolve, reject) => {
    const worker = new Worker((trusted ??= address()), { type: "module" });
    const hear = (/** @type {MessageEvent} */ { data }) => data.ready && resolve(worker);
    worker.addEventListener("message", hear, { once: true });
    worker.addEventListener("error", reject, { once: true });
  });
}
