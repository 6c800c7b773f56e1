//! Demand over some days: its mean and variance, and from these how much is enough how often.
//!
//! Demand is counted in units, so its distribution is the negative binomial of that mean and variance, which orders of random size
//! at random times come to (Snyder, Ord & Beaumont, *Forecasting the intermittent demand for slow-moving inventories*, IJF 2012, who
//! find it best of those they try). Where the variance is no more than the mean's, it is Poisson's; where demand is so large
//! that single units do not matter, units are taken by the lot.

/// Demand over some days.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Demand {
    /// Units expected.
    pub mean: f64,
    /// How far it may be off, in units squared.
    pub variance: f64,
}

/// Lots that a distribution is told in, about.
const LOTS: f64 = 1_000.0;
/// Standard deviations above the mean up to which they reach.
const REACH: f64 = 10.0;
/// A step that no sum takes longer than.
const MOST: usize = 100_000;

impl Demand {
    /// Its standard deviation.
    pub fn deviation(&self) -> f64 {
        self.variance.sqrt()
    }

    /// The least units that suffice with this probability, from 0 to 1; at least 0, and never less for a higher one.
    pub fn quantile(&self, probability: f64) -> f64 {
        let (mean, variance) = (self.mean, self.variance);
        if mean <= 0.0 {
            return 0.0;
        }
        let lot = ((mean + REACH * variance.sqrt()) / LOTS).max(1.0);
        let lots = Lots::new(mean / lot, variance / (lot * lot));
        lot * lots.quantile(probability.clamp(0.0, 0.999_999))
    }
}

/// Counts, one probability after another, each made of the one before it.
struct Lots {
    /// The logarithm of the probability of none.
    none: f64,
    /// The next is this times what it was of, plus this, over the count.
    ratio: f64,
    more: f64,
}

impl Lots {
    fn new(mean: f64, variance: f64) -> Lots {
        // Below it the negative binomial is Poisson's to all digits, and divides by almost nothing.
        if variance <= mean * 1.000_001 {
            return Lots {
                none: -mean,
                ratio: 0.0,
                more: mean,
            };
        }
        let size = mean * mean / (variance - mean);
        let ratio = (variance - mean) / variance;
        Lots {
            none: size * (mean / variance).ln(),
            ratio,
            more: ratio * size,
        }
    }

    fn quantile(&self, probability: f64) -> f64 {
        // Sums relative to the largest term so far, since that of none may be too small to write down.
        let (mut log, mut sum) = (self.none, self.none.exp());
        let mut count = 0;
        while sum < probability && count < MOST {
            let before = count as f64;
            log += ((self.ratio * before + self.more) / (before + 1.0)).ln();
            sum += log.exp();
            count += 1;
        }
        count as f64
    }
}
