//! What is expected of the days ahead, added up month by month: for who asks often, of one item after another.

use super::super::super::day::Day;
use super::super::super::month::Month;
use super::demand::Demand;
use super::methods::Course;
use super::season::Season;
use super::spread::Spread;
use super::{FURTHEST, Forecast, periods_ahead};

/// Months that are told apart: two years. A month's rate is that of its middle, whatever part of it is asked for: more days never sell
/// less. What comes after sells like the last twelve on average.
const MONTHS: usize = 25;
const A_YEAR: usize = 12;
/// Days of a month, where no month is meant.
const DAYS: f64 = 365.25 / 12.0;

/// A month sells much from so many times the average on (the same as `HIGH` in the review page's detail.js, which names these months), and
/// next to nothing below so many.
const HIGH: f64 = 1.25;
const LOW: f64 = 0.5;
/// Months after a season that must sell next to nothing for it to be over.
const QUIET: usize = 3;

/// The end of a season.
#[derive(Debug, Clone, Copy)]
pub struct SeasonEnd {
    /// Its last day.
    pub last: Day,
    /// Days from today to the end of that, or until what comes later is there.
    pub days: f64,
    /// Units expected from then on, until three months after both are over.
    pub quiet: f64,
}

/// Demand from today on, of the item seen last.
#[derive(Debug, Clone)]
pub struct Ahead {
    /// This month and those after it.
    months: [Month; MONTHS],
    /// Days from today to where each begins, and where the last ends.
    bounds: [f64; MONTHS + 1],
    /// Units a day in each, and after them.
    rates: [f64; MONTHS + 1],
    /// Units expected until each begins, and until the last ends.
    sums: [f64; MONTHS + 1],
    spread: Spread,
    season: Season,
    /// How much of a slope is in each month's rate, of forecasts whose past has ended so many days ago and has periods of this
    /// length. Those of a shop are mostly alike, and powers take long.
    slopes: [f64; MONTHS],
    of: (f64, f64),
}

impl Ahead {
    /// Of nothing that sells.
    pub fn new(today: Day) -> Ahead {
        let months: [Month; MONTHS] =
            std::array::from_fn(|number| Month::of(today).plus(number as u32));
        let mut bounds = [0.0; MONTHS + 1];
        for (number, month) in months.iter().enumerate() {
            let end = today.until(month.first()) + i32::from(month.days());
            // At the end of time months are the last there is.
            bounds[number + 1] = f64::from(end).max(bounds[number]);
        }
        Ahead {
            months,
            bounds,
            rates: [0.0; MONTHS + 1],
            sums: [0.0; MONTHS + 1],
            spread: Spread::of(0.0, &[], &[]),
            season: Season::NONE,
            slopes: [0.0; MONTHS],
            of: (0.0, 0.0),
        }
    }

    /// Of an item that is forecast, from the same day on.
    pub fn see(&mut self, forecast: &Forecast) {
        self.spread = forecast.spread;
        self.season = forecast.replay.season;
        let of = (forecast.since, forecast.length);
        if self.of != of {
            self.of = of;
            for (slopes, bounds) in self.slopes.iter_mut().zip(self.bounds.windows(2)) {
                *slopes = Course::slopes(periods_ahead(of.0, of.1, bounds[0], bounds[1]));
            }
        }
        let (course, season) = (forecast.replay.course, &forecast.replay.season.0);
        for (number, month) in self.months.iter().enumerate() {
            self.rates[number] = course.with(self.slopes[number]) * season[month.of_year()];
        }
        let last = MONTHS - A_YEAR..MONTHS;
        self.rates[MONTHS] = self.rates[last].iter().sum::<f64>() / A_YEAR as f64;
        self.add_up();
    }

    /// Of an item of which no more is known than that it sells so many units a day. How far that may be off is what is common
    /// among items: a month is off by Poisson's variance and a tenth of its square, an eighth of which is the level's.
    pub fn see_steady(&mut self, a_day: f64) {
        self.spread = Spread::of(a_day * DAYS, &[], &[]);
        self.season = Season::NONE;
        self.rates = [a_day; MONTHS + 1];
        self.add_up();
    }

    fn add_up(&mut self) {
        for number in 0..MONTHS {
            let days = self.bounds[number + 1] - self.bounds[number];
            self.sums[number + 1] = self.sums[number] + self.rates[number] * days;
        }
    }

    /// Units expected in so many days from today; of more than ten years what ten years sell.
    pub fn mean(&self, days: f64) -> f64 {
        let days = if days > 0.0 { days.min(FURTHEST) } else { 0.0 };
        // Months are at most 31 days long.
        let mut number = ((days / 31.0) as usize).min(MONTHS);
        while number < MONTHS && self.bounds[number + 1] < days {
            number += 1;
        }
        self.sums[number] + self.rates[number] * (days - self.bounds[number])
    }

    /// In how many days so many units are expected to be sold; none: not in ten years.
    pub fn until(&self, units: f64) -> Option<f64> {
        if units <= 0.0 {
            return Some(0.0);
        }
        let number = self.sums.partition_point(|sum| *sum < units).max(1) - 1;
        let rate = self.rates[number];
        let days = self.bounds[number] + (units - self.sums[number]) / rate;
        (rate > 0.0 && days <= FURTHEST).then_some(days)
    }

    /// The month in which so many units are sold that are there in so many days; the last that is told apart, where that is later.
    pub fn last_until(&self, days: f64, units: f64) -> Month {
        let sold = self.mean(days) + units;
        let number = self.sums.partition_point(|sum| *sum < sold).max(1) - 1;
        self.months[number.min(MONTHS - 1)]
    }

    /// Whether it has a season that may be over.
    pub fn is_seasonal(&self) -> bool {
        !self.season.is_none()
    }

    /// The end of the season that is over, or about to be, for what comes in so many days; none where it sells on.
    pub fn season_end(&self, days: f64) -> Option<SeasonEnd> {
        if !self.is_seasonal() || days >= self.bounds[MONTHS] {
            return None;
        }
        let sells = |number: usize| self.season.0[self.months[number].of_year()];
        let comes = self.bounds.partition_point(|from| *from <= days).max(1) - 1;
        let is_high = |number: &usize| sells(*number) >= HIGH;
        let mut last = (0..=comes).rfind(is_high)?;
        while last >= comes && last + 1 < MONTHS && is_high(&(last + 1)) {
            last += 1;
        }
        let next = last.max(comes) + 1;
        let then = next + QUIET;
        if then > MONTHS || (next..then).any(|number| sells(number) >= LOW) {
            return None;
        }
        let days = self.bounds[last + 1].max(days);
        Some(SeasonEnd {
            last: self.months[last + 1].first().shifted(-1),
            days,
            quiet: self.sums[then] - self.mean(days),
        })
    }

    /// Demand of each of the months after this one, so many of them, two years at most.
    pub fn months(&self, count: usize) -> impl Iterator<Item = (Month, Demand)> {
        let each = (1..MONTHS).take(count);
        each.map(|number| {
            let [from, to] = [self.bounds[number], self.bounds[number + 1]];
            (self.months[number], self.between(from, to, 0.0))
        })
    }

    /// Demand between two times, in days from today. `variance` is that of the time itself, in days squared, where it is a lead time
    /// that is not certain. It adds the square of what is sold a day (Silver, Pyke & Thomas, *Inventory and Production Management in
    /// Supply Chains*, 2017, 6.10).
    pub fn between(&self, from: f64, to: f64, variance: f64) -> Demand {
        let mut demand = self.spread.demand(self.mean(to) - self.mean(from));
        let days = to.min(FURTHEST) - from;
        if days > 0.0 && variance > 0.0 {
            let a_day = demand.mean / days;
            demand.variance += a_day * a_day * variance.min(FURTHEST * FURTHEST);
        }
        demand
    }
}
