//! What holds of windows whatever the history.

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{day, promise_on, read, shop};

/// A delivery: due so many days before the snapshot was made, and so many days late; never a year later than that,
/// which nobody could know.
type Past = (i32, i32);

/// The day the snapshot is made, and the day its receipt is due.
const MADE: i32 = 20_780;
const DUE: i32 = 20_791;

fn past() -> impl Strategy<Value = Past> {
    let late = prop_oneof![6 => Just(0), 6 => -20..40, 1 => -360..360];
    (0..900, late)
}

fn history() -> impl Strategy<Value = Vec<Past>> {
    prop_oneof![4 => vec(past(), 0..30), 1 => vec(past(), 30..120)]
}

fn deliveries(history: &[Past]) -> Value {
    let one =
        |(ago, late): &Past| json!({ "due": day(MADE - ago), "received": day(MADE - ago + late) });
    history.iter().map(one).collect()
}

/// A shop with a history of its one supplier, and of another.
fn with(own: &[Past], others: &[Past]) -> Value {
    let mut shop = shop(json!({ "deliveries": deliveries(own) }));
    shop["suppliers"]["bolt"] = json!({ "deliveries": deliveries(others) });
    shop["asOf"] = json!(format!("{}T12:00:00Z", day(MADE)));
    shop["items"][0]["onOrder"][0]["due"] = json!(day(DUE));
    shop
}

/// First and last day of the window, asked for on a day with a confidence in thousandths.
fn window_on(shop: &Value, today: i32, confidence: u32) -> (i32, i32) {
    let mut shop = shop.clone();
    shop["policy"]["confidence"] = json!(f64::from(confidence) / 1000.0);
    let part = promise_on(&shop, &day(today), 1).parts.remove(0);
    let number = |day: Option<backsoon::domain::day::Day>| day.expect("a day").number();
    (number(part.earliest), number(part.latest))
}

/// Long before anything could be in the past.
fn window(shop: &Value, confidence: u32) -> (i32, i32) {
    window_on(shop, DUE - 1_000, confidence)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn a_wider_confidence_never_gives_a_narrower_window(
        own in history(), others in history(), confidence in 500..990u32, more in 0..490u32, overdue in -30..200,
    ) {
        let shop = with(&own, &others);
        let wider = (confidence + more).min(990);
        let (narrow, wide) = (window_on(&shop, DUE + overdue, confidence), window_on(&shop, DUE + overdue, wider));
        prop_assert!(wide.0 <= narrow.0 && narrow.1 <= wide.1, "{narrow:?} at {confidence}, {wide:?} at {wider}");
    }

    #[test]
    fn a_history_shrunk_towards_its_median_never_gives_a_wider_window(
        own in vec(past(), 1..60), others in history(), share in 0..=100i32, confidence in 500..990u32, upper in any::<bool>(),
    ) {
        let mut late: Vec<i32> = own.iter().map(|past| past.1).collect();
        late.sort_unstable();
        let median = if upper { late[late.len() / 2] } else { late[(late.len() - 1) / 2] };
        let shrink = |(ago, late): &Past| (*ago, median + (late - median) * share / 100);
        let shrunk: Vec<Past> = own.iter().map(shrink).collect();
        let (before, after) = (window(&with(&own, &others), confidence), window(&with(&shrunk, &others), confidence));
        prop_assert!(after.1 - after.0 <= before.1 - before.0, "{before:?}, then {after:?}");
    }

    #[test]
    fn shifting_all_dates_shifts_the_window(
        own in history(), others in history(), days in -3_000..3_000, confidence in 500..990u32, overdue in -30..200,
    ) {
        let shop = with(&own, &others);
        let shifted = shop.to_string();
        // Every date of the shop is a text of its own; each is moved alike.
        let parts: Vec<&str> = shifted.split('"').collect();
        let moved: Vec<String> = parts.iter().map(|text| {
            let (date, rest) = text.split_at_checked(10).unwrap_or((text, ""));
            match backsoon::domain::day::Day::parse(date) {
                Some(date) => format!("{}{rest}", day(date.number() + days)),
                None => String::from(*text),
            }
        }).collect();
        let moved: Value = serde_json::from_str(&moved.join("\"")).expect("JSON");
        let (from, to) = window_on(&shop, DUE + overdue, confidence);
        prop_assert_eq!(window_on(&moved, DUE + overdue + days, confidence), (from + days, to + days));
    }

    #[test]
    fn the_order_in_which_deliveries_are_listed_does_not_matter(
        (own, shuffled) in history().prop_flat_map(|own| (Just(own.clone()), Just(own).prop_shuffle())),
        others in history(), confidence in 500..990u32,
    ) {
        prop_assert_eq!(window(&with(&own, &others), confidence), window(&with(&shuffled, &others), confidence));
    }

    #[test]
    fn a_public_snapshot_promises_the_same_to_the_day(
        own in history(), others in history(), confidence in 500..990u32, overdue in -30..400,
    ) {
        let private = with(&own, &others);
        let public = serde_json::to_value(read(&private).publish(Some(&["A"]))).expect("JSON");
        prop_assert!(!public.to_string().contains("deliveries"));
        prop_assert_eq!(
            window_on(&public, DUE + overdue, confidence),
            window_on(&private, DUE + overdue, confidence)
        );
    }

    #[test]
    fn a_window_ends_after_it_begins_and_begins_no_earlier_than_today(
        own in history(), others in history(), confidence in 500..990u32, overdue in -30..4_000,
    ) {
        let today = DUE + overdue;
        let (from, to) = window_on(&with(&own, &others), today, confidence);
        prop_assert!(today <= from && from <= to && to - from < 12 * 366, "{from} to {to}, asked on {today}");
    }
}
