// @ts-check
/** Links past what nobody wants to walk through: one to each section. */
import { h } from "./dom.js";

/** @param {Element[]} sections @param {import("./words.js").Words} words */
export function jumps(sections, words) {
  const links = sections.map((section) => {
    /** @type {HTMLElement} */
    const heading = /** @type {any} */ (section.querySelector("[part=heading]"));
    heading.tabIndex = -1;
    return h("li", {}, h("a", { href: `#${heading.id}`, click: (/** @type {Event} */ event) => jump(event, heading) }, heading.textContent));
  });
  return h("nav", { part: "jumps", "aria-label": words.t("jumps") }, h("ul", { role: "list" }, links));
}

/** Browsers look for what a link names on the page itself, where this is not. @param {Event} event @param {HTMLElement} heading */
function jump(event, heading) {
  event.preventDefault();
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}
