// The stock as it would be if its deliveries came from suppliers who are not always on time, for the elements that show that.
import { stock } from "./stock.js";

/** Of each delivery of an item, the days it may be late from and to, by what so many earlier ones tell. */
const histories = {
  narrow: [{ from: 0, to: 3 }],
  week: [{ from: -2, to: 5 }],
  wide: [{ from: 0, to: 58 }],
  few: [{ from: -3, to: 18, samples: 4 }],
  quiet: [{ from: 0, to: 18 }],
  overdue: [{ from: 0, to: 30 }, { from: 0, to: 9 }],
  split: [{ from: 0, to: 5 }, { from: -4, to: 16 }],
  back: [{ from: 0, to: 9 }],
};

/** Gives each element with a `data-late` the stock by that history. */
export async function bringLate(root = document) {
  const all = await stock();
  for (const element of root.querySelectorAll("[data-late]")) element.snapshot = withHistory(all, histories[element.dataset.late]);
}

function withHistory(all, history) {
  const table = ({ from, to, samples = 40 }) => ({ samples, quantiles: [[0.1, from], [0.9, to]] });
  const suppliers = history.map((days, number) => [`late-${number}`, { lateness: { purchase: table(days) } }]);
  const byHistory = (receipt, number) => ({ ...receipt, supplier: `late-${number}` });
  const items = all.items.map((item) => ({ ...item, onOrder: item.onOrder?.map(byHistory) }));
  return { ...all, suppliers: { ...all.suppliers, ...Object.fromEntries(suppliers) }, items };
}
