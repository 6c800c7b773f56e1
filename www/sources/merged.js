// @ts-check
/**
 * Several sources as one, such as a platform for stock and a merchant's own file for dates. The first one says what there is:
 *
 *   told                                    read as
 *   ------------------------------------    ------------------------------------------------------------------------
 *   by one source                           that
 *   by several                              what the first of them says, field by field, of items, of settings and of each
 *                                           supplier; but a number on hand stands above "some", which is none
 *   an item that only later ones have       nothing, unless it tells `onHand` or `selling`: a date alone is a date of nothing
 *   when it was known                       the earliest that any tells, else when the first one answered
 *
 * `watch`: while the first one has not answered, nothing is told; a later one that fails takes nothing away but what it knows.
 * `fetch`, which asks once: one that fails fails them all, for what it knows will not come later.
 */
import { clip } from "../report.js";
import { bytesOf } from "./bytes.js";
import { withoutDeep } from "./deep.js";
import { told } from "./platform/fields.js";
import { SourceError } from "./poll.js";

/** @typedef {import("../types.d.ts").Source & { whole?: boolean }} Source */
/** @typedef {Record<string, any>} Snapshot */

/** Settings that are several in one. */
const PARTED = ["calendar", "policy"];

/** @param {Snapshot[]} snapshots the first says what there is */
export function toSnapshot(snapshots) {
  const [first, ...later] = snapshots;
  const known = later.map(itemsBySku);
  const items = listOf(first).map((item) => known.reduce((whole, items) => withMore(whole, items.get(whole?.sku)), item));
  const there = new Set(items.map((item) => item?.sku));
  for (const [sku, item] of known.flatMap((more) => [...more])) {
    if (there.has(sku) || !("onHand" in item || "selling" in item)) continue;
    there.add(sku);
    items.push(item);
  }
  const settings = under(snapshots);
  for (const name of PARTED) settings[name] = under(snapshots.map((snapshot) => snapshot[name]));
  settings.suppliers = suppliersIn(snapshots.map(({ suppliers }) => suppliers));
  const times = snapshots.map(({ asOf }) => asOf).filter((asOf) => !Number.isNaN(Date.parse(asOf)));
  settings.asOf = times.sort((one, other) => Date.parse(one) - Date.parse(other))[0] ?? settings.asOf;
  // They are true of one source's stock, not of what several make of it.
  return told({ ...settings, faces: undefined, items });
}

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** @param {Snapshot} snapshot @returns {any[]} */
const listOf = ({ items }) => items ?? [];

/** Of two items with one sku the first stands. @param {Snapshot} snapshot @returns {Map<string, Record<string, any>>} */
const itemsBySku = (snapshot) => new Map(listOf(snapshot).filter((item) => typeof item?.sku === "string").reverse().map((item) => [item.sku, item]));

/** @param {any} item @param {Record<string, any> | undefined} more of the same sku */
function withMore(item, more) {
  if (!more) return item;
  const whole = { ...told(more), ...told(item) };
  if (item.onHand === "some" && more.onHand !== undefined) whole.onHand = more.onHand;
  return whole;
}

/** What is told first of each part; what is no object is handed on where nothing else is told. @param {unknown[]} values @returns {any} */
function under(values) {
  const objects = values.filter(isObject);
  if (objects.length === 0) return values.find((value) => value !== undefined);
  return objects.reduceRight((whole, over) => ({ ...whole, ...over }), {});
}

/** @param {unknown[]} values */
function suppliersIn(values) {
  const ids = new Set(values.filter(isObject).flatMap((suppliers) => Object.keys(suppliers)));
  if (ids.size === 0) return values.find((value) => value !== undefined);
  return Object.fromEntries([...ids].map((id) => [id, under(values.map((suppliers) => (isObject(suppliers) && Object.hasOwn(suppliers, id) ? suppliers[id] : undefined)))]));
}

/**
 * @param {string | unknown[]} list the sources, with spaces between them, or a list of what can be told as one
 * @param {Record<string, unknown>} options for each of them
 * @param {(told: unknown, options: Record<string, unknown>) => Promise<Source>} resolve finds what is told
 */
export async function source(list, options, resolve) {
  const names = typeof list === "string" ? list.split(/\s+/).filter((name) => name !== "") : list;
  const sources = await Promise.all(names.map((name) => resolve(name, options).catch(failing)));
  return merged(sources, names.map((name, at) => (typeof name === "string" ? name : `sources[${at}]`)));
}

/** What cannot be found fails like what cannot be reached. @param {unknown} error @returns {Source} */
const failing = (error) => ({
  fetch: () => Promise.reject(error),
  watch: (_skus, push) => (push(undefined, error), () => {}),
});

/**
 * @param {Source[]} sources the first says what there is
 * @param {string[]} [names] by which errors call them
 * @returns {Source}
 */
export function merged(sources, names = sources.map((_, at) => `sources[${at}]`)) {
  return {
    whole: sources.every(({ whole }) => whole),
    fetch: async (skus) => {
      const asOf = new Date().toISOString();
      const answers = await Promise.all(sources.map(async (one, at) => snapshotIn(await one.fetch(skus), names[at])));
      return /** @type {any} */ (toSnapshot(answers.map((answer, at) => (at === 0 ? { asOf, ...answer } : answer))));
    },
    watch: (skus, push) => watchAll(sources, names, skus, push),
  };
}

/** @param {Source[]} sources @param {string[]} names @param {string[]} skus @param {Parameters<Source["watch"]>[1]} push */
function watchAll(sources, names, skus, push) {
  /** @type {(Snapshot | undefined)[]} */
  const answers = sources.map(() => undefined);
  const heard = new Set();
  /** When the first one said what it says, or that it still holds. @type {string | undefined} */
  let asOf;

  const hear = (/** @type {number} */ at, /** @type {unknown} */ answer, /** @type {unknown} */ error) => {
    try {
      if (error) throw error;
      if (answer !== undefined) answers[at] = snapshotIn(answer, names[at]);
      if (at === 0) asOf = new Date().toISOString();
    } catch (cause) {
      error = cause;
    }
    const before = heard.size;
    heard.add(at);
    // Until each has said something, what one lacks another may be about to tell.
    const first = heard.size > before && heard.size === sources.length;
    const [stock, ...later] = answers;
    if (stock && heard.size === sources.length && (first || !error)) {
      push(/** @type {any} */ (toSnapshot([{ asOf, ...stock }, ...later.filter((one) => one !== undefined)])));
    }
    if (error) push(undefined, error);
  };

  const stops = sources.map((one, at) => {
    try {
      return one.watch(skus, (answer, error) => hear(at, answer, error));
    } catch (error) {
      hear(at, undefined, error);
      return () => {};
    }
  });
  return () => stops.forEach((stop) => stop());
}

/** @param {unknown} answer @param {string} name @returns {Snapshot} */
function snapshotIn(answer, name) {
  let snapshot = answer;
  try {
    if (!isObject(answer) || ArrayBuffer.isView(answer) || answer instanceof ArrayBuffer) snapshot = JSON.parse(new TextDecoder().decode(bytesOf(answer)));
  } catch (cause) {
    throw new SourceError(name, "not JSON, expected a snapshot", { cause });
  }
  if (!isObject(snapshot)) throw new SourceError(name, `${snapshot === null ? "null" : typeof snapshot}: expected a snapshot`);
  const read = withoutDeep(snapshot, name);
  const { items = [], version = 1 } = read;
  if (!Array.isArray(items)) throw new SourceError(name, "items: expected a list");
  if (version !== 1) throw new SourceError(name, `version ${clip(JSON.stringify(version))}: expected 1`);
  return read;
}
