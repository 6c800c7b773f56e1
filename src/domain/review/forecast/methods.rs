//! The methods that a forecast is made of: each sees one period after another and tells what it expects of the next.
//!
//! All are discounted averages: a period counts δ times what the one after it counts, and as much of that as the item was
//! in stock. With every day in stock and a long history that is exponential smoothing with α = 1 − δ (Brown, *Statistical
//! Forecasting for Inventory Control*, 1959); with a short one it does not hang on where it was begun.
//!
//! | method | expects |
//! | --- | --- |
//! | level | the discounted average. δ = 0: the last period (naive); δ = 1: the mean |
//! | trend | a line through the discounted past (Brown's double smoothing), drawn towards a level where there is little of it, and damped ahead (Gardner & McKenzie, *Forecasting Trends in Time Series*, Management Science 1985) |
//! | occasional | how often there is a sale times how large it is, each with a discount of its own (Teunter, Syntetos & Babai, *Intermittent demand: Linking forecasting to inventory obsolescence*, EJOR 2011) |
//!
//! Not in it: Croston's method (1972), which is biased upwards (Syntetos & Boylan, *On the bias of intermittent demand
//! estimates*, IJPE 2001), and their correction of it (SBA), which does not see an item die; ADIDA and IMAPA (Nikolopoulos
//! et al., JORS 2011; Petropoulos & Kourentzes, JORS 2015), which with smoothing come to a level with a longer memory; and
//! the seasonal naive method, which repeats chance with the season (see [`super::season`]).

/// A way to expect.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Method {
    /// The average, a period counting this many times what the one after it counts.
    Level(f64),
    /// The line through the past, with this discount.
    Trend(f64),
    /// How often there is a sale, with this discount, times how large it is.
    Occasional(f64),
}

/// The methods of a forecast, and what each weighs before anything is known of the item.
pub(super) const METHODS: [(Method, f64); COUNT] = [
    (Method::Level(0.0), 0.01),
    (Method::Level(0.4), 0.02),
    (Method::Level(0.6), 0.02),
    (Method::Level(0.8), 0.40),
    (Method::Level(0.9), 0.30),
    (Method::Level(1.0), 0.10),
    (Method::Trend(0.7), 0.01),
    (Method::Trend(0.9), 0.04),
    (Method::Occasional(0.8), 0.02),
    (Method::Occasional(0.9), 0.05),
    (Method::Occasional(0.97), 0.03),
];
/// How many there are.
pub(super) const COUNT: usize = 11;

/// The discount of how large sales are.
const SIZES: f64 = 0.97;
/// A slope a period further ahead is this many times what it was.
pub(super) const DAMP: f64 = 0.9;
/// The pull of a trend towards none: as if this many periods of average weight, one period off their middle, told of none.
const RIDGE: f64 = 16.0;

/// What is expected a day: a level, and its slope a period.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Course {
    pub level: f64,
    pub slope: f64,
}

impl Course {
    /// So many times it.
    pub fn times(self, share: f64) -> Course {
        Course {
            level: share * self.level,
            slope: share * self.slope,
        }
    }

    /// What is expected a day, so many periods ahead (the next being 1).
    pub fn at(&self, ahead: f64) -> f64 {
        self.with(Course::slopes(ahead))
    }

    /// How much of a slope is in the rate of the period so many ahead: the sum of DAMP^1 to DAMP^ahead.
    pub fn slopes(ahead: f64) -> f64 {
        DAMP * (1.0 - DAMP.powf(ahead)) / (1.0 - DAMP)
    }

    /// What is expected a day where so much of the slope is in it.
    pub fn with(&self, slopes: f64) -> f64 {
        (self.level + self.slope * slopes).max(0.0)
    }

    /// The same of each of the next periods in turn.
    pub fn next(self) -> impl Iterator<Item = f64> {
        let steps = std::iter::successors(Some(DAMP), |step| Some(step * DAMP));
        steps.scan(0.0, move |slopes, step| {
            *slopes += step;
            Some((self.level + self.slope * *slopes).max(0.0))
        })
    }
}

/// What a method keeps of the past.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Memory {
    weight: f64,
    sum: f64,
    /// Of a trend: discounted sums of weights by age, ages squared, and rates by age. Of occasional demand the first two are
    /// the weights of sales and their sizes.
    aged: [f64; 3],
}

impl Memory {
    /// A period more: its rate, and how much of it is known.
    pub fn take(&mut self, method: Method, rate: f64, weight: f64) {
        match method {
            Method::Level(discount) => {
                self.weight = discount * self.weight + weight;
                self.sum = discount * self.sum + weight * rate;
            }
            Method::Trend(discount) => {
                let [wt, wtt, wty] = self.aged;
                // All grow a period older; the new one has no age.
                self.aged = [
                    discount * (wt + self.weight),
                    discount * (wtt + 2.0 * wt + self.weight),
                    discount * (wty + self.sum),
                ];
                self.weight = discount * self.weight + weight;
                self.sum = discount * self.sum + weight * rate;
            }
            Method::Occasional(discount) => {
                let sold = if rate > 0.0 { weight } else { 0.0 };
                self.weight = discount * self.weight + weight;
                self.sum = discount * self.sum + sold;
                // Sizes age with sales, not with time.
                if sold > 0.0 {
                    let [sales, sizes, _] = self.aged;
                    self.aged = [SIZES * sales + sold, SIZES * sizes + sold * rate, 0.0];
                }
            }
        }
    }

    /// What it expects; nothing where it knows nothing.
    pub fn course(&self, method: Method) -> Course {
        if self.weight <= 0.0 {
            return Course::default();
        }
        let mean = self.sum / self.weight;
        match method {
            Method::Level(_) => Course {
                level: mean,
                slope: 0.0,
            },
            Method::Trend(_) => {
                let [wt, wtt, wty] = self.aged;
                let age = wt / self.weight;
                let spread = (wtt - wt * age).max(0.0) + RIDGE;
                // Rates fall with age where sales grow.
                let slope = (wt * mean - wty) / spread;
                Course {
                    level: (mean + slope * age).max(0.0),
                    slope,
                }
            }
            Method::Occasional(_) => match self.aged {
                [sales, sizes, _] if sales > 0.0 => Course {
                    level: mean * sizes / sales,
                    slope: 0.0,
                },
                _ => Course::default(),
            },
        }
    }
}
