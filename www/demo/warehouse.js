// Thirty months of a made-up warehouse, the same on every visit of a day: customers order, stock runs down, suppliers are asked, and come
// late. What is left at the end is the merchant's private snapshot.
import { catalogue, suppliers } from "./assortment.js";

const DAY = 86_400_000;
const DAYS = 913;
/** Orders of so many days are kept one by one. */
const KEPT = 400;

/** Chance that comes out the same each time (mulberry32). @param {number} seed */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many came of those that come at this rate (Knuth). */
function poisson(random, rate) {
  const limit = Math.exp(-rate);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** @param {string} today the shop's day @param {string} asOf an instant */
export function snapshotOf(today, asOf) {
  const last = Date.parse(today) / DAY;
  const kept = { orders: [], deliveries: Object.fromEntries(Object.keys(suppliers).map((key) => [key, []])) };
  const items = catalogue.map((item, number) => lived(item, number, last, kept));
  return {
    version: 1,
    asOf,
    timeZone: "Europe/Budapest",
    currency: "EUR",
    calendar: { closed: ["sat", "sun"], cutOff: "14:00", handlingDays: 0 },
    policy: { lowStock: 3, quietDays: 7, staleAfterHours: 48, review: { strainedDays: 14, strainedBacklogDays: 5 }, reorder: { serviceLevel: 0.95, reviewDays: 7, holdingPercent: 18 } },
    suppliers: Object.fromEntries(Object.entries(suppliers).map(([key, { late: _, stuck: __, spare: ___, ...told }]) => [key, { ...told, deliveries: kept.deliveries[key] }])),
    items,
    orders: kept.orders,
  };
}

const dayOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
const at = (day, time) => `${dayOf(day)}T${time}:00Z`;

/** One item's thirty months. */
function lived({ sku, title, price, cost, a, month, trend = 0, season, packSize, minimumOrder, selling = "backorder", supplier, since = 0, cover = 1 }, number, last, { orders, deliveries }) {
  const random = chance(number * 7919 + 17);
  const { leadDays, late, stuck = 0, spare } = suppliers[supplier];
  const isMade = selling === "made-to-order";
  const first = last - DAYS;
  const quantityOf = () => (a === "set" ? [2, 4, 4, 6][Math.floor(random() * 4)] : random() < 0.85 ? 1 : 2);
  const mean = a === "set" ? 4 : 1.15;
  const batch = Math.max(minimumOrder ?? 0, Math.ceil((month * cover * Math.max(1, leadDays / 30)) / (packSize ?? 1)) * (packSize ?? 1));
  let stock = isMade ? 0 : batch;
  /** @type {{ id: string, quantity: number, waiting: number, placed: number, order: any }[]} */
  const waiting = [];
  let onOrder = [];
  let placed = 0;
  const sales = new Map();

  for (let day = first; day < last; day += 1) {
    const date = new Date(day * DAY);
    const name = dayOf(day).slice(0, 7);
    const sold = sales.get(name) ?? { month: name, quantity: 0, daysOut: 0 };
    if (day - first >= since) sales.set(name, sold);

    // What has come is put on the shelf, and goes to whom it is for.
    for (const one of onOrder.filter(({ comes }) => comes <= day)) {
      stock += one.quantity;
      deliveries[supplier].push({ ordered: dayOf(one.ordered), due: dayOf(one.due), received: dayOf(one.comes) });
    }
    onOrder = onOrder.filter(({ comes }) => comes > day);
    while (isMade && waiting.length > 0 && waiting[0].placed + leadDays <= day && date.getUTCDay() % 6 !== 0) dispatch(waiting.shift().order, day);
    while (waiting.length > 0 && stock >= waiting[0].waiting && date.getUTCDay() % 6 !== 0) {
      const { order, waiting: units } = waiting.shift();
      stock -= units;
      dispatch(order, day);
    }

    if (day - first < since) continue;
    const age = (day - first) / 365;
    const rate = (month / 30.4 / mean) * (1 + trend * age) * (season?.[date.getUTCMonth()] ?? 1);
    for (let customer = poisson(random, rate); customer > 0; customer -= 1) {
      const quantity = quantityOf();
      if (selling === "stock" && stock < quantity) continue;
      sold.quantity += quantity;
      const here = Math.min(quantity, waiting.length > 0 ? 0 : stock);
      const order = place(day, quantity, quantity - here);
      stock -= here;
      if (here === quantity) dispatch(order, day);
      else waiting.push({ id: order.lines[0].id, quantity, waiting: quantity - here, placed: day, order });
    }
    if (stock === 0 && !isMade) sold.daysOut += 1;

    // The shop orders on Mondays, by a rule of thumb that knows no season.
    const position = stock + onOrder.reduce((sum, { quantity }) => sum + quantity, 0) - waiting.reduce((sum, one) => sum + one.waiting, 0);
    if (date.getUTCDay() === 1 && !isMade && position < (month / 30.4) * (leadDays + 7 + spare)) {
      const slip = Math.round(late * (random() ** 3 * 3.4 - 0.7) * (1 + (date.getUTCMonth() >= 8 && date.getUTCMonth() <= 10 ? 0.8 : 0)));
      const due = day + leadDays;
      const held = due > last - stuck && due <= last;
      onOrder.push({ quantity: batch, ordered: day, due, comes: held ? last + 9 : Math.max(day + 2, due + slip) });
    }
  }

  function place(day, quantity, wait) {
    const id = `L-${number + 10}${String(last - day).padStart(3, "0")}-${(placed += 1)}`;
    const promised = isMade ? day + leadDays + 3 : wait === 0 ? day + 3 : Math.max(day + 5, ...onOrder.slice(0, 1).map(({ due }) => due + 3), onOrder.length > 0 ? 0 : day + leadDays + 10);
    const line = { id: `${id}-1`, sku, quantity, price, waiting: wait };
    return { day, id, lines: [line], events: [{ id: "1", at: at(day, "09:20"), type: "placed" }], told: [{ at: at(day, "09:20"), line: line.id, kind: "placed", earliest: dayOf(day), latest: dayOf(promised) }] };
  }

  function dispatch(order, day) {
    const [line] = order.lines;
    if (day > last - KEPT) {
      // One in forty is called off before it leaves.
      if (line.waiting > 0 && random() < 0.025) order.events.push({ id: "2", at: at(day, "07:00"), type: "cancelled", line: line.id, quantity: line.quantity, by: "customer" });
      else order.events.push({ id: "2", at: at(day, "12:30"), type: "dispatched", line: line.id, quantity: line.quantity }, { id: "3", at: at(day, "12:31"), type: "charged", amount: line.quantity * price });
      keep(order);
    }
  }

  function keep({ day: _, ...order }) {
    orders.push(order);
  }

  for (const { order } of waiting) keep(order);
  const months = [...sales.values()].filter(({ month }) => month < dayOf(last).slice(0, 7));
  return {
    sku, title, price, cost, supplier, selling, packSize, minimumOrder,
    onHand: stock,
    onOrder: onOrder.map(({ quantity, due }) => ({ quantity, due: dayOf(due), stage: due - last < 10 ? "in-transit" : "in-production" })),
    backorders: waiting.map(({ id, waiting: units, placed }) => ({ id, quantity: units, placed: dayOf(placed) })),
    sales: months,
  };
}
