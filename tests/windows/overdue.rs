//! A receipt that has not come: its window is what is left.

use serde_json::{Value, json};

use crate::{deliveries, promise_on, shop, told};

fn late_by_weeks() -> Value {
    shop(
        json!({ "lateness": { "purchase": { "samples": 99, "quantiles": [[0.0, 0], [1.0, 100]] } } }),
    )
}

#[test]
fn what_is_overdue_is_scheduled_for_tomorrow_and_never_expected_before() {
    for (day, tomorrow) in [
        ("2026-12-05", "2026-12-06"),
        ("2026-12-20", "2026-12-21"),
        ("2027-06-01", "2027-06-02"),
    ] {
        let parts = promise_on(&late_by_weeks(), day, 1).parts;
        assert_eq!(
            parts[0].ships.map(|day| day.to_string()).as_deref(),
            Some(tomorrow)
        );
        assert!(parts[0].earliest >= parts[0].ships, "{day}");
        assert!(parts[0].latest >= parts[0].earliest, "{day}");
    }
}

#[test]
fn half_of_what_could_happen_has_not() {
    // Fifty days late of a hundred: 0.5 of the table is left, of which a tenth at either end is left out: 55 and 95 days.
    // The rule for the very late counts a sixth of the whole: 50 + 64 · (1/√0.9 − 1) = 53.46, and 50 + 64 · (√10 − 1) = 188.39.
    // So 54.74 and 110.57 days, that is 54 and 111.
    assert_eq!(
        told(&promise_on(&late_by_weeks(), "2027-01-23", 1)),
        ["2027-01-24: 2027-01-27 to 2027-03-25"]
    );
}

#[test]
fn what_is_later_than_anything_before_is_still_expected() {
    let shop = shop(json!({ "deliveries": deliveries(&[0; 40]) }));
    // Nobody was ever late; but the table ends at 0.995, and what is left of it counts for 0.005 of 0.105. The rule for
    // the very late says 1 + 15 · (√10 − 1) = 33.43 days; both together 31.89.
    assert_eq!(
        told(&promise_on(&shop, "2026-12-05", 1)),
        ["2026-12-06: 2026-12-06 to 2027-01-05"]
    );
}

#[test]
fn what_was_due_a_lifetime_ago_is_not_expected_in_a_million_days() {
    let mut shop = shop(json!({ "deliveries": deliveries(&[0; 40]) }));
    shop["policy"]["confidence"] = json!(0.99);
    shop["items"][0]["onOrder"][0]["due"] = json!("1970-01-01");
    let parts = promise_on(&shop, "2026-12-05", 1).parts;
    let (from, to) = (
        parts[0].earliest.expect("a day"),
        parts[0].latest.expect("a day"),
    );
    assert!(from.until(to) < 8 * 366, "{from} to {to}");
}

#[test]
fn without_history_an_overdue_receipt_is_expected_tomorrow() {
    assert_eq!(
        told(&promise_on(&shop(json!({})), "2026-12-20", 1)),
        ["2026-12-21: 2026-12-21 to 2026-12-21"]
    );
}

#[test]
fn who_is_always_early_and_has_not_come_is_expected_from_today() {
    let shop = shop(json!({ "deliveries": deliveries(&[-10; 40]) }));
    for (day, window) in [
        ("2026-11-23", "2026-12-04: 2026-11-24 to 2026-11-24"),
        // It may still come today; else what is left says that it comes as scheduled, or nobody knows when.
        ("2026-11-25", "2026-12-04: 2026-11-25 to 2026-12-18"),
        ("2026-12-04", "2026-12-04: 2026-12-04 to 2026-12-27"),
    ] {
        assert_eq!(told(&promise_on(&shop, day, 1)), [window], "{day}");
    }
}

#[test]
fn what_is_not_ordered_yet_cannot_have_failed_to_come() {
    let mut shop = shop(json!({ "leadDays": 2, "deliveries": deliveries(&[-5; 40]) }));
    shop["items"][0]["onOrder"] = json!([]);
    assert_eq!(
        told(&promise_on(&shop, "2026-11-23", 1)),
        ["2026-11-25: 2026-11-23 to 2026-11-23"]
    );
}
