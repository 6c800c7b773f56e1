// @ts-check
/** What went wrong, in words of the reader's language, and what to do about it; with the exact message beneath. */
import { h } from "./dom.js";

/** Stands for the address where the page gave the snapshot itself. */
const NONE_TOLD = "src";

/** @param {import("./words.js").Words} words @param {import("./engine.js").Failure} failure @param {string | null} src */
export function failureIn(words, { name, phase, place, message }, src) {
  // The settings alone were read: what is refused then is that none of the merchant's own figures is in it.
  const isPublic = phase === "review" && place === "snapshot" && name === "RangeError";
  const kind = isPublic ? "public" : phase === "review" && place !== "days" ? "broken" : phase;
  return [
    h("h2", { part: "heading" }, words.t(`failed.${kind}.title`)),
    h("p", {}, words.t(`failed.${kind}.text`, { src: src ?? NONE_TOLD })),
    h("p", { class: "exact" }, h("code", {}, message.startsWith(`${place}:`) ? message : `${place}: ${message}`)),
  ];
}
