// A year, day by day: goods come, on Mondays the shop orders, customers order and are promised a day, what is sold leaves.
import { open } from "../../../dist/node.js";
import { dayNumber, dayText, isMonday } from "./calendar.mjs";
import { Figures } from "./figures.mjs";
import { snapshotOf } from "./snapshot.mjs";
import { Store, sum } from "./store.mjs";

/**
 * @typedef {object} Rule what and how much to order
 * @property {object} [reorder] what the snapshot's policy says of it
 * @property {boolean} [reviews] whether it asks for the review
 * @property {(store: Store, review?: any) => import("./store.mjs").Purchase[]} decide
 */

/**
 * @param {import("./world.mjs").World} world @param {Rule} rule
 * @param {(event: { type: "started" | "ordered" | "line" | "done" | "closed", day: number, [more: string]: unknown }) => void} [watch]
 */
export async function simulate(world, rule, watch = () => {}) {
  const store = new Store(world);
  const figures = new Figures(world);
  const now = () => `${dayText(store.day)}T09:00`;
  const told = (sales) => /** @type {any} */ (snapshotOf(store, { sales, reorder: rule.reorder }));
  const shop = await open(told(false), { now });
  watch({ type: "started", day: store.day, units: sum([...store.onHand, ...store.onOrder.flat().map(({ quantity }) => quantity)]) });
  while (store.day < world.days.until) {
    const { day } = store;
    for (const line of store.receive()) {
      figures.left(line, day);
      watch({ type: "done", day, line });
    }
    if (isMonday(day)) {
      shop.update(told(rule.reviews));
      if (shop.problems.length > 0) throw new Error(`the snapshot of ${dayText(day)}: ${shop.problems[0].message}`);
      for (const purchase of rule.decide(store, rule.reviews ? await shop.review() : undefined)) {
        const isTaken = store.buy(purchase);
        if (isTaken) figures.bought(purchase, day);
        watch({ type: "ordered", day, purchase, isTaken });
      }
    }
    shop.update(told(false));
    for (const [item, { sku, orders }] of world.items.entries()) {
      let before = 0;
      for (const quantity of orders[day - world.days.from]) {
        // Who ordered earlier that day stands before them in the line.
        const promise = shop.promise(sku, (before += quantity));
        const line = store.take(item, quantity, lastDay(promise));
        figures.ordered(line);
        watch({ type: "line", day, line, waits: line.left, promise });
        if (line.left === 0) figures.left(line, store.leaves);
      }
    }
    const left = store.close();
    figures.closed(store);
    watch({ type: "closed", day, left });
  }
  shop.free();
  figures.end(store);
  return { figures, store };
}

/** @param {import("../../../www/types.d.ts").PromiseOfUnits} promise @returns {number | null} */
function lastDay({ parts }) {
  const last = parts.at(-1);
  return last?.ships ? dayNumber(last.latest ?? last.ships) : null;
}
