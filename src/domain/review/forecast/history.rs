//! From what a snapshot tells of an item's sales to periods that can be compared, and what is wrong with it.
//!
//! - Histories that tell of months are of calendar months; those that tell of days only, of weeks that end where the
//!   history does.
//! - Demand is units for each day *in stock*. A day out of stock tells nothing of demand, not that there was none.
//! - Most exports leave out the months or days on which nothing was sold, so what is not told of counts as none sold. But a
//!   history that itself tells of none sold tells of everything: what it leaves out then is not known.
//! - The month in which today lies, and today, are not over and are left out; so is what lies more than ten years back.

use super::sales::{Month, Sale, When};
use crate::domain::day::Day;
use crate::error::Error;

/// Days that a history goes back at most.
const TEN_YEARS: i32 = 3_653;
/// Days in a week.
const WEEK: i32 = 7;
/// How many times the next largest figure is out of line.
const OUT_OF_LINE: u64 = 100;
/// From so many figures on one can be out of line with the others.
const A_FEW: usize = 5;

/// A month or a week of the past.
#[derive(Debug, Clone, Copy)]
pub(super) struct Period {
    /// Its days in stock that are known of.
    pub open: f64,
    /// Units sold on them.
    pub units: f64,
    /// The share of it that those days are.
    pub weight: f64,
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
    /// What was left out and why, by its place among the sales.
    pub problems: Vec<Error>,
}

/// The first day after all that these sales tell of, which is today at most: what the shop's sales are told until is the
/// latest over all its items.
pub fn told_until(sales: &[Sale], today: Day) -> Option<Day> {
    let over = sales.iter().filter(|sale| is_over(sale.when, today));
    let end = over.map(|sale| sale.when.span().1).max()?;
    Day::from_number(end)
}

fn is_over(when: When, today: Day) -> bool {
    when.span().1 <= today.number()
}

impl History {
    /// Makes it of an item's sales, in any order. `until` is the first day that the shop's sales do not tell of
    /// ([`told_until`]): an item that none was sold of lately has no figures to say so.
    pub fn new(sales: &[Sale], until: Option<Day>, today: Day) -> History {
        let mut problems = Vec::new();
        let mut told = sorted(sales, today, &mut problems);
        leave_out_of_line(&mut told, &mut problems);
        let own = told.last().map_or(0, |last| last.span.1);
        let by_month = told.iter().any(Figure::is_month);
        let until = until.map_or(own, |until| until.number().min(today.number()));
        // Of months that are not over those who tell by month say nothing.
        let over = Month::of(Day::FIRST.shifted(until)).days().0;
        let end = own.max(if by_month { over } else { until });
        told.retain(|figure| figure.span.0 >= end - TEN_YEARS);
        let Some(first) = told.first().map(|figure| figure.span.0) else {
            return History {
                periods: Vec::new(),
                length: f64::from(WEEK),
                end,
                problems,
            };
        };
        let tells_all = told.iter().any(Figure::tells_none_sold);
        if tells_all {
            name_gaps(&told, end, &mut problems);
        }
        let spans = if by_month {
            months(first, end)
        } else {
            weeks(first, end)
        };
        let periods = fill(&spans, &told, (first, end), tells_all);
        let length = f64::from(spans.iter().map(|(from, to)| to - from).sum::<i32>())
            / spans.len().max(1) as f64;
        History {
            periods,
            length,
            end,
            problems,
        }
    }
}

/// A sale that nothing is wrong with.
struct Figure {
    place: usize,
    when: When,
    span: (i32, i32),
    quantity: u64,
    out: i32,
}

impl Figure {
    fn days(&self) -> i32 {
        self.span.1 - self.span.0
    }

    fn is_month(&self) -> bool {
        matches!(self.when, When::Month(_))
    }

    fn tells_none_sold(&self) -> bool {
        self.quantity == 0 && self.out < self.days()
    }
}

/// What is over and can be believed, the oldest first, each day told once.
fn sorted(sales: &[Sale], today: Day, problems: &mut Vec<Error>) -> Vec<Figure> {
    let mut told: Vec<Figure> = Vec::with_capacity(sales.len());
    for (place, sale) in sales.iter().enumerate() {
        match figure(place, sale, today) {
            Ok(figure) => told.extend(figure),
            Err(problem) => problems.push(problem.at(place).under("sales")),
        }
    }
    // Of equal ones the first stands; a month stands for its days.
    told.sort_by_key(|figure| (figure.span.0, -figure.days(), figure.place));
    let mut end = i32::MIN;
    told.retain(|figure| {
        let is_new = figure.span.0 >= end;
        if is_new {
            end = figure.span.1;
        } else {
            problems.push(figure.problem("when", "a time that no other figure is of"));
        }
        is_new
    });
    told
}

/// None where it is of a time that is not over.
fn figure(place: usize, sale: &Sale, today: Day) -> Result<Option<Figure>, Error> {
    let (when, span) = (sale.when, sale.when.span());
    if span.0 > today.number() {
        return Err(Error::new(&when.to_string(), "a time that has begun").under(when.field()));
    }
    let days = span.1 - span.0;
    let out = i32::try_from(sale.days_out).unwrap_or(i32::MAX);
    if out > days {
        let expected = format!("at most the {days} days of {when}");
        return Err(Error::new(&sale.days_out.to_string(), &expected).under("daysOut"));
    }
    if out == days && sale.quantity > 0 {
        let expected = format!("fewer days, as {} were sold in {when}", sale.quantity);
        return Err(Error::new(&sale.days_out.to_string(), &expected).under("daysOut"));
    }
    Ok(is_over(when, today).then_some(Figure {
        place,
        when,
        span,
        quantity: sale.quantity,
        out,
    }))
}

impl Figure {
    fn problem(&self, field: &str, expected: &str) -> Error {
        let (field, value) = match field {
            "when" => (self.when.field(), self.when.to_string()),
            _ => (field, self.quantity.to_string()),
        };
        let found = Error::new(&value, expected).under(field);
        found.at(self.place).under("sales")
    }
}

/// Leaves out figures that are a hundred times all others: slips of the pen, or what will not come again.
fn leave_out_of_line(told: &mut Vec<Figure>, problems: &mut Vec<Error>) {
    let mut sold: Vec<u64> = told.iter().map(|figure| figure.quantity).collect();
    sold.retain(|quantity| *quantity > 0);
    sold.sort_unstable();
    let mut most = u64::MAX;
    while let [.., next, last] = sold[..]
        && sold.len() >= A_FEW
        && last / OUT_OF_LINE > next
    {
        most = next;
        sold.pop();
    }
    told.retain(|figure| {
        if figure.quantity > most {
            let expected = format!("a figure in line with the others, of {most} at most");
            problems.push(figure.problem("quantity", &expected));
        }
        figure.quantity <= most
    });
}

/// Names each run of days that nothing is told of.
fn name_gaps(told: &[Figure], end: i32, problems: &mut Vec<Error>) {
    let starts = told.iter().skip(1).map(|figure| figure.span.0);
    for (before, next) in told.iter().zip(starts.chain([end])) {
        let from = before.span.1;
        if next > from {
            let gap = format!("nothing from {} to {}", text(from), text(next - 1));
            let expected = "a figure for each time, as it tells of times of none sold, too";
            problems.push(Error::new(&gap, expected).under("sales"));
        }
    }
}

fn text(day: i32) -> String {
    Day::FIRST.shifted(day).to_string()
}

/// The calendar months from a day to before another.
fn months(first: i32, end: i32) -> Vec<(i32, i32)> {
    let mut month = Month::of(Day::FIRST.shifted(first));
    let mut spans = Vec::new();
    loop {
        let (from, days) = month.days();
        if from >= end {
            return spans;
        }
        spans.push((from, from + days));
        month = month.plus(1);
    }
}

/// The weeks that end with the history.
fn weeks(first: i32, end: i32) -> Vec<(i32, i32)> {
    let count = (end - first + WEEK - 1) / WEEK;
    let from = end - count * WEEK;
    (0..count)
        .map(|week| (from + week * WEEK, from + (week + 1) * WEEK))
        .collect()
}

fn fill(spans: &[(i32, i32)], told: &[Figure], known: (i32, i32), tells_all: bool) -> Vec<Period> {
    let mut told = told.iter().peekable();
    let period = |&(from, to): &(i32, i32)| {
        let (mut units, mut of, mut out) = (0.0, 0, 0);
        while let Some(figure) = told.next_if(|figure| figure.span.0 < to) {
            units += figure.quantity as f64;
            of += figure.days();
            out += figure.out;
        }
        if !tells_all {
            of = to.min(known.1) - from.max(known.0);
        }
        let open = f64::from(of - out);
        Period {
            open,
            units,
            weight: open / f64::from(to - from),
            month: Month::of(Day::FIRST.shifted((from + to) / 2)).of_year(),
        }
    };
    spans.iter().map(period).collect()
}
