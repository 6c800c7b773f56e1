// What the real core makes of a platform's snapshot: the tests of the adapters read what a shopper would.
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
