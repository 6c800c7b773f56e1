// @ts-check
/** The shadow tree of a status without wasm: the same parts as src/present/tree/status.rs has, as text alone. */

/** Milliseconds that a text must stand before it is read out. */
const SETTLE = 500;

/** @typedef {import("./face.js").Face} Face */

export class Tree {
  /** What is shown, as a screen reader says it; empty while the shop's own text stands. */
  text = "";
  root;
  #page;
  /** @type {Record<string, Element>} */
  #parts = {};
  #announcer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #announcing;

  /** @param {Document} page */
  constructor(page) {
    this.#page = page;
    this.root = this.#made("div", "root");
    const face = this.#made("div", "face");
    const icon = this.#made("span", "icon");
    icon.setAttribute("aria-hidden", "true");
    this.#announcer = this.#made("span", "announcer");
    this.#announcer.setAttribute("role", "status");
    this.root.append(this.#made("slot", "fallback"), face, this.#announcer);
    face.append(icon);
    for (const name of ["headline", "news", "detail", "split", "notes", "known", "rest"]) {
      const part = this.#made(["split", "notes"].includes(name) ? "ul" : "span", name);
      part.toggleAttribute("hidden", true);
      face.append((this.#parts[name] = part));
    }
  }

  /** @param {string} tag @param {string} part */
  #made(tag, part) {
    const element = this.#page.createElement(tag);
    element.setAttribute("part", part);
    return element;
  }

  /**
   * @param {Face} face
   * @param {string} view
   * @param {string} known as of when
   * @param {string} lang what it is in, where that is not the page's language
   */
  show({ state, tone, headline, badge, detail, split, notes, aria }, view, known, lang) {
    const full = view === "full";
    this.#speak(lang);
    this.#mark({ "data-view": view, "data-state": state, "data-tone": tone });
    this.#say("headline", full ? headline : badge);
    this.#say("detail", full ? detail : "");
    this.#list("split", full ? split : []);
    this.#list("notes", full ? notes : []);
    this.#say("known", full ? known : "");
    // What does not fit on one line is still there for who listens.
    this.#say("rest", !full && aria.startsWith(headline) ? aria.slice(headline.length) : "");
    if (aria === this.text) return;
    clearTimeout(this.#announcing);
    // What stands there first is no change.
    if (this.text) this.#announcing = setTimeout(() => (this.#announcer.textContent = aria), SETTLE);
    this.text = aria;
  }

  /** Back to the shop's own text. */
  clear() {
    clearTimeout(this.#announcing);
    this.text = this.#announcer.textContent = "";
    this.#mark({ "data-state": "", "data-tone": "" });
    this.#speak("");
  }

  /** English, where nothing else is there, whatever way the page runs. @param {string} lang */
  #speak(lang) {
    this.#mark({ lang, dir: lang && "ltr" });
  }

  /** @param {Record<string, string>} attributes of the root; an empty one is taken away */
  #mark(attributes) {
    for (const [name, value] of Object.entries(attributes)) {
      if (!value) this.root.removeAttribute(name);
      else if (this.root.getAttribute(name) !== value) this.root.setAttribute(name, value);
    }
  }

  /** @param {string} name @param {string} text */
  #say(name, text) {
    const part = this.#parts[name];
    if (part.textContent !== text) part.textContent = text;
    part.toggleAttribute("hidden", !text);
  }

  /** @param {string} name @param {string[]} texts */
  #list(name, texts) {
    const list = this.#parts[name];
    list.toggleAttribute("hidden", texts.length === 0);
    if (texts.join("\n") === [...list.children].map(({ textContent }) => textContent).join("\n")) return;
    const entries = texts.map((text) => {
      const entry = this.#page.createElement("li");
      // What a merchant explains may be in another language than the page.
      entry.setAttribute("dir", "auto");
      entry.textContent = text;
      return entry;
    });
    list.replaceChildren(...entries);
  }
}
