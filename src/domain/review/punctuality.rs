//! Whether suppliers were late, month by month: what of their deliveries was due in each and did not come, or came too late.

use std::cell::Cell;

use crate::domain::day::Day;
use crate::domain::month::Month;
use crate::domain::snapshot::Snapshot;

/// Deliveries of one supplier from the month each was due to the month it came, and those of them that were late.
#[derive(Clone, Default)]
pub(super) struct Deliveries {
    all: Spans,
    late: Spans,
    /// What was found for the months up to this one, the present one first: all its items ask for the same.
    found: [Cell<Option<bool>>; RECENT],
}

/// Months of which what was found is kept.
const RECENT: usize = 32;

/// Spans of months, so that how many go on in one is found by two searches, however long they are.
#[derive(Clone, Default)]
struct Spans {
    starts: Vec<Month>,
    ends: Vec<Month>,
}

impl Spans {
    fn add(&mut self, start: Month, end: Month) {
        self.starts.push(start);
        self.ends.push(end);
    }

    fn sort(&mut self) {
        self.starts.sort_unstable();
        self.ends.sort_unstable();
    }

    fn in_month(&self, month: Month) -> usize {
        let begun = self.starts.partition_point(|start| *start <= month);
        begun - self.ends.partition_point(|end| *end < month)
    }
}

impl Deliveries {
    fn add(&mut self, due: Day, came: Day, is_late: bool) {
        let (start, end) = (Month::of(due), Month::of(came.max(due)));
        self.all.add(start, end);
        if is_late {
            self.late.add(start, end);
        }
    }

    /// Whether at least half were late of those that were due in a month, so many before the present one, or out in it still.
    pub(super) fn were_late(&self, month: Month, ago: usize) -> bool {
        let Some(found) = self.found.get(ago) else {
            return self.judge(month);
        };
        let is_late = found.get().unwrap_or_else(|| self.judge(month));
        found.set(Some(is_late));
        is_late
    }

    fn judge(&self, month: Month) -> bool {
        let late = self.late.in_month(month);
        late > 0 && late * 2 >= self.all.in_month(month)
    }
}

/// What each supplier delivered, or should have by now.
pub(super) fn deliveries(snapshot: &Snapshot, today: Day) -> Vec<Deliveries> {
    let delivered = snapshot.suppliers.iter().map(|supplier| {
        let mut deliveries = Deliveries::default();
        for delivery in &supplier.deliveries {
            if let Some(due) = delivery.due {
                deliveries.add(due, delivery.received, delivery.received > due);
            }
        }
        deliveries
    });
    let mut all: Vec<Deliveries> = delivered.collect();
    for receipt in snapshot.items.iter().flat_map(|item| &item.on_order) {
        if let (Some(from), Some(due)) = (receipt.from, receipt.due.filter(|due| *due < today)) {
            all[from as usize].add(due, today, true);
        }
    }
    for deliveries in &mut all {
        deliveries.all.sort();
        deliveries.late.sort();
    }
    all
}
