// @ts-check
/** Writing to the page: elements, drawings and text, and nothing that a policy would have to trust. */

const SVG = "http://www.w3.org/2000/svg";

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element. What is null or false is left out; functions listen to the event of their name.
 * @param {string} tag @param {Record<string, any>} [given] attributes @param {...(Child | Child[])} children
 * @returns {any}
 */
export const h = (tag, given, ...children) => furnish(document.createElement(tag), given, children);

/** The same of a drawing. @param {string} tag @param {Record<string, any>} [given] @param {...(Child | Child[])} children @returns {any} */
export const s = (tag, given, ...children) => furnish(document.createElementNS(SVG, tag), given, children);

/** @param {Element} element @param {Record<string, any>} [given] @param {(Child | Child[])[]} [children] */
function furnish(element, given = {}, children = []) {
  for (const [name, value] of Object.entries(given)) {
    if (value == null || value === false) continue;
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  put(element, ...children);
  return element;
}

/** Puts children in place of those there are. @param {Element | DocumentFragment} element @param {...(Child | Child[])} children */
export function put(element, ...children) {
  const nodes = children.flat().filter((child) => child != null && child !== false && child !== "");
  element.replaceChildren(.../** @type {(Node | string)[]} */ (nodes.map((child) => (typeof child === "number" ? String(child) : child))));
}

/** Sets a style the way a strict policy allows. @param {HTMLElement} element @param {Record<string, string>} values */
export function style(element, values) {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(name, value);
  return element;
}
