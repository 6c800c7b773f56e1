// Placing an order: what is in the basket becomes an order in the shop's own books, with what was promised for it.
import { open } from "/dist/index.js";
import { addDays, instantOf, shopTime } from "./clock.js";
import { changed, charge } from "./fate.js";
import { orders } from "./orders.js";
import { products } from "./products.js";
import { stock } from "./stock.js";
import { underTerms } from "./terms.js";
import { language, t } from "./translate.js";

/**
 * Places an order of these lines, as far as they can be had.
 * @param {{ lines: { sku: string, quantity: number }[], name: string, email: string, parcels: string }} wish
 * @returns its id; undefined if nothing can be had, or nothing can be kept
 */
export async function place({ lines, name, email, parcels }) {
  const now = shopTime();
  const all = underTerms(await stock());
  const shop = await open(all, { now });
  const id = orders.nextId();
  const chosen = [];
  for (const { sku, quantity } of lines) {
    const promise = shop.promise(sku, quantity);
    if (promise.unavailable < quantity) chosen.push({ ...ordered(`${id}-${chosen.length + 1}`, sku, promise), promise });
  }
  shop.free();
  if (chosen.length === 0) return undefined;
  const order = { id, email, locale: language(), lines: chosen.map(({ promise, ...line }) => line), events: [], told: [] };
  const skus = chosen.map(({ sku }) => sku);
  const items = all.items.filter(({ sku }) => skus.includes(sku)).map((item) => reserved(item, chosen.find(({ sku }) => sku === item.sku), now));
  const empty = { id, name, parcels, now, snapshot: { ...all, suppliers: slow(all.suppliers), asOf: instantOf(now), items, orders: [order] } };
  const told = chosen.map(({ id: line, promise }) => ({ line, kind: "placed", ...windowOf(promise) }));
  const record = changed(empty, { events: [{ type: "placed" }, ...chosen.filter(({ waiting }) => waiting > 0).map(fromSupplier)], told });
  const books = await open(record.snapshot, { now });
  const paid = charge(record, books.books());
  books.free();
  return orders.save(paid) ? id : undefined;
}

function ordered(id, sku, { parts }) {
  const units = (some) => some.reduce((sum, { quantity }) => sum + quantity, 0);
  return { id, sku, quantity: units(parts), price: products[sku].price, waiting: units(parts.filter(waits)) };
}

const waits = ({ source }) => source !== "stock";

const fromSupplier = ({ id, waiting }) => ({ type: "ordered", line: id, quantity: waiting });

/** The days in which the last of it ships; none where one part has no date. */
function windowOf({ parts }) {
  if (parts.some(({ ships }) => ships === null)) return { earliest: null, latest: null };
  const last = (days) => days.reduce((one, other) => (one > other ? one : other));
  return { earliest: last(parts.map(({ earliest }) => earliest)), latest: last(parts.map(({ latest }) => latest)) };
}

/**
 * The item once some of it is ordered. What was there is put aside. Who waited already stands before us in the line.
 * What nobody had ordered from the supplier yet is on its way now, and so is what is made for this order.
 */
function reserved(item, { id, quantity, waiting, promise }, now) {
  const day = now.slice(0, 10);
  const earlier = item.backorders ? [{ id: "earlier", quantity: item.backorders, placed: addDays(day, -3) }] : [];
  const own = waiting > 0 ? [{ id, quantity: waiting, placed: day }] : [];
  const begun = promise.parts.filter(({ source }) => waits({ source }) && source !== "on-order");
  const receipts = begun.map(({ quantity: some, ships }) => ({ quantity: some, ...(ships && { due: ships }), stage: "ordered" }));
  return {
    ...item,
    // In the customer's language, since mails name it.
    title: t(`${item.sku}.name`),
    selling: item.selling === "made-to-order" ? "backorder" : item.selling,
    onHand: item.onHand ?? 0,
    reserved: (item.reserved ?? 0) + quantity - waiting,
    backorders: [...earlier, ...own],
    onOrder: [...(item.onOrder ?? []), ...receipts],
  };
}

/** What a supplier sends straight to the customer is on order from now on, and can slip like everything else. */
function slow(suppliers) {
  return Object.fromEntries(Object.entries(suppliers).map(([name, { dropShipDays, ...supplier }]) => [name, supplier]));
}
