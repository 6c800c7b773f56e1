//! How long an order takes from the day it is placed to the day it is there.
//!
//! | known | mean | variance |
//! | --- | --- | --- |
//! | lead days, the item's own or its supplier's, and how late its supplier is | the lead days, and how late it is on average | that of how late it is |
//! | lead days of the item alone, and deliveries with the day they were ordered | the lead days | that of deliveries, as below |
//! | lead days alone | the lead days | 0 |
//! | deliveries with the day they were ordered, but no lead days | theirs, the latest counting most | theirs, drawn towards the mean as if one delivery more had told that |
//!
//! How late a supplier is is what the windows of promises are made of ([`Lateness`](crate::domain::lateness::Lateness)): of orders against the lead time where
//! deliveries tell when they were ordered, else of purchases against the day they were due. So advice and promises go by one figure.
//!
//! The variance of one delivery cannot be told. That of days which pass one by one with the same chance to be the last would be their mean
//! at least: it stands for what a delivery more would tell, and matters less with each that there is.

use super::super::forecast::Demand;
use crate::domain::day::Day;
use crate::domain::lateness::{Kind, Lateness, Moments, lead_times};
use crate::domain::snapshot::{Item, Supplier};

/// The most days that an order takes: ten years.
const MOST: f64 = 3_653.0;

/// Days from an order to its arrival.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Lead {
    pub days: Moments,
    /// With the policy's confidence it takes no fewer, and no more.
    pub window: [i32; 2],
}

/// What is known of a supplier's lead times.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Leads {
    told: Option<u64>,
    /// Days on top of what is told.
    late: Lead,
    /// Where nothing is told.
    took: Option<Lead>,
}

impl Lead {
    /// By a table, with a confidence in thousandths.
    fn late(table: &Lateness, confidence: u64) -> Lead {
        let (from, to) = table.window(confidence, None);
        Lead {
            days: table.moments(),
            window: [from, to],
        }
    }

    /// Of so many days told, and what comes on top.
    fn told(days: u64, late: Lead) -> Lead {
        let days = (days as f64).min(MOST);
        let on_top = |more: i32| (days as i32 + more).clamp(0, MOST as i32);
        Lead {
            days: Moments {
                mean: (days + late.days.mean).clamp(0.0, MOST),
                variance: late.days.variance,
            },
            window: late.window.map(on_top),
        }
    }

    /// How far it is off its mean.
    fn around(self) -> Lead {
        let middle = self.days.mean.round() as i32;
        Lead {
            days: Moments {
                mean: 0.0,
                variance: self.days.variance,
            },
            window: self.window.map(|days| days - middle),
        }
    }

    /// Of so many deliveries.
    fn took(days: Moments, count: u64, confidence: u64) -> Lead {
        let count = count as f64;
        let variance = (days.variance * count + days.mean) / (count + 1.0);
        let days = Moments { variance, ..days };
        // Days are counted as units are.
        let spread = Demand {
            mean: days.mean,
            variance,
        };
        let outside = (1.0 - confidence as f64 / 1000.0) / 2.0;
        Lead {
            days,
            window: [outside, 1.0 - outside].map(|share| spread.quantile(share).min(MOST) as i32),
        }
    }
}

impl Leads {
    /// Of a supplier, as things stand today.
    pub fn new(supplier: &Supplier, today: Day, confidence: u64) -> Leads {
        let of = |kind: Kind| supplier.lateness[kind as usize].as_ref();
        let late = of(Kind::Reorder).or(of(Kind::Purchase));
        let took = lead_times(&supplier.deliveries, today);
        let took = took.map(|(days, count)| Lead::took(days, count, confidence));
        let late = late.map(|table| Lead::late(table, confidence));
        Leads {
            told: supplier.lead_days,
            late: late.or(took.map(Lead::around)).unwrap_or_default(),
            took,
        }
    }

    /// That of an item; none where nobody knows.
    pub fn of(&self, item: &Item) -> Option<Lead> {
        match item.lead_days.or(self.told) {
            Some(days) => Some(Lead::told(days, self.late)),
            None => self.took,
        }
    }
}
