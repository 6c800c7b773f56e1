// What was ordered, kept by this browser only. Each order is kept with the stock it was placed in, and with a clock of
// its own: `{ id, name, parcels, now, snapshot }`. There time stands still until somebody moves it.
const key = "lomb.orders";
const MOST = 20;

export const orders = {
  /** The last one first. */
  get all() {
    try {
      const told = JSON.parse(localStorage.getItem(key) ?? "[]");
      return told.filter(({ id, snapshot }) => typeof id === "string" && snapshot?.orders?.length === 1);
    } catch {
      return [];
    }
  },
  /** The one with this id; the last one if none is named. */
  find(id) {
    return orders.all.find((one) => id === null || one.id === id);
  },
  nextId() {
    const numbers = orders.all.map(({ id }) => Number(id.slice(id.indexOf("-") + 1)) || 0);
    return `LM-${Math.max(1041, ...numbers) + 1}`;
  },
  /** Whether it could be kept. */
  save(record) {
    const known = orders.all;
    const kept = known.some(({ id }) => id === record.id) ? known.map((one) => (one.id === record.id ? record : one)) : [record, ...known];
    return write(kept.slice(0, MOST));
  },
  forget(id) {
    return write(orders.all.filter((one) => one.id !== id));
  },
};

function write(all) {
  try {
    localStorage.setItem(key, JSON.stringify(all));
    return true;
  } catch {
    // Storage can be forbidden or full.
    return false;
  }
}
