//! From past deliveries to a table of quantiles.
//!
//! For a level *p* below the median (above it likewise, from the other end):
//!
//! > Q(p) = a · own(p) + (1 − a) · others(p), rounded away from the median
//!
//! - own(p): the *p*-quantile of the supplier's own deliveries, but on its own side of their median. A delivery that was
//!   due *d* days before the snapshot was made weighs 2^(−d/90). It is what was promised that ages, not what came
//!   of it: else a narrower history could weigh otherwise, and give a wider window.
//! - others(p): the *p*-quantile of all other suppliers' deliveries, each supplier counting by its own *a*.
//! - a = n⁴ / (n⁴ + 4⁴), where *n* = (Σw)² / Σw² says how many deliveries of equal weight tell as much (Kish, *Survey
//!   Sampling*, 1965): the more a supplier has shown, the more that counts (credibility: Bühlmann, *Experience Rating and
//!   Credibility*, ASTIN Bulletin 4, 1967; the fourth power is what past deliveries wanted). Where nobody else has a
//!   history, a is 1.
//!
//! Quantiles are averaged, not deliveries mixed (Vincent averaging: Ratcliff, *Group reaction time distributions and an
//! analysis of distribution statistics*, 1979): so a supplier that keeps its dates better never gets a wider window,
//! whatever the others do.

use super::pool::{Others, Pool};
use super::spread::{Fence, Spread};
use super::table::quantiles;
use super::{Delivery, Kind, Lateness, MOST_DAYS};
use crate::domain::day::Day;

/// Days after which a promise counts half.
const HALF_LIFE: f64 = 90.0;

/// Half-lives after which it counts no less: some weight must be left to those that have long been quiet.
const MOST_HALF_LIVES: f64 = 60.0;

/// How many deliveries make a history count as much for itself as the others do.
const CREDIBLE: f64 = 4.0;

/// What is needed of a supplier to judge it.
pub(in crate::domain) struct Record<'s> {
    /// What it delivered.
    pub deliveries: &'s [Delivery],
    /// Days it says a purchase order takes.
    pub lead_days: Option<u64>,
    /// Whether it sends parcels to customers.
    pub drop_ships: bool,
}

/// One delivery.
#[derive(Clone, Copy)]
struct Sample {
    /// Days late; negative: early.
    late: i32,
    /// What it counts.
    weight: f64,
}

/// The lateness of each supplier with each [`Kind`] of thing, as it was known on a day.
pub(in crate::domain) fn judge(
    records: &[Record<'_>],
    as_of: Day,
) -> Vec<[Option<Lateness>; Kind::ALL.len()]> {
    let late = |via: Kind| -> Vec<Vec<Sample>> {
        let of = |record: &Record<'_>| record.late(via, as_of);
        records.iter().map(of).collect()
    };
    let (purchases, drop_ships) = (late(Kind::Purchase), late(Kind::DropShip));
    let leads: Vec<_> = records.iter().map(|record| record.leads(as_of)).collect();
    let both = purchases.iter().zip(&drop_ships);
    let both = both.map(|(one, other)| [&one[..], other].concat());
    let (shares, pool) = pooled(both.collect());
    let (lead_shares, lead_pool) = pooled(leads.clone());

    let judge = |number: usize, record: &Record<'_>| {
        let others = pool.without(&shares[number]);
        let lead_others = lead_pool.without(&lead_shares[number]);
        // A supplier that was never asked for one kind is judged by how it does the other.
        let known = |one: &[Vec<Sample>], other: &[Vec<Sample>]| {
            let samples = match one[number].is_empty() {
                true => &other[number],
                false => &one[number],
            };
            lateness(samples, others.as_ref())
        };
        let drop_ship = record.drop_ships.then(|| known(&drop_ships, &purchases));
        let has_leads = !leads[number].is_empty();
        let reorder = has_leads.then(|| lateness(&leads[number], lead_others.as_ref()));
        [
            known(&purchases, &drop_ships),
            drop_ship.flatten(),
            reorder.flatten(),
        ]
    };
    let records = records.iter().enumerate();
    records
        .map(|(number, record)| judge(number, record))
        .collect()
}

impl Record<'_> {
    /// Days from due to received, of one kind. A purchase of which no day was said is due after the lead time.
    fn late(&self, via: Kind, as_of: Day) -> Vec<Sample> {
        let lead = self.lead(as_of);
        let sample = |one: &Delivery| match one.due {
            Some(due) => Some(Sample::new(due, 0, one.received, as_of)),
            None if via == Kind::Purchase => lead(one),
            None => None,
        };
        let of_kind = self.deliveries.iter().filter(|one| one.via == via);
        of_kind.filter_map(sample).collect()
    }

    /// Days by which purchase orders took longer than the lead time.
    fn leads(&self, as_of: Day) -> Vec<Sample> {
        let purchases = self.deliveries.iter();
        let purchases = purchases.filter(|one| one.via == Kind::Purchase);
        purchases.filter_map(self.lead(as_of)).collect()
    }

    /// How a delivery did by the lead time, where both are known.
    fn lead(&self, as_of: Day) -> impl Fn(&Delivery) -> Option<Sample> {
        let lead = self.lead_days.and_then(|days| i32::try_from(days).ok());
        move |one| Some(Sample::new(one.ordered?, lead?, one.received, as_of))
    }
}

impl Sample {
    /// Of what was promised for `days` after `day`.
    fn new(day: Day, days: i32, received: Day, as_of: Day) -> Sample {
        let age = f64::from(day.until(as_of).max(0)) / HALF_LIFE;
        Sample {
            late: (day.until(received) - days).clamp(-MOST_DAYS, MOST_DAYS),
            weight: (-age.min(MOST_HALF_LIVES)).exp2(),
        }
    }
}

/// How much a history counts for itself, from 0 to 1.
fn credit(samples: &[Sample]) -> f64 {
    let sum: f64 = samples.iter().map(|sample| sample.weight).sum();
    let squares: f64 = samples.iter().map(|sample| sample.weight.powi(2)).sum();
    // Of none it is 0, not 0 / 0.
    let number = sum.powi(2) / squares.max(f64::MIN_POSITIVE);
    number.powi(4) / (number.powi(4) + CREDIBLE.powi(4))
}

/// Each supplier's share of the pool, and the pool.
fn pooled(histories: Vec<Vec<Sample>>) -> (Vec<Pool>, Pool) {
    let mut all = Vec::new();
    let share = |samples: Vec<Sample>| {
        let sum: f64 = samples.iter().map(|sample| sample.weight).sum();
        let scale = credit(&samples) / sum;
        let counted = samples
            .iter()
            .map(|sample| (sample.late, sample.weight * scale));
        let counted: Vec<_> = counted.collect();
        all.extend_from_slice(&counted);
        Pool::new(&counted)
    };
    let shares = histories.into_iter().map(share).collect();
    (shares, Pool::new(&all))
}

/// The table for a supplier's own history beside all others'; none where there is neither.
fn lateness(samples: &[Sample], others: Option<&Others<'_>>) -> Option<Lateness> {
    let own = Own::new(samples);
    let credit = match (&own, others) {
        (None, None) => return None,
        (Some(_), None) => 1.0,
        (None, Some(_)) => 0.0,
        (Some(_), Some(_)) => credit(samples),
    };
    let end = |own_end: &dyn Fn(&Own) -> i32, other_end: &dyn Fn(&Others<'_>) -> i32| {
        let own_days = own.as_ref().map_or(0, own_end) as f64;
        let other_days = others.map_or(0, other_end) as f64;
        credit * own_days + (1.0 - credit) * other_days
    };
    let lower = |share: f64| end(&|own| own.lower(share), &|others| others.lower(share));
    let upper = |share: f64| end(&|own| own.upper(share), &|others| others.upper(share));
    Some(Lateness {
        samples: samples.len() as u64,
        quantiles: quantiles(&lower, &upper),
    })
}

/// A supplier's own history.
struct Own {
    spread: Spread,
    /// The lower and the upper median.
    middle: [i32; 2],
    fence: Fence,
}

impl Own {
    fn new(samples: &[Sample]) -> Option<Own> {
        let mut days: Vec<i32> = samples.iter().map(|sample| sample.late).collect();
        days.sort_unstable();
        let last = days.len().checked_sub(1)?;
        let middle = [days[last / 2], days[last.div_ceil(2)]];
        let weighed = samples.iter().map(|sample| (sample.late, sample.weight));
        Some(Own {
            spread: Spread::new(weighed.collect()),
            middle,
            fence: Fence::new(middle, [days[last - last * 3 / 4], days[last * 3 / 4]]),
        })
    }

    /// Days that no more than a share of the deliveries lies below.
    fn lower(&self, share: f64) -> i32 {
        self.fence
            .hold(self.spread.lower(share).min(self.middle[0]))
    }

    /// Days that no more than a share of the deliveries lies above.
    fn upper(&self, share: f64) -> i32 {
        self.fence
            .hold(self.spread.upper(share).max(self.middle[1]))
    }
}
