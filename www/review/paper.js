// @ts-check
/** Paper neither scrolls nor unfolds: what is printed has to stand on the page before, and the page is as it was after. */

/** Rows of a list that are printed at most. */
export const PRINTED = 500;

/** What each element does about it. @type {WeakMap<Element, (printing: boolean) => void>} */
const changes = new WeakMap();
/** Elements that are no longer on a page must not be kept by this. @type {Set<WeakRef<Element>>} */
const elements = new Set();

/** @param {Element} element @param {(printing: boolean) => void} change told true before it is printed, false after */
export function onPaper(element, change) {
  changes.set(element, change);
  elements.add(new WeakRef(element));
}

for (const kind of ["beforeprint", "afterprint"]) {
  globalThis.addEventListener?.(kind, () => {
    for (const one of elements) {
      const element = one.deref();
      if (element) changes.get(element)?.(kind === "beforeprint");
      else elements.delete(one);
    }
  });
}
