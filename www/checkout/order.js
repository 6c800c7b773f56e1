// @ts-check
/** `<backsoon-order>`: the life of one order, and cancelling it while that is free. */
import { CANCEL_EVENT } from "../names.js";
import { problemOf } from "../report.js";
import { moneyIn } from "./money.js";

/** @typedef {import("../report.js").Problem} Problem */
/** @typedef {{ told: unknown, bytes: Uint8Array, order: any }} Order as it was told, its JSON, and what that says */
/** @typedef {{ src: string, told: unknown, stop: () => void, problem?: Problem }} Asked an address, and what came of it */

/**
 * @param {import("../elements/later.js").Host} host
 * @param {import("../words.js").Vocabulary} phrases
 * @param {import("../elements/part.js").Sheets} sheets
 */
export function orderPart(host, phrases, sheets) {
  const { Part, Snapshot, bytesOf, core, renderSoon, resolve } = host;

  /** For a page that knows the order and no stock: its steps, and what was promised. @type {any} */
  let nothing;

  class OrderPart extends Part {
    /** What is shown, as a screen reader says it. */
    text = "";
    /** The one that is shown. @type {Order | undefined} */
    #order;
    /** @type {Asked | undefined} */
    #asked;
    /** @type {"idle" | "sure" | "working" | "failed"} */
    #stage = "idle";
    /** Which line is being cancelled; undefined: all that is not sent. @type {string | undefined} */
    #line;
    #listening = false;
    /** Whether the shop has cancelled, and the order is asked for again. */
    #reloading = false;
    /** Why the shop did not cancel, if it said. @type {Problem | undefined} */
    #refused;
    /** Whether the focus is in what is about to be written anew. */
    #focused = false;

    /** @param {any} element */
    constructor(element) {
      super("order", element, phrases, sheets);
    }

    /** @param {Problem[]} problems */
    skus(problems) {
      const told = this.element.order ?? this.#fetched(problems);
      if (told !== this.#order?.told) this.#take(told == null ? undefined : this.#read(told));
      return skusOf(this.#order?.order);
    }

    /** The same order told anew goes on where it was. @param {Order | undefined} order */
    #take(order) {
      if (order && this.#order && order.order?.id === this.#order.order?.id && this.#stage !== "failed") Object.assign(this.#order, order);
      else [this.#order, this.#stage] = [order, "idle"];
    }

    /** An order that cannot be read is none, and what stands there is of another. @param {unknown} told */
    #read(told) {
      try {
        return read(told);
      } catch (error) {
        this.#order = undefined;
        this.clear();
        throw error;
      }
    }

    /** @param {Problem[]} problems */
    #fetched(problems) {
      const src = this.element.getAttribute("src");
      if (src !== (this.#asked?.src ?? null)) {
        this.#asked?.stop();
        this.#asked = undefined;
        if (src) this.#ask(src);
      }
      if (this.#asked?.problem) problems.push(this.#asked.problem);
      return this.#asked?.told;
    }

    /** Asks until there is an answer; what was told last stands until then. @param {string} src */
    async #ask(src) {
      /** @type {Asked} */
      const asked = { src, told: this.#asked?.told, stop: () => {} };
      this.#asked?.stop();
      this.#asked = asked;
      const hear = (/** @type {unknown} */ told, /** @type {unknown} */ error) => {
        if (asked !== this.#asked) return;
        asked.problem = error ? problemOf(error, "src") : undefined;
        if (told !== undefined) {
          asked.told = told;
          // The answer to a cancel that gave none itself.
          if (this.#reloading) this.#turn("idle");
          this.#reloading = false;
        }
        renderSoon(this.element);
      };
      try {
        const source = await resolve(src);
        if (asked === this.#asked) asked.stop = source.watch([], hear);
      } catch (error) {
        hear(undefined, error);
      }
    }

    leave() {
      this.#asked?.stop();
      this.#asked = undefined;
      super.leave();
    }

    /** @param {string[]} skus @param {Problem[]} problems */
    answer(skus, problems) {
      const answer = super.answer(skus, problems);
      const { store, words, now } = this;
      if (answer || !words || !store || !(store.silent || store.snapshot?.stale(now))) return answer;
      nothing ??= new Snapshot(core, bytesOf({ version: 1 }));
      return { skus, snapshot: nothing, shop: nothing.at(now), words };
    }

    /** @param {import("../elements/part.js").Answer} answer @param {Problem[]} problems */
    show({ snapshot, shop, words }, problems) {
      const { element } = this;
      const question = {
        order: this.#order?.bytes,
        stage: this.#stage,
        line: this.#line,
        money: moneyIn(words.locale),
        local: (/** @type {string} */ instant) => snapshot.localAt(instant),
      };
      const shown = this.#drawn((view) => view.show(shop, words, question));
      for (const problem of shown.problems) problems.push(problem);
      if (this.#refused) problems.push(this.#refused);
      this.#refused = undefined;
      this.#listen();
      this.#focus();
      this.tell({ order: this.#order?.order.id, cancellable: shown.cancellable, text: this.text });
    }

    /** What cannot be shown does not let another order stand. @param {(view: any) => any} show */
    #drawn(show) {
      try {
        return this.draw((view) => {
          const shown = show(view);
          this.text = view.text();
          return shown;
        });
      } catch (/** @type {any} */ error) {
        if (error.place !== "wasm") this.clear();
        throw error;
      }
    }

    clear() {
      this.text = "";
      super.clear();
    }

    #listen() {
      if (this.#listening) return;
      this.#listening = true;
      this.element.shadowRoot.addEventListener("click", (/** @type {any} */ { target }) => {
        const { cancel, line } = target.closest("[data-cancel]")?.dataset ?? {};
        if (cancel === "ask") this.#line = line;
        if (cancel === "ask") this.#turn("sure");
        else if (cancel === "no") this.#turn("idle");
        else if (cancel === "yes") this.#cancel();
      });
    }

    /** @param {"idle" | "sure" | "working" | "failed"} stage */
    #turn(stage) {
      this.#stage = stage;
      this.#focused = !!this.element.shadowRoot.activeElement;
      renderSoon(this.element);
    }

    /** The button that was pressed is gone: whoever was there goes on at the question, not on its answer. */
    #focus() {
      if (!this.#focused) return;
      this.#focused = false;
      const section = this.element.shadowRoot.querySelector("[part=cancel]");
      section.tabIndex = -1;
      section.focus();
    }

    #cancel() {
      if (this.#stage !== "sure") return;
      const order = this.#order;
      /** @type {Promise<unknown> | undefined} */
      let answer;
      const respondWith = (/** @type {unknown} */ told) => void (answer = Promise.resolve(told));
      const detail = { order: order?.order.id, line: this.#line ?? null, respondWith };
      const event = new CustomEvent(CANCEL_EVENT, { bubbles: true, composed: true, cancelable: true, detail });
      if (!this.element.dispatchEvent(event)) return this.#turn("idle");
      // A shop that does not listen cannot cancel.
      if (!answer) return this.#turn("failed");
      this.#turn("working");
      const failed = (/** @type {unknown} */ error) => {
        if (order !== this.#order) return;
        this.#refused = problemOf(error ?? "refused", "backsoon-cancel");
        this.#turn("failed");
      };
      answer.then((told) => order === this.#order && this.#settle(told)).catch(failed);
    }

    /** @param {unknown} told the order as it is now; none: it is to be asked for again */
    #settle(told) {
      const asked = this.element.order == null ? this.#asked : undefined;
      if (told == null && asked) {
        this.#reloading = true;
        this.#ask(asked.src);
        return;
      }
      if (told != null) {
        const order = read(told);
        if (skusOf(order.order).length === 0 || order.order.id !== this.#order?.order.id) throw new Error("its answer: expected the order");
        // Whoever gives the same object again has changed it.
        this.#order = order;
        if (asked) asked.told = told;
        else this.element.order = told;
      }
      this.#turn("idle");
    }
  }

  /** @param {unknown} told an order, its JSON or the bytes of that */
  function read(told) {
    const bytes = bytesOf(told);
    try {
      return { told, bytes, order: JSON.parse(new TextDecoder().decode(bytes)) };
    } catch {
      throw Object.assign(new Error("expected an order as JSON"), { place: "order" });
    }
  }

  /** @param {any} order */
  const skusOf = (order) => (Array.isArray(order?.lines) ? [...new Set(order.lines.map((/** @type {any} */ line) => String(line?.sku)))] : []);

  return (/** @type {any} */ element) => new OrderPart(element);
}
