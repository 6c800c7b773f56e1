//! The stock that forecasts need: each item is ordered up to a level once a period, what is ordered comes a period later, and who
//! finds none waits. How much safety there is is one number for all items, chosen so that the same share of all units is served at
//! once; then the method that holds less stock is the better one.

use crate::held_out::{Asked, Set, Tried};
use crate::simple::SIMPLE;
use crate::table::Table;

/// The share of demand that is served at once.
const SERVED: [f64; 2] = [0.9, 0.95];
/// Periods that a level must last: until what is ordered next has come.
const LASTS: f64 = 2.0;
/// The safety that is tried, in deviations, and how often that is halved.
const SAFETY: (f64, f64) = (-3.0, 12.0);
const HALVINGS: usize = 24;
/// Periods that stock is kept for at least: what is held for one or two says little of a policy.
const FEWEST: usize = 6;

/// Who says what to order up to.
#[derive(Clone, Copy)]
enum By {
    /// A simple method: what it expects, and so many deviations of its errors.
    Simple(usize),
    /// Ours, likewise.
    Deviations,
    /// Ours: what is enough as often as a normal distribution is below so many deviations.
    Quantiles,
}

fn level(asked: &Asked, days: f64, by: By, safety: f64) -> f64 {
    let ours = asked
        .ours
        .as_ref()
        .map(|ours| ours.next[1])
        .unwrap_or_default();
    match by {
        By::Quantiles => ours.quantile(normal(safety)),
        By::Deviations => (ours.mean + safety * ours.deviation()).max(0.0),
        By::Simple(method) => {
            let answer = &asked.simple[method];
            let mean = (answer.rates[0] + answer.rates[1]) * days;
            (mean + safety * answer.deviation * days * LASTS.sqrt()).max(0.0)
        }
    }
}

/// The probability of being below so many deviations (Abramowitz & Stegun, 26.2.17).
fn normal(deviations: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * deviations.abs());
    let tail = 0.398_942_28
        * (-deviations * deviations / 2.0).exp()
        * t
        * (0.319_381_53
            + t * (-0.356_563_782
                + t * (1.781_477_937 + t * (-1.821_255_978 + t * 1.330_274_429))));
    if deviations > 0.0 { 1.0 - tail } else { tail }
}

/// Stock held a period and units served at once, both over what the item sells a period.
fn simulate(item: &Tried, by: By, safety: f64) -> Option<(f64, f64, f64)> {
    // Of all its periods: an item that sold next to nothing before would outweigh all others.
    let sold: f64 = item.periods.iter().map(|period| period.units).sum();
    let usual = sold / item.periods.len() as f64;
    if usual <= 0.0 {
        return None;
    }
    let (mut on_hand, mut coming, mut begun) = (0.0, 0.0, false);
    let (mut held, mut served, mut wanted) = (0.0, 0.0, 0.0);
    for asked in &item.asked {
        asked.ours.as_ref()?;
        let period = &item.periods[asked.next];
        let level = level(asked, period.days, by, safety).ceil();
        on_hand += coming;
        if !begun {
            (on_hand, begun) = (level, true);
        }
        coming = f64::max(level - on_hand, 0.0);
        // Whoever waits was not served.
        let units = period.units;
        served += units.min(f64::max(on_hand, 0.0));
        wanted += units;
        let start = f64::max(on_hand, 0.0);
        on_hand -= units;
        held += (start + f64::max(on_hand, 0.0)) / 2.0;
    }
    let count = item.asked.len() as f64;
    Some((held / count / usual, served / usual, wanted / usual))
}

fn all(set: &Set, by: By, safety: f64) -> (f64, f64) {
    let runs: Vec<_> = set
        .items
        .iter()
        .filter_map(|item| simulate(item, by, safety))
        .collect();
    let sum = |value: fn(&(f64, f64, f64)) -> f64| runs.iter().map(value).sum::<f64>();
    (
        sum(|run| run.0) / runs.len().max(1) as f64,
        sum(|run| run.1) / sum(|run| run.2),
    )
}

/// The stock each needs; none where too little is held out.
pub fn table(set: &Set) -> Option<Table> {
    if set.items.iter().all(|item| item.asked.len() < FEWEST) {
        return None;
    }
    let methods = SIMPLE
        .iter()
        .enumerate()
        .map(|(number, (name, _))| (*name, By::Simple(number)));
    let ours = [
        ("Backsoon, by its quantiles", By::Quantiles),
        ("Backsoon", By::Deviations),
    ];
    Some(Table {
        title: String::from("periods of stock to serve"),
        heads: SERVED.map(|share| format!("{:.0} %", share * 100.0)).into(),
        rows: methods
            .chain(ours)
            .map(|(name, by)| (name, SERVED.map(|share| needed(set, by, share)).into()))
            .collect(),
    })
}

/// None where no safety serves that much.
fn needed(set: &Set, by: By, share: f64) -> Option<f64> {
    let (mut low, mut high) = SAFETY;
    for _ in 0..HALVINGS {
        let middle = (low + high) / 2.0;
        if all(set, by, middle).1 < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    let (stock, served) = all(set, by, high);
    (served > share - 0.002).then_some(stock)
}
