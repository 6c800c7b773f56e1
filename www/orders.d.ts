/** Types of orders, their books and their notices: part of those of `import { open } from "backsoon"`. */

/** Units, and what they cost in cents. */
export interface Sum {
  units: number;
  amount: number;
}

/** `backordered + open + sold + cancelled` is what was placed. */
export interface Books {
  placed: Sum;
  /** What was not in stock when ordered and is neither sent nor cancelled. */
  backordered: Sum;
  /** The rest of what is neither sent nor cancelled. */
  open: Sum;
  /** What was dispatched. */
  sold: Sum;
  cancelled: Sum;
  charged: number;
  refunded: number;
  /** What was charged beyond what the policy allows now, and not given back. */
  refundDue: number;
}

export interface Ledger extends Books {
  /** What happened in each month (`YYYY-MM` by the shop's clock), and what was backordered and open at its end. */
  months: (Omit<Books, "refundDue"> & { month: string })[];
  /** Events that cannot have happened; they changed nothing. */
  refused: { place: string; order: string; id: string; reason: Refusal }[];
}

export type Refusal =
  | "repeated-id"
  | "future"
  | "not-placed"
  | "unknown-line"
  | "no-line"
  | "out-of-order"
  | "too-many"
  | "more-than-charged"
  | "too-large";

export type EventType =
  | "placed"
  | "ordered"
  | "arrived"
  | "picked"
  | "dispatched"
  | "completed"
  | "cancelled"
  | "charged"
  | "refunded";

export interface OrderEvent {
  /** An event told twice happened once. */
  id: string;
  /** RFC 3339. */
  at: string;
  type: EventType;
  /** Of all lines unless told. */
  line?: string;
  /** All that can unless told. */
  quantity?: number;
  /** Of a cancel. */
  by?: "customer" | "shop";
  /** Of a cancel: why. The customer sees the shop's. */
  reason?: string;
  /** Of money, in cents. */
  amount?: number;
}

/** What a customer was told of a line; null: that no date was known. */
export interface Told {
  at?: string | null;
  line: string;
  kind: "placed" | "delayed" | "sooner" | "dispatched" | "cancelled";
  earliest: string | null;
  latest: string | null;
}

/** Something that a customer is to be told. */
export interface DueNotice {
  order: string;
  line: string;
  email: string | null;
  locale: string | null;
  sku: string;
  title: string | null;
  /** How many units it is about. */
  quantity: number;
  kind: "delayed" | "sooner" | "dispatched" | "cancelled";
  /** The window as it is now; null: no date is known. */
  earliest: string | null;
  latest: string | null;
  /** What the customer was last told, where that was a window. */
  was: { earliest: string | null; latest: string | null } | null;
  /** What the customer was told at first. */
  first: { earliest: string | null; latest: string | null } | null;
  /** Whether it can still be cancelled for a full refund. */
  cancellable: boolean;
  explanation: string | null;
  /** Why the shop cancelled it, in its own words. */
  reason: string | null;
  /** What the wait earns. */
  earned: { afterDays: number; kind: "discount" | "free-shipping" | "gift-wrap"; percent: number | null; applies: "this-order" | "next-order" | null }[];
}

/**
 * Contacts for each order until it is sent, from 0 to 100 with at most three decimal places. Shops get some 2 to 10
 * requests of any kind for every 100 orders, 6.7 on average, of which 16 to 50 in 100 ask where an order is: 1 to 5 in
 * 100 for an order like any other (makers of help desks publish such figures, Gorgias among them). `perAsTold` is the
 * upper end of that. Nobody publishes how often those ask whose order is late: the other three are guesses. Better
 * count your own.
 */
export interface Assumed {
  /** For an order that waits and is expected as its customer was told; 0.05 unless told. */
  perAsTold: number;
  /** For one that takes longer than its customer knows; 0.2 unless told. */
  perDelayed: number;
  /** For one without a date; 0.3 unless told. */
  perUndated: number;
  /** For one that should have been sent before today, as its customer was told; 0.5 unless told. */
  perOverdue: number;
}

export interface ContactsOptions extends Partial<Assumed> {
  /** What you say was told, as for `notices`. */
  told?: Told[];
}

export interface Contacts {
  /** How many until all that waits is sent. */
  expected: number;
  /** Orders that wait, each once, by the line that stands worst. */
  orders: { asTold: number; delayed: number; undated: number; overdue: number };
  /** Units that wait and of which no order is told: each counts as an order that waits as told. */
  unlisted: number;
  assumed: Assumed;
}

export interface MailOptions {
  /** The language of who does not tell one with the order; English unless told. */
  locale?: string;
  /** An order's page, http or https: `https://shop.example/orders/{id}`. The id is percent-encoded. */
  orderUrl?: string;
  /** Stands at the head and at the end. */
  shopName?: string;
}

/** All that one customer is to be told. */
export interface Mail {
  /** One e-mail address. */
  to: string;
  /** The language asked for; where there is no catalogue for it, the mail is in English and `problems` names it. */
  locale: string;
  /** One line. */
  subject: string;
  text: string;
  /** Says the same as `text`, in a document that fetches nothing. */
  html: string;
  /** What it tells: those of the notices given. */
  notices: DueNotice[];
}

export interface PublicOrder {
  id: string;
  /** `waiting`: how many were not in stock when ordered; `ahead`: units that wait before it, null if it does not wait. */
  lines: { id: string; sku: string; quantity: number; waiting: number; ahead: number | null }[];
  events: OrderEvent[];
  /** What each line was promised at first. */
  first: Told[];
  told: Told[];
}

/** An order, as the shop's own system tells it. Private. */
export interface Order {
  id: string;
  email?: string;
  locale?: string;
  /** `waiting`: how many of the units were not in stock when they were ordered, 0 unless told. 0 is a problem where its item's `backorders` have the line waiting. */
  lines: { id: string; sku: string; quantity: number; price?: number; waiting?: number }[];
  events?: OrderEvent[];
  told?: Told[];
}
