// Days as whole numbers since 1970, and the shop's week.

const DAY = 86_400_000;
/** 1970 began on a Thursday. */
const weekday = (/** @type {number} */ day) => (day + 3) % 7;

/** @param {string} text YYYY-MM-DD */
export const dayNumber = (text) => Date.parse(`${text}T00:00:00Z`) / DAY;
/** Each day is asked for many thousand times. @type {Map<number, string>} */
const texts = new Map();
/** @param {number} day @returns {string} YYYY-MM-DD */
export function dayText(day) {
  let text = texts.get(day);
  if (!text) texts.set(day, (text = new Date(day * DAY).toISOString().slice(0, 10)));
  return text;
}
/** @param {number} day @returns {string} YYYY-MM */
export const monthText = (day) => dayText(day).slice(0, 7);

export const isMonday = (/** @type {number} */ day) => weekday(day) === 0;
/** Monday to Friday: goods come and go. */
export const isOpen = (/** @type {number} */ day) => weekday(day) < 5;
/** The first open day on or after it. @param {number} day */
export const openFrom = (day) => (isOpen(day) ? day : day + 7 - weekday(day));

/** What a day of the week sells beside an average one, Monday first. */
const WEEK = [1.2, 1.1, 1, 1, 1.05, 0.8, 0.85];
export const weekShare = (/** @type {number} */ day) => WEEK[weekday(day)];
/** Where in the year it is, from 0 up to 1. @param {number} day */
export const partOfYear = (day) => (((day - dayNumber("2020-01-01")) / 365.25) % 1 + 1) % 1;
