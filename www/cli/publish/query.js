// @ts-check
/**
 * Items as rows of a query to a PostgreSQL database, read by a cursor in a transaction that cannot write. A column is a
 * field of an item; what nests, such as onOrder, is JSON; what is null is not told.
 */
import { readFileSync } from "node:fs";
import { clip, sentence } from "../../report.js";
import { EXIT, Failure, reasonOf } from "../failure.js";
import { streamed } from "./text.js";

/** Fields of an item, public and private. */
const FIELDS = [
  "sku", "title", "price", "url", "image", "onHand", "reserved", "safetyStock", "selling", "releaseDate", "backorderLimit", "supplier",
  "leadDays", "minimumOrder", "dailyDemand", "onOrder", "backorders", "alternatives", "packSize", "cost", "sales",
];
const ROWS = 1000;

/** What PostgreSQL calls its types, by those that are not told as text. */
const NUMBERS = [20, 21, 23, 700, 701, 1700];
const JSONS = [114, 3802];
const TEXT_LISTS = [1009, 1015];
const BOOLEAN = 16;

/** SQL does not mind capitals, and its users write on_hand. @param {string} name */
const plain = (name) => name.toLowerCase().replaceAll("_", "");
const BY_COLUMN = new Map(FIELDS.map((field) => [plain(field), field]));

/**
 * @param {string} file with the query
 * @param {string | undefined} database its URL; none: as DATABASE_URL or PGHOST, PGUSER, … say
 * @param {Record<string, any>} settings all that is no item's own
 * @param {import("./scratch.js").Scratch} scratch
 */
export async function queried(file, database, settings, scratch) {
  const query = queryIn(file);
  const { text, scan } = await streamed(file, snapshotOf(file, query, database ?? process.env.DATABASE_URL, settings), scratch);
  return { text: { ...text, sentence: inRow }, scan };
}

/** @param {import("../../report.js").Problem} problem */
function inRow(problem) {
  const [, number, field] = /^items\[(\d+)\]\.?(.*)$/.exec(problem.place) ?? [];
  if (number === undefined) return sentence(problem);
  return `row ${Number(number) + 1}: ${sentence({ ...problem, place: field })}`;
}

/** @param {string} file */
function queryIn(file) {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new Failure(EXIT.INPUT, `--query: ${file}: cannot be read (${reasonOf(error)})`);
  }
}

/**
 * The text of a snapshot, piece by piece.
 * @param {string} file @param {string} query @param {string | undefined} database @param {Record<string, any>} settings
 */
async function* snapshotOf(file, query, database, settings) {
  const { pg, Cursor } = await drivers();
  const client = await connected(pg, database);
  try {
    await client.query("BEGIN TRANSACTION READ ONLY; SET LOCAL datestyle TO 'ISO'");
    const { items, ...others } = settings;
    yield Buffer.from(`${JSON.stringify({ version: 1, asOf: new Date().toISOString(), ...others }).slice(0, -1)},"items":[`);
    const types = { getTypeParser: (/** @type {number} */ type) => parserOf(type, pg) };
    const cursor = client.query(new Cursor(query, [], /** @type {any} */ ({ rowMode: "array", types })));
    for (let first = true, rows; (rows = await cursor.read(ROWS)).length > 0; first = false) {
      const names = fieldsOf(file, /** @type {any} */ (cursor)._result.fields);
      yield Buffer.from((first ? "" : ",") + rows.map((/** @type {(string | null)[]} */ row) => objectOf(names, row)).join());
    }
    yield Buffer.from("]}");
  } catch (/** @type {any} */ error) {
    if (error instanceof Failure) throw error;
    throw new Failure(EXIT.INPUT, `${file}${placeIn(query, error.position)}: ${error.message}`);
  } finally {
    await client.end().catch(() => {});
  }
}

/** @param {any} pg @param {string | undefined} database */
async function connected(pg, database) {
  try {
    const client = new pg.Client({ connectionString: database, application_name: "backsoon publish" });
    client.on("error", () => {});
    await client.connect();
    return client;
  } catch (/** @type {any} */ error) {
    throw new Failure(EXIT.INPUT, `--database: cannot be reached (${error.message || error.code})`);
  }
}

/** What only those install who have a database. */
async function drivers() {
  try {
    const [{ default: pg }, { default: Cursor }] = await Promise.all([import("pg"), import("pg-cursor")]);
    return { pg, Cursor };
  } catch (/** @type {any} */ error) {
    if (error.code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Failure(EXIT.INPUT, "--query: needs the packages pg and pg-cursor: npm install pg pg-cursor");
  }
}

/** @param {string} file @param {{ name: string }[]} columns @returns {string[]} the field that each is, in quotes */
function fieldsOf(file, columns) {
  const fields = columns.map(({ name }) => BY_COLUMN.get(plain(name)));
  const [unknown, twice] = [fields.indexOf(undefined), fields.findIndex((field, index) => fields.indexOf(field) < index)];
  if (unknown >= 0) throw new Failure(EXIT.INPUT, `${file}: column '${clip(columns[unknown].name)}': expected a field of an item: ${FIELDS.join(", ")}`);
  if (twice >= 0) throw new Failure(EXIT.INPUT, `${file}: column '${clip(columns[twice].name)}': a second one for ${fields[twice]}`);
  if (!fields.includes("sku")) throw new Failure(EXIT.INPUT, `${file}: columns ${columns.map(({ name }) => clip(name)).join(", ")}: expected one of them to be sku`);
  return fields.map((field) => JSON.stringify(field));
}

/** @param {string[]} names @param {(string | null)[]} row each value as JSON */
const objectOf = (names, row) => `{${row.flatMap((value, index) => (value === null ? [] : `${names[index]}:${value}`))}}`;

/** How a value of a type becomes JSON: numbers digit by digit. @param {number} type @param {any} pg @returns {(told: string) => string} */
function parserOf(type, pg) {
  if (JSONS.includes(type)) return (told) => told;
  if (type === BOOLEAN) return (told) => (told === "t" ? "true" : "false");
  if (NUMBERS.includes(type)) return (told) => (/^-?\d/.test(told) ? told : JSON.stringify(told));
  if (TEXT_LISTS.includes(type)) return (told) => JSON.stringify(pg.types.getTypeParser(type)(told));
  return (told) => JSON.stringify(told);
}

/** `:line:column` of a character in a query. @param {string} query @param {string | undefined} position counted from 1 */
function placeIn(query, position) {
  if (position === undefined) return "";
  const before = query.slice(0, Number(position) - 1).split("\n");
  return `:${before.length}:${/** @type {string} */ (before.at(-1)).length + 1}`;
}
