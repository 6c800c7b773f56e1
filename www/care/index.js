// @ts-check
/** What the full view of a status offers those who wait; fetched once there is somebody to wait. */
import english from "../locales/care/en.json";
import waiting from "../locales/waiting/en.json";
import { phrasesOf } from "../phrases.js";
import { carePart } from "./care.js";
import sheet from "./care.css";

/** @typedef {{ care: (element: any) => import("./care.js").Care }} Parts */

/** @param {import("../elements/later.js").Host} host @returns {Parts} */
export function parts(host) {
  const phrases = phrasesOf(host, "care", { ...waiting, ...english });
  return { care: carePart(host, phrases, new host.Sheets(() => sheet)) };
}
