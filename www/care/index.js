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
  checkModule(host.core);
  const phrases = phrasesOf(host, "care", { ...waiting, ...english });
  return { care: carePart(host, phrases, new host.Sheets(() => sheet)) };
}

/** Another of our files under this one's name would show something else. @param {import("../core.js").Core<any>} core */
function checkModule(core) {
  const place = document.createElement("div");
  const isCare = core.call(({ PartView }) => {
    const view = new PartView("care", place);
    const built = !!place.querySelector("[part=care]");
    view.free();
    return built;
  });
  if (!isCare) throw new Error("care.wasm: another module, expected the one that was built with care.js");
}
