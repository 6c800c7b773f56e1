// @ts-check
/**
 * Every name a page, a style sheet or a script outside can hold on to. Renaming one breaks somebody's shop, so they
 * stand in one file, and a test compares them with what the code, the sheets and the view use.
 */

export const TAG = "backsoon-status";
export const CART_TAG = "backsoon-cart";
export const ORDER_TAG = "backsoon-order";
export const TAGS = [TAG, CART_TAG, ORDER_TAG];
/** A line of a cart, inside `<backsoon-cart>`: `sku`, `quantity`, `title`; or `sku-from`, `quantity-from`. */
export const LINE_TAG = "backsoon-line";

/** The merchant's, in a script of its own. */
export const REVIEW_TAG = "backsoon-review";

/** When what is shown has changed. `detail` of a status: `{ sku, quantity, state, text }`; of a cart: the preview, with its `lines` and `parcels`; of an order: `{ order, cancellable, text }`. */
export const CHANGE_EVENT = "backsoon-change";
/** Cancelable; `detail`: `{ order, line, respondWith(promise) }`, when a customer wants to cancel; line null: all that is not sent. */
export const CANCEL_EVENT = "backsoon-cancel";
/** Cancelable; `detail`: `{ sku, quantity, email, locale, respondWith(promise) }`, when somebody wants to be told that an item is back. Unless canceled or answered it is posted to `notify-endpoint`. */
export const NOTIFY_EVENT = "backsoon-notify";
/** `detail`: `{ place, message, sku? }`, once for each problem an element has. */
export const ERROR_EVENT = "backsoon-error";

/** On every element. */
const COMMON = ["source", "now", "lang"];

/** On `<backsoon-status>`. All but `lang` are properties too, in camel case. */
export const ATTRIBUTES = ["sku", "quantity", "view", "quantity-from", "sku-from", "without", "notify-endpoint", "structured-data", ...COMMON];

/** On `<backsoon-cart>`. */
export const CART_ATTRIBUTES = ["parcels", ...COMMON];

/** On `<backsoon-review>`. All but `lang` are properties too. */
export const REVIEW_ATTRIBUTES = ["src", "days", "credentials", "now", "lang"];

/** What `parcels` can be; the first is the default. */
export const PARCELS = ["several", "one"];

/** On `<backsoon-order>`. */
export const ORDER_ATTRIBUTES = ["src", ...COMMON];

/** What `view` can be; the first is the default. */
export const VIEWS = ["full", "line", "badge"];

/** What a full status offers those who wait; `without` names those it should not. */
export const OFFERED = ["quota", "offers", "alternatives", "contact", "notify", "calendar", "share", "how"];

/** For `::part()`. In every shadow root. (What no script uses, bundlers leave out only where they are told it is pure.) */
const FRAME = ["root", "fallback", "face", "announcer"];

/** For `::part()`, of a status. */
export const PARTS = /* @__PURE__ */ FRAME.concat("icon", "headline", "news", "detail", "split", "notes", "known", "rest");

/** For `::part()`, of what stands below the promise of a full status. */
export const CARE_PARTS = [
  "care", "quota", "quota-note", "quota-bar", "quota-more", "offers", "alternatives", "alternative", "contact", "link",
  "actions", "action", "notify", "field", "label", "input", "send", "dismiss", "said", "how", "how-ask", "how-steps",
];

/** For `::part()`, of carts and orders. */
const COMMON_PARTS = /* @__PURE__ */ FRAME.concat("heading", "offers", "cancel-note", "contact", "link");

/** For `::part()`, of a cart. */
export const CART_PARTS = /* @__PURE__ */ COMMON_PARTS.concat(
  "parcels", "choice", "shipments", "shipment", "when", "amount", "items", "advice", "note", "charges", "charge", "deposit", "total", "terms",
);

/** For `::part()`, of an order. */
export const ORDER_PARTS = /* @__PURE__ */ COMMON_PARTS.concat(
  "title", "lines", "line", "name", "steps", "step", "step-label", "step-note", "promises", "first", "now", "change", "why",
  "cancel", "cancel-ask", "cancel-yes", "cancel-no", "cancel-failed", "cancel-line", "cancelled", "history", "event",
);

/** For `::part()`, of the review. */
export const REVIEW_PARTS = [
  "root", "announcer", "progress", "progress-note", "progress-bar", "failed", "page", "jumps", "section", "verdict", "today", "backlog", "health", "suppliers",
  "trouble", "all", "heading", "verdict-state", "verdict-text", "figures", "figure", "table", "order", "button", "download", "chart", "drawing", "measures",
  "measure", "troubles", "search", "sort", "filters", "items", "detail", "advice", "foot", "problems",
];

/** What the review reads besides those. */
export const REVIEW_PROPERTIES = ["--backsoon-background"];

/** What a shop's own sheet may set to make the element look like the shop. */
export const CUSTOM_PROPERTIES = [
  "--backsoon-font",
  "--backsoon-gap",
  "--backsoon-radius",
  "--backsoon-surface",
  "--backsoon-muted",
  "--backsoon-good-color",
  "--backsoon-low-color",
  "--backsoon-wait-color",
  "--backsoon-gone-color",
  "--backsoon-on-accent",
  "--backsoon-full-height",
  "--backsoon-cart-height",
  "--backsoon-order-height",
];
