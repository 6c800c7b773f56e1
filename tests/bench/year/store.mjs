// What a merchant has and knows: stock, who waits, what is on order, what was sold and what was delivered. Never what will be.
import { isOpen, monthText, openFrom } from "./calendar.mjs";
import { delivery } from "./suppliers.mjs";

/**
 * @typedef {object} Line an order of a customer, one item each
 * @property {string} id @property {number} item @property {number} placed the day @property {number} quantity
 * @property {number} left units that wait
 * @property {number | null} latest the last day of what was promised first; null: no date was known
 */

/** @typedef {{ quantity: number, due: number, received: number, ordered: number, purchase: number }} Receipt `purchase`: the number of the purchase order */
/** @typedef {{ supplier: number, lines: { item: number, quantity: number }[] }} Purchase */

/** Units of lead time and of four weeks that are there when the run begins, or when a new item does. */
const FIRST_WEEKS = 4;
/** The number of the purchase that brings a new item's first stock, bought before the run. */
const OPENING = -1;

export class Store {
  /** @param {import("./world.mjs").World} world */
  constructor(world) {
    this.world = world;
    this.day = world.days.run;
    this.deliveries = world.deliveries.map((list) => [...list]);
    /** Units that each item sold, day by day from the first of the history. */
    this.sold = world.items.map(({ orders }) => orders.slice(0, this.day - world.days.from).map(sum));
    this.months = world.items.map(({ begins }, item) => this.#monthsBefore(item, Math.max(begins, world.days.from)));
    this.onHand = world.items.map(({ begins }, item) => (begins < this.day ? this.#first(item) : 0));
    /** Of what is on hand: what is sold and leaves on the next open day. */
    this.reserved = world.items.map(() => 0);
    /** @type {Line[][]} */
    this.waiting = world.items.map(() => []);
    /** @type {Receipt[][]} */
    this.onOrder = world.items.map(({ begins }, item) => (begins < this.day ? [] : [{ quantity: this.#first(item), ordered: this.day, due: begins, received: begins, purchase: OPENING }]));
    this.purchases = 0;
    this.lines = 0;
  }

  /** What comes that day, and for whom: those who have waited longest. @returns {Line[]} that wait no more */
  receive() {
    const { world, day } = this;
    /** @type {Line[]} */
    const done = [];
    const came = new Map();
    for (const [item, receipts] of this.onOrder.entries()) {
      for (const receipt of receipts.filter(({ received }) => received === day)) {
        this.onHand[item] += receipt.quantity;
        if (receipt.purchase !== OPENING) came.set(receipt.purchase, { ...receipt, supplier: world.items[item].supplier });
      }
      this.onOrder[item] = receipts.filter(({ received }) => received > day);
      this.#serve(item, done);
    }
    for (const { supplier, ordered, due } of came.values()) this.deliveries[supplier].push({ ordered, due, received: day });
    return done;
  }

  /** @param {Purchase} purchase @returns {boolean} whether the supplier takes it: all of it, in its packs and minimums */
  buy({ supplier, lines }) {
    const { world, day } = this;
    const { minimumOrder } = world.suppliers[supplier];
    if (sum(lines.map(({ quantity }) => quantity)) < minimumOrder) return false;
    for (const { item, quantity } of lines) {
      const { sku, packSize, minimumOrder, supplier: own } = world.items[item];
      if (own !== supplier || quantity <= 0 || quantity % packSize !== 0 || quantity < minimumOrder) {
        throw new Error(`${sku}: ${quantity} ordered of supplier ${supplier}: expected supplier ${own}, packs of ${packSize} and at least ${minimumOrder}`);
      }
    }
    const dates = delivery(world.suppliers[supplier], [world.seed, 4, supplier], day);
    for (const { item, quantity } of lines) this.onOrder[item].push({ quantity, ...dates, purchase: this.purchases });
    this.purchases += 1;
    return true;
  }

  /** A customer's order: what is free is theirs. @param {number} item @param {number} quantity @param {number | null} latest @returns {Line} */
  take(item, quantity, latest) {
    const served = Math.min(quantity, this.onHand[item] - this.reserved[item]);
    this.reserved[item] += served;
    const line = { id: `L${(this.lines += 1)}`, item, placed: this.day, quantity, left: quantity - served, latest };
    if (line.left > 0) this.waiting[item].push(line);
    return line;
  }

  /** What was sold leaves, if it is an open day, and the next day begins. @returns {number} units that left */
  close() {
    const { world, day } = this;
    let left = 0;
    if (isOpen(day)) {
      for (const [item, units] of this.reserved.entries()) {
        this.onHand[item] -= units;
        left += units;
      }
      this.reserved.fill(0);
    }
    const month = monthText(day);
    for (const [item, { begins, orders }] of world.items.entries()) {
      const units = sum(orders[day - world.days.from]);
      this.sold[item].push(units);
      if (day >= begins) add(this.months[item], month, units);
    }
    this.day += 1;
    return left;
  }

  /** The day on which a line that waits for nothing more leaves. */
  get leaves() {
    return openFrom(this.day);
  }

  /** On hand and on order, less what is sold. @param {number} item */
  position(item) {
    const waiting = sum(this.waiting[item].map(({ left }) => left));
    return this.onHand[item] - this.reserved[item] + sum(this.onOrder[item].map(({ quantity }) => quantity)) - waiting;
  }

  /** What it sold on each of the last days, of so many at most, and never before it was sold at all. @param {number} item @param {number} days */
  lately(item, days) {
    const since = this.day - this.world.items[item].begins;
    return this.sold[item].slice(-Math.max(0, Math.min(days, since)));
  }

  #serve(item, done) {
    const queue = this.waiting[item];
    while (queue.length > 0) {
      const served = Math.min(queue[0].left, this.onHand[item] - this.reserved[item]);
      if (served <= 0) break;
      this.reserved[item] += served;
      queue[0].left -= served;
      if (queue[0].left > 0) break;
      done.push(/** @type {Line} */ (queue.shift()));
    }
  }

  #first(item) {
    const { guess, supplier } = this.world.items[item];
    const known = this.lately(item, 91);
    const rate = known.length > 0 ? sum(known) / known.length : guess;
    return Math.ceil(rate * (this.world.suppliers[supplier].leadDays + 7 * FIRST_WEEKS));
  }

  #monthsBefore(item, begins) {
    const { from, run } = this.world.days;
    const months = [];
    for (let day = begins; day < run; day += 1) add(months, monthText(day), this.sold[item][day - from]);
    return months;
  }
}

/** @param {number[]} list */
export function sum(list) {
  let total = 0;
  for (const one of list) total += one;
  return total;
}

function add(months, month, quantity) {
  const last = months.at(-1);
  if (last?.month === month) last.quantity += quantity;
  else months.push({ month, quantity });
}
