//! Reading a snapshot: its frame, and what only the whole of it tells.

#[cfg(feature = "full")]
use super::twice::contradictions;
use super::{Index, Item, Snapshot, Supplier};
#[cfg(feature = "full")]
use crate::domain::day::Day;
use crate::domain::json::{Fault, Read, Reader};
#[cfg(feature = "full")]
use crate::domain::lateness::{Record, judge};
#[cfg(feature = "full")]
use crate::domain::order::Order;
use crate::domain::values::{instant, name, put, text_that};
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
        #[cfg(feature = "full")]
        let mut orders_at = Vec::new();
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
                #[cfg(feature = "full")]
                "orders" => reader.lenient(&mut |reader| told.read_orders(reader, &mut orders_at)),
                _ => reader.skip(),
            }
        })?;
        reader.end()?;
        snapshot.problems = std::mem::take(&mut reader.problems);
        snapshot.link_suppliers(&told_at);
        snapshot.index_items(&told_at);
        snapshot.sum_up();
        #[cfg(feature = "full")]
        {
            snapshot.link_orders(&orders_at);
            snapshot.judge_suppliers();
        }
        Ok(snapshot)
    }

    fn read_suppliers(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        reader.fields(&mut |reader, key| {
            reader.lenient(&mut |reader| {
                // JavaScript's objects cannot hold that name, so it could not be told any further.
                if key == "__proto__" {
                    return Err(Fault::wrong(Error::new(key, "another name")));
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

    /// Of two orders with one id the first stands. Their places among the orders as told go to `told_at`.
    #[cfg(feature = "full")]
    fn read_orders(&mut self, reader: &mut Reader<'_>, told_at: &mut Vec<usize>) -> Read<()> {
        let mut known = std::collections::BTreeSet::new();
        reader.entries(&mut |reader, place| {
            reader.lenient(&mut |reader| {
                let order = Order::read(reader)?;
                if !known.insert(order.id.clone()) {
                    let twice = Error::new(&order.id, "an id that no earlier order has");
                    return Err(Fault::wrong(twice.under("id")));
                }
                self.orders.push(order);
                told_at.push(place);
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
            let find = |supplier: &Option<Box<str>>| {
                let number = index.find(supplier.as_deref()?, &key)?;
                Some(number as u32)
            };
            item.supplier = find(&told.supplier);
            for receipt in &mut item.on_order {
                receipt.from = match receipt.supplier {
                    Some(_) => find(&receipt.supplier),
                    None => item.supplier,
                };
            }
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

    /// Points lines of orders to their items, which may stand behind them in the text.
    #[cfg(feature = "full")]
    fn link_orders(&mut self, told_at: &[usize]) {
        let mut orders = std::mem::take(&mut self.orders);
        for line in orders.iter_mut().flat_map(|order| &mut order.lines) {
            line.row = self.row(&line.sku).map(|row| row as u32);
        }
        let mut problems = contradictions(&orders, &self.items, told_at);
        self.problems.append(&mut problems);
        self.orders = orders;
    }

    /// Makes of suppliers' deliveries how late they are, where they do not tell themselves. What is promised
    /// for after the snapshot was made, and is said to have come then too, is left out.
    #[cfg(feature = "full")]
    fn judge_suppliers(&mut self) {
        let last = self
            .suppliers
            .iter()
            .flat_map(|supplier| &supplier.deliveries);
        let last = last.map(|delivery| delivery.received).max();
        let Some(known) = self.as_of_day().or(last) else {
            return;
        };
        for supplier in &mut self.suppliers {
            let problems = &mut self.problems;
            let key = &supplier.key;
            supplier
                .deliveries
                .retain(|delivery| match delivery.not_yet(known) {
                    Some(problem) => {
                        problems.push(problem.under("deliveries").under(key).under("suppliers"));
                        false
                    }
                    None => true,
                });
        }
        let records = self.suppliers.iter().map(|supplier| Record {
            deliveries: &supplier.deliveries,
            lead_days: supplier.lead_days,
            drop_ships: supplier.drop_ship_days.is_some(),
        });
        let judged = judge(&records.collect::<Vec<_>>(), known);
        for (supplier, judged) in self.suppliers.iter_mut().zip(judged) {
            for (told, judged) in supplier.lateness.iter_mut().zip(judged) {
                if told.is_none() {
                    *told = judged;
                }
            }
        }
    }

    /// The day it was made, by the clock it names.
    #[cfg(feature = "full")]
    fn as_of_day(&self) -> Option<Day> {
        Day::parse(self.as_of.as_deref()?.get(..10)?)
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

fn version(reader: &mut Reader<'_>) -> Read<()> {
    let known = "1, the only version there is";
    match reader.number(known, 0, 1)? {
        1 => Ok(()),
        _ => Err(Fault::wrong(Error::new("0", known))),
    }
}

fn currency(reader: &mut Reader<'_>) -> Read<Box<str>> {
    text_that(reader, "a currency's three capital letters", |text| {
        text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase())
    })
}
