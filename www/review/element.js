// @ts-check
/**
 * `<backsoon-review>`: what it is told, what it asks for, and whether it waits, shows or has failed. It writes to the page itself: what it
 * shows is the merchant's alone, comes in a script that no shopper loads, and needs no view in wasm.
 */
import { languageOf, whenLanguageChanges } from "../language.js";
import { CHANGE_EVENT, REVIEW_ATTRIBUTES } from "../names.js";
import { RENDER, renderSoon } from "../queue.js";
import { firstOf, tell } from "../report.js";
import drawings from "./charts/charts.css";
import { h, put } from "./dom.js";
import { Engine } from "./engine.js";
import { failureIn } from "./failure.js";
import items from "./items.css";
import { pageOf } from "./page.js";
import sheet from "./review.css";
import sections from "./sections/sections.css";
import { wordsIn } from "./words.js";

/** @typedef {import("./engine.js").Progress} Progress */
/** @typedef {import("./engine.js").Failure} Failure */
/** @typedef {{ problems: { place: string, message: string }[], currency?: string, asOf?: string, timeZone?: string, stale: boolean }} About the snapshot */

/** One for all: what is in it is the same. @type {CSSStyleSheet | undefined} */
let dress;

// Node, too, may import what lies beside the element.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

export class BacksoonReview extends Base {
  static observedAttributes = REVIEW_ATTRIBUTES;

  /** @type {unknown} */
  #snapshot;
  #engine = new Engine();
  /** What has been asked for last; answers to what was asked before are nobody's. */
  #loads = 0;
  /** What that was of: the same is not asked for twice. */
  #loaded = "";
  /** The snapshot that is open, by where it is from; of the same, other days are another review. */
  #opened = "";
  /** @type {import("../reviews.d.ts").Review | undefined} */
  #review;
  /** @type {About | undefined} */
  #about;
  /** @type {Failure | undefined} */
  #failure;
  /** @type {Progress | undefined} */
  #progress;
  /** What somebody has searched, sorted and filtered by outlives a new answer. */
  #chosen = {};
  #stopFollowing = () => {};
  /** @type {Record<string, any> | undefined} */
  #frame;
  #drawn = "";
  #told = "";

  connectedCallback() {
    for (const [name, value] of Object.entries(this)) {
      // A property set before the script was there hides the accessor of the class.
      delete (/** @type {any} */ (this)[name]);
      Reflect.set(this, name, value);
    }
    this.#stopFollowing = whenLanguageChanges(() => renderSoon(this));
    renderSoon(this);
  }

  // Moving an element is a disconnect and a connect: only one that stays away is let go.
  disconnectedCallback() {
    this.#stopFollowing();
    renderSoon(this);
  }

  attributeChangedCallback() {
    if (this.isConnected) renderSoon(this);
  }

  get snapshot() {
    return this.#snapshot;
  }

  set snapshot(value) {
    this.#snapshot = value;
    this.#forget();
    renderSoon(this);
  }

  /** What is shown, as data; undefined until it is. */
  get review() {
    return this.#review;
  }

  /** Asks for the snapshot again. */
  refresh() {
    this.#forget();
    renderSoon(this);
  }

  [RENDER]() {
    if (!this.isConnected) return this.#leave();
    if (this.#snapshot === undefined && !this.getAttribute("src")) return;
    const source = JSON.stringify([this.getAttribute("src"), this.getAttribute("now"), this.getAttribute("credentials")]);
    const wanted = `${source} ${this.getAttribute("days")}`;
    if (wanted !== this.#loaded) {
      this.#loaded = wanted;
      this.#load(source);
    }
    this.#show();
  }

  #leave() {
    this.#engine.close();
    this.#loads += 1;
    this.#forget();
  }

  #forget() {
    this.#loaded = "";
    this.#opened = "";
  }

  /** @param {string} source */
  async #load(source) {
    const load = (this.#loads += 1);
    const current = () => load === this.#loads;
    const report = (/** @type {Progress} */ progress) => {
      if (!current()) return;
      this.#progress = progress;
      this.#showProgress();
    };
    this.#failure = undefined;
    const isOpen = source === this.#opened;
    report({ phase: isOpen ? "review" : "fetch" });
    try {
      const about = isOpen ? /** @type {About} */ (this.#about) : await this.#engine.ask("open", this.#source(), report);
      if (current()) [this.#opened, this.#about] = [source, about];
      const days = this.getAttribute("days");
      const review = current() && (await this.#engine.ask("review", days === null ? {} : { days: Number(days) }, report));
      if (!current()) return;
      this.#review = review;
      if (!isOpen) for (const { place, message } of firstOf(about.problems)) tell(this, { place, message });
    } catch (/** @type {any} */ failure) {
      if (!current()) return;
      if (failure.phase !== "review") this.#opened = "";
      this.#failure = failure;
      tell(this, { place: failure.place, message: failure.message });
    }
    this.#progress = undefined;
    this.#drawn = "";
    renderSoon(this);
  }

  #source() {
    const src = this.getAttribute("src");
    const credentials = this.getAttribute("credentials") ?? "same-origin";
    const now = this.getAttribute("now") ?? undefined;
    if (this.#snapshot !== undefined) return { snapshot: this.#snapshot, credentials, now };
    return { src: new URL(src ?? "", this.ownerDocument.baseURI).href, credentials, now };
  }

  async #show() {
    const language = languageOf(this);
    const words = await wordsIn(language, this.#about?.currency);
    const drawn = `${this.#loads} ${words.tag} ${!!this.#progress}`;
    if (!this.isConnected || drawn === this.#drawn) return;
    this.#drawn = drawn;
    const frame = (this.#frame ??= this.#begin());
    frame.words = words;
    frame.root.dir = words.dir;
    frame.root.lang = words.tag;
    this.#showProgress();
    put(frame.failed, this.#failure && failureIn(words, this.#failure, this.getAttribute("src")));
    if (!this.#review || !this.#about || this.#failure) put(frame.page);
    else if (!this.#progress || !frame.page.hasChildNodes()) this.#showPage(frame);
  }

  /** @param {{ [name: string]: any }} frame */
  #showPage({ page, words, announcer }) {
    const review = /** @type {import("../reviews.d.ts").Review} */ (this.#review);
    const about = /** @type {About} */ (this.#about);
    const project = (/** @type {string} */ sku, /** @type {number} */ days) => this.#engine.ask("projection", { sku, days });
    const { nodes, text } = pageOf({ review, about, words, project, chosen: this.#chosen, refresh: () => this.refresh() });
    put(page, ...nodes);
    const detail = { state: review.verdict.state, text };
    if (text === this.#told) return;
    this.#told = text;
    announcer.textContent = text;
    this.dispatchEvent(new CustomEvent(CHANGE_EVENT, { bubbles: true, composed: true, detail }));
  }

  /** @returns {Record<string, any>} */
  #begin() {
    const bar = h("progress", { part: "progress-bar" });
    const said = h("p", { part: "progress-note" });
    const progress = h("div", { part: "progress", hidden: true }, said, bar);
    const failed = h("div", { part: "failed", role: "alert" });
    const page = h("div", { part: "page" });
    // There from the start, or nobody would listen to it.
    const announcer = h("p", { part: "announcer", "aria-live": "polite" });
    const root = h("div", { part: "root" }, announcer, progress, failed, page);
    const shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    if (!dress) {
      dress = new CSSStyleSheet();
      dress.replaceSync(sheet + sections + drawings + items);
    }
    shadow.adoptedStyleSheets = [dress];
    put(shadow, root);
    return { root, progress, bar, said, failed, page, announcer };
  }

  /** How far the snapshot has come, without drawing anything anew. */
  #showProgress() {
    if (!this.#frame?.words) return;
    const { progress, bar, said, words, root } = this.#frame;
    const now = this.#progress;
    progress.hidden = !now;
    root.ariaBusy = String(!!now);
    if (!now) return;
    const { phase, loaded, total } = now;
    const size = (/** @type {number} */ bytes) => words.bytes(bytes);
    said.textContent = loaded === undefined ? words.t(`doing.${phase}`) : total === undefined ? words.t("doing.loaded", { loaded: size(loaded) }) : words.t("doing.loadedOf", { loaded: size(loaded), total: size(total) });
    bar.ariaLabel = words.t(`doing.${phase}`);
    if (total === undefined || loaded === undefined) return bar.removeAttribute("value");
    bar.max = total;
    bar.value = loaded;
  }
}

for (const name of REVIEW_ATTRIBUTES.filter((name) => name !== "lang")) {
  Object.defineProperty(BacksoonReview.prototype, name, {
    /** @this {BacksoonReview} */
    get() {
      return this.getAttribute(name);
    },
    /** @this {BacksoonReview} @param {unknown} value */
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, String(value));
    },
  });
}
