// @ts-check
/** What a snapshot has published of one item: what of it can be shown, and until when that is true. */
import { MINUTE, knownZone, localTime } from "../clock.js";
import { primaryLanguage } from "../language.js";

/** @typedef {{ state: string, tone: string, headline: string, badge: string, detail: string, split: string[], notes: string[], aria: string }} Face */

const STATES = ["discontinued", "out-of-stock", "short", "preorder", "made-to-order", "low-stock", "in-stock", "partial", "backorder"];
const TONES = ["good", "low", "wait", "gone"];
/** More is no face that we have published. */
const LONGEST_TEXT = 2000;
const LONGEST_LIST = 30;
/** What breaks lines, turns the direction of the text behind it, or is seen by nobody. */
const UNREADABLE = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

export const isText = (/** @type {unknown} */ told) => typeof told === "string" && told.length <= LONGEST_TEXT && !UNREADABLE.test(told);
const isList = (/** @type {unknown} */ told) => Array.isArray(told) && told.length <= LONGEST_LIST && told.every(isText);

/**
 * A face with all that goes without saying; undefined where it is none, for half of one may say something else.
 * @param {any} told
 * @returns {Face | undefined}
 */
export function faceOf(told) {
  const face = { badge: told?.headline, detail: "", split: [], notes: [], aria: told?.headline, ...told };
  const { state, tone, headline, badge, detail, split, notes, aria } = face;
  const fits = STATES.includes(state) && TONES.includes(tone) && headline && aria && badge && [headline, badge, detail, aria].every(isText) && [split, notes].every(isList);
  return fits ? face : undefined;
}

/**
 * The language to say it in: the page's, else English; undefined where there is neither.
 * @param {unknown} told by language tag @param {string} wanted
 */
export function languageIn(told, wanted) {
  const tags = Object.keys(told ?? {});
  const like = (/** @type {string} */ one) => tags.find((tag) => primaryLanguage(tag) === primaryLanguage(one));
  return tags.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ?? like(wanted) ?? like("en");
}

/**
 * The instant until which the faces of a snapshot are true, by the clock; 0: they are not, or not known to be.
 * @param {any} snapshot @param {number} heard the instant it came at @param {string} [given] the shop's local time, in place of the clock's
 */
export function trueUntil({ faces, asOf, timeZone, policy }, heard, given) {
  const { on, from = "00:00", until = "24:00" } = faces ?? {};
  const zone = knownZone(timeZone);
  const clock = (/** @type {number} */ epoch) => localTime(epoch, zone);
  const instant = Date.now();
  const now = given ?? clock(instant);
  const [day, time = ""] = now.split("T");
  const ends = Date.parse(`${on}T${until}Z`);
  if (day !== on || !(time >= from) || !(time < until) || Number.isNaN(ends)) return 0;
  const known = Number.isNaN(Date.parse(asOf)) ? heard : Date.parse(asOf);
  const lasts = (policy?.staleAfterHours ?? Infinity) * 60 * MINUTE;
  const age = given ? Date.parse(`${now}Z`) - Date.parse(`${clock(known)}Z`) : instant - known;
  // Of an age that is none, nothing is known either.
  if (!(age <= lasts)) return 0;
  return Math.min(instant - (instant % MINUTE) + ends - Date.parse(`${now}Z`), known + lasts + 1);
}
