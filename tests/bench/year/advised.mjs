// The shop that does what its review says: each Monday the purchase orders that it names, as it names them.
import { HOLDING_PERCENT, REVIEW_DAYS } from "./rules.mjs";

/** @param {number} serviceLevel @returns {import("./simulate.mjs").Rule} */
export const advised = (serviceLevel) => ({
  reorder: { serviceLevel, reviewDays: REVIEW_DAYS, holdingPercent: HOLDING_PERCENT },
  reviews: true,
  decide(_store, { purchaseOrders, orderLines }) {
    const purchases = purchaseOrders.map(({ supplier }) => ({ supplier, lines: /** @type {{ item: number, quantity: number }[]} */ ([]) }));
    for (const [row, number] of orderLines.order.entries()) purchases[number].lines.push({ item: orderLines.item[row], quantity: orderLines.quantity[row] });
    return purchases;
  },
});
