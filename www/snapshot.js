// @ts-check
/**
 * One snapshot as the core holds it, told what time it is in the shop, and read again when a trap took it away.
 */
import { MINUTE, localTime } from "./clock.js";
import { clip } from "./report.js";

/** Milliseconds for which a backend may be silent before shoppers are told as of when its last answer is. */
const DOUBTED = 5 * MINUTE;

export class Snapshot {
  /** What was left out of it, and why. @type {import("./report.js").Problem[]} */
  problems = [];
  #core;
  #bytes;
  /** @type {any} */
  #shop;
  #generation = 0;
  /** @type {string | undefined} the local time the core was told last */
  #told;
  #zone = "UTC";
  /** When the backend knew this, or else when it was last told. */
  #known = Date.now();
  #dated = false;
  /** Whether nobody can be asked any more if this still holds. */
  #doubted = false;
  #lasts = Infinity;

  /**
   * @param {import("./core.js").Core<any>} core loaded
   * @param {Uint8Array} bytes UTF-8 JSON
   * @throws {Error} named SnapshotError, with a `place`, if nothing of it can be used
   */
  constructor(core, bytes) {
    this.#core = core;
    this.#bytes = bytes;
    this.#read();
  }

  #read() {
    this.#shop = this.#core.call(({ Shop }) => new Shop(this.#bytes));
    this.#generation = this.#core.generation;
    this.#told = undefined;
    this.#core.call(() => this.#learn());
  }

  #learn() {
    const shop = this.#shop;
    const about = shop.about();
    this.problems = about.problems;
    this.#zone = about.timeZone;
    this.#lasts = (about.staleAfterHours ?? Infinity) * 60 * MINUTE;
    try {
      localTime(0, this.#zone);
    } catch {
      this.problems.push({ place: "timeZone", message: `'${clip(this.#zone)}': expected an IANA name; taken as UTC` });
      this.#zone = "UTC";
    }
    const asOf = Date.parse(about.asOf);
    if (Number.isNaN(asOf)) return;
    this.#known = asOf;
    this.#dated = true;
  }

  get #lost() {
    return this.#generation !== this.#core.generation;
  }

  /**
   * The core's Shop. Call it in `core.call` only, and ask for it anew each time: it does not outlive a trap.
   * @param {string} [now] the shop's local time, in place of the clock's
   * @throws {RangeError} if `now` is no local time
   */
  at(now = localTime(Date.now(), this.#zone)) {
    if (this.#lost) this.#read();
    if (now !== this.#told) {
      this.#core.call(() => {
        this.#shop.setKnown(this.#dated || this.#doubted ? localTime(this.#known, this.#zone) : "");
        this.#shop.setNow(now);
      });
      this.#told = now;
    }
    return this.#shop;
  }

  /**
   * Whether it is too old to speak from.
   * @param {string} [now] the shop's local time, in place of the clock's
   */
  stale(now) {
    const age = now ? Date.parse(`${now}Z`) - Date.parse(`${localTime(this.#known, this.#zone)}Z`) : Date.now() - this.#known;
    return age > this.#lasts;
  }

  /** The first instant at which it is too old, by the clock. */
  get staleAt() {
    return this.#known + this.#lasts + 1;
  }

  /** What the shop's clock showed at an instant. @param {string} instant RFC 3339 */
  localAt(instant) {
    return localTime(Date.parse(instant), this.#zone);
  }

  /**
   * The backend has said that this still holds, or has not answered. One that tells as of when it knew is taken at its
   * word; else that is told of when it last answered, once it has been silent for a while.
   * @param {boolean} holds
   */
  confirm(holds) {
    if (this.#dated) return;
    if (holds) this.#known = Date.now();
    this.#doubted = Date.now() - this.#known >= DOUBTED;
    this.#told = undefined;
  }

  free() {
    if (!this.#lost) this.#shop.free();
  }
}
