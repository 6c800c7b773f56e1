//! A month or week that sold many times what any other did, and never came again, is no reason to order for half a year.

use backsoon::domain::snapshot::Sold;

use crate::{assert_near, days, known, months, thirty_days};

/// About thirty a month for two years, until October 2026.
const USUAL: [u64; 24] = [
    30, 34, 27, 29, 33, 31, 26, 28, 35, 30, 32, 27, 29, 31, 30, 34, 28, 33, 26, 30, 31, 29, 32, 28,
];

/// The same, with these months having sold ten times as much.
fn with_spikes(places: &[usize]) -> Vec<Sold> {
    let mut sold = USUAL;
    for place in places {
        sold[*place] *= 10;
    }
    months("2024-11", &sold)
}

/// What is enough for thirty days nineteen times in twenty.
fn enough(sales: &[Sold]) -> f64 {
    known(sales).over(30.0, 0.0).quantile(0.95)
}

#[test]
fn a_month_of_ten_times_as_many_is_forgotten_but_for_a_little() {
    let [usual, safe] = [thirty_days, enough].map(|of| of(&with_spikes(&[])));
    for place in [3, 12, 18, 21, 23] {
        let sales = with_spikes(&[place]);
        let (expected, needed) = (thirty_days(&sales), enough(&sales));
        assert!(expected < usual * 1.25, "{place}: {expected} for {usual}");
        assert!(needed < safe * 1.45, "{place}: {needed} for {safe}");
    }
}

#[test]
fn a_day_in_stock_on_which_a_few_were_sold_makes_no_spike_usual() {
    let mut spike = with_spikes(&[14]);
    let (expected, needed) = (thirty_days(&spike), enough(&spike));
    // At five a day it sold five times the usual, but for a day only: the rest of the month it was out of stock.
    (spike[5].quantity, spike[5].days_out) = (5, Some(29));
    assert_near(thirty_days(&spike), expected, 0.1);
    assert_near(enough(&spike), needed, 0.1);
}

#[test]
fn a_week_in_which_somebody_bought_in_bulk_is_forgotten_but_for_a_little() {
    let mut sold = [3; 140];
    let usual = thirty_days(&days("2026-11-23", &sold));
    sold[100] = 200;
    let expected = thirty_days(&days("2026-11-23", &sold));
    assert!(expected < usual * 1.2, "{expected} for {usual}");
}

#[test]
fn what_came_again_counts_whole() {
    let once = thirty_days(&with_spikes(&[14]));
    let twice = thirty_days(&with_spikes(&[14, 20]));
    assert!(twice > once * 1.5, "{twice} after {once}");
}

#[test]
fn what_sells_ten_times_as_much_from_now_on_is_believed() {
    let sales = with_spikes(&[20, 21, 22, 23]);
    assert!(thirty_days(&sales) > 150.0, "{}", thirty_days(&sales));
}

#[test]
fn of_what_sold_a_few_times_the_largest_order_counts_whole() {
    let mut sold = [0; 24];
    for (place, quantity) in [(2, 1), (8, 1), (13, 6), (20, 1)] {
        sold[place] = quantity;
    }
    let expected = thirty_days(&months("2024-11", &sold));
    assert_near(expected, 9.0 / 24.0, 0.35);
}
