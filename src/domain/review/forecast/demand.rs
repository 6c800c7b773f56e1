//! Demand over some days: its mean and variance, and from these how much is enough how often.
//!
//! Demand is counted in units, so its distribution is the negative binomial of that mean and variance, which orders of random size
//! at random times come to (Snyder, Ord & Beaumont, *Forecasting the intermittent demand for slow-moving inventories*, IJF 2012, who
//! find it best of those they try). Where the variance is no more than the mean, it is Poisson's. Where single units do not
//! matter they are taken by the lot; and where it varies by less than a twentieth it is the gamma distribution, which the negative
//! binomial is near then, by its cube root (Wilson & Hilferty, *The Distribution of Chi-Square*, PNAS 1931).

/// Demand over some days.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Demand {
    /// Units expected.
    pub mean: f64,
    /// How far it may be off, in units squared.
    pub variance: f64,
}

/// Lots that a distribution is told in, about: few enough that the probability of none can be written down.
const LOTS: f64 = 600.0;
/// Standard deviations above the mean up to which they reach.
const REACH: f64 = 10.0;
/// The mean squared over the variance from which on it varies by less than a twentieth.
const STEADY: f64 = 400.0;
/// What is certain is asked for like this.
const CERTAIN: f64 = 0.999_999;

impl Demand {
    /// Its standard deviation.
    pub fn deviation(&self) -> f64 {
        self.variance.sqrt()
    }

    /// The least units that suffice with this probability, from 0 to 1; at least 0, and never less for a higher one.
    pub fn quantile(&self, probability: f64) -> f64 {
        let (mean, variance) = (self.mean, self.variance.max(self.mean));
        if mean <= 0.0 {
            return 0.0;
        }
        let probability = probability.clamp(0.0, CERTAIN);
        let shape = mean * mean / variance;
        if shape > STEADY {
            let ninth = 1.0 / (9.0 * shape);
            return mean
                * (1.0 - ninth + normal(probability) * ninth.sqrt())
                    .max(0.0)
                    .powi(3);
        }
        let lot = self.lot();
        lot * counted(mean / lot, variance / (lot * lot), probability)
    }

    /// Units expected to be asked for beyond so many; of fewer than none, those that lack already are among them.
    pub fn beyond(&self, units: f64) -> f64 {
        let (mean, variance) = (self.mean, self.variance.max(self.mean));
        if mean <= 0.0 || units <= 0.0 {
            return mean.max(0.0) - units.min(0.0);
        }
        if mean * mean / variance > STEADY {
            let deviation = variance.sqrt();
            return deviation * normal_beyond((units - mean) / deviation);
        }
        let lot = self.lot();
        lot * beyond(mean / lot, variance / (lot * lot), units / lot)
    }

    /// The lot that units are counted by.
    fn lot(&self) -> f64 {
        let deviation = self.variance.max(self.mean).sqrt();
        ((self.mean + REACH * deviation) / LOTS).max(1.0)
    }
}

/// Probabilities of counts, from none on, each made of the one before it.
struct Counts {
    one: f64,
    ratio: f64,
    more: f64,
    count: f64,
}

impl Counts {
    fn new(mean: f64, variance: f64) -> Counts {
        // Below it the negative binomial is Poisson's to all digits, and would divide by almost nothing.
        let is_poisson = variance <= mean * 1.000_001;
        let (none, ratio, more) = if is_poisson {
            (-mean, 0.0, mean)
        } else {
            let ratio = (variance - mean) / variance;
            let size = mean * mean / (variance - mean);
            (size * (mean / variance).ln(), ratio, ratio * size)
        };
        Counts {
            one: none.exp(),
            ratio,
            more,
            count: 0.0,
        }
    }

    fn next(&mut self) {
        self.one *= (self.ratio * self.count + self.more) / (self.count + 1.0);
        self.count += 1.0;
    }
}

/// The least count that suffices with this probability: counts' probabilities are added up, each made of the one before it.
fn counted(mean: f64, variance: f64, probability: f64) -> f64 {
    let mut counts = Counts::new(mean, variance);
    let mut sum = counts.one;
    while sum < probability && counts.count < 2.0 * LOTS {
        counts.next();
        sum += counts.one;
    }
    counts.count
}

/// What is expected beyond a level: the mean less the level, and what of the level is not asked for.
fn beyond(mean: f64, variance: f64, level: f64) -> f64 {
    let mut counts = Counts::new(mean, variance);
    let mut left = 0.0;
    while counts.count < level && counts.count < 2.0 * LOTS {
        left += counts.one * (level - counts.count);
        counts.next();
    }
    if counts.count < level {
        return 0.0;
    }
    (mean - level + left).max(0.0)
}

/// By how much the standard normal distribution is above a level in the mean, counting what is below it as none (Silver, Pyke &
/// Thomas, 2017, appendix II, G(k)); the tail is Abramowitz & Stegun's 26.2.17.
fn normal_beyond(level: f64) -> f64 {
    let density = (-0.5 * level * level).exp() / std::f64::consts::TAU.sqrt();
    let t = 1.0 / (1.0 + 0.231_641_9 * level.abs());
    let series = [
        0.319_381_53,
        -0.356_563_782,
        1.781_477_937,
        -1.821_255_978,
        1.330_274_429,
    ];
    let tail = density * series.iter().rev().fold(0.0, |sum, next| (sum + next) * t);
    let above = (density - level.abs() * tail).max(0.0);
    if level < 0.0 { above - level } else { above }
}

/// The deviations below which the normal distribution has this probability (Abramowitz & Stegun, *Handbook of Mathematical
/// Functions*, 26.2.23).
fn normal(probability: f64) -> f64 {
    let tail = probability.min(1.0 - probability).max(1.0 - CERTAIN);
    let t = (-2.0 * tail.ln()).sqrt();
    let over = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let under = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let deviations = t - over / under;
    if probability < 0.5 {
        -deviations
    } else {
        deviations
    }
}
