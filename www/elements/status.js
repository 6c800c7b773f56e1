// @ts-check
/**
 * `<backsoon-status>`: the lifecycle of one element. What it says is the core's; how that stands on the page is the
 * view's; where it comes from is the store's.
 */
import { languageOf } from "../language.js";
import { ATTRIBUTES, CHANGE_EVENT, VIEWS } from "../names.js";
import { connect, core, join, leave, pageNow, shown, vocabulary } from "../page.js";
import { RENDER, renderSoon } from "../queue.js";
import { clip, problemOf, sentence, tell } from "../report.js";
import { follow, quantityFrom, skuFrom } from "./follow.js";

/** @typedef {import("../report.js").Problem} Problem */

/** One for all elements of a document; in another document it would not hold. @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

export class BacksoonStatus extends HTMLElement {
  /** For further copies of the script, which leave the page to this one. */
  static connect = connect;
  static observedAttributes = ATTRIBUTES;

  /** @type {any} the view in wasm, valid while `#generation` is the core's */
  #view;
  #generation = 0;
  /** @type {import("../store.js").Store | undefined} */
  #store;
  /** @type {unknown} a source that is no text, and so no attribute */
  #source;
  /** @type {unknown} */
  #snapshot;
  /** The last quantity that was one. @type {number | undefined} */
  #quantity;
  /** @type {(() => void) | undefined} */
  #unfollow;
  /** @type {string | undefined} */
  #state;
  /** The last change the page has been told of. */
  #told = "";
  /** Problems the page has been told of. @type {Set<string>} */
  #reported = new Set();

  connectedCallback() {
    const self = /** @type {any} */ (this);
    // A property set before the script was there hides the accessor of the class.
    for (const [name, value] of Object.entries(self)) {
      delete self[name];
      // Unlike an assignment this throws nothing where there is only a getter, as for `state`.
      Reflect.set(self, name, value);
    }
    this.#follow();
    renderSoon(this);
  }

  // Moving an element is a disconnect and a connect: only one that stays away is let go.
  disconnectedCallback() {
    this.#unfollow?.();
    renderSoon(this);
  }

  // A frame has a document of its own, into which the sheet does not come along.
  adoptedCallback() {
    if (this.shadowRoot && this.ownerDocument.defaultView) this.shadowRoot.adoptedStyleSheets = [this.#sheet()];
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name.endsWith("-from")) this.#follow();
    renderSoon(this);
  }

  get source() {
    return this.#source ?? this.getAttribute("source");
  }
  set source(source) {
    const named = typeof source === "string";
    this.#source = named ? undefined : source;
    reflect(this, "source", named ? source : undefined);
    renderSoon(this);
  }

  get snapshot() {
    return this.#snapshot;
  }
  set snapshot(snapshot) {
    this.#snapshot = snapshot;
    renderSoon(this);
  }

  /** The state shown; undefined or "unknown" while the shop's own text stands. */
  get state() {
    return this.#state;
  }

  /** The promise behind what is shown. */
  get promise() {
    return this.#ask(({ shop, sku, quantity }) => shop.promise(sku, quantity));
  }

  /** What is shown, as data. */
  get face() {
    return this.#ask(({ shop, sku, quantity, words }) => shop.face(sku, quantity, words));
  }

  /** @param {(what: any) => any} question */
  #ask(question) {
    const what = this.#wanted([]);
    return what && core.call(() => question(what));
  }

  [RENDER]() {
    /** @type {Problem[]} */
    const problems = [];
    let settled = true;
    try {
      if (this.isConnected) settled = this.#render(problems);
      else this.#leave();
    } catch (error) {
      problems.push(problemOf(error, "element"));
    }
    // Each is told when it comes up, and again when it comes back.
    const before = this.#reported;
    this.#reported = new Set(settled ? [] : before);
    for (const problem of problems) {
      const said = sentence(problem);
      this.#reported.add(said);
      if (!before.has(said)) tell(this, problem);
    }
  }

  /**
   * Whether it is clear what to show; else something is still on its way.
   * @param {Problem[]} problems to which those found are added
   */
  #render(problems) {
    const sku = this.#sku;
    if (sku) this.#store = join(this, sku, this.#snapshot ?? this.source ?? undefined, this.#store);
    const what = this.#wanted(problems);
    const store = this.#store;
    const nothing = !sku || store?.snapshot?.stale(this.#now);
    if (what) this.#show(what, problems);
    // What stands there may be of another sku.
    else if (nothing || (store?.snapshot && !store.knows(sku))) this.#clear();
    return !!what || !!nothing;
  }

  /**
   * What to ask the core: its Shop, the sku, the quantity, the words; undefined while the shop's own text must do.
   * @param {Problem[]} problems to which those found are added
   */
  #wanted(problems) {
    const sku = this.#sku;
    const quantity = this.#quantityNow(problems);
    const words = vocabulary.in(languageOf(this));
    if (!sku && !this.hasAttribute("sku-from")) problems.push({ place: "sku", message: "missing; expected the sku of an item" });
    if (!sku || !this.#store) return undefined;
    problems.push(...this.#store.problems(sku, this.#now));
    const { snapshot } = this.#store;
    if (!snapshot || !this.#store.knows(sku) || !words || !quantity || snapshot.stale(this.#now)) return undefined;
    return { shop: snapshot.at(this.#now), sku, quantity, words };
  }

  /** @param {{ shop: any, sku: string, quantity: number, words: any }} what @param {Problem[]} problems */
  #show({ shop, sku, quantity, words }, problems) {
    const view = this.getAttribute("view") ?? VIEWS[0];
    if (!VIEWS.includes(view)) problems.push({ place: "view", message: `'${clip(view)}': expected one of ${VIEWS.join(", ")}` });
    // A new view is made aside and put in place whole: should this trap, what stands there stands. Until there is
    // something to show, the element has no shadow and the shop's text is what it was.
    const aside = this.#alive ? undefined : new DocumentFragment();
    const text = core.call(({ StatusView }) => {
      const face = aside ? new StatusView(aside) : this.#view;
      const state = face.show(shop, words, sku, quantity, view);
      if (aside) this.#place(face, aside);
      this.#state = state ?? this.#state;
      return face.text();
    });
    if (text) shown();
    else this.#state = "unknown";
    if (!text && problems.length === 0) problems.push({ place: "sku", message: `'${clip(sku)}': expected a sku of the snapshot`, sku });
    this.#tell({ sku, quantity, state: this.#state, text });
  }

  /** @param {any} view @param {DocumentFragment} tree */
  #place(view, tree) {
    const sheet = this.#sheet();
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren(tree);
    this.#view = view;
    this.#generation = core.generation;
  }

  /** That of its document. */
  #sheet() {
    const page = this.ownerDocument;
    let sheet = sheets.get(page);
    if (!sheet) {
      sheet = new /** @type {any} */ (page.defaultView).CSSStyleSheet();
      sheet.replaceSync(core.call(({ StatusView }) => StatusView.sheet()));
      sheets.set(page, sheet);
    }
    return sheet;
  }

  /** Whether there is a view, and no trap has taken it away. */
  get #alive() {
    return this.#view && this.#generation === core.generation;
  }

  /** Back to the shop's own text. */
  #clear() {
    this.#state = undefined;
    if (this.#alive) core.call(() => this.#view.clear());
  }

  #leave() {
    leave(this, this.#store);
    this.#store = undefined;
    if (this.#alive) core.call(() => this.#view.free());
    this.#view = undefined;
  }

  #follow() {
    this.#unfollow?.();
    const follows = this.hasAttribute("quantity-from") || this.hasAttribute("sku-from");
    this.#unfollow = follows ? follow(this, () => renderSoon(this)) : undefined;
  }

  get #now() {
    return this.getAttribute("now") ?? pageNow;
  }

  get #sku() {
    const from = this.getAttribute("sku-from");
    return (from && skuFrom(this)) || this.getAttribute("sku");
  }

  /** The quantity asked for; of one that is none the last that was one. @param {Problem[]} problems */
  #quantityNow(problems) {
    const from = this.getAttribute("quantity-from");
    const text = (from && quantityFrom(this)) ?? this.getAttribute("quantity") ?? "1";
    const quantity = Number(text);
    if (Number.isSafeInteger(quantity) && quantity > 0) this.#quantity = quantity;
    else problems.push({ place: from ? "quantity-from" : "quantity", message: `'${clip(text)}': expected a whole number of at least 1` });
    return this.#quantity;
  }

  /** @param {object} detail */
  #tell(detail) {
    const change = JSON.stringify(detail);
    if (change === this.#told) return;
    this.#told = change;
    this.dispatchEvent(new CustomEvent(CHANGE_EVENT, { bubbles: true, composed: true, detail }));
  }
}

for (const attribute of ATTRIBUTES) {
  const property = attribute.replace(/-(.)/, (_, letter) => letter.toUpperCase());
  if (property in BacksoonStatus.prototype) continue;
  Object.defineProperty(BacksoonStatus.prototype, property, {
    get() {
      const told = this.getAttribute(attribute);
      return attribute === "quantity" ? Number(told ?? 1) : told;
    },
    set(value) {
      reflect(this, attribute, value);
    },
  });
}

/** @param {Element} element @param {string} attribute @param {unknown} value */
function reflect(element, attribute, value) {
  if (value == null) element.removeAttribute(attribute);
  else element.setAttribute(attribute, String(value));
}
