/** Types of `import { connect, define } from "backsoon/elements"`, and of `<backsoon-status>` in pages. */
import type { Face, Problem, PromiseOfUnits, SnapshotLike, Source, State } from "./index.js";

/**
 * Sets the source of all elements that do not name one.
 * @param source a URL, "platform+URL", "#id" of a data block, a snapshot, its bytes, or a source
 */
export function connect(source: string | SnapshotLike | Source, options?: ConnectOptions): void;

/** Registers `<backsoon-status>`. The script tag does it by itself. */
export function define(): void;

export interface ConnectOptions {
  /** Seconds between two questions to the source while the page is seen; 0: one answer is enough. */
  poll?: number;
  /** The shop's local time for the whole page, "2026-11-23T10:00": for demos and tests. */
  now?: string;
  /** What a platform's source needs to know besides. */
  [option: string]: unknown;
}

/**
 * Properties reflect as attributes of the same name in kebab case; those that hold objects do not.
 * Its own text stands until there is something better, and whenever there is not.
 */
export interface BacksoonStatus extends HTMLElement {
  sku: string | null;
  /** 1 unless told; what is no whole number of at least 1 leaves the last right text standing. */
  quantity: number;
  /** "full" unless told; line and badge are one line. */
  view: "full" | "line" | "badge" | null;
  /** A source of its own, in place of the page's. */
  source: string | Source | null;
  /** A snapshot of its own. */
  snapshot: SnapshotLike | undefined;
  /** The shop's local time, in place of the clock's. */
  now: string | null;
  /** A selector of the field that holds the quantity. */
  quantityFrom: string | null;
  /** A selector of the variant picker: its value, its `data-sku`, or that of what is chosen in it. */
  skuFrom: string | null;
  readonly state: State | undefined;
  readonly promise: PromiseOfUnits | undefined;
  readonly face: Face | undefined;
}

/** Both bubble and cross shadow roots. */
export interface BacksoonEventMap {
  /** What is shown has changed. */
  "backsoon-change": CustomEvent<{ sku: string; quantity: number; state: State; text: string }>;
  /** Told once for each problem; the text on the page stands. */
  "backsoon-error": CustomEvent<Problem>;
}

declare global {
  interface HTMLElementTagNameMap {
    "backsoon-status": BacksoonStatus;
  }
  interface HTMLElementEventMap extends BacksoonEventMap {}
  interface DocumentEventMap extends BacksoonEventMap {}
}
