// A catalogue that is read chunk by chunk is cut as if it had been read at once, wherever its text is cut meanwhile.
import assert from "node:assert/strict";
import test from "node:test";
import { open } from "../../dist/node.js";
import { lean } from "../../www/cli/publish/offered.js";
import { Reading } from "../../www/cli/publish/reading.js";
import { Scratch } from "../../www/cli/publish/scratch.js";
import { streamed } from "../../www/cli/publish/text.js";
import { catalogue, itemOf, settings } from "./catalogue.mjs";

const SLICES = 2;
const MOST = Number.MAX_SAFE_INTEGER;

/** A text in pieces of so many bytes. */
function* pieces(text, bytes) {
  const all = Buffer.from(text);
  for (let at = 0; at < all.length; at += bytes) yield all.subarray(at, at + bytes);
}

/** All that is published of a text, read in chunks of so many items. */
async function cut(text, chunk, bytes = 1 << 20) {
  const scratch = new Scratch();
  try {
    const reading = new Reading(open, await streamed("shop.json", pieces(text, bytes), scratch), scratch, { now: "2026-11-23T10:00", chunk });
    const told = await reading.settings();
    const items = await reading.items(() => {});
    const shards = [];
    for await (const shard of reading.shards(SLICES, (slice) => slice)) shards.push(shard);
    return { told, items, shards, problems: reading.problems };
  } finally {
    scratch.close();
  }
}

const shops = {
  "no policy": catalogue(700),
  "numbers that are capped, and who waits shown": catalogue(700, { maxShown: 5, showBacklog: true }),
  "numbers that are capped, and a larger one called low": catalogue(700, { maxShown: 3, lowStock: 7 }),
  "totals that suppliers tell themselves": { ...catalogue(300), suppliers: { "supplier-0": { waiting: 7, minimumOrder: 3 }, "supplier-2": { dailyDemand: 1.005, minimumOrder: 3 }, "supplier-4": { waiting: -1, minimumOrder: 3 } } },
  "sums that no number can tell": { ...catalogue(40), items: catalogue(40).items.map((item) => ({ ...item, selling: "made-to-order", supplier: "supplier-2", backorders: MOST, dailyDemand: 9e12 })) },
  "items twice, far apart": { ...catalogue(300), items: [...catalogue(300).items, ...catalogue(300).items.map((item) => ({ ...item, onHand: 9 })), itemOf(3, 300)] },
  "items that are wrong": { ...catalogue(300), items: catalogue(300).items.map((item, index) => (index % 5 === 0 ? { ...item, onHand: -1 } : index % 7 === 0 ? index : item)) },
  "items before the settings": { items: catalogue(300).items, orders: [{ id: "SO-1", note: '}],"items":[{"sku":"NONE"}]', lines: [], events: [{ id: "e1", at: "2026-11-02T10:00:00Z", type: "placed" }] }], ...settings, policy: { maxShown: 4 } },
};

for (const [what, shop] of Object.entries(shops)) {
  test(`seven at a time: ${what}`, async () => {
    const text = JSON.stringify(shop);
    const whole = await cut(text, Infinity);
    const { problems, ...chunked } = await cut(text, 7, 1013);
    assert.deepEqual(chunked, { told: whole.told, items: whole.items, shards: whole.shards });
    assert.equal(problems.count, whole.problems.count);
  });

  test(`the core would publish the same: ${what}`, async () => {
    const { told, shards, problems } = await cut(JSON.stringify(shop), 7);
    const core = await open(shop, { now: "2026-11-23T10:00" });
    const { items, suppliers, ...others } = core.publicSnapshot();
    assert.deepEqual(told, others);
    const slices = shards.flatMap(({ texts }) => texts.map((slice) => JSON.parse(slice)));
    const bySku = (list) => new Map(list.map((item) => [item.sku, item]));
    assert.deepEqual(bySku(slices.flatMap((slice) => slice.items)), bySku(items.map(lean)));
    const totals = ({ waiting, dailyDemand }) => ({ waiting, dailyDemand });
    for (const [key, supplier] of slices.flatMap((slice) => Object.entries(slice.suppliers))) {
      if (supplier.minimumOrder) assert.deepEqual(totals(supplier), totals(suppliers[key]), key);
    }
    assert.equal(problems.count, core.problems.length);
    const named = core.problems.map(({ place, message }) => `${place}: ${message}`);
    for (const { place, message } of problems.first) assert.ok(named.includes(`${place}: ${message}`), `${place}: ${message}`);
  });
}

const small = JSON.stringify({ version: 1, "say \"}]\\": ["{", { a: "]" }], items: [{ sku: "A", title: "\\\"[" }, { sku: "É" }, { sku: "C", sales: [] }], policy: { maxShown: 2 } });

test("wherever a text is cut into pieces, it is read the same", async () => {
  const { shards } = await cut(small, 1);
  for (let bytes = 1; bytes < 20; bytes += 1) assert.deepEqual((await cut(small, 1, bytes)).shards, shards, `${bytes} bytes`);
});

for (const [text, expected] of [
  ["", "snapshot: the end: expected a value at byte 0"],
  ["[1,2]", "snapshot: [1,2]: expected an object"],
  ['{"version":2,"items":[{"sku":"A"}]}', "version: 2: expected 1, the only version there is"],
  ['{"items":{}}', "items: {}: expected a list"],
  ['{"items":[{"sku":"A"}],"items":3}', "items: 3: expected a list"],
  ['{"items":[{"sku":"A"},{"sku":"B"},', "snapshot: the end: expected `,` or a closing bracket at byte 34"],
  ['{"items":[{"sku":"A"},{"sku":"B', "snapshot: the end: expected a closing quote at byte 31"],
  ['{"items":[{"sku":"A"},{"sku":"B"},]}', "items[2]: ]: expected a value at byte 34"],
  ['{"items":[{"sku":"A"},{"sku":"B" 3}]}', "items[1]: 3}]}: expected `,` or a closing bracket at byte 33"],
  ['{"items":[{"sku":"A"},,{"sku":"B"}]}', "items[1]: ,: expected a value at byte 22"],
  ['{"items":[{"sku":"A"}]} x', "snapshot: x: expected nothing more at byte 24"],
  ['{"items":[{"sku":"A"}],}', "snapshot: }: expected a field name in quotes at byte 23"],
  ['{"items" [{"sku":"A"}]}', "snapshot: [{\"sku\":\"A\"}: expected `:` at byte 9"],
  ['  {"timeZone" : tru , "items":[]}', "timeZone: tru,\"\":0}: expected a value at byte 16"],
  ['{"version":1', "snapshot: the end: expected `,` or a closing bracket at byte 12"],
  [Buffer.from('{"items":[{"sku":"A\xff"}]}', "latin1"), "snapshot: the snapshot: expected text in UTF-8"],
]) {
  test(`what breaks off or is no snapshot is named: ${expected}`, async () => {
    await assert.rejects(cut(text, 1), { message: `shop.json: ${expected}` });
  });
}

test("a byte order mark, and a second list of items, are read as the core reads them", async () => {
  const { items, problems } = await cut('\ufeff{"items":[{"sku":"A"}],"items":[{"sku":"B"},{"sku":"A"},{"sku":3}]}', 1);
  assert.equal(items, 2);
  assert.deepEqual(problems.first.map(({ place }) => place), ["items[2].sku", "items[1].sku"]);
});
