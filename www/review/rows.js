// @ts-check
/** Which items the table shows, and in which order. Columns are typed arrays, so that a hundred thousand rows sort while somebody waits. */

/** @typedef {import("../reviews.d.ts").Review} Review */
/** @typedef {{ query?: string, filter?: string, sort?: string, down?: boolean }} Chosen */

/** By what they are called: whether an item is among them. @type {Record<string, (review: Review) => (item: number) => unknown>} */
const FILTERS = {
  all: () => () => true,
  waiting: ({ items }) => (item) => items.units[item] > 0,
  toOrder(review) {
    const ordered = new Set(review.orderLines.item);
    return (item) => ordered.has(item);
  },
  overdue: ({ items }) => (item) => items.overdue[item] > 0,
  undated: ({ items }) => (item) => items.undated[item] > 0 || items.unavailable[item] > 0,
  unadvised: ({ items }) => (item) => items.unadvised[item] > 0,
};
export const FILTER_NAMES = Object.keys(FILTERS);

/** What can be sorted by: a column of numbers, those lowest first of which the merchant wants the lowest first. */
export const SORTS = /** @type {const} */ (["item", "units", "value", "oldest", "last", "position", "expected", "runsOut", "orderBy", "order"]);
/** What is asked for largest first. */
const LARGEST_FIRST = new Set(["units", "value", "expected", "order"]);
/** Days since 1970, -1: none. */
const DAYS = new Set(["oldest", "last", "runsOut", "orderBy"]);

/** Whether it goes down when it is first asked for. @param {string} sort */
export const goesDown = (sort) => LARGEST_FIRST.has(sort);

/** What is asked of one review again and again. @type {WeakMap<Review, { texts?: string[], ranks?: Map<string, Uint32Array> }>} */
const known = new WeakMap();

/** @param {string} text */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/**
 * Rows of `review.items`.
 * @param {Review} review @param {Chosen} chosen @param {string} tag the language that names are sorted in
 * @returns {Uint32Array}
 */
export function rowsOf(review, { query = "", filter = "all", sort = "orderBy", down = goesDown(sort) }, tag) {
  const kept = known.get(review) ?? {};
  known.set(review, kept);
  const { sku, title } = review.items;
  const words = plain(query).split(/\s+/).filter(Boolean);
  const belongs = FILTERS[filter](review);
  const texts = words.length > 0 ? (kept.texts ??= sku.map((one, item) => plain(`${one} ${title[item] ?? ""}`))) : [];
  const rows = new Uint32Array(sku.length);
  let count = 0;
  for (let item = 0; item < sku.length; item += 1) if (belongs(item) && words.every((word) => texts[item].includes(word))) rows[count++] = item;

  const found = rows.subarray(0, count);
  const values = sort === "item" ? ranksOf(review, tag, (kept.ranks ??= new Map())) : /** @type {any} */ (review.items)[sort];
  const none = DAYS.has(sort) ? (/** @type {number} */ value) => value < 0 : Number.isNaN;
  const sign = down ? -1 : 1;
  // What nobody knows comes last, whichever way.
  return found.sort((one, other) => {
    const [first, second] = [values[one], values[other]];
    const missing = Number(none(first)) - Number(none(second));
    return missing || (none(first) ? 0 : sign * (first - second)) || one - other;
  });
}

/** The place of each item by name: words are compared once, not with each sorting. @param {Review} review @param {string} tag @param {Map<string, Uint32Array>} ranks */
function ranksOf({ items: { sku, title } }, tag, ranks) {
  let rank = ranks.get(tag);
  if (!rank) {
    const collator = new Intl.Collator(tag, { numeric: true });
    const names = sku.map((one, item) => title[item] ?? one);
    const sorted = Uint32Array.from(names.keys()).sort((one, other) => collator.compare(names[one], names[other]) || one - other);
    rank = new Uint32Array(sorted.length);
    sorted.forEach((item, place) => (/** @type {Uint32Array} */ (rank)[item] = place));
    ranks.set(tag, rank);
  }
  return rank;
}
