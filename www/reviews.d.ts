/**
 * Types of the merchant's review: part of those of `import { open } from "backsoon"`. Nothing is guessed: a figure of which nothing
 * tells is null, and each says of how many it is. What may be as long as the catalogue is a table of typed arrays, one a column.
 */

import type { Assumed, Contacts, Ledger, Told } from "./orders.d.ts";
import type { OrderLineTable, PurchaseOrder } from "./projections.d.ts";

export interface ReviewOptions extends Partial<Assumed> {
  /** How many days before today figures of the past are about, wherever they speak of a period, from 1 to 3660; 365 unless told. */
  days?: number;
  /** False: nothing is advised, `items.unadvised` being "not-asked". Of many items that takes longer than all other figures. */
  advice?: boolean;
  /** What you say was told, as for `notices`. */
  told?: Told[];
}

export interface Review {
  /** The shop's day. */
  today: string;
  verdict: Verdict;
  /** Who waits, over all items. */
  backlog: Backlog & {
    /** Days since the order, of units of which that is told. */
    waited: Spread | null;
    /** Days from now to the scheduled shipping, of units that have a day. */
    toShip: Spread | null;
  };
  /** The order line that has waited longest. */
  oldest: { item: number; sku: string; line: string; units: number; placed: string; days: number } | null;
  /** All that is overdue. */
  overdue: Owed;
  /** As `shop.books()`: backorders beside sales, never added to them. */
  books: Ledger;
  /** As `shop.contacts()`. */
  contacts: Contacts;
  health: Health;
  /** In the order told; at the end those of whom none is told, if any are. */
  suppliers: SupplierReview[];
  /** Names of the bits in `stockouts.causes`, the lowest first. */
  causes: ["demand", "supplier", "figures"];
  /** Why there is no advice on an item, by the numbers in `items.unadvised`. May grow. */
  unadvisedReasons: ["", "not-stocked", "too-little-history", "no-lead-time", "never-sold", "not-asked"];
  /** What decided how much to order, by the numbers in `items.sized`. May grow. */
  sizedBy: ["", "cover", "economic", "minimum", "pack", "supplier-minimum"];
  /** What to order before the next look, one a supplier with an item that cannot wait until then; the most urgent first. */
  purchaseOrders: PurchaseOrder[];
  items: ItemTable;
  overdueReceipts: OverdueReceiptTable;
  quotas: QuotaTable;
  stockouts: StockoutTable;
  stockoutsByMonth: StockoutsByMonthTable;
  orderLines: OrderLineTable;
  timeline: Timeline;
}

/** Units, and what they cost at the price of their items, in cents. */
export interface Amount {
  units: number;
  value: number;
}

/** Those of `byAge` come to `units`, and so do those of `byWay`. */
export interface Backlog extends Amount {
  /** Of which some wait. */
  items: number;
  /** Order lines, where they are told. */
  lines: number;
  /** By days since the order: at most 7, 8 to 30, 31 to 90, more; and where nobody tells. */
  byAge: Record<"to7" | "to30" | "to90" | "over90" | "unknown", Amount>;
  /** By what they wait for. */
  byWay: {
    /** There is stock for them. */
    ready: Amount;
    /** On order, with a day. */
    onOrder: Amount;
    /** On order, and should have come before today. */
    overdue: Amount;
    /** Sent by the supplier. */
    dropShip: Amount;
    /** To be ordered or made, with a day. */
    reorder: Amount;
    /** On order, to be ordered or to be made, and nobody knows for when. */
    undated: Amount;
    /** Nothing is there or coming for them, and their item is not ordered for who waits. */
    unavailable: Amount;
  };
  /** When the last of those is scheduled to ship that have a day. */
  last: string | null;
}

export interface Share {
  /** `part / of`. */
  value: number;
  part: number;
  of: number;
}

export interface Spread {
  units: number;
  /** Days. */
  mean: number;
  /** Days within which nine in ten of the units are; null of fewer than ten. */
  p90: number | null;
}

/** Strained where waits are long and the backlog is large, by the policy's `review`. */
export interface Verdict {
  state: "manageable" | "strained";
  waits: {
    /** Units that wait longer than `days` from order to dispatch, or have no day, of all that wait. */
    long: Share | null;
    days: number;
    /** The share from which on that is too many. */
    least: number;
    tooMany: boolean;
  };
  size: {
    units: number;
    /** Units a day, of all items of which that is known. */
    demand: number | null;
    /** In how many days so many units are asked for. */
    days: number | null;
    /** From how many days on that is too large. */
    least: number;
    /** True too where nobody knows the demand: then the waits alone decide. */
    tooLarge: boolean;
  };
}

/** Receipts that should have come before today, and their units. */
export interface Owed extends Amount {
  receipts: number;
  /** Of the units: those that somebody waits for. */
  waiting: number;
  /** Days since the first of them was due. */
  days: number;
}

export interface SupplierReview {
  /** Its key in the snapshot; null: none is told. */
  supplier: string | null;
  name: string | null;
  backlog: Backlog;
  overdue: Owed;
  /** How far its next order is along, where it has a minimum and somebody waits; `ordered` is the day it is likely to be placed. */
  quota: { minimum: number; collected: number; missing: number; ordered: string | null } | null;
  /** Deliveries that came by the day they were due, of those due in the period; what is overdue is among these. */
  kept: Share | null;
  /** Days late in the mean, of those that were. */
  lateDays: number | null;
  /** Days late of purchases, as windows have it; negative: early. Null: it has delivered nothing. */
  lateness: { samples: number; p10: number; p50: number; p90: number } | null;
}

export interface Health {
  /** Both days included. */
  period: { from: string; until: string };
  /** Units in stock when ordered, of units ordered in the period. */
  unitFillRate: Share | null;
  /** Lines all of which was. */
  lineFillRate: Share | null;
  /** Orders all of which was. */
  orderFillRate: Share | null;
  /** The other orders. */
  backorderRate: Share | null;
  /** Units of orders that waited, in the mean of the period's days that are over: as `timeline` without today. */
  meanBacklog: number | null;
  timeToFill: {
    /** Days from order to dispatch, of units that waited and were sent in the period. Short waits are over sooner: alone this flatters. */
    sent: Spread | null;
    /**
     * Of units ordered in the period, judged by those that wait still or were called off besides (`censored`): days within which half, and
     * nine in ten, are sent, by the product-limit estimate (Kaplan and Meier). Null: of fewer than ten units, or longer than any known wait.
     */
    all: { units: number; censored: number; median: number | null; p90: number | null } | null;
  };
  /** Lines sent in full by the last day of their first promise, of those whose day in the period has come. */
  promisesKept: Share | null;
  /** Suppliers' deliveries that came by the day they were due, of those due in the period. */
  deliveriesKept: Share | null;
  /** Days late in the mean, of those that were. */
  lateDays: number | null;
  /** Units on hand over units a day, of items of which both are known. */
  supply: { days: number; onHand: number; demand: number; items: number } | null;
  /** Days without stock, of the days of the period's months that are told. */
  daysOut: Share | null;
  /** Months with such a day, of these, item by item. */
  monthsOut: Share | null;
  /** On hand and on order, less reserved and waiting, of items that are counted; `none`: how many have 0 or less. */
  position: { units: number; items: number; none: number } | null;
}

/** Days since 1970; -1: none. */
export type Days = Int32Array;

/** A row an item, in the order of `shop.skus`. NaN: nobody knows. */
export interface ItemTable {
  sku: string[];
  title: (string | null)[];
  /** Row of `suppliers`; of those of whom none is told, the row after all who are, which may not be there. */
  supplier: Uint32Array;
  units: Float64Array;
  value: Float64Array;
  to7: Float64Array;
  to30: Float64Array;
  to90: Float64Array;
  over90: Float64Array;
  unknown: Float64Array;
  ready: Float64Array;
  onOrder: Float64Array;
  overdue: Float64Array;
  dropShip: Float64Array;
  reorder: Float64Array;
  undated: Float64Array;
  unavailable: Float64Array;
  /** When the first that waits was ordered. */
  oldest: Days;
  /** When the last is scheduled to ship that has a day. */
  last: Days;
  /** Units ordered in the period, and those of them that were in stock. */
  ordered: Float64Array;
  filled: Float64Array;
  /** Units a day: `dailyDemand`, else what was sold in the period over its days with stock, at least 28. */
  demand: Float64Array;
  daysOfSupply: Float64Array;
  /** Inventory position. */
  position: Float64Array;
  /** Days without stock, of those told of the period's months; and months with such a day. */
  daysOut: Float64Array;
  daysTold: Float64Array;
  monthsOut: Uint8Array;
  monthsTold: Uint8Array;
  /** What a unit costs, in cents, and how many are in a pack. */
  cost: Float64Array;
  packSize: Float64Array;
  /** Units a day expected over the lead time and a review period, with season and trend. */
  expected: Float64Array;
  /** Mean days from an order to its arrival. */
  leadDays: Float64Array;
  /** Order when the position is at or below this. */
  reorderPoint: Float64Array;
  /** The reorder point less the demand expected until what is ordered at the next look can be there. */
  safetyStock: Float64Array;
  /** The last open day on which to order, that the service level be kept; the first there is where that has passed; -1: not within a year. */
  orderBy: Days;
  /** Units to order then; 0: nothing within a year. Of what cannot wait: as it is in its purchase order. */
  order: Float64Array;
  /**
   * Until when the inventory position is enough for what is expected to be asked, if nothing more is ordered; today where it is 0 or less; -1: for
   * over a year. The shelf may be empty before, until what is on order comes: `shop.projection(sku).stock` tells.
   */
  runsOut: Days;
  /** If it is ordered a review period later than `orderBy`: units more that are asked for while there is none. */
  short: Float64Array;
  /** Number in `unadvisedReasons`; 0: there is advice. Where there is none the columns from `expected` on are NaN and -1, but for `runsOut`, which takes no lead time. */
  unadvised: Uint8Array;
  /** Number in `sizedBy`. */
  sized: Uint8Array;
  /** How much is wrong with what is told of its sales, where these are looked at; at most 255. `shop.projection(sku).problems` names it. */
  problems: Uint8Array;
}

/** Units of orders that waited at the end of each day of the period, today last, and their value in cents. Empty: no order tells. */
export interface Timeline {
  from: string;
  units: Float64Array;
  value: Float64Array;
}

/** Receipts that are overdue, item by item. */
export interface OverdueReceiptTable {
  /** Row of `items`. */
  item: Uint32Array;
  /** Row of `suppliers`. */
  supplier: Uint32Array;
  quantity: Float64Array;
  /** Of these units: those that somebody waits for. */
  waiting: Float64Array;
  due: Days;
  /** Days overdue. */
  days: Uint32Array;
}

/** Items with a minimum of their own for whose next order somebody waits. */
export interface QuotaTable {
  item: Uint32Array;
  minimum: Float64Array;
  collected: Float64Array;
  missing: Float64Array;
  /** When it is likely to be met. */
  ordered: Days;
}

/** Months in which items ran out, of all that is told; item by item, the earliest first. */
export interface StockoutTable {
  item: Uint32Array;
  /** 202612. */
  month: Uint32Array;
  daysOut: Uint8Array;
  /** Days of the month that are told. */
  days: Uint8Array;
  sold: Float64Array;
  /** Units usual on its days with stock, by the other months, at least six. */
  usual: Float64Array;
  /**
   * Likely why, a bit each (`causes`); 0: nothing tells. It sold faster than usual, by a quarter and by more than chance makes in 95 of
   * 100 months; at least half of what its supplier had due then or out still was late; the shop called off what had been in stock.
   */
  causes: Uint8Array;
}

/** Months of the year in which an item has run out: in `out` of the `of` that are told, at least two. */
export interface StockoutsByMonthTable {
  item: Uint32Array;
  /** 1 for January. */
  month: Uint8Array;
  out: Uint8Array;
  of: Uint8Array;
}
