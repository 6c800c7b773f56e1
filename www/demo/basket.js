// What is in the cart, kept by this browser only: one line a sku, and whether it is to come in one parcel.
const key = "lomb.cart";
const parcelsKey = "lomb.parcels";
let lines = read();
let parcels = readParcels();
const listeners = new Set();

export const basket = {
  get lines() {
    return lines.map((line) => ({ ...line }));
  },
  get count() {
    return lines.reduce((sum, { quantity }) => sum + quantity, 0);
  },
  add(sku, quantity) {
    const line = lines.find((one) => one.sku === sku);
    keep(line ? lines.map((one) => (one === line ? { sku, quantity: one.quantity + quantity } : one)) : [...lines, { sku, quantity }]);
  },
  set(sku, quantity) {
    keep(lines.map((one) => (one.sku === sku ? { sku, quantity } : one)));
  },
  remove(sku) {
    keep(lines.filter((one) => one.sku !== sku));
  },
  /** "one" or "several". */
  get parcels() {
    return parcels;
  },
  set parcels(chosen) {
    parcels = chosen;
    store(parcelsKey, chosen);
  },
  clear() {
    basket.parcels = "several";
    keep([]);
  },
  /** Calls back at each change, also of another tab. */
  follow(callback) {
    listeners.add(callback);
  },
};

addEventListener("storage", (event) => {
  if (event.key !== key && event.key !== parcelsKey) return;
  lines = read();
  parcels = readParcels();
  tell();
});

function keep(changed) {
  lines = changed;
  store(key, JSON.stringify(lines));
  tell();
}

function store(name, text) {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Storage can be forbidden; the cart then lasts as long as the page.
  }
}

function tell() {
  for (const callback of listeners) callback();
}

function read() {
  try {
    const told = JSON.parse(localStorage.getItem(key) ?? "[]");
    return told.filter(({ sku, quantity }) => typeof sku === "string" && Number.isInteger(quantity) && quantity > 0);
  } catch {
    return [];
  }
}

function readParcels() {
  try {
    return localStorage.getItem(parcelsKey) === "one" ? "one" : "several";
  } catch {
    return "several";
  }
}
