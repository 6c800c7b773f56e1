// What the real core makes of a platform's snapshot: the tests of the adapters read what a shopper would.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { open } from "../../dist/node.js";

/** When the answers in recorded/ were given, and the shop's clock then. */
export const asOf = "2026-11-23T18:55:06Z";
const now = "2026-11-23T18:55";

/** What most states read as, where nothing is known of a date. */
export const IN_STOCK = "in-stock: In stock, ships today";
export const OUT = "out-of-stock: Out of stock";
export const WAITS = "backorder: On backorder, no date known yet";
/** Where three are there and ten are asked for. */
export const PART = "partial: Part in stock, no date for the rest yet";
export const SHORT = "short: Only 3 of your 10 available, ships today";

/** A recorded or documented answer, as it was sent. */
export const recorded = (name) => JSON.parse(readFileSync(new URL(`./recorded/${name}.json`, import.meta.url), "utf8"));

/**
 * What a shopper reads who asks for so many, `state: headline`, and the places of what the core left out.
 */
export async function facing(snapshot) {
  const shop = await open(snapshot, { now });
  return {
    says(sku, quantity = 1) {
      const { state, headline } = shop.face(sku, quantity);
      return `${state}: ${headline}`;
    },
    problems: shop.problems.map(({ place }) => place),
    promise: (sku, quantity) => shop.promise(sku, quantity),
  };
}

const ODD = [null, "", "<b>9</b>", "9", -1, 0.5, 1e400, true, [], [[]], {}, { toString: 1 }, { length: 1e9 }];

/**
 * An answer that is hostile in any one place costs only what stands there: whatever value in the first of two items becomes
 * whatever it likes, nothing throws, the second item is read as ever, and what is wrong is named in the first or in none.
 * @param {any} raw an answer with two items @param {string} other the second one's sku
 * @param {(raw: any) => object} toSnapshot @param {(raw: any) => any} first gives the first item of a copy of it
 */
export async function survives(raw, other, toSnapshot, first) {
  const expected = (await facing(toSnapshot(raw))).says(other, 2);
  for (const path of pathsIn(first(raw))) {
    for (const odd of ODD) {
      const copy = JSON.parse(JSON.stringify(raw));
      const last = path.slice(0, -1).reduce((node, name) => node[name], first(copy));
      last[path.at(-1)] = odd;
      const where = `${path.join(".")} = ${JSON.stringify(odd)}`;
      let shop;
      try {
        shop = await facing(toSnapshot(copy));
      } catch (error) {
        throw new Error(`${where}: ${error.message}`, { cause: error });
      }
      assert.equal(shop.says(other, 2), expected, where);
      assert.deepEqual(shop.problems.filter((place) => !/^(items\[0\]|currency)/.test(place)), [], where);
    }
  }
}

/** @param {any} node @returns {string[][]} */
const pathsIn = (node) =>
  Object.entries(node ?? {}).flatMap(([name, value]) => [[name], ...(typeof value === "object" ? pathsIn(value).map((path) => [name, ...path]) : [])]);

/** A `fetch` that answers each question with the next of these, and keeps what was asked. */
export function answering(...answers) {
  const asked = [];
  const fetch = async (url, init) => {
    asked.push({ url, ...init, body: init.body && JSON.parse(init.body) });
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    if (answer instanceof Response) return answer.clone();
    return Response.json(answer);
  };
  return { fetch, asked };
}
