// @ts-check
/**
 * The page: which elements are on it, what they all share, and what makes all of them look again.
 */
import { PartView, Shop, Words, __wbg_reset_state, initSync } from "../target/pkg/badge/badge.js";
import { alarm } from "./clock.js";
import { Core, compile } from "./core.js";
import { whenLanguageChanges } from "./language.js";
import { TAGS } from "./names.js";
import { renderSoon } from "./queue.js";
import { Store } from "./store.js";
import { Vocabulary } from "./words.js";

/** A file that lies beside this script. @param {string} path */
export const beside = (path) => new URL(path, import.meta.url).href;

const glue = { PartView, Shop, Words, __wbg_reset_state, initSync };
export const core = new Core(glue, () => compile(beside("./backsoon.wasm")));
export const vocabulary = new Vocabulary(core, beside("./locales/"), renderAll);

/** The shop's local time that demos and tests have set for the whole page. @type {string | undefined} */
export let pageNow;

/** @type {Set<any>} */
const elements = new Set();
/** @type {Map<unknown, Store>} stores of elements that name a source or a snapshot of their own */
const ownStores = new Map();
/** @type {Record<string, unknown>} */
let sourceOptions = {};
let pageStore = storeFor(undefined);
let stopFollowing = () => {};
let refined = false;

/** @param {unknown} told */
function storeFor(told) {
  return new Store(core, told, sourceOptions, (waiting) => {
    for (const element of waiting) renderSoon(element);
  });
}

export function renderAll() {
  for (const element of elements) renderSoon(element);
}

/** When all look again, for by then the passing of time may have changed what they show. */
export const lookAgain = alarm(renderAll);

/**
 * Sets the source of all elements that do not name one; they keep what they show until it has answered. Where there
 * are elements, or will be once they are defined, its downloads start at once.
 * @param {unknown} told a URL, "platform+URL", "#id", a snapshot, its bytes, or a source
 * @param {Record<string, unknown> & { now?: string }} [options] for the source; `now`: the shop's local time for the whole page;
 *   `words`: what the shop says in its own, see words.js
 */
export function connect(told, options = {}) {
  sourceOptions = options;
  pageNow = options.now;
  Vocabulary.own = options.words;
  pageStore.close();
  pageStore = storeFor(told);
  if (document.querySelector(`${TAGS}`)) pageStore.ask();
  renderAll();
}

/**
 * The store of an element, which then is on the page.
 * @param {object} element @param {string[]} skus it asks about @param {unknown} told its own source or snapshot, if it has one
 * @param {Store | undefined} before the store it was in
 */
export function join(element, skus, told, before) {
  if (elements.size === 0) stopFollowing = whenLanguageChanges(renderAll);
  elements.add(element);
  let store = told === undefined ? pageStore : ownStores.get(told);
  if (!store) ownStores.set(told, (store = storeFor(told)));
  store.join(element, skus);
  if (before && before !== store) leaveStore(element, before);
  return store;
}

/** @param {object} element @param {Store | undefined} store */
export function leave(element, store) {
  elements.delete(element);
  if (store) leaveStore(element, store);
  if (elements.size === 0) stopFollowing();
}

/** @param {object} element @param {Store} store */
function leaveStore(element, store) {
  if (store.leave(element) > 0 || store === pageStore) return;
  store.close();
  // By now the name may lead to another one.
  if (ownStores.get(store.told) === store) ownStores.delete(store.told);
}

/** The first text is on the page: once the browser has painted it, `Intl` may take its time. */
export function shown() {
  if (refined) return;
  refined = true;
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  requestAnimationFrame(() =>
    requestAnimationFrame(() =>
      idle(() => {
        vocabulary.refine();
        renderAll();
      }),
    ),
  );
}
