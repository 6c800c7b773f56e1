// @ts-check
/** `<backsoon-status>`: when somebody can have one item. */
import { foreign, languageOf } from "../language.js";
import { ATTRIBUTES, VIEWS } from "../names.js";
import { beside, core, lookAgain, renderAll, shown, vocabulary } from "../page.js";
import { clip, problemOf, warn } from "../report.js";
import { elementOf } from "./element.js";
import { Later } from "./later.js";
import { quantityFrom, skuFrom } from "./follow.js";
import { Part, Sheets } from "./part.js";

/** @typedef {import("../report.js").Problem} Problem */

/** What shows published faces, once there is no wasm to be had. @type {typeof import("../published/index.js") | undefined} */
let published;
/** @type {Promise<void> | undefined} */
let fetching;

const sheets = new Sheets(() => published?.sheet ?? core.call(({ PartView }) => PartView.sheet()));

/**
 * What comes later, each with a script of its own.
 * @typedef {import("./part.js").Answer & { sku: string, quantity: number }} Question
 * @typedef {{ show(question: Question, problems: Problem[]): void, clear(): void, leave(): void }} Extra
 * @type {Record<string, Later<Record<string, (element: any) => Extra>>>}
 */
const later = { care: new Later("care"), machine: new Later("machine") };
/** States in which nobody waits. A wait may be too short to speak of, but that is the core's to know. */
const READY = ["in-stock", "low-stock"];

class StatusPart extends Part {
  /** The state shown; undefined or "unknown" while the shop's own text stands. @type {string | undefined} */
  state;
  /** The last quantity that was one. @type {number | undefined} */
  #quantity;
  /** By the name of its script. @type {Record<string, Extra | undefined>} */
  #extras = {};

  /** @param {any} element */
  constructor(element) {
    super("", element, vocabulary, sheets);
  }

  /** Servers write by `Intl`: what one has put there stands until it can be compared with what that says here. */
  get words() {
    return this.state || vocabulary.refined || !this.element.shadowRoot ? super.words : shown();
  }

  /** The promise behind what is shown. */
  get promise() {
    return this.#ask((shop, _words, sku, quantity) => shop.promise(sku, quantity));
  }

  /** What is shown, as data. */
  get face() {
    return this.#ask((shop, words, sku, quantity) => shop.face(sku, quantity, words));
  }

  /** @param {(shop: any, words: any, sku: string, quantity?: number) => any} question */
  #ask(question) {
    const answer = this.answer(this.skus([]), []);
    return answer && core.call(() => question(answer.shop, answer.words, answer.skus[0], this.#quantity));
  }

  /** @param {Problem[]} problems */
  skus(problems) {
    const { element } = this;
    const from = element.getAttribute("sku-from");
    const sku = (from && skuFrom(element)) || element.getAttribute("sku");
    this.#read(problems);
    if (!sku && !from) problems.push({ place: "sku", message: "missing; expected the sku of an item" });
    return sku && this.#quantity ? [sku] : [];
  }

  /** Of a quantity that is none, the last that was one stands. @param {Problem[]} problems */
  #read(problems) {
    const { element } = this;
    const from = element.getAttribute("quantity-from");
    const text = (from && quantityFrom(element)) ?? element.getAttribute("quantity") ?? "1";
    const quantity = Number(text);
    if (Number.isSafeInteger(quantity) && quantity > 0) this.#quantity = quantity;
    else problems.push({ place: from ? "quantity-from" : "quantity", message: `'${clip(text)}': expected a whole number of at least 1` });
  }

  /** @param {Problem[]} problems */
  render(problems) {
    const settled = super.render(problems);
    if (!this.drawn) {
      // What a server wrote of something else than is asked now is not true of it: until there is an answer, the shop's own text is.
      const root = /** @type {HTMLElement | null | undefined} */ (this.element.shadowRoot?.querySelector("[data-for]"));
      if (root?.dataset.for !== `${this.skus([])[0]} ${this.#quantity}`) root?.removeAttribute("data-state");
    }
    if (this.store?.unread && !core.generation) {
      // No longer than ten minutes are clocks relied on.
      if (published) lookAgain(10, published.show(this, this.skus([])[0], this.#quantity, problems));
      else fetching ??= fetchPublished();
    }
    return settled;
  }

  /** How much is shown. @param {Problem[]} problems */
  view(problems) {
    const view = this.element.getAttribute("view") ?? VIEWS[0];
    if (VIEWS.includes(view)) return view;
    problems.push({ place: "view", message: `'${clip(view)}': expected one of ${VIEWS.join(", ")}` });
    return VIEWS[0];
  }

  /** @param {import("./part.js").Answer} answer @param {Problem[]} problems */
  show(answer, problems) {
    const { element } = this;
    const { shop, words, skus: [sku] } = answer;
    const view = this.view(problems);
    const quantity = this.#quantity;
    const lang = foreign(words.locale, languageOf(element));
    const text = this.draw((face) => {
      this.state = face.show(shop, words, { sku, quantity, view, lang }) ?? this.state;
      return face.text();
    });
    if (text) shown();
    else this.state = "unknown";
    if (!text && problems.length === 0) problems.push({ place: "sku", message: `'${clip(sku)}': expected a sku of the snapshot`, sku });
    this.tell({ sku, quantity, state: this.state, text });
    const question = { ...answer, sku, quantity: Number(quantity) };
    this.#extend("care", text && view === VIEWS[0] && !READY.includes(`${this.state}`), question, problems);
    this.#extend("machine", text && element.hasAttribute("structured-data"), question, problems);
  }

  /** @param {string} name @param {boolean} wanted @param {Question} question @param {Problem[]} problems */
  #extend(name, wanted, question, problems) {
    const extras = this.#extras;
    if (!wanted) return extras[name]?.clear();
    try {
      extras[name] ??= later[name].for(this.element, problems)?.[name](this.element);
      extras[name]?.show(question, problems);
    } catch (error) {
      // The promise stands, and so does whatever else goes with it.
      problems.push(problemOf(error, name));
    }
  }

  clear() {
    this.state = undefined;
    for (const extra of Object.values(this.#extras)) extra?.clear();
    super.clear();
  }

  leave() {
    for (const extra of Object.values(this.#extras)) extra?.leave();
    super.leave();
  }

  get follows() {
    return this.element.hasAttribute("quantity-from") || this.element.hasAttribute("sku-from");
  }
}

async function fetchPublished() {
  try {
    published = await import(/* @vite-ignore */ /* webpackIgnore: true */ beside("./published.js"));
    renderAll();
  } catch (error) {
    warn(problemOf(error, "published.js"));
  }
}

export class BacksoonStatus extends elementOf(ATTRIBUTES, [], ["state", "promise", "face"], (element) => new StatusPart(element)) {
  get quantity() {
    return Number(this.getAttribute("quantity") ?? 1);
  }
  set quantity(quantity) {
    this.setAttribute("quantity", String(quantity));
  }
}
