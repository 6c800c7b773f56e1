// The simulated year in short: what it counts is right, and what a review advises pays in it. `npm run bench:year` is the long form.
import assert from "node:assert/strict";
import { test } from "node:test";
import { advised } from "../bench/year/advised.mjs";
import { compare } from "../bench/year/compare.mjs";
import { ruleOf, textbook, thumb } from "../bench/year/rules.mjs";
import { simulate } from "../bench/year/simulate.mjs";
import { sum } from "../bench/year/store.mjs";
import { worldOf } from "../bench/year/world.mjs";

const small = (seed) => worldOf({ seed, items: 30, suppliers: 3, days: 60, settles: 28 });
const rules = { "rule of thumb": () => ruleOf(thumb(1)), textbook: () => ruleOf(textbook(1)), advice: () => advised(0.95) };

/** A run, and all that was watched in it. */
async function run(world, rule) {
  const events = [];
  // A line changes after it was told of.
  const watch = (event) => events.push(event.line ? { ...event, line: { ...event.line } } : event);
  return { ...(await simulate(world, rule, watch)), of: (type) => events.filter((event) => event.type === type) };
}

for (const [name, rule] of Object.entries(rules)) {
  test(`by the ${name} units are conserved: what was there and came is there, has left, or is coming`, async () => {
    const world = small(1);
    const { store, of } = await run(world, rule());
    const [started] = of("started");
    const bought = sum(of("ordered").filter(({ isTaken }) => isTaken).flatMap(({ purchase }) => purchase.lines.map(({ quantity }) => quantity)));
    const left = sum(of("closed").map(({ left }) => left));
    const coming = sum(store.onOrder.flat().map(({ quantity }) => quantity));
    assert.ok(bought > 0 && left > 0);
    assert.equal(started.units + bought, sum(store.onHand) + left + coming);

    const asked = sum(world.items.flatMap(({ orders }) => orders.slice(world.days.run - world.days.from).flat()));
    const waiting = sum(store.waiting.flat().map(({ left }) => left));
    assert.equal(asked, left + sum(store.reserved) + waiting);
  });

  test(`by the ${name} nobody is served twice, and who ordered first is served first`, async () => {
    const world = small(2);
    const { store, figures, of } = await run(world, rule());
    const waited = of("line").filter(({ waits }) => waits > 0).map(({ line }) => line);
    const done = of("done").map(({ line }) => line);
    assert.ok(done.length > 0);
    assert.equal(new Set(done.map(({ id }) => id)).size, done.length);
    assert.deepEqual(done.filter(({ left }) => left !== 0), []);
    const namesOf = (lines, item) => lines.filter((line) => line.item === item).map(({ id }) => id);
    for (const [item, queue] of store.waiting.entries()) {
      assert.deepEqual([...namesOf(done, item), ...queue.map(({ id }) => id)], namesOf(waited, item));
    }
    const counts = ({ placed }) => placed >= world.days.counted;
    const units = of("line").filter(({ line }) => counts(line)).map(({ line, waits }) => [line.quantity, line.quantity - waits]);
    assert.deepEqual([figures.units, figures.served], [sum(units.map(([asked]) => asked)), sum(units.map(([, served]) => served))]);
  });

  test(`by the ${name} suppliers take each order, in whole packs and no less than their minimums`, async () => {
    const world = small(3);
    const { of } = await run(world, rule());
    const ordered = of("ordered");
    assert.ok(ordered.length > 0);
    for (const { purchase, isTaken } of ordered) {
      assert.ok(isTaken);
      assert.ok(sum(purchase.lines.map(({ quantity }) => quantity)) >= world.suppliers[purchase.supplier].minimumOrder);
      for (const { item, quantity } of purchase.lines) {
        const { packSize, minimumOrder } = world.items[item];
        assert.ok(quantity > 0 && quantity % packSize === 0 && quantity >= minimumOrder, `${quantity} of ${JSON.stringify({ packSize, minimumOrder })}`);
      }
    }
  });

  test(`by the ${name} the same seed gives the same figures, and another gives others`, async () => {
    const figures = async (seed) => JSON.stringify((await run(small(seed), rule())).figures);
    assert.equal(await figures(1), await figures(1));
    assert.notEqual(await figures(1), await figures(2));
  });
}

test("what is promised from stock is served from it, of all that was ordered of an item that day", async () => {
  const { of } = await run(small(1), rules.textbook());
  const before = new Map();
  for (const { day, line, waits, promise } of of("line")) {
    const key = `${day} ${line.item}`;
    const served = (before.get(key) ?? 0) + line.quantity - waits;
    before.set(key, served);
    assert.equal(promise.parts.find(({ source }) => source === "stock")?.quantity ?? 0, served);
  }
  assert.ok(before.size > 100);
});

test("with the same money in stock fewer wait before Christmas in shops that do what their review says than by a rule of thumb", async () => {
  const waited = { advice: 0, rule: 0 };
  for (const seed of [1, 2, 3, 4]) {
    const world = worldOf({ seed, items: 40, suppliers: 3, from: "2026-10-19", days: 60, settles: 56 });
    const { advice, rules } = await compare(world, 0.95, ["rule of thumb"]);
    const { equalStock } = rules["rule of thumb"];
    assert.ok(equalStock, `shop ${seed}: no rule has as much stock`);
    assert.ok(Math.abs(equalStock.stockValue / advice.stockValue - 1) < 1e-9);
    waited.advice += advice.waited;
    waited.rule += equalStock.waited;
  }
  // About half: what a rule of thumb cannot know is the season.
  assert.ok(waited.advice < 0.75 * waited.rule, JSON.stringify(waited));
});

test("the shop that does what its review says has advice on all that it sells", async () => {
  const rule = advised(0.95);
  const decide = (store, review) => {
    const sold = store.world.items.map(({ begins }, row) => (begins < store.day ? review.items.unadvised[row] : 0));
    assert.deepEqual(sold.filter((reason) => reason > 0), []);
    return rule.decide(store, review);
  };
  await simulate(small(4), { ...rule, decide });
});
