//! Worked examples: what a merchant would say of such an item, too.

use backsoon::domain::day::Day;
use backsoon::domain::month::Month;
use backsoon::domain::review::forecast::{Ahead, History, Method, Outlook, forecast, told_until};

use crate::{
    assert_near, day, days, known, month, months, of_day, of_month, outlook, thirty_days, today,
};

/// A day of what sells so many a month, in thirty.
fn a_month(units: f64) -> f64 {
    units * 12.0 * 30.0 / 365.25
}

#[test]
fn what_sold_alike_will_sell_alike() {
    let sales = months("2025-01", &[30; 22]);
    assert_near(thirty_days(&sales), a_month(30.0), 0.01);
    assert_near(
        known(&sales).over(60.0, 0.0).mean,
        2.0 * a_month(30.0),
        0.01,
    );
}

#[test]
fn two_months_are_too_little_and_it_says_how_much_there_is() {
    let Outlook::TooLittle(little) = outlook(&months("2026-09", &[4, 5])) else {
        panic!("expected too little")
    };
    assert_eq!((little.periods, little.days, little.units), (2, 61.0, 9.0));
    assert_eq!(little.required, 3);
    assert!(matches!(
        outlook(&months("2026-08", &[4, 5, 6])),
        Outlook::Known(_)
    ));
}

#[test]
fn no_history_is_too_little() {
    let Outlook::TooLittle(little) = outlook(&[]) else {
        panic!("expected too little")
    };
    assert_eq!((little.periods, little.units), (0, 0.0));
}

#[test]
fn what_never_sold_is_not_expected_to() {
    let forecast = known(&months("2025-01", &[0; 22]));
    assert_eq!(forecast.over(90.0, 25.0).quantile(0.99), 0.0);
    assert_eq!(forecast.trend(), None);
    assert_eq!(forecast.accuracy().relative, None);
}

#[test]
fn half_a_month_out_of_stock_is_no_fall_of_demand() {
    let mut sales = months("2025-11", &[60; 12]);
    let full = thirty_days(&sales);
    for sale in sales.iter_mut().skip(9) {
        (sale.quantity, sale.days_out) = (30, Some(15));
    }
    assert_near(thirty_days(&sales), full, 0.02);
}

#[test]
fn a_month_wholly_out_of_stock_tells_nothing() {
    let mut sales = months("2025-11", &[60; 12]);
    let full = thirty_days(&sales);
    (sales[11].quantity, sales[11].days_out) = (0, Some(31));
    assert_near(thirty_days(&sales), full, 0.01);
    sales[11].days_out = Some(0);
    assert!(
        thirty_days(&sales) < full * 0.99,
        "without the days out it would be a fall"
    );
}

#[test]
fn what_is_busy_every_december_will_be_again() {
    let year = [20, 20, 22, 20, 19, 20, 20, 18, 20, 21, 25, 80];
    let sold: Vec<u64> = year.iter().cycle().take(46).copied().collect();
    let forecast = known(&months("2023-01", &sold));
    let season = forecast.season().expect("a season");
    let busiest = (0..12).max_by(|one, other| season[*one].total_cmp(&season[*other]));
    assert_eq!(busiest, Some(11));
    let mut ahead = Ahead::new(today());
    ahead.see(&forecast);
    let coming: Vec<_> = ahead.months(2).collect();
    assert_eq!(coming.each_month(), ["2026-12", "2027-01"]);
    let [december, january] = [0, 1].map(|number: usize| coming[number].1.mean);
    assert_near(december, 80.0, 0.15);
    assert_near(january, 20.0, 0.15);
}

trait EachMonth {
    fn each_month(&self) -> Vec<String>;
}

impl<D> EachMonth for Vec<(Month, D)> {
    fn each_month(&self) -> Vec<String> {
        self.iter().map(|(month, _)| month.to_string()).collect()
    }
}

#[test]
fn chance_is_no_season() {
    let sold = [
        9, 12, 10, 8, 11, 10, 13, 9, 10, 11, 8, 12, 10, 11, 9, 12, 8, 10, 9, 13, 11, 10, 12, 9, 10,
        8, 11,
    ];
    let season = known(&months("2024-08", &sold)).season();
    let most = season.into_iter().flatten().fold(1.0, f64::max);
    assert!(most < 1.1, "{season:?}");
}

#[test]
fn one_year_has_no_season() {
    assert_eq!(
        known(&months("2025-10", &[1, 2, 9, 1, 1, 1, 1, 1, 1, 1, 1, 1])).season(),
        None
    );
}

#[test]
fn what_grows_is_expected_to_grow_on_but_not_for_ever() {
    let sold: Vec<u64> = (0..22).map(|month| 100 + 10 * month).collect();
    let forecast = known(&months("2025-01", &sold));
    assert!(forecast.over(30.0, 0.0).mean > 290.0);
    let trend = forecast.trend().expect("a trend");
    assert!((0.02..0.6).contains(&trend), "{trend}");
}

#[test]
fn what_stopped_selling_is_expected_to_sell_little() {
    let mut sold = vec![40; 12];
    sold.extend([0; 10]);
    assert!(thirty_days(&months("2025-01", &sold)) < 5.0);
}

#[test]
fn what_sells_now_and_then_is_expected_by_its_average() {
    let sold: Vec<u64> = (0..22)
        .map(|month| if month % 4 == 0 { 6 } else { 0 })
        .collect();
    assert_near(thirty_days(&months("2025-01", &sold)), 1.5, 0.3);
}

#[test]
fn methods_for_what_sells_now_and_then_hold_their_own_where_it_does() {
    let rarely: Vec<u64> = (0..22)
        .map(|month| if month % 4 == 0 { 6 } else { 0 })
        .collect();
    let methods = known(&months("2025-01", &rarely)).methods().into_iter();
    let such = methods.filter(|(method, _)| matches!(method, Method::Occasional(_)));
    // A tenth is what they weigh at first.
    assert!(such.map(|(_, weight)| weight).sum::<f64>() > 0.1);
}

#[test]
fn months_left_out_are_months_of_none_sold() {
    let all = months(
        "2025-01",
        &[
            5, 0, 0, 8, 0, 3, 0, 0, 0, 4, 0, 6, 0, 0, 5, 0, 0, 0, 7, 0, 0, 4,
        ],
    );
    let sold: Vec<_> = all
        .iter()
        .filter(|sale| sale.quantity > 0)
        .copied()
        .collect();
    assert_eq!(thirty_days(&sold), thirty_days(&all));
}

#[test]
fn an_item_that_none_was_sold_of_lately_sells_less_than_it_says() {
    let sales = months("2025-01", &[20; 12]);
    let others = told_until(&months("2026-09", &[1, 1]), today());
    let fallen = forecast(&History::new(&sales, others, today()), today());
    let Outlook::Known(fallen) = fallen else {
        panic!("expected a forecast")
    };
    assert!(fallen.over(30.0, 0.0).mean < thirty_days(&sales) / 2.0);
}

#[test]
fn nothing_told_of_days_out_is_none() {
    let mut sales = months("2025-11", &[60; 12]);
    let told = thirty_days(&sales);
    sales.iter_mut().for_each(|sold| sold.days_out = None);
    assert_eq!(thirty_days(&sales), told);
}

#[test]
fn the_month_that_is_not_over_is_left_out() {
    let sales = months("2025-11", &[30; 12]);
    let mut more = sales.clone();
    more.push(of_month(month("2026-11"), 4));
    assert_eq!(thirty_days(&more), thirty_days(&sales));
    assert_eq!(History::new(&more, None, today()).problems, []);
}

#[test]
fn the_month_that_is_not_over_is_no_month_of_none_sold() {
    let sales = months("2025-11", &[30; 12]);
    let others = told_until(&days("2026-11-23", &[1]), today());
    assert_eq!(others, Some(today()));
    let Outlook::Known(forecast) = forecast(&History::new(&sales, others, today()), today()) else {
        panic!("expected a forecast")
    };
    assert_eq!(forecast.over(30.0, 0.0).mean, thirty_days(&sales));
}

#[test]
fn days_are_taken_by_the_week() {
    let sales = days("2026-11-23", &[3; 70]);
    assert_near(thirty_days(&sales), 90.0, 0.01);
    assert!(
        known(&sales)
            .accuracy()
            .relative
            .is_some_and(|off| off < 1e-9)
    );
}

#[test]
fn days_beside_months_are_part_of_their_month() {
    let mut sales = months("2026-04", &[62, 62, 60, 62, 62, 60]);
    let october = (1..=31).map(|number| of_day(day(&format!("2026-10-{number:02}")), 2));
    sales.extend(october);
    assert_near(thirty_days(&sales), 60.0, 0.03);
}

#[test]
fn the_last_month_there_is_has_an_end() {
    let mut sales = months("9999-06", &[31; 6]);
    sales.extend((1..31).map(|number| of_day(day(&format!("9999-12-{number:02}")), 1)));
    let Outlook::Known(forecast) = forecast(&History::new(&sales, None, Day::LAST), Day::LAST)
    else {
        panic!("expected a forecast")
    };
    assert_near(forecast.over(30.0, 0.0).mean, 30.0, 0.05);
}

#[test]
fn an_uncertain_lead_time_needs_more_for_the_same_mean() {
    let forecast = known(&months("2025-01", &[300; 22]));
    let (certain, not) = (forecast.over(21.0, 0.0), forecast.over(21.0, 16.0));
    assert_eq!(certain.mean, not.mean);
    assert!(not.quantile(0.95) > certain.quantile(0.95) + 20.0);
    let a_day = certain.mean / 21.0;
    assert_near(not.variance - certain.variance, a_day * a_day * 16.0, 1e-9);
}

#[test]
fn what_sells_wildly_needs_more_safety() {
    let wild: Vec<u64> = (0..22)
        .map(|month| if month % 2 == 0 { 10 } else { 50 })
        .collect();
    let (wild, calm) = (
        known(&months("2025-01", &wild)),
        known(&months("2025-01", &[30; 22])),
    );
    assert!(wild.over(30.0, 0.0).deviation() > 1.5 * calm.over(30.0, 0.0).deviation());
}

#[test]
fn the_methods_are_told_with_what_they_weigh() {
    let methods = known(&months("2025-11", &[30, 28, 33, 31, 29, 30, 32])).methods();
    assert_near(methods.iter().map(|(_, weight)| weight).sum(), 1.0, 1e-9);
    assert!(methods.is_sorted_by(|one, other| one.1 >= other.1));
}

#[test]
fn a_first_christmas_is_no_reason_to_doubt_the_third() {
    let toy = [3, 4, 4, 5, 4, 5, 5, 6, 8, 12, 60, 200];
    let two_years = toy[10..].iter().chain(&toy).chain(&toy[..10]);
    let sold: Vec<u64> = two_years.copied().collect();
    let until_christmas = known(&months("2024-11", &sold)).over(35.0, 0.0);
    assert_near(until_christmas.mean, 190.0, 0.15);
    let enough = until_christmas.quantile(0.95);
    assert!(enough < 2.0 * until_christmas.mean, "{enough}");
}

#[test]
fn what_nobody_has_told_for_more_than_a_year_is_nothing_to_go_by() {
    let sold = [30; 12];
    assert!(matches!(
        outlook(&months("2024-12", &sold)),
        Outlook::Known(_)
    ));
    let Outlook::TooLittle(little) = outlook(&months("2024-11", &sold[1..])) else {
        panic!("it ended in September 2025");
    };
    assert_eq!((little.periods, little.units), (0, 0.0));
}

/// Sixty a month for a year and a half, then none for half a year: what is expected of thirty days.
fn after_half_a_year_of_none(days_out: Option<u8>, is_there: bool) -> f64 {
    let sold: Vec<u64> = [[60; 18].as_slice(), &[0; 6]].concat();
    let mut sales = months("2024-11", &sold);
    sales.iter_mut().for_each(|sold| sold.days_out = days_out);
    let mut history = History::new(&sales, None, today());
    history.is_there = is_there;
    let Outlook::Known(forecast) = forecast(&history, today()) else {
        panic!("two years are enough");
    };
    forecast.over(30.0, 0.0).mean
}

#[test]
fn what_sold_every_month_and_then_none_for_half_a_year_is_dead() {
    assert!(after_half_a_year_of_none(Some(0), false) < 0.1);
    assert!(after_half_a_year_of_none(None, true) < 0.1);
}

#[test]
fn where_there_is_none_and_nobody_tells_since_when_it_may_have_run_out_instead() {
    assert!(after_half_a_year_of_none(None, false) > 5.0);
}

#[test]
fn what_sells_once_a_quarter_is_not_dead_after_two_months_without() {
    let sold = [1, 0, 0].repeat(8);
    assert_near(
        thirty_days(&months("2024-11", &sold)),
        a_month(1.0 / 3.0),
        0.25,
    );
}
