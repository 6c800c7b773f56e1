// @ts-check
/** Until when what is there and on order together is enough for what is expected to be asked: not when the shelf is empty, which a delivery still to come leaves empty meanwhile. */
import { DAY, NONE } from "./words.js";

/** As lists say it. @param {import("../reviews.d.ts").Review} review @param {import("./words.js").Words} words @param {number} item its row */
export function enoughUntil(review, words, item) {
  const { runsOut, unadvised } = review.items;
  if (runsOut[item] < 0) return unadvised[item] > 0 ? NONE : words.t("items.overYear");
  return isPromised(review, item) ? words.t("items.notEnough") : words.near(runsOut[item], Date.parse(review.today) / DAY);
}

/** Whether nothing of it is left for who orders now: then it is enough until no day. @param {import("../reviews.d.ts").Review} review @param {number} item */
export const isPromised = ({ items }, item) => items.runsOut[item] >= 0 && items.position[item] <= 0;
