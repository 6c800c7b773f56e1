//! From what a snapshot tells of an item's sales to periods that can be compared, and what is wrong with it.
//!
//! - Histories that tell of months are of calendar months; those that tell of days only, of weeks that end where the
//!   history does.
//! - Demand is units for each day *in stock*. A day out of stock tells nothing of demand, not that there was none; unless the
//!   item sells on while there is none, of which it is told as if it never ran out.
//! - Most exports leave out the months or days on which nothing was sold, so what is not told of counts as none sold. But a
//!   history that itself tells of none sold tells of everything: what it leaves out then is not known.
//! - The month in which today lies, and today, are not over and are left out; so is what lies more than ten years back.

use std::cmp::Reverse;

use super::figures::most_in_line;
use crate::domain::day::Day;
use crate::domain::month::Month;
use crate::domain::snapshot::Sold;
use crate::error::Error;

/// Days that a history goes back at most.
const TEN_YEARS: i32 = 3_653;
/// Days in a week.
const WEEK: i32 = 7;
/// A month or a week of the past.
#[derive(Debug, Clone, Copy)]
pub(super) struct Period {
    /// Its days in stock that are known of.
    pub open: f64,
    /// Units sold on them.
    pub units: f64,
    /// The share of it that those days are.
    pub weight: f64,
    /// The share of it of which is told that there was stock.
    pub sure: f64,
    /// The month of the year that its middle is in, January being 0.
    pub month: usize,
}

impl Period {
    /// Units sold a day in stock; none where it had no day in stock.
    pub fn rate(&self) -> Option<f64> {
        (self.open > 0.0).then(|| self.units / self.open)
    }
}

/// What is known of an item's demand in the past.
#[derive(Debug, Clone)]
pub struct History {
    /// Without a gap, the oldest first.
    pub(super) periods: Vec<Period>,
    /// The days of a period, on average.
    pub(super) length: f64,
    /// The first day that it does not tell of.
    pub(super) end: i32,
    /// Whether there is stock today: where nobody tells whether there was of late, there likely was then.
    pub is_there: bool,
    /// What was left out and why, named by its month or day.
    pub problems: Vec<Error>,
}

/// The first day after all that these sales tell of, which is today at most: what the shop's sales are told until is the
/// latest over all its items.
pub fn told_until(sales: &[Sold], today: Day) -> Option<Day> {
    let ends = sales.iter().map(end_of);
    Day::from_number(ends.filter(|end| *end <= today.number()).max()?)
}

/// The number of the first day after it.
fn end_of(sold: &Sold) -> i32 {
    sold.from.number() + i32::from(sold.days)
}

impl History {
    /// Makes it of an item's sales, in any order. `until` is the first day that the shop's sales do not tell of
    /// ([`told_until`]): an item that none was sold of lately has no figures to say so.
    pub fn new(sales: &[Sold], until: Option<Day>, today: Day) -> History {
        let mut problems = Vec::new();
        let mut doubted = Vec::new();
        let mut told = sorted(sales, today, &mut doubted, &mut problems);
        leave_out_of_line(&mut told, &mut doubted, &mut problems);
        let own = told.last().map_or(0, end_of);
        let by_month = told.iter().any(Sold::is_month);
        let until = until.map_or(own, |until| until.number().min(today.number()));
        // Of months that are not over those who tell by month say nothing.
        let over = month(until).first().number();
        let end = own.max(if by_month { over } else { until });
        told.retain(|sold| sold.from.number() >= end - TEN_YEARS);
        let Some(first) = told.first().map(|sold| sold.from.number()) else {
            return History {
                periods: Vec::new(),
                length: f64::from(WEEK),
                end,
                is_there: false,
                problems,
            };
        };
        let tells_all = told.iter().any(tells_none_sold);
        if tells_all {
            name_gaps(&told, &doubted, end, &mut problems);
        }
        let spans = if by_month {
            months(first, end)
        } else {
            weeks(first, end)
        };
        let periods = fill(&spans, &told, &doubted, (first, end), tells_all);
        let length = f64::from(spans.iter().map(|(from, to)| to - from).sum::<i32>())
            / spans.len().max(1) as f64;
        History {
            periods,
            length,
            end,
            is_there: false,
            problems,
        }
    }
}

fn tells_none_sold(sold: &Sold) -> bool {
    sold.quantity == 0 && sold.in_stock(sold.days) > 0
}

/// What is over and can be believed, the oldest first, each day told once; the rest of what is over is `doubted`.
fn sorted(
    sales: &[Sold],
    today: Day,
    doubted: &mut Vec<Sold>,
    problems: &mut Vec<Error>,
) -> Vec<Sold> {
    let mut told: Vec<Sold> = Vec::with_capacity(sales.len());
    for sold in sales {
        match problem(sold, today) {
            Some(problem) => {
                problems.push(problem);
                doubted.push(*sold);
            }
            None if end_of(sold) <= today.number() => told.push(*sold),
            None => {}
        }
    }
    // Of equal ones the first stands; a month stands for its days.
    told.sort_by_key(|sold| (sold.from, Reverse(sold.days)));
    let mut end = i32::MIN;
    told.retain(|sold| {
        let is_new = sold.from.number() >= end;
        if is_new {
            end = end_of(sold);
        } else {
            let expected = "a time that no other figure is of";
            problems.push(named(sold, &units(sold), expected));
        }
        is_new
    });
    told
}

/// What cannot be, whatever else is told.
fn problem(sold: &Sold, today: Day) -> Option<Error> {
    if sold.from > today {
        return Some(named(sold, &units(sold), "a time that has begun"));
    }
    if sold.in_stock(sold.days) == 0 && sold.quantity > 0 {
        let out = format!("daysOut {}", sold.days);
        let expected = format!("fewer, as {} were sold", sold.quantity);
        return Some(named(sold, &out, &expected));
    }
    None
}

/// By its month or day: where it was told is not known any more, as a snapshot sorts sales.
fn named(sold: &Sold, found: &str, expected: &str) -> Error {
    let problem = Error::new(found, expected);
    match sold.is_month() {
        true => problem.under(&format!("sales of {}", Month::of(sold.from))),
        false => problem.under(&format!("sales of {}", sold.from)),
    }
}

fn units(sold: &Sold) -> String {
    format!("{} sold", sold.quantity)
}

/// Leaves out what is out of line.
fn leave_out_of_line(told: &mut Vec<Sold>, doubted: &mut Vec<Sold>, problems: &mut Vec<Error>) {
    let most = most_in_line(told);
    told.retain(|sold| {
        if sold.quantity > most {
            let expected = format!("a figure in line with the others, of {most} at most");
            problems.push(named(sold, &units(sold), &expected));
            doubted.push(*sold);
        }
        sold.quantity <= most
    });
}

/// Names each run of days that nothing is told of, be it believed or not.
fn name_gaps(told: &[Sold], doubted: &[Sold], end: i32, problems: &mut Vec<Error>) {
    let mut known: Vec<(i32, i32)> = told.iter().chain(doubted).map(span).collect();
    known.push((end, end));
    known.sort_unstable();
    let mut from = known[0].1;
    for (start, next) in known {
        if start > from && start <= end {
            let gap = format!("nothing from {} to {}", text(from), text(start - 1));
            let expected = "a figure for each time, as it tells of times of none sold, too";
            problems.push(Error::new(&gap, expected).under("sales"));
        }
        from = from.max(next);
    }
}

/// Its first day, and the first after it.
fn span(sold: &Sold) -> (i32, i32) {
    (sold.from.number(), end_of(sold))
}

fn text(day: i32) -> String {
    Day::FIRST.shifted(day).to_string()
}

fn month(day: i32) -> Month {
    Month::of(Day::FIRST.shifted(day))
}

/// The calendar months from a day to before another.
fn months(first: i32, end: i32) -> Vec<(i32, i32)> {
    let span = |month: Month| {
        let from = month.first().number();
        (from, from + i32::from(month.days()))
    };
    month(first).to(month(end - 1)).map(span).collect()
}

/// The weeks that end with the history.
fn weeks(first: i32, end: i32) -> Vec<(i32, i32)> {
    let count = (end - first + WEEK - 1) / WEEK;
    let from = end - count * WEEK;
    (0..count)
        .map(|week| (from + week * WEEK, from + (week + 1) * WEEK))
        .collect()
}

/// Of what is `doubted` nobody knows how much was sold: none is told of those days, and that is not none sold.
fn fill(
    spans: &[(i32, i32)],
    told: &[Sold],
    doubted: &[Sold],
    known: (i32, i32),
    tells_all: bool,
) -> Vec<Period> {
    let mut told = told.iter().peekable();
    let period = |&(from, to): &(i32, i32)| {
        let (mut units, mut of, mut out, mut sure) = (0.0, 0, 0, 0);
        while let Some(sold) = told.next_if(|sold| sold.from.number() < to) {
            units += sold.quantity as f64;
            of += i32::from(sold.days);
            out += i32::from(sold.days - sold.in_stock(sold.days));
            if sold.days_out.is_some() {
                sure += i32::from(sold.in_stock(sold.days));
            }
        }
        if !tells_all {
            let within = |sold: &Sold| to.min(end_of(sold)) - from.max(sold.from.number());
            let unknown: i32 = doubted.iter().map(|sold| within(sold).max(0)).sum();
            of = (to.min(known.1) - from.max(known.0) - unknown).max(of);
        }
        let open = f64::from(of - out);
        Period {
            open,
            units,
            weight: open / f64::from(to - from),
            sure: f64::from(sure) / f64::from(to - from),
            month: month((from + to) / 2).of_year(),
        }
    };
    spans.iter().map(period).collect()
}
