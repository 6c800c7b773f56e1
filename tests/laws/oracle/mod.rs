//! The rules once more, slowly: one unit and one day at a time, straight from the prose, from the
//! JSON itself. It shares nothing with the crate but the names of sources and states.

mod cart;
mod days;
mod supply;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Value, json};

use self::days::{When, day, text, written};
use self::supply::{free, number, selling, waiting};
use crate::shop::Shop;

/// One unit of a request: its source and its day, or nothing where it cannot be had.
#[derive(Clone, Copy)]
enum Unit {
    Had(&'static str, When),
    Unavailable,
}

pub struct Oracle<'s> {
    snapshot: &'s Value,
    today: NaiveDate,
    clock: &'s str,
    /// Rules that decided something, by name.
    pub reached: RefCell<BTreeSet<&'static str>>,
}

impl<'s> Oracle<'s> {
    pub fn new(shop: &'s Shop) -> Oracle<'s> {
        let (today, clock) = shop.now.split_once('T').expect("a moment");
        Oracle {
            snapshot: &shop.snapshot,
            today: day(today),
            clock,
            reached: RefCell::default(),
        }
    }

    /// §4, behind `taken` units of earlier lines of the same cart.
    pub fn promise(&self, sku: &str, quantity: u64, taken: u64) -> Value {
        let Some(item) = self.item(sku) else {
            return json!({
                "state": "unknown", "parts": [], "unavailable": quantity, "complete": null,
                "restock": null, "announce": true, "overdue": false, "unsure": false,
            });
        };
        let ahead = waiting(item) + taken;
        let units = self.allot(item, ahead, quantity, ahead, true);
        let unavailable = units
            .iter()
            .filter(|unit| matches!(unit, Unit::Unavailable))
            .count() as u64;
        let had = quantity - unavailable;
        let from_stock = units
            .iter()
            .filter(|unit| matches!(unit, Unit::Had("stock", _)))
            .count() as u64;
        let complete = complete(&units);
        let is_preorder = self.is_preorder(item);
        let free = free(item);
        let low = number(&self.snapshot["policy"], "lowStock", 0);
        let state = if selling(item) == "discontinued" && from_stock < quantity {
            "discontinued"
        } else if had == 0 {
            "out-of-stock"
        } else if unavailable > 0 {
            "short"
        } else if is_preorder {
            "preorder"
        } else if selling(item) == "made-to-order" {
            "made-to-order"
        } else if from_stock == quantity && free.is_some_and(|free| free <= ahead + low) {
            "low-stock"
        } else if from_stock == quantity {
            "in-stock"
        } else if from_stock > 0 {
            "partial"
        } else {
            "backorder"
        };
        let quiet_days = number(&self.snapshot["policy"], "quietDays", 7) as i64;
        let is_quiet = complete.is_some_and(|day| (day - self.today).num_days() < quiet_days);
        let announce = match state {
            "in-stock" | "low-stock" => false,
            "partial" | "backorder" | "made-to-order" => !is_quiet,
            _ => true,
        };
        // The first unit that is unavailable has the number ahead + had + 1.
        let arrivals = self.arrivals(item);
        let restock = match free {
            Some(free) if unavailable > 0 && ahead + had >= free => arrivals
                .get((ahead + had - free) as usize)
                .and_then(|(ships, _)| *ships),
            _ => None,
        };
        let overdue = units.iter().zip(ahead..).any(|(unit, before)| {
            let late = |free: u64| arrivals[(before - free) as usize].1;
            matches!(unit, Unit::Had("on-order", _)) && free.is_some_and(late)
        });
        let unsure = item["onHand"] == "some" && free.is_none() && quantity > 1;
        json!({
            "state": state, "parts": parts(&units), "unavailable": unavailable,
            "complete": text(complete), "restock": text(restock), "announce": announce,
            "overdue": overdue, "unsure": unsure,
        })
    }

    /// What each line that waits is promised in its turn.
    pub fn queue(&self, sku: &str) -> Value {
        let Some(item) = self.item(sku) else {
            return json!([]);
        };
        let Some(lines) = item["backorders"].as_array() else {
            return json!([]);
        };
        let mut ordered: Vec<_> = lines.iter().collect();
        ordered.sort_by_key(|line| line["placed"].as_str().unwrap_or("later"));
        let mut ahead = 0;
        let promised = ordered.into_iter().map(|line| {
            let quantity = number(line, "quantity", 0);
            let units = self.allot(item, ahead, quantity, waiting(item), false);
            ahead += quantity;
            let unavailable = units
                .iter()
                .filter(|unit| matches!(unit, Unit::Unavailable))
                .count();
            json!({
                "id": line["id"], "parts": parts(&units), "unavailable": unavailable,
                "complete": text(complete(&units)),
            })
        });
        promised.collect()
    }

    /// Units number `ahead + 1` to `ahead + quantity` of the line. `waiting` units of the item
    /// count towards minimums before this request's own, which count if it is a `new` one.
    fn allot(&self, item: &Value, ahead: u64, quantity: u64, waiting: u64, new: bool) -> Vec<Unit> {
        let free = free(item);
        let arrivals = self.arrivals(item);
        let sold_ahead = matches!(selling(item), "backorder" | "made-to-order");
        let limit = item["backorderLimit"].as_u64().filter(|_| new);
        // Which arrival each unit that is not from stock gets; none: beyond all supply.
        let turn = |k: u64| -> Result<Option<When>, Unit> {
            let Some(free) = free else {
                return Err(Unit::Had("stock", self.ships_from_stock(item)));
            };
            if k <= free {
                return Err(Unit::Had("stock", self.ships_from_stock(item)));
            }
            let arrival = arrivals
                .get((k - 1 - free) as usize)
                .map(|(ships, _)| *ships);
            let may_wait = sold_ahead || self.is_preorder(item) && arrival.is_some();
            if !may_wait {
                return Err(Unit::Unavailable);
            }
            if limit.is_some_and(|limit| k - 1 - free >= limit) {
                self.reach("the limit refuses a unit");
                return Err(Unit::Unavailable);
            }
            Ok(arrival)
        };
        let turns: Vec<_> = (ahead + 1..=ahead + quantity).map(turn).collect();
        let beyond = turns.iter().filter(|turn| matches!(turn, Ok(None))).count() as u64;
        let asked = if new { beyond } else { 0 };
        let reorder = if beyond > 0 {
            self.reorder(item, waiting, asked)
        } else {
            None
        };
        let drop_ship = self.drop_ship(item);
        let give = |source: &'static str, ships: When| match drop_ship {
            Some(day) if ships.is_none_or(|ships| ships > day) => {
                self.reach(match source {
                    "on-order" => "a unit on order is drop-shipped",
                    _ => "reordered units are drop-shipped",
                });
                Unit::Had("drop-ship", Some(day))
            }
            _ => Unit::Had(source, ships),
        };
        let unit = |turn| match turn {
            Err(unit) => unit,
            Ok(Some(ships)) => give("on-order", ships),
            Ok(None) if selling(item) == "made-to-order" => give("made-to-order", reorder),
            Ok(None) => give("reorder", reorder),
        };
        turns.into_iter().map(unit).collect()
    }

    pub fn item(&self, sku: &str) -> Option<&'s Value> {
        self.snapshot["items"]
            .as_array()?
            .iter()
            .find(|item| item["sku"] == sku)
    }

    fn reach(&self, rule: &'static str) {
        self.reached.borrow_mut().insert(rule);
    }
}

fn complete(units: &[Unit]) -> When {
    let dated = units.iter().map(|unit| match unit {
        Unit::Had(_, ships) => *ships,
        Unit::Unavailable => None,
    });
    dated.collect::<Option<Vec<_>>>()?.into_iter().max()
}

/// Units of one source and one day together: by day, undated last; on one day by source.
fn parts(units: &[Unit]) -> Value {
    const SOURCES: [&str; 5] = ["stock", "drop-ship", "on-order", "reorder", "made-to-order"];
    let mut parts = BTreeMap::new();
    for unit in units {
        if let Unit::Had(source, ships) = unit {
            let rank = SOURCES.iter().position(|known| known == source);
            *parts
                .entry((ships.is_none(), *ships, rank, *source))
                .or_insert(0) += 1;
        }
    }
    let part = |((_, ships, _, source), quantity): ((bool, When, _, &str), u64)| {
        let mut part = json!({ "quantity": quantity, "source": source, "ships": text(ships) });
        if let Some(day) = ships {
            part["earliest"] = json!(written(day));
            part["latest"] = json!(written(day));
        }
        part
    };
    parts.into_iter().map(part).collect()
}
