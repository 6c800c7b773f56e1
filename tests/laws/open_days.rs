//! What holds for every calendar: its open days are counted as they are walked.

use std::collections::BTreeSet;

use backsoon::domain::calendar::Calendar;
use backsoon::domain::day::Day;
use proptest::collection::btree_set;
use proptest::prelude::*;

use crate::run::check;

/// A week with an open day, holidays near a day, and where to count from how far.
#[derive(Debug, Clone)]
struct Count {
    /// Weekdays closed, a bit each, Monday the lowest.
    closed: u8,
    holidays: BTreeSet<i32>,
    from: i32,
    days: u64,
}

/// At the beginning of time, in these years, and at the end of time.
fn counts() -> impl Strategy<Value = Count> {
    let bases = prop_oneof![Just(0), Just(20_780), Just(Day::LAST.number() - 120)];
    let holidays = btree_set(0..120i32, 0..60);
    (0u8..127, bases, holidays, 0..120i32, 0..50u64).prop_map(
        |(closed, base, holidays, from, days)| Count {
            closed,
            holidays: holidays.into_iter().map(|offset| base + offset).collect(),
            from: base + from,
            days,
        },
    )
}

/// The first open day on or after `from`, then so many further, one at a time.
fn walk(count: &Count) -> Option<i32> {
    let is_open = |day: &i32| {
        let weekday = Day::from_number(*day).expect("a day").weekday();
        count.closed >> weekday & 1 == 0 && !count.holidays.contains(day)
    };
    let mut open_days = (count.from..=Day::LAST.number()).filter(is_open);
    open_days.nth(count.days as usize)
}

#[test]
fn open_days_are_counted_as_they_are_walked() {
    check(counts(), |count| {
        let day = |number: i32| Day::from_number(number).expect("a day");
        let holidays = count.holidays.iter().map(|number| day(*number)).collect();
        let calendar = Calendar::new(count.closed, holidays);
        let counted = calendar.add_open(day(count.from), count.days);
        prop_assert_eq!(counted.map(Day::number), walk(&count));
        Ok(())
    });
}

/// Open is what the walk stops at, and nothing else.
#[test]
fn a_day_is_open_where_counting_none_stays() {
    check(counts(), |count| {
        let day = Day::from_number(count.from).expect("a day");
        let holidays = count
            .holidays
            .iter()
            .filter_map(|number| Day::from_number(*number));
        let calendar = Calendar::new(count.closed, holidays.collect());
        let stays = walk(&Count {
            days: 0,
            ..count.clone()
        }) == Some(count.from);
        prop_assert_eq!(calendar.is_open(day), stays);
        Ok(())
    });
}
