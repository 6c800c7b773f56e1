// @ts-check
/** The sections below the promise of one full status, and what its buttons do. */
import { languageOf } from "../language.js";
import { OFFERED } from "../names.js";
import { clip, problemOf } from "../report.js";
import { handOver } from "./notify.js";
import { save, share } from "./sharing.js";

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {"idle" | "open" | "sending" | "sent" | "failed" | "copied" | "not-copied"} Stage */
/** @typedef {{ shop: any, sku: string, quantity: number }} Question what somebody waits for */
/** @typedef {{ show(question: Question, problems: Problem[]): void, clear(): void, leave(): void }} Care */

/**
 * @param {import("../elements/later.js").Host} host
 * @param {import("../words.js").Vocabulary} phrases
 * @param {import("../elements/part.js").Sheets} sheets
 */
export function carePart({ core, renderSoon }, phrases, sheets) {
  class CarePart {
    #element;
    /** @type {any} the view in wasm, valid while `#generation` is the core's */
    #view;
    #generation = 0;
    /** @type {Stage} */
    #stage = "idle";
    /** What is asked about. @type {Question | undefined} */
    #question;
    /** What the buttons hand out. @type {{ share: string, calendar: string | null } | undefined} */
    #given;
    /** What went wrong, to be told once. @type {Problem | undefined} */
    #failure;

    /** @param {any} element a status that shows something */
    constructor(element) {
      this.#element = element;
      const { shadowRoot } = element;
      shadowRoot.addEventListener("click", (/** @type {any} */ { target }) => this.#press(target.closest?.("[data-do]")?.dataset.do));
      shadowRoot.addEventListener("submit", (/** @type {any} */ event) => this.#submit(event));
    }

    /** @param {Question} question @param {Problem[]} problems */
    show(question, problems) {
      const element = this.#element;
      if (question.sku !== this.#question?.sku) this.#stage = "idle";
      this.#question = question;
      if (this.#failure) problems.push(this.#failure);
      this.#failure = undefined;
      const without = element.getAttribute("without") ?? "";
      const unknown = without.split(/\s+/).find((/** @type {string} */ name) => name && !OFFERED.includes(name));
      if (unknown) problems.push({ place: "without", message: `'${clip(unknown)}': expected some of ${OFFERED.join(", ")}` });
      const words = phrases.in(languageOf(element));
      if (!words) return;
      const { shop, sku, quantity } = question;
      const { hostname: host, href: url } = location;
      const made = `${new Date().toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
      const asked = { sku, quantity, without, stage: this.#stage, host, url, made };
      this.#given = this.#draw((view) => view.show(shop, words, asked));
      this.#dress();
      element.shadowRoot.querySelector("[part=care]").dataset.stage = this.#stage;
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

    #dress() {
      const { shadowRoot, ownerDocument } = this.#element;
      const sheet = sheets.of(ownerDocument);
      if (!shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet);
    }

    get #alive() {
      return this.#view && this.#generation === core.generation;
    }

    clear() {
      this.#question = undefined;
      this.#stage = "idle";
      if (this.#alive) core.call(() => this.#view.clear());
    }

    leave() {
      if (this.#alive) core.call(() => this.#view.free());
      this.#view = undefined;
    }

    /** @param {Stage} stage */
    #turn(stage) {
      this.#stage = stage;
      renderSoon(this.#element);
    }

    /** @param {string | undefined} name what is to be done */
    async #press(name) {
      const given = this.#given;
      if (name === "notify") this.#open(this.#stage !== "open" && this.#stage !== "failed");
      else if (name === "dismiss") this.#open(false);
      else if (name === "calendar" && given?.calendar) save(given.calendar, `${this.#question?.sku}.ics`);
      else if (name === "share" && given) {
        const copied = await share(given.share);
        if (copied !== undefined) this.#turn(copied ? "copied" : "not-copied");
      }
    }

    /** Opens the form, or puts it away; either way the focus goes along. @param {boolean} open */
    async #open(open) {
      this.#turn(open ? "open" : "idle");
      await Promise.resolve();
      setTimeout(() => this.#element.shadowRoot.querySelector(open ? "[part=input]" : "[data-do=notify]")?.focus());
    }

    /** @param {SubmitEvent} event */
    async #submit(event) {
      event.preventDefault();
      const question = this.#question;
      if (this.#stage === "sending" || !question) return;
      const form = /** @type {HTMLFormElement} */ (event.target);
      const email = String(new FormData(form).get("email") ?? "").trim();
      const { sku, quantity } = question;
      const wish = { sku, quantity, email, locale: languageOf(this.#element) };
      /** @type {Stage} */
      let stage = "sent";
      try {
        const answer = handOver(this.#element, wish);
        if (!answer) return;
        this.#turn("sending");
        await answer;
      } catch (error) {
        this.#failure = problemOf(error ?? "refused", "backsoon-notify");
        stage = "failed";
      }
      // By now somebody may look at something else.
      if (sku === this.#question?.sku) this.#turn(stage);
    }
  }

  return (/** @type {any} */ element) => new CarePart(element);
}
