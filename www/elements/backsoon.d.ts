/** Types of `import { connect, define } from "backsoon/elements"`, and of our elements in pages. */
import type { CartLine, Face, Preview, Problem, PromiseOfUnits, PublicOrder, SnapshotLike, Source, State } from "./index.js";

/**
 * Sets the source of all elements that do not name one.
 * @param source a URL, "platform+URL", "#id" of a data block, a snapshot, its bytes, or a source
 */
export function connect(source: string | SnapshotLike | Source, options?: ConnectOptions): void;

/** Registers the elements. The script tag does it by itself. */
export function define(): void;

export interface ConnectOptions {
  /** Seconds between two questions to the source while the page is seen; 0: one answer is enough. */
  poll?: number;
  /** The shop's local time for the whole page, "2026-11-23T10:00": for demos and tests. */
  now?: string;
  /**
   * What the shop says in its own words: how the addresses of its catalogues begin, "/my-words/" of "/my-words/hu.json", or
   * these by language, each an object of the messages it says otherwise, or its address. What it lacks is said by ours.
   */
  words?: string | Record<string, Record<string, string | string[]> | string>;
  /** What a platform's source needs to know besides. */
  [option: string]: unknown;
}

/**
 * What all of them have. Properties reflect as attributes of the same name in kebab case; those that hold objects do
 * not. An element's own text stands until there is something better, and whenever there is not.
 */
export interface BacksoonElement<Change> extends HTMLElement {
  /** A source of its own, in place of the page's. */
  source: string | Source | null;
  /** A snapshot of its own. */
  snapshot: SnapshotLike | undefined;
  /** The shop's local time, in place of the clock's. */
  now: string | null;
  addEventListener(type: "backsoon-change", listener: (event: CustomEvent<Change>) => unknown, options?: boolean | AddEventListenerOptions): void;
  addEventListener<K extends keyof HTMLElementEventMap>(
    type: K, listener: (this: HTMLElement, event: HTMLElementEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

/** When somebody can have one item. */
export interface BacksoonStatus extends BacksoonElement<StatusChange> {
  sku: string | null;
  /** 1 unless told; what is no whole number of at least 1 leaves the last right text standing. */
  quantity: number;
  /** "full" unless told; line and badge are one line. */
  view: "full" | "line" | "badge" | null;
  /** A selector of the field that holds the quantity. */
  quantityFrom: string | null;
  /** A selector of the variant picker: its value, its `data-sku`, or that of what is chosen in it. */
  skuFrom: string | null;
  /** What those who wait are not to be offered, by its names: "quota", "offers", "alternatives", "contact", "notify", "calendar", "share", "how". */
  without: string | null;
  /** Where the addresses go of those who want to be told, unless the page answers `backsoon-notify`: an http(s) URL. */
  notifyEndpoint: string | null;
  /** Not null: search engines are told what is shown, in the page's own JSON-LD or beside it. */
  structuredData: string | null;
  readonly state: State | undefined;
  readonly promise: PromiseOfUnits | undefined;
  /** News of a new snapshot, which only the element knows, is not in it. */
  readonly face: Face | undefined;
}

/** What a customer asks by `backsoon-notify`, and what is posted as JSON to `notify-endpoint`. */
export interface NotifyRequest {
  sku: string;
  quantity: number;
  /** The address to write to. */
  email: string;
  /** The language they read, "en-GB". */
  locale: string;
}

/** A customer wants to be told when an item can be had. Prevent it, and nothing is sent, shown or said. */
export interface Notify extends NotifyRequest {
  /**
   * Tells, before the event is over, what became of it: anything, and the customer is thanked; a rejection, and they are
   * asked to try again. Who does not answer leaves it to `notify-endpoint`.
   */
  respondWith(answer: unknown): void;
}

/** What would ship and be charged when, if its lines were ordered now. */
export interface BacksoonCart extends BacksoonElement<CartChange> {
  /**
   * What is in the cart; without them its `<backsoon-line sku quantity title>` children are, or those that follow the
   * page by `sku-from` and `quantity-from`. `title` is what the item is called here, else as in the snapshot. What changes
   * in the list is seen once it is set anew.
   */
  lines: (CartLine & { title?: string })[] | undefined;
  /** "several" unless told. The customer chooses, where there is a choice. */
  parcels: "several" | "one" | null;
  /** What is shown, as data. */
  readonly preview: Preview | undefined;
  /** What is shown, as a screen reader says it. */
  readonly text: string | undefined;
}

/** The life of one order, for its customer. */
export interface BacksoonOrder extends BacksoonElement<OrderChange> {
  /** Where the order is asked for: JSON as `shop.publicOrder(id)` gives it. */
  src: string | null;
  /**
   * The order itself, its JSON, or the bytes of that; rules over `src`. A line's `title` is what its item is called. What
   * changes in it is seen once it is set anew, as another object.
   */
  order: TitledOrder | string | Uint8Array | undefined;
  /** What is shown, as a screen reader says it. */
  readonly text: string | undefined;
}

export interface TitledOrder extends Omit<PublicOrder, "lines"> {
  lines: (PublicOrder["lines"][number] & { title?: string })[];
}

export interface StatusChange {
  sku: string;
  quantity: number;
  state: State;
  text: string;
}

export interface OrderChange {
  order: string;
  /** Whether something of it can still be cancelled. */
  cancellable: boolean;
  text: string;
}

export interface CartChange extends Preview {
  lines: (CartLine & { title?: string })[];
  parcels: "several" | "one";
  text: string;
}

/** A customer wants to cancel. Prevent it, and nothing happens. */
export interface Cancel {
  order: string;
  /** The id of one line; null: all that is not sent. */
  line: string | null;
  /**
   * Tells what became of it: the order as it is now, nothing, so that it is asked for again at `src`, or a rejection,
   * so that the customer is told to ask the shop. Who does not answer has not cancelled.
   */
  respondWith(answer: TitledOrder | undefined | Promise<TitledOrder | undefined>): void;
}

/** All bubble and cross shadow roots. */
export interface BacksoonEventMap {
  /** What is shown has changed: of a status, of a cart, of an order. */
  "backsoon-change": CustomEvent<StatusChange | CartChange | OrderChange>;
  "backsoon-cancel": CustomEvent<Cancel>;
  "backsoon-notify": CustomEvent<Notify>;
  /** Told once for each problem; the text on the page stands. */
  "backsoon-error": CustomEvent<Problem>;
}

declare global {
  interface HTMLElementTagNameMap {
    "backsoon-status": BacksoonStatus;
    "backsoon-cart": BacksoonCart;
    "backsoon-order": BacksoonOrder;
  }
  interface HTMLElementEventMap extends BacksoonEventMap {}
  interface DocumentEventMap extends BacksoonEventMap {}
}
