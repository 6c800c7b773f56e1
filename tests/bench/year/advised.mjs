// The shop that does what its review says: each Monday the purchase orders that it names, as it names them.
import { HOLDING_PERCENT, linesOf, purchasesOf, REVIEW_DAYS, thumb } from "./rules.mjs";

/** Of an item that the review has no advice for, the rule of thumb, with so many weeks. */
const FALLBACK_WEEKS = 2;

/** @param {number} serviceLevel @returns {import("./simulate.mjs").Rule} */
export const advised = (serviceLevel) => ({
  reorder: { serviceLevel, reviewDays: REVIEW_DAYS, holdingPercent: HOLDING_PERCENT },
  reviews: true,
  decide(store, review) {
    const purchases = review.purchaseOrders.map(({ supplier }) => ({ supplier, lines: /** @type {{ item: number, quantity: number }[]} */ ([]) }));
    const { order, item, quantity } = review.orderLines;
    for (const [row, number] of order.entries()) purchases[number].lines.push({ item: item[row], quantity: quantity[row] });
    const isUnadvised = (/** @type {number} */ row) => review.items.unadvised[row] > 0;
    return joined(purchases, purchasesOf(store, linesOf(store, thumb(FALLBACK_WEEKS), isUnadvised)));
  },
});

/** One order a supplier. @param {import("./store.mjs").Purchase[]} purchases @param {import("./store.mjs").Purchase[]} more */
function joined(purchases, more) {
  const found = new Map(purchases.map((purchase) => [purchase.supplier, purchase]));
  for (const { supplier, lines } of more) found.set(supplier, { supplier, lines: [...(found.get(supplier)?.lines ?? []), ...lines] });
  return [...found.values()];
}
