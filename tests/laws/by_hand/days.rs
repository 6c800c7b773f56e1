//! Days on paper: counting open ones, and reading a table of how late somebody is.

use chrono::{Datelike, NaiveDate, TimeDelta};
use serde_json::{Value, json};

/// A day; none: nobody knows, or after 9999.
pub type When = Option<NaiveDate>;

/// What was worked out, or the step that is wrong.
pub type Checked<T> = Result<T, String>;

/// The days of which a walk tells each that it skips.
const TOLD: i64 = 366;

pub fn ensure(holds: bool, wrong: impl FnOnce() -> String) -> Checked<()> {
    if holds { Ok(()) } else { Err(wrong()) }
}

pub fn date(text: &str) -> When {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()
}

pub fn day(of: &Value, name: &str) -> Checked<NaiveDate> {
    let found = of[name].as_str().and_then(date);
    found.ok_or_else(|| format!("{name}: {}: expected a day", of[name]))
}

pub fn whole(of: &Value, name: &str) -> Checked<u64> {
    let found = of[name].as_u64();
    found.ok_or_else(|| format!("{name}: {}: expected a whole number", of[name]))
}

pub fn text(day: When) -> Value {
    day.map_or(Value::Null, |day| json!(day.to_string()))
}

pub fn later(day: NaiveDate, days: i64) -> When {
    let later = day.checked_add_signed(TimeDelta::days(days))?;
    (later.year() <= 9999).then_some(later)
}

/// The end of a walk that has to begin on a day and, where that is told, to have so many open days.
pub fn walk(closed: &Value, told: &Value, from: When, open_days: Option<u64>) -> Checked<When> {
    let (begins, ends) = (day(told, "from")?, day(told, "to")?);
    ensure(Some(begins) == from, || {
        format!("{told}: expected it to begin on {from:?}")
    })?;
    let (open, skipped) = (whole(told, "openDays")?, whole(told, "skipped")?);
    ensure(open_days.is_none_or(|days| days == open), || {
        format!("{told}: expected {open_days:?} open days")
    })?;
    let length = (ends - begins).num_days();
    ensure(length == (open + skipped) as i64, || {
        format!("{told}: expected {length} days in all")
    })?;
    let is_closed = |day: NaiveDate| {
        let weekday = day.weekday().to_string().to_lowercase();
        closed
            .as_array()
            .is_some_and(|closed| closed.contains(&json!(weekday)))
    };
    ensure(!is_closed(ends), || {
        format!("{told}: expected it to end on an open day")
    })?;
    let on_the_way = (0..length.min(TOLD)).map(|days| begins + TimeDelta::days(days));
    let (weekly, others): (Vec<_>, Vec<_>) = on_the_way.partition(|day| is_closed(*day));
    let weekly: Vec<_> = weekly.iter().map(NaiveDate::to_string).collect();
    ensure(told["closed"] == json!(weekly), || {
        format!("{told}: expected closed {weekly:?}")
    })?;
    let holidays = told["holidays"].as_array().map_or(&[][..], Vec::as_slice);
    let are_others = holidays.iter().all(|holiday| {
        let holiday = holiday.as_str().and_then(date);
        holiday.is_some_and(|holiday| others.contains(&holiday))
    });
    ensure(
        are_others && holidays.is_sorted_by(|one, other| one.as_str() < other.as_str()),
        || format!("{told}: expected holidays on the way, in order"),
    )?;
    let named = (weekly.len() + holidays.len()) as u64;
    ensure(named == skipped || length > TOLD, || {
        format!("{told}: expected the names of {skipped} days")
    })?;
    Ok(Some(ends))
}

/// Holds the days late of a window to the table they are read from: days rise evenly between two of its points, and the
/// same chance is left on either side. Of what is overdue only the days that are left count, and the fewer those are the
/// more the rule that who has waited for long will for long. So it is too of a receipt, `passed` so many days from its
/// due day, that should have come early and has not, though it may today.
pub fn window(told: &Value, passed: i64, is_receipt: bool) -> Checked<()> {
    let points: Vec<(f64, f64)> = told["table"]["quantiles"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|point| Some((point[0].as_f64()?, point[1].as_f64()?)))
        .collect();
    let confidence = told["confidence"].as_f64();
    let confidence = confidence.ok_or("confidence: expected a number")?;
    let side = (1.0 - confidence) / 2.0;
    let is_missed = is_receipt && days_at(&points, 1.0 - side).ceil() < passed as f64;
    let overdue = match passed {
        1.. => Some(passed),
        _ if is_missed => Some(passed - 1),
        _ => None,
    };
    ensure(told["given"] == json!(overdue), || {
        format!("given: expected {overdue:?}")
    })?;
    let passed = overdue.map_or(0.0, |days| chance(&points, days as f64));
    let left = 1.0 - passed;
    let days = |level: f64, later: f64| {
        let Some(overdue) = overdue else {
            return days_at(&points, level);
        };
        let (overdue, weight) = (overdue as f64, left / (left + 0.1));
        let waited = overdue.clamp(0.0, 180.0) + 14.0;
        let judged = overdue + waited * (1.0 / later.sqrt() - 1.0);
        weight * days_at(&points, level).max(overdue) + (1.0 - weight) * judged
    };
    let least = overdue.map_or(f64::NEG_INFINITY, |days| days as f64 + 1.0);
    for (name, level, later, round) in [
        (
            "from",
            passed + side * left,
            1.0 - side,
            f64::floor as fn(f64) -> f64,
        ),
        ("to", 1.0 - side * left, side, f64::ceil),
    ] {
        // Where a whole day is met exactly, the last digit decides; on paper nobody has that many.
        let [low, high] =
            [-1e-6, 1e-6].map(|nudge| round(days(level + nudge, later) + nudge).max(least));
        let found = told[name].as_f64().ok_or("lateness: expected days")?;
        ensure((low..=high).contains(&found), || {
            format!("{name}: {found}: expected {low} to {high}")
        })?;
    }
    Ok(())
}

fn days_at(points: &[(f64, f64)], level: f64) -> f64 {
    let next = points.iter().position(|(other, _)| *other >= level);
    match next {
        Some(0) => points[0].1,
        None => points.last().map_or(0.0, |(_, days)| *days),
        Some(next) => {
            let ((low, from), (high, to)) = (points[next - 1], points[next]);
            from + (to - from) * (level - low) / (high - low)
        }
    }
}

/// The chance that a thing comes within so many days late.
fn chance(points: &[(f64, f64)], late: f64) -> f64 {
    let Some(last) = points.iter().rposition(|(_, days)| *days <= late) else {
        return 0.0;
    };
    let (level, days) = points[last];
    match points.get(last + 1) {
        Some((next, to)) => level + (next - level) * (late - days) / (to - days),
        None => level,
    }
}
