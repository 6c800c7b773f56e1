//! Figures that tell of how many they are: none where there is nothing to tell from.

use std::collections::BTreeMap;

use serde::Serialize;

/// A part of a whole.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Share {
    /// `part` over `of`, from 0 to 1.
    pub value: f64,
    /// How many did.
    pub part: u64,
    /// Of how many.
    pub of: u64,
}

impl Share {
    /// None of nothing.
    pub(super) fn new(part: u64, of: u64) -> Option<Share> {
        (of > 0).then(|| Share {
            value: part as f64 / of as f64,
            part,
            of,
        })
    }
}

/// How many did, of how many, while it is counted.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub part: u64,
    pub of: u64,
}

impl Tally {
    pub(super) fn add(&mut self, part: u64, of: u64) {
        self.part = self.part.saturating_add(part);
        self.of = self.of.saturating_add(of);
    }

    pub(super) fn share(self) -> Option<Share> {
        Share::new(self.part, self.of)
    }
}

/// How long units took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Spread {
    /// How many units.
    pub units: u64,
    /// Days in the mean.
    pub mean: f64,
    /// Days within which nine in ten of them did; none of fewer than [`LEAST`] units.
    pub p90: Option<u32>,
}

/// Fewer units than this have no ninth tenth.
pub const LEAST: u64 = 10;

/// Units by how many days they took.
#[derive(Debug, Clone, Default)]
pub(super) struct Durations {
    near: Vec<u64>,
    /// Those of [`NEAR`] days and more: a list with a place for each day would be long for a few of them.
    far: BTreeMap<usize, u64>,
}

const NEAR: usize = 4096;

impl Durations {
    /// Days before a start count as none.
    pub(super) fn add(&mut self, days: i32, units: u64) {
        let days = days.max(0) as usize;
        let place = match days < NEAR {
            true => {
                if days >= self.near.len() {
                    self.near.resize(days + 1, 0);
                }
                &mut self.near[days]
            }
            false => self.far.entry(days).or_default(),
        };
        *place = place.saturating_add(units);
    }

    /// Days and their units, the fewest days first.
    fn days(&self) -> impl Iterator<Item = (usize, u64)> {
        let far = self.far.iter().map(|(days, units)| (*days, *units));
        self.near.iter().copied().enumerate().chain(far)
    }

    fn units(&self) -> u64 {
        self.days()
            .fold(0, |sum, (_, units)| sum.saturating_add(units))
    }

    pub(super) fn spread(&self) -> Option<Spread> {
        let units = self.units();
        let sum: f64 = self
            .days()
            .map(|(days, units)| days as f64 * units as f64)
            .sum();
        (units > 0).then(|| Spread {
            units,
            mean: sum / units as f64,
            p90: self.within(units - units / 10).filter(|_| units >= LEAST),
        })
    }

    /// Days within which so many units did.
    fn within(&self, units: u64) -> Option<u32> {
        let mut sum = 0u64;
        let reached = self.days().find(|(_, more)| {
            sum = sum.saturating_add(*more);
            sum >= units
        });
        reached.map(|(days, _)| days as u32)
    }
}

/// How long units take, judged by those that are through and those of which only is known that it takes longer.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Survival {
    /// Units that it is judged by.
    pub units: u64,
    /// Of those, units that are not through: they wait still, or were cancelled.
    pub censored: u64,
    /// Days within which half of them are through; none: not even the longest known wait tells.
    pub median: Option<u32>,
    /// Days within which nine in ten are.
    pub p90: Option<u32>,
}

impl Survival {
    /// The product-limit estimate (Kaplan and Meier, *Nonparametric Estimation from Incomplete Observations*, JASA 53,
    /// 1958): of those that have waited so long the share that was through that day. None of fewer than [`LEAST`] units.
    pub(super) fn new(through: &Durations, censored: &Durations) -> Option<Survival> {
        let (done, open) = (through.units(), censored.units());
        let units = done.saturating_add(open);
        let (mut median, mut p90) = (None, None);
        let (mut left, mut share) = (units, 1.0);
        let mut censored = censored.days().peekable();
        for (days, filled) in through.days() {
            // Who was seen until that day counts on it, and not afterwards.
            while let Some((_, gone)) = censored.next_if(|(seen, _)| *seen < days) {
                left = left.saturating_sub(gone);
            }
            if left > 0 {
                share *= 1.0 - filled as f64 / left as f64;
            }
            // Products of fractions: what is a half need not be one to the last bit.
            let reached = |part: f64| (share <= part + 1e-9).then_some(days as u32);
            median = median.or_else(|| reached(0.5));
            p90 = p90.or_else(|| reached(0.1));
            left = left.saturating_sub(filled);
        }
        (units >= LEAST).then_some(Survival {
            units,
            censored: open,
            median,
            p90,
        })
    }
}
