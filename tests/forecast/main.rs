//! What an item will sell, from what it sold (RULES R15).

mod demand;
mod examples;
mod laws;
mod months;
mod problems;
mod spikes;

use backsoon::domain::day::Day;
use backsoon::domain::month::Month;
use backsoon::domain::review::forecast::{Forecast, History, Outlook, forecast};
use backsoon::domain::snapshot::Sold;

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
fn months(first: &str, sold: &[u64]) -> Vec<Sold> {
    let months = month(first).to(Month::LAST);
    let one = |(month, quantity): (Month, &u64)| of_month(month, *quantity);
    months.zip(sold).map(one).collect()
}

/// So many sold on each day that ends with the day before `end`.
fn days(end: &str, sold: &[u64]) -> Vec<Sold> {
    let first = day(end).number() - sold.len() as i32;
    let on = |number: i32| Day::from_number(first + number).expect("a day");
    (0..)
        .zip(sold)
        .map(|(number, quantity)| of_day(on(number), *quantity))
        .collect()
}

/// So many sold in a month, always in stock.
fn of_month(month: Month, quantity: u64) -> Sold {
    Sold {
        from: month.first(),
        days: month.days(),
        days_out: Some(0),
        quantity,
    }
}

/// So many sold on a day, in stock.
fn of_day(from: Day, quantity: u64) -> Sold {
    Sold {
        from,
        days: 1,
        days_out: Some(0),
        quantity,
    }
}

fn outlook(sales: &[Sold]) -> Outlook {
    forecast(&History::new(sales, None, today()), today())
}

fn known(sales: &[Sold]) -> Box<Forecast> {
    match outlook(sales) {
        Outlook::Known(forecast) => forecast,
        Outlook::TooLittle(little) => panic!("expected a forecast, found {little:?}"),
    }
}

/// What is expected of thirty days.
fn thirty_days(sales: &[Sold]) -> f64 {
    known(sales).over(30.0, 0.0).mean
}

/// Its problems, a line each.
fn problems(sales: &[Sold]) -> Vec<String> {
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
