// @ts-check
/**
 * `<backsoon-cart>` and `<backsoon-order>`: what they are made of comes when the first of them is on a page.
 */
import { compile } from "../core.js";
import { CART_ATTRIBUTES, ORDER_ATTRIBUTES } from "../names.js";
import { beside, core, renderAll } from "../page.js";
import { renderSoon } from "../queue.js";
import { problemOf } from "../report.js";
import { Snapshot } from "../snapshot.js";
import { bytesOf, resolve } from "../sources/index.js";
import { RETRY } from "../store.js";
import { Vocabulary } from "../words.js";
import { elementOf } from "./element.js";
import { Part, Sheets } from "./part.js";

/** What the other script needs of this one: it must be the same, or it would be long. */
const host = { Part, Sheets, Snapshot, Vocabulary, beside, bytesOf, core, renderAll, renderSoon, resolve };

/** @typedef {typeof host} Host */
/** @typedef {import("../checkout/index.js").Parts} Parts */

/** @type {Parts | undefined} */
let parts;
let loading = false;
/** Why it is not there. @type {import("../report.js").Problem | undefined} */
let failure;
/** Elements to render when that changes. @type {Set<any>} */
const waiting = new Set();

/** @param {keyof Parts} kind @param {any} element @param {import("../report.js").Problem[]} problems */
function part(kind, element, problems) {
  if (parts) return parts[kind](element);
  waiting.add(element);
  if (failure) problems.push(failure);
  if (!loading) load();
}

async function load() {
  loading = true;
  try {
    const script = import(/* @vite-ignore */ /* webpackIgnore: true */ beside("./checkout.js"));
    const [{ parts: made }, module] = await Promise.all([script, compile(beside("./checkout.wasm")), core.load()]);
    core.extend(module);
    parts = made(host);
  } catch (error) {
    failure = problemOf(error, "checkout");
    setTimeout(() => {
      loading = false;
      renderWaiting();
    }, RETRY);
  }
  renderWaiting();
}

function renderWaiting() {
  waiting.forEach(renderSoon);
  waiting.clear();
}

export const BacksoonCart = elementOf(CART_ATTRIBUTES, ["lines"], ["preview", "text"], (element, problems) => part("cart", element, problems));
export const BacksoonOrder = elementOf(ORDER_ATTRIBUTES, ["order"], ["text"], (element, problems) => part("order", element, problems));
