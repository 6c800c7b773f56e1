// @ts-check
/** What a status tells search engines; fetched where a page asks for it. */
import { machinePart } from "./machine.js";

/** @typedef {{ machine: (element: any) => import("./machine.js").Machine }} Parts */

/** @param {import("../elements/later.js").Host} host @returns {Parts} */
export const parts = (host) => ({ machine: machinePart(host) });
