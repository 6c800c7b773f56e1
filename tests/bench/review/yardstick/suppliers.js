// What suppliers delivered, and what they owe.
import { dayOf } from "../../yardstick/allocate.js";
import { newBacklog } from "./backlog.js";
import { monthOf, monthOfDay } from "./months.js";

/** By key, in the order told. */
export function suppliersOf({ suppliers: told, items }, today, from) {
  const suppliers = new Map();
  for (const [key, { name, leadDays, deliveries }] of Object.entries(told)) {
    const supplier = {
      key, name, leadDays, number: suppliers.size, backlog: newBacklog(), receipts: 0, waiting: 0, units: 0, value: 0, days: 0,
      kept: 0, of: 0, late: 0, lateDays: 0, starts: [], ends: [], lateStarts: [], lateEnds: [],
    };
    suppliers.set(key, supplier);
    for (const delivery of deliveries) {
      const due = dayOf(delivery.due);
      const received = dayOf(delivery.received);
      span(supplier, monthOfDay(due), monthOfDay(Math.max(due, received)), received > due);
      if (due >= from && due <= today) word(supplier, received - due);
    }
  }
  const thisMonth = monthOfDay(today);
  for (const { supplier, onOrder } of items) {
    for (const { due, supplier: sender } of onOrder) {
      if (dayOf(due) < today) span(suppliers.get(sender ?? supplier), monthOf(due), thisMonth, true);
    }
  }
  const numeric = (one, other) => one - other;
  for (const { starts, ends, lateStarts, lateEnds } of suppliers.values()) for (const list of [starts, ends, lateStarts, lateEnds]) list.sort(numeric);
  return suppliers;
}

function span(supplier, start, end, isLate) {
  supplier.starts.push(start);
  supplier.ends.push(end);
  if (!isLate) return;
  supplier.lateStarts.push(start);
  supplier.lateEnds.push(end);
}

export function word(supplier, late) {
  supplier.of += 1;
  if (late <= 0) supplier.kept += 1;
  else {
    supplier.late += 1;
    supplier.lateDays += late;
  }
}
