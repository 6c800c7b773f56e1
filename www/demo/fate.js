// What can happen to an order, as the shop's own system would write it down. Nothing here decides whether it can have
// happened: that is the core's.
import { addDays, instantOf } from "./clock.js";

const ofOrder = ({ snapshot }) => snapshot.orders[0];

/** How many units of a line have taken a step. */
const count = (record, { id }, type) => ofOrder(record).events.reduce((sum, event) => sum + (event.line === id && event.type === type ? event.quantity : 0), 0);

/** Once all of the order was called off, nothing of it is left to send. */
const isOff = (record) => ofOrder(record).events.some(({ type, line }) => type === "cancelled" && !line);
const unsent = (record, line) => (isOff(record) ? 0 : line.quantity - count(record, line, "dispatched") - count(record, line, "cancelled"));
const packed = (record, line) => (unsent(record, line) > 0 ? count(record, line, "picked") - count(record, line, "dispatched") : 0);
const unpacked = (record, line) => (unsent(record, line) > 0 ? line.quantity - line.waiting + count(record, line, "arrived") - count(record, line, "picked") : 0);

/** The order's units of an item that wait for it. */
const own = (record, { backorders }) => backorders.filter(({ id }) => ofOrder(record).lines.some((line) => line.id === id)).reduce((sum, { quantity }) => sum + quantity, 0);

/** The record with what has happened in it, all at one moment. */
export function changed(record, { now = record.now, items = record.snapshot.items, events = [], told = [] }) {
  const order = ofOrder(record);
  const at = instantOf(now);
  const named = events.map((event, index) => ({ id: `e${order.events.length + index + 1}`, at, ...event }));
  const known = { ...order, events: [...order.events, ...named], told: [...order.told, ...told.map((one) => ({ at, ...one }))] };
  return { ...record, now, snapshot: { ...record.snapshot, asOf: at, items, orders: [known] } };
}

/** A week later: every receipt of what the order still waits for; those without a date stay so. */
export function slip(record) {
  const today = record.now.slice(0, 10);
  const later = ({ due, ...receipt }) => ({ ...receipt, ...(due && { due: addDays(due > today ? due : today, 7) }) });
  const items = record.snapshot.items.map((item) => (own(record, item) > 0 ? { ...item, onOrder: item.onOrder.map(later) } : item));
  return changed(record, { items });
}

/**
 * The next receipt of what the order waits for comes on its day, one without a date within a week; time moves on to then.
 * @returns undefined if there is none
 */
export function arrival(record) {
  const today = record.now.slice(0, 10);
  const awaited = record.snapshot.items.filter((item) => own(record, item) > 0).flatMap(({ onOrder }) => onOrder);
  if (awaited.length === 0) return undefined;
  const [first] = awaited.toSorted((one, other) => (one.due ?? "9").localeCompare(other.due ?? "9"));
  const comes = (receipt) => receipt === first || (first.due && receipt.due === first.due && awaited.includes(receipt));
  const day = first.due ?? addDays(today, 7);
  const items = record.snapshot.items.map((item) => {
    const here = item.onOrder.filter(comes).reduce((sum, { quantity }) => sum + quantity, 0);
    return { ...item, onHand: item.onHand + here, onOrder: item.onOrder.filter((receipt) => !comes(receipt)) };
  });
  return changed(record, { items, now: day > today ? `${day}T09:00` : record.now });
}

/** Books what has come to those it came for. @param {(sku: string) => any[]} queue by the core, after the arrival */
export function shared(record, queue) {
  const events = [];
  for (const line of ofOrder(record).lines) {
    const parts = queue(line.sku)?.find(({ id }) => id === line.id)?.parts ?? [];
    const here = parts.filter(({ source }) => source === "stock").reduce((sum, { quantity }) => sum + quantity, 0);
    const sent = Math.max(0, count(record, line, "dispatched") - (line.quantity - line.waiting));
    const quantity = here + sent - count(record, line, "arrived");
    if (quantity > 0) events.push({ type: "arrived", line: line.id, quantity });
  }
  return changed(record, { events });
}

export const tomorrow = (record) => changed(record, { now: `${addDays(record.now.slice(0, 10), 1)}T09:00` });

/** A step of all units that can take it; where none can, of none, for the core to say so. */
function step(record, type, able) {
  const { lines } = ofOrder(record);
  const some = lines.map((line) => ({ type, line: line.id, quantity: able(record, line) })).filter(({ quantity }) => quantity > 0);
  return some.length > 0 ? some : [{ type, line: lines[0].id, quantity: 0 }];
}

export const pack = (record) => changed(record, { events: step(record, "picked", unpacked) });
export const receive = (record) => changed(record, { events: step(record, "completed", (of, line) => count(of, line, "dispatched") - count(of, line, "completed")) });

/** Whether a parcel that is to be the only one is not whole yet. */
export const isHeld = (record) => record.parcels === "one" && ofOrder(record).lines.some((line) => packed(record, line) < unsent(record, line));

export function dispatch(record) {
  const events = step(record, "dispatched", packed);
  return changed(record, { events, items: released(record, events, true) });
}

/** Calls off all that is not sent, or that of one line. @param {{ by: string, line?: string | null, reason?: string }} how */
export function cancel(record, { line: chosen = null, ...how }) {
  const units = ofOrder(record).lines.filter(({ id }) => chosen === null || id === chosen).map((line) => ({ line: line.id, quantity: unsent(record, line) }));
  const event = { type: "cancelled", ...how };
  const events = chosen === null ? [event] : units.map((some) => ({ ...event, ...some }));
  return changed(record, { events, items: released(record, units, false) });
}

/** The items once these units are no longer the order's: what was put aside goes first with a parcel. */
function released(record, units, leaves) {
  return record.snapshot.items.map((item) => {
    const line = ofOrder(record).lines.find(({ sku }) => sku === item.sku);
    const { quantity } = units.find((some) => some.line === line?.id) ?? { quantity: 0 };
    if (quantity === 0) return item;
    const aside = Math.min(quantity, Math.max(0, line.quantity - line.waiting - count(record, line, "dispatched")));
    const backorders = item.backorders.map((one) => (one.id === line.id ? { ...one, quantity: one.quantity - (quantity - aside) } : one));
    return { ...item, reserved: item.reserved - aside, onHand: item.onHand - (leaves ? quantity : 0), backorders: backorders.filter((one) => one.quantity > 0) };
  });
}

/** Takes what the policy allows now and was not taken yet. */
export function charge(record, { sold, backordered, open, charged, refunded }) {
  const unsold = record.snapshot.policy.charge === "on-order" ? backordered.amount + open.amount : 0;
  const amount = sold.amount + unsold - (charged - refunded);
  return amount > 0 ? changed(record, { events: [{ type: "charged", amount }] }) : record;
}

export const refund = (record, { refundDue }) => (refundDue > 0 ? changed(record, { events: [{ type: "refunded", amount: refundDue }] }) : record);

export const tell = (record, notices) => changed(record, { told: notices.map(({ line, kind, earliest, latest }) => ({ line, kind, earliest, latest })) });
