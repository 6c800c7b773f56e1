//! An item's supply, unit by unit, and when more of it can be had (§4, §5).

use serde_json::Value;

use super::Oracle;
use super::days::{When, day, later, next};

impl<'s> Oracle<'s> {
    /// What is on order, one entry a unit: when it ships, and whether it should be here already.
    pub(super) fn arrivals(&self, item: &Value) -> Vec<(When, bool)> {
        if matches!(selling(item), "made-to-order" | "discontinued") {
            return Vec::new();
        }
        let mut receipts = Vec::new();
        for (listed, receipt) in item["onOrder"].as_array().into_iter().flatten().enumerate() {
            let due = receipt["due"].as_str().map(day);
            let overdue = due.is_some_and(|due| due < self.today);
            let expected = if overdue { next(Some(self.today)) } else { due };
            // What nobody has a day for comes last, even behind what is expected after 9999.
            let turn = (due.is_none(), expected.is_none(), expected, due, listed);
            receipts.push((turn, expected, overdue, receipt));
        }
        receipts.sort_by_key(|(turn, ..)| *turn);
        let mut units = Vec::new();
        for (_, expected, overdue, receipt) in receipts {
            let ships = self.released(item, self.after_arrival(expected));
            units.extend((0..number(receipt, "quantity", 0)).map(|_| (ships, overdue)));
        }
        units
    }

    /// §5: when `asked` reordered units ship, behind `in_line` units of the item.
    pub(super) fn reorder(&self, item: &Value, in_line: u64, asked: u64) -> When {
        let own = self.unreached(item, in_line) + asked;
        let mut wait = days_until(number(item, "minimumOrder", 0), own, demand(item));
        if wait.is_none_or(|wait| wait > 0) {
            self.reach("an item's minimum makes it wait");
        }
        let supplier = self.supplier(item);
        if let Some(supplier) = supplier {
            let its_items = || {
                let items = self.snapshot["items"].as_array().into_iter().flatten();
                items.filter(|other| other["supplier"] == item["supplier"])
            };
            let summed = || {
                its_items()
                    .map(|other| self.unreached(other, waiting(other)))
                    .sum()
            };
            let of_all = supplier["waiting"].as_u64().unwrap_or_else(summed);
            let of_earlier_lines = own - asked - self.unreached(item, waiting(item));
            let sales = match supplier.get("dailyDemand") {
                Some(_) => demand(supplier),
                None => its_items().map(demand).sum(),
            };
            let minimum = number(supplier, "minimumOrder", 0);
            let suppliers = days_until(minimum, of_all + of_earlier_lines + asked, sales);
            if suppliers.is_none_or(|days| days > 0) {
                self.reach("a supplier's minimum makes it wait");
            }
            wait = wait.zip(suppliers).map(|(own, all)| own.max(all));
        }
        if asked > 0 && wait == Some(0) {
            let own_minimum = number(item, "minimumOrder", 0);
            if own_minimum > own - asked && own_minimum > 0 {
                self.reach("a request fills a minimum");
            }
        }
        let mut ordered = Some(self.today);
        for _ in 0..wait? {
            ordered = next(ordered);
            ordered?;
        }
        let mut arrives = self.add_open(ordered, 0);
        let lead_days = item["leadDays"]
            .as_u64()
            .or_else(|| supplier?["leadDays"].as_u64());
        for _ in 0..lead_days? {
            arrives = next(arrives);
        }
        let ships = self.released(item, self.after_arrival(arrives));
        match self.arrivals(item).last() {
            None => ships,
            Some((last, _)) => {
                if last.is_none() || ships.is_some() && *last > ships {
                    self.reach("what is on order holds the reorder back");
                }
                later(ships, *last)
            }
        }
    }

    /// Units of the first `waiting` of the item's line that no supply reaches and that count.
    pub(super) fn unreached(&self, item: &Value, waiting: u64) -> u64 {
        if !matches!(selling(item), "backorder" | "made-to-order") {
            return 0;
        }
        let on_order = self.arrivals(item).len() as u64;
        let reached = |k: u64| free(item).is_none_or(|free| k <= free + on_order);
        (1..=waiting).filter(|k| !reached(*k)).count() as u64
    }

    pub(super) fn drop_ship(&self, item: &Value) -> When {
        let days = self.supplier(item)?["dropShipDays"].as_u64()?;
        if selling(item) != "backorder" || self.is_preorder(item) {
            return None;
        }
        later(self.add_open(Some(self.today), days), self.stock_day())
    }

    pub(super) fn is_preorder(&self, item: &Value) -> bool {
        item["releaseDate"]
            .as_str()
            .is_some_and(|release| day(release) > self.today)
    }

    pub(super) fn ships_from_stock(&self, item: &Value) -> When {
        self.released(item, self.stock_day())
    }

    pub(super) fn released(&self, item: &Value, ships: When) -> When {
        if !self.is_preorder(item) {
            return ships;
        }
        let release = item["releaseDate"].as_str().map(day);
        let held = later(ships, self.add_open(release, self.handling_days()));
        if held != ships {
            self.reach("the release holds a unit back");
        }
        held
    }

    pub(super) fn supplier(&self, item: &Value) -> Option<&'s Value> {
        self.snapshot["suppliers"].get(item["supplier"].as_str()?)
    }
}

/// Stock that is free; none: it reaches every unit.
pub(super) fn free(item: &Value) -> Option<u64> {
    if selling(item) == "made-to-order" {
        return Some(0);
    }
    if item["onHand"].is_string() {
        return None;
    }
    let taken = number(item, "reserved", 0) + number(item, "safetyStock", 0);
    Some(number(item, "onHand", 0).saturating_sub(taken))
}

pub(super) fn waiting(item: &Value) -> u64 {
    match item["backorders"].as_array() {
        Some(lines) => lines.iter().map(|line| number(line, "quantity", 0)).sum(),
        None => number(item, "backorders", 0),
    }
}

/// Days until `units` have grown to `minimum`, counted one at a time; none: never.
pub(super) fn days_until(minimum: u64, units: u64, demand: u64) -> Option<u64> {
    let mut thousandths = units * 1000;
    let mut days = 0;
    while thousandths < minimum * 1000 {
        if demand == 0 {
            return None;
        }
        thousandths += demand;
        days += 1;
    }
    Some(days)
}

/// Units a day, in thousandths.
pub(super) fn demand(of: &Value) -> u64 {
    (of["dailyDemand"].as_f64().unwrap_or(0.0) * 1000.0).round() as u64
}

pub(super) fn selling(item: &Value) -> &str {
    item["selling"].as_str().unwrap_or("stock")
}

pub(super) fn number(of: &Value, field: &str, missing: u64) -> u64 {
    of[field].as_u64().unwrap_or(missing)
}
