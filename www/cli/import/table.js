// @ts-check
/** A CSV file as rows of checked values. What is wrong in it is told by file, line and column; it costs only the row that it stands in. */
import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { clip } from "../../report.js";
import { EXIT, Failure, reasonOf } from "../failure.js";
import { inLine } from "../lists.js";
import { Expected } from "./cells.js";
import { KINDS, namesOf, plainHeading } from "./columns.js";

const SEPARATORS = [",", ";", "\t", "|"];
/** Bytes by which it shows whether a file is text. */
const BEGINNING = 1000;

/**
 * @typedef {object} Reading
 * @property {Map<string, string>} map fields by plain heading, as somebody has told; "" for a column that is not to be read
 * @property {string | undefined} encoding
 * @property {import("./cells.js").Ways} ways
 * @property {(place: string, message: string) => void} wrong
 * @property {(message: string) => void} note
 */

/** @typedef {{ values: Record<string, any>, at: (field: string) => string }} Row `at`: file:line:column */

/**
 * @param {string} file @param {string} kind one of KINDS @param {Reading} reading
 * @returns {AsyncGenerator<Row>}
 */
export async function* rowsOf(file, kind, { map, encoding, ways, wrong, note }) {
  const { parse } = await import("csv-parse");
  const text = textOf(file, encoding).replace(/^sep=.\r?\n/i, "");
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? "";
  const counted = (/** @type {string} */ separator) => first.replace(/"(?:[^"]|"")*"/g, "").split(separator).length;
  const delimiter = SEPARATORS.reduce((best, one) => (counted(one) > counted(best) ? one : best));
  const records = parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  /** @type {string[] | undefined} */
  let fields;
  let line = 1;
  try {
    for await (const { info, record } of records) {
      const begins = line;
      line = info.lines + 1;
      if (!fields) fields = fieldsOf(file, kind, record, map, note);
      else {
        const row = rowOf(`${file}:${begins}`, kind, fields, record, ways, wrong);
        if (row) yield row;
      }
    }
  } catch (/** @type {any} */ error) {
    if (!String(error.code).startsWith("CSV_")) throw error;
    throw new Failure(EXIT.INPUT, `${file}:${error.lines ?? line}: ${error.message}`);
  }
  if (!fields) throw new Failure(EXIT.INPUT, `${file}: empty, expected a line of headings`);
}

/** @param {string} file @param {string | undefined} encoding */
function textOf(file, encoding) {
  let bytes;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new Failure(EXIT.INPUT, `${file}: cannot be read (${reasonOf(error)})`);
  }
  const [first, second] = bytes;
  const told = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : encoding;
  if (!told) checkText(file, bytes.subarray(0, BEGINNING));
  // What is not UTF-8 comes from an old Windows program more often than from anywhere else.
  const label = told ?? (isUtf8(bytes) ? "utf-8" : "windows-1252");
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    throw new Failure(EXIT.USAGE, `--encoding '${clip(label)}': expected one as browsers know it: utf-8, windows-1250`);
  }
}

/** Refuses a workbook, which is a ZIP file, and UTF-16 that does not say so: every other byte of Latin letters is zero. @param {string} file @param {Buffer} beginning */
function checkText(file, beginning) {
  const zeros = [0, 0];
  for (const [index, byte] of beginning.entries()) if (byte === 0) zeros[index % 2] += 1;
  const [even, odd] = zeros;
  if (even + odd > 0 && beginning.toString("latin1", 0, 2) === "PK") throw new Failure(EXIT.INPUT, `${file}: a workbook, expected text: save it as CSV`);
  if (even + odd <= beginning.length / 4) return;
  throw new Failure(EXIT.INPUT, `${file}: zeros between its characters, as UTF-16 has without a byte order mark: expected text, in UTF-8 or as --encoding ${even > odd ? "utf-16be" : "utf-16le"} says`);
}

/**
 * Which field each column is, "" for those that are not read.
 * @param {string} file @param {string} kind @param {string[]} headings @param {Map<string, string>} map @param {(message: string) => void} note
 */
function fieldsOf(file, kind, headings, map, note) {
  const known = namesOf(kind);
  const told = new Set([...map].filter(([heading]) => headings.some((one) => plainHeading(one) === heading)).map(([, field]) => field));
  const fields = headings.map((heading) => {
    const plain = plainHeading(heading);
    const mapped = map.get(plain);
    if (mapped !== undefined) return Object.hasOwn(KINDS[kind], mapped) ? mapped : "";
    const field = known.get(plain) ?? "";
    // What somebody has told stands above what a column is usually called.
    return told.has(field) ? "" : field;
  });
  for (const [index, field] of fields.entries()) {
    const before = fields.indexOf(field);
    if (field === "" || before === index) continue;
    throw new Failure(EXIT.INPUT, `${file}:1:${index + 1}: '${clip(headings[index])}' and '${clip(headings[before])}' are both read as ${field}: leave one out by --map "${clip(headings[index])}="`);
  }
  const missing = Object.entries(KINDS[kind]).filter(([field, { needed }]) => needed && !fields.includes(field)).map(([field]) => field);
  if (missing.length > 0) {
    throw new Failure(EXIT.INPUT, `${file}:1: no column for ${missing.join(", ")} among ${inLine(headings.map((one) => `'${clip(one)}'`))}: name it by --map "Heading=${missing[0]}"`);
  }
  const unread = headings.filter((_, index) => fields[index] === "");
  if (unread.length > 0) note(`${file}: not read: ${inLine(unread.map(clip))}`);
  return fields;
}

/**
 * @param {string} line where it begins @param {string} kind @param {string[]} fields @param {string[]} record
 * @param {import("./cells.js").Ways} ways @param {Reading["wrong"]} wrong
 * @returns {Row | undefined}
 */
function rowOf(line, kind, fields, record, ways, wrong) {
  const columns = KINDS[kind];
  const at = (/** @type {string} */ field) => `${line}:${fields.indexOf(field) + 1}`;
  /** @type {Record<string, any>} */
  const values = {};
  let whole = true;
  const refuse = (/** @type {string} */ field, /** @type {string} */ message) => {
    whole = false;
    wrong(at(field), `${field}: ${message}`);
  };
  for (const [index, field] of fields.entries()) {
    const told = (record[index] ?? "").trim();
    if (field === "" || told === "") continue;
    try {
      values[field] = columns[field].cell(told, ways);
    } catch (error) {
      if (!(error instanceof Expected)) throw error;
      refuse(field, `'${clip(told)}': expected ${error.message}`);
    }
  }
  if (record.length > fields.length) refuse(fields[0], `${record.length} cells, expected ${fields.length}`);
  if (whole) for (const [field, { needed }] of Object.entries(columns)) if (needed && !(field in values)) refuse(field, "missing");
  return whole ? { values, at } : undefined;
}
