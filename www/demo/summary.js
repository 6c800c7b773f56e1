// <lomb-summary>: the shop's own component around the cart's element, with a shadow root of its own. The element inside
// finds stock, language and looks all the same.
import { basket } from "./basket.js";
import { underTerms } from "./terms.js";
import { stock } from "./stock.js";
import { t } from "./translate.js";

class LombSummary extends HTMLElement {
  #lines = [];
  #title = document.createElement("h2");
  #cart = document.createElement("backsoon-cart");

  constructor() {
    super();
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "demo/summary.css" });
    this.attachShadow({ mode: "open" }).append(sheet, this.#title, this.#cart);
    this.#cart.addEventListener("backsoon-change", ({ detail }) => (basket.parcels = detail.parcels));
    document.documentElement.addEventListener("shop-language", () => this.#show());
  }

  set lines(lines) {
    this.#lines = lines;
    this.#show();
  }

  /** Asks anew, as after other terms. */
  async refresh() {
    this.#cart.snapshot = underTerms(await stock());
  }

  #show() {
    this.#title.textContent = t("checkout.summary");
    this.#cart.textContent = t("cart.plan.fallback");
    this.#cart.setAttribute("parcels", basket.parcels);
    this.#cart.lines = this.#lines.map(({ sku, quantity }) => ({ sku, quantity, title: t(`${sku}.name`) }));
  }
}

customElements.define("lomb-summary", LombSummary);
