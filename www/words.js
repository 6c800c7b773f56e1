// @ts-check
/**
 * What the core needs to speak: a catalogue and a way of writing dates, for each language on the page. English is
 * inside the wasm; another language is one small file, fetched when first needed.
 *
 * The first paint does without `Intl`, whose first use takes longer than all the rest; `refine` lets it take over.
 */
import { hostFormat } from "./format.js";
import { primaryLanguage } from "./language.js";
import { request } from "./sources/poll.js";
import { problemOf, warn, warnOfSnapshot } from "./report.js";

/** @typedef {{ free(): void, problems(): import("./report.js").Problem[] }} Words */

const ENGLISH = "en";

export class Vocabulary {
  #core;
  #folder;
  #arrived;
  /** @type {Map<string, Uint8Array | "awaited" | "missing">} by language */
  #catalogues = new Map();
  /** @type {Map<string, Words>} by locale */
  #words = new Map();
  #generation = 0;
  #refined = false;

  /**
   * @param {import("./core.js").Core<any>} core
   * @param {string} folder where the catalogues lie
   * @param {() => void} arrived called when there are words for a language that had none
   */
  constructor(core, folder, arrived) {
    this.#core = core;
    this.#folder = folder;
    this.#arrived = arrived;
  }

  /**
   * Words for a language tag, English ones where there is no catalogue; undefined while that or the wasm is on its way.
   * @param {string} tag
   * @returns {Words | undefined}
   */
  in(tag) {
    const language = primaryLanguage(tag);
    const catalogue = this.#catalogue(language);
    if (catalogue === "awaited" || !this.#core.generation) return undefined;
    const locale = catalogue === "missing" ? ENGLISH : tag;
    if (this.#generation !== this.#core.generation) this.#words.clear();
    this.#generation = this.#core.generation;
    let words = this.#words.get(locale);
    if (!words) {
      const bytes = typeof catalogue === "object" ? catalogue : undefined;
      try {
        const whole = this.whole(bytes);
        words = this.#core.call(({ Words }) => new Words(whole, this.#refined ? hostFormat(locale) : undefined));
      } catch (error) {
        if (!bytes) throw error;
        // Many a server answers any address with a page.
        this.#markMissing(language, error);
        return this.in(tag);
      }
      this.#words.set(locale, /** @type {Words} */ (words));
      warnOfSnapshot(/** @type {Words} */ (words).problems());
    }
    return words;
  }

  /** The catalogue to speak by. @param {Uint8Array | undefined} bytes none: the core's English */
  whole(bytes) {
    return bytes;
  }

  /** @param {string} language */
  #catalogue(language) {
    if (language === ENGLISH) return undefined;
    if (!this.#catalogues.has(language)) {
      this.#catalogues.set(language, "awaited");
      this.#fetch(language);
    }
    return this.#catalogues.get(language);
  }

  /** @param {string} language */
  async #fetch(language) {
    try {
      const response = await request(new URL(`${language}.json`, this.#folder).href, {});
      this.#catalogues.set(language, new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      this.#markMissing(language, error);
    }
    this.#arrived();
  }

  /** @param {string} language @param {unknown} error why */
  #markMissing(language, error) {
    this.#catalogues.set(language, "missing");
    warn(problemOf(error, language));
  }

  /** From now on dates, numbers and plurals are the browser's. */
  refine() {
    this.#refined = true;
    if (this.#generation === this.#core.generation) for (const words of this.#words.values()) words.free();
    this.#words.clear();
  }
}
