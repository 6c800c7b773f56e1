/**
 * Types of `import { open } from "backsoon"`. Days are `"YYYY-MM-DD"` in the shop's own time zone, local times
 * `"YYYY-MM-DDTHH:MM"` by the shop's clock, money is in minor units (cents), quantities are whole numbers.
 */

import type { Explanation } from "./explanations.d.ts";
import type { FeedRow, StructuredData } from "./machines.d.ts";
import type { Contacts, ContactsOptions, DueNotice, Ledger, Mail, MailOptions, PublicOrder, Told } from "./orders.d.ts";
import type { Projection, ProjectionOptions } from "./projections.d.ts";
import type { Review, ReviewOptions } from "./reviews.d.ts";
import type { Snapshot } from "./snapshots.d.ts";

export type * from "./explanations.d.ts";
export type * from "./machines.d.ts";
export type * from "./orders.d.ts";
export type * from "./projections.d.ts";
export type * from "./reviews.d.ts";
export type * from "./snapshots.d.ts";

/** Reads a snapshot and answers questions about it. Rejects only if nothing of it can be used. */
export function open(source: string | SnapshotLike | Source, options?: OpenOptions): Promise<Shop>;

/** JSON of what `structuredData` gives, for a page: no title in it can end the script that it stands in. */
export function htmlSafeJson(data: object | null): string;

export interface OpenOptions {
  /** The shop's local time, or a function of none that tells it, in place of the clock's. */
  now?: string | (() => string);
  /** What to ask a platform's source for; plain files answer for the whole shop. */
  skus?: string[];
  /** Languages that will be asked for besides English, to be fetched from beside the script. Node needs no telling. */
  locales?: string[];
  /**
   * What the shop says in its own words, by language: an object of the messages it says otherwise, of any of our catalogues,
   * or the JSON of that or its bytes. What it lacks is said by ours, then in English.
   */
  words?: Record<string, Record<string, string | string[]> | string | Uint8Array>;
  /** `full.wasm` as a WebAssembly.Module or its bytes, where it cannot be fetched: on edge workers. Not in Node. */
  wasm?: object;
}

export interface HtmlOptions {
  /** The language, English unless told: that of the page around it, as its nearest `lang` says. */
  locale?: string;
  /** What the element's `view` says, "full" unless told. */
  view?: "full" | "line" | "badge";
  /** Where the page finds `dist/status.css`. */
  stylesheet: string;
}

/** All are synchronous but `review`, and `update` of a URL or source. After `free()` every call throws an Error. */
export interface Shop {
  /** What was left out of the snapshot, or what its source lacked (each with its `sku`), and why. */
  readonly problems: Problem[];
  /** Of all items that can be used, in the order told. */
  readonly skus: string[];
  /** Whether the snapshot is older than its policy's `staleAfterHours`, so that nobody should be told anything from it. */
  readonly stale: boolean;
  /**
   * What somebody who asks for this now is promised.
   * @param quantity 1 unless told
   * @throws {TypeError} unless `sku` is text
   * @throws {RangeError} unless `quantity` is a whole number of at least 1
   */
  promise(sku: string, quantity?: number): PromiseOfUnits;
  /**
   * The steps behind what `promise` says, from what is in stock to the door: by them every date can be worked out by hand.
   * They tell all that the snapshot knows, so those of a private one are yours alone. Null for an unknown sku.
   */
  explain(sku: string, quantity?: number): Explanation | null;
  /** What each order line that waits for a sku is promised, first come first; none in public snapshots. */
  queue(sku: string): QueuedLine[];
  /**
   * What would ship and be charged when, if these lines were ordered now, in this order: in several parcels, each as
   * soon as it can leave, or in one, on the day of the last, where every day is known.
   * @throws {RangeError} whose `place` is that of the wrong line, `lines[2].quantity`
   */
  preview(lines: CartLine[], options?: { parcels?: "several" | "one" }): Preview;
  /** What would be shown, in the language of `locale`, English unless told. */
  face(sku: string, quantity?: number, options?: { locale?: string }): Face;
  /**
   * The same as markup: a declarative shadow root, to be printed as it is right inside `<backsoon-status sku quantity view>`,
   * before the shop's own text. It is what the element itself would show, reads right without scripts, and is taken over
   * where it stands once they are there. Empty for an unknown sku and from a snapshot that is `stale`: then the shop's own
   * text shows, as it does on pages. What those are offered who wait is added by the script.
   * @throws {TypeError} unless `stylesheet` is text
   * @throws {RangeError} unless `view` is one that elements have
   */
  html(sku: string, quantity: number | undefined, options: HtmlOptions): string;
  /** What somebody is offered who would have to wait for it, in the language of `locale`; all empty where no wait is announced. */
  care(sku: string, quantity?: number, options?: { locale?: string }): Care;
  /** The books of the snapshot's orders, in all and month by month. */
  books(): Ledger;
  /**
   * Who must be told what now: it takes longer than they were last told, or less long, it was dispatched, or the shop
   * cancelled it. What you say was told, in the order it was, rules over what the snapshot's orders carry. Once told,
   * a notice is due no more until something moves again.
   * @throws {RangeError} whose `place` is that of the wrong entry, `told[2].kind`
   * @throws {TypeError} unless `told` is a list
   */
  notices(told?: Told[]): DueNotice[];
  /**
   * How many customers will ask about what waits, by mail, phone and chat together: a count of the orders, times how
   * often customers are assumed to ask, of which you may know better.
   * @throws {RangeError} whose `place` is that of the wrong value, `perDelayed` or `told[2].kind`
   * @throws {TypeError} unless `told` is a list
   */
  contacts(options?: ContactsOptions): Contacts;
  /**
   * The merchant's review of a private snapshot: who waits, for how long and for what, what is overdue and by whom, the books, how well
   * customers are served, what ran out and likely why, and what to order when and how much.
   * @throws {RangeError} (rejects) if the snapshot is a public one, `place` being `snapshot`; or whose `place` is that of the wrong option
   * @throws {TypeError} (rejects) unless `told` is a list
   */
  review(options?: ReviewOptions): Promise<Review>;
  /**
   * What is expected of an item: its sales month by month, its stock day by day if nothing more is ordered, and what the review advises.
   * Null of a sku that the snapshot does not have.
   * @throws {RangeError} if the snapshot is a public one, `place` being `snapshot`; or whose `place` is `days`
   */
  projection(sku: string, options?: ProjectionOptions): Projection | null;
  /**
   * What to send whom: one mail a customer, with all of their notices, in their language. A delay is told with the new
   * date or why there is none, an apology, the right to cancel for a full refund and how, and what the wait earns.
   * Customers are told apart by their address, of whose domain capitals do not matter. Notices without an address, or
   * with what is not a single one, are left out. What is sent is yours to send, and to tell `notices` of the next time.
   * @param notices `notices()` unless told
   * @throws {RangeError} whose `place` is that of the wrong notice, `notices[2].kind`
   * @throws {TypeError} unless `orderUrl` is an http(s) address with `{id}` in its path, query or fragment
   */
  mails(notices?: DueNotice[], options?: MailOptions): Mail[];
  /**
   * What search engines read of an item: a schema.org Product as JSON-LD, from the very promise that a shopper who wants
   * one reads, with one day, the last of its window. The same from a public snapshot. Null for an unknown sku.
   * @param options `url` is the item's page in place of the snapshot's
   * @throws {TypeError} unless `url` is an http(s) address
   */
  structuredData(sku: string, options?: { url?: string }): StructuredData | null;
  /**
   * What Google Merchant Center reads of it, from the same promise. What waits without a date within a year is out of
   * stock there, and what breaks a limit is left out. Null for an unknown sku, and for one that is no `id` to Google: of
   * more than 50 characters, or with spaces around it or characters in it that nobody sees.
   */
  feedRow(sku: string): FeedRow | null;
  /** An order as its customer may see it: no address, no other customer. Null if there is no such order. */
  publicOrder(id: string): PublicOrder | null;
  /**
   * What may leave the house: all of it, or these skus' part. It promises the same as this one, but that where the
   * policy's `maxShown` hides how many there are, asking for more than that is answered as `unsure`. So a checkout
   * previews carts on the private one.
   * @param options `faces`: languages in which each item's face of one unit is told, for pages on which wasm is blocked; one of
   *   which there is no catalogue is left out, and `problems` says so. They are true until the shop's next cut-off or midnight.
   * @throws {RangeError} where these are more than 20
   */
  publicSnapshot(skus?: string[], options?: { faces?: string[] }): Snapshot;
  /**
   * Takes another snapshot in place of this one. Throws, or rejects, and changes nothing if nothing of it can be used.
   * A source is asked for the same skus as with `open`.
   */
  update(snapshot: SnapshotLike): void;
  update(source: string | Source): Promise<void>;
  /** Gives its memory back. */
  free(): void;
}

/** Thrown errors have a `place` too, and name it in their message. */
export interface Problem {
  /** The way to the value, such as `items[3].onOrder[0].due`. */
  place: string;
  /** The value and what was expected. */
  message: string;
  sku?: string;
}

/** A snapshot, or its JSON as UTF-8 bytes. */
export type SnapshotLike = Snapshot | Uint8Array | ArrayBuffer;

export interface Source {
  /**
   * Answers once. `lacks` is to be called for each sku of which nothing can be told this time, where something can of others; a
   * source that is not given it rejects then.
   */
  fetch(skus: string[], lacks?: (error: unknown, sku: string) => void): Promise<SnapshotLike>;
  /**
   * Pushes snapshots as they come, or `undefined` and what went wrong, until it is stopped. Pushing nothing says that
   * the last one still holds; so does an error of the skus for which it has a `holds(skus)` that is true, and elements with
   * these are not told of it. `news`: the skus of which the snapshot says something else than the last one, to be shown first.
   */
  watch(skus: string[], push: (snapshot?: SnapshotLike, error?: unknown, news?: string[]) => void): () => void;
}

export type State =
  | "unknown"
  | "discontinued"
  | "out-of-stock"
  | "short"
  | "preorder"
  | "made-to-order"
  | "low-stock"
  | "in-stock"
  | "partial"
  | "backorder";

export interface Part {
  quantity: number;
  source: "stock" | "drop-ship" | "on-order" | "reorder" | "made-to-order";
  /** The scheduled day; null: nobody knows yet. */
  ships: string | null;
  /** The window in which it really ships; where `ships` is a day. */
  earliest?: string;
  latest?: string;
}

export interface PromiseOfUnits {
  state: State;
  /** What ships when, by day, undated last. */
  parts: Part[];
  /** Units that cannot be had. */
  unavailable: number;
  /** The last ship day, if nothing is unavailable or undated. */
  complete: string | null;
  /** The day the first unit that cannot be had could ship from what is on order. */
  restock: string | null;
  /** Whether the wait is to be announced as one. */
  announce: boolean;
  /** Whether a part comes from a receipt that is late. */
  overdue: boolean;
  /** Whether the quantity is still to be confirmed. */
  unsure: boolean;
}

export interface QueuedLine {
  id: string;
  parts: Part[];
  unavailable: number;
  complete: string | null;
}

export interface CartLine {
  sku: string;
  quantity: number;
}

export interface Preview {
  /** Of each line in its turn. */
  states: State[];
  shipments: { ships: string | null; lines: CartLine[]; amount: number }[];
  charges: { on: string | null; amount: number }[];
  /** The day everything could ship in one parcel. */
  together: string | null;
  unavailable: number;
}

/** What those are offered who wait; each is also a section of a full `<backsoon-status>`. */
export interface Care {
  /** How far a collected order is along; null where nothing is collected. `more`: how many more would have it go out at once, or "". */
  quota: { collected: number; minimum: number; text: string; more: string } | null;
  /** What the wait earns, a sentence each. */
  offers: string[];
  /** What is in stock instead, in that quantity. */
  alternatives: { sku: string; text: string; href: string | null }[];
  /** The ways to reach the shop. */
  contact: { href: string; text: string }[];
  /** What to press to be told when it can be had; "" where nobody needs telling. */
  notify: string;
  /** Whole days for a calendar, the last included. */
  entry: { title: string; from: string; to: string } | null;
  /** What to tell others; "" where there is nothing to tell. */
  share: string;
  /** How the date is known, or why there is none, step by step, a sentence each; null where there is nothing to tell. */
  how: { text: string; steps: string[] } | null;
}

export interface Face {
  state: State;
  tone: "good" | "low" | "wait" | "gone";
  announce: boolean;
  /** State and date in one line. */
  headline: string;
  /** The same with the shortest date, for listings. */
  badge: string;
  /** What happens next; empty where the headline says it all. */
  detail: string;
  /** What stands in its place while the last hours before the cut-off are counted down; else empty. */
  countdown: string;
  /** When the last unit ships. */
  dates: { earliest: string; latest: string } | null;
  /** What ships when, where it is not all at once. */
  split: string[];
  notes: string[];
  /** As of when this is known; empty where nobody said. */
  known: string;
  /** All of it, as a screen reader says it. */
  aria: string;
}
