// @ts-check
/**
 * The core's word on a snapshot that is too large to be told it at once: first the settings, then the items, chunk by chunk,
 * and at last the settings once more, with what each supplier's items come to in all.
 */
import { problemOf } from "../../report.js";
import { EXIT, Failure, afterPlace } from "../failure.js";

/** @typedef {import("../../report.js").Problem} Problem */
/** @typedef {Record<string, any>} Fields */
/** @typedef {{ number: number, item: Fields }} Numbered an item as everybody may see it, and its number in the list */
/** @typedef {string | { bytes: Buffer, at: number }} Part of a text: ours, or as it stands in the snapshot from byte `at` on */

/** The largest number that is told. */
const MOST = Number.MAX_SAFE_INTEGER;

export class Judge {
  #open;
  #name;
  #now;
  /** @type {Part[]} */
  #settings;
  /** What items are told with: policy and suppliers' names. */
  #frame = "";
  /** By supplier: units that wait and nothing reaches, and thousandths of units a day. @type {Map<string, { waiting: number, demand: number }>} */
  #totals = new Map();

  /**
   * @param {typeof import("../../node.js").open} open
   * @param {string} name of the snapshot, in messages
   * @param {import("./scan.js").Setting[]} settings
   * @param {string} [now] the shop's local time, in place of the clock's
   */
  constructor(open, name, settings, now) {
    this.#open = open;
    this.#name = name;
    this.#now = now;
    this.#settings = settings.flatMap(({ key, ...raw }) => [`${JSON.stringify(key)}:`, raw, ","]);
  }

  /** To be asked first. @returns {Promise<{ settings: Fields, problems: Problem[] }>} what everybody may see of them */
  async settings() {
    const { snapshot, problems } = await this.#judged(["{", ...this.#settings, '"":0}']);
    const { items, suppliers, ...settings } = snapshot;
    const names = Object.keys(suppliers);
    this.#totals = new Map(names.map((key) => [key, { waiting: 0, demand: 0 }]));
    this.#frame = `{"policy":${JSON.stringify(settings.policy)},"suppliers":{${names.map((key) => `${JSON.stringify(key)}:{}`)}},"items":[`;
    return { settings, problems };
  }

  /** @param {import("./chunks.js").Chunk} chunk @returns {Promise<{ items: Numbered[], problems: Problem[] }>} */
  async items({ bytes, at, first, count }) {
    const { snapshot, problems } = await this.#judged([this.#frame, { bytes, at }, "]}"], first);
    this.#count(snapshot.suppliers, 1);
    return { items: numbered(snapshot.items, first, count, bytes), problems };
  }

  /** Items that were counted, and do not count, because earlier ones have their skus. @param {Fields[]} items as everybody may see them */
  async without(items) {
    const renamed = items.map((item, index) => JSON.stringify({ ...item, sku: String(index) }));
    const { snapshot } = await this.#judged([this.#frame, renamed.join(), "]}"]);
    this.#count(snapshot.suppliers, -1);
  }

  /** To be asked last. @returns {Promise<Fields>} suppliers as everybody may see them */
  async suppliers() {
    // One item that stands for all of a supplier's: what it tells itself, and what it may not, is the core's to know.
    const sums = [...this.#totals].map(([key, { waiting, demand }], index) => `{"sku":"${index}","selling":"backorder","supplier":${JSON.stringify(key)},"backorders":${waiting},"dailyDemand":${demand}e-3}`);
    const { snapshot } = await this.#judged(["{", ...this.#settings, `"items":[${sums}]}`]);
    return snapshot.suppliers;
  }

  /** @param {Fields} suppliers @param {1 | -1} sign */
  #count(suppliers, sign) {
    for (const [key, { waiting, dailyDemand }] of Object.entries(suppliers)) {
      const total = /** @type {{ waiting: number, demand: number }} */ (this.#totals.get(key));
      total.waiting = within(total.waiting + sign * waiting);
      total.demand = within(total.demand + sign * Math.round(dailyDemand * 1000));
    }
  }

  /** @param {Part[]} parts @param {number} [first] the number of the first item in it */
  async #judged(parts, first = 0) {
    const bytes = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : part.bytes)));
    try {
      const shop = await this.#open(bytes, { now: this.#now });
      const judged = { snapshot: /** @type {Fields} */ (shop.publicSnapshot()), problems: shop.problems.map(({ place, message }) => ({ place: shifted(place, first), message })) };
      shop.free();
      return judged;
    } catch (/** @type {any} */ error) {
      if (error.place === "now") throw new Failure(EXIT.USAGE, `--now: ${afterPlace(error)}`);
      const { place, message } = problemOf(error, "snapshot");
      const said = message.startsWith(`${place}: `) ? message : `${place}: ${message}`;
      throw new Failure(EXIT.INPUT, `${this.#name}: ${shifted(said, first).replace(/\d+$/, (byte) => (/ at byte \d+$/.test(said) ? String(standsAt(Number(byte), parts)) : byte))}`);
    }
  }
}

const within = (/** @type {number} */ number) => Math.max(0, Math.min(MOST, number));

/** @param {string} place in a chunk, in which items are counted from 0 @param {number} first */
const shifted = (place, first) => place.replace(/^items\[(\d+)\]/, (_, number) => `items[${Number(number) + first}]`);

/** Where in the snapshot that stands which stands at `byte` of these parts. @param {number} byte @param {Part[]} parts */
function standsAt(byte, parts) {
  let [begins, last] = [0, 0];
  for (const part of parts) {
    const length = typeof part === "string" ? Buffer.byteLength(part) : part.bytes.length;
    if (typeof part !== "string") last = part.at + Math.min(Math.max(byte - begins, 0), length);
    if (byte < begins + length) break;
    begins += length;
  }
  return last;
}

/**
 * Which of a chunk's items are left, some of which may have been left out.
 * @param {Fields[]} items @param {number} first @param {number} count @param {Buffer} bytes
 * @returns {Numbered[]}
 */
function numbered(items, first, count, bytes) {
  if (items.length === count) return items.map((item, index) => ({ number: first + index, item }));
  const told = JSON.parse(`[${bytes}]`);
  let number = -1;
  return items.map((item) => {
    do number += 1;
    while (told[number]?.sku !== item.sku && number < count);
    return { number: first + number, item };
  });
}
