// What the shops of the benchmark have to tell: a listing of dated backorders, and a merchant's whole catalogue.

const DAY = 86_400_000;

/** The next weekday that is at least `days` away. */
function weekday(days) {
  let time = Date.now() + days * DAY;
  while ([0, 6].includes(new Date(time).getUTCDay())) time += DAY;
  return new Date(time).toISOString().slice(0, 10);
}

const item = (index) => ({
  sku: `SKU-${index}`,
  title: `Oak chair ${index}`,
  price: 12_000 + index,
  selling: "backorder",
  onHand: index % 4,
  backorders: 5 + (index % 7),
  onOrder: [
    { quantity: 20, due: weekday(10 + (index % 20)) },
    { quantity: 30, due: weekday(40 + (index % 20)) },
    { quantity: 30, due: weekday(70 + (index % 20)) },
  ],
});

/** What a shop publishes: every item is out, and dated for as many as are on order. */
export const listing = (count) => ({
  version: 1,
  asOf: new Date().toISOString(),
  timeZone: "Europe/Budapest",
  currency: "EUR",
  calendar: { closed: ["sat", "sun"] },
  policy: { staleAfterHours: 24 },
  items: Array.from({ length: count }, (_, index) => item(index)),
});

/** The same, known a little later, when one item in a hundred has a new date. */
export function changed(listing) {
  const items = listing.items.map((item, index) =>
    index % 100 === 7 ? { ...item, onOrder: [{ quantity: 60, due: weekday(35) }] } : item,
  );
  return { ...listing, asOf: new Date(Date.parse(listing.asOf) + 1000).toISOString(), items };
}

/** The shop's local time in which the catalogue is asked. */
export const CATALOGUE_NOW = "2026-11-23T10:00";

/**
 * A merchant's own snapshot, the same in every run: about ten order lines wait and three receipts are due per item; one
 * item in eight has stock and nobody waits.
 */
export function catalogue(count) {
  const random = mulberry(7);
  const below = (limit) => Math.floor(random() * limit);
  const today = Date.parse(CATALOGUE_NOW.slice(0, 10)) / DAY;
  const text = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const items = Array.from({ length: count }, (_, index) => {
    const free = below(8) === 0;
    let day = today - 40;
    const backorders = Array.from({ length: free ? 0 : 6 + below(9) }, (_, line) => {
      day += below(5);
      return { id: `SO-${100_000 + index * 16 + line}`, quantity: 1 + below(4), placed: text(day) };
    });
    day = today - 2;
    const onOrder = Array.from({ length: 1 + below(5) }, () => {
      day += 1 + below(20);
      return { quantity: 4 + below(20), due: text(day) };
    });
    return { sku: `SKU-${String(index).padStart(6, "0")}`, selling: "backorder", onHand: free ? 1 + below(30) : below(4), onOrder, backorders };
  });
  const holidays = ["2026-12-24", "2026-12-25", "2026-12-31", "2027-01-01", "2027-01-06", "2027-03-26", "2027-03-29", "2027-05-17"];
  return { version: 1, asOf: "2026-11-23T09:00:00Z", calendar: { closed: ["sat", "sun"], holidays, handlingDays: 2 }, items };
}

/** A seeded generator, since measurements must be able to be repeated. */
function mulberry(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
