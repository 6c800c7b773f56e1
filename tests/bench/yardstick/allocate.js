// The yardstick for computing: first come, first served allocation and dating in JavaScript as fast as we could make it.
// It knows open days, handling days, overdue receipts and who waits; of minimum orders, drop-shipping, limits, releases,
// lead times, cut-offs and what is wrong with a snapshot it knows nothing. Dates of what it does know are ours, to the
// day: the benchmark compares them.

const ZERO = 48;
const DASH = 45;

/** Days since 1970 of "YYYY-MM-DD", without a Date: a tenth of its time. @param {string} text */
export function dayOf(text) {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return NaN;
  const year =
    (text.charCodeAt(0) - ZERO) * 1000 + (text.charCodeAt(1) - ZERO) * 100 + (text.charCodeAt(2) - ZERO) * 10 + text.charCodeAt(3) - ZERO;
  const month = (text.charCodeAt(5) - ZERO) * 10 + text.charCodeAt(6) - ZERO;
  const date = (text.charCodeAt(8) - ZERO) * 10 + text.charCodeAt(9) - ZERO;
  if (!(month >= 1 && month <= 12 && date >= 1 && date <= 31)) return NaN;
  // Years from March on: the leap day is the last.
  const from = month <= 2 ? year - 1 : year;
  const era = Math.floor(from / 400);
  const ofEra = from - era * 400;
  const ofYear = (((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) | 0) + date - 1;
  return era * 146_097 + ofEra * 365 + ((ofEra / 4) | 0) - ((ofEra / 100) | 0) + ofYear - 719_468;
}

/** @param {number} day since 1970 */
export const textOf = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

const WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

/** Ship days of three years in a table, walked outside it. */
export class Calendar {
  #closed;
  #holidays;
  #handling;
  #table;

  /** @param {any} snapshot @param {number} today */
  constructor({ calendar: { closed = ["sat", "sun"], holidays = [], handlingDays = 0 } = {} }, today, span = 1100) {
    this.#closed = new Set(closed.map((name) => WEEKDAYS.indexOf(name)));
    this.#holidays = new Set(holidays.map(dayOf));
    this.#handling = handlingDays;
    this.today = today;
    this.#table = new Int32Array(span);
    for (let index = 0; index < span; index += 1) this.#table[index] = this.#walk(today + index);
  }

  #isOpen(day) {
    return !this.#closed.has((day + 4) % 7) && !this.#holidays.has(day);
  }

  /** The first open day on or after `day`, and the handling days further. */
  #walk(day) {
    let ships = day;
    while (!this.#isOpen(ships)) ships += 1;
    for (let left = this.#handling; left > 0; ) {
      ships += 1;
      if (this.#isOpen(ships)) left -= 1;
    }
    return ships;
  }

  /** When ships what is there on `day`. */
  ships(day) {
    const index = day - this.today;
    return index >= 0 && index < this.#table.length ? this.#table[index] : this.#walk(day);
  }
}

/** What is late is expected tomorrow. */
const expected = (due, today) => (due < today ? today + 1 : due);

/**
 * What somebody who asks for `quantity` of an item gets when: parts as a page needs them.
 * @param {any} item @param {number} quantity @param {Calendar} calendar
 */
export function promise(item, quantity, calendar) {
  const { today } = calendar;
  const receipts = item.onOrder
    .map(({ quantity, due }, index) => ({ quantity, due: dayOf(due), day: expected(dayOf(due), today), index }))
    .sort((one, other) => one.day - other.day || one.due - other.due || one.index - other.index);
  const waiting = typeof item.backorders === "number" ? item.backorders : item.backorders.reduce((sum, line) => sum + line.quantity, 0);
  const parts = [];
  let left = quantity;
  let reached = item.onHand;
  const give = (source, day) => {
    const units = Math.min(left, reached - waiting);
    if (units <= 0) return;
    parts.push({ quantity: units, source, ships: textOf(calendar.ships(day)) });
    left -= units;
    reached -= units;
  };
  give("stock", today);
  for (const receipt of receipts) {
    if (left === 0) break;
    reached += receipt.quantity;
    give("on-order", receipt.day);
  }
  if (left > 0) parts.push({ quantity: left, source: "reorder", ships: null });
  return { state: parts[0].source === "stock" ? (parts.length > 1 ? "partial" : "in-stock") : "backorder", parts };
}

/** Kept between items: what is not allocated need not be collected. */
let days = new Int32Array(64);

/**
 * Every order line of every item and then one unit for the next shopper: day numbers, −1 where nobody knows.
 * @param {any} snapshot @param {number} today @param {Int32Array} [out] one place a line, and one more an item
 */
export function allocateAll(snapshot, today, out) {
  const calendar = new Calendar(snapshot, today);
  const { items } = snapshot;
  let size = 0;
  for (let index = 0; index < items.length; index += 1) size += items[index].backorders.length + 1;
  const found = out ?? new Int32Array(size);
  let at = 0;
  for (let index = 0; index < items.length; index += 1) {
    const { onHand, onOrder, backorders } = items[index];
    const [receiptCount, lineCount] = [onOrder.length, backorders.length];
    if (days.length < receiptCount) days = new Int32Array(receiptCount * 2);
    const turn = receiptsInTurn(onOrder, today);
    const order = linesInTurn(backorders);
    let have = onHand;
    let when = today;
    let next = 0;
    let dry = false;
    for (let position = 0; position <= lineCount; position += 1) {
      const line = position === lineCount ? lineCount : order === undefined ? position : order[position];
      const wanted = position === lineCount ? 1 : backorders[line].quantity;
      while (!dry && have < wanted) {
        if (next === receiptCount) {
          dry = true;
          break;
        }
        const receipt = turn === undefined ? next : turn[next];
        have += onOrder[receipt].quantity;
        if (days[receipt] > when) when = days[receipt];
        next += 1;
      }
      if (dry) found[at + line] = -1;
      else {
        have -= wanted;
        found[at + line] = calendar.ships(when);
      }
    }
    at += lineCount + 1;
  }
  return found;
}

/** Days as text are in order where the texts are. */
const inOrder = (one, other) => (one < other ? -1 : one > other ? 1 : 0);

/** Fills `days`; gives an order only where that is not the one they stand in. */
function receiptsInTurn(receipts, today) {
  let sorted = true;
  let before = -Infinity;
  for (let index = 0; index < receipts.length; index += 1) {
    const day = expected(dayOf(receipts[index].due), today);
    days[index] = day;
    if (day < before) sorted = false;
    before = day;
  }
  if (sorted) return undefined;
  const compare = (one, other) => days[one] - days[other] || inOrder(receipts[one].due, receipts[other].due) || one - other;
  return Array.from(receipts, (_, index) => index).sort(compare);
}

function linesInTurn(lines) {
  for (let index = 1; index < lines.length; index += 1) {
    if (lines[index].placed >= lines[index - 1].placed) continue;
    const compare = (one, other) => inOrder(lines[one].placed, lines[other].placed) || one - other;
    return Array.from(lines, (_, index) => index).sort(compare);
  }
  return undefined;
}
