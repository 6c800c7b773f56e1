// @ts-check
/** What a public snapshot says of one unit of each item, for pages on which wasm is blocked; read by published/. */

/** @typedef {{ locale: string, words: any }} Spoken */

/** One shop is not spoken to in more languages at once. */
export const MOST_FACES = 20;

/**
 * @param {any} snapshot a public one, to which they are added
 * @param {any} shop the core's
 * @param {Spoken[]} spoken
 */
export function withFaces(snapshot, shop, spoken) {
  const each = (/** @type {(words: any) => any} */ say) => Object.fromEntries(spoken.map(({ locale, words }) => [locale, say(words)]));
  for (const item of snapshot.items) item.faces = each((words) => shop.publicFace(item.sku, words));
  // As of when it is known is the same of whatever is asked about.
  const known = each((words) => shop.face("", 1, words).known);
  snapshot.faces = { ...shop.spell(), ...(snapshot.asOf && { known }) };
  return snapshot;
}
