//! What a host tells of its time zone, in a few lines.

use backsoon::domain::day::{Day, Moment, Time};

use crate::shop::moment;

/// A clock so many minutes ahead of UTC.
pub fn ahead(minutes: i32) -> impl Fn(&str) -> Option<Moment> {
    move |at| shifted(utc(at), minutes)
}

/// The clock of Budapest, from 2026 to 2027.
pub fn budapest(at: &str) -> Option<Moment> {
    let summers = [
        ("2026-03-29T01:00", "2026-10-25T01:00"),
        ("2027-03-28T01:00", "2027-10-31T01:00"),
    ];
    let utc = utc(at);
    let is_summer = |&(from, to): &(&str, &str)| moment(from) <= utc && utc < moment(to);
    shifted(
        utc,
        if summers.iter().any(is_summer) {
            120
        } else {
            60
        },
    )
}

/// A clock far in the west, an hour ahead of what it was from 2 am of 6 June 2027 on.
pub fn changing_at_two(at: &str) -> Option<Moment> {
    let utc = utc(at);
    let is_changed = utc >= moment("2027-06-06T13:00");
    shifted(utc, if is_changed { -10 * 60 } else { -11 * 60 })
}

fn utc(at: &str) -> Moment {
    moment(at.strip_suffix('Z').expect("an instant of UTC"))
}

fn shifted(utc: Moment, minutes: i32) -> Option<Moment> {
    let (hour, minute) = utc.time.parts();
    let since =
        i64::from(utc.day.number()) * 1440 + i64::from(hour * 60 + minute) + i64::from(minutes);
    let time = since.rem_euclid(1440);
    Some(Moment {
        day: Day::from_number(since.div_euclid(1440) as i32)?,
        time: Time::parse(&format!("{:02}:{:02}", time / 60, time % 60))?,
    })
}
