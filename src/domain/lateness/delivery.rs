//! What a supplier once promised and when it came, as a merchant's own snapshot tells it.

use super::{A_YEAR, Kind, MOST_DAYS};
use crate::domain::day::{Day, ascii};
use crate::domain::json::{Fault, Read, Reader};
use crate::domain::values::{day, missing, put, word};
use crate::error::Error;

/// A delivery of the past.
#[derive(Debug, Clone, Copy)]
pub struct Delivery {
    /// When it was ordered.
    pub ordered: Option<Day>,
    /// The day it was promised for.
    pub due: Option<Day>,
    /// The day it came.
    pub received: Day,
    /// [`Kind::Purchase`] or [`Kind::DropShip`].
    pub via: Kind,
    /// Its number in the list.
    pub(super) place: usize,
}

impl Default for Delivery {
    fn default() -> Delivery {
        Delivery {
            ordered: None,
            due: None,
            received: Day::FIRST,
            via: Kind::Purchase,
            place: 0,
        }
    }
}

/// Reads a list of deliveries, of which a wrong one costs only itself.
pub(in crate::domain) fn deliveries(reader: &mut Reader<'_>, told: &mut Vec<Delivery>) -> Read<()> {
    told.clear();
    reader.entries(&mut |reader, place| {
        reader.lenient(&mut |reader| {
            told.push(Delivery {
                place,
                ..Delivery::read(reader)?
            });
            Ok(())
        })
    })
}

impl Delivery {
    /// Reads `{ "ordered", "due", "received", "via" }`, of which `received` must be there, and one of the other days.
    fn read(reader: &mut Reader<'_>) -> Read<Delivery> {
        let (mut delivery, mut received) = (Delivery::default(), None);
        reader.fields(&mut |reader, key| match key {
            "ordered" => put(&mut delivery.ordered, day(reader)?),
            "due" => put(&mut delivery.due, day(reader)?),
            "received" => put(&mut received, day(reader)?),
            "via" => {
                let kinds = [Kind::Purchase, Kind::DropShip];
                let number = word(reader, "purchase or drop-ship", &kinds.map(Kind::text))?;
                put(&mut delivery.via, kinds[number])
            }
            _ => reader.skip(),
        })?;
        delivery.received = received.ok_or_else(|| missing("received", Day::EXPECTED))?;
        if delivery.due.is_none() && delivery.ordered.is_none() {
            return Err(missing("due", "the day it was due, or ordered"));
        }
        for (field, day) in [("due", delivery.due), ("ordered", delivery.ordered)] {
            let Some(day) = day else { continue };
            let apart = day.until(delivery.received);
            if apart.abs() > MOST_DAYS {
                return Err(wrong(field, day, "a day within ten years of received"));
            }
            if field == "ordered" && apart < 0 {
                return Err(wrong(field, day, "a day not after received"));
            }
        }
        Ok(delivery)
    }
}

impl Delivery {
    /// What is wrong with it if the last day that can be known of is `known`: it came later, and was not even due by
    /// then, or a year later. What was due before may have a day to come written down already: that it is late is true.
    /// The shop's day may be one ahead of the clock that told.
    pub(in crate::domain) fn not_yet(&self, known: Day) -> Option<Error> {
        let is_ahead = |day: Day| known.until(day) > 1;
        let ahead = is_ahead(self.received) && self.due.is_none_or(is_ahead)
            || known.until(self.received) > A_YEAR;
        let received = self.received.text();
        let found = Error::new(ascii(&received), "a day not after asOf");
        ahead.then(|| found.under("received").at(self.place))
    }
}

fn wrong(field: &str, day: Day, expected: &str) -> Fault {
    Fault::wrong(Error::new(ascii(&day.text()), expected).under(field))
}
