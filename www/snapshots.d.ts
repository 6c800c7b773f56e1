/** Types of what a backend tells: part of those of `import { open } from "backsoon"`. */

import type { Face, State } from "./index.d.ts";
import type { Order } from "./orders.d.ts";

/** What of a face `publicSnapshot` writes down. */
export interface PublishedFace {
  state: State;
  tone: Face["tone"];
  headline: string;
  /** The headline unless told, and so is `aria`. */
  badge?: string;
  detail?: string;
  split?: string[];
  notes?: string[];
  aria?: string;
}

/** What a backend tells. Everything but `sku` may be missing; unknown fields are ignored. */
export interface Snapshot {
  version: 1;
  /** When the backend knew this, RFC 3339. */
  asOf?: string;
  /** IANA name; UTC unless told. */
  timeZone?: string;
  currency?: string;
  calendar?: Calendar;
  policy?: Policy;
  suppliers?: Record<string, Supplier>;
  items: Item[];
  /**
   * When the items' faces are true: on this day in the shop, from and until these times of it where they are told. `known`: as of when
   * it was known, by language. The core does not read them.
   */
  faces?: { on: string; from?: string; until?: string; known?: Record<string, string> };
  /** Private. */
  orders?: Order[];
}

export type Weekday = "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun";

export interface Calendar {
  closed?: Weekday[];
  holidays?: string[];
  /** "14:00": what is ordered from then on leaves the next open day. */
  cutOff?: string;
  handlingDays?: number;
}

export interface Policy {
  lowStock?: number;
  quietDays?: number;
  /** How often the true day must fall into a window, from 0.5 to 0.99; 0.8 unless told. */
  confidence?: number;
  wording?: "plain" | "discreet";
  showBacklog?: boolean;
  maxShown?: number;
  staleAfterHours?: number;
  charge?: "on-dispatch" | "on-order" | "deposit";
  depositPercent?: number;
  transitDays?: { min: number; max: number };
  consolation?: { afterDays?: number; kind: "discount" | "free-shipping" | "gift-wrap"; percent?: number; applies?: "this-order" | "next-order" }[];
  contact?: { email?: string; phone?: string; chat?: string };
  /** Private: from when on a review calls the backlog strained, which takes both long waits and a large backlog. */
  review?: {
    /** Days from order to dispatch after which a wait is long; 30 unless told. */
    strainedDays?: number;
    /** The share of the units that wait, from 0 to 1, from which on long waits are too many; 0.25 unless told. */
    strainedShare?: number;
    /** How many days of demand a large backlog comes to; 7 unless told. */
    strainedBacklogDays?: number;
  };
  /** Private: by what a review advises what to order. */
  reorder?: {
    /** The wanted share of cycles without a stock-out, from 0.5 to 0.999; 0.95 unless told. */
    serviceLevel?: number;
    /** Days from one look at what to order to the next, from 1 to 90; 7 unless told. */
    reviewDays?: number;
    /** What it costs to hold stock for a year, in percent of its cost, of at most one decimal place. Not reckoned with unless told. */
    holdingPercent?: number;
  };
}

export interface Supplier {
  name?: string;
  leadDays?: number;
  minimumOrder?: number;
  /** Private: cents that one order costs, whatever is in it, such as freight. */
  orderCost?: number;
  dropShipDays?: number;
  explanation?: string;
  /**
   * Private: what it once promised (`due`) and when it came, which windows are made of. Without `due` the time since it was
   * `ordered` tells. What was neither due nor came by `asOf`, or came a year later, is left out; without `asOf` the last that came is taken
   * for now.
   */
  deliveries?: { ordered?: string; due?: string; received: string; via?: "purchase" | "drop-ship" }[];
  /** What may be public of it, one a kind: made of `deliveries` unless told. */
  lateness?: Partial<Record<"purchase" | "drop-ship" | "reorder", Lateness>>;
  waiting?: number;
  dailyDemand?: number;
}

/** How late a supplier is: of a receipt or a drop-ship in days after it was due, of a reorder in days beyond `leadDays`. */
export interface Lateness {
  /** Of how many of its own deliveries that is known; fewer than `2 / (1 - confidence)`, ten by default, are thin evidence. */
  samples: number;
  /** Probability (at most four decimal places) and days late, both rising: `[0.9, 9]` says nine in ten came at most nine days late. */
  quantiles: [probability: number, days: number][];
}

export interface Item {
  sku: string;
  title?: string;
  price?: number;
  url?: string;
  image?: string;
  /** "some": there, number not told; "untracked": always there. */
  onHand?: number | "some" | "untracked";
  /** There are more than `onHand` tells: so a public snapshot says where `maxShown` hides how many. */
  atLeast?: boolean;
  reserved?: number;
  safetyStock?: number;
  selling?: "stock" | "backorder" | "made-to-order" | "discontinued";
  releaseDate?: string;
  backorderLimit?: number;
  supplier?: string;
  leadDays?: number;
  minimumOrder?: number;
  dailyDemand?: number;
  onOrder?: { quantity: number; due?: string; supplier?: string; stage?: "ordered" | "in-production" | "in-transit" }[];
  /** How many units wait, or (private) the order lines. */
  backorders?: number | { id: string; quantity: number; placed?: string; email?: string }[];
  alternatives?: string[];
  /** What is shown of one unit where wasm is blocked, by language; see `Snapshot.faces`. */
  faces?: Record<string, PublishedFace>;
  /** Private: an order is a multiple of it. */
  packSize?: number;
  /** Private: cents that the shop pays for one. */
  cost?: number;
  /**
   * Private: what was sold in a month (`YYYY-MM`) or on a day, when it was ordered, not when it was sent; and on how many of its days there
   * was no stock. These tell nothing of demand; of what may wait, if it sold on them as on others, they are days like any other.
   */
  sales?: { month?: string; day?: string; quantity: number; daysOut?: number }[];
}
