// @ts-check
/**
 * Every name a page, a style sheet or a script outside can hold on to. Renaming one breaks somebody's shop, so they
 * stand in one file, and a test compares them with what the code, the sheets and the view use.
 */

export const TAG = "backsoon-status";

/** `detail`: `{ sku, quantity, state, text }`, when what is shown has changed. */
export const CHANGE_EVENT = "backsoon-change";
/** `detail`: `{ place, message, sku? }`, once for each problem an element has. */
export const ERROR_EVENT = "backsoon-error";

/** On `<backsoon-status>`. All but `lang` are properties too, in camel case. */
export const ATTRIBUTES = ["sku", "quantity", "view", "source", "now", "quantity-from", "sku-from", "lang"];

/** What `view` can be; the first is the default. */
export const VIEWS = ["full", "line", "badge"];

/** For `::part()`. */
export const PARTS = ["root", "fallback", "face", "icon", "headline", "detail", "split", "notes", "known", "rest", "announcer"];

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
  "--backsoon-full-height",
];
