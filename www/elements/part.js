// @ts-check
/**
 * What one element shows: which skus it asks about, where the answer comes from, and the view that stands in its
 * shadow root. What the answer says is the core's; how it stands on the page is the view's.
 */
import { languageOf } from "../language.js";
import { CHANGE_EVENT } from "../names.js";
import { core, join, lookAgain, pageNow } from "../page.js";
import { renderSoon } from "../queue.js";
import { follow } from "./follow.js";

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {{ skus: string[], snapshot: import("../snapshot.js").Snapshot, shop: any, words: any }} Answer what was asked about, the core's Shop, and the words to say it in */

export class Part {
  /** @type {import("../store.js").Store | undefined} */
  store;
  element;
  #kind;
  /** @type {any} the view in wasm, valid while `#generation` is the core's */
  #view;
  #generation = 0;
  /** Where a view stands that has shown nothing yet. @type {DocumentFragment | undefined} */
  #aside;
  #vocabulary;
  #sheets;
  /** @type {(() => void) | undefined} */
  #unfollow;
  /** The last change the page has been told of. */
  #told = "";

  /**
   * @param {string} kind of view
   * @param {any} element
   * @param {import("../words.js").Vocabulary} vocabulary
   * @param {Sheets} sheets
   */
  constructor(kind, element, vocabulary, sheets) {
    this.#kind = kind;
    this.element = element;
    this.#vocabulary = vocabulary;
    this.#sheets = sheets;
  }

  /** The skus it asks about. @param {Problem[]} _problems @returns {string[]} */
  skus(_problems) {
    return [];
  }

  /** Shows the answer. @param {Answer} _answer @param {Problem[]} _problems */
  show(_answer, _problems) {}

  /** Whether it follows fields of the shop's page. */
  get follows() {
    return false;
  }

  /** Undefined while they are on their way. */
  get words() {
    return this.#vocabulary.in(languageOf(this.element));
  }

  get now() {
    return this.element.getAttribute("now") ?? pageNow;
  }

  /**
   * Whether it is clear what to show; else something is still on its way.
   * @param {Problem[]} problems to which those found are added
   */
  render(problems) {
    const skus = this.skus(problems);
    const { element } = this;
    if (skus.length > 0) this.store = join(element, skus, element.snapshot ?? element.source ?? undefined, this.store);
    const answer = this.answer(skus, problems);
    const snapshot = this.store?.snapshot;
    const nothing = skus.length === 0 || !!snapshot?.stale(this.now);
    if (answer) {
      this.show(answer, problems);
      if (!this.now) lookAgain(answer.shop.holds(), answer.snapshot.staleAt);
      // What stands there may be of another sku.
    } else if (nothing || (snapshot && !this.store?.knows(skus))) this.clear();
    return !!answer || nothing;
  }

  /**
   * What to ask; undefined while the shop's own text must do.
   * @param {string[]} skus @param {Problem[]} problems to which those found are added
   * @returns {Answer | undefined}
   */
  answer(skus, problems) {
    const { words } = this;
    if (skus.length === 0 || !this.store) return undefined;
    problems.push(...this.store.problems(skus, this.now));
    const { snapshot } = this.store;
    if (!snapshot || !this.store.knows(skus) || !words || snapshot.stale(this.now)) return undefined;
    return { skus, snapshot, shop: snapshot.at(this.now), words };
  }

  /**
   * Runs `task` with the view. A new view is made aside and put in place whole: should this trap, what stands there
   * stands. Until there is something to show, the element has no shadow and the shop's text is what it was. A tree that
   * a server has put there is not replaced: the view takes it over, and writes what it would say otherwise.
   * @template Result
   * @param {(view: any) => Result} task
   */
  draw(task) {
    const result = core.call(({ PartView }) => {
      if (!this.drawn) this.#begin(PartView);
      return task(this.#view);
    });
    if (this.#aside) {
      (this.element.shadowRoot ?? this.element.attachShadow({ mode: "open" })).replaceChildren(this.#aside);
      this.#aside = undefined;
      this.dress();
    }
    return result;
  }

  /** @param {any} PartView what makes views */
  #begin(PartView) {
    const { shadowRoot } = this.element;
    this.#aside = new DocumentFragment();
    this.#view = new PartView(this.#kind, this.#aside);
    this.#generation = core.generation;
    // Servers write statuses alone.
    if (this.#kind || !shadowRoot || shapeOf(shadowRoot) !== shapeOf(this.#aside)) return;
    this.#view.free();
    this.#aside = undefined;
    this.#view = new PartView(this.#kind, shadowRoot);
    this.dress();
  }

  /** Gives the shadow root the sheet of its document. */
  dress() {
    const { shadowRoot, ownerDocument } = this.element;
    if (shadowRoot && ownerDocument.defaultView) shadowRoot.adoptedStyleSheets = [this.#sheets.of(ownerDocument)];
  }

  /** Whether there is a view, and no trap has taken it away. */
  get drawn() {
    return this.#view && this.#generation === core.generation;
  }

  /** Back to the shop's own text. */
  clear() {
    if (this.drawn || (core.generation && this.element.shadowRoot)) this.draw((view) => view.clear());
  }

  leave() {
    this.store = undefined;
    if (this.drawn) core.call(() => this.#view.free());
    this.#view = undefined;
  }

  follow() {
    this.unfollow();
    if (this.follows) this.#unfollow = follow(this.element, () => renderSoon(this.element));
  }

  unfollow() {
    this.#unfollow?.();
    this.#unfollow = undefined;
  }

  /** Tells the page that what is shown has changed. @param {object} detail */
  tell(detail) {
    const change = JSON.stringify(detail);
    if (change === this.#told) return;
    this.#told = change;
    this.element.dispatchEvent(new CustomEvent(CHANGE_EVENT, { bubbles: true, composed: true, detail }));
  }
}

/** What two trees have in common that differ in what they say, as text. @param {ShadowRoot | DocumentFragment} tree */
const shapeOf = (tree) => [...tree.querySelectorAll("[part]")].map(({ localName, part, parentNode }) => `${localName} ${part} ${/** @type {any} */ (parentNode).part}`).join();

/** One sheet for all elements of a document; in another document it would not hold. */
export class Sheets {
  /** @type {WeakMap<Document, CSSStyleSheet>} */
  #sheets = new WeakMap();
  #text;

  /** @param {() => string} text what it says */
  constructor(text) {
    this.#text = text;
  }

  /** @param {Document} page */
  of(page) {
    let sheet = this.#sheets.get(page);
    if (!sheet) {
      sheet = /** @type {CSSStyleSheet} */ (new /** @type {any} */ (page.defaultView).CSSStyleSheet());
      sheet.replaceSync(this.#text());
      this.#sheets.set(page, sheet);
    }
    return sheet;
  }
}
