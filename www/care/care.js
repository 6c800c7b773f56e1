// @ts-check
/** The sections below the promise of one full status, and what its buttons do. */
import { languageOf } from "../language.js";
import { OFFERED } from "../names.js";
import { clip, problemOf } from "../report.js";
import { handOver } from "./notify.js";
import { save, share } from "./sharing.js";

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {"idle" | "open" | "sending" | "sent" | "failed"} Stage how far the shopper has come with being told */
/** @typedef {{ shop: any, sku: string, quantity: number }} Question what somebody waits for */
/** @typedef {{ show(question: Question, problems: Problem[]): void, clear(): void, leave(): void }} Care */

/** The stages in which the form is there. @type {Stage[]} */
const IN_FORM = ["open", "sending", "failed"];

/**
 * @param {import("../elements/later.js").Host} host
 * @param {import("../words.js").Vocabulary} phrases
 * @param {import("../elements/part.js").Sheets} sheets
 */
export function carePart({ core, renderAll, renderSoon }, phrases, sheets) {
  /** Whether somebody asked to be told and nobody on the page listened: that must not happen twice. */
  let isDeaf = false;

  class CarePart {
    #element;
    /** @type {any} the view in wasm, valid while `#generation` is the core's */
    #view;
    #generation = 0;
    /** @type {Stage} */
    #stage = "idle";
    /** What is on its way. @type {object | undefined} */
    #sending;
    /** What became of sharing. @type {"" | "copied" | "not-copied"} */
    #shared = "";
    /** What is asked about. @type {Question | undefined} */
    #question;
    /** What the buttons hand out. @type {{ share: string, calendar: string | null } | undefined} */
    #given;
    /** What went wrong, to be told once. @type {Problem | undefined} */
    #failure;
    /** Where the address is typed. @type {HTMLInputElement | undefined} */
    #input;
    /** A selector of what the focus goes to next. */
    #goal = "";

    /** @param {any} element a status that shows something */
    constructor(element) {
      this.#element = element;
      const { shadowRoot } = element;
      shadowRoot.addEventListener("click", (/** @type {any} */ { target }) => this.#press(target.closest?.("[data-do]")?.dataset.do));
      shadowRoot.addEventListener("submit", (/** @type {any} */ event) => this.#submit(event));
      shadowRoot.addEventListener("keydown", (/** @type {any} */ event) => this.#escape(event));
    }

    /** @param {Question} question @param {Problem[]} problems */
    show(question, problems) {
      const element = this.#element;
      const before = this.#question;
      // Of another quantity one may ask again, but what is typed stands.
      if (question.sku !== before?.sku || (question.quantity !== before.quantity && this.#stage === "sent")) this.#forget();
      this.#question = question;
      if (this.#failure) problems.push(this.#failure);
      this.#failure = undefined;
      // As a property it may be a list.
      const left = [element.without ?? []].flat().join(" ").split(/\s+/);
      const unknown = left.find((name) => name && !OFFERED.includes(name));
      if (unknown) problems.push({ place: "without", message: `'${clip(unknown)}': expected some of ${OFFERED.join(", ")}` });
      if (isDeaf && !element.hasAttribute("notify-endpoint") && !IN_FORM.includes(this.#stage)) left.push("notify");
      const without = left.join(" ");
      const words = phrases.in(languageOf(element));
      if (!words) return;
      const { shop, sku, quantity } = question;
      const { hostname: host, href: url } = location;
      const made = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
      const asked = { sku, quantity, without, stage: this.#stage, shared: this.#shared, host, url, made };
      const focused = element.shadowRoot.activeElement;
      this.#given = this.#draw((view) => view.show(shop, words, asked));
      this.#dress();
      this.#keep(focused);
    }

    /** @template Result @param {(view: any) => Result} task */
    #draw(task) {
      return core.call(({ PartView }) => {
        if (!this.#alive) {
          const face = this.#element.shadowRoot.querySelector("[part=face]");
          // What a trap left half done.
          face.querySelector("[part=care]")?.remove();
          this.#view = new PartView("care", face);
          this.#generation = core.generation;
        }
        return task(this.#view);
      });
    }

    /** Moving to another document takes the sheet away, and so does a new view above. */
    #dress() {
      const { shadowRoot, ownerDocument } = this.#element;
      const sheet = sheets.of(ownerDocument);
      if (!shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet);
    }

    /** What is typed and where the focus is outlive what they were in. @param {HTMLElement | null} focused before */
    #keep(focused) {
      const find = (/** @type {string} */ selector) => this.#element.shadowRoot.querySelector(`[part=care] ${selector}`);
      const input = find("[part=input]");
      if (input && this.#input && input !== this.#input) input.value = this.#input.value;
      this.#input = input ?? undefined;
      const button = find("[data-do=notify]");
      if (button && !button.ariaControlsElements?.length) button.ariaControlsElements = [find("form")];
      if (focused && !focused.isConnected) this.#goal ||= same(focused);
      if (!this.#goal) return;
      const said = find("[part=said]");
      said.tabIndex = -1;
      (find(this.#goal) ?? button ?? (said.textContent ? said : find("[data-do]")))?.focus();
      this.#goal = "";
    }

    get #alive() {
      return this.#view && this.#generation === core.generation;
    }

    clear() {
      this.#question = this.#input = undefined;
      this.#forget();
      if (this.#alive) core.call(() => this.#view.clear());
    }

    leave() {
      this.#question = this.#input = undefined;
      this.#forget();
      if (this.#alive) core.call(() => this.#view.free());
      this.#view = undefined;
    }

    #forget() {
      this.#stage = "idle";
      this.#shared = "";
      this.#sending = undefined;
    }

    /** @param {Stage} stage */
    #turn(stage) {
      this.#stage = stage;
      this.#shared = "";
      renderSoon(this.#element);
    }

    /** @param {string | undefined} name what is to be done */
    async #press(name) {
      const given = this.#given;
      const sku = this.#question?.sku;
      if (name === "notify") this.#open(!IN_FORM.includes(this.#stage));
      else if (name === "dismiss") this.#open(false);
      else if (name === "calendar" && given?.calendar) save(given.calendar, `${sku}.ics`);
      else if (name === "share" && given) {
        const copied = await share(given.share);
        // By now somebody may look at something else.
        if (copied === undefined || sku !== this.#question?.sku) return;
        this.#shared = copied ? "copied" : "not-copied";
        renderSoon(this.#element);
      }
    }

    /** Opens the form, or puts it away; either way the focus goes along. @param {boolean} open */
    #open(open) {
      this.#turn(!open ? "idle" : this.#sending ? "sending" : "open");
      if (isDeaf) renderAll();
      this.#goal = open ? "[part=input]" : "[data-do=notify]";
    }

    /** @param {KeyboardEvent} event */
    #escape(event) {
      const { key, target, isComposing } = event;
      if (key !== "Escape" || isComposing || !/** @type {Element} */ (target).closest("[part=notify]")) return;
      // It is not for the dialog that all of this may stand in.
      event.preventDefault();
      event.stopPropagation();
      this.#open(false);
    }

    /** @param {SubmitEvent} event */
    async #submit(event) {
      event.preventDefault();
      if (this.#sending || !this.#question) return;
      const { sku, quantity } = this.#question;
      const form = /** @type {HTMLFormElement} */ (event.target);
      const email = String(new FormData(form).get("email") ?? "").trim();
      const wish = { sku, quantity, email, locale: languageOf(this.#element) };
      const answer = handOver(this.#element, wish);
      if (!answer) return;
      this.#sending = wish;
      this.#turn("sending");
      /** @type {Stage} */
      let stage = "sent";
      try {
        await answer;
      } catch (error) {
        this.#failure = problemOf(error ?? "refused", "backsoon-notify");
        isDeaf ||= /** @type {any} */ (error)?.nobody === true;
        stage = "failed";
      }
      // By now somebody may look at something else.
      if (this.#sending !== wish) return renderSoon(this.#element);
      this.#sending = undefined;
      this.#turn(stage);
    }
  }

  return (/** @type {any} */ element) => new CarePart(element);
}

/** A selector of what takes the place of an element that was built anew. @param {HTMLElement} element */
function same(element) {
  const [name, value] = element.dataset.do ? ["data-do", element.dataset.do] : element.hasAttribute("href") ? ["href", element.getAttribute("href")] : ["part", element.getAttribute("part")];
  return `[${name}=${CSS.escape(`${value}`)}]`;
}
