// @ts-check
/**
 * What `open` gives: a shop's snapshot and every question it answers. The same in browsers, in Node and on edge
 * workers; only where wasm and catalogues come from differs, and that is told.
 */
import { hostFormat } from "./format.js";
import { primaryLanguage } from "./language.js";
import { sentence } from "./report.js";
import { Snapshot } from "./snapshot.js";
import { bytesOf, isSource, resolve } from "./sources/index.js";

/** @typedef {import("./report.js").Problem} Problem */
/** @typedef {(language: string) => Uint8Array | undefined} Catalogues undefined: there is none */

/**
 * The answer of a source, or of what names one.
 * @param {unknown} told @param {string[]} skus
 */
export async function fetchOnce(told, skus) {
  const source = await resolve(told);
  if (!source.fetch) throw wrong(TypeError, "source", told, "fetch(skus)");
  return source.fetch(skus).catch((error) => {
    throw named(error);
  });
}

export class Shop {
  #core;
  #catalogues;
  #now;
  /** @type {Snapshot | undefined} */
  #snapshot;
  /** @type {Problem[]} */
  #wordless = [];
  /** @type {Map<string, { words: any, generation: number }>} */
  #words = new Map();

  /**
   * @param {import("./core.js").Core<any>} core loaded
   * @param {Catalogues} catalogues
   * @param {unknown} snapshot
   * @param {string | (() => string)} [now]
   */
  constructor(core, catalogues, snapshot, now) {
    this.#core = core;
    this.#catalogues = catalogues;
    this.#now = now;
    this.#snapshot = naming(() => new Snapshot(core, bytesOf(snapshot)));
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
    lines.forEach((line, index) => {
      checkSku(line?.sku, `lines[${index}].sku`);
      checkQuantity(line.quantity, `lines[${index}].quantity`);
    });
    return this.#ask((shop) => shop.preview(lines));
  }

  publicSnapshot(/** @type {string[] | undefined} */ skus) {
    if (skus !== undefined && !Array.isArray(skus)) throw wrong(TypeError, "skus", skus, "a list of skus");
    skus?.forEach((sku, index) => checkSku(sku, `skus[${index}]`));
    return this.#ask((shop) => shop.publicSnapshot(skus));
  }

  /** @returns {any} a promise where it has to be asked for */
  update(/** @type {any} */ told) {
    this.#open();
    if (typeof told !== "string" && !isSource(told)) return this.#replace(told);
    return fetchOnce(told, []).then((snapshot) => this.#replace(snapshot));
  }

  free() {
    this.#snapshot?.free();
    this.#snapshot = undefined;
    for (const { words, generation } of this.#words.values()) if (generation === this.#core.generation) words.free();
    this.#words.clear();
  }

  /** @param {unknown} told */
  #replace(told) {
    const before = this.#open();
    this.#snapshot = naming(() => new Snapshot(this.#core, bytesOf(told)));
    before.free();
  }

  #open() {
    if (!this.#snapshot) throw new Error("shop: it has been freed; open it again to ask");
    return this.#snapshot;
  }

  #shop() {
    const snapshot = this.#open();
    return naming(() => snapshot.at(typeof this.#now === "function" ? this.#now() : this.#now));
  }

  /** @param {(shop: any) => any} question */
  #ask(question) {
    const shop = this.#shop();
    return naming(() => this.#core.call(() => question(shop)));
  }

  /** @param {string} locale */
  #speaking(locale) {
    this.#shop();
    const known = this.#words.get(locale);
    if (known?.generation === this.#core.generation) return known.words;
    const language = primaryLanguage(locale);
    const catalogue = language === "en" ? undefined : this.#catalogues(language);
    const missing = language !== "en" && !catalogue;
    const words = naming(() => this.#core.call(({ Words }) => new Words(catalogue, hostFormat(missing ? "en" : locale))));
    if (!known) {
      if (missing) this.#wordless.push({ place: "locale", message: `'${locale}': no catalogue for it; English is given` });
      this.#wordless.push(...words.problems());
    }
    this.#words.set(locale, { words, generation: this.#core.generation });
    return words;
  }
}

/** @param {unknown} sku */
function checkSku(sku, place = "sku") {
  if (typeof sku !== "string") throw wrong(TypeError, place, sku, "text");
}

/** @param {unknown} quantity */
function checkQuantity(quantity, place = "quantity") {
  if (Number.isSafeInteger(quantity) && Number(quantity) > 0) return Number(quantity);
  throw wrong(RangeError, place, quantity, "a whole number of at least 1");
}

/** @param {ErrorConstructor} Kind @param {string} place @param {unknown} value @param {string} expected */
function wrong(Kind, place, value, expected) {
  const message = `${typeof value === "string" ? `'${value}'` : String(value)}: expected ${expected}`;
  return Object.assign(new Kind(sentence({ place, message })), { place });
}

/**
 * @template Result
 * @param {() => Result} task
 */
function naming(task) {
  try {
    return task();
  } catch (error) {
    throw named(error);
  }
}

/** An error keeps its place beside its message; programs mostly print the message alone, so here it names both. */
function named(/** @type {any} */ error) {
  const Kind = [RangeError, TypeError].find((Kind) => error instanceof Kind) ?? Error;
  return Object.assign(new Kind(sentence(error), { cause: error.cause }), { name: error.name, place: error.place });
}
