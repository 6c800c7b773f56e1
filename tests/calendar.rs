//! Days and open days, where each is a case of its own. That counting them is the same as walking
//! them, whatever the calendar, is one of the laws.

use backsoon::domain::calendar::Calendar;
use backsoon::domain::day::{Day, Moment, Time};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn add_open(calendar: &Calendar, from: &str, n: u64) -> Option<String> {
    Some(calendar.add_open(day(from), n)?.to_string())
}

/// Closed on these weekdays, Monday being 0.
fn closed_on(weekdays: &[u8]) -> u8 {
    weekdays
        .iter()
        .fold(0, |closed, weekday| closed | 1 << weekday)
}

#[test]
fn weekdays_are_those_of_the_calendar_on_the_wall() {
    for (text, weekday) in [
        ("1970-01-01", 3),
        ("2026-11-23", 0),
        ("2000-02-29", 1),
        ("9999-12-31", 4),
    ] {
        assert_eq!(day(text).weekday(), weekday, "{text}");
    }
}

#[test]
fn a_day_of_every_month_is_written_as_it_was_read() {
    for text in [
        "1970-01-01",
        "2024-02-29",
        "2026-12-31",
        "2100-02-28",
        "9999-12-31",
    ] {
        assert_eq!(day(text).to_string(), text);
    }
    assert!((0..=Day::LAST.number()).step_by(97).all(|number| {
        let day = Day::from_number(number).expect("a day");
        Day::parse(&day.to_string()) == Some(day)
    }));
}

#[test]
fn only_a_real_day_written_in_full_is_one() {
    let none = [
        "",
        "2026-02-30",
        "2026-2-5",
        " 2026-1-5",
        "2026-01-05 ",
        "+002026-12-04",
        "-001-01-01",
        "1969-12-31",
        "10000-01-01",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "2026/01/05",
        "20260105",
        "2026-01-05T00:00",
        "２０２６-01-05",
        "2023-02-29",
    ];
    for text in none {
        assert_eq!(Day::parse(text), None, "{text:?}");
    }
}

#[test]
fn only_a_minute_of_the_day_is_a_time() {
    assert_eq!(Time::parse("23:59").map(Time::parts), Some((23, 59)));
    for text in [
        "", "24:00", "9:30", "09:60", "09:30:00", "0930", "09-30", "+9:30",
    ] {
        assert_eq!(Time::parse(text), None, "{text:?}");
    }
}

#[test]
fn the_shops_clock_is_local_and_has_no_zone() {
    for text in [
        "2026-11-23T10:00",
        "2026-11-23T10:00:59",
        "2026-11-23T10:00:00.123",
    ] {
        assert!(Moment::parse(text).is_some(), "{text:?}");
    }
    let none = [
        "2026-11-23",
        "2026-11-23T",
        "2026-11-23 10:00",
        "2026-11-23T10:00Z",
        "2026-11-23T10:00+01:00",
        "2026-11-23T10:00:60",
        "2026-11-23T10:00:00,5",
        "2026-02-30T10:00",
        "T10:00",
        "2026-11-23T1é:0",
    ];
    for text in none {
        assert_eq!(Moment::parse(text), None, "{text:?}");
    }
}

#[test]
fn a_closed_day_is_skipped_before_the_first_open_day_is_counted() {
    let weekend = Calendar::default();
    assert_eq!(
        add_open(&weekend, "2026-11-28", 0).as_deref(),
        Some("2026-11-30")
    );
    assert_eq!(
        add_open(&weekend, "2026-11-28", 1).as_deref(),
        Some("2026-12-01")
    );
    assert_eq!(
        add_open(&weekend, "2026-11-27", 1).as_deref(),
        Some("2026-11-30")
    );
}

#[test]
fn holidays_count_once_however_often_and_wherever_they_are_told() {
    let holidays = ["2026-12-25", "2026-12-26", "2026-12-25", "2026-12-24"].map(day);
    let calendar = Calendar::new(closed_on(&[5, 6]), holidays.to_vec());
    assert_eq!(
        add_open(&calendar, "2026-12-24", 0).as_deref(),
        Some("2026-12-28")
    );
    assert_eq!(
        add_open(&calendar, "2026-12-23", 2).as_deref(),
        Some("2026-12-29")
    );
    assert_eq!(calendar.holidays().len(), 3);
}

#[test]
fn stock_ships_today_until_the_cut_off_and_then_on_the_next_open_day() {
    let mut calendar = Calendar::default();
    calendar.cut_off = Time::parse("14:00");
    let ships = |calendar: &Calendar, now: &str| {
        let now = Moment::parse(now).expect("a moment");
        calendar.from_stock(now).map(|day| day.to_string())
    };
    for (now, expected) in [
        ("2026-11-23T13:59", "2026-11-23"),
        ("2026-11-23T14:00", "2026-11-24"),
        ("2026-11-27T14:00", "2026-11-30"),
        ("2026-11-28T23:59", "2026-11-30"),
    ] {
        assert_eq!(ships(&calendar, now).as_deref(), Some(expected), "at {now}");
    }
    calendar.handling_days = 2;
    assert_eq!(
        ships(&calendar, "2026-11-26T14:00").as_deref(),
        Some("2026-12-01")
    );
    calendar.cut_off = None;
    assert_eq!(
        ships(&calendar, "2026-11-26T23:59").as_deref(),
        Some("2026-11-30")
    );
}

#[test]
fn there_is_no_day_after_the_last() {
    let every_day = Calendar::new(0, Vec::new());
    assert_eq!(
        add_open(&every_day, "9999-12-30", 1).as_deref(),
        Some("9999-12-31")
    );
    assert_eq!(add_open(&every_day, "9999-12-31", 1), None);
    assert_eq!(
        add_open(&every_day, "1970-01-01", Day::LAST.number() as u64).as_deref(),
        Some("9999-12-31")
    );
    for n in [2_932_897, 1 << 31, 1_000_000_000_000_000, u64::MAX] {
        assert_eq!(add_open(&every_day, "1970-01-01", n), None, "{n} days");
    }
    let sundays = Calendar::new(closed_on(&[0, 1, 2, 3, 4, 5]), vec![day("9999-12-26")]);
    assert_eq!(add_open(&sundays, "9999-12-20", 0), None);
}

#[test]
fn a_calendar_without_an_open_weekday_takes_every_day_for_open() {
    let calendar = Calendar::new(0x7f, Vec::new());
    assert_eq!(
        add_open(&calendar, "2026-11-28", 1).as_deref(),
        Some("2026-11-29")
    );
}
