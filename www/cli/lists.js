// @ts-check
/** Counts and lists as every command's summary has them. */

/** Of each kind of trouble; the rest is counted. */
const MOST_LISTED = 50;
/** Of names that stand in one line. */
const MOST_NAMED = 20;

/** @param {number} count @param {string} one */
export const counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

/** @param {string} title @param {string[]} lines */
export function listed(title, lines) {
  if (lines.length === 0) return [];
  const more = lines.length - MOST_LISTED;
  return [title, ...lines.slice(0, MOST_LISTED).map((line) => `  ${line}`), ...(more > 0 ? [`  and ${more} more`] : [])];
}

/** @param {string[]} names */
export function inLine(names) {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
