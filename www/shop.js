// @ts-check
/**
 * What `open` gives: a shop's snapshot and every question it answers. The same in browsers, in Node and on edge
 * workers; only where wasm and catalogues come from differs, and that is told.
 */
import { checkLoss, problemOfLack } from "./answer.js";
import { bytesOfTold, checkLocale, checkOptions, checkOrderPage, checkPage, checkQuantity, checkSku, naming, shown, wrong } from "./arguments.js";
import { MOST_FACES, withFaces } from "./faces.js";
import { canonical, hostFormat } from "./format.js";
import { foreign, primaryLanguage } from "./language.js";
import { PARCELS, VIEWS } from "./names.js";
import { clip } from "./report.js";
import { Snapshot } from "./snapshot.js";
import { bytesOf } from "./sources/bytes.js";
import { isSource } from "./sources/index.js";

/** @typedef {import("./report.js").Problem} Problem */
/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {(name: string) => Uint8Array | undefined} Catalogues by language, `hu`, that of mails `mail/hu`; undefined: there is none */

const MOST_LINES = 100_000;
const MAIL = "mail/";
const CARE = "care/";
/** What is said there is another's to make, and told of so. @type {Record<string, { make: "ofLetters" | "ofCare", purpose: string }>} */
const KINDS = { [MAIL]: { make: "ofLetters", purpose: " of mails" }, [CARE]: { make: "ofCare", purpose: " of what is offered" } };
/** A server asked for whatever its visitors' browsers name must fill memory neither with words nor with complaints. */
const MOST_LOCALES = 20;
const MOST_LANGUAGES_NOTED = 100;

export class Shop {
  #core;
  #catalogues;
  #now;
  #fetch;
  #own;
  /** @type {Snapshot | undefined} */
  #snapshot;
  /** @type {Problem[]} */
  #lacks;
  /** @type {Problem[]} */
  #wordless = [];
  /** The catalogues whose problems are among those. @type {Set<string>} */
  #noted = new Set();
  /** By what they are for and locale, the longest unused first. @type {Map<string, { words: any, language: string, generation: number }>} */
  #words = new Map();
  #updates = 0;
  /** Which update the snapshot is of. */
  #updated = 0;

  /**
   * @param {import("./core.js").Core<any>} core loaded
   * @param {Catalogues} catalogues
   * @param {(told: unknown) => Promise<Answer>} fetch asks a source, or what names one
   * @param {Answer} answer the first
   * @param {string | (() => string)} [now]
   * @param {Record<string, unknown>} [own] what the shop says in its own words, by language
   */
  constructor(core, catalogues, fetch, { snapshot, lacks }, now, own = {}) {
    if (typeof own !== "object" || !own) throw wrong(TypeError, "words", own, "catalogues by language, { hu: { … } }");
    this.#core = core;
    this.#catalogues = catalogues;
    this.#fetch = fetch;
    this.#now = now;
    this.#own = own;
    this.#snapshot = naming("snapshot", () => new Snapshot(core, bytesOf(snapshot)));
    this.#lacks = lacks;
    // Says at once if `now` is no local time, not with the first question.
    this.#shop();
  }

  get problems() {
    return [...this.#open().problems, ...this.#lacks.map(problemOfLack), ...this.#wordless];
  }

  get skus() {
    return this.#ask((shop) => shop.skus());
  }

  get stale() {
    this.#shop();
    return this.#open().stale(this.#localNow());
  }

  promise(/** @type {string} */ sku, quantity = 1) {
    checkSku(sku);
    checkQuantity(quantity);
    return this.#ask((shop) => shop.promise(sku, quantity));
  }

  explain(/** @type {string} */ sku, quantity = 1) {
    checkSku(sku);
    checkQuantity(quantity);
    return this.#ask((shop) => shop.explain(sku, quantity));
  }

  face(/** @type {string} */ sku, quantity = 1, { locale = "en" } = {}) {
    checkSku(sku);
    checkQuantity(quantity);
    const { words } = this.#speaking(locale);
    return this.#ask((shop) => shop.face(sku, quantity, words));
  }

  html(/** @type {string} */ sku, quantity = 1, /** @type {any} */ { locale = "en", view = VIEWS[0], stylesheet } = {}) {
    checkSku(sku);
    checkQuantity(quantity);
    if (!VIEWS.includes(view)) throw wrong(RangeError, "view", view, `one of ${VIEWS.join(", ")}`);
    if (typeof stylesheet !== "string" || !stylesheet) throw wrong(TypeError, "stylesheet", stylesheet, "the address of status.css");
    const { words, language } = this.#speaking(locale);
    const lang = foreign(language, locale);
    return this.stale ? "" : this.#ask((shop) => shop.html(sku, quantity, words, view, lang, stylesheet));
  }

  care(/** @type {string} */ sku, quantity = 1, { locale = "en" } = {}) {
    checkSku(sku);
    checkQuantity(quantity);
    const { words } = this.#speaking(locale, CARE);
    return this.#ask((shop) => shop.care(sku, quantity, words));
  }

  queue(/** @type {string} */ sku) {
    checkSku(sku);
    return this.#ask((shop) => shop.queue(sku));
  }

  preview(/** @type {{ sku: string, quantity: number }[]} */ lines, { parcels = PARCELS[0] } = {}) {
    if (!Array.isArray(lines)) throw wrong(TypeError, "lines", lines, "a list of { sku, quantity }");
    if (lines.length > MOST_LINES) throw wrong(RangeError, "lines", lines.length, `at most ${MOST_LINES} of them`);
    // Copied, for what is asked must be what was checked; and unlike forEach this sees holes.
    const checked = Array.from(lines, (line, index) => ({
      sku: checkSku(line?.sku, `lines[${index}].sku`),
      quantity: checkQuantity(line.quantity, `lines[${index}].quantity`),
    }));
    if (!PARCELS.includes(parcels)) throw wrong(RangeError, "parcels", parcels, `one of ${PARCELS.join(", ")}`);
    return this.#ask((shop) => shop.preview(checked, parcels === "one"));
  }

  books() {
    return this.#ask((shop) => shop.books(this.#localAt));
  }

  notices(/** @type {unknown[]} */ told = []) {
    const bytes = bytesOfTold(told);
    return this.#ask((shop) => shop.notices(bytes, this.#localAt));
  }

  contacts(/** @type {import("./orders.d.ts").ContactsOptions} */ options = {}) {
    const { told = [], ...assumed } = checkOptions(options);
    const [before, rates] = [bytesOfTold(told), bytesOf(assumed)];
    return this.#ask((shop) => shop.contacts(before, rates, this.#localAt));
  }

  async review(/** @type {import("./reviews.d.ts").ReviewOptions} */ options = {}) {
    const { told = [], ...wanted } = checkOptions(options);
    const [before, asked] = [bytesOfTold(told), bytesOf(wanted)];
    return this.#ask((shop) => shop.review(before, asked, this.#localAt));
  }

  projection(/** @type {string} */ sku, /** @type {import("./projections.d.ts").ProjectionOptions} */ options = {}) {
    checkSku(sku);
    const wanted = bytesOf(checkOptions(options));
    return this.#ask((shop) => shop.projection(sku, wanted));
  }

  mails(/** @type {any[]} */ notices = this.notices(), /** @type {{ locale?: string, orderUrl?: string, shopName?: string }} */ { locale = "en", orderUrl, shopName } = {}) {
    if (!Array.isArray(notices)) throw wrong(TypeError, "notices", notices, "a list of notices");
    checkLocale(locale);
    if (shopName !== undefined && typeof shopName !== "string") throw wrong(TypeError, "shopName", shopName, "text");
    checkOrderPage(orderUrl);
    const bytes = bytesOf(notices);
    const shop = this.#shop();
    return naming("wasm", () => {
      const post = this.#core.call(({ Post }) => new Post(bytes));
      const generation = this.#core.generation;
      try {
        const addressees = this.#core.call(() => post.addressees());
        return addressees.map((/** @type {{ to: string, locale: string | null, notices: number[] }} */ { to, locale: told, notices: numbers }) => {
          const wanted = told ?? locale;
          const { words, language } = this.#speaking(wanted, MAIL);
          const letter = this.#core.call(() => shop.letter(post, Uint32Array.from(numbers), words, language, shopName || undefined, orderUrl));
          return { to, locale: wanted, ...letter, notices: numbers.map((number) => notices[number]) };
        });
      } finally {
        if (generation === this.#core.generation) post.free();
      }
    });
  }

  structuredData(/** @type {string} */ sku, /** @type {{ url?: string }} */ { url } = {}) {
    checkSku(sku);
    checkPage(url);
    return this.#ask((shop) => shop.structuredData(sku, url, this.#localAt));
  }

  feedRow(/** @type {string} */ sku) {
    checkSku(sku);
    return this.#ask((shop) => shop.feedRow(sku, this.#localAt));
  }

  publicOrder(/** @type {string} */ id) {
    if (typeof id !== "string") throw wrong(TypeError, "id", id, "text");
    return this.#ask((shop) => shop.publicOrder(id, this.#localAt));
  }

  publicSnapshot(/** @type {string[] | undefined} */ skus, { faces = /** @type {string[]} */ ([]) } = {}) {
    if (skus !== undefined && !Array.isArray(skus)) throw wrong(TypeError, "skus", skus, "a list of skus");
    const checked = skus && Array.from(skus, (sku, index) => checkSku(sku, `skus[${index}]`));
    if (!Array.isArray(faces)) throw wrong(TypeError, "faces", faces, "a list of languages");
    if (faces.length > MOST_FACES) throw wrong(RangeError, "faces", faces.length, `at most ${MOST_FACES} of them`);
    const asked = Array.from(faces, (locale) => ({ locale, ...this.#speaking(locale) }));
    // English that stands in for another language is no face in it.
    const spoken = asked.filter(({ locale, language }) => primaryLanguage(locale) === primaryLanguage(language));
    return this.#ask((shop) => {
      const snapshot = shop.publicSnapshot(checked);
      return spoken.length > 0 ? withFaces(snapshot, shop, spoken) : snapshot;
    });
  }

  /** @returns {any} a promise where it has to be asked for */
  update(/** @type {any} */ told) {
    this.#open();
    const update = (this.#updates += 1);
    if (typeof told !== "string" && !isSource(told)) return this.#replace({ snapshot: told, lacks: [] }, update);
    return this.#fetch(told).then((answer) => this.#replace(answer, update));
  }

  free() {
    this.#snapshot?.free();
    this.#snapshot = undefined;
    for (const { words, generation } of this.#words.values()) if (generation === this.#core.generation) words.free();
    this.#words.clear();
  }

  /** @param {Answer} answer @param {number} update */
  #replace({ snapshot, lacks }, update) {
    const before = this.#open();
    // The answer to a later call was faster.
    if (update < this.#updated) return;
    // What is not there for once takes nothing away.
    if (lacks.length > 0) checkLoss(this.skus, this.#lacks, lacks);
    this.#snapshot = naming("snapshot", () => new Snapshot(this.#core, bytesOf(snapshot)));
    this.#lacks = lacks;
    this.#updated = update;
    before.free();
  }

  #localAt = (/** @type {string} */ instant) => this.#open().localAt(instant);

  /** In place of the clock's, if it is told. */
  #localNow() {
    return typeof this.#now === "function" ? this.#now() : this.#now;
  }

  #open() {
    if (!this.#snapshot) throw new Error("shop: it has been freed; open it again to ask");
    return this.#snapshot;
  }

  #shop() {
    const snapshot = this.#open();
    return naming("now", () => {
      const now = this.#localNow();
      if (this.#now === undefined || typeof now === "string") return snapshot.at(now);
      throw Object.assign(new TypeError(`${shown(now)}: expected a local time, "2026-11-23T10:00", or a function that gives one`), { place: "now" });
    });
  }

  /** @param {(shop: any) => any} question */
  #ask(question) {
    const shop = this.#shop();
    return naming("wasm", () => this.#core.call(() => question(shop)));
  }

  /** @param {string} locale @param {string} kind of catalogue */
  #speaking(locale, kind = "") {
    this.#shop();
    checkLocale(locale);
    const name = kind + locale;
    let known = this.#words.get(name);
    this.#words.delete(name);
    if (known?.generation !== this.#core.generation) {
      known = { ...this.#wordsFor(locale, kind), generation: this.#core.generation };
    }
    this.#words.set(name, known);
    if (this.#words.size > MOST_LOCALES) {
      const [[oldest, { words, generation }]] = this.#words;
      this.#words.delete(oldest);
      if (generation === this.#core.generation) words.free();
    }
    return known;
  }

  /**
   * The shop's own, then ours, and English ones where there is neither, or none that can be read; and the language they are in.
   * @param {string} locale @param {string} kind
   * @returns {{ words: any, language: string }}
   */
  #wordsFor(locale, kind) {
    const language = primaryLanguage(locale);
    const name = kind + language;
    const { make, purpose = "" } = KINDS[kind] ?? {};
    /** @type {Problem[]} */
    const problems = [];
    const english = language === "en";
    const format = naming("locale", () => hostFormat(locale));
    const own = this.#ownIn(language, problems);
    const ours = english ? undefined : this.#catalogues(name);
    if (!english && !own && !ours) problems.push({ place: "locale", message: `'${clip(locale)}': no catalogue${purpose} for it; English is given` });
    const words = this.#core.call(({ Words }) => (make ? Words[make](!english, format) : new Words(!english, format)));
    let said = english;
    for (const [catalogue, place, whose] of /** @type {const} */ ([[ours, "locale", `'${clip(locale)}': its`], [own, `words.${language}`, "this"]])) {
      if (!catalogue) continue;
      try {
        this.#core.call(() => words.add(catalogue));
        said = true;
      } catch (/** @type {any} */ error) {
        if (error.place === "wasm") throw error;
        problems.push({ place, message: `${whose} catalogue${purpose} cannot be used (${error.message}); ${place === "locale" ? "English is" : "ours are"} given` });
      }
    }
    for (const { place, message } of words.problems()) problems.push({ place: `${name}.${place}`, message });
    this.#note(name, problems);
    if (said) return { language: canonical(locale), words };
    words.free();
    return this.#wordsFor("en", kind);
  }

  /** @param {string} language @param {Problem[]} problems to which that it is none is added */
  #ownIn(language, problems) {
    const told = Object.hasOwn(this.#own, language) ? this.#own[language] : undefined;
    try {
      return told === undefined ? undefined : bytesOf(told);
    } catch {
      problems.push({ place: `words.${language}`, message: `${shown(told)}: expected a catalogue; ours are given` });
      return undefined;
    }
  }

  /** @param {string} name of a catalogue @param {Problem[]} problems told once */
  #note(name, problems) {
    if (problems.length === 0 || this.#noted.has(name) || this.#noted.size >= MOST_LANGUAGES_NOTED) return;
    this.#noted.add(name);
    for (const problem of problems) this.#wordless.push(problem);
  }
}
