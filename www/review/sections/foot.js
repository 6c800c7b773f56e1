// @ts-check
/** As of when the figures are, and what was left out of them. */
import { h } from "../dom.js";
import { faults, folded } from "../frame.js";

const MOST = 100;

/** @param {import("../page.js").Context} context */
export function foot({ about: { asOf, timeZone, stale, problems }, words, refresh }) {
  const more = problems.length - MOST;
  return h(
    "footer",
    { part: "foot" },
    h("p", { class: "soft" }, asOf && words.t(stale ? "foot.stale" : "foot.asOf", { moment: words.moment(asOf, timeZone) }), " ", h("button", { type: "button", part: "button", click: refresh }, words.t("foot.refresh"))),
    problems.length > 0 &&
      h(
        "div",
        { part: "problems" },
        folded(
          words.t("foot.problems", { count: problems.length }),
          faults(problems.slice(0, MOST)),
          more > 0 && h("p", {}, words.t("foot.more", { count: more })),
        ),
      ),
  );
}
