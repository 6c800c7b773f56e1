//! What forecasting a shop costs.

use std::hint::black_box;
use std::time::Instant;

use backsoon::domain::day::Day;
use backsoon::domain::month::Month;
use backsoon::domain::review::forecast::{History, Outlook, forecast};
use backsoon::domain::snapshot::Sold;

/// Items at a time, and times: the fastest is what it costs, the rest is what else the machine did.
const ITEMS: usize = 1_000;
const TIMES: usize = 100;
const MONTHS: usize = 36;

pub fn print() {
    let (Some(first), Some(today)) = (Month::parse("2023-11"), Day::parse("2026-11-23")) else {
        return;
    };
    let mut state = 1_u64;
    let mut random = || {
        state = state * 48_271 % 2_147_483_647;
        state
    };
    let mut fastest = f64::MAX;
    for _ in 0..TIMES {
        let items: Vec<Vec<Sold>> = (0..ITEMS)
            .map(|_| {
                let size = 1 + random() % 40;
                first
                    .to(Month::LAST)
                    .take(MONTHS)
                    .map(|month| Sold {
                        from: month.first(),
                        days: month.days(),
                        days_out: Some(0),
                        quantity: random() % size,
                    })
                    .collect()
            })
            .collect();
        let start = Instant::now();
        for sales in &items {
            if let Outlook::Known(forecast) = forecast(&History::new(sales, None, today), today) {
                black_box(forecast.over(30.0, 9.0).quantile(0.95));
            }
        }
        fastest = fastest.min(start.elapsed().as_nanos() as f64 / ITEMS as f64);
    }
    println!(
        "\nAn item of {MONTHS} months, forecast and asked for a quantile: {fastest:.0} ns, the fastest of {TIMES} times {ITEMS} items"
    );
}
