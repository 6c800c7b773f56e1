// The yardstick of the review: the same figures and columns in plain JavaScript, as fast as we could make it: one walk over the orders,
// one over the items, days as numbers, typed arrays, no object made for what is only counted. It trusts its input, and knows nothing of
// minimums, drop-shipping, releases, cut-offs, windows or events that cannot have happened, so that it has less to do.
import { Calendar, dayOf, textOf } from "../yardstick/allocate.js";

const AGES = 5;
const WAYS = 7;
const [READY, ON_ORDER, OVERDUE, , REORDER, UNDATED] = [0, 1, 2, 3, 4, 5];

/** In place of the day that a line ships. */
const NOT_WAITING = -2;

const share = (part, of) => (of > 0 ? { value: part / of, part, of } : null);

/** Units by their days. */
class Durations {
  #units = [];
  total = 0;
  add(days, units) {
    if (units === 0) return;
    const at = days < 0 ? 0 : days;
    while (this.#units.length <= at) this.#units.push(0);
    this.#units[at] += units;
    this.total += units;
  }
  at(days) {
    return this.#units[days] ?? 0;
  }
  get length() {
    return this.#units.length;
  }
  get spread() {
    if (this.total === 0) return null;
    let sum = 0;
    for (let days = 0; days < this.#units.length; days += 1) sum += days * this.#units[days];
    let p90 = null;
    if (this.total >= 10) {
      let left = this.total - Math.floor(this.total / 10);
      for (p90 = 0; (left -= this.#units[p90]) > 0; ) p90 += 1;
    }
    return { units: this.total, mean: sum / this.total, p90 };
  }
}

function survival(through, censored) {
  const units = through.total + censored.total;
  if (units < 10) return null;
  let [median, p90, left, of] = [null, null, units, 1];
  for (let days = 0; days < through.length; days += 1) {
    if (left > 0) of *= 1 - through.at(days) / left;
    if (median === null && of <= 0.5 + 1e-9) median = days;
    if (p90 === null && of <= 0.1 + 1e-9) p90 = days;
    left -= through.at(days) + censored.at(days);
  }
  return { units, censored: censored.total, median, p90 };
}

/** Orders: their books, how customers were served, and how many will ask. */
function followOrders(orders, rows, items, dates, today, from) {
  const books = { placed: [0, 0], backordered: [0, 0], open: [0, 0], sold: [0, 0], cancelled: [0, 0], charged: 0, refunded: 0, refundDue: 0 };
  const months = new Map();
  const tallies = { units: [0, 0], lines: [0, 0], orders: [0, 0], promises: [0, 0] };
  const ordered = new Float64Array(items.length);
  const filled = new Float64Array(items.length);
  const [sent, through, censored] = [new Durations(), new Durations(), new Durations()];
  const oversold = new Set();
  const contacts = { asTold: 0, delayed: 0, undated: 0, overdue: 0 };
  let unitDays = 0;
  const within = (day) => day >= from && day <= today;
  const waited = (placed, day, units, isSent) => {
    if (units === 0) return;
    if (isSent && within(day)) sent.add(day - placed, units);
    if (within(placed)) (isSent ? through : censored).add(day - placed, units);
    unitDays += Math.max(0, Math.min(day, today) - Math.max(placed, from)) * units;
  };
  const flow = (at) => {
    const key = at.slice(0, 7);
    let month = months.get(key);
    if (!month) months.set(key, (month = { placed: [0, 0], sold: [0, 0], cancelled: [0, 0], backordered: [0, 0], open: [0, 0], charged: 0, refunded: 0 }));
    return month;
  };
  const add = (sum, units, price) => {
    sum[0] += units;
    sum[1] += units * price;
  };
  for (const { lines, events, told } of orders) {
    const states = lines.map(({ quantity, waiting = 0 }) => ({ waiting, open: quantity - waiting, sent: 0, cancelled: 0, lastSent: -1, lastCancel: -1 }));
    let placed = -1;
    for (const event of events) {
      const day = dayOf(event.at.slice(0, 10));
      const month = flow(event.at);
      if (event.type === "placed") {
        placed = day;
        let whole = 1;
        for (const { sku, quantity, waiting = 0, price } of lines) {
          add(month.placed, quantity, price);
          add(month.backordered, waiting, price);
          add(month.open, quantity - waiting, price);
          if (!within(day)) continue;
          if (waiting > 0) whole = 0;
          tallies.units[0] += quantity - waiting;
          tallies.units[1] += quantity;
          tallies.lines[0] += waiting === 0 ? 1 : 0;
          tallies.lines[1] += 1;
          const row = rows.get(sku);
          if (row === undefined) continue;
          ordered[row] += quantity;
          filled[row] += quantity - waiting;
        }
        if (within(day)) {
          tallies.orders[0] += whole;
          tallies.orders[1] += 1;
        }
      } else if (event.type === "charged" || event.type === "refunded") {
        books[event.type] += event.amount;
        month[event.type] += event.amount;
      } else {
        const isSent = event.type === "dispatched";
        for (let index = 0; index < lines.length; index += 1) {
          const state = states[index];
          const { price, sku } = lines[index];
          const all = state.waiting + state.open;
          add(isSent ? month.sold : month.cancelled, all, price);
          add(month.backordered, -state.waiting, price);
          add(month.open, -state.open, price);
          waited(placed, day, state.waiting, isSent);
          if (isSent) {
            state.sent += all;
            if (all > 0) state.lastSent = day;
          } else {
            state.cancelled += all;
            if (all > 0) state.lastCancel = day;
            if (event.by === "shop" && state.open > 0) oversold.add(rows.get(sku) * 40_000 + monthOf(event.at));
          }
          state.waiting = state.open = 0;
        }
      }
    }
    let worst = -1;
    for (let index = 0; index < lines.length; index += 1) {
      const state = states[index];
      const { id, price } = lines[index];
      add(books.placed, state.waiting + state.open + state.sent + state.cancelled, price);
      add(books.backordered, state.waiting, price);
      add(books.open, state.open, price);
      add(books.sold, state.sent, price);
      add(books.cancelled, state.cancelled, price);
      waited(placed, today, state.waiting, false);
      const first = told.find(({ line, kind }) => line === id && kind === "placed");
      const latest = first?.latest ? dayOf(first.latest) : -1;
      if (latest >= 0 && within(latest)) {
        const left = state.waiting + state.open;
        let kept = 0;
        if (left === 0) kept = state.sent > 0 ? (state.lastSent <= latest ? 1 : 0) : state.lastCancel <= latest ? -1 : 0;
        else if (latest === today) kept = -1;
        if (kept >= 0) {
          tallies.promises[0] += kept;
          tallies.promises[1] += 1;
        }
      }
      const is = dates.get(id);
      const isListed = is !== NOT_WAITING;
      if (!(state.waiting > 0 || (isListed && state.open > 0))) continue;
      const now = isListed ? is : latest;
      let stands = 0;
      if (latest >= 0 && latest < today) stands = 3;
      else if (now < 0) stands = 2;
      else if (latest >= 0 && now > latest) stands = 1;
      if (stands > worst) worst = stands;
    }
    if (worst >= 0) contacts[["asTold", "delayed", "undated", "overdue"][worst]] += 1;
  }
  let [carried, open] = [[0, 0], [0, 0]];
  const sum = ([units, amount]) => ({ units, amount });
  const closed = [...months.keys()].sort().map((month) => {
    const { placed, sold, cancelled, charged, refunded, backordered, open: more } = months.get(month);
    carried = carried.map((value, index) => value + backordered[index]);
    open = open.map((value, index) => value + more[index]);
    return { month, placed: sum(placed), sold: sum(sold), cancelled: sum(cancelled), charged, refunded, backordered: sum(carried), open: sum(open) };
  });
  const { placed, backordered, open: left, sold, cancelled, charged, refunded } = books;
  return {
    books: { placed: sum(placed), backordered: sum(backordered), open: sum(left), sold: sum(sold), cancelled: sum(cancelled), charged, refunded, months: closed },
    tallies, ordered, filled, sent, through, censored, unitDays, oversold, contacts,
  };
}

/** Months since year 0. */
const monthOf = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
const monthOfDay = (day) => monthOf(textOf(day));

const newBacklog = () => ({ units: 0, value: 0, items: 0, lines: 0, last: -1, ages: new Float64Array(AGES * 2), ways: new Float64Array(WAYS * 2) });

/**
 * @param {any} snapshot parsed @param {string} now the shop's local time, in UTC
 * @param {number} [period] days
 */
export function reviewAll(snapshot, now, period = 365) {
  const today = dayOf(now.slice(0, 10));
  const from = today - period;
  const { items, orders } = snapshot;
  const rows = new Map();
  for (let row = 0; row < items.length; row += 1) rows.set(items[row].sku, row);
  const suppliers = suppliersOf(snapshot, today, from);
  const waiting = new Waiting(snapshot, suppliers, today, from);
  for (const { lines } of orders) for (let line = 0; line < lines.length; line += 1) waiting.dates.set(lines[line].id, NOT_WAITING);
  for (let row = 0; row < items.length; row += 1) waiting.add(items[row], row);
  const served = followOrders(orders, rows, items, waiting.dates, today, from);
  served.contacts.asTold += waiting.asTold;
  served.contacts.undated += waiting.undated;
  const sold = new Sold(items.length, suppliers, served.oversold, today, from);
  for (let row = 0; row < items.length; row += 1) sold.add(items[row], row);
  return whole({ waiting, served, sold, suppliers, items, today, period });
}

/** By key, in the order told. */
function suppliersOf({ suppliers: told, items }, today, from) {
  const suppliers = new Map();
  for (const [key, { name, leadDays, deliveries }] of Object.entries(told)) {
    const supplier = {
      key, name, leadDays, number: suppliers.size, backlog: newBacklog(), receipts: 0, waiting: 0, units: 0, value: 0, days: 0,
      kept: 0, of: 0, late: 0, lateDays: 0, starts: [], ends: [], lateStarts: [], lateEnds: [],
    };
    suppliers.set(key, supplier);
    for (const delivery of deliveries) {
      const due = dayOf(delivery.due);
      const received = dayOf(delivery.received);
      span(supplier, monthOfDay(due), monthOfDay(Math.max(due, received)), received > due);
      if (due >= from && due <= today) word(supplier, received - due);
    }
  }
  const thisMonth = monthOfDay(today);
  for (const { supplier, onOrder } of items) {
    for (const { due, supplier: sender } of onOrder) {
      if (dayOf(due) < today) span(suppliers.get(sender ?? supplier), monthOf(due), thisMonth, true);
    }
  }
  const numeric = (one, other) => one - other;
  for (const { starts, ends, lateStarts, lateEnds } of suppliers.values()) for (const list of [starts, ends, lateStarts, lateEnds]) list.sort(numeric);
  return suppliers;
}

/** Who waits, for what, and what is overdue. */
class Waiting {
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

function sumUp(sums, columns, row, price) {
  for (let column = 0; column < columns.length; column += 1) {
    const units = columns[column][row];
    sums[column * 2] += units;
    sums[column * 2 + 1] += units * price;
  }
}

/** What was sold, and what ran out. */
class Sold {
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
      const length = new Date(Date.UTC(Math.floor(number / 12), (number % 12) + 1, 0)).getUTCDate();
      this.#numbers.set(text, (month = { number, length: number === this.thisMonth ? this.passed : length }));
    }
    return month;
  }

  add(item, row) {
    const { sales } = item;
    let sold = 0;
    let days = 0;
    let used = 0;
    let recent = 0;
    let recentDays = 0;
    let anyOut = false;
    for (let index = 0; index < sales.length; index += 1) {
      const { month, quantity, daysOut } = sales[index];
      const { number, length } = this.#month(month);
      const inStock = length - daysOut;
      sold += quantity;
      days += inStock;
      if (inStock > 0) used += 1;
      this.#of[number % 12] += 1;
      if (daysOut > 0) {
        this.#out[number % 12] += 1;
        anyOut = true;
      }
      if (number < this.start) continue;
      recent += quantity;
      recentDays += inStock;
      this.daysOut[row] += daysOut;
      this.daysTold[row] += length;
      this.monthsTold[row] += 1;
      if (daysOut > 0) this.monthsOut[row] += 1;
    }
    if (anyOut) this.#ranOut(item, row, sold, days, used);
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

  #ranOut({ sales, supplier: key }, row, sold, days, used) {
    const { outs, seasons } = this;
    const { starts, ends, lateStarts, lateEnds } = this.suppliers.get(key);
    for (let index = 0; index < sales.length; index += 1) {
      const { month, quantity, daysOut } = sales[index];
      if (!(daysOut > 0)) continue;
      const { number, length } = this.#month(month);
      const inStock = length - daysOut;
      const rest = days - inStock;
      const usual = used - (inStock > 0 ? 1 : 0) >= 6 && rest > 0 ? ((sold - quantity) / rest) * inStock : NaN;
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

/** Puts it together as ours is. */
function whole({ waiting, served, sold, suppliers, items, today, period }) {
  const backlog = newBacklog();
  const owed = { receipts: 0, waiting: 0, units: 0, value: 0, days: 0 };
  const kept = { kept: 0, of: 0, late: 0, lateDays: 0 };
  for (const supplier of suppliers.values()) {
    for (const name of ["units", "value", "items", "lines"]) backlog[name] += supplier.backlog[name];
    for (let index = 0; index < AGES * 2; index += 1) backlog.ages[index] += supplier.backlog.ages[index];
    for (let index = 0; index < WAYS * 2; index += 1) backlog.ways[index] += supplier.backlog.ways[index];
    backlog.last = Math.max(backlog.last, supplier.backlog.last);
    for (const name of ["receipts", "waiting", "units", "value"]) owed[name] += supplier[name];
    owed.days = Math.max(owed.days, supplier.days);
    for (const name of Object.keys(kept)) kept[name] += supplier[name];
  }
  const { orders, units, lines, promises } = served.tallies;
  const { first, firstRow, overdue, ages, ways, stock } = waiting;
  const { outs, seasons } = sold;
  const days = backlog.units / sold.stock.demand;
  const longShare = share(waiting.long, backlog.units);
  const tooMany = waiting.long > 0 && longShare.value >= 0.25;
  const tooLarge = backlog.units > 0 && days >= 7;
  return {
    verdict: {
      state: tooMany && tooLarge ? "strained" : "manageable",
      waits: { long: longShare, days: 30, least: 0.25, tooMany },
      size: { units: backlog.units, demand: sold.stock.demand, days, least: 7, tooLarge },
    },
    backlog: { ...shownBacklog(backlog), waited: waiting.waited.spread, toShip: waiting.toShip.spread },
    oldest: firstRow < 0 ? null : { item: firstRow, sku: items[firstRow].sku, placed: textOf(first), days: today - first },
    overdue: owed,
    books: served.books,
    contacts: { orders: served.contacts },
    health: {
      unitFillRate: share(...units),
      lineFillRate: share(...lines),
      orderFillRate: share(...orders),
      backorderRate: share(orders[1] - orders[0], orders[1]),
      meanBacklog: served.unitDays / (period + 1),
      timeToFill: { sent: served.sent.spread, all: survival(served.through, served.censored) },
      promisesKept: share(...promises),
      deliveriesKept: share(kept.kept, kept.of),
      lateDays: kept.late > 0 ? kept.lateDays / kept.late : null,
      supply: { days: sold.stock.onHand / sold.stock.demand, ...sold.stock },
      daysOut: share(...sold.days),
      monthsOut: share(...sold.months),
      position: { units: stock.position, items: stock.counted, none: stock.none },
    },
    suppliers: [...suppliers.values()].map(({ key, name, backlog, receipts, waiting, units, value, days, kept, of, late, lateDays }) => ({
      supplier: key, name, backlog: shownBacklog(backlog), overdue: { receipts, waiting, units, value, days }, kept: share(kept, of), lateDays: late > 0 ? lateDays / late : null,
    })),
    items: {
      sku: items.map(({ sku }) => sku), title: items.map(({ title = null }) => title),
      units: waiting.units, value: waiting.value, to7: ages[0], to30: ages[1], to90: ages[2], over90: ages[3], unknown: ages[4],
      ready: ways[0], onOrder: ways[1], overdue: ways[2], dropShip: ways[3], reorder: ways[4], undated: ways[5], unavailable: ways[6],
      oldest: waiting.oldest, last: waiting.last, ordered: served.ordered, filled: served.filled, demand: sold.demand, daysOfSupply: sold.lasts,
      position: waiting.position, daysOut: sold.daysOut, daysTold: sold.daysTold, monthsOut: sold.monthsOut, monthsTold: sold.monthsTold,
    },
    receipts: {
      item: Uint32Array.from(overdue.item), supplier: Uint32Array.from(overdue.supplier), quantity: Float64Array.from(overdue.quantity),
      waiting: Float64Array.from(overdue.waiting), due: Int32Array.from(overdue.due), days: Uint32Array.from(overdue.days),
    },
    stockouts: {
      item: Uint32Array.from(outs.item), month: Uint32Array.from(outs.month), daysOut: Uint8Array.from(outs.daysOut), days: Uint8Array.from(outs.days),
      sold: Float64Array.from(outs.sold), usual: Float64Array.from(outs.usual), causes: Uint8Array.from(outs.causes),
    },
    seasons: { item: Uint32Array.from(seasons.item), month: Uint8Array.from(seasons.month), out: Uint8Array.from(seasons.out), of: Uint8Array.from(seasons.of) },
  };
}

function span(supplier, start, end, isLate) {
  supplier.starts.push(start);
  supplier.ends.push(end);
  if (!isLate) return;
  supplier.lateStarts.push(start);
  supplier.lateEnds.push(end);
}

function word(supplier, late) {
  supplier.of += 1;
  if (late <= 0) supplier.kept += 1;
  else {
    supplier.late += 1;
    supplier.lateDays += late;
  }
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

/** The first open day on or after a day. */
function openOn({ calendar: { closed, holidays } }, day) {
  const names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
  let open = day;
  while (closed.includes(names[(open + 4) % 7]) || holidays.includes(textOf(open))) open += 1;
  return open;
}

function shownBacklog({ units, value, items, lines, last, ages, ways }) {
  const amount = (list, index) => ({ units: list[index * 2], value: list[index * 2 + 1] });
  const named = (list, names) => Object.fromEntries(names.map((name, index) => [name, amount(list, index)]));
  return {
    units, value, items, lines, last: last < 0 ? null : textOf(last),
    byAge: named(ages, ["to7", "to30", "to90", "over90", "unknown"]),
    byWay: named(ways, ["ready", "onOrder", "overdue", "dropShip", "reorder", "undated", "unavailable"]),
  };
}
