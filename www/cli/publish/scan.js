// @ts-check
/**
 * Where in a snapshot's text its parts lie, found in one pass over the bytes, piece by piece. Only strings and brackets are
 * followed; whether a value is one is for the core to judge, who is handed all that is taken from here.
 */
import { EXIT, Failure } from "../failure.js";

/** What is public of it besides items. All other fields are passed over. */
const SETTINGS = new Set(["version", "asOf", "timeZone", "currency", "calendar", "policy", "suppliers"]);

/** @typedef {{ key: string, bytes: Buffer, at: number }} Setting its value as it stands there, from byte `at` on */
/** @typedef {{ start: number, end: number, count: number }} List of items: the bytes between its brackets, and about how many it has */

const [QUOTE, ESCAPE, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const isOpening = (/** @type {number} */ byte) => byte === 0x7b || byte === 0x5b;
const isClosing = (/** @type {number} */ byte) => byte === 0x7d || byte === 0x5d;
const isSpace = (/** @type {number} */ byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
const [LIST, OBJECT, END] = [0x5b, 0x7b, 0x7d];
const MARK = Buffer.from("\ufeff");

/** What can come next in the snapshot's own object, as messages say it. */
const NEXT = { object: "an object", first: "a field name in quotes", name: "a field name in quotes", colon: "`:`", value: "a value", scalar: "a value", more: "`,` or a closing bracket", nothing: "nothing more" };

export class Scan {
  /** @type {Setting[]} */
  settings = [];
  /** @type {List[]} */
  lists = [];
  /** Bytes seen before this piece. */
  #before = 0;
  #name;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  /** @type {keyof typeof NEXT} */
  #next = "object";
  #key = "";
  /** Where in this piece begins what is kept; -1: nothing is. */
  #kept = -1;
  /** What is kept of earlier pieces. @type {Buffer[]} */
  #pieces = [];
  #keptAt = 0;
  /** @type {List | undefined} */
  #list;

  /** @param {string} name what is read, in messages */
  constructor(name) {
    this.#name = name;
  }

  /** @param {Buffer} bytes the next piece */
  read(bytes) {
    let [depth, inString, isEscaped] = [this.#depth, this.#inString, this.#isEscaped];
    let at = this.#before === 0 && bytes.subarray(0, MARK.length).equals(MARK) ? MARK.length : 0;
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === ESCAPE) isEscaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (depth === 1) this.#closed(bytes, at + 1);
        }
      } else if (byte === QUOTE) {
        if (depth < 2) this.#opened(bytes, at);
        inString = true;
      } else if (isOpening(byte)) {
        if (depth < 2) this.#opened(bytes, at);
        depth += 1;
      } else if (isClosing(byte)) {
        if (depth < 2) this.#ended(bytes, at);
        depth -= 1;
        if (depth === 1) this.#closed(bytes, at + 1);
      } else if (depth < 2) {
        if (!isSpace(byte)) this.#plain(bytes, at);
        else if (this.#next === "scalar") this.#closed(bytes, at);
      } else if (byte === COMMA && depth === 2 && this.#list) this.#list.count += 1;
    }
    [this.#depth, this.#inString, this.#isEscaped] = [depth, inString, isEscaped];
    if (this.#kept >= 0) {
      this.#pieces.push(Buffer.from(bytes.subarray(this.#kept)));
      this.#kept = 0;
    }
    this.#before += bytes.length;
  }

  /** After the last piece. */
  end() {
    if (this.#next !== "nothing") throw this.#broken(Buffer.alloc(0), this.#before, this.#missing());
  }

  /** What the text should have gone on with. */
  #missing() {
    if (this.#inString) return "a closing quote";
    if (this.#depth > 1 || this.#next === "scalar") return NEXT.more;
    return this.#next === "object" ? NEXT.value : NEXT[this.#next];
  }

  /** A string or a bracket in the snapshot's own object, or that object itself. @param {Buffer} bytes @param {number} at */
  #opened(bytes, at) {
    const byte = bytes[at];
    if (this.#next === "object" && byte === OBJECT) this.#next = "first";
    else if (byte === QUOTE && (this.#next === "first" || this.#next === "name")) this.#keep(at);
    else if (this.#next === "value") this.#begun(bytes, at);
    else throw this.#broken(bytes.subarray(at), this.#before + at);
  }

  /** A name or a value is whole. @param {Buffer} bytes @param {number} end */
  #closed(bytes, end) {
    if (this.#next === "first" || this.#next === "name") {
      const text = this.#taken(bytes, end).toString();
      try {
        this.#key = JSON.parse(text);
      } catch {
        throw this.#broken(Buffer.from(text), this.#keptAt);
      }
      this.#next = "colon";
    } else if (this.#next === "value" || this.#next === "scalar") {
      if (this.#list) this.lists.push({ ...this.#list, end: this.#before + end - 1 });
      else if (this.#kept >= 0) this.settings.push({ key: this.#key, bytes: this.#taken(bytes, end), at: this.#keptAt });
      this.#list = undefined;
      this.#next = "more";
    }
  }

  /** Where no bracket of a value closes. @param {Buffer} bytes @param {number} at */
  #ended(bytes, at) {
    if (this.#next === "scalar") this.#closed(bytes, at);
    if (bytes[at] !== END || (this.#next !== "more" && this.#next !== "first")) throw this.#broken(bytes.subarray(at), this.#before + at);
    this.#next = "nothing";
  }

  /** Neither string nor bracket nor white space. @param {Buffer} bytes @param {number} at */
  #plain(bytes, at) {
    const byte = bytes[at];
    if (this.#next === "scalar" && byte === COMMA) this.#closed(bytes, at);
    if (this.#next === "scalar") return;
    if (byte === COLON && this.#next === "colon") this.#next = "value";
    else if (byte === COMMA && this.#next === "more") this.#next = "name";
    else if (this.#next === "value" && byte !== COMMA && byte !== COLON) {
      this.#begun(bytes, at);
      this.#next = "scalar";
    } else throw this.#broken(bytes.subarray(at), this.#before + at);
  }

  /** A value begins. @param {Buffer} bytes @param {number} at */
  #begun(bytes, at) {
    if (this.#key === "items" && bytes[at] === LIST) this.#list = { start: this.#before + at + 1, end: 0, count: 1 };
    else if (this.#key === "items" || SETTINGS.has(this.#key)) this.#keep(at);
  }

  /** @param {number} at */
  #keep(at) {
    this.#kept = at;
    this.#keptAt = this.#before + at;
    this.#pieces = [];
  }

  /** @param {Buffer} bytes @param {number} end */
  #taken(bytes, end) {
    const whole = Buffer.concat([...this.#pieces, bytes.subarray(this.#kept, end)]);
    this.#kept = -1;
    return whole;
  }

  /** @param {Buffer} rest what stands there in place of what is expected @param {number} at */
  #broken(rest, at, expected = NEXT[this.#next]) {
    const found = rest.toString("utf8", 0, 48).slice(0, 12) || "the end";
    const isOther = this.#next === "object" && rest.length > 0;
    return new Failure(EXIT.INPUT, `${this.#name}: snapshot: ${found}: expected ${isOther ? expected : `${expected} at byte ${at}`}`);
  }
}
