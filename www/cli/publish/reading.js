// @ts-check
/** From a snapshot's text to all that shards are cut of. */
import { setImmediate as turn } from "node:timers/promises";
import { MOST_OF_ONE_SNAPSHOT, clip } from "../../report.js";
import { Catalogue, shardNumbers } from "./catalogue.js";
import { cutShard, suppliersFor } from "./cut.js";
import { chunksOf } from "./chunks.js";
import { Judge } from "./judge.js";

/** @typedef {import("../../report.js").Problem} Problem */

/** What was left out: the first of it, and how much it is. */
class Problems {
  /** @type {Problem[]} */
  first = [];
  count = 0;

  /** @param {Problem[]} problems */
  add(problems) {
    this.first.push(...problems.slice(0, MOST_OF_ONE_SNAPSHOT - this.first.length));
    this.count += problems.length;
  }
}

export class Reading {
  problems = new Problems();
  #text;
  #lists;
  #judge;
  #catalogue;
  #chunk;

  /**
   * @param {typeof import("../../node.js").open} open
   * @param {{ text: import("./text.js").Text, scan: import("./scan.js").Scan }} found
   * @param {import("./scratch.js").Scratch} scratch
   * @param {{ now?: string, chunk?: number }} [how] `now`: the shop's local time, in place of the clock's; `chunk`: items that are read at once
   */
  constructor(open, { text, scan }, scratch, { now, chunk } = {}) {
    this.#text = text;
    this.#lists = scan.lists;
    this.#judge = new Judge(open, text.name, scan.settings, now);
    this.#catalogue = new Catalogue(scratch);
    this.#chunk = chunk;
  }

  /** About how many items are told. */
  get told() {
    return this.#lists.reduce((sum, { count }) => sum + count, 0);
  }

  /** To be called first. @returns what everybody may see of all that is no item's own */
  async settings() {
    const { settings, problems } = await this.#judge.settings();
    this.problems.add(problems);
    return settings;
  }

  /** Reads all items. @param {(done: number) => void} step told how many are read @returns {Promise<number>} how many can be used */
  async items(step) {
    let done = 0;
    for (const list of this.#lists) {
      for (const chunk of chunksOf(list, this.#text, this.#chunk)) {
        const { items, problems } = await this.#judge.items(chunk);
        this.problems.add(problems);
        for (const item of items) this.#catalogue.add(item);
        step((done += chunk.count));
        // Whoever tells it to stop is heard.
        await turn();
      }
    }
    for (const shard of shardNumbers()) {
      const twice = this.#catalogue.settle(shard);
      this.problems.add(twice.map(({ number, sku }) => ({ place: `items[${number}].sku`, message: `${clip(sku)}: expected a sku that no earlier item has` })));
      if (twice.length > 0) await this.#judge.without(twice.map(({ text }) => JSON.parse(text)));
      await turn();
    }
    return this.#catalogue.size;
  }

  /** Once all items are read. @param {number} slices of each shard @param {(slice: any) => any} faced adds the faces of its items to a slice @returns {AsyncGenerator<import("./cut.js").Shard>} */
  async *shards(slices, faced) {
    const suppliers = suppliersFor(await this.#judge.suppliers());
    for (const number of shardNumbers()) yield cutShard(number, this.#catalogue.shard(number), suppliers, slices, faced);
  }
}
