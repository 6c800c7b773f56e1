//! Reading what happens to an order: events, and what the customer was told.

use super::{By, Event, Kind, Notice, Order, Told, Units};
use crate::domain::json::{Fault, Read, Reader};
use crate::domain::names::Names;
use crate::domain::snapshot::MOST;
use crate::domain::values::{all, day, instant, list, missing, name, put, text, whole};
use crate::error::Error;

impl Order {
    /// Each line has a name of its own, and what all of them cost can be counted.
    pub(super) fn check_lines(&self) -> Read<()> {
        let mut names = Names::default();
        let (mut units, mut amount) = (0u64, 0u64);
        for (index, line) in self.lines.iter().enumerate() {
            let wrong = |error: Error| Fault::wrong(error.at(index).under("lines"));
            if names.keep(&line.id, index) != index {
                let twice = Error::new(&line.id, "an id that no earlier line has");
                return Err(wrong(twice.under("id")));
            }
            units = units.saturating_add(line.quantity);
            amount = amount.saturating_add(line.price.saturating_mul(line.quantity));
            if units > MOST || amount > MOST {
                let most = "at most 9007199254740991 units and cents in all";
                return Err(wrong(Error::new("more", most)));
            }
        }
        Ok(())
    }
}

impl Event {
    pub(super) fn read(reader: &mut Reader<'_>) -> Read<Event> {
        let [mut id, mut at]: [Box<str>; 2] = Default::default();
        let (mut kind, mut amount) = (None, None);
        let (mut units, mut by) = (Units::default(), By::Customer);
        let mut reason = Box::<str>::default();
        reader.fields(&mut |reader, key| match key {
            "id" => put(&mut id, name(reader)?),
            "at" => put(&mut at, instant(reader)?),
            "type" => put(&mut kind, Kind::read(reader)?),
            "line" => put(&mut units.line, name(reader)?),
            "quantity" => put(&mut units.quantity, whole(reader)?),
            "by" => put(&mut by, By::read(reader)?),
            "amount" => put(&mut amount, whole(reader)?),
            "reason" => put(&mut reason, text(reader)?),
            _ => reader.skip(),
        })?;
        if id.is_empty() {
            return Err(missing("id", "text"));
        }
        if at.is_empty() {
            return Err(missing("at", "an instant as YYYY-MM-DDTHH:MM:SSZ"));
        }
        let kind = kind.ok_or_else(|| missing("type", Kind::EXPECTED))?;
        if kind >= Kind::Charged && amount.is_none() {
            return Err(missing("amount", "cents"));
        }
        let amount = amount.unwrap_or_default();
        Ok(Event {
            id,
            at,
            kind,
            units,
            by,
            reason: Some(reason).filter(|told| !told.is_empty()),
            amount,
        })
    }
}

impl Told {
    /// Reads a JSON list (UTF-8) of what customers were told.
    ///
    /// # Errors
    /// When it is no list, or something in it is wrong.
    pub fn read_all(bytes: &[u8]) -> Result<Vec<Told>, Error> {
        all(bytes, |reader| list(reader, Told::read))
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Read<Told> {
        let (mut at, mut line, mut kind) = (None, Box::<str>::default(), None);
        let (mut earliest, mut latest) = (None, None);
        reader.fields(&mut |reader, key| match key {
            "at" => put(&mut at, instant(reader)?),
            "line" => put(&mut line, name(reader)?),
            "kind" => put(&mut kind, Notice::read(reader)?),
            "earliest" => day_or_none(reader, &mut earliest),
            "latest" => day_or_none(reader, &mut latest),
            _ => reader.skip(),
        })?;
        if line.is_empty() {
            return Err(missing("line", "the id of a line"));
        }
        Ok(Told {
            at,
            line,
            kind: kind.ok_or_else(|| missing("kind", Notice::EXPECTED))?,
            earliest,
            latest,
        })
    }
}

/// A day, or `null` where none was known.
pub(super) fn day_or_none(
    reader: &mut Reader<'_>,
    kept: &mut Option<crate::domain::day::Day>,
) -> Read<()> {
    if reader.is_null() {
        *kept = None;
        return reader.skip();
    }
    put(kept, day(reader)?)
}
