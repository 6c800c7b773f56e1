// One walk over the orders: their books, how customers were served, and how many will ask.
import { dayOf } from "../../yardstick/allocate.js";
import { Durations } from "./durations.js";
import { monthOf } from "./months.js";

/** In place of the day that a line ships. */
export const NOT_WAITING = -2;

/** Orders: their books, how customers were served, and how many will ask. */
export function followOrders(orders, rows, items, dates, today, from) {
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
