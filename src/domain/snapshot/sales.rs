//! What was sold of an item in the past, month by month or day by day. Only the merchant's own snapshot tells it.

use crate::domain::day::Day;
use crate::domain::json::{Fault, Read, Reader};
use crate::domain::month::Month;
use crate::domain::sort::sort;
use crate::domain::values::{day, missing, put, text_that, whole};
use crate::error::{Error, push_number};

/// What was sold in a month or on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sold {
    /// The first day of it.
    pub from: Day,
    /// How many days it has: one, or those of a month.
    pub days: u8,
    /// On how many of these there was no stock; none: nobody told.
    pub days_out: Option<u8>,
    /// Units sold.
    pub quantity: u64,
}

impl Default for Sold {
    fn default() -> Sold {
        Sold {
            from: Day::FIRST,
            days: 1,
            days_out: None,
            quantity: 0,
        }
    }
}

/// Reads a list of `{ "month" or "day", "quantity", "daysOut" }`, of which a wrong one costs only itself. The earliest
/// comes first.
pub(super) fn sales(reader: &mut Reader<'_>, told: &mut Vec<Sold>) -> Read<()> {
    told.clear();
    reader.entries(&mut |reader, _| {
        reader.lenient(&mut |reader| {
            told.push(Sold::read(reader)?);
            Ok(())
        })
    })?;
    sort(told, |one, other| one.from.cmp(&other.from));
    told.shrink_to_fit();
    Ok(())
}

impl Sold {
    /// Whether it is of a month, not of a day.
    pub(in crate::domain) fn is_month(&self) -> bool {
        self.days > 1
    }

    /// Of so many days of it: how many had stock.
    pub(in crate::domain) fn in_stock(&self, days: u8) -> u8 {
        days.saturating_sub(self.days_out.unwrap_or_default())
    }

    fn read(reader: &mut Reader<'_>) -> Read<Sold> {
        let (mut month, mut date) = (None, None);
        let (mut quantity, mut out) = (None, None);
        reader.fields(&mut |reader, key| match key {
            "month" => text_that(reader, "a month as YYYY-MM", |text| {
                Month::parse(text).is_some()
            })
            .map(|text| month = Month::parse(&text)),
            "day" => put(&mut date, day(reader)?),
            "quantity" => put(&mut quantity, whole(reader)?),
            "daysOut" => put(&mut out, whole(reader)?),
            _ => reader.skip(),
        })?;
        let (from, days) = match (month, date) {
            (Some(month), None) => (month.first(), month.days()),
            (None, Some(day)) => (day, 1),
            (None, None) => return Err(missing("month", "a month, or a day")),
            (Some(_), Some(_)) => {
                let both = Error::new("a day too", "either a month or a day");
                return Err(Fault::wrong(both.under("month")));
            }
        };
        if let Some(found) = out.filter(|out| *out > u64::from(days)) {
            return Err(too_many(found, days));
        }
        Ok(Sold {
            from,
            days,
            days_out: out.map(|out| out as u8),
            quantity: quantity.ok_or_else(|| missing("quantity", "how many were sold"))?,
        })
    }
}

impl Sold {
    /// The same where days without stock are days like any other.
    pub(in crate::domain) fn on_sale_all_along(self) -> Sold {
        Sold {
            days_out: self.days_out.map(|_| 0),
            ..self
        }
    }
}

#[cold]
fn too_many(found: u64, days: u8) -> Fault {
    let (mut text, mut expected) = (String::new(), String::from("no more than its days, "));
    push_number(&mut text, found);
    push_number(&mut expected, days.into());
    Fault::wrong(Error::new(&text, &expected).under("daysOut"))
}
