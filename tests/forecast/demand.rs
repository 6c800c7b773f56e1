//! How much is enough how often, against tables.

use backsoon::domain::review::forecast::Demand;

const LEVELS: [f64; 5] = [0.1, 0.5, 0.9, 0.95, 0.99];

#[track_caller]
fn assert_quantiles(mean: f64, variance: f64, expected: [f64; 5]) {
    let demand = Demand { mean, variance };
    assert_eq!(LEVELS.map(|level| demand.quantile(level)), expected);
}

#[test]
fn with_the_variance_of_its_mean_it_is_poissons() {
    assert_quantiles(3.0, 3.0, [1.0, 3.0, 5.0, 6.0, 8.0]);
}

#[test]
fn with_more_it_is_the_negative_binomial() {
    // Failures before the second success at a third each.
    assert_quantiles(4.0, 12.0, [0.0, 3.0, 9.0, 11.0, 15.0]);
}

#[test]
fn none_is_enough_where_none_is_expected() {
    assert_quantiles(0.0, 0.0, [0.0; 5]);
}

#[test]
fn where_units_do_not_matter_it_is_near_the_normal() {
    let demand = Demand {
        mean: 1e9,
        variance: 1e14,
    };
    let of_normal = |deviations: f64| 1e9 + deviations * 1e7;
    for (level, deviations) in [(0.5, 0.0), (0.95, 1.645), (0.99, 2.326)] {
        crate::assert_near(demand.quantile(level), of_normal(deviations), 0.005);
    }
}

#[test]
fn what_comes_in_rare_large_orders_needs_more_than_twice_its_mean() {
    let demand = Demand {
        mean: 2.0,
        variance: 40.0,
    };
    assert!(demand.quantile(0.5) < 1.0 && demand.quantile(0.95) > 10.0);
}

#[test]
fn what_is_asked_for_beyond_a_level_is_the_sum_of_what_each_demand_is_beyond_it() {
    let beyond = |mean: f64, variance: f64, units: f64| Demand { mean, variance }.beyond(units);
    // Σ (k − level) P(k) over the demands k above it, by a program of a few lines that shares nothing with this.
    for ((mean, variance, units), expected) in [
        ((2.0, 2.0, 3.0), 0.218_017_549),
        ((10.0, 10.0, 12.0), 0.530_916_254),
        ((10.0, 30.0, 15.0), 0.699_476_067),
        // Large and steady it is normal, with a deviation of 1000: 1000 G(1.5) and 1000 G(-0.5).
        ((1e6, 1e6, 1e6 + 1.5e3), 29.306_794),
        ((1e6, 1e6, 1e6 - 0.5e3), 697.796_557),
    ] {
        crate::assert_near(beyond(mean, variance, units), expected, 1e-4);
    }
    // Counted by the lot.
    crate::assert_near(beyond(400.0, 100_000.0, 500.0), 85.751_264, 0.01);
}

#[test]
fn beyond_none_is_all_of_it_and_what_lacks_already_on_top() {
    let demand = Demand {
        mean: 7.0,
        variance: 20.0,
    };
    assert_eq!([demand.beyond(0.0), demand.beyond(-5.0)], [7.0, 12.0]);
    assert_eq!(Demand::default().beyond(-5.0), 5.0);
    assert_eq!(demand.beyond(1e9), 0.0);
}
