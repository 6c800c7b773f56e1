//! The mean and the variance of how late a supplier is: what it takes to tell how much may be asked for until something comes.

use super::{CERTAIN, Lateness};

/// Days: their mean, and how far they are off it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Moments {
    /// Days.
    pub mean: f64,
    /// Days squared.
    pub variance: f64,
}

impl Moments {
    /// Of days with weights, which come to 1.
    pub(super) fn of(weighed: impl Iterator<Item = (i32, f64)>) -> Moments {
        let (mut mean, mut square) = (0.0, 0.0);
        for (days, weight) in weighed {
            let days = f64::from(days);
            mean += weight * days;
            square += weight * days * days;
        }
        Moments {
            mean,
            variance: (square - mean * mean).max(0.0),
        }
    }
}

impl Lateness {
    /// Of all days late that the table tells of: it rises evenly between its points, and is flat beyond them.
    pub(in crate::domain) fn moments(&self) -> Moments {
        let (mut mean, mut square) = (0.0, 0.0);
        let mut add = |share: i32, from: i32, to: i32| {
            let share = f64::from(share) / f64::from(CERTAIN);
            let (from, to) = (f64::from(from), f64::from(to));
            mean += share * (from + to) / 2.0;
            square += share * (from * from + from * to + to * to) / 3.0;
        };
        let [(first, _), (last, most)] = [self.quantiles.first(), self.quantiles.last()]
            .map(|end| end.map_or((0, 0), |end| (end.level, end.days)));
        let least = self.quantiles.first().map_or(0, |first| first.days);
        add(first, least, least);
        for pair in self.quantiles.windows(2) {
            add(pair[1].level - pair[0].level, pair[0].days, pair[1].days);
        }
        add(CERTAIN - last, most, most);
        Moments {
            mean,
            variance: (square - mean * mean).max(0.0),
        }
    }

    /// Days late at a level, in ten-thousandths.
    pub(in crate::domain) fn quantile(&self, level: u16) -> f64 {
        self.days_at(level.into())
    }
}
