// @ts-check
/** Handing over the address of somebody who wants to be told: to the page's own script, or to the shop's endpoint. */
import { NOTIFY_EVENT } from "../names.js";

/** Milliseconds after which an endpoint that does not answer has failed. */
const PATIENCE = 15_000;

/**
 * Tells the page, and posts to `notify-endpoint` unless the page has taken it. Nothing is kept.
 * @param {Element} element
 * @param {{ sku: string, quantity: number, email: string, locale: string }} wish
 * @returns {Promise<unknown> | undefined} fulfilled once it has arrived; undefined: the page sees to it
 */
export function handOver(element, wish) {
  /** @type {Promise<unknown> | undefined} */
  let answer;
  const respondWith = (/** @type {unknown} */ told) => void (answer = Promise.resolve(told));
  const event = new CustomEvent(NOTIFY_EVENT, { bubbles: true, composed: true, cancelable: true, detail: { ...wish, respondWith } });
  const untouched = element.dispatchEvent(event);
  if (answer || !untouched) return answer;
  return post(element.getAttribute("notify-endpoint"), wish);
}

/** @param {string | null} endpoint @param {object} wish */
async function post(endpoint, wish) {
  if (endpoint === null) throw wrong("missing; expected it, or a page that answers backsoon-notify with respondWith");
  const url = URL.canParse(endpoint, document.baseURI) ? new URL(endpoint, document.baseURI) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong(`'${endpoint}': expected an http(s) address`);
  const body = JSON.stringify(wish);
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body, signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw wrong(`${url.href} answered ${response.status}`);
}

/** @param {string} message */
const wrong = (message) => Object.assign(new Error(message), { place: "notify-endpoint" });
