// @ts-check
/**
 * The script tag:
 *
 *     <script type="module" src="…/backsoon.js" data-source="/stock.json" data-poll="60"></script>
 *
 * Its downloads start before anything else happens, and only on pages that have an element to show them.
 */
import { CART_TAG, ORDER_TAG, TAG } from "./names.js";
import { connect as connectPage } from "./page.js";
import { BacksoonCart, BacksoonOrder } from "./elements/later.js";
import { BacksoonStatus } from "./elements/status.js";
import { dataBlock } from "./sources/bytes.js";
import { problemOf, warn } from "./report.js";

// After a redirect, as from a CDN's "latest", a module does not know the address in its own tag.
const script = /** @type {HTMLScriptElement | null} */ (
  [...document.querySelectorAll("script")].find(({ src }) => src === import.meta.url) ?? document.querySelector("script[type=module][data-source]")
);
if (script) {
  if (!customElements.get(TAG)) connect(script.dataset.source, optionsOf(script.dataset));
  define();
}

/** Registers the elements. The script tag does it by itself; a second copy of the script leaves the first alone. */
export function define() {
  if (customElements.get(TAG)) return console.info(`backsoon: <${TAG}> is there already and left alone`);
  customElements.define(TAG, BacksoonStatus);
  customElements.define(CART_TAG, BacksoonCart);
  customElements.define(ORDER_TAG, BacksoonOrder);
}

/** @param {DOMStringMap} data */
function optionsOf({ options, ...data }) {
  try {
    return { ...(options && JSON.parse(new TextDecoder().decode(dataBlock(options)))), ...data };
  } catch (error) {
    warn(problemOf(error, "data-options"));
    return data;
  }
}

/**
 * Sets the source of all elements that do not name one, as the script tag's `data-source` does; see page.js. It does so
 * for the copy of the script that registered them.
 * @param {Parameters<typeof connectPage>} told
 */
export function connect(...told) {
  const { connect = connectPage } = /** @type {{ connect?: typeof connectPage }} */ (customElements.get(TAG) ?? {});
  connect(...told);
}
