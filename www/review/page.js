// @ts-check
/** The sections of the review, in the order in which a merchant thinks. */
import { jumps } from "./jumps.js";
import { backlog } from "./sections/backlog.js";
import { foot } from "./sections/foot.js";
import { health } from "./sections/health.js";
import { items } from "./sections/items.js";
import { suppliers } from "./sections/suppliers.js";
import { today } from "./sections/today.js";
import { trouble } from "./sections/trouble.js";
import { verdict, verdictText } from "./sections/verdict.js";

/**
 * @typedef {object} Context
 * @property {import("../reviews.d.ts").Review} review
 * @property {import("./element.js").About} about
 * @property {import("./words.js").Words} words
 * @property {(sku: string, days: number) => Promise<any>} project
 * @property {Record<string, any>} chosen what somebody has searched, sorted and filtered by
 * @property {() => void} refresh
 */

/** @param {Context} context */
export function pageOf(context) {
  const sections = [today, backlog, health, suppliers, trouble, items].map((section) => section(context)).filter((section) => section !== undefined);
  // The verdict stands beneath the links to the others.
  return { nodes: [jumps(sections, context.words), verdict(context), ...sections, foot(context)], text: verdictText(context) };
}
