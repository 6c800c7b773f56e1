//! Reading a snapshot: the frame, and the kinds of value its parts are made of.

use super::{Index, Item, MOST, Snapshot, Supplier};
use crate::domain::day::{Day, is_instant};
use crate::domain::json::{Fault, Read, Reader};
use crate::error::Error;

/// What is needed of an item's text once all of it is read.
struct ToldAt {
    /// Its number among the items as told.
    place: usize,
    /// The name of its supplier.
    supplier: Option<Box<str>>,
}

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
        let mut told_at = Vec::new();
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
                "items" => told.read_items(reader, &mut told_at),
                _ => reader.skip(),
            }
        })?;
        reader.end()?;
        snapshot.problems = std::mem::take(&mut reader.problems);
        snapshot.link_suppliers(&told_at);
        snapshot.index_items(&told_at);
        snapshot.sum_up();
        Ok(snapshot)
    }

    fn read_suppliers(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        reader.fields(&mut |reader, key| {
            reader.lenient(&mut |reader| {
                // JavaScript's objects cannot hold that name, so it could not be told any further.
                if key == "__proto__" {
                    return Err(Fault::Wrong(Error::new(key, "another name")));
                }
                self.suppliers.push(Supplier::read(reader, key)?);
                Ok(())
            })
        })
    }

    fn read_items(&mut self, reader: &mut Reader<'_>, told_at: &mut Vec<ToldAt>) -> Read<()> {
        reader.entries(&mut |reader, place| {
            reader.lenient(&mut |reader| {
                let (item, supplier) = Item::read(reader)?;
                self.items.push(item);
                told_at.push(ToldAt { place, supplier });
                Ok(())
            })
        })
    }

    /// Points items to their suppliers, which may stand behind them in the text. Of two suppliers
    /// with one name the first stands.
    fn link_suppliers(&mut self, told_at: &[ToldAt]) {
        let problems = &mut self.problems;
        let index = Index::of_first(&mut self.suppliers, |one| &one.key, &mut |_, key| {
            let twice = Error::new(key, "a name that no earlier supplier has");
            problems.push(twice.under(key).under("suppliers"));
        });
        let key = |number: usize| &*self.suppliers[number].key;
        for (item, told) in self.items.iter_mut().zip(told_at) {
            let supplier = told.supplier.as_deref();
            let number = supplier.and_then(|supplier| index.find(supplier, &key));
            item.supplier = number.map(|number| number as u32);
        }
    }

    /// Makes items findable. Of two with one sku the first stands.
    fn index_items(&mut self, told_at: &[ToldAt]) {
        let problems = &mut self.problems;
        self.by_sku = Index::of_first(&mut self.items, |item| &item.sku, &mut |number, sku| {
            let twice = Error::new(sku, "a sku that no earlier item has");
            let place = told_at[number].place;
            problems.push(twice.under("sku").at(place).under("items"));
        });
    }

    /// Sums up for suppliers what they do not tell themselves.
    fn sum_up(&mut self) {
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
