// What `backsoon publish --query` makes of the rows of a database.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import test, { after } from "node:test";
import pg from "pg";
import { run } from "../services/command.mjs";
import { postgres } from "../services/postgres.mjs";
import { catalogue, published, settings } from "./catalogue.mjs";
import { folder } from "./shop.mjs";

const database = await postgres();
const client = new pg.Client({ connectionString: database.url });
await client.connect();
after(async () => {
  await client.end();
  await database.close();
});

const QUERY = `
  SELECT sku, title, price, url, on_hand, selling, supplier, daily_demand, minimum_order AS "minimumOrder",
    on_order, backorders, alternatives, release_date
  FROM items ORDER BY number`;

await client.query(`CREATE TABLE items (number serial, sku text, title varchar, price integer, url text, on_hand bigint, selling text, supplier text,
  daily_demand numeric(9, 3), minimum_order smallint, on_order jsonb, backorders json, alternatives text[], release_date date)`);

async function holding(items) {
  await client.query("TRUNCATE items RESTART IDENTITY");
  const text = (value) => (value === undefined ? null : JSON.stringify(value));
  for (const it of items) {
    const values = [it.sku, it.title, it.price, it.url, it.onHand, it.selling, it.supplier, it.dailyDemand, it.minimumOrder, text(it.onOrder), text(it.backorders), it.alternatives, it.releaseDate];
    await client.query("INSERT INTO items (sku, title, price, url, on_hand, selling, supplier, daily_demand, minimum_order, on_order, backorders, alternatives, release_date) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13)", values);
  }
}

function asking(query, t, told = {}) {
  const it = folder({});
  t.after(it.remove);
  writeFileSync(it.at("stock.sql"), query);
  writeFileSync(it.at("settings.json"), JSON.stringify(told));
  const publish = (args = [], env = { DATABASE_URL: database.url }) => run(["publish", "--query", "stock.sql", "--settings", "settings.json", "--to", "public", "--now", "2026-11-23T10:00", ...args], { cwd: it.at(""), env });
  return { ...it, publish };
}

test("rows are published as a snapshot with the same items is", async (t) => {
  const shop = catalogue(300);
  await holding(shop.items);
  const it = asking(QUERY, t, settings);
  const { code, stderr } = await it.publish(["--quiet"]);
  assert.equal(code, 0, stderr);
  it.put({ ...shop, policy: {} });
  const { code: ended } = await run(["publish", "shop.json", "--to", "other", "--quiet"], { cwd: it.at("") });
  assert.equal(ended, 0);
  const all = shop.items.map(({ sku }) => sku);
  assert.deepEqual(await published(it.at("public")).fetch(all), await published(it.at("other")).fetch(all));
});

test("what is null is not told, a day is a day, and where nobody says so it is known as of now", async (t) => {
  await holding([{ sku: "A", onHand: 2, releaseDate: "2027-01-15" }]);
  const it = asking(QUERY, t);
  const before = Date.now();
  assert.equal((await it.publish(["--quiet"])).code, 0);
  const { items, asOf } = await published(it.at("public")).fetch(["A"]);
  assert.deepEqual(items, [{ sku: "A", onHand: 2, releaseDate: "2027-01-15" }]);
  assert.ok(Date.parse(asOf) >= before);
});

test("a row that is wrong costs itself, and is named with its column", async (t) => {
  await holding([{ sku: "A", onHand: 1 }, { sku: "B", onHand: -1 }, { onHand: 1 }, { sku: "A", onHand: 2 }]);
  const { code, stderr } = await asking(QUERY, t, { policy: { maxShown: 9 } }).publish();
  assert.match(stderr, /^stock\.sql: row 2: onHand: -1: expected a whole number from 0 to \d+\nstock\.sql: row 3: sku: missing.*\nstock\.sql: row 4: sku: A: expected a sku that no earlier item has\n$/);
  assert.equal(code, 3);
});

for (const [what, query, args, expected, code, env] of [
  ["SQL that the database does not take", "SELECT sku,\n  on_hnd FROM items", [], /^backsoon: stock\.sql:2:3: column "on_hnd" does not exist\n$/, 1],
  ["a column that is no field", "SELECT sku, on_hand AS stock FROM items", [], /^backsoon: stock\.sql: column 'stock': expected a field of an item: sku, /, 1],
  ["two columns for one field", `SELECT sku, on_hand, 1 AS "onHand" FROM items`, [], /^backsoon: stock\.sql: column 'onHand': a second one for onHand\n$/, 1],
  ["no column for the sku", "SELECT on_hand FROM items", [], /^backsoon: stock\.sql: columns on_hand: expected one of them to be sku\n$/, 1],
  ["a query that would write", "DELETE FROM items RETURNING sku", [], /^backsoon: stock\.sql: cannot execute DELETE in a read-only transaction\n$/, 1],
  ["a database that nobody can reach", "SELECT 1", ["--database", "postgres://shop:secret@127.0.0.1:1/shop"], /^backsoon: --database: cannot be reached \(connect ECONNREFUSED 127\.0\.0\.1:1\)\n$/, 1],
  ["no rows", "SELECT sku FROM items WHERE false", [], /^backsoon: stock\.sql: no item in it can be used; nothing is published\n$/, 1],
  ["two sources", QUERY, ["shop.json"], /^backsoon: expected one source: a snapshot, or --query\n$/, 2],
]) {
  test(`${what}: it says so, and publishes nothing`, async (t) => {
    await holding([{ sku: "A", onHand: 1 }]);
    const { code: ended, stderr } = await asking(query, t).publish(args, env);
    assert.match(stderr, expected);
    assert.equal(ended, code);
  });
}
