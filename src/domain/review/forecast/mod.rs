//! What an item will sell, from what it sold: how much, how far that may be off, and how good such forecasts of it were (R15).
//!
//! ```
//! use backsoon::domain::day::Day;
//! use backsoon::domain::month::Month;
//! use backsoon::domain::review::forecast::{History, Outlook, forecast};
//! use backsoon::domain::snapshot::Sold;
//!
//! let sold = [33, 28, 41, 30, 35, 38];
//! let months = Month::parse("2026-05").unwrap().to(Month::LAST);
//! let sales: Vec<Sold> = months.zip(sold).map(|(month, quantity)| Sold { from: month.first(), days: month.days(), days_out: Some(0), quantity }).collect();
//! let today = Day::parse("2026-11-23").unwrap();
//!
//! let Outlook::Known(forecast) = forecast(&History::new(&sales, None, today), today) else { panic!() };
//! let lead_time = forecast.over(21.0, 4.0); // three weeks, give or take two days
//! let reorder_point = lead_time.quantile(0.95);
//! assert!(reorder_point > lead_time.mean);
//! ```
//!
//! In order of use: [`Sold`](super::super::snapshot::Sold) is what a snapshot tells, `history` makes comparable periods of them and says what is wrong with
//! them, `spike` tames the one that never came again, `season` finds their season, `methods` expect, `replay` weighs them by what came of it, `alive` doubts what none was sold of lately, `spread` and [`Demand`] tell
//! how far off that may be. Each names where its formulas are from. Everything is a few sums over the past: no iteration to
//! converge, no chance, and the same input always gives the same forecast.
//!
//! For the share of orders served at once, ask [`Demand::quantile`]; where the share of *units* counts, the mean and as many
//! deviations as it takes need no more stock (`npm run bench:forecast`). Of an item that goes on selling while there is none, on
//! backorder, tell [`History`] of no days out: they are no days without demand (`figures`).
//!
//! Constants were chosen on half of the items of four public histories (`tests/bench/forecast/packages.mjs`); the other half
//! has been looked at only to see what came of it.
//!
//! No crate does it: augurs (smoothing, decomposition) knows neither days out of stock nor occasional demand, and of statrs one
//! sum would be used.

mod ahead;
mod alive;
mod demand;
mod figures;
mod history;
mod methods;
mod replay;
mod season;
mod spike;
mod spread;

pub use ahead::{Ahead, SeasonEnd};
pub use demand::Demand;
pub(super) use figures::{most_in_line, sells_while_out};
pub use history::{History, told_until};
pub use methods::Method;

use serde::Serialize;

use super::super::day::Day;
use alive::alive;
use replay::{Outcome, Replay};
use spike::tamed;
use spread::Spread;

/// Periods with days in stock that a forecast takes.
pub const FEWEST: usize = 3;
/// Days after which what a history told says nothing of today any more: a year.
const STALE: i32 = 365;
/// The most days ahead that a forecast reaches: ten years.
const FURTHEST: f64 = 3_653.0;

/// What can be said of an item's demand.
#[derive(Debug, Clone)]
pub enum Outlook {
    /// Too little to say anything.
    TooLittle(TooLittle),
    /// What is expected.
    Known(Box<Forecast>),
}

/// How little history there is. One that ended more than a year ago is none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct TooLittle {
    /// Months, or weeks where sales are told by day, with days in stock.
    pub periods: usize,
    /// How many of these a forecast takes: [`FEWEST`].
    pub required: usize,
    /// The days in stock.
    pub days: f64,
    /// Units sold.
    pub units: f64,
}

/// What is expected of an item's demand.
#[derive(Debug, Clone)]
pub struct Forecast {
    replay: Replay,
    spread: Spread,
    length: f64,
    /// Days from the end of what is known to today.
    since: f64,
    today: Day,
}

/// How good the forecasts of an item's past were, of the next month or week, each made of what was known before.
///
/// They are of what sells while it sells: `alive`'s doubt, which lowers what is expected of an item that none was sold of lately, is in
/// today's forecast and not in these, so of what died they tell more error and a higher bias than was expected. Sales are those that
/// forecasts see: without slips of the pen, a spike being tamed.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Accuracy {
    /// How many there are.
    pub forecasts: usize,
    /// Absolute errors, over those of expecting what the period before sold; none where those are none. Below 1 is better
    /// (after Hyndman & Koehler, *Another look at measures of forecast accuracy*, IJF 2006).
    pub scaled: Option<f64>,
    /// Absolute errors over sales; none where there were none.
    pub relative: Option<f64>,
    /// What was expected, less what came, over what came: above 0 is too much.
    pub bias: Option<f64>,
}

/// Forecasts an item's demand from `today` on.
pub fn forecast(history: &History, today: Day) -> Outlook {
    let is_stale = today.number() - history.end > STALE;
    let periods = if is_stale { &[] } else { &history.periods[..] };
    let known = periods.iter().filter(|period| period.rate().is_some());
    if known.clone().count() < FEWEST {
        let mut little = TooLittle {
            periods: 0,
            required: FEWEST,
            days: 0.0,
            units: 0.0,
        };
        for period in known {
            little.periods += 1;
            little.days += period.open;
            little.units += period.units;
        }
        return Outlook::TooLittle(little);
    }
    let mut replay = Replay::of(&tamed(periods), history.length);
    let alive = alive(history, &replay.season);
    let level = replay.course.at(1.0) * history.length;
    let spread = Spread::of(level, &replay.next, &replay.ahead);
    replay.course = replay.course.times(alive);
    Outlook::Known(Box::new(Forecast {
        spread: spread.alive(alive),
        replay,
        length: history.length,
        since: f64::from((today.number() - history.end).max(0)),
        today,
    }))
}

impl Forecast {
    /// Demand in so many days from today; days may be any, in parts, too. For one question: who has more asks [`Ahead`].
    ///
    /// `variance` is that of the days themselves, in days squared, where they are a lead time that is not certain.
    pub fn over(&self, days: f64, variance: f64) -> Demand {
        let mut ahead = Ahead::new(self.today);
        ahead.see(self);
        ahead.between(0.0, days, variance)
    }

    /// What each month of the year sells, January first, as a multiple of the average; none where no season is found.
    pub fn season(&self) -> Option<[f64; 12]> {
        let season = self.replay.season;
        (!season.is_none()).then_some(season.0)
    }

    /// By how much what it sells without the season is expected to change within a year, as a share of it; none of an item that sells nothing.
    pub fn trend(&self) -> Option<f64> {
        let course = self.replay.course;
        let later = course.at(365.25 / self.length);
        (course.level > 0.0).then(|| later / course.level - 1.0)
    }

    /// The methods and what they weigh, the weightiest first; in all 1.
    pub fn methods(&self) -> Vec<(Method, f64)> {
        let weighed = methods::METHODS.iter().zip(self.replay.weights);
        let mut methods: Vec<(Method, f64)> = weighed
            .map(|((method, _), weight)| (*method, weight))
            .collect();
        methods.sort_by(|one, other| other.1.total_cmp(&one.1));
        methods
    }

    /// How good such forecasts were, of the next month or week.
    pub fn accuracy(&self) -> Accuracy {
        let outcomes = &self.replay.next;
        let sum = |value: &dyn Fn(&Outcome) -> f64| outcomes.iter().map(value).sum::<f64>();
        let over = |value: f64, of: f64| (of > 0.0).then(|| value / of);
        let off = sum(&|outcome| (outcome.came - outcome.expected).abs());
        let came = sum(&|outcome| outcome.came);
        Accuracy {
            forecasts: outcomes.len(),
            scaled: over(off, sum(&|outcome| (outcome.came - outcome.naive).abs())),
            relative: over(off, came),
            bias: over(sum(&|outcome| outcome.expected) - came, came),
        }
    }
}

/// How many periods of a length the middle of a month is ahead that begins and ends so many days from today, what is known having
/// ended so many days before that. The next one is 1.
fn periods_ahead(since: f64, length: f64, first: f64, end: f64) -> f64 {
    (since + (first.max(0.0) + end) / 2.0) / length + 0.5
}
