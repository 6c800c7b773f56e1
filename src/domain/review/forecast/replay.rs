//! The past replayed: at each period of it, what would have been expected of the next ones, and what came.
//!
//! A forecast is the methods' average. Each weighs what it weighs by itself times its likelihood, M^(−κn/2), *M* being its mean
//! squared error over *n* periods: Akaike's weights, as Kolassa combines smoothing methods by them (*Combining exponential
//! smoothing forecasts using Akaike weights*, IJF 2011), of errors ahead rather than of fit, which spares counting parameters, and
//! drawn towards the first weights by κ: with little history all count as they do elsewhere, with much the best prevail.
//!
//! Errors are of what lay ahead: at each period the season, the methods and their weights are those that the periods before it give.

use super::history::Period;
use super::methods::{COUNT, Course, DAMP, METHODS, Memory};
use super::season::Season;

/// Periods that are replayed at most, and those before them at least.
const REPLAYED: usize = 24;
const BEFORE: usize = 2;
/// The season is looked for anew after so many.
const ANEW: usize = 6;
/// Periods ahead that are asked for in one, beside the next alone.
pub(super) const AHEAD: usize = 3;
/// How much of a likelihood counts, κ.
const TEMPER: f64 = 0.25;
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
    /// How far off that was; where no season was known yet as far as would be with the one that is known now.
    pub off: f64,
    /// The first period, and whether no season was known.
    first: usize,
    is_plain: bool,
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
    /// Replays periods of so many days each.
    pub fn of(periods: &[Period], length: f64) -> Replay {
        let last = periods.len();
        let first = last.saturating_sub(REPLAYED).max(BEFORE);
        let mut replay = Replay {
            weights: METHODS.map(|(_, weight)| weight),
            course: Course::default(),
            season: Season::NONE,
            next: Vec::with_capacity(REPLAYED),
            ahead: Vec::with_capacity(REPLAYED),
        };
        let mut methods = Methods::default();
        let mut scores = Scores::default();
        let mut asked: Vec<Asked> = Vec::with_capacity(REPLAYED);
        let mut naive = 0.0;
        for now in 0..=last {
            let (past, coming) = periods.split_at(now);
            if now >= first {
                if now == last || (now - first).is_multiple_of(ANEW) {
                    replay.look_for_season(past, length, &mut methods);
                }
                for before in [1, AHEAD] {
                    if let Some(place) = asked.len().checked_sub(before) {
                        scores.see(&past[now - before..], &asked[place]);
                    }
                }
                let courses = methods.courses();
                replay.weights = scores.weights();
                replay.course = mixed(&courses, &replay.weights);
                replay.see(now, coming, naive);
                asked.push((courses, replay.season));
            }
            if let Some(period) = coming.first() {
                methods.take(period, &replay.season);
                naive = period.rate().unwrap_or(naive);
            }
        }
        replay.learn(periods);
        replay
    }

    /// A first Christmas is a surprise, which says nothing of how far off a forecast is that knows of it: errors of before a
    /// season was known are taken as if it had been.
    fn learn(&mut self, periods: &[Period]) {
        if self.season.is_none() {
            return;
        }
        for (outcomes, count) in [(&mut self.next, 1), (&mut self.ahead, AHEAD)] {
            for outcome in outcomes.iter_mut().filter(|outcome| outcome.is_plain) {
                let coming = &periods[outcome.first..outcome.first + count];
                let open: f64 = coming.iter().map(|period| period.open).sum();
                let multiple = Coming::new(coming, &self.season).days / open;
                outcome.off = outcome.expected * multiple - outcome.came;
            }
        }
    }

    /// Finds the season of the past; where that is another than was thought, the methods see the past anew.
    fn look_for_season(&mut self, past: &[Period], length: f64, methods: &mut Methods) {
        let found = Season::of(past, length);
        if found != self.season {
            self.season = found;
            *methods = Methods::default();
            for period in past {
                methods.take(period, &found);
            }
        }
    }

    /// Keeps what is expected beside what came.
    fn see(&mut self, first: usize, coming: &[Period], naive: f64) {
        let outcome = |coming: &[Period]| {
            let open: f64 = coming.iter().map(|period| period.open).sum();
            let all = Coming::new(coming, &self.season);
            let expected = all.expected(&self.course);
            (open > 0.0).then(|| Outcome {
                periods: coming.iter().map(|period| period.weight).sum(),
                expected,
                came: all.units,
                naive: naive * open,
                off: expected - all.units,
                first,
                is_plain: self.season.is_none(),
            })
        };
        self.next.extend(coming.get(..1).and_then(outcome));
        self.ahead.extend(coming.get(..AHEAD).and_then(outcome));
    }
}

/// What the methods expected, and the season then.
type Asked = ([Course; COUNT], Season);

/// What all methods keep.
#[derive(Default)]
struct Methods([Memory; COUNT]);

impl Methods {
    /// A period more. What it sells in a busy season tells more.
    fn take(&mut self, period: &Period, season: &Season) {
        let multiple = season.at(period);
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

/// Periods that come next, summed up: what is expected of them is a sum of rates, so not every course need walk them.
struct Coming<'p> {
    periods: &'p [Period],
    season: &'p Season,
    /// Days in stock, each counted by its season's multiple.
    days: f64,
    /// The same times how much of a slope is in the rate of each.
    sloped: f64,
    /// How much of it is in that of the last.
    last: f64,
    /// Units that came.
    units: f64,
}

impl<'p> Coming<'p> {
    fn new(periods: &'p [Period], season: &'p Season) -> Coming<'p> {
        let (mut days, mut sloped, mut last, mut units) = (0.0, 0.0, 0.0, 0.0);
        let mut step = 1.0;
        for period in periods {
            step *= DAMP;
            last += step;
            let open = season.at(period) * period.open;
            days += open;
            sloped += last * open;
            units += period.units;
        }
        Coming {
            periods,
            season,
            days,
            sloped,
            last,
            units,
        }
    }

    /// Units expected on the days in stock.
    fn expected(&self, course: &Course) -> f64 {
        if course.level + course.slope * self.last >= 0.0 {
            return course.level * self.days + course.slope * self.sloped;
        }
        // No rate is below none.
        let rates = self.periods.iter().zip(course.next());
        rates
            .map(|(period, rate)| rate * self.season.at(period) * period.open)
            .sum()
    }
}

/// How far off each method was.
#[derive(Default)]
struct Scores {
    count: f64,
    squares: [f64; COUNT],
}

impl Scores {
    /// Takes what came of what was asked; of one period and of three each counts half.
    fn see(&mut self, came: &[Period], (courses, season): &Asked) {
        let known: f64 = came.iter().map(|period| period.weight).sum();
        if known <= 0.0 {
            return;
        }
        self.count += known / came.len() as f64 / 2.0;
        let coming = Coming::new(came, season);
        for (square, course) in self.squares.iter_mut().zip(courses) {
            let off = coming.units - coming.expected(course);
            *square += off * off / known;
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
