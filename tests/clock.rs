//! The shop's clock, asked about days instead of instants.

use std::cell::Cell;

use backsoon::domain::clock::Clock;
use backsoon::domain::day::Moment;

/// What a clock in Budapest shows: an hour ahead of UTC, and two until 25 October 2026, 01:00 in UTC.
fn budapest(instant: &str) -> Option<Moment> {
    let utc = Moment::parse(instant.strip_suffix('Z')?)?;
    let ahead = if utc < Moment::parse("2026-10-25T01:00")? {
        2
    } else {
        1
    };
    let (hour, _) = utc.time.parts();
    let shown = hour + ahead;
    let day = utc.day.plus(u64::from(shown / 24))?;
    let time = format!("{day}T{:02}:{}", shown % 24, &instant[14..16]);
    Moment::parse(&time)
}

fn shown(instant: &str) -> Option<String> {
    let moment = Clock::new(&budapest).at(instant)?;
    let (hour, minute) = moment.time.parts();
    Some(format!("{}T{hour:02}:{minute:02}", moment.day))
}

#[test]
fn it_shows_what_the_host_says_in_summer_and_in_winter() {
    assert_eq!(
        shown("2026-07-01T23:30:00Z").as_deref(),
        Some("2026-07-02T01:30")
    );
    assert_eq!(
        shown("2026-11-01T23:30:59Z").as_deref(),
        Some("2026-11-02T00:30")
    );
}

#[test]
fn it_shows_both_times_of_a_day_on_which_it_is_set() {
    assert_eq!(
        shown("2026-10-25T00:59:00Z").as_deref(),
        Some("2026-10-25T02:59")
    );
    assert_eq!(
        shown("2026-10-25T01:00:00Z").as_deref(),
        Some("2026-10-25T02:00")
    );
}

#[test]
fn instants_may_be_told_by_any_clock() {
    assert_eq!(
        shown("2026-11-02T02:30:00+03:00").as_deref(),
        Some("2026-11-02T00:30")
    );
    assert_eq!(
        shown("2026-11-01T18:30:00-05:00").as_deref(),
        Some("2026-11-02T00:30")
    );
    // The day of this one is another in UTC.
    assert_eq!(
        shown("2026-11-01T23:30:00-05:45").as_deref(),
        Some("2026-11-02T06:15")
    );
}

#[test]
fn at_the_ends_of_time_nobody_knows() {
    assert_eq!(shown("1970-01-01T00:00:00+01:00"), None);
    assert_eq!(shown("9999-12-31T23:30:00Z"), None);
    assert_eq!(shown("soon"), None);
}

#[test]
fn the_host_is_asked_twice_a_day_however_many_instants_there_are() {
    let asked = Cell::new(0);
    let host = |instant: &str| {
        asked.set(asked.get() + 1);
        budapest(instant)
    };
    let clock = Clock::new(&host);
    for minute in 0..60 {
        clock.at(&format!("2026-11-02T10:{minute:02}:00Z"));
        clock.at(&format!("2026-11-03T10:{minute:02}:00Z"));
    }
    assert_eq!(asked.get(), 4);
}
