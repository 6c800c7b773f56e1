//! What is on order on paper, and what is ordered when that is not enough.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::days::{Checked, When, date, ensure, later, walk, whole};
use super::shop::Shop;
use super::{Ships, list};

pub struct Receipts<'e> {
    receipts: Vec<&'e Value>,
    /// The number of the last unit in stock or on order.
    pub last: u64,
}

impl<'e> Receipts<'e> {
    pub fn read(shop: &Shop<'e>) -> Checked<Receipts<'e>> {
        let receipts: Vec<_> = list(shop.steps, "onOrder").collect();
        let mut last = shop.free.unwrap_or_default();
        ensure(shop.free.is_some() || receipts.is_empty(), || {
            String::from("onOrder: expected none where stock reaches every unit")
        })?;
        let mut before = (false, shop.today, NaiveDate::MIN);
        for (index, receipt) in receipts.iter().enumerate() {
            let at = format!("onOrder[{index}]");
            let first = whole(receipt, "first")?;
            ensure(first == last + 1, || {
                format!("{at}.first: expected {}", last + 1)
            })?;
            last = whole(receipt, "last")?;
            ensure(last >= first, || {
                format!("{at}.last: expected at least {first}")
            })?;
            let due = receipt["due"].as_str().and_then(date);
            let overdue = due.is_some_and(|due| due < shop.today);
            ensure(receipt["overdue"] == overdue, || {
                format!("{at}.overdue: expected {overdue}")
            })?;
            let expected = if overdue { later(shop.today, 1) } else { due };
            let far = NaiveDate::MAX;
            let turn = (due.is_none(), expected.unwrap_or(far), due.unwrap_or(far));
            ensure(turn >= before, || {
                format!("{at}: expected it sooner in the list")
            })?;
            before = turn;
        }
        Ok(Receipts { receipts, last })
    }

    /// When units ship that a receipt has to hold.
    pub fn ships(&self, shop: &Shop, received: &Value, first: u64, last: u64) -> Checked<Ships> {
        let (receipt, index) = self.named(received)?;
        let holds = whole(receipt, "first")? <= first && last <= whole(receipt, "last")?;
        ensure(holds, || {
            format!("receipt {index}: expected that with units {first} to {last}")
        })?;
        shop.arrival(
            &received["arrival"],
            "purchase",
            Receipts::due(receipt, shop),
            shop.today,
        )
    }

    pub fn is_overdue(&self, received: &Value) -> bool {
        self.named(received)
            .is_ok_and(|(receipt, _)| receipt["overdue"] == true)
    }

    fn named(&self, received: &Value) -> Checked<(&'e Value, usize)> {
        let index = whole(received, "receipt")? as usize;
        let receipt = self.receipts.get(index).copied();
        Ok((
            receipt.ok_or_else(|| format!("receipt: no number {index}"))?,
            index,
        ))
    }

    /// None too where what is overdue could not come before the end of time.
    fn due(receipt: &Value, shop: &Shop) -> When {
        let due = receipt["due"].as_str().and_then(date)?;
        (due >= shop.today || later(shop.today, 1).is_some()).then_some(due)
    }

    /// When `units` ship that are ordered behind `waiting` others that wait for the same order.
    pub fn reordered(&self, shop: &Shop, told: &Value, waiting: u64, units: u64) -> Checked<Ships> {
        let own = waiting + units;
        ensure(told["item"]["units"] == own, || {
            format!("item.units: expected {own}")
        })?;
        ensure(whole(&told["supplier"], "units")? >= units, || {
            format!("supplier.units: expected {units} or more")
        })?;
        let wait = days_until(&told["item"])?.zip(days_until(&told["supplier"])?);
        let met = wait.and_then(|(own, all)| later(shop.today, own.max(all)));
        let ordered = match &told["ordered"] {
            Value::Null => None,
            ordered => walk(&shop.steps["closed"], ordered, met, Some(0))?,
        };
        ensure(met.is_some() || told["ordered"].is_null(), || {
            String::from("ordered: expected none")
        })?;
        let lead_days = told["leadDays"].as_i64();
        let due = ordered
            .zip(lead_days)
            .and_then(|(day, days)| later(day, days));
        let ships = shop.arrival(
            &told["arrival"],
            "reorder",
            due,
            ordered.unwrap_or(shop.today),
        )?;
        let Some(last) = self.receipts.last() else {
            ensure(told["behind"].is_null(), || {
                String::from("behind: expected none")
            })?;
            return Ok(ships);
        };
        let behind = &told["behind"];
        let index = self.receipts.len() - 1;
        ensure(behind["receipt"] == json!(index), || {
            format!("behind: expected receipt {index}")
        })?;
        let before = shop.arrival(
            &behind["arrival"],
            "purchase",
            Receipts::due(last, shop),
            shop.today,
        )?;
        Ok(ships
            .zip(before)
            .map(|(ships, before)| [0, 1, 2].map(|end: usize| ships[end].max(before[end]))))
    }
}

/// Days until a minimum is met; none: nobody knows.
fn days_until(needed: &Value) -> Checked<Option<i64>> {
    let missing = whole(needed, "minimum")?.saturating_sub(whole(needed, "units")?);
    ensure(needed["missing"] == missing, || {
        format!("missing: expected {missing}")
    })?;
    let demand = needed["dailyDemand"].as_f64().unwrap_or_default();
    let thousandths = (demand * 1000.0).round() as u64;
    let days = match (missing, thousandths) {
        (0, _) => Some(0),
        (_, 0) => None,
        (missing, thousandths) => Some((missing * 1000).div_ceil(thousandths) as i64),
    };
    ensure(needed["days"] == json!(days), || {
        format!("days: expected {days:?}")
    })?;
    Ok(days)
}
