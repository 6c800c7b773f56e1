//! What advising a shop costs: its whole review, with all orders to place.

use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

use backsoon::domain::day::Moment;
use backsoon::domain::month::Month;
use backsoon::domain::order::Assumed;
use backsoon::domain::review::Options;
use backsoon::domain::snapshot::Snapshot;
use backsoon::domain::supply::Round;

/// Items at a time, and times, of which the fastest counts.
const ITEMS: u64 = 1_000;
const TIMES: usize = 30;
const MONTHS: usize = 36;

/// A shop of 20 suppliers, that delivered twenty times each, and items of all kinds of sizes, a third of which is short.
fn shop() -> String {
    let mut state = 1_u64;
    let mut random = |most: u64| {
        state = state * 48_271 % 2_147_483_647;
        state % most
    };
    let mut text = String::from(r#"{"policy":{"reorder":{"holdingPercent":20}},"suppliers":{"#);
    for supplier in 0..20 {
        let comma = if supplier > 0 { "," } else { "" };
        let _ = write!(text, r#"{comma}"s{supplier}":{{"leadDays":{},"minimumOrder":{},"orderCost":4900,"deliveries":["#, 5 + random(40), random(3) * 5_000);
        for delivery in 0..20 {
            let comma = if delivery > 0 { "," } else { "" };
            let day = 1 + random(20);
            let _ = write!(text, r#"{comma}{{"ordered":"2026-09-{day:02}","received":"2026-10-{:02}"}}"#, day + random(8));
        }
        text.push_str("]}");
    }
    text.push_str(r#"},"items":["#);
    for item in 0..ITEMS {
        let comma = if item > 0 { "," } else { "" };
        let size = 1 + random(if item % 10 == 0 { 4_000 } else { 40 });
        let _ = write!(text, r#"{comma}{{"sku":"{item}","supplier":"s{}","onHand":{},"cost":{},"packSize":{},"sales":["#, item % 20, random(size * 4), 100 + random(9_000), 1 + random(6));
        let months = Month::parse("2023-11").into_iter().flat_map(|first| first.to(Month::LAST));
        for (number, month) in months.take(MONTHS).enumerate() {
            let comma = if number > 0 { "," } else { "" };
            let _ = write!(text, r#"{comma}{{"month":"{month}","quantity":{},"daysOut":0}}"#, random(size));
        }
        text.push_str("]}");
    }
    text.push_str("]}");
    text
}

pub fn print() {
    let Ok(snapshot) = Snapshot::read(shop().as_bytes()) else {
        return;
    };
    let Some(now) = Moment::parse("2026-11-23T10:00") else {
        return;
    };
    let mut fastest = f64::MAX;
    let (mut orders, mut lines) = (0, 0);
    for _ in 0..TIMES {
        let start = Instant::now();
        let round = Round::new(&snapshot, now);
        let review = round.review(Options::default(), &[], Assumed::default(), now, &|_| None);
        fastest = fastest.min(start.elapsed().as_nanos() as f64 / ITEMS as f64);
        if let Ok(review) = black_box(review) {
            orders = review.figures.purchase_orders.len();
            lines = review.tables.order_lines.item.len();
        }
    }
    println!(
        "Reviewed and advised as a whole: {fastest:.0} ns an item, the fastest of {TIMES} times {ITEMS} items; {orders} orders of {lines} lines"
    );
}
