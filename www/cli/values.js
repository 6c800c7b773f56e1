// @ts-check
/** What options take: each reads one value, or says what it expected. Never a value that may hold a password. */
import { InvalidArgumentError } from "commander";
import { MOST_FACES } from "../faces.js";

export const KINDS = ["delayed", "sooner", "dispatched", "cancelled"];

/** @param {string} expected */
const expect = (expected) => new InvalidArgumentError(`Expected ${expected}.`);

/** @param {number} least */
export const whole = (least) => (/** @type {string} */ text) => {
  const number = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < least) throw expect(`a whole number of at least ${least}`);
  return number;
};

export function moreThanNone(/** @type {string} */ text) {
  if (!/^\d+(\.\d+)?$/.test(text) || Number(text) <= 0) throw expect("a number above 0");
  return Number(text);
}

/** Seconds. */
export function upToADay(/** @type {string} */ text) {
  const seconds = moreThanNone(text);
  if (seconds > 86_400) throw expect("86400 at most");
  return seconds;
}

export function port(/** @type {string} */ text) {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw expect("a whole number from 0 to 65535");
  return Number(text);
}

export function kinds(/** @type {string} */ text) {
  const named = text.split(",").map((kind) => kind.trim());
  if (!named.every((kind) => KINDS.includes(kind))) throw expect(`some of ${KINDS.join(",")}`);
  return named;
}

export function languages(/** @type {string} */ text) {
  const named = [...new Set(text.split(",").map((tag) => tag.trim()))];
  if (named.length > MOST_FACES || !named.every((tag) => /^[a-z]{2,8}(-[a-z\d]{1,8})*$/i.test(tag))) throw expect(`up to ${MOST_FACES} languages: en,de,hu`);
  return named;
}

/** One mailbox that can stand in an envelope without quotes. */
const isAddress = (/** @type {string} */ text) =>
  text.length <= 254 && /^[^\s@<>(),;:"\\[\]\p{C}]+@[^\s@<>(),;:"\\[\]\p{C}]+$/u.test(text);

/** @param {string} text @returns {{ name: string, address: string }} */
export function mailbox(text) {
  const [, quoted, name, inside, bare] = /^\s*(?:(?:"([^"]*)"|([^"<>]*?))\s*<([^<>]*)>|(\S+))\s*$/.exec(text) ?? [];
  const address = inside ?? bare ?? "";
  if (!isAddress(address)) throw expect('an address, orders@shop.example or "Oak & Co <orders@shop.example>"');
  return { name: quoted ?? name ?? "", address };
}

export function unsubscribe(/** @type {string} */ text) {
  const misspelt = /\{email\}/i.test(text) && !text.includes("{email}");
  if (!/^(https|mailto):$/.test(protocolOf(text)) || /[\s<>]/.test(text) || misspelt) throw expect("an https or mailto URL, with {email} where the address goes");
  // Its scheme in small letters, and nothing but ASCII in it.
  return new URL(text).href.replaceAll("%7Bemail%7D", "{email}");
}

/** @param {string} text */
const protocolOf = (text) => (URL.canParse(text) ? new URL(text).protocol : "");
