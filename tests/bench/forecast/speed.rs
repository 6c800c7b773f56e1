//! What forecasting a shop costs.

use std::hint::black_box;
use std::time::Instant;

use backsoon::domain::day::Day;
use backsoon::domain::review::forecast::{History, Month, Outlook, Sale, When, forecast};

const ITEMS: usize = 100_000;
const MONTHS: u32 = 36;

pub fn print() {
    let (Some(first), Some(today)) = (Month::parse("2023-11"), Day::parse("2026-11-23")) else {
        return;
    };
    let mut state = 1_u64;
    let mut random = || {
        state = state * 48_271 % 2_147_483_647;
        state
    };
    let items: Vec<Vec<Sale>> = (0..ITEMS)
        .map(|_| {
            let size = 1 + random() % 40;
            (0..MONTHS)
                .map(|month| Sale {
                    when: When::Month(first.plus(month)),
                    quantity: random() % size,
                    days_out: 0,
                })
                .collect()
        })
        .collect();
    let start = Instant::now();
    let mut enough = 0.0;
    for sales in &items {
        if let Outlook::Known(forecast) = forecast(&History::new(sales, None, today), today) {
            enough += black_box(forecast.over(30.0, 9.0).quantile(0.95));
        }
    }
    let each = start.elapsed().as_nanos() as f64 / ITEMS as f64;
    black_box(enough);
    println!(
        "\n{ITEMS} items of {MONTHS} months, forecast and asked for a quantile: {each:.0} ns an item"
    );
}
