//! The backlog (R3): units that are ordered and not yet supplied, each counted once by how long it has waited, and once
//! by what it waits for.

use serde::Serialize;

use super::share::{Durations, Spread};
use crate::domain::allotment::{Allotment, Cause};
use crate::domain::day::Day;
use crate::domain::promise::{Part, Source};
use crate::domain::snapshot::{Item, Line};

/// Units, and what they cost in cents at the price of their item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Amount {
    /// How many.
    pub units: u64,
    /// Cents.
    pub value: u64,
}

impl Amount {
    pub(super) fn add(&mut self, units: u64, price: u64) {
        // Most often there are none, and to multiply without running over is dear.
        if units == 0 {
            return;
        }
        self.units = self.units.saturating_add(units);
        self.value = self.value.saturating_add(units.saturating_mul(price));
    }

    pub(super) fn join(&mut self, other: Amount) {
        self.units = self.units.saturating_add(other.units);
        self.value = self.value.saturating_add(other.value);
    }
}

/// The last day of each age but the last, which has none; days since it was placed.
const AGES: [i32; 3] = [7, 30, 90];

/// How many ages there are. Units of which nobody tells when they were ordered have the last.
pub(super) const AGED: usize = AGES.len() + 2;

/// What units wait for: the places of [`Backlog::by_way`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Ready,
    OnOrder,
    Overdue,
    DropShip,
    Reorder,
    Undated,
    Unavailable,
}

/// How many ways there are.
pub(super) const WAYS: usize = 7;

/// Units that wait. Those by age come to `units`, and so do those by what they wait for.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Backlog {
    /// All of them.
    #[serde(flatten)]
    pub all: Amount,
    /// Items of which some wait.
    pub items: u64,
    /// Order lines that wait, where they are told.
    pub lines: u64,
    /// By how many days ago they were ordered.
    pub by_age: ByAge,
    /// By what they wait for.
    pub by_way: ByWay,
    /// When the last of those is scheduled to ship that have a day.
    pub last: Option<Day>,
}

/// All who wait, and how long they do.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WholeBacklog {
    /// How many, and for what.
    #[serde(flatten)]
    pub waiting: Backlog,
    /// Days that those have waited of which that is told.
    pub waited: Option<Spread>,
    /// Days from now to the scheduled shipping of those that have a day.
    pub to_ship: Option<Spread>,
}

/// Units by their days.
#[derive(Debug, Clone, Default)]
pub(super) struct Days {
    pub waited: Durations,
    pub to_ship: Durations,
}

/// The ages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ByAge {
    /// At most 7 days.
    pub to7: Amount,
    /// 8 to 30 days.
    pub to30: Amount,
    /// 31 to 90 days.
    pub to90: Amount,
    /// More than 90 days.
    pub over90: Amount,
    /// Nobody tells.
    pub unknown: Amount,
}

/// What units wait for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ByWay {
    /// For nothing: there is stock for them.
    pub ready: Amount,
    /// What is on order and has a day.
    pub on_order: Amount,
    /// What is on order and should have come before today.
    pub overdue: Amount,
    /// The supplier, who sends it straight to the customer.
    pub drop_ship: Amount,
    /// An order to the supplier that will be placed, or what will be made; with a day.
    pub reorder: Amount,
    /// On order, to be ordered or to be made, and nobody knows for when.
    pub undated: Amount,
    /// They cannot be had: nothing on hand or on order is for them, and their item is not ordered for those who wait.
    pub unavailable: Amount,
}

/// The units that wait for one item.
#[derive(Debug, Clone, Default)]
pub(super) struct Waiting {
    pub units: u64,
    pub ages: [u64; AGED],
    pub ways: [u64; WAYS],
    /// When the first of those was ordered of which that is told.
    pub oldest: Option<Day>,
    /// When the last of those is scheduled to ship that have a day.
    pub last: Option<Day>,
    /// Units that will have waited for too long when they ship, or nobody knows for how long.
    pub long: u64,
}

/// What all items have in common.
pub(super) struct Judged {
    pub today: Day,
    /// Days after which a wait is long.
    pub long: u64,
}

impl Waiting {
    /// Those for the item of an allotment of all who wait. `days` are told of each unit's.
    pub(super) fn new(allotment: &Allotment<'_>, judged: &Judged, days: &mut Days) -> Waiting {
        let item = allotment.supply.item;
        let mut waiting = Waiting {
            units: item.waiting,
            ..Waiting::default()
        };
        let unlisted = [Line {
            quantity: item.waiting,
            ..Line::default()
        }];
        let lines = match item.lines.is_empty() {
            true => &unlisted[..],
            false => &item.lines[..],
        };
        let mut turns = lines.iter().map(|line| (line.placed, line.quantity));
        let (mut placed, mut left) = (None, 0);
        let mut give = |mut units: u64, way: Way, ships: Option<Day>| {
            while units > 0 {
                while left == 0 {
                    let Some(turn) = turns.next() else { return };
                    (placed, left) = turn;
                }
                let some = units.min(left);
                waiting.add(some, way, placed, ships, judged, days);
                (units, left) = (units - some, left - some);
            }
        };
        let mut had = 0;
        for (first, part) in allotment.parts() {
            give(part.quantity, Way::of(allotment, first, part), part.ships);
            had += part.quantity;
        }
        give(item.waiting - had, Way::Unavailable, None);
        waiting
    }

    fn add(
        &mut self,
        units: u64,
        way: Way,
        placed: Option<Day>,
        ships: Option<Day>,
        judged: &Judged,
        days: &mut Days,
    ) {
        self.ages[age(placed, judged.today)] += units;
        self.ways[way as usize] += units;
        self.oldest = match (self.oldest, placed) {
            (Some(oldest), Some(placed)) => Some(oldest.min(placed)),
            (oldest, placed) => oldest.or(placed),
        };
        self.last = self.last.max(ships);
        if let Some(placed) = placed {
            days.waited.add(placed.until(judged.today), units);
        }
        if let Some(ships) = ships {
            days.to_ship.add(judged.today.until(ships), units);
        }
        // Who does not tell since when they wait has waited from today at the least.
        let wait = ships.map(|ships| placed.unwrap_or(judged.today).until(ships));
        if wait.is_none_or(|days| days > 0 && days as u64 > judged.long) {
            self.long += units;
        }
    }
}

impl Way {
    fn of(allotment: &Allotment<'_>, first: u64, part: &Part) -> Way {
        match part.source {
            _ if part.ships.is_none() => Way::Undated,
            Source::Stock => Way::Ready,
            Source::DropShip => Way::DropShip,
            Source::Reorder | Source::MadeToOrder => Way::Reorder,
            Source::OnOrder => match allotment.cause(first, part) {
                Cause::Receipt(turn) if allotment.supply.expected(turn).overdue => Way::Overdue,
                _ => Way::OnOrder,
            },
        }
    }
}

fn age(placed: Option<Day>, today: Day) -> usize {
    let Some(placed) = placed else {
        return AGED - 1;
    };
    let days = placed.until(today);
    AGES.iter().take_while(|last| days > **last).count()
}

impl Backlog {
    /// Adds those who wait for an item.
    pub(super) fn add(&mut self, item: &Item, waiting: &Waiting) {
        if waiting.units == 0 {
            return;
        }
        self.all.add(waiting.units, item.price);
        self.items += 1;
        self.lines += item.lines.iter().filter(|line| line.quantity > 0).count() as u64;
        let mine = self.amounts().into_iter();
        for (amount, units) in mine.zip(waiting.ages.into_iter().chain(waiting.ways)) {
            amount.add(units, item.price);
        }
        self.last = self.last.max(waiting.last);
    }

    /// Adds those of other items.
    pub(super) fn join(&mut self, other: &mut Backlog) {
        self.all.join(other.all);
        self.items += other.items;
        self.lines += other.lines;
        for (amount, more) in self.amounts().into_iter().zip(other.amounts()) {
            amount.join(*more);
        }
        self.last = self.last.max(other.last);
    }

    /// By age, then by what they wait for.
    fn amounts(&mut self) -> [&mut Amount; AGED + WAYS] {
        let (age, way) = (&mut self.by_age, &mut self.by_way);
        [
            &mut age.to7,
            &mut age.to30,
            &mut age.to90,
            &mut age.over90,
            &mut age.unknown,
            &mut way.ready,
            &mut way.on_order,
            &mut way.overdue,
            &mut way.drop_ship,
            &mut way.reorder,
            &mut way.undated,
            &mut way.unavailable,
        ]
    }
}
