// Reads what R saved: as much of its serialization (R Internals, 1.8) as data frames and lists of numbers and texts need.

const [SYMBOL, PAIRS, CHARACTERS, LOGICALS, INTEGERS, REALS, STRINGS, LIST] = [1, 2, 9, 10, 13, 14, 16, 19];
const [SEEN, NOTHING] = [255, 254];

/**
 * @param {Buffer} bytes of an .rda file, uncompressed
 * @returns {Record<string, any>} by name; a list or data frame with names is an object
 * @throws {Error} of what it does not know
 */
export function readRda(bytes) {
  const head = bytes.subarray(0, 7).toString("latin1");
  if (head !== "RDX2\nX\n" && head !== "RDX3\nX\n") throw new Error(`${JSON.stringify(head)}: expected an .rda file, RDX2 or RDX3`);
  const reader = new Reader(bytes, 7);
  const version = reader.integer();
  reader.skip(8);
  if (version === 3) reader.skip(reader.integer());
  return reader.value();
}

class Reader {
  #bytes;
  #at;
  #symbols = [];

  constructor(bytes, at) {
    this.#bytes = bytes;
    this.#at = at;
  }

  skip(count) {
    this.#at += count;
  }

  integer() {
    this.skip(4);
    return this.#bytes.readInt32BE(this.#at - 4);
  }

  value() {
    const flags = this.integer();
    const kind = flags & 255;
    const [hasAttributes, hasTag] = [(flags & 512) !== 0, (flags & 1024) !== 0];
    if (kind === NOTHING) return null;
    if (kind === SEEN) return this.#symbols[(flags >> 8) - 1];
    if (kind === SYMBOL) {
      this.#symbols.push(this.value());
      return this.#symbols.at(-1);
    }
    if (kind === CHARACTERS) return this.#characters();
    if (kind === PAIRS) return this.#pairs(hasAttributes, hasTag);
    const values = this.#vector(kind);
    const names = hasAttributes ? this.value()?.names : undefined;
    return names ? Object.fromEntries(names.map((name, index) => [name, values[index]])) : values;
  }

  #characters() {
    const length = this.integer();
    if (length < 0) return null;
    this.skip(length);
    return this.#bytes.toString("utf8", this.#at - length, this.#at);
  }

  /** A pair holds one value by its name, and then the other pairs. */
  #pairs(hasAttributes, hasTag) {
    if (hasAttributes) this.value();
    const tag = hasTag ? this.value() : "";
    const value = this.value();
    return { [tag]: value, ...this.value() };
  }

  #vector(kind) {
    const count = this.integer();
    const each = (read) => Array.from({ length: count }, read);
    if (kind === LOGICALS || kind === INTEGERS) return each(() => this.integer());
    if (kind === STRINGS || kind === LIST) return each(() => this.value());
    if (kind !== REALS) throw new Error(`type ${kind}: expected numbers, texts or lists`);
    return each(() => {
      this.skip(8);
      return this.#bytes.readDoubleBE(this.#at - 8);
    });
  }
}
