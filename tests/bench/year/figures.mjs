// What came of it: service, stock and what ordering cost, of the days that count.
import { sum } from "./store.mjs";

export class Figures {
  #counted;
  #world;

  /** @param {import("./world.mjs").World} world */
  constructor(world) {
    this.#world = world;
    this.#counted = world.days.counted;
    this.units = 0;
    /** Units in stock when they were ordered. */
    this.served = 0;
    this.unitDays = 0;
    /** Lines that were told no day, and of the others those that left later than the last day they were first told. */
    this.undated = 0;
    this.broken = 0;
    this.purchases = 0;
    this.freight = 0;
    this.days = 0;
    this.valueDays = 0;
    /** The same item by item. */
    this.items = world.items.map(({ kind }) => ({ kind, units: 0, served: 0, unitDays: 0, valueDays: 0, purchases: 0 }));
  }

  get fillRate() {
    return this.units > 0 ? this.served / this.units : 1;
  }

  /** Units that waited. */
  get waited() {
    return this.units - this.served;
  }

  /** Cents, in the mean of the days. */
  get stockValue() {
    return this.valueDays / Math.max(1, this.days);
  }

  /** @param {import("./store.mjs").Line} line as it was taken */
  ordered({ item, placed, quantity, left, latest }) {
    if (placed < this.#counted) return;
    const of = this.items[item];
    this.units += quantity;
    this.served += quantity - left;
    of.units += quantity;
    of.served += quantity - left;
    if (latest === null) this.undated += 1;
  }

  /** @param {import("./store.mjs").Line} line @param {number} day on which its last unit leaves */
  left({ placed, latest }, day) {
    if (placed >= this.#counted && latest !== null && day > latest) this.broken += 1;
  }

  /** @param {import("./store.mjs").Purchase} purchase @param {number} day */
  bought({ supplier, lines }, day) {
    if (day < this.#counted) return;
    this.purchases += 1;
    this.freight += this.#world.suppliers[supplier].orderCost;
    for (const { item } of lines) this.items[item].purchases += 1;
  }

  /** The day that has just ended. @param {import("./store.mjs").Store} store */
  closed(store) {
    if (store.day <= this.#counted) return;
    this.days += 1;
    for (const [item, { cost }] of this.#world.items.entries()) {
      const value = store.onHand[item] * cost;
      const waiting = sum(store.waiting[item].map(({ left }) => left));
      this.valueDays += value;
      this.unitDays += waiting;
      this.items[item].valueDays += value;
      this.items[item].unitDays += waiting;
    }
  }

  /** Who waits still may have been promised a day that has passed. @param {import("./store.mjs").Store} store */
  end(store) {
    for (const line of store.waiting.flat()) this.left(line, store.day);
  }
}
