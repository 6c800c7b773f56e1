// @ts-check
/**
 * The merchant's script, which no shopper downloads:
 *
 *     <script type="module" src="…/review.js"></script>
 *     <backsoon-review src="/private.json"></backsoon-review>
 */
import { REVIEW_TAG } from "../names.js";
import { BacksoonReview } from "./element.js";

export { purchaseOrderCsv } from "./csv.js";
export { BacksoonReview };

/** Registers the element. The script does it by itself; a second copy leaves the first alone. */
export function define() {
  if (!customElements.get(REVIEW_TAG)) customElements.define(REVIEW_TAG, BacksoonReview);
}

if (globalThis.customElements) define();
