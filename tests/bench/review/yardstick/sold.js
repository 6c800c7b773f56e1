// What was sold, and what ran out.
import { textOf } from "../../yardstick/allocate.js";
import { monthOf, monthOfDay } from "./months.js";

/** What was sold, and what ran out. */
export class Sold {
  outs = { item: [], month: [], daysOut: [], days: [], sold: [], usual: [], causes: [] };
  seasons = { item: [], month: [], out: [], of: [] };
  stock = { onHand: 0, demand: 0, items: 0 };
  days = [0, 0];
  months = [0, 0];
  #out = new Uint8Array(12);
  #of = new Uint8Array(12);
  /** By name: months of most items are the same. */
  #numbers = new Map();

  constructor(count, suppliers, oversold, today, from) {
    this.suppliers = suppliers;
    this.oversold = oversold;
    this.start = monthOfDay(from) + (textOf(from).endsWith("-01") ? 0 : 1);
    this.thisMonth = monthOfDay(today);
    this.passed = Number(textOf(today).slice(8));
    this.demand = new Float64Array(count);
    this.lasts = new Float64Array(count);
    this.daysOut = new Float64Array(count);
    this.daysTold = new Float64Array(count);
    this.monthsOut = new Uint8Array(count);
    this.monthsTold = new Uint8Array(count);
  }

  #month(text) {
    let month = this.#numbers.get(text);
    if (month === undefined) {
      const number = monthOf(text);
      const days = new Date(Date.UTC(Math.floor(number / 12), (number % 12) + 1, 0)).getUTCDate();
      this.#numbers.set(text, (month = { number, days, length: number === this.thisMonth ? this.passed : days }));
    }
    return month;
  }

  add(item, row) {
    const { sales } = item;
    const most = mostInLine(sales);
    const always = this.#sellsWhileOut(item, most);
    let sold = 0;
    let days = 0;
    let used = 0;
    let recent = 0;
    let recentDays = 0;
    let anyOut = false;
    for (let index = 0; index < sales.length; index += 1) {
      const { month, quantity, daysOut } = sales[index];
      const { number, length } = this.#month(month);
      const onSale = always ? length : length - daysOut;
      sold += quantity;
      days += onSale;
      if (onSale > 0) used += 1;
      this.#of[number % 12] += 1;
      if (daysOut > 0) {
        this.#out[number % 12] += 1;
        anyOut = true;
      }
      if (number < this.start) continue;
      if (quantity <= most) {
        recent += quantity;
        recentDays += onSale;
      }
      this.daysOut[row] += daysOut;
      this.daysTold[row] += length;
      this.monthsTold[row] += 1;
      if (daysOut > 0) this.monthsOut[row] += 1;
    }
    if (anyOut) this.#ranOut(item, row, sold, days, used, always);
    this.#of.fill(0);
    this.days[0] += this.daysOut[row];
    this.days[1] += this.daysTold[row];
    this.months[0] += this.monthsOut[row];
    this.months[1] += this.monthsTold[row];
    const demand = item.dailyDemand > 0 ? item.dailyDemand : recentDays >= 28 ? recent / recentDays : NaN;
    this.demand[row] = demand;
    this.lasts[row] = demand > 0 ? item.onHand / demand : NaN;
    if (!(demand > 0)) return;
    this.stock.items += 1;
    this.stock.onHand += item.onHand;
    this.stock.demand += demand;
  }

  #sellsWhileOut({ selling, sales }, most) {
    if (selling !== "backorder" && selling !== "made-to-order") return false;
    let [squares, days, squaresThere, daysThere] = [0, 0, 0, 0];
    for (let index = 0; index < sales.length; index += 1) {
      const { month, quantity, daysOut } = sales[index];
      if (quantity > most) continue;
      const all = this.#month(month).days;
      const there = all - daysOut;
      if (there === 0 && quantity > 0) return true;
      squares += (quantity * quantity) / all;
      days += all;
      if (there > 0) {
        squaresThere += (quantity * quantity) / there;
        daysThere += there;
      }
    }
    return squares * days < squaresThere * daysThere;
  }

  #ranOut({ sales, supplier: key }, row, sold, days, used, always) {
    const { outs, seasons } = this;
    const { starts, ends, lateStarts, lateEnds } = this.suppliers.get(key);
    for (let index = 0; index < sales.length; index += 1) {
      const { month, quantity, daysOut } = sales[index];
      if (!(daysOut > 0)) continue;
      const { number, length } = this.#month(month);
      const onSale = always ? length : length - daysOut;
      const rest = days - onSale;
      const usual = used - (onSale > 0 ? 1 : 0) >= 6 && rest > 0 ? ((sold - quantity) / rest) * onSale : NaN;
      const isFast = quantity > usual * 1.25 && quantity > usual + 1.645 * Math.sqrt(usual);
      const late = inMonth(lateStarts, lateEnds, number);
      const isLate = late > 0 && late * 2 >= inMonth(starts, ends, number);
      outs.item.push(row);
      outs.month.push(Math.floor(number / 12) * 100 + (number % 12) + 1);
      outs.daysOut.push(daysOut);
      outs.days.push(length);
      outs.sold.push(quantity);
      outs.usual.push(usual);
      outs.causes.push((isFast ? 1 : 0) + (isLate ? 2 : 0) + (this.oversold.has(row * 40_000 + number) ? 4 : 0));
    }
    for (let year = 0; year < 12; year += 1) {
      if (this.#out[year] === 0 || this.#of[year] < 2) continue;
      seasons.item.push(row);
      seasons.month.push(year + 1);
      seasons.out.push(this.#out[year]);
      seasons.of.push(this.#of[year]);
    }
    this.#out.fill(0);
  }
}

/** The most that a figure can be: one that is a hundred times all others, of five and more, is a slip of the pen. */
function mostInLine(sales) {
  let [last, next] = [0, 0];
  for (let index = 0; index < sales.length; index += 1) {
    const { quantity } = sales[index];
    if (quantity > last) [last, next] = [quantity, last];
    else if (quantity > next) next = quantity;
  }
  if (Math.floor(last / 100) <= next) return Infinity;
  const sorted = sales.map(({ quantity }) => quantity).filter(Boolean).sort((one, other) => one - other);
  let most = Infinity;
  while (sorted.length >= 5 && Math.floor(sorted.at(-1) / 100) > sorted.at(-2)) {
    sorted.pop();
    most = sorted.at(-1);
  }
  return most;
}

/** How many begun by this month have not ended before it. */
function inMonth(starts, ends, month) {
  return before(starts, month + 1) - before(ends, month);
}

function before(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
