// @ts-check
/** Rows of all files, put together as one private snapshot. */

/** @typedef {import("./table.js").Row} Row */
/** @typedef {Record<string, any>} Fields */

export class Assembly {
  /** @type {Map<string, Fields>} */
  #items = new Map();
  /** @type {Map<string, Fields>} */
  #orders = new Map();
  /** @type {Map<string, Fields>} */
  #suppliers;
  /** Whether a file has said which items there are. */
  #closed = false;
  #settings;
  #selling;
  #asOf;
  #wrong;

  /**
   * @param {Fields} settings as in a snapshot
   * @param {{ asOf: string, selling?: string, wrong: (place: string, message: string) => void }} how `selling`: of items that do not tell
   */
  constructor(settings, { asOf, selling, wrong }) {
    this.#settings = settings;
    this.#suppliers = new Map(Object.entries(settings.suppliers ?? {}).map(([key, told]) => [key, { ...told }]));
    this.#asOf = asOf;
    this.#selling = selling;
    this.#wrong = wrong;
  }

  /** What takes the rows of each kind, in the order that kinds must come. @type {[string, (row: Row) => void][]} */
  kinds = [
    ["stock", (row) => this.#stock(row)],
    ["receipts", (row) => this.#append(row, "onOrder")],
    ["sales", (row) => this.#sold(row)],
    ["deliveries", ({ values: { supplier, ...delivery } }) => push(this.#supplier(supplier), "deliveries", delivery)],
    ["orders", (row) => this.#order(row)],
  ];

  /** From here on what is not among the items is wrong. */
  close() {
    this.#closed = true;
  }

  get snapshot() {
    return {
      ...this.#settings,
      version: 1,
      asOf: this.#asOf,
      suppliers: Object.fromEntries(this.#suppliers),
      items: [...this.#items.values()],
      ...(this.#orders.size > 0 && { orders: [...this.#orders.values()] }),
    };
  }

  /** @param {Row} row */
  #stock({ values, at }) {
    if (this.#items.has(values.sku)) return this.#wrong(at("sku"), `sku: '${values.sku}': expected one that no earlier row has`);
    const item = this.#item(values.sku);
    Object.assign(item, values);
    if (!(values.onHand < 0)) return;
    // Fewer than none: that many have been sold and wait.
    item.backorders = -values.onHand;
    item.onHand = 0;
  }

  /** @param {Row} row @param {string} list */
  #append({ values: { sku, ...entry }, at }, list) {
    const item = this.#known(sku, at);
    if (item) push(item, list, entry);
  }

  /** @param {Row} row */
  #sold(row) {
    const { values, at } = row;
    if (("month" in values) === ("day" in values)) return this.#wrong(at("sku"), "month: expected either a month or a day");
    this.#append(row, "sales");
  }

  /** @param {Row} row */
  #order({ values, at }) {
    const { order: id, sku, quantity, placed, promised, email, locale, price, waiting = quantity } = values;
    const item = this.#known(sku, at);
    if (!item) return;
    if (waiting > quantity) return this.#wrong(at("waiting"), `waiting: ${waiting}: expected at most the ${quantity} that were ordered`);
    const order = this.#orders.get(id) ?? { id, email, locale, lines: [], events: [{ id: `${id}-placed`, at: instantOf(placed) ?? this.#asOf, type: "placed" }], told: [] };
    const line = `${id}-${values.line ?? order.lines.length + 1}`;
    if (order.lines.some((/** @type {Fields} */ one) => one.id === line)) return this.#wrong(at("line"), `line: '${values.line}': expected one that no earlier row of this order has`);
    this.#orders.set(id, order);
    order.lines.push({ id: line, sku, quantity, price, waiting });
    if (promised) order.told.push({ at: order.events[0].at, line, kind: "placed", earliest: promised, latest: promised });
    if (waiting === 0) return;
    if (!Array.isArray(item.backorders)) item.backorders = [];
    item.backorders.push({ id: line, quantity: waiting, placed, email });
  }

  /** @param {string} sku */
  #item(sku) {
    const item = this.#items.get(sku) ?? { sku, selling: this.#selling };
    this.#items.set(sku, item);
    return item;
  }

  /** @param {string} sku @param {Row["at"]} at */
  #known(sku, at) {
    if (!this.#closed || this.#items.has(sku)) return this.#item(sku);
    this.#wrong(at("sku"), `sku: '${sku}': expected one that is in stock's file`);
    return undefined;
  }

  /** @param {string} key @returns {Fields} */
  #supplier(key) {
    const supplier = this.#suppliers.get(key) ?? {};
    this.#suppliers.set(key, supplier);
    return supplier;
  }
}

/** @param {Fields} to @param {string} list @param {unknown} entry */
function push(to, list, entry) {
  to[list] ??= [];
  to[list].push(entry);
}

/** Noon in Greenwich is that day nearly everywhere. @param {string | undefined} day */
const instantOf = (day) => day && `${day}T12:00:00Z`;
