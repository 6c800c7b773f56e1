// @ts-check
/**
 * What `open` gives: a shop's snapshot and every question it answers. The same in browsers, in Node and on edge
 * workers; only where wasm and catalogues come from differs, and that is told.
 */
import { hostFormat } from "./format.js";
import { primaryLanguage } from "./language.js";
import { clip, problemOf, sentence } from "./report.js";
import { Snapshot } from "./snapshot.js";
import { bytesOf, isSource, resolve } from "./sources/index.js";

/** @typedef {import("./report.js").Problem} Problem */
/** @typedef {(language: string) => Uint8Array | undefined} Catalogues undefined: there is none */

const MOST_LINES = 100_000;
/** A server asked for whatever its visitors' browsers name must fill memory neither with words nor with complaints. */
const MOST_LOCALES = 20;
const MOST_LANGUAGES_NOTED = 100;

/**
 * The answer of a source, or of what names one.
 * @param {unknown} told @param {string[]} skus
 */
export async function fetchOnce(told, skus) {
  const source = await resolve(told);
  if (!source.fetch) throw wrong(TypeError, "source", told, "fetch(skus)");
  try {
    return await source.fetch(skus);
  } catch (error) {
    throw named(error, "source");
  }
}

export class Shop {
  #core;
  #catalogues;
  #now;
  #skus;
  /** @type {Snapshot | undefined} */
  #snapshot;
  /** @type {Problem[]} */
  #wordless = [];
  /** The languages whose problems are among those. @type {Set<string>} */
  #noted = new Set();
  /** By locale, the longest unused first. @type {Map<string, { words: any, generation: number }>} */
  #words = new Map();
  #updates = 0;
  /** Which update the snapshot is of. */
  #updated = 0;

  /**
   * @param {import("./core.js").Core<any>} core loaded
   * @param {Catalogues} catalogues
   * @param {unknown} snapshot
   * @param {string | (() => string)} [now]
   * @param {string[]} [skus] what sources are asked for
   */
  constructor(core, catalogues, snapshot, now, skus = []) {
    this.#core = core;
    this.#catalogues = catalogues;
    this.#now = now;
    this.#skus = skus;
    this.#snapshot = naming("snapshot", () => new Snapshot(core, bytesOf(snapshot)));
    // Says at once if `now` is no local time, not with the first question.
    this.#shop();
  }

  get problems() {
    return [...this.#open().problems, ...this.#wordless];
  }

  promise(/** @type {string} */ sku, quantity = 1) {
    checkSku(sku);
    checkQuantity(quantity);
    return this.#ask((shop) => shop.promise(sku, quantity));
  }

  face(/** @type {string} */ sku, quantity = 1, { locale = "en" } = {}) {
    checkSku(sku);
    checkQuantity(quantity);
    const words = this.#speaking(locale);
    return this.#ask((shop) => shop.face(sku, quantity, words));
  }

  queue(/** @type {string} */ sku) {
    checkSku(sku);
    return this.#ask((shop) => shop.queue(sku));
  }

  preview(/** @type {{ sku: string, quantity: number }[]} */ lines) {
    if (!Array.isArray(lines)) throw wrong(TypeError, "lines", lines, "a list of { sku, quantity }");
    if (lines.length > MOST_LINES) throw wrong(RangeError, "lines", lines.length, `at most ${MOST_LINES} of them`);
    // Copied, for what is asked must be what was checked; and unlike forEach this sees holes.
    const checked = Array.from(lines, (line, index) => ({
      sku: checkSku(line?.sku, `lines[${index}].sku`),
      quantity: checkQuantity(line.quantity, `lines[${index}].quantity`),
    }));
    return this.#ask((shop) => shop.preview(checked));
  }

  books() {
    return this.#ask((shop) => shop.books(this.#localAt));
  }

  notices(/** @type {unknown[]} */ told = []) {
    if (!Array.isArray(told)) throw wrong(TypeError, "told", told, "a list of { line, kind, earliest, latest }");
    const bytes = bytesOf(told);
    return this.#ask((shop) => shop.notices(bytes, this.#localAt));
  }

  publicOrder(/** @type {string} */ id) {
    if (typeof id !== "string") throw wrong(TypeError, "id", id, "text");
    return this.#ask((shop) => shop.publicOrder(id, this.#localAt));
  }

  publicSnapshot(/** @type {string[] | undefined} */ skus) {
    if (skus !== undefined && !Array.isArray(skus)) throw wrong(TypeError, "skus", skus, "a list of skus");
    const checked = skus && Array.from(skus, (sku, index) => checkSku(sku, `skus[${index}]`));
    return this.#ask((shop) => shop.publicSnapshot(checked));
  }

  /** @returns {any} a promise where it has to be asked for */
  update(/** @type {any} */ told) {
    this.#open();
    const update = (this.#updates += 1);
    if (typeof told !== "string" && !isSource(told)) return this.#replace(told, update);
    return fetchOnce(told, this.#skus).then((snapshot) => this.#replace(snapshot, update));
  }

  free() {
    this.#snapshot?.free();
    this.#snapshot = undefined;
    for (const { words, generation } of this.#words.values()) if (generation === this.#core.generation) words.free();
    this.#words.clear();
  }

  /** @param {unknown} told @param {number} update */
  #replace(told, update) {
    const before = this.#open();
    // The answer to a later call was faster.
    if (update < this.#updated) return;
    this.#snapshot = naming("snapshot", () => new Snapshot(this.#core, bytesOf(told)));
    this.#updated = update;
    before.free();
  }

  #localAt = (/** @type {string} */ instant) => this.#open().localAt(instant);

  #open() {
    if (!this.#snapshot) throw new Error("shop: it has been freed; open it again to ask");
    return this.#snapshot;
  }

  #shop() {
    const snapshot = this.#open();
    return naming("now", () => {
      const now = typeof this.#now === "function" ? this.#now() : this.#now;
      if (this.#now === undefined || typeof now === "string") return snapshot.at(now);
      throw Object.assign(new TypeError(`${shown(now)}: expected a local time, "2026-11-23T10:00", or a function that gives one`), { place: "now" });
    });
  }

  /** @param {(shop: any) => any} question */
  #ask(question) {
    const shop = this.#shop();
    return naming("wasm", () => this.#core.call(() => question(shop)));
  }

  /** @param {string} locale */
  #speaking(locale) {
    this.#shop();
    let known = this.#words.get(locale);
    this.#words.delete(locale);
    if (known?.generation !== this.#core.generation) {
      const words = this.#wordsFor(locale);
      known = { words, generation: this.#core.generation };
    }
    this.#words.set(locale, known);
    if (this.#words.size > MOST_LOCALES) {
      const [[oldest, { words, generation }]] = this.#words;
      this.#words.delete(oldest);
      if (generation === this.#core.generation) words.free();
    }
    return known.words;
  }

  /** English ones where there is no catalogue, or none that can be read. @param {string} locale */
  #wordsFor(locale) {
    const language = primaryLanguage(locale);
    const make = (/** @type {string} */ tag, /** @type {Uint8Array | undefined} */ catalogue = undefined) =>
      this.#core.call(({ Words }) => new Words(catalogue, hostFormat(tag)));
    if (language === "en") return naming("locale", () => make(locale));
    const catalogue = this.#catalogues(language);
    let problem = `'${clip(locale)}': no catalogue for it; English is given`;
    if (catalogue) {
      try {
        const words = make(locale, catalogue);
        this.#note(language, words.problems());
        return words;
      } catch (error) {
        problem = `'${clip(locale)}': its catalogue cannot be used (${problemOf(error, "").message}); English is given`;
      }
    }
    this.#note(language, [{ place: "locale", message: problem }]);
    return naming("locale", () => make("en"));
  }

  /** @param {string} language @param {Problem[]} problems told once */
  #note(language, problems) {
    if (this.#noted.has(language) || this.#noted.size >= MOST_LANGUAGES_NOTED) return;
    this.#noted.add(language);
    for (const problem of problems) this.#wordless.push(problem);
  }
}

/** @param {unknown} sku */
function checkSku(sku, place = "sku") {
  if (typeof sku === "string") return sku;
  throw wrong(TypeError, place, sku, "text");
}

/** @param {unknown} quantity */
function checkQuantity(quantity, place = "quantity") {
  if (Number.isSafeInteger(quantity) && Number(quantity) > 0) return Number(quantity);
  throw wrong(RangeError, place, quantity, "a whole number of at least 1");
}

/** @param {ErrorConstructor} Kind @param {string} place @param {unknown} value @param {string} expected */
function wrong(Kind, place, value, expected) {
  const problem = { place, message: `${shown(value)}: expected ${expected}` };
  return Object.assign(new Kind(sentence(problem)), { place });
}

/** An object by its kind alone: not every one can be text. @param {unknown} value */
function shown(value) {
  if (typeof value === "string") return `'${clip(value)}'`;
  return clip(typeof value === "object" && value ? Object.prototype.toString.call(value) : value);
}

/**
 * @template Result
 * @param {string} place where it happens, if what is thrown does not say
 * @param {() => Result} task
 */
function naming(place, task) {
  try {
    return task();
  } catch (error) {
    throw named(error, place);
  }
}

/** An error keeps its place beside its message; programs mostly print the message alone, so here it names both. */
function named(/** @type {any} */ error, /** @type {string} */ place) {
  const Kind = [RangeError, TypeError].find((Kind) => error instanceof Kind) ?? Error;
  const problem = problemOf(error, place);
  return Object.assign(new Kind(sentence(problem), { cause: error?.cause }), { name: error?.name ?? "Error", place: problem.place });
}
