// @ts-check
/**
 * What the core needs to speak: catalogues and a way of writing dates, for each language on the page. English is
 * inside the wasm; another language is one small file, fetched when first needed, and so is what a shop says itself.
 *
 * The first paint does without `Intl`, whose first use takes longer than all the rest; `refine` lets it take over.
 */
import { hostFormat } from "./format.js";
import { primaryLanguage } from "./language.js";
import { bytesOf } from "./sources/bytes.js";
import { request } from "./sources/poll.js";
import { problemOf, warn, warnOfSnapshot } from "./report.js";

/** @typedef {{ free(): void, problems(): import("./report.js").Problem[], locale: string }} Words */
/** @typedef {{ name: any, bytes: Uint8Array, awaited?: boolean }} Catalogue `name`: its address, or what a program told */

const ENGLISH = "en";
/** A catalogue that is not there. */
const NONE = bytesOf({});
/** Milliseconds that ours wait for the shop's: what comes later takes over then. */
const PATIENCE = 1000;
/** A page that names ever new languages must fill neither memory nor the network. */
const MOST_CATALOGUES = 50;
const MOST_LOCALES = 20;

export class Vocabulary {
  /** What shops say themselves: the folder of their catalogues, or these by language. @type {any} */
  static own;
  #core;
  #folder;
  #arrived;
  #english;
  /** @type {Map<unknown, Catalogue>} by address, or by what a program told */
  #catalogues = new Map();
  /** @type {Map<string, Words>} by language tag */
  #words = new Map();
  #generation = 0;
  /** What shops said themselves when those were made. @type {unknown} */
  #own;
  /** Whether dates, numbers and plurals are the browser's. */
  refined = false;

  /**
   * @param {import("./core.js").Core<any>} core
   * @param {string} folder where our catalogues lie
   * @param {() => void} arrived called when there are words for a language that had none, or others
   * @param {Uint8Array} [english] where that in the core is of something else
   */
  constructor(core, folder, arrived, english) {
    this.#core = core;
    this.#folder = folder;
    this.#arrived = arrived;
    this.#english = english;
  }

  /**
   * Words for a language tag, English ones where there is no catalogue; undefined while that or the wasm is on its way.
   * @param {string} tag
   * @returns {Words | undefined}
   */
  in(tag) {
    const language = primaryLanguage(tag);
    const foreign = language !== ENGLISH;
    const { own: told } = Vocabulary;
    if (this.#own !== told || this.#generation !== this.#core.generation || this.#words.size > MOST_LOCALES) this.#forget();
    const own = this.#catalogue(typeof told === "string" ? told && `${told.replace(/\/?$/, "/") + language}.json` : told?.[language], PATIENCE);
    const ours = this.#catalogue(foreign && `${this.#folder + language}.json`);
    if (own.awaited || ours.awaited || !this.#core.generation) return undefined;
    if (foreign && own.bytes === NONE && ours.bytes === NONE) return this.in(ENGLISH);
    let words = this.#words.get(tag);
    if (!words) {
      /** @type {Catalogue | undefined} */
      let added;
      try {
        words = this.#core.call(({ Words }) => {
          const made = new Words(foreign, this.refined ? hostFormat(tag) : undefined, this.#english);
          for (added of [ours, own]) made.add(added.bytes);
          made.locale = tag;
          return made;
        });
      } catch (error) {
        if (!added || added.bytes === NONE) throw error;
        // Many a server answers any address with a page.
        added.bytes = NONE;
        warnOf(added, error);
        return this.in(tag);
      }
      this.#words.set(tag, /** @type {Words} */ (words));
      warnOfSnapshot(/** @type {Words} */ (words).problems().map(({ place, message }) => ({ place: `${language}.${place}`, message })));
    }
    return words;
  }

  /** @param {any} name its address, or itself @param {number} [patience] milliseconds it is awaited */
  #catalogue(name, patience) {
    let known = this.#catalogues.get(name);
    if (!known) {
      known = { name, bytes: NONE };
      if (!name) return known;
      if (this.#catalogues.size < MOST_CATALOGUES) this.#fetch(known, patience);
      else warnOf({ name: "lang" }, "too many languages; expected fewer, English is said");
    }
    return known;
  }

  /** @param {Catalogue} catalogue @param {number} [patience] */
  async #fetch(catalogue, patience) {
    const { name } = catalogue;
    this.#catalogues.set(name, catalogue);
    catalogue.awaited = true;
    const ready = () => {
      catalogue.awaited = false;
      this.#forget();
      this.#arrived();
    };
    const timer = patience && setTimeout(ready, patience);
    try {
      catalogue.bytes = bytesOf(typeof name === "string" ? await (await request(name, {})).arrayBuffer() : name);
    } catch (error) {
      warnOf(catalogue, error);
    }
    clearTimeout(timer);
    ready();
  }

  /** From now on dates, numbers and plurals are the browser's. */
  refine() {
    this.refined = true;
    this.#forget();
  }

  #forget() {
    if (this.#generation === this.#core.generation) for (const words of this.#words.values()) words.free();
    this.#words.clear();
    // What a program told before would be kept for good; the others are in the browser's cache.
    if (this.#own !== Vocabulary.own) this.#catalogues.clear();
    this.#own = Vocabulary.own;
    this.#generation = this.#core.generation;
  }
}

/** @param {{ name: unknown }} catalogue that cannot be used @param {unknown} error why */
const warnOf = ({ name }, error) => warn({ ...problemOf(error, ""), place: typeof name === "string" ? name : "words" });
