/** Types of one item's projection and of what is ordered together: part of those of `import { open } from "backsoon"`. */

import type { Days } from "./reviews.d.ts";

export interface ProjectionOptions {
  /** How many days, today among them, from 1 to 730; 180 unless told. */
  days?: number;
}

/** What is expected of an item. Figures of advice are as in the review; null: there is none. */
export interface Projection {
  sku: string;
  /** Today. */
  from: string;
  /**
   * Units expected to be free at the end of each day, if nothing more is ordered: on hand and come in, less reserved, waiting, never sold
   * and asked for meanwhile; below 0: they wait. Of what is sold from stock only nobody waits: what is asked for while there is none is lost. Empty where stock is not counted, or nobody knows the demand.
   */
  stock: Float64Array;
  /** With the policy's service level no fewer, receipts being late and demand high, and no more. */
  low: Float64Array;
  high: Float64Array;
  /** On order, as it is expected (tomorrow, where it is overdue), and the days between which it comes by its supplier's lateness, that day among them; null: nobody knows. */
  receipts: { day: string | null; earliest: string | null; latest: string | null; quantity: number; overdue: boolean }[];
  /** As in the review: until when stock and what is on order together are enough, not when `stock` first is 0. */
  runsOut: string | null;
  reorderPoint: number | null;
  safetyStock: number | null;
  orderBy: string | null;
  order: number | null;
  /**
   * Where `order`, placed on `orderBy`, comes when the item's season is over or so shortly before that some of it is not sold then: the season's last day, units
   * expected to be left on that day (or when it comes, if that is later), and the month until which these are enough, or longer. Null: it sells on.
   */
  leftOver: { day: string; units: number; until: string } | null;
  /** One of `unadvisedReasons`; "": there is advice. */
  unadvised: string;
  /** The earliest first, as told: with what `problems` says the forecast leaves out. `daysOut` null: nobody tells. */
  sold: { month: string; quantity: number; daysOut: number | null }[];
  /** The twelve months after this one, with the service level on both sides; empty where nobody knows the demand. */
  months: { month: string; expected: number; low: number; high: number }[];
  /** What each month of the year sells, January first, as a multiple of the average; null: no season is found. */
  season: number[] | null;
  /** By how much sales are expected to change within a year, as a share of what they are. */
  trend: number | null;
  /** What the forecast is made of, the weightiest first; in all 1. */
  methods: { method: "level" | "trend" | "occasional"; weight: number }[];
  /**
   * How good such forecasts of the next month or week were in the past: `scaled` below 1 is better than expecting the last month's sales; errors over
   * sales; above 0 too much was expected. They are of what an item sells while it sells: the doubt whether it does still, where none was sold
   * lately, is in `months` and not in these. A lone spike counts as it does in forecasts, for twice the next best month.
   */
  accuracy: { forecasts: number; scaled: number | null; relative: number | null; bias: number | null } | null;
  /** Where that is too little for a forecast, or ended more than a year ago: months (or weeks, of sales by day) and days with stock that are told, units sold, and how many months or weeks a forecast takes (`required`). */
  tooLittle: { periods: number; required: number; days: number; units: number } | null;
  /** What is wrong with what is told of its sales: figures that were left out, by their month or day, and gaps. */
  problems: { place: string; message: string }[];
}

/** What to order from a supplier, in one order. */
export interface PurchaseOrder {
  /** Row of `suppliers`. */
  supplier: number;
  /** The last open day to order on. */
  by: string;
  /** When it comes if it is ordered on that day, with the policy's confidence; null: after 9999. */
  arrives: { earliest: string; latest: string } | null;
  /** How many lines; they are in `orderLines`. */
  lines: number;
  units: number;
  /** Cents; null where `uncosted` of its lines have no cost. */
  cost: number | null;
  uncosted: number;
  /** The supplier's minimum, in units; 0: none. */
  minimum: number;
  /** Units added to reach it, and those that still lack. */
  added: number;
  missing: number;
  /** By one order instead of one an item: orders spared, cents saved in `orderCost`, and cents more that it costs to hold what is ordered sooner. Null: nobody tells what an order costs. */
  saves: { orders: number; freight: number; holding: number } | null;
}

/** Lines of purchase orders, order by order, the most urgent first. */
export interface OrderLineTable {
  /** Row of `purchaseOrders`. */
  order: Uint32Array;
  /** Row of `items`. */
  item: Uint32Array;
  quantity: Float64Array;
  /** 1: it cannot wait for the next look; 0: it is ordered along, being due soon, or to reach the supplier's minimum. */
  urgent: Uint8Array;
  /** Where the item's season is over when this comes, or so shortly after that some of it is not sold then: the season's last day. -1: it sells on. */
  seasonEnds: Days;
  /** Units expected to be left on that day, or when this comes, if that is later. NaN: it sells on. */
  leftOver: Float64Array;
}
