// Who waits, for what, and what is overdue.
import { Calendar, dayOf, textOf } from "../../yardstick/allocate.js";
import { AGES, WAYS, sumUp } from "./backlog.js";
import { Durations } from "./durations.js";
import { word } from "./suppliers.js";

const [READY, ON_ORDER, OVERDUE, , REORDER, UNDATED] = [0, 1, 2, 3, 4, 5];

/** Who waits, for what, and what is overdue. */
export class Waiting {
  ages;
  ways;
  /** When each line of an order ships. */
  dates = new Map();
  /** Lines that are in no order, with and without a day. */
  asTold = 0;
  undated = 0;
  waited = new Durations();
  toShip = new Durations();
  overdue = { item: [], supplier: [], quantity: [], waiting: [], due: [], days: [] };
  long = 0;
  first = Infinity;
  firstRow = -1;
  stock = { position: 0, counted: 0, none: 0 };
  /** Of the item at hand, in the order in which they are expected. */
  #expected = new Int32Array(64);
  #due = new Int32Array(64);
  #quantity = new Float64Array(64);

  constructor(snapshot, suppliers, today, from) {
    const count = snapshot.items.length;
    this.suppliers = suppliers;
    this.today = today;
    this.from = from;
    this.calendar = new Calendar(snapshot, today);
    this.open = openOn(snapshot, today);
    this.ages = Array.from({ length: AGES }, () => new Float64Array(count));
    this.ways = Array.from({ length: WAYS }, () => new Float64Array(count));
    this.units = new Float64Array(count);
    this.value = new Float64Array(count);
    this.position = new Float64Array(count);
    this.oldest = new Int32Array(count).fill(-1);
    this.last = new Int32Array(count).fill(-1);
  }

  add(item, row) {
    const { backorders, onOrder, price } = item;
    const supplier = this.suppliers.get(item.supplier);
    let waiting = 0;
    for (let line = 0; line < backorders.length; line += 1) waiting += backorders[line].quantity;
    const receipts = this.#lineUp(onOrder);
    let reached = item.onHand;
    for (let turn = 0; turn < receipts; turn += 1) {
      if (this.#due[turn] < this.today) this.#late(row, supplier, price, turn, reached, waiting);
      reached += this.#quantity[turn];
    }
    if (waiting > 0) this.#wait(item, row, supplier, receipts, waiting);
    const position = reached - waiting;
    this.position[row] = position;
    this.stock.counted += 1;
    this.stock.position += position;
    if (position <= 0) this.stock.none += 1;
  }

  /** Today's receipts come first, then those that are late, then the others: they are few, and mostly in order. */
  #lineUp(onOrder) {
    const count = onOrder.length;
    if (count > this.#due.length) {
      this.#expected = new Int32Array(count * 2);
      this.#due = new Int32Array(count * 2);
      this.#quantity = new Float64Array(count * 2);
    }
    const expected = this.#expected;
    const due = this.#due;
    for (let index = 0; index < count; index += 1) {
      const day = dayOf(onOrder[index].due);
      const comes = day < this.today ? this.today + 1 : day;
      let place = index;
      while (place > 0 && (expected[place - 1] > comes || (expected[place - 1] === comes && due[place - 1] > day))) {
        expected[place] = expected[place - 1];
        due[place] = due[place - 1];
        this.#quantity[place] = this.#quantity[place - 1];
        place -= 1;
      }
      expected[place] = comes;
      due[place] = day;
      this.#quantity[place] = onOrder[index].quantity;
    }
    return count;
  }

  #late(row, supplier, price, turn, reached, waiting) {
    const { overdue, today } = this;
    const quantity = this.#quantity[turn];
    const due = this.#due[turn];
    const some = Math.max(0, Math.min(waiting, reached + quantity) - reached);
    overdue.item.push(row);
    overdue.supplier.push(supplier.number);
    overdue.quantity.push(quantity);
    overdue.waiting.push(some);
    overdue.due.push(due);
    overdue.days.push(today - due);
    supplier.receipts += 1;
    supplier.waiting += some;
    supplier.units += quantity;
    supplier.value += quantity * price;
    if (today - due > supplier.days) supplier.days = today - due;
    if (due >= this.from) word(supplier, today - due);
  }

  #wait({ backorders, onHand, price }, row, supplier, receipts, waiting) {
    const { today, calendar, ages, ways } = this;
    let have = onHand;
    let way = READY;
    let ships = calendar.ships(today);
    let next = 0;
    let last = -1;
    let oldest = Infinity;
    for (let index = 0; index < backorders.length; index += 1) {
      const line = backorders[index];
      const placed = dayOf(line.placed);
      const waits = today - placed;
      if (placed < oldest) oldest = placed;
      let left = line.quantity;
      this.waited.add(waits, left);
      ages[waits <= 7 ? 0 : waits <= 30 ? 1 : waits <= 90 ? 2 : 3][row] += left;
      while (left > 0) {
        while (have === 0) {
          if (next < receipts) {
            have = this.#quantity[next];
            way = this.#due[next] < today ? OVERDUE : ON_ORDER;
            ships = calendar.ships(this.#expected[next]);
            next += 1;
          } else {
            have = Infinity;
            ships = this.#again(supplier, receipts);
            way = ships < 0 ? UNDATED : REORDER;
          }
        }
        const some = left < have ? left : have;
        ways[way][row] += some;
        if (ships >= 0) {
          this.toShip.add(ships - today, some);
          if (ships > last) last = ships;
        }
        if (ships < 0 || ships - placed > 30) this.long += some;
        left -= some;
        have -= some;
      }
      if (this.dates.has(line.id)) this.dates.set(line.id, ships);
      else if (ships < 0) this.undated += 1;
      else this.asTold += 1;
    }
    if (oldest < this.first) {
      this.first = oldest;
      this.firstRow = row;
    }
    this.oldest[row] = oldest;
    this.last[row] = last;
    this.units[row] = waiting;
    this.value[row] = waiting * price;
    const { backlog } = supplier;
    backlog.units += waiting;
    backlog.value += waiting * price;
    backlog.items += 1;
    backlog.lines += backorders.length;
    if (last > backlog.last) backlog.last = last;
    sumUp(backlog.ages, ages, row, price);
    sumUp(backlog.ways, ways, row, price);
  }

  /** When ships what is ordered today: not before the last receipt. */
  #again({ leadDays }, receipts) {
    if (leadDays === undefined) return -1;
    const last = receipts > 0 ? this.calendar.ships(this.#expected[receipts - 1]) : 0;
    return Math.max(this.calendar.ships(this.open + leadDays), last);
  }
}

/** The first open day on or after a day. */
function openOn({ calendar: { closed, holidays } }, day) {
  const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
  let open = day;
  while (closed.includes(names[(open + 4) % 7]) || holidays.includes(textOf(open))) open += 1;
  return open;
}
