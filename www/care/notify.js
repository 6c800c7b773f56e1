// @ts-check
/** Handing over the address of somebody who wants to be told: to the page's own script, or to the shop's endpoint. */
import { NOTIFY_EVENT } from "../names.js";
import { clip } from "../report.js";

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
  return post(element, wish);
}

/** @param {Element} element @param {object} wish */
async function post(element, wish) {
  const endpoint = element.getAttribute("notify-endpoint");
  if (!endpoint) throw wrong("missing; expected an address, or a page that answers backsoon-notify by respondWith");
  const url = URL.canParse(endpoint, element.baseURI) ? new URL(endpoint, element.baseURI) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong(`'${clip(endpoint)}': expected an http(s) address`);
  const { status, type, ok } = await send(url, JSON.stringify(wish));
  // Whoever is led on may end at a page to log in, or at somebody else's.
  if (type === "opaqueredirect") throw wrong(`${url.href}: led elsewhere, expected an answer of its own`);
  if (!ok) throw wrong(`${url.href}: HTTP ${status}, expected 200`);
}

/** @param {URL} url @param {string} body */
async function send(url, body) {
  const headers = { "content-type": "application/json" };
  try {
    return await fetch(url, { method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    const late = /** @type {Error} */ (error).name === "TimeoutError";
    throw wrong(`${url.href}: ${late ? `no answer within ${PATIENCE / 1000} s` : "could not be reached"}`);
  }
}

/** @param {string} message */
const wrong = (message) => Object.assign(new Error(message), { place: "notify-endpoint" });
