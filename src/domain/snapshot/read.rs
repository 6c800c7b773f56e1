//! Reading a snapshot: the frame, and the kinds of value its parts are made of.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Item, MOST, Selling, Snapshot, Supplier, Waiting};
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
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let start = String::from_utf8_lossy(&bytes[..error.valid_up_to().min(12)]);
            Error::new(&start, "text in UTF-8")
        })?;
        let mut reader = Reader::new(text);
        Snapshot::read_whole(&mut reader).map_err(|fault| match fault {
            Fault::Broken(error) | Fault::Wrong(error) => error,
        })
    }

    fn read_whole(reader: &mut Reader<'_>) -> Read<Snapshot> {
        let mut snapshot = Snapshot::default();
        // Suppliers may stand behind the items that name them.
        let mut supplied_by = Vec::new();
        reader.fields(&mut |reader, key| {
            match key {
                "version" => reader.number("1", |n| (n.scaled(0) == Some(1)).then_some(()))?,
                "asOf" => snapshot.as_of = reader.lenient(instant)?,
                "timeZone" => snapshot.time_zone = reader.lenient(name)?,
                "currency" => snapshot.currency = reader.lenient(currency)?,
                "calendar" => {
                    reader.lenient(|reader| snapshot.calendar.read(reader))?;
                }
                "policy" => {
                    reader.lenient(|reader| snapshot.policy.read(reader))?;
                }
                "suppliers" => {
                    reader.lenient(|reader| snapshot.read_suppliers(reader))?;
                }
                "items" => snapshot.read_items(reader, &mut supplied_by)?,
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        reader.end()?;
        snapshot.problems = std::mem::take(&mut reader.problems);
        snapshot.link(&supplied_by);
        Ok(snapshot)
    }

    fn read_suppliers(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        reader.fields(&mut |reader, key| {
            let told = reader.lenient(|reader| Supplier::read(reader, key))?;
            self.suppliers.extend(told);
            Ok(())
        })
    }

    fn read_items(
        &mut self,
        reader: &mut Reader<'_>,
        supplied_by: &mut Vec<Option<Box<str>>>,
    ) -> Read<()> {
        reader.entries(&mut |reader, _| {
            let Some((item, supplier)) = reader.lenient(Item::read)? else {
                return Ok(());
            };
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
    }

    /// Points items to their suppliers and sums up what suppliers do not tell themselves.
    fn link(&mut self, supplied_by: &[Option<Box<str>>]) {
        let numbers: HashMap<&str, u32, super::Hashing> = (self.suppliers.iter().zip(0..))
            .map(|(supplier, number)| (&*supplier.key, number))
            .collect();
        for (item, supplier) in self.items.iter_mut().zip(supplied_by) {
            item.supplier = supplier.as_deref().and_then(|key| numbers.get(key).copied());
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
        let waiting = self.waiting.units().saturating_add(more);
        match self.selling {
            Selling::Backorder => waiting.saturating_sub(self.supply()),
            Selling::MadeToOrder => waiting,
            Selling::Stock | Selling::Discontinued => 0,
        }
    }
}

/// Not a name for nothing: an empty one would be found by nobody.
pub(super) fn name(reader: &mut Reader<'_>) -> Read<Box<str>> {
    reader.text("text of at least one character", |text| {
        (!text.is_empty()).then(|| text.into())
    })
}

/// Text of any length.
pub(super) fn text(reader: &mut Reader<'_>) -> Read<Box<str>> {
    reader.text("text", |text| Some(text.into()))
}

/// A whole number of units, cents or days.
pub(super) fn whole(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number("a whole number from 0 to 9007199254740991", |number| {
        number.scaled(0).filter(|whole| *whole <= MOST)
    })
}

/// Per cent.
pub(super) fn percent(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number("a whole number from 0 to 100", |number| {
        number.scaled(0).filter(|percent| *percent <= 100)
    })
}

/// Units a day, in thousandths.
pub(super) fn demand(reader: &mut Reader<'_>) -> Read<u64> {
    reader.number("a number of at least 0 with at most three decimal places", |number| {
        number.scaled(3).filter(|thousandths| *thousandths <= MOST)
    })
}

/// A day.
pub(super) fn day(reader: &mut Reader<'_>) -> Read<Day> {
    reader.text(Day::EXPECTED, Day::parse)
}

fn instant(reader: &mut Reader<'_>) -> Read<Box<str>> {
    reader.text("an instant as YYYY-MM-DDTHH:MM:SSZ", |text| {
        is_instant(text).then(|| text.into())
    })
}

fn currency(reader: &mut Reader<'_>) -> Read<Box<str>> {
    reader.text("a currency's three capital letters", |text| {
        (text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())).then(|| text.into())
    })
}

impl Default for Waiting {
    fn default() -> Waiting {
        Waiting::Units(0)
    }
}
