// @ts-check
/**
 * When elements render: all that changes in one go is one render, and a page of a thousand elements renders in slices,
 * between which the browser can answer the shopper.
 */

/** The method by which the queue asks an element to render. One that throws costs the others nothing. */
export const RENDER = Symbol("render");

/** The longest an uninterrupted slice goes on, in milliseconds: a slow phone takes four times as long for the last one. */
const SLICE = 10;

/** @type {Set<{ [RENDER](): void }>} */
const due = new Set();
/** @type {Promise<void> | undefined} */
let running;

/** @param {{ [RENDER](): void }} element */
export function renderSoon(element) {
  due.add(element);
  running ??= Promise.resolve().then(run);
}

/** Fulfilled once nothing is left to render. */
export const rendered = async () => running;

async function run() {
  let began = performance.now();
  for (const element of due) {
    due.delete(element);
    try {
      element[RENDER]();
    } catch (error) {
      reportError(error);
    }
    if (due.size > 0 && performance.now() - began > SLICE) {
      await pause();
      began = performance.now();
    }
  }
  running = undefined;
}

const later = () => new Promise((resolve) => setTimeout(resolve));

/** Lets the browser do what is more urgent. A yield is called off with the page's own task that it began in. */
const pause = () => /** @type {any} */ (globalThis).scheduler?.yield?.().catch(later) ?? later();
