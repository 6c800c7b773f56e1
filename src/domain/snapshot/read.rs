//! Reading a snapshot: the frame, and the kinds of value its parts are made of.

use std::collections::hash_map::Entry;

use super::{Index, Item, MOST, Selling, Snapshot, Supplier};
use crate::domain::day::{Day, is_instant};
use crate::domain::json::{Fault, Read, Reader};
use crate::error::Error;

impl Snapshot {
    /// Reads a snapshot from JSON (UTF-8).
    ///
    /// A bad item or setting is left out, and [`Snapshot::problems`] tells.
    ///
    /// # Errors
    /// When nothing can be used: the text is not UTF-8 or not JSON, it is not an object, its
    /// `items` are no list, or its `version` is not 1.
    pub fn read(bytes: &[u8]) -> Result<Snapshot, Error> {
        let text =
            std::str::from_utf8(bytes).map_err(|_| Error::new("the snapshot", "text in UTF-8"))?;
        Snapshot::read_whole(&mut Reader::new(text)).map_err(Fault::error)
    }

    fn read_whole(reader: &mut Reader<'_>) -> Read<Snapshot> {
        let mut snapshot = Snapshot::default();
        // Suppliers may stand behind the items that name them.
        let mut supplied_by = Vec::new();
        reader.fields(&mut |reader, key| {
            let told = &mut snapshot;
            match key {
                "version" => version(reader),
                "asOf" => reader.lenient(&mut |r| put(&mut told.as_of, instant(r)?)),
                "timeZone" => reader.lenient(&mut |r| put(&mut told.time_zone, name(r)?)),
                "currency" => reader.lenient(&mut |r| put(&mut told.currency, currency(r)?)),
                "calendar" => reader.lenient(&mut |reader| told.calendar.read(reader)),
                "policy" => reader.lenient(&mut |reader| told.policy.read(reader)),
                "suppliers" => reader.lenient(&mut |reader| told.read_suppliers(reader)),
                "items" => told.read_items(reader, &mut supplied_by),
                _ => reader.skip(),
            }
        })?;
        reader.end()?;
        snapshot.problems = std::mem::take(&mut reader.problems);
        snapshot.link(&supplied_by);
        Ok(snapshot)
    }

    fn read_suppliers(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        reader.fields(&mut |reader, key| {
            reader.lenient(&mut |reader| {
                self.suppliers.push(Supplier::read(reader, key)?);
                Ok(())
            })
        })
    }

    fn read_items(
        &mut self,
        reader: &mut Reader<'_>,
        supplied_by: &mut Vec<Option<Box<str>>>,
    ) -> Read<()> {
        reader.entries(&mut |reader, _| {
            reader.lenient(&mut |reader| {
                let (item, supplier) = Item::read(reader)?;
                match self.by_sku.entry(item.sku.clone()) {
                    Entry::Occupied(_) => {
                        let twice = Error::new(&item.sku, "a sku that no earlier item has");
                        reader.problems.push(twice.under("sku"));
                    }
                    Entry::Vacant(free) => {
                        free.insert(self.items.len() as u32);
                        self.items.push(item);
                        supplied_by.push(supplier);
                    }
                }
                Ok(())
            })
        })
    }

    /// Points items to their suppliers and sums up what suppliers do not tell themselves.
    fn link(&mut self, supplied_by: &[Option<Box<str>>]) {
        let mut numbers = Index::default();
        for (supplier, number) in self.suppliers.iter().zip(0..) {
            numbers.insert(supplier.key.clone(), number);
        }
        for (item, supplier) in self.items.iter_mut().zip(supplied_by) {
            item.supplier = supplier
                .as_deref()
                .and_then(|key| numbers.get(key).copied());
        }
        let mut sums = vec![(0u64, 0u64); self.suppliers.len()];
        for item in &self.items {
            let Some((waiting, demand)) = item.supplier.and_then(|n| sums.get_mut(n as usize))
            else {
                continue;
            };
            *waiting = waiting.saturating_add(item.unreached(0));
            *demand = demand.saturating_add(item.daily_demand);
        }
        for (supplier, (waiting, demand)) in self.suppliers.iter_mut().zip(sums) {
            supplier.waiting.get_or_insert(waiting);
            supplier.daily_demand.get_or_insert(demand);
        }
    }
}

impl Item {
    /// Units that wait, `more` among them, and that no supply on hand or on order reaches. Only
    /// what is sold on backorder or made to order counts: the rest is never reordered for.
    pub(crate) fn unreached(&self, more: u64) -> u64 {
        let waiting = self.waiting.saturating_add(more);
        match self.selling {
            Selling::Backorder => waiting.saturating_sub(self.supply()),
            Selling::MadeToOrder => waiting,
            Selling::Stock | Selling::Discontinued => 0,
        }
    }
}

/// Keeps a value that was read.
pub(super) fn put<T>(setting: &mut T, value: impl Into<T>) -> Read<()> {
    *setting = value.into();
    Ok(())
}

/// Text that `accept` takes.
pub(super) fn text_that(
    reader: &mut Reader<'_>,
    expected: &str,
    accept: fn(&str) -> bool,
) -> Read<Box<str>> {
    let mut kept = Box::default();
    reader.text(expected, &mut |text| {
        kept = text.into();
        accept(text)
    })?;
    Ok(kept)
}

/// Not a name for nothing: an empty one would be found by nobody.
pub(super) fn name(reader: &mut Reader<'_>) -> Read<Box<str>> {
    text_that(reader, "text of at least one character", |text| {
        !text.is_empty()
    })
}

/// Text of any length.
pub(super) fn text(reader: &mut Reader<'_>) -> Read<Box<str>> {
    text_that(reader, "text", |_| true)
}

/// A word of a list; its number there.
pub(super) fn word(reader: &mut Reader<'_>, expected: &str, words: &[&str]) -> Read<usize> {
    let mut found = 0;
    reader.text(
        expected,
        &mut |text| match words.iter().position(|word| *word == text) {
            Some(number) => {
                found = number;
                true
            }
            None => false,
        },
    )?;
    Ok(found)
}

/// A whole number of units, cents or days.
pub(super) fn whole(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number("a whole number from 0 to 9007199254740991", 0, MOST)
}

/// Per cent.
pub(super) fn percent(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number("a whole number from 0 to 100", 0, 100)
}

/// Units a day, in thousandths.
pub(super) fn demand(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number(
        "a number of at least 0 with at most three decimal places",
        3,
        MOST,
    )
}

/// A day.
pub(super) fn day(reader: &mut Reader<'_>) -> Read<Day> {
    let mut day = None;
    reader.text(Day::EXPECTED, &mut |text| {
        day = Day::parse(text);
        day.is_some()
    })?;
    Ok(day.unwrap_or(Day::FIRST))
}

fn version(reader: &mut Reader<'_>) -> Read<()> {
    let known = "1, the only version there is";
    match reader.number(known, 0, 1)? {
        1 => Ok(()),
        _ => Err(Fault::Wrong(Error::new("0", known))),
    }
}

fn instant(reader: &mut Reader<'_>) -> Read<Box<str>> {
    text_that(reader, "an instant as YYYY-MM-DDTHH:MM:SSZ", is_instant)
}

fn currency(reader: &mut Reader<'_>) -> Read<Box<str>> {
    text_that(reader, "a currency's three capital letters", |text| {
        text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
    })
}
