//! Calendar months, by which sales are told and forecast.

use backsoon::domain::day::Day;
use backsoon::domain::month::Month;

use crate::{day, month};

#[test]
fn each_month_begins_where_the_one_before_ends() {
    let mut next = Day::FIRST;
    for month in Month::of(Day::FIRST).to(Month::LAST) {
        assert_eq!((month.first(), Month::of(next)), (next, month));
        match next.plus(month.days().into()) {
            Some(day) => next = day,
            None => assert_eq!((month, month.days()), (Month::LAST, 31)),
        }
    }
    assert_eq!(next, day("9999-12-01"));
}

#[test]
fn every_day_is_in_the_month_of_its_date() {
    for number in 0..=Day::LAST.number() {
        let day = Day::from_number(number).expect("a day");
        let (year, month, _) = day.civil();
        assert_eq!(Month::of(day).key() as i32, year * 100 + month as i32);
    }
}

#[test]
fn a_month_is_written_as_it_is_read() {
    for text in ["1970-01", "2026-12", "9999-12"] {
        assert_eq!(month(text).to_string(), text);
        assert_eq!(month(text).key().to_string(), text.replace('-', ""));
    }
    for text in [
        "",
        "2026",
        "2026-13",
        "2026-1",
        "2026-10-05",
        "1969-12",
        "20é6-1",
    ] {
        assert_eq!(Month::parse(text), None);
    }
}

#[test]
fn months_later_go_over_the_year_and_end_with_the_last_there_is() {
    assert_eq!(month("2026-11").plus(2), month("2027-01"));
    assert_eq!(month("2026-11").plus(u32::MAX), Month::LAST);
    assert_eq!(month("2027-01").of_year(), 0);
}
