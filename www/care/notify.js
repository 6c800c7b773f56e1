// @ts-check
/** Handing over the address of somebody who wants to be told: to the page's own script, or to the shop's endpoint. */
import { NOTIFY_EVENT } from "../names.js";
import { clip } from "../report.js";

/** Milliseconds after which whoever does not answer has failed. */
const PATIENCE = 15_000;
const SILENT = `no answer within ${PATIENCE / 1000} s`;

/**
 * Tells the page, and posts to `notify-endpoint` unless the page has taken it. Nothing is kept. The page answers
 * while it is told, and once: what comes after that is not heard.
 * @param {Element} element
 * @param {{ sku: string, quantity: number, email: string, locale: string }} wish
 * @returns {Promise<unknown> | undefined} fulfilled once it has arrived; undefined: the page sees to it
 */
export function handOver(element, wish) {
  /** @type {Promise<unknown> | undefined} */
  let answer;
  let isHeard = true;
  const respondWith = (/** @type {unknown} */ told) => {
    if (isHeard) answer = arrived(told);
    isHeard = false;
  };
  const event = new CustomEvent(NOTIFY_EVENT, { bubbles: true, composed: true, cancelable: true, detail: { ...wish, respondWith } });
  const untouched = element.dispatchEvent(event);
  isHeard = false;
  if (answer || !untouched) return answer;
  return post(element, wish);
}

/** Throws unless the page's answer is a good one: `false` is none, nor is a Response that failed. @param {any} told */
async function arrived(told) {
  const late = AbortSignal.timeout(PATIENCE);
  const silence = new Promise((_resolve, reject) => late.addEventListener("abort", () => reject(new Error(SILENT))));
  const answer = await Promise.race([told, silence]);
  if (answer === false) throw new Error("false; expected what is not, once it has arrived");
  if (answer?.ok === false) throw new Error(`HTTP ${answer.status}, expected 200`);
}

/** @param {Element} element @param {object} wish */
async function post(element, wish) {
  const endpoint = element.getAttribute("notify-endpoint");
  if (!endpoint) throw Object.assign(wrong("missing; expected an address, or a page that answers backsoon-notify by respondWith"), { nobody: true });
  const url = URL.canParse(endpoint, element.baseURI) ? new URL(endpoint, element.baseURI) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw wrong(`'${clip(endpoint)}': expected an http(s) address`);
  // What is wrong is said in the console, and to any script of the page: nothing secret may be in it.
  if (url.username || url.password) throw wrong(`${named(url)}: has a name or a password in it, expected an address without`);
  const { status, type, ok } = await send(url, JSON.stringify(wish));
  // Whoever is led on may end at a page to log in, or at somebody else's.
  if (type === "opaqueredirect") throw wrong(`${named(url)}: led elsewhere, expected an answer of its own`);
  if (!ok) throw wrong(`${named(url)}: HTTP ${status}, expected 200`);
}

/** @param {URL} url @param {string} body */
async function send(url, body) {
  const headers = { "content-type": "application/json" };
  try {
    return await fetch(url, { method: "POST", headers, body, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    const late = /** @type {Error} */ (error).name === "TimeoutError";
    throw wrong(`${named(url)}: ${late ? SILENT : "could not be reached"}`);
  }
}

/** An address without what only its server should read. @param {URL} url */
const named = ({ origin, pathname }) => origin + pathname;

/** @param {string} message */
const wrong = (message) => Object.assign(new Error(message), { place: "notify-endpoint" });
