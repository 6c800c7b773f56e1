// @ts-check
/**
 * Scripts that come, each with the wasm it needs, when something on the page first needs them: what carts and orders
 * are made of, and what a status offers those who wait.
 */
import { compile } from "../core.js";
import { CART_ATTRIBUTES, ORDER_ATTRIBUTES } from "../names.js";
import { beside, core, renderAll } from "../page.js";
import { renderSoon } from "../queue.js";
import { problemOf } from "../report.js";
import { Snapshot } from "../snapshot.js";
import { bytesOf } from "../sources/bytes.js";
import { resolve } from "../sources/index.js";
import { RETRY } from "../store.js";
import { Vocabulary } from "../words.js";
import { elementOf } from "./element.js";
import { Part, Sheets } from "./part.js";

/** What those scripts need of this one: it must be the same, or they would be long. */
const host = { Part, Sheets, Snapshot, Vocabulary, beside, bytesOf, core, renderAll, renderSoon, resolve };

/** @typedef {typeof host} Host */
/** @typedef {import("../report.js").Problem} Problem */

/** @template Parts what the script makes */
export class Later {
  #name;
  /** @type {Parts | undefined} */
  #parts;
  #loading = false;
  #failures = 0;
  /** What makes the script's address a new one after each failure, since some browsers never ask for the same again. */
  #again = "";
  /** Why it is not there. @type {Problem | undefined} */
  #failure;
  /** Elements to render when that changes. @type {Set<any>} */
  #waiting = new Set();

  /** @param {string} name of the script and of its wasm */
  constructor(name) {
    this.#name = name;
  }

  /** What the script makes; undefined while it is on its way. @param {any} element @param {Problem[]} problems */
  for(element, problems) {
    if (this.#parts) return this.#parts;
    this.#waiting.add(element);
    if (this.#failure) problems.push(this.#failure);
    if (!this.#loading) this.#load();
    return undefined;
  }

  async #load() {
    this.#loading = true;
    try {
      const path = beside(`./${this.#name}.`);
      const script = import(/* @vite-ignore */ /* webpackIgnore: true */ `${path}js${this.#again}`);
      const [{ parts }, module] = await Promise.all([script, compile(`${path}wasm`), core.load()]);
      core.extend(module);
      this.#parts = parts(host);
    } catch (error) {
      this.#failure = problemOf(error, this.#name);
      this.#again = `?${++this.#failures}`;
      setTimeout(this.#retry, RETRY * this.#failures);
    }
    this.#renderWaiting();
  }

  /** A server that fails is left more and more alone, and on a page that nobody sees nobody waits. */
  #retry = () => {
    if (document.hidden) return document.addEventListener("visibilitychange", this.#retry, { once: true });
    this.#loading = false;
    this.#renderWaiting();
  };

  #renderWaiting() {
    this.#waiting.forEach(renderSoon);
    this.#waiting.clear();
  }
}

/** @type {Later<import("../checkout/index.js").Parts>} */
const checkout = new Later("checkout");

export const BacksoonCart = elementOf(CART_ATTRIBUTES, ["lines"], ["preview", "text"], (element, problems) => checkout.for(element, problems)?.cart(element));
export const BacksoonOrder = elementOf(ORDER_ATTRIBUTES, ["order"], ["text"], (element, problems) => checkout.for(element, problems)?.order(element));
