//! What holds of forecasts whatever the history.

use backsoon::domain::day::Day;
use backsoon::domain::review::forecast::{Ahead, Forecast, History, Outlook, forecast};
use backsoon::domain::snapshot::Sold;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::{month, months, of_day, of_month, outlook, today};

/// Sold in each month from January 2022 on; some sell rarely.
fn sold() -> impl Strategy<Value = Vec<u64>> {
    let rarely = prop_oneof![3 => Just(0), 1 => 1..20_u64];
    prop_oneof![vec(0..60_u64, 3..58), vec(rarely, 3..58)]
}

const FIRST: &str = "2022-01";

fn expected(sales: &[Sold], until: Day) -> Option<Box<Forecast>> {
    match forecast(&History::new(sales, Some(until), until), until) {
        Outlook::Known(forecast) => Some(forecast),
        Outlook::TooLittle(_) => None,
    }
}

/// Anything that a snapshot may tell.
fn hostile() -> impl Strategy<Value = Vec<Sold>> {
    let of = |(year, number)| of_month(month(&format!("{year:04}-{number:02}")), 0);
    let year = prop_oneof![2020..2028_i32, 1970..10_000_i32];
    let month = (year, 1..13_u32).prop_map(of);
    let day = prop_oneof![20_000..20_790_i32, 0..Day::LAST.number()]
        .prop_map(|number| of_day(Day::from_number(number).expect("a day"), 0));
    let quantity = prop_oneof![4 => 0..9_u64, 2 => 0..10_000_u64, 1 => 0..=u64::MAX];
    let out = prop_oneof![6 => Just(Some(0)), 3 => (0..32_u8).prop_map(Some), 1 => Just(None)];
    let one = |time| {
        (time, quantity.clone(), out.clone()).prop_map(
            |(time, quantity, out): (Sold, u64, Option<u8>)| Sold {
                quantity,
                days_out: out.map(|out| out.min(time.days)),
                ..time
            },
        )
    };
    let of_days = one(day.clone().boxed());
    prop_oneof![
        vec(one(month.clone().boxed()), 0..60),
        vec(of_days, 0..200),
        vec(one(prop_oneof![month, day].boxed()), 0..80)
    ]
}

const LEVELS: [f64; 7] = [0.0, 0.05, 0.5, 0.8, 0.95, 0.999, 1.0];

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_told_every_figure_is_finite_and_none_is_negative(sales in hostile(), days in 0.0..4_000.0_f64, variance in 0.0..1e6_f64) {
        if let Outlook::Known(forecast) = outlook(&sales) {
            let demand = forecast.over(days, variance);
            let quantiles = LEVELS.map(|level| demand.quantile(level));
            let mut ahead = Ahead::new(today());
            ahead.see(&forecast);
            let months: Vec<_> = ahead.months(18).collect();
            let of_months = months.iter().flat_map(|(_, demand)| [demand.mean, demand.variance]);
            let season = forecast.season().into_iter().flatten();
            let all = quantiles.into_iter().chain([demand.mean, demand.variance]).chain(of_months).chain(season);
            for figure in all {
                prop_assert!(figure.is_finite() && figure >= 0.0, "{figure}");
            }
            let accuracy = forecast.accuracy();
            let weights = forecast.methods().into_iter().map(|(_, weight)| weight);
            for figure in [accuracy.scaled, accuracy.relative, accuracy.bias, forecast.trend()].into_iter().flatten().chain(weights) {
                prop_assert!(figure.is_finite(), "{figure}");
            }
            prop_assert!(quantiles.is_sorted(), "{quantiles:?}");
        }
    }

    #[test]
    fn figures_in_any_order_are_one_history(sold in sold(), turn in 0..58usize) {
        let sales = months(FIRST, &sold);
        let mut turned = sales.clone();
        turned.rotate_left(turn % sales.len());
        turned.reverse();
        let of = |sales: &[Sold]| expected(sales, today()).map(|forecast| forecast.over(45.0, 9.0));
        prop_assert_eq!(of(&sales), of(&turned));
    }

    #[test]
    fn what_is_counted_in_dozens_is_expected_in_dozens(sold in sold(), times in 2..13_u64) {
        let more: Vec<u64> = sold.iter().map(|quantity| quantity * times).collect();
        let of = |sold: &[u64]| expected(&months(FIRST, sold), today()).map(|forecast| forecast.over(45.0, 0.0).mean);
        if let (Some(one), Some(many)) = (of(&sold), of(&more)) {
            prop_assert!((many - one * times as f64).abs() <= 1e-9 * many.max(1.0), "{one} {many}");
        }
    }

    #[test]
    fn the_same_history_at_another_time_gives_the_same(sold in sold()) {
        // After 28 years the calendar is the same again.
        let later = Day::parse("2054-11-23").expect("a day");
        let of = |first: &str, today: Day| expected(&months(first, &sold), today).map(|forecast| forecast.over(45.0, 9.0));
        prop_assert_eq!(of(FIRST, today()), of("2050-01", later));
    }

    #[test]
    fn more_days_never_sell_less(sold in sold(), days in 0.0..400.0_f64, more in 0.0..100.0_f64) {
        if let Some(forecast) = expected(&months(FIRST, &sold), today()) {
            let (fewer, longer) = (forecast.over(days, 0.0), forecast.over(days + more, 0.0));
            prop_assert!(longer.mean >= fewer.mean && longer.variance >= fewer.variance * (1.0 - 1e-9), "{fewer:?} {longer:?}");
        }
    }

    #[test]
    fn what_was_seen_before_says_nothing_of_what_is_seen_now(sold in sold(), other in sold(), days in 0.5..300.0_f64, variance in 0.0..90.0_f64) {
        let seen = [&other, &sold].map(|sold| expected(&months(FIRST, sold), today()));
        if let [Some(before), Some(now)] = seen {
            let mut ahead = Ahead::new(today());
            ahead.see_steady(3.0);
            ahead.see(&before);
            ahead.see(&now);
            let (demand, alone) = (ahead.between(0.0, days, variance), now.over(days, variance));
            prop_assert_eq!((demand.mean, demand.variance), (alone.mean, alone.variance));
        }
    }

    #[test]
    fn so_many_days_sell_so_many_units_and_these_last_so_many_days(sold in sold(), from in 0.0..300.0_f64, days in 0.5..300.0_f64) {
        if let Some(forecast) = expected(&months(FIRST, &sold), today()) {
            let mut ahead = Ahead::new(today());
            ahead.see(&forecast);
            let near = |one: f64, other: f64| (one - other).abs() <= 1e-9 * other.max(1.0);
            let later = ahead.mean(from + days) - ahead.mean(from);
            prop_assert!(near(ahead.between(from, from + days, 0.0).mean, later), "{later}");
            if let Some(until) = ahead.until(ahead.mean(days)) {
                prop_assert!(near(ahead.mean(until), ahead.mean(days)), "{until}");
            }
        }
    }

    #[test]
    fn months_add_up_to_their_days(sold in sold()) {
        if let Some(forecast) = expected(&months(FIRST, &sold), today()) {
            let mut ahead = Ahead::new(today());
            ahead.see(&forecast);
            let sum: f64 = ahead.months(3).map(|(_, demand)| demand.mean).sum();
            // From 1 December, in 8 days, to the end of February.
            let whole = ahead.between(8.0, 98.0, 0.0).mean;
            prop_assert!((sum - whole).abs() <= 1e-9 * whole.max(1.0), "{sum} {whole}");
        }
    }

    #[test]
    fn a_month_wholly_out_of_stock_is_a_month_not_known(sold in sold(), place in 1..57usize) {
        let mut sales = months(FIRST, &sold);
        // It tells of none sold, so what it leaves out is not known.
        sales.push(of_month(month("2021-12"), 0));
        let place = place % sold.len();
        (sales[place].quantity, sales[place].days_out) = (0, Some(sales[place].days));
        let of = |sales: &[Sold]| expected(sales, today()).map(|forecast| forecast.over(45.0, 9.0));
        let mut without = sales.clone();
        without.remove(place);
        prop_assert_eq!(of(&sales), of(&without));
    }
}
