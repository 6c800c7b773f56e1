//! Whether an item sells still, of which none was sold of late.
//!
//! An average forgets slowly: of what sold every month and then for half a year not at all, it expects much still. The chance that
//! such an item is alive is the one that Fader, Hardie & Shang give for customers (*Customer-base analysis in a discrete-time
//! noncontractual setting*, Marketing Science 2010), of one item whose chances are known: in each period it dies with a small chance,
//! and while it lives there is a sale in as many periods as there were before. What sells once a quarter is alive after two months
//! without; what sold every month likely is not.
//!
//! What was not there cannot have sold: only times count of which is told that there was stock, and, where there is some today, those
//! of which nothing is told.

use super::history::{History, Period};
use super::season::Season;

/// The chance to die within a year.
const DIES: f64 = 0.05;
/// The least chance that is told: nothing is certain.
const LEAST: f64 = 1e-6;
const DAYS_OF_A_YEAR: f64 = 365.25;

/// The chance that an item with this past sells still; 1 where some were sold in the last period.
pub(super) fn alive(history: &History, season: &Season) -> f64 {
    let periods = &history.periods;
    let sold = |period: &&Period| period.units > 0.0;
    let last = periods.iter().rposition(|period| sold(&period));
    let Some(last) = last else {
        return 1.0;
    };
    let (before, since) = periods.split_at(last + 1);
    let known = before.iter().filter(|period| period.open > 0.0);
    let (count, sales) = (known.clone().count(), known.filter(sold).count());
    let none = 1.0 - (sales as f64 + 1.0) / (count as f64 + 2.0);
    let lives = (1.0 - DIES).powf(history.length / DAYS_OF_A_YEAR);
    let (mut alive, mut dead) = (1.0, 0.0);
    for period in since {
        let there = match history.is_there {
            true => period.weight,
            false => period.sure,
        };
        // Of a part of it in stock, or of a quiet season, less can be told.
        let told = there * season.at(period).min(1.0);
        dead += alive * (1.0 - lives);
        alive *= lives * none.powf(told);
    }
    (alive / (alive + dead)).max(LEAST)
}
