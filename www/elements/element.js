// @ts-check
/**
 * What all our elements are to the page: lifecycle, attributes and properties, and telling what is wrong. What one shows
 * is its part's.
 */
import { connect, leave } from "../page.js";
import { RENDER, renderSoon } from "../queue.js";
import { problemOf, sentence, tell } from "../report.js";

/** @typedef {import("../report.js").Problem} Problem */

const PART = Symbol();
const KEPT = Symbol();

class BacksoonElement extends HTMLElement {
  /** For further copies of the script, which leave the page to this one. */
  static connect = connect;

  /** @type {import("./part.js").Part | undefined} */
  [PART];
  /** Properties that hold objects, and so are no attributes. @type {Record<string, any>} */
  [KEPT] = {};
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
    this[PART]?.follow();
    renderSoon(this);
  }

  // Moving an element is a disconnect and a connect: only one that stays away is let go.
  disconnectedCallback() {
    this[PART]?.unfollow();
    renderSoon(this);
  }

  // A frame has a document of its own, into which the sheet does not come along.
  adoptedCallback() {
    this[PART]?.dress();
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (!this.isConnected) return;
    if (name.endsWith("-from")) this[PART]?.follow();
    renderSoon(this);
  }

  [RENDER]() {
    /** @type {Problem[]} */
    const problems = [];
    let settled = true;
    try {
      if (!this.isConnected) this.#leave();
      else settled = !!this.#made(problems)?.render(problems);
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

  /** Its part; undefined while what that is made of is on its way. */
  #made(/** @type {Problem[]} */ problems) {
    if (!this[PART]) {
      this[PART] = /** @type {any} */ (this.constructor).part(this, problems);
      this[PART]?.follow();
    }
    return this[PART];
  }

  #leave() {
    leave(this, this[PART]?.store);
    this[PART]?.leave();
  }
}

/**
 * The class of an element.
 * @param {string[]} attributes each is a property too, in camel case
 * @param {string[]} kept properties that hold objects
 * @param {string[]} told properties that are read only: what is shown, as data
 * @param {(element: any, problems: Problem[]) => any} part what shows it; none while that is on its way
 */
export function elementOf(attributes, kept, told, part) {
  class Element extends BacksoonElement {
    static observedAttributes = attributes;
    static part = part;
  }
  /** @type {(name: string, get: (this: any) => any, set?: (this: any, value: any) => void) => void} */
  const property = (name, get, set) => {
    if (!(name in Element.prototype)) Object.defineProperty(Element.prototype, name, { get, set });
  };
  for (const name of attributes) {
    property(
      name.replace(/-(.)/, (_, letter) => letter.toUpperCase()),
      function () {
        return this[KEPT][name] ?? this.getAttribute(name);
      },
      function (value) {
        // A source, say, can be a text or an object.
        const text = value != null && typeof value !== "object";
        this[KEPT][name] = text ? undefined : value;
        if (text) this.setAttribute(name, value);
        else this.removeAttribute(name);
        renderSoon(this);
      },
    );
  }
  for (const name of [...kept, "snapshot"]) {
    property(
      name,
      function () {
        return this[KEPT][name];
      },
      function (value) {
        this[KEPT][name] = value;
        renderSoon(this);
      },
    );
  }
  for (const name of told) {
    property(name, function () {
      return this[PART]?.[name];
    });
  }
  return Element;
}
