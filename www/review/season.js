// @ts-check
/** Months in which an item sells more than in others, and what an order leaves unsold that comes when they are over. */
import { DAY } from "./words.js";

/** A month sells much from so many times the average on, and next to nothing below so many. */
export const HIGH = 1.25;
const LOW = 0.5;
/** Months after a season that must sell next to nothing, and for which what is left must be enough, for it to have come too late. */
const LONG = 3;

/**
 * What is expected to be left once the season is over that an order comes at the end of, or after; undefined where it sells on.
 * @param {import("../projections.d.ts").Projection} told
 * @param {number} order units @param {number} arrives days since 1970
 * @returns {{ day: number, units: number, until: string } | undefined} the season's last day, units left then, and the month until which they are enough, or longer
 */
export function leftOver({ from, stock, season, months }, order, arrives) {
  if (!season) return undefined;
  const today = Date.parse(from) / DAY;
  const factor = (/** @type {number} */ month) => season[month % 12];
  const arrival = monthOf(arrives);
  const high = Array.from({ length: arrival - monthOf(today) + 1 }, (_, step) => factor(monthOf(today) + step) >= HIGH);
  if (!high.includes(true)) return undefined;
  let last = arrival;
  while (factor(last) >= HIGH && factor(last + 1) >= HIGH && last < arrival + 12) last += 1;
  const day = endOf(last);
  let left = stock[day - today] + order;
  const after = months.slice(last - monthOf(today));
  const units = Math.round(left);
  const enough = after.findIndex(({ expected }) => (left -= expected) <= 0);
  const isOver = after.length > LONG && [1, 2, 3].every((step) => factor(last + step) < LOW);
  if (!isOver || !(units >= 1) || (enough >= 0 && enough < LONG)) return undefined;
  return { day, units, until: after.at(enough)?.month ?? "" };
}

/** Months since January of the year 0. @param {number} day since 1970 */
function monthOf(day) {
  const date = new Date(day * DAY);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The last day of a month, since 1970. @param {number} month as `monthOf` */
const endOf = (month) => Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0) / DAY;
