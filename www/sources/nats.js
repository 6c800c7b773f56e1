// @ts-check
/**
 * A key-value bucket of NATS JetStream as a source, over WebSocket. Of the bucket only the keys of the page's skus are watched,
 * and of the items that these name as alternatives.
 *
 *   key                                    value, JSON                            read as
 *   -----------------------------------    -----------------------------------    ----------------------------------------
 *   the sku; what is none of A-Z a-z 0-9   an item, without its sku if you like   that item
 *   - _ / of it as "=" and two digits a
 *   byte: "OAK 2.1" is OAK=202=2E1
 *   shop.settings                          a snapshot without items               the settings
 *   one that is deleted, or is not there                                          an item that is not known
 *   a value that is none, or a key                                                the same, and the console names it
 *   of more than 1,000 bytes
 */
import { clip, warn } from "../report.js";
import { alternativesOf } from "./alternatives.js";
import { withoutDeep } from "./deep.js";
import { OneTab, live } from "./live/one-tab.js";
import { errorOf } from "./live/trouble.js";
import { connect } from "./nats/connect.js";
import { SETTINGS, keyOf } from "./nats/keys.js";
import { SourceError } from "./poll.js";

/**
 * @typedef {{ user?: string, pass?: string, token?: string, timeout?: number | string, document?: any, random?: () => number }} NatsOptions
 * user, pass, token: of one who may only read, for every visitor can read them; none is anonymous
 */
/**
 * @typedef {object} State
 * @property {Map<string, string>} values by their keys
 * @property {Set<string>} known the keys of which it is known whether there is a value
 * @property {boolean} [all] all keys are known
 * @property {string} [problem]
 * @property {string} [since] when it last worked, while there is a problem
 */
/** @typedef {Pick<State, "all" | "problem" | "since"> & { values?: [key: string, value: string | undefined][], known?: string[] }} News */

/** What values have been read as, by their keys: a page of many skus reads anew what has changed. @typedef {Map<string, { text: string | undefined, item: Record<string, any> | undefined }>} Read */

/**
 * @param {Map<string, string>} values of a bucket, by their keys
 * @param {{ skus?: string[], bucket?: string, read?: Read }} [options] skus: those of the page; read: is filled; what is none is named in the console
 */
export function toSnapshot(values, { skus = [], bucket = "", read = new Map() } = {}) {
  const itemAt = (/** @type {string} */ key, /** @type {string | undefined} */ sku = undefined) => {
    const text = values.get(key);
    const before = read.get(key);
    if (before && before.text === text) return before.item;
    const item = text === undefined ? undefined : itemIn(text, sku, `${bucket}.${key}`);
    read.set(key, { text, item });
    return item;
  };
  const itemsOf = (/** @type {string[]} */ some) => some.flatMap((sku) => itemAt(keyOf(sku), sku) ?? []);
  const items = itemsOf(skus);
  const there = new Set(skus);
  const others = new Set(items.flatMap(alternativesOf).filter((sku) => !there.has(sku)));
  return { ...itemAt(SETTINGS), version: 1, items: [...items, ...itemsOf([...others])] };
}

/** @param {string} text @param {string | undefined} sku of the key, where it is one @param {string} place */
function itemIn(text, sku, place) {
  const value = objectIn(text, place);
  if (!value || sku === undefined) return value;
  if (value.sku === undefined || value.sku === sku) return { ...value, sku };
  warn({ place, message: `sku '${clip(value.sku)}': expected that of the key, or none` });
  return undefined;
}

/** @param {string} text @param {string} place @returns {Record<string, any> | undefined} */
function objectIn(text, place) {
  try {
    const value = withoutDeep(JSON.parse(text), place);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {
    // Said below, as of whatever else is no object.
  }
  warn({ place, message: `'${clip(text)}': expected a JSON object` });
  return undefined;
}

/** @param {State} state @param {News} news */
function apply(state, { values = [], known = [], ...news }) {
  for (const [key, value] of values) {
    if (value === undefined) state.values.delete(key);
    else state.values.set(key, value);
  }
  for (const key of known) state.known.add(key);
  Object.assign(state, news);
}

/**
 * @param {string} url wss://host/bucket, whatever lies between
 * @param {NatsOptions} [options]
 */
export function source(url, options = {}) {
  const { user, pass, token, document } = options;
  const [, server, bucket] = /^(wss?:\/\/.+)\/([\w-]+)$/.exec(url) ?? [];
  if (!bucket) throw new SourceError("source", `'${clip(url)}': expected wss://, a host, and the name of a bucket`);
  /** @type {OneTab<State, News>} */
  const tab = new OneTab(
    `backsoon nats 1 ${JSON.stringify([user, pass, token])} ${url}`,
    { connect: (skus, state, tell) => connect({ ...options, url, server, bucket }, skus, state, tell), apply, nothing: () => ({ values: new Map(), known: new Set() }) },
    document,
  );

  return live((skus, push) => {
    const keys = new Map(skus.map((sku) => [keyOf(sku), sku]));
    /** What whoever watches has been told. @type {Read} */
    const read = new Map();
    return tab.watch(skus, ({ values, known, all, problem, since }) => {
      if (problem) push(undefined, errorOf(url, { problem, since }));
      if (!all && ![SETTINGS, ...keys.keys()].every((key) => known.has(key))) return;
      const news = [...read].filter(([key, { text }]) => values.get(key) !== text);
      if (news.length > 0 || read.size === 0) push(/** @type {any} */ (toSnapshot(values, { skus, bucket, read })), undefined, news.flatMap(([key]) => keys.get(key) ?? []));
      else if (!problem) push();
    });
  });
}
