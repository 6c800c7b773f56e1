// @ts-check
/**
 * When elements render: all that changes in one go is one render, and a page of a thousand elements renders in slices,
 * between which the browser can answer the shopper.
 */

/** The method by which the queue asks an element to render. It must not throw. */
export const RENDER = Symbol("render");

/** The longest an uninterrupted slice goes on, in milliseconds: a slow phone takes four times as long for the last one. */
const SLICE = 10;

/** @type {Set<{ [RENDER](): void }>} */
const due = new Set();
let running = false;

/** @param {{ [RENDER](): void }} element */
export function renderSoon(element) {
  due.add(element);
  if (running) return;
  running = true;
  queueMicrotask(run);
}

async function run() {
  let began = performance.now();
  for (const element of due) {
    due.delete(element);
    element[RENDER]();
    if (due.size > 0 && performance.now() - began > SLICE) {
      await pause();
      began = performance.now();
    }
  }
  running = false;
}

/** Lets the browser do what is more urgent. */
const pause = () =>
  /** @type {any} */ (globalThis).scheduler?.yield?.() ?? new Promise((resolve) => setTimeout(resolve));
