/** Types of `import { define, purchaseOrderCsv } from "backsoon/review"`, and of the merchant's element in pages. */
import type { Problem, Review, SnapshotLike } from "./index.js";

/** Registers the element. The script does it by itself. */
export function define(): void;

/**
 * A proposed purchase order as CSV (RFC 4180), its lines ended by CR LF: sku, title, quantity, packs, unit cost, cost, order by, enough until, and
 * where the item's season is over when it comes: season ends, left then. What nobody knows is empty. A text that a spreadsheet would take for a formula has an apostrophe before it.
 * @param row of `review.purchaseOrders`; a RangeError if there is no such row
 * @param options `currency`: ISO 4217, by which cents are written; two decimal places unless told
 */
export function purchaseOrderCsv(review: Review, row: number, options?: { currency?: string }): string;

/**
 * The merchant's review of a private snapshot: how the backlog stands, what to do today, and every item. It answers in a worker where it may
 * have one. Properties reflect as attributes of the same name, but for `snapshot`.
 */
export interface BacksoonReview extends HTMLElement {
  /** Where the private snapshot is asked for. */
  src: string | null;
  /** The snapshot itself, its JSON, or the bytes of that; rules over `src`. What changes in it is seen once it is set anew. */
  snapshot: SnapshotLike | undefined;
  /** How many days before today the measures of health are about, from 1 to 3660; 365 unless told. */
  days: string | null;
  /** As for `fetch`: "same-origin" unless told. */
  credentials: string | null;
  /** The shop's local time, "2026-11-23T10:00", in place of the clock's. */
  now: string | null;
  /** What is shown, as data; undefined until it is. */
  readonly review: Review | undefined;
  /** Asks for the snapshot again. */
  refresh(): void;
  addEventListener(type: "backsoon-change", listener: (event: CustomEvent<ReviewChange>) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: "backsoon-error", listener: (event: CustomEvent<Problem>) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K, listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** What the page is told by `backsoon-change`. */
export interface ReviewChange {
  state: Review["verdict"]["state"];
  /** The verdict in the page's language. */
  text: string;
}

export const BacksoonReview: { new (): BacksoonReview; prototype: BacksoonReview };

declare global {
  interface HTMLElementTagNameMap {
    "backsoon-review": BacksoonReview;
  }
}
