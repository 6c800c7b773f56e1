/** Types of what stands behind a promise: by it every date can be worked out by hand. */

import type { Item, Lateness, Part, PromiseOfUnits, Supplier, Weekday } from "./index.d.ts";

/** Null where nobody knows, and where something would be after 9999. */
export interface Explanation {
  sku: string;
  quantity: number;
  promise: PromiseOfUnits;
  /** The shop's day and time. */
  today: string;
  time: string;
  /** Weekdays on which the shop is always closed. */
  closed: Weekday[];
  stock: {
    /** What is free is `onHand` less these; made to order, none is. */
    onHand: number | "some" | "untracked";
    /** There are more than that. */
    atLeast: boolean;
    reserved: number;
    safetyStock: number;
    /** Units that are free, before those who wait take theirs; null: more than anybody asks for. */
    free: number | null;
    cutOff: string | null;
    /** From today, or tomorrow after the cut-off of an open day, to the day that stock ships. Nothing ships before. */
    handling: Walk | null;
  };
  /** When it is released, if it is not yet: nothing ships before the end of `handling`. */
  release: { day: string; handling: Walk | null } | null;
  /** Units that wait before these. The first of them has number 1 in the line, the first of these `waiting + 1`. */
  waiting: number;
  /**
   * What is on order, in the order in which it is expected: on the day it is due, or tomorrow if it is overdue. `first` and
   * `last` are the numbers in the line of those who get it, and follow on those of stock. Empty where stock reaches everybody.
   */
  onOrder: { first: number; last: number; due: string | null; overdue: boolean; supplier: string | null; stage: NonNullable<Item["onOrder"]>[number]["stage"] | null }[];
  selling: NonNullable<Item["selling"]>;
  /** Units that may wait beyond the free ones; null: any number. */
  backorderLimit: number | null;
  /** Where the supplier sends straight to the customer: what would ship later than this, or has no day, ships so. */
  dropShip: { within: Walk | null; arrival: Arrival } | null;
  /** What the units get, in their order in the line; the promise has those of one source and day together. */
  steps: Step[];
  refused: Refused | null;
  /** From the days between which all of it ships to those between which it is at the door. */
  door: { earliest: Walk; latest: Walk } | null;
}

/** Units by their numbers in the line. */
export interface Units {
  first: number;
  last: number;
}

export interface Step {
  units: Units;
  part: Part;
  /** The receipt that they come with, or would if they were not drop-shipped. */
  received: Received | null;
  /** What is ordered or made for those beyond all that is on order, or would be. */
  reorder: Reorder | null;
}

/** Units that cannot be had. */
export interface Refused {
  units: Units;
  why: "discontinued" | "stock-only" | "not-on-order" | "limit";
  /** The receipt that has the number of the first of them. */
  restock: Received | null;
}

export interface Received {
  /** Its index in `onOrder`. */
  receipt: number;
  /** Null: it has no day. */
  arrival: Arrival | null;
}

/** From the day something is due to the days that it ships. */
export interface Arrival {
  due: string;
  /** Days since then; 0: it is not late. */
  overdue: number;
  /** Null: the supplier is not known to be late, and the window is the day itself. */
  lateness: Evidence | null;
  /** On the day it is due, tomorrow if it is overdue. */
  scheduled: Way;
  /** Of a window, `from` and `to` days late, but not before today, or the day it is ordered on. */
  earliest: Way | null;
  latest: Way | null;
}

export interface Evidence {
  /** Its key in the snapshot. */
  supplier: string;
  /** What it is judged by: a reorder by how late its purchases are, where nothing else is known. */
  kind: keyof NonNullable<Supplier["lateness"]>;
  /** Between two of its points days rise evenly. */
  table: Lateness;
  /** The probability of the window; what is left of 1 is halved between both sides. */
  confidence: number;
  /**
   * Days late that it is known to be more than: `overdue`, where that is not 0; of a receipt whose whole window has passed before it
   * is due, one less than has passed. Null: nothing follows from that it has not come yet.
   */
  given: number | null;
  /**
   * Days late, rounded down and up; negative: early. Where something is `given`: by what is left of the table, `left` being the
   * probability that it has not come by then, with `left / (left + 0.1)` as its weight, and else so that of further waits one in
   * `x²` is longer than `x - 1` times `given + 14` days (at least 14, at most 194); always more than what is given.
   */
  from: number;
  to: number;
}

/** It ships at the end of `handling`, but neither before stock could nor before the release. */
export interface Way {
  arrives: string;
  handling: Walk | null;
  ships: string | null;
}

/** Open days counted: the first on or after `from`, then `openDays` further. */
export interface Walk {
  from: string;
  openDays: number;
  to: string;
  /** Days on the way that do not count: `from + openDays + skipped = to`. */
  skipped: number;
  /** Those within the first year by name: on weekdays that are always closed, and others. */
  closed: string[];
  holidays: string[];
}

export interface Reorder {
  /** The minimum of the item itself, and that over all items of its supplier: the later one counts. */
  item: Needed;
  supplier: Needed;
  /** From the day both are met to that of the order. */
  ordered: Walk | null;
  /** Calendar days from then until it is due. */
  leadDays: number | null;
  arrival: Arrival | null;
  /** The last receipt on order: nothing that is ordered later ships before it. */
  behind: Received | null;
}

export interface Needed {
  minimum: number;
  /** Units that count, those asked for among them. */
  units: number;
  missing: number;
  dailyDemand: number;
  /** `missing / dailyDemand`, rounded up. */
  days: number | null;
}
