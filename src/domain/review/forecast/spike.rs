//! A spike: one period that sold many times what any other did, as in a promotion or to a customer who bought in bulk.
//!
//! An average remembers it for half a year, and its squared error for two. As it never came again it counts for [`TIMES`] what the
//! next best period sold: winsorizing (Tukey, *The Future of Data Analysis*, Annals of Mathematical Statistics 1962), of the largest
//! alone and by the next, of those that were in stock for [`ENOUGH`] of their days. A second one like it makes both count whole, so what
//! is busy every December stays so, and what sells more from now on is believed a period later.
//!
//! Of what sold a few times only nobody can say what is usual: there the large order is most of what is known.

use std::borrow::Cow;

use super::history::Period;

/// How many times what the next best period sold the best one counts for at most.
const TIMES: f64 = 2.0;
/// Periods with sales from which on it can be told, the spike among them.
const A_FEW: usize = 8;
/// The share of a period that must have been in stock to say what is usual: of a day or two chance makes many.
const ENOUGH: f64 = 0.5;

/// These periods, the spike among them, if there is one, being tamed.
pub(super) fn tamed(periods: &[Period]) -> Cow<'_, [Period]> {
    let rate = |period: &Period| period.rate().unwrap_or(0.0);
    let best = |(_, one): &(usize, &Period), (_, other): &(usize, &Period)| {
        rate(one).total_cmp(&rate(other))
    };
    let Some((place, spike)) = periods.iter().enumerate().max_by(best) else {
        return Cow::Borrowed(periods);
    };
    let (mut next, mut selling) = (0.0, 1);
    for (number, period) in periods.iter().enumerate() {
        if number != place && period.weight >= ENOUGH && period.units > 0.0 {
            next = rate(period).max(next);
            selling += 1;
        }
    }
    if rate(spike) <= TIMES * next || selling < A_FEW {
        return Cow::Borrowed(periods);
    }
    let mut tamed = periods.to_vec();
    tamed[place].units = TIMES * next * spike.open;
    Cow::Owned(tamed)
}
