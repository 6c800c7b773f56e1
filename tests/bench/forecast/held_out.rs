//! Items of a CSV file (item, when, quantity, daysOut), and what of them is held out: the last third of each.

use backsoon::domain::day::Day;
use backsoon::domain::month::Month;
use backsoon::domain::review::forecast::{Demand, History, Outlook, forecast};
use backsoon::domain::snapshot::Sold;

use crate::simple::{self, SIMPLE};

/// Periods held out of an item at most.
const MOST: usize = 18;
/// Periods before them at least.
const BEFORE: usize = 3;

/// An item's sales, the oldest first.
pub struct Item {
    pub sales: Vec<Sold>,
}

/// Reads items, each of lines that follow one another.
pub fn read(file: &str) -> Result<Vec<Item>, String> {
    let text = std::fs::read_to_string(file).map_err(|error| error.to_string())?;
    let (mut items, mut last) = (Vec::new(), "");
    for (number, line) in text.lines().enumerate().skip(1) {
        let wrong = || {
            format!(
                "line {}: {line}: expected item, when, quantity, daysOut",
                number + 1
            )
        };
        let [name, when, quantity, out] = line.split(',').collect::<Vec<_>>()[..] else {
            return Err(wrong());
        };
        let (from, days) = Day::parse(when)
            .map(|day| (day, 1))
            .or(Month::parse(when).map(|month| (month.first(), month.days())))
            .ok_or_else(wrong)?;
        let out = out.parse().ok().filter(|out| *out <= days);
        let sold = Sold {
            from,
            days,
            days_out: Some(out.ok_or_else(wrong)?),
            quantity: quantity.parse().map_err(|_| wrong())?,
        };
        if name != last || items.is_empty() {
            items.push(Item { sales: Vec::new() });
            last = name;
        }
        items.last_mut().ok_or_else(wrong)?.sales.push(sold);
    }
    Ok(items)
}

/// A month or week: how many days of it were in stock, and the units sold.
#[derive(Clone, Copy)]
pub struct Period {
    pub from: Day,
    pub days: f64,
    pub open: f64,
    pub units: f64,
}

/// One time at which the future was asked for.
pub struct Asked {
    /// The place of the next period among the item's.
    pub next: usize,
    /// What is expected of each of the next periods, up to three: of each simple method one figure for all.
    pub simple: Vec<simple::Answer>,
    /// None where it says that there is too little.
    pub ours: Option<Ours>,
}

pub struct Ours {
    /// Of the next period, the next two and the next three.
    pub next: [Demand; 3],
}

pub struct Tried {
    pub periods: Vec<Period>,
    pub asked: Vec<Asked>,
}

pub struct Set {
    pub items: Vec<Tried>,
}

impl Set {
    pub fn of<'i>(items: impl Iterator<Item = &'i Item>) -> Set {
        Set {
            items: items.filter_map(tried).collect(),
        }
    }

    pub fn summary(&self) -> String {
        let asked: usize = self.items.iter().map(|item| item.asked.len()).sum();
        let all = || {
            self.items
                .iter()
                .flat_map(|item| &item.periods)
                .filter(|period| period.open > 0.0)
        };
        let none =
            all().filter(|period| period.units == 0.0).count() as f64 / all().count().max(1) as f64;
        let silent = self
            .items
            .iter()
            .flat_map(|item| &item.asked)
            .filter(|asked| asked.ours.is_none())
            .count();
        format!(
            "{} items, {asked} forecasts of held-out periods ({silent} with too little history), none sold in {:.0} % of periods",
            self.items.len(),
            none * 100.0
        )
    }
}

/// None where there is nothing to hold out, or it sold nothing before.
fn tried(item: &Item) -> Option<Tried> {
    let periods = periods(&item.sales)?;
    let held = (periods.len() / 3).clamp(1, MOST);
    let first = periods
        .len()
        .checked_sub(held)
        .filter(|first| *first >= BEFORE)?;
    if periods[..first].iter().all(|period| period.units == 0.0) {
        return None;
    }
    let asked = (first..periods.len())
        .map(|next| ask(item, &periods, next))
        .collect();
    Some(Tried { periods, asked })
}

/// Months as they are, days by the week.
fn periods(sales: &[Sold]) -> Option<Vec<Period>> {
    let mut periods: Vec<Period> = Vec::new();
    let mut count = 0;
    for sold in sales {
        let days = f64::from(sold.days);
        if sold.days > 1 || count % 7 == 0 {
            periods.push(Period {
                from: sold.from,
                days: days.max(7.0),
                open: 0.0,
                units: 0.0,
            });
        }
        count += i32::from(sold.days == 1);
        let last = periods.last_mut()?;
        last.open += days - f64::from(sold.days_out.unwrap_or_default());
        last.units += sold.quantity as f64;
    }
    Some(periods)
}

fn ask(item: &Item, periods: &[Period], next: usize) -> Asked {
    let today = periods[next].from;
    let past = item.sales.iter().filter(|sold| sold.from < today);
    let known: Vec<Sold> = past.copied().collect();
    let ours = match forecast(&History::new(&known, Some(today), today), today) {
        Outlook::TooLittle(_) => None,
        Outlook::Known(forecast) => {
            let mut days = 0.0;
            let next = [0, 1, 2].map(|ahead| {
                days += periods.get(next + ahead).map_or(30.0, |period| period.days);
                forecast.over(days, 0.0)
            });
            Some(Ours { next })
        }
    };
    let simple = SIMPLE
        .iter()
        .map(|(_, method)| simple::answer(*method, &periods[..next]))
        .collect();
    Asked { next, simple, ours }
}
