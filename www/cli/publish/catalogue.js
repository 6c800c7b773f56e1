// @ts-check
/** The public items of a catalogue of any size, laid aside shard by shard, and what each shard needs of others' items. */
import { alternativesOf } from "../../sources/alternatives.js";
import { SHARDS, placeOf } from "../../sources/shards/layout.js";
import { mayBeOffered, offer } from "./offered.js";

/** @typedef {Record<string, any>} Fields */
/** @typedef {{ number: number, sku: string, text: string }} Laid an item: its number in the list, and its public part */

export class Catalogue {
  /** Items in it. */
  size = 0;
  #scratch;

  /** @param {import("./scratch.js").Scratch} scratch */
  constructor(scratch) {
    this.#scratch = scratch;
  }

  /** @param {import("./judge.js").Numbered} numbered */
  add({ number, item }) {
    const shard = numberOf(item.sku);
    this.#scratch.put(`items ${shard}`, `${JSON.stringify([number, item.sku])}\t${JSON.stringify(item)}`);
    for (const sku of alternativesOf(item)) this.#scratch.put(`wanted ${numberOf(sku)}`, JSON.stringify([sku, shard]));
  }

  /**
   * Once all are added: of several with one sku the first stands, and what is wanted of each shard is handed to who wants it.
   * @param {number} shard
   * @returns {Laid[]} those that do not stand
   */
  settle(shard) {
    const { items, others } = this.#laid(shard);
    this.size += items.size;
    for (const line of new Set(this.#scratch.lines(`wanted ${shard}`))) {
      const [sku, by] = JSON.parse(line);
      const wanted = items.get(sku);
      const item = wanted && JSON.parse(wanted.text);
      if (item && mayBeOffered(item)) this.#scratch.put(`offered ${by}`, JSON.stringify(offer(item)));
    }
    return others;
  }

  /** Once all shards are settled. @param {number} shard @returns {{ items: Fields[], offered: Map<string, Fields> }} */
  shard(shard) {
    const items = [...this.#laid(shard).items.values()].map(({ text }) => JSON.parse(text));
    const offered = this.#scratch.lines(`offered ${shard}`).map((line) => JSON.parse(line));
    return { items, offered: new Map(offered.map((item) => [item.sku, item])) };
  }

  /** @param {number} shard */
  #laid(shard) {
    /** @type {Map<string, Laid>} */
    const items = new Map();
    /** @type {Laid[]} */
    const others = [];
    for (const line of this.#scratch.lines(`items ${shard}`)) {
      const end = line.indexOf("\t");
      const [number, sku] = JSON.parse(line.slice(0, end));
      const laid = { number, sku, text: line.slice(end + 1) };
      if (items.has(sku)) others.push(laid);
      else items.set(sku, laid);
    }
    return { items, others };
  }
}

/** @param {string} sku */
const numberOf = (sku) => placeOf(sku, 1).shard;

/** All there are. */
export const shardNumbers = () => Array.from({ length: SHARDS }, (_, number) => number);
