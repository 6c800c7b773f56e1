// @ts-check
/** What every platform's adapter has in common: the snapshot around its items, and a source that asks again and again. */
import { patient } from "../patient.js";
import { poll, seconds } from "../poll.js";
import { told } from "./fields.js";

/**
 * What a page tells of its shop, as the platform does not know it. Calendar, policy and suppliers go into the snapshot.
 * @typedef {object} PlatformOptions
 * @property {string} [asOf] the instant at which the platform said this
 * @property {string} [now] the shop's local time, where it is not to be taken from `asOf`
 * @property {string} [timeZone] the shop's, IANA
 * @property {string} [currency] ISO 4217, where it is not the platform's
 * @property {object} [calendar]
 * @property {object} [policy]
 * @property {object} [suppliers]
 * @property {Record<string, string>} [fields] names of fields that differ from FIELDS
 * @property {string} [key] "id": what the page calls `sku` is the platform's own id of a variant
 * @property {number | string} [poll] seconds, 60; 0 asks until there is one answer
 * @property {number | string} [timeout] seconds, 10
 * @property {typeof globalThis.fetch} [fetch]
 */

/**
 * @param {(object | undefined)[]} items those that are undefined are none
 * @param {PlatformOptions} options @param {string} [currency] the platform's
 */
export function snapshotOf(items, options, currency) {
  const { asOf, timeZone, calendar, policy, suppliers } = options;
  return told({
    version: 1,
    asOf,
    timeZone,
    currency: options.currency ?? currency,
    calendar,
    policy,
    suppliers,
    items: items.filter((item) => item !== undefined),
  });
}

/**
 * A source that asks for the skus on the page, and asks again.
 * @template {PlatformOptions} Options
 * @param {(skus: string[], options: import("./ask.js").AskOptions) => Promise<any>} ask gives what the platform answers
 * @param {(raw: any, options: Options) => object} toSnapshot
 * @param {Options} options
 * @returns {import("../../types.d.ts").Source}
 */
export function polled(ask, toSnapshot, options) {
  const timeout = seconds("timeout", options.timeout, 10);
  const every = seconds("poll", options.poll, 60);
  /** @param {string[]} skus @param {AbortSignal} [signal] @returns {Promise<any>} */
  const snapshot = async (skus, signal) => {
    // What was true when it was asked may have changed since; not before.
    const asOf = new Date().toISOString();
    return toSnapshot(await ask([...new Set(skus)], { fetch: options.fetch, timeout, signal }), { ...options, asOf });
  };
  const again = patient(snapshot);
  return {
    fetch: (skus) => snapshot(skus),
    watch: (skus, push) => poll((signal) => again(skus, signal), push, { ...options, every }),
  };
}
