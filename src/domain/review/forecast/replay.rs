//! The past replayed: at each period of it, what would have been expected of the next ones, and what came.
//!
//! A forecast is the methods' average. Each weighs what it weighs by itself times its likelihood, M^(−κn/2), *M* being its mean
//! squared error over *n* periods: Akaike's weights, as Kolassa combines smoothing methods by them (*Combining exponential
//! smoothing forecasts using Akaike weights*, IJF 2011), of errors ahead rather than of fit, which spares counting parameters, and
//! drawn towards the first weights by κ: with little history all count as they do elsewhere, with much the best prevail.
//!
//! Errors are of what lay ahead: at each period the season, the methods and their weights are those that the periods before it give.

use super::history::Period;
use super::methods::{COUNT, Course, METHODS, Memory};
use super::season::Season;

/// Periods that are replayed at most, and those before them at least.
const REPLAYED: usize = 24;
const BEFORE: usize = 2;
/// Periods ahead that are asked for in one, beside the next alone.
pub(super) const AHEAD: usize = 3;
/// How much of a likelihood counts, κ.
const TEMPER: f64 = 0.5;
/// An error of none counts as this share of the methods' average.
const LEAST: f64 = 0.01;

/// What the methods weigh; in all 1.
pub(super) type Weights = [f64; COUNT];

/// What was expected of the next period, or of the next three, and what came.
#[derive(Debug, Clone, Copy)]
pub(super) struct Outcome {
    /// Periods, by the days in stock.
    pub periods: f64,
    pub expected: f64,
    pub came: f64,
    /// What the period before had sold, in as many days.
    pub naive: f64,
}

/// What came of replaying.
#[derive(Debug, Clone)]
pub(super) struct Replay {
    /// What the methods weigh now.
    pub weights: Weights,
    /// What they expect now, without the season.
    pub course: Course,
    pub season: Season,
    /// Of the next period.
    pub next: Vec<Outcome>,
    /// Of the next three.
    pub ahead: Vec<Outcome>,
}

impl Replay {
    pub fn of(periods: &[Period], length: f64) -> Replay {
        let first = periods.len().saturating_sub(REPLAYED).max(BEFORE);
        let mut methods = Methods::default();
        let mut scores = Scores::default();
        let mut asked: Vec<[Course; COUNT]> = Vec::with_capacity(REPLAYED);
        let mut seasons: Vec<Season> = Vec::with_capacity(REPLAYED);
        let (mut next, mut ahead) = (Vec::with_capacity(REPLAYED), Vec::with_capacity(REPLAYED));
        for now in 0..=periods.len() {
            if now >= first {
                let past = &periods[..now];
                let season = Season::of(past, length);
                let courses = if season.is_none() {
                    methods.courses()
                } else {
                    Methods::after(past, &season).courses()
                };
                scores.see(periods, now, first, &asked, &seasons);
                let course = mixed(&courses, &scores.weights());
                if now == periods.len() {
                    let weights = scores.weights();
                    return Replay {
                        weights,
                        course,
                        season,
                        next,
                        ahead,
                    };
                }
                let naive = past.iter().rev().find_map(Period::rate).unwrap_or(0.0);
                next.extend(outcome(&periods[now..=now], &course, &season, naive));
                if let Some(coming) = periods.get(now..now + AHEAD) {
                    ahead.extend(outcome(coming, &course, &season, naive));
                }
                asked.push(courses);
                seasons.push(season);
            }
            if let Some(period) = periods.get(now) {
                methods.take(period, 1.0);
            }
        }
        // There is a turn for the end of any history of at least BEFORE periods.
        Replay {
            weights: scores.weights(),
            course: Course::default(),
            season: Season::NONE,
            next,
            ahead,
        }
    }
}

/// What all methods keep.
#[derive(Default)]
struct Methods([Memory; COUNT]);

impl Methods {
    fn after(past: &[Period], season: &Season) -> Methods {
        let mut methods = Methods::default();
        for period in past {
            methods.take(period, season.at(period));
        }
        methods
    }

    /// A period more, whose season is `multiple`: the more it sells, the more it tells.
    fn take(&mut self, period: &Period, multiple: f64) {
        let Some(rate) = period.rate().filter(|_| multiple > 0.0) else {
            return;
        };
        let weight = period.weight * multiple;
        for (memory, (method, _)) in self.0.iter_mut().zip(&METHODS) {
            memory.take(*method, rate / multiple, weight);
        }
    }

    fn courses(&self) -> [Course; COUNT] {
        let mut courses = [Course::default(); COUNT];
        for ((course, memory), (method, _)) in courses.iter_mut().zip(&self.0).zip(&METHODS) {
            *course = memory.course(*method);
        }
        courses
    }
}

fn mixed(courses: &[Course; COUNT], weights: &Weights) -> Course {
    let mut mixed = Course::default();
    for (course, weight) in courses.iter().zip(weights) {
        mixed.level += weight * course.level;
        mixed.slope += weight * course.slope;
    }
    mixed
}

/// Units expected of periods that come next, on the days they had in stock, and those that came.
fn expected(coming: &[Period], course: &Course, season: &Season) -> (f64, f64) {
    let mut sums = (0.0, 0.0);
    for (period, rate) in coming.iter().zip(course.next()) {
        sums.0 += rate * season.at(period) * period.open;
        sums.1 += period.units;
    }
    sums
}

fn outcome(coming: &[Period], course: &Course, season: &Season, naive: f64) -> Option<Outcome> {
    let open: f64 = coming.iter().map(|period| period.open).sum();
    let (expected, came) = expected(coming, course, season);
    (open > 0.0).then(|| Outcome {
        periods: coming.iter().map(|period| period.weight).sum(),
        expected,
        came,
        naive: naive * open,
    })
}

/// How far off each method was.
#[derive(Default)]
struct Scores {
    count: f64,
    squares: [f64; COUNT],
}

impl Scores {
    /// Takes what is known by `now` and was not before: of the next period, asked for a period ago, and of the three that were
    /// asked for three ago.
    fn see(
        &mut self,
        periods: &[Period],
        now: usize,
        first: usize,
        asked: &[[Course; COUNT]],
        seasons: &[Season],
    ) {
        for ahead in [1, AHEAD] {
            let Some(then) = now.checked_sub(ahead).filter(|then| *then >= first) else {
                continue;
            };
            let coming = &periods[then..now];
            let known: f64 = coming.iter().map(|period| period.weight).sum();
            if known <= 0.0 {
                continue;
            }
            self.count += known / ahead as f64 / 2.0;
            let season = &seasons[then - first];
            for (square, course) in self.squares.iter_mut().zip(&asked[then - first]) {
                let (expected, came) = expected(coming, course, season);
                *square += (came - expected).powi(2) / known;
            }
        }
    }

    fn weights(&self) -> Weights {
        let mut weights = METHODS.map(|(_, weight)| weight);
        let mean = self.squares.iter().sum::<f64>() / COUNT as f64;
        // Of an item that sells alike always all methods are right.
        if mean > 0.0 {
            let power = -0.5 * TEMPER * self.count;
            let worth = self
                .squares
                .map(|square| power * (square / mean + LEAST).ln());
            let most = worth.iter().copied().fold(f64::MIN, f64::max);
            for (weight, worth) in weights.iter_mut().zip(worth) {
                *weight *= (worth - most).exp();
            }
        }
        let sum: f64 = weights.iter().sum();
        weights.map(|weight| weight / sum)
    }
}
