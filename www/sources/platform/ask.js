// @ts-check
/** Asking a shop's public API: by REST or GraphQL, without cookies, and with an error that says what the API said. */
import { request, SourceError } from "../poll.js";
import { textIn } from "./texts.js";

/** So much of an API's own words is repeated. */
const LONGEST_REASON = 200;
/** How Shopify and Magento say "not now", with HTTP 200. */
const THROTTLED = /throttled|too many requests/i;

/** @typedef {{ fetch?: typeof globalThis.fetch, timeout?: number, signal?: AbortSignal }} AskOptions timeout in seconds */

/** The API understood the question, and does not answer it. That it has no time for it now is no refusal. */
export class RefusedError extends SourceError {
  /** @param {string} place @param {string} message @param {{ cause?: unknown, code?: string }} [more] code: GraphQL's `extensions.code` */
  constructor(place, message, more = {}) {
    super(place, message, more);
    this.code = more.code;
  }
}

/**
 * The JSON that it answers with. No validators are sent: what platforms say of when an answer changed is often wrong.
 * @param {string} url @param {RequestInit} init @param {AskOptions} options
 * @returns {Promise<any>}
 */
export async function askJson(url, init, options) {
  const response = await request(url, { credentials: "omit", cache: "no-cache", ...init }, options).catch(async (error) => {
    const { status } = error.cause ?? {};
    // Up to 404 the question is at fault, and the API says how; beyond, it is rather a matter of time, and Retry-After must stay.
    if (!(status >= 400 && status < 405)) throw error;
    const { message } = await error.cause.json().catch(() => ({}));
    throw typeof message === "string" ? new RefusedError(url, `HTTP ${status}: ${message.slice(0, LONGEST_REASON)}`, { cause: error }) : error;
  });
  return jsonOf(url, response, "a shop's API");
}

/**
 * The data of a GraphQL API's answer.
 * @param {string} url @param {{ query: string, variables?: object }} question @param {Record<string, string>} headers
 * @param {AskOptions} options
 * @returns {Promise<any>}
 */
export async function askGraphql(url, question, headers, options) {
  const init = {
    method: "POST",
    credentials: /** @type {const} */ ("omit"),
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(question),
  };
  const response = await request(url, init, options).catch((error) => {
    // A query that is not valid is answered with HTTP 400 and the reason.
    if (error.cause?.status === 400) return error.cause;
    throw error;
  });
  const { data, errors } = (await jsonOf(url, response, "a GraphQL API")) ?? {};
  if (errors?.length > 0) {
    const [first] = errors;
    const reason = `the API answered: ${String(first?.message).slice(0, LONGEST_REASON)}`;
    const code = textIn(first?.extensions?.code);
    throw THROTTLED.test(`${code} ${reason}`) ? new SourceError(url, reason) : new RefusedError(url, reason, { code });
  }
  if (!data) throw new SourceError(url, "the answer has no data, expected that of a GraphQL API");
  return data;
}

/** @param {string} url @param {Response} response @param {string} whose */
function jsonOf(url, response, whose) {
  return response.json().catch((/** @type {unknown} */ cause) => {
    throw new SourceError(url, `the answer ${cause instanceof SyntaxError ? "is not JSON" : "broke off"}, expected that of ${whose}`, { cause });
  });
}

/**
 * So many at once, so that no question is longer than an API takes.
 * @template Item @param {Item[]} items @param {number} most
 */
export function batches(items, most) {
  return Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most));
}
