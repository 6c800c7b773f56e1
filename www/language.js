// @ts-check
/** The language an element speaks: that of the nearest `lang`, as for everything else on a page. */

/** @param {Element} element */
export function languageOf(element) {
  /** @type {Element | undefined} */
  let node = element;
  // The root of a detached tree may be a link, which has a `host` of its own.
  while (node?.closest) {
    const near = node.closest("[lang]");
    if (near) return near.getAttribute("lang") || "en";
    node = /** @type {ShadowRoot} */ (node.getRootNode()).host;
  }
  return "en";
}

/**
 * Follows `lang` on the document's elements; those inside other components' shadow roots cannot be seen from here.
 * @param {() => void} changed
 * @returns {() => void} stop
 */
export function whenLanguageChanges(changed) {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["lang"], subtree: true });
  return () => observer.disconnect();
}

/** The language of a tag: "hu" of "hu-HU"; English where the tag is none. @param {string} tag */
export const primaryLanguage = (tag) => /^[a-z]{2,8}(?![a-z])/i.exec(tag)?.[0].toLowerCase() ?? "en";

/** English on a page of another language says that it is English; what needs not say so is "". @param {string} spoken @param {string} page */
export const foreign = (spoken, page) => (primaryLanguage(spoken) === primaryLanguage(page) ? "" : spoken);
