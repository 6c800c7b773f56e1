//! What an item will sell, from what it sold (RULES R15).

mod demand;
mod examples;
mod laws;
mod problems;

use backsoon::domain::day::Day;
use backsoon::domain::review::forecast::{Forecast, History, Month, Outlook, Sale, When, forecast};

fn today() -> Day {
    Day::parse("2026-11-23").expect("a day")
}

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn month(text: &str) -> Month {
    Month::parse(text).expect("a month")
}

/// So many sold in each month from `first` on, always in stock.
fn months(first: &str, sold: &[u64]) -> Vec<Sale> {
    let one = |(number, quantity): (u32, &u64)| {
        sale(When::Month(month(first).plus(number)), *quantity, 0)
    };
    (0..).zip(sold).map(one).collect()
}

/// So many sold on each day that ends with the day before `end`.
fn days(end: &str, sold: &[u64]) -> Vec<Sale> {
    let first = day(end).number() - sold.len() as i32;
    let on = |number: i32| Day::from_number(first + number).expect("a day");
    (0..)
        .zip(sold)
        .map(|(number, quantity)| sale(When::Day(on(number)), *quantity, 0))
        .collect()
}

fn sale(when: When, quantity: u64, days_out: u64) -> Sale {
    Sale {
        when,
        quantity,
        days_out,
    }
}

fn outlook(sales: &[Sale]) -> Outlook {
    forecast(&History::new(sales, None, today()), today())
}

fn known(sales: &[Sale]) -> Box<Forecast> {
    match outlook(sales) {
        Outlook::Known(forecast) => forecast,
        Outlook::TooLittle(little) => panic!("expected a forecast, found {little:?}"),
    }
}

/// What is expected of thirty days.
fn thirty_days(sales: &[Sale]) -> f64 {
    known(sales).over(30.0, 0.0).mean
}

/// Its problems, a line each.
fn problems(sales: &[Sale]) -> Vec<String> {
    let history = History::new(sales, None, today());
    history.problems.iter().map(ToString::to_string).collect()
}

#[track_caller]
fn assert_near(found: f64, expected: f64, share: f64) {
    assert!(
        (found - expected).abs() <= expected.abs() * share,
        "{found}: expected {expected}, give or take {share}"
    );
}
