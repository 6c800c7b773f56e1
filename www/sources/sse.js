// @ts-check
/**
 * Server-sent events as a source: what is new is told, not asked for.
 *
 *   event               data                               read as
 *   ----------------    -------------------------------    ----------------------------------------------------------------
 *   snapshot, or one    a snapshot                         all there is, in place of what is held
 *   without a name
 *   items               a snapshot of some items, with     merged by sku into what is held; other settings that it tells stand
 *                       `gone`, a list of skus             in place of those held
 *   change              nothing, or { source }: a URL or   that has changed: it is asked again. Relative to the events' address;
 *                       shards+URL                         option `asks` names it beforehand
 *   beat                seconds until the next one         what was told still holds; three that do not come are a connection
 *                                                          that is lost
 *
 * Whoever connects is told the present state at once. One that comes back says the last id it has heard in the query, as
 * `lastEventID`, for pages cannot set headers here: where that is the present one, nothing need be told. Where `{skus}` stands in
 * the address, those of the page are told there, with commas between them.
 */
import { OneTab, live } from "./live/one-tab.js";
import { errorOf } from "./live/trouble.js";
import { SourceError } from "./poll.js";
import { asked } from "./sse/asked.js";
import { connect } from "./sse/connect.js";

/**
 * @typedef {{ asks?: string, credentials?: unknown, document?: any, random?: () => number } & Record<string, unknown>} SseOptions
 * asks: what is asked again at each `change`, and once without waiting for one;
 * credentials: cookies go along to another origin
 */
/**
 * @typedef {object} State
 * @property {Record<string, any>} [snapshot] what is held
 * @property {number} [version] another one for each
 * @property {string[]} [skus] which it knows, where not all
 * @property {string} [asks] what is to be asked
 * @property {number} [changed] another one for each change
 * @property {string} [id] of the last event
 * @property {string} [problem]
 * @property {string} [since] when it last worked, while there is a problem
 */
/** @typedef {Partial<State> & { event?: string, told?: Record<string, any> }} News */

/**
 * What is held after an event.
 * @param {Record<string, any>} told by it @param {{ event?: string, held?: Record<string, any> }} [how] `items`, or one that tells all
 * @returns {Record<string, any>}
 */
export function toSnapshot({ gone = [], ...told }, { event, held } = {}) {
  if (event !== "items" || !held) return told;
  const bySku = new Map((held.items ?? []).map((/** @type {any} */ item) => [item?.sku, item]));
  for (const sku of gone) bySku.delete(sku);
  for (const item of told.items ?? []) bySku.set(item?.sku, item);
  return { ...held, ...told, items: [...bySku.values()] };
}

/** @param {State} state @param {News} news */
function apply(state, { event, told, ...news }) {
  if (told) state.snapshot = toSnapshot(told, { event, held: state.snapshot });
  Object.assign(state, news);
}

/**
 * @param {string} url of the events
 * @param {SseOptions} [options]
 * @param {(told: unknown, options: Record<string, unknown>) => Promise<import("../types.d.ts").Source>} [resolve] finds what is asked
 */
export function source(url, options = {}, resolve) {
  const { asks, credentials, document } = options;
  /** @type {OneTab<State, News>} */
  const tab = new OneTab(
    `backsoon sse 1 ${credentials ? "with" : "without"} credentials ${url}`,
    { connect: (skus, state, tell) => connect(url, options, skus, state, tell), apply, nothing: () => ({}) },
    document,
  );
  /** What is asked, which knows what it has been told before. @type {{ name: string, source: Promise<import("../types.d.ts").Source> } | undefined} */
  let held;
  const find = (/** @type {string} */ name) => {
    if (!resolve) throw new SourceError("source", `'${url}': expected to be opened by its name, which knows how to ask ${name}`);
    if (held?.name !== name) {
      const source = resolve(name, { ...options, poll: 0 });
      held = { name, source };
      // What could not be had may be there when it is asked for again.
      source.catch(() => held?.source === source && (held = undefined));
    }
    return held.source;
  };

  return live((skus, push) => {
    /** What whoever watches has been told. @type {State} */
    const seen = {};
    const inner = asked(find, skus, push);
    if (asks) inner.ask(asks);
    const stop = tab.watch(skus, (state) => {
      const { snapshot, version, changed, problem } = state;
      const name = asks ?? state.asks;
      if (problem) push(undefined, errorOf(url, state));
      if (changed !== seen.changed && name) inner.ask(name);
      else if (snapshot && version !== seen.version && skus.every((sku) => state.skus?.includes(sku) ?? true)) push(/** @type {any} */ (snapshot));
      else if (!problem && (seen.version || seen.changed) && !inner.busy()) push();
      else return;
      Object.assign(seen, { version, changed });
    });
    return () => {
      stop();
      inner.stop();
    };
  });
}
