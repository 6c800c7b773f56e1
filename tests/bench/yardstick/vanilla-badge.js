// The yardstick: what a careful developer of one shop would write by hand. One file, one script tag, no dependency, no
// Intl; the snapshot's download starts with the first line. It knows first come, first served, and nothing else of what
// a promise is: no calendar, no cut-off, no minimum order, no language.
const answer = fetch("/stock.json");

const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: inline-block; font: 600 .875rem/1.4 system-ui, sans-serif }
span { display: inline-flex; gap: .4em; align-items: center; padding: .15em .6em; border-radius: 1em; background: #e7f6ec; color: #14532d }
:host([state=backorder]) span { background: #fff4e0; color: #7a4100 }
:host([state=out]) span { background: #fdeaea; color: #7f1d1d }
i { width: .5em; height: .5em; border-radius: 50%; background: currentColor }`);
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const thisYear = new Date().getFullYear();
let items = new Map();

function shortDate(day) {
  const [year, month, date] = day.split("-").map(Number);
  return `${months[month - 1]} ${date}${year === thisYear ? "" : `, ${year}`}`;
}

function promise({ onHand, backorders, onOrder }, quantity) {
  let missing = backorders + quantity - onHand;
  if (missing <= 0) return ["in", "In stock"];
  for (const receipt of onOrder) {
    missing -= receipt.quantity;
    if (missing <= 0) return ["backorder", `On backorder, ships by ${shortDate(receipt.due)}`];
  }
  return ["out", "Out of stock"];
}

class StockBadge extends HTMLElement {
  static observedAttributes = ["sku", "quantity"];
  #label = document.createElement("span");

  constructor() {
    super();
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    this.#label.part = "label";
    root.append(this.#label);
  }

  connectedCallback() {
    this.show();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.show();
  }

  show() {
    const item = items.get(this.getAttribute("sku"));
    if (!item) return;
    const [state, text] = promise(item, Number(this.getAttribute("quantity") ?? 1));
    if (this.getAttribute("state") !== state) this.setAttribute("state", state);
    if (this.#label.lastChild?.data === text) return;
    const dot = document.createElement("i");
    dot.ariaHidden = "true";
    this.#label.replaceChildren(dot, text);
  }
}
if (!customElements.get("stock-badge")) customElements.define("stock-badge", StockBadge);

async function take(response) {
  items = new Map((await response.json()).items.map((item) => [item.sku, item]));
  for (const badge of document.querySelectorAll("stock-badge")) badge.show();
}
export const refresh = async () => take(await fetch("/stock.json"));
await take(await answer);
