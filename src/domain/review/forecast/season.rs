//! The season: what each month of the year sells, as a multiple of what the item sells then on average.
//!
//! Multiplicative, since an item that sells twice as much has twice the Christmas. By backfitting (Friedman & Stuetzle,
//! *Projection Pursuit Regression*, JASA 1981): a straight line through the sales without their season, then a multiple for
//! each month of the year, the ratio of its sales to the line's, in turn, until both hold. A ratio of sums: none sold is a figure
//! like any other.
//!
//! The multiples are drawn towards 1 by as much as they may be chance (James & Stein 1961, positive part, as Miller & Williams
//! have it for seasons: *Shrinkage estimators of time series seasonal factors and their effect on forecasting accuracy*, IJF
//! 2003). A season is asked for from two years on; of what lies back further than five years nothing is asked.

use super::history::Period;

const MONTHS: usize = 12;
/// Years of history that a season takes at least, and at most.
const YEARS: (f64, f64) = (2.0, 5.0);
const DAYS_OF_A_YEAR: f64 = 365.25;
/// The line and the season are fitted in turn so many times.
const ROUNDS: usize = 3;
/// How much of what months differ by is taken for chance, in terms of what independent errors would make: the first of any
/// history, and more by the second over the square of its years less one. Two Christmases may both be chance.
const CAUTION: (f64, f64) = (0.7, 12.0);
/// The line is at least this share of the average.
const LEAST: f64 = 0.1;

/// What each month of the year sells, January first, as a multiple of the average month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Season(pub [f64; MONTHS]);

impl Season {
    /// Every month alike.
    pub const NONE: Season = Season([1.0; MONTHS]);

    /// The season of these periods, of so many days each.
    pub fn of(periods: &[Period], length: f64) -> Season {
        let a_year = DAYS_OF_A_YEAR / length;
        let most = (YEARS.1 * a_year).round() as usize;
        let lately = &periods[periods.len().saturating_sub(most)..];
        // A month has 30 to 31 days: 24 of them, or 104 weeks.
        if (lately.len() as f64) < (YEARS.0 * a_year).floor() {
            return Season::NONE;
        }
        let drawn = |fit: Fit<'_>| fit.drawn(a_year);
        Fit::new(lately).and_then(drawn).unwrap_or(Season::NONE)
    }

    pub fn is_none(&self) -> bool {
        *self == Season::NONE
    }

    /// The multiple of a period.
    pub fn at(&self, period: &Period) -> f64 {
        self.0[period.month]
    }
}

struct Fit<'p> {
    periods: &'p [Period],
    /// What the line has for each period, in units.
    line: Vec<f64>,
    season: [f64; MONTHS],
}

impl<'p> Fit<'p> {
    fn new(periods: &'p [Period]) -> Option<Fit<'p>> {
        let mut fit = Fit {
            periods,
            line: vec![0.0; periods.len()],
            season: [1.0; MONTHS],
        };
        for _ in 0..ROUNDS {
            fit.draw_line()?;
            fit.season = fit.ratios()?;
        }
        Some(fit)
    }

    /// A straight line through daily rates without their season, by least squares weighted by days in stock.
    fn draw_line(&mut self) -> Option<()> {
        let (mut w, mut wt, mut wtt, mut wy, mut wty) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (time, period) in self.periods.iter().enumerate() {
            let (t, s) = (time as f64, self.season[period.month]);
            // Of a month that never sells nothing can be told of the line.
            let Some(rate) = period.rate().filter(|_| s > 0.0) else {
                continue;
            };
            let weight = period.open * s;
            w += weight;
            wt += weight * t;
            wtt += weight * t * t;
            wy += weight * rate / s;
            wty += weight * t * rate / s;
        }
        let spread = wtt - wt * wt / w;
        if !(w > 0.0 && spread > 0.0 && wy > 0.0) {
            return None;
        }
        let slope = (wty - wt * wy / w) / spread;
        let (mean, middle) = (wy / w, wt / w);
        for (time, line) in self.line.iter_mut().enumerate() {
            let rate = mean + slope * (time as f64 - middle);
            *line = rate.max(mean * LEAST) * self.periods[time].open;
        }
        Some(())
    }

    /// Sales over the line's, by month of the year; on average 1.
    fn ratios(&self) -> Option<[f64; MONTHS]> {
        let (mut sold, mut expected) = ([0.0; MONTHS], [0.0; MONTHS]);
        for (period, line) in self.periods.iter().zip(&self.line) {
            sold[period.month] += period.units;
            expected[period.month] += line;
        }
        let known = expected.iter().filter(|expected| **expected > 0.0).count();
        let mut ratios = [1.0; MONTHS];
        let mut sum = 0.0;
        for month in 0..MONTHS {
            if expected[month] > 0.0 {
                ratios[month] = sold[month] / expected[month];
                sum += ratios[month];
            }
        }
        let mean = sum / known as f64;
        if mean <= 0.0 {
            return None;
        }
        for month in 0..MONTHS {
            if expected[month] > 0.0 {
                ratios[month] /= mean;
            }
        }
        Some(ratios)
    }

    /// The season, drawn towards none by the share of what its months differ by that may be chance.
    fn drawn(self, a_year: f64) -> Option<Season> {
        let mut weights = [0.0; MONTHS];
        let (mut error, mut count) = (0.0, 0.0);
        for (period, line) in self.periods.iter().zip(&self.line) {
            if *line > 0.0 {
                let off = period.units / line - self.season[period.month];
                error += period.weight * off * off;
                weights[period.month] += period.weight;
                count += period.weight;
            }
        }
        let known = weights.iter().filter(|weight| **weight > 0.0).count() as f64;
        let free = count - known - 1.0;
        if free <= 0.0 || known < 4.0 {
            return None;
        }
        let noise = error / free;
        let of_months = |value: &dyn Fn(usize) -> f64| {
            let all = (0..MONTHS).filter(|month| weights[*month] > 0.0);
            all.map(value).sum::<f64>() / known
        };
        let chance = of_months(&|month| noise / weights[month]);
        let differ = of_months(&|month| (self.season[month] - 1.0).powi(2));
        if differ <= 0.0 {
            return None;
        }
        let more = (count / a_year - 1.0).max(0.5);
        let caution = CAUTION.0 * (1.0 + CAUTION.1 / (more * more));
        let drawn = caution * (known - 3.0) / (known - 1.0) * chance / differ;
        let kept = (1.0 - drawn).max(0.0);
        Some(Season(
            self.season.map(|multiple| 1.0 + kept * (multiple - 1.0)),
        ))
    }
}
