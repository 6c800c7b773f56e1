// @ts-check
/** Links past what nobody wants to walk through: one to each section, and wherever else one leads to a heading. */
import { h } from "./dom.js";

/** @param {Element[]} sections @param {import("./words.js").Words} words */
export function jumps(sections, words) {
  const links = sections.map((section) => {
    const heading = /** @type {Element} */ (section.querySelector("[part=heading]"));
    return h("li", {}, linkTo(heading.id, heading.textContent));
  });
  return h("nav", { part: "jumps", "aria-label": words.t("jumps") }, h("ul", { role: "list" }, links));
}

/** To a heading inside the element. @param {string} id @param {string} text */
export const linkTo = (id, text) => h("a", { href: `#${id}`, click: (/** @type {Event} */ event) => jump(event, id) }, text);

/** Browsers look for what a link names on the page itself, where this is not. @param {Event} event @param {string} id */
function jump(event, id) {
  event.preventDefault();
  const root = /** @type {ShadowRoot} */ (/** @type {Element} */ (event.currentTarget).getRootNode());
  const heading = root.getElementById(id);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}
