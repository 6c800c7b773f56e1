// The merchant's private snapshot: what the store knows this morning, in the words of the library.
import { dayText } from "./calendar.mjs";
import { sum } from "./store.mjs";

/** One item in so many has its sales told by day, the others by month. */
const BY_DAY = 4;
/** Days of which a merchant takes the mean for what is sold a day. */
export const QUARTER = 91;
const FEWEST = 28;

/**
 * @param {import("./store.mjs").Store} store @param {{ sales: boolean, reorder?: object }} what promises do without sales
 * @returns {import("../../../www/snapshots.d.ts").Snapshot}
 */
export function snapshotOf(store, { sales, reorder }) {
  const { world, day } = store;
  const lines = (item) => store.waiting[item].map(({ id, left, placed }) => ({ id, quantity: left, placed: dayText(placed) }));
  const receipts = (item) => store.onOrder[item].map(({ quantity, due }) => ({ quantity, due: dayText(due) }));
  return {
    version: 1,
    asOf: `${dayText(day)}T08:00:00Z`,
    currency: "EUR",
    policy: /** @type {any} */ ({ reorder }),
    suppliers: Object.fromEntries(
      world.suppliers.map(({ key, leadDays, minimumOrder, orderCost }, number) => [
        key,
        { leadDays, minimumOrder, orderCost, deliveries: store.deliveries[number].map(({ ordered, due, received }) => ({ ordered: dayText(ordered), due: dayText(due), received: dayText(received) })) },
      ]),
    ),
    items: world.items.map(({ sku, supplier, cost, packSize, minimumOrder }, item) => ({
      sku,
      supplier: world.suppliers[supplier].key,
      selling: "backorder",
      backorderLimit: 1_000_000,
      onHand: store.onHand[item],
      reserved: store.reserved[item],
      onOrder: receipts(item),
      backorders: lines(item),
      dailyDemand: usual(store, item),
      cost,
      packSize,
      minimumOrder,
      sales: sales ? soldBy(store, item) : undefined,
    })),
  };
}

/** Units sold a day lately; of a new item what its buyer expects, until four weeks have told. */
function usual(store, item) {
  const days = store.lately(item, QUARTER);
  if (days.length === 0) return 0;
  const guessed = Math.max(0, FEWEST - days.length);
  const rate = (sum(days) + guessed * store.world.items[item].guess) / (days.length + guessed);
  return Math.round(rate * 1000) / 1000;
}

function soldBy(store, item) {
  if (item % BY_DAY > 0) return store.months[item];
  const { from } = store.world.days;
  return store.sold[item].flatMap((quantity, index) => (quantity > 0 ? [{ day: dayText(from + index), quantity }] : []));
}
