// @ts-check
/** Adds to slices the faces of their items, each as a page says it that has fetched this slice and nothing else. */
import { knownZone, localTime } from "../../clock.js";
import { clip } from "../../report.js";
import { toSnapshot } from "../../sources/shards.js";
import { EXIT, Failure } from "../failure.js";

/** @typedef {Record<string, any>} Fields */
/** @typedef {{ settings: Fields, faced: (slice: any) => any }} Facing the settings, which tell when faces are true, and what adds them to a slice */

/**
 * @param {typeof import("../../node.js").open} open
 * @param {Fields} settings all that is no item's own
 * @param {string[]} languages none: nothing is added
 * @param {string} [now] the shop's local time, in place of the clock's
 * @returns {Promise<Facing>}
 */
export async function facing(open, settings, languages, now) {
  if (languages.length === 0) return { settings, faced: (slice) => slice };
  const told = { faces: languages };
  // One moment for all of them, however long it takes.
  const shop = await open(/** @type {any} */ ({ ...settings, items: [] }), { now: now ?? localTime(Date.now(), knownZone(settings.timeZone)) });
  const { faces } = shop.publicSnapshot([], told);
  for (const { place, message } of shop.problems) if (place === "locale") throw new Failure(EXIT.USAGE, `--faces: ${clip(message.split(";")[0])}`);
  const faced = (/** @type {any} */ slice) => {
    shop.update(/** @type {any} */ (toSnapshot(/** @type {any} */ ({ snapshot: settings }), [slice])));
    const { items } = shop.publicSnapshot(slice.items.map((/** @type {Fields} */ { sku }) => sku), told);
    const bySku = new Map(items.map((item) => [item.sku, item.faces]));
    return { ...slice, items: slice.items.map((/** @type {Fields} */ item) => ({ ...item, faces: bySku.get(item.sku) })) };
  };
  return { settings: { ...settings, faces }, faced };
}
