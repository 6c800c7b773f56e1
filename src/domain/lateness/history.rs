//! From past deliveries to a table of quantiles.
//!
//! What is expected of a supplier is a mixture of what is known, each by its mass:
//!
//! | what | mass |
//! | --- | --- |
//! | its own deliveries of the kind asked for | *M*: the sum of 2^(−d/730) over them, *d* being the days since each was due |
//! | its deliveries of the other kind (purchases, drop-ships) | theirs, at most 30, over *M* + 1 |
//! | all other suppliers' deliveries | 2·*V* / (*V* + 1), *V* being the sum of their credits |
//! | that it comes as scheduled | 1 |
//!
//! Of reorders the deliveries are those whose order day is known, late beyond the lead time, and there is no other kind.
//!
//! - Within a history a delivery counts 2^(−d/h), *h* being 90 days or, where the last ten go further back, as many as they
//!   do. What holds lately tells most, but long experience keeps its mass. Nothing ages for more than 60 half-lives. It is
//!   what was promised that ages, not what came of it: else a narrower history could weigh otherwise.
//! - Among the others' each history, of one supplier and kind, counts by its credit M² / (M² + 4²): after Bühlmann (*Experience
//!   Rating and Credibility*, ASTIN Bulletin 4, 1967), squared so that the first few deliveries of a supplier say little.
//! - A delivery that is far out of line with its history counts as at the [`Fence`].
//! - Where neither the supplier nor another has a history, nothing is known, and the window is the day itself.
//!
//! A window's ends are quantiles of the mixture, but on their own sides of the own median: so a history drawn towards its
//! median never gives a wider window, whatever the others do, for what is drawn moves both ends inwards, and the rest
//! stays. Recent lateness tells of few dates: those due lately that have not come are not in it.

use super::mixture::{Distribution, Fence, Mixture};
use super::table::quantiles;
use super::{A_YEAR, Delivery, Kind, Lateness, Moments};
use crate::domain::day::Day;

/// Days after which a delivery tells half as much of how things are; more where the last [`FEW`] go further back.
const LATELY: f64 = 90.0;

/// Deliveries that are too few to go by the latest of them.
const FEW: usize = 10;

/// Days after which it counts half as experience.
const EXPERIENCE: f64 = 730.0;

/// Half-lives after which nothing ages: some weight must be left to those that have long been quiet.
const MOST_HALF_LIVES: f64 = 60.0;

/// The mass that a history must have to count half among others'.
const CREDIBLE: f64 = 4.0;

/// The most mass that others' histories have.
const OTHERS: f64 = 2.0;

/// The most mass of the other kind.
const OTHER_KIND: f64 = 30.0;

/// What is needed of a supplier to judge it.
pub(in crate::domain) struct Record<'s> {
    /// What it delivered.
    pub deliveries: &'s [Delivery],
    /// Days it says a purchase order takes.
    pub lead_days: Option<u64>,
    /// Whether it sends parcels to customers.
    pub drop_ships: bool,
}

/// One delivery, as of the day all of them are judged.
struct Sample {
    /// Days late; negative: early.
    late: i32,
    /// Days since it was due.
    age: f64,
}

/// A supplier's deliveries of one kind.
#[derive(Default)]
struct History {
    /// How many.
    count: u64,
    /// How late they were, in all of weight 1.
    distribution: Distribution,
    /// What they count for as experience.
    mass: f64,
    /// Their lower and upper median.
    middle: Option<[i32; 2]>,
}

/// The lateness of each supplier with each [`Kind`] of thing, as it was known on a day.
pub(in crate::domain) fn judge(
    records: &[Record<'_>],
    as_of: Day,
) -> Vec<[Option<Lateness>; Kind::ALL.len()]> {
    let of = |via: Kind| -> Vec<History> {
        let late = |record: &Record<'_>| History::new(&record.late(via, as_of));
        records.iter().map(late).collect()
    };
    let (purchases, drop_ships) = (of(Kind::Purchase), of(Kind::DropShip));
    let leads = records
        .iter()
        .map(|record| History::new(&record.leads(as_of)));
    let leads: Vec<History> = leads.collect();
    let pool = pool(purchases.iter().chain(&drop_ships));
    let lead_pool = self::pool(leads.iter());
    let none = History::default();

    let judge = |(number, record): (usize, &Record<'_>)| {
        let (purchases, drop_ships) = (&purchases[number], &drop_ships[number]);
        let sent = record
            .drop_ships
            .then(|| lateness(drop_ships, purchases, &pool));
        let leads = Some(&leads[number]).filter(|leads| leads.count > 0);
        let reordered = leads.map(|leads| lateness(leads, &none, &lead_pool));
        [
            lateness(purchases, drop_ships, &pool),
            sent.flatten(),
            reordered.flatten(),
        ]
    };
    records.iter().enumerate().map(judge).collect()
}

/// Days from order to arrival, of purchases of which both are known, and how many those are: what holds lately counts most, as
/// above. A year at most.
pub(in crate::domain) fn lead_times(deliveries: &[Delivery], as_of: Day) -> Option<(Moments, u64)> {
    let purchases = deliveries.iter().filter(|one| one.via == Kind::Purchase);
    let took = |one: &Delivery| Some(Sample::new(one.ordered?, 0, one.received, as_of));
    let history = History::new(&purchases.filter_map(took).collect::<Vec<_>>());
    let moments = Moments::of(history.distribution.weighed());
    (history.count > 0).then_some((moments, history.count))
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
    /// Of what was promised for `lead` days after `day`.
    fn new(day: Day, lead: i32, received: Day, as_of: Day) -> Sample {
        Sample {
            late: (day.until(received) - lead).clamp(-A_YEAR, A_YEAR),
            age: f64::from(day.until(as_of).saturating_sub(lead).max(0)),
        }
    }

    /// What is left of it after ageing with a half-life.
    fn aged(&self, half_life: f64) -> f64 {
        (-(self.age / half_life).min(MOST_HALF_LIVES)).exp2()
    }
}

impl History {
    fn new(samples: &[Sample]) -> History {
        let mut days: Vec<i32> = samples.iter().map(|sample| sample.late).collect();
        days.sort_unstable();
        let Some(last) = days.len().checked_sub(1) else {
            return History::default();
        };
        let middle = [days[last / 2], days[last.div_ceil(2)]];
        let fence = Fence::new(middle, [days[last - last * 3 / 4], days[last * 3 / 4]]);
        let mut ages: Vec<f64> = samples.iter().map(|sample| sample.age).collect();
        ages.sort_unstable_by(f64::total_cmp);
        let half_life = ages[last.min(FEW - 1)].max(LATELY);
        let lately: f64 = samples.iter().map(|sample| sample.aged(half_life)).sum();
        let weighed = samples.iter().map(|sample| {
            let weight = sample.aged(half_life) / lately;
            (fence.hold(sample.late), weight)
        });
        History {
            count: samples.len() as u64,
            distribution: Distribution::new(weighed.collect()),
            mass: samples.iter().map(|sample| sample.aged(EXPERIENCE)).sum(),
            middle: Some(middle),
        }
    }

    /// How much it counts among others', from 0 to 1.
    fn credit(&self) -> f64 {
        self.mass.powi(2) / (self.mass.powi(2) + CREDIBLE.powi(2))
    }
}

/// All histories, each by its credit.
fn pool<'h>(histories: impl Iterator<Item = &'h History>) -> Distribution {
    let mut all = Vec::new();
    for history in histories {
        let credit = history.credit();
        all.extend(
            history
                .distribution
                .weighed()
                .map(|(days, weight)| (days, weight * credit)),
        );
    }
    Distribution::new(all)
}

/// The table for a supplier's `own` history of a kind, beside its history of the other kind and everybody's; none
/// where nothing is known.
fn lateness(own: &History, other_kind: &History, pool: &Distribution) -> Option<Lateness> {
    let known = [own, other_kind];
    let mine: f64 = known.iter().map(|history| history.credit()).sum();
    let others = pool.total() - mine;
    // Sums of fractions: what is left of nothing need not be nothing.
    let has_others = others > 1e-9;
    let told = known.into_iter().find(|history| history.count > 0);
    if told.is_none() && !has_others {
        return None;
    }
    let schedule = Distribution::new(vec![(0, 1.0)]);
    let mut mixture = Mixture::default();
    mixture.add(&schedule, 1.0);
    mixture.add(&own.distribution, own.mass);
    mixture.add(
        &other_kind.distribution,
        other_kind.mass.min(OTHER_KIND) / (own.mass + 1.0),
    );
    if has_others {
        // Nobody is to be judged twice by the same deliveries.
        let scale = OTHERS / (others + 1.0);
        mixture.add(pool, scale);
        for history in known {
            mixture.add(&history.distribution, -scale * history.credit());
        }
    }
    let middle = told.and_then(|history| history.middle);
    let [least, most] = middle.unwrap_or([i32::MAX, i32::MIN]);
    Some(Lateness {
        samples: told.map_or(0, |history| history.count),
        quantiles: quantiles(&|share| mixture.lower(share).min(least), &|share| {
            mixture.upper(share).max(most)
        }),
    })
}
