// One order and the shop around it: what happens to it is written down, held to the core's rules, and kept.
import { open } from "/dist/index.js";
import * as fate from "./fate.js";
import { orders } from "./orders.js";
import { t } from "./translate.js";

/** @param {any} first the record as it was kept */
export async function worldOf(first) {
  let record = first;
  const shop = await open(record.snapshot, { now: () => record.now, locales: ["hu"] });

  /** Takes over what has happened, unless the core refuses it; tells why. */
  function take(next) {
    const before = record;
    record = next;
    shop.update(record.snapshot);
    const [refused] = shop.books().refused;
    if (!refused) return undefined;
    record = before;
    shop.update(record.snapshot);
    return refused.reason;
  }

  /** What follows from what has happened, in money. */
  function settle(refused) {
    if (refused) return refused;
    take(fate.charge(record, shop.books()));
    take(fate.refund(record, shop.books()));
    return undefined;
  }

  /** Before time moves on, what is there leaves, without anybody's doing. */
  function leave() {
    if (record.parcels === "one") return;
    take(fate.pack(record));
    settle(take(fate.dispatch(record)));
  }

  /** What a visitor can let happen; each tells why it cannot, if so. */
  const deeds = {
    slip: () => take(fate.slip(record)),
    arrive() {
      if (!fate.arrival(record)) return "nothing-on-order";
      if (fate.arrival(record).now !== record.now) leave();
      return take(fate.arrival(record)) ?? take(fate.shared(record, (sku) => shop.queue(sku)));
    },
    day() {
      leave();
      return take(fate.tomorrow(record));
    },
    pack: () => take(fate.pack(record)),
    dispatch: () => (fate.isHeld(record) ? "one-parcel" : settle(take(fate.dispatch(record)))),
    receive: () => take(fate.receive(record)),
    stop: () => settle(take(fate.cancel(record, { by: "shop", reason: t("desk.reason") }))),
    send: () => take(fate.tell(record, shop.notices())),
  };

  return {
    shop,
    get record() {
      return record;
    },
    /** @param {keyof typeof deeds} deed */
    do(deed) {
      const refused = deeds[deed]();
      orders.save(record);
      return refused;
    },
    /** The customer calls off a line, or all that is not sent. @param {string | null} line */
    cancel(line) {
      const refused = settle(take(fate.cancel(record, { by: "customer", line })));
      orders.save(record);
      return refused;
    },
  };
}
