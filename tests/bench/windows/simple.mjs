// What a careful shop might do without us: the windows we are measured against.

/** @param {number[]} sorted @param {number} share */
function quantile(sorted, share) {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  return sorted[below] + (place - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below]);
}

/** @param {number[]} late @param {number} confidence @returns {[number, number]} whole days, rounded outwards */
function windowOf(late, confidence) {
  if (late.length === 0) return [0, 0];
  const sorted = [...late].sort((one, other) => one - other);
  const left = (1 - confidence) / 2;
  return [Math.floor(quantile(sorted, left)), Math.ceil(quantile(sorted, 1 - left))];
}

/** The supplier's last so many; of one without any, everybody's. */
const last = (count) => ({ own, all, confidence }) =>
  windowOf((own.length > 0 ? own.slice(-count) : all).map(({ late }) => late), confidence);

/** @type {Record<string, (past: import("./replay.mjs").Past) => [number, number]>} */
export const SIMPLE = {
  "the scheduled day alone": () => [0, 0],
  "quantiles of all history before": ({ before, confidence }) => windowOf(before.map(({ late }) => late), confidence),
  "the supplier's own before": ({ before, supplier, confidence }) => {
    const own = before.filter((delivery) => delivery.supplier === supplier);
    return windowOf((own.length > 0 ? own : before).map(({ late }) => late), confidence);
  },
  "the supplier's last 30": last(30),
  "the supplier's last 100": last(100),
};
