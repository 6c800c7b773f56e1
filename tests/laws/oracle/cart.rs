//! A cart, one unit at a time (§6).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Oracle;
use super::days::text;
use super::supply::number;

impl Oracle<'_> {
    /// What would happen if `lines` of sku and quantity were ordered now.
    pub fn preview(&self, lines: &[(String, u64)]) -> Value {
        let mut taken: BTreeMap<&str, u64> = BTreeMap::new();
        // By day, undated last; then by the first line with the sku.
        let mut days: BTreeMap<(bool, Written), BTreeMap<usize, u64>> = BTreeMap::new();
        let (mut states, mut unavailable) = (Vec::new(), 0);
        for (sku, quantity) in lines {
            let promise = self.promise(sku, *quantity, taken.get(&**sku).copied().unwrap_or(0));
            let first = lines
                .iter()
                .position(|(other, _)| other == sku)
                .expect("a line");
            for part in promise["parts"].as_array().into_iter().flatten() {
                let units = number(part, "quantity", 0);
                *taken.entry(sku).or_insert(0) += units;
                let day = part["ships"].as_str().map(String::from);
                *days
                    .entry((day.is_none(), day))
                    .or_default()
                    .entry(first)
                    .or_insert(0) += units;
            }
            unavailable += number(&promise, "unavailable", 0);
            states.push(promise["state"].clone());
        }
        let price = |sku: &str| self.item(sku).map_or(0, |item| number(item, "price", 0));
        let shipments = days.iter().map(|((_, day), of_lines)| {
            let lines_of_day = of_lines
                .iter()
                .map(|(line, units)| (&lines[*line].0, units));
            json!({
                "ships": day,
                "lines": lines_of_day.clone()
                    .map(|(sku, units)| json!({ "sku": sku, "quantity": units }))
                    .collect::<Vec<_>>(),
                "amount": lines_of_day.map(|(sku, units)| price(sku) * units).sum::<u64>(),
            })
        });
        let shipments: Vec<Value> = shipments.collect();
        let together = days.keys().last().and_then(|(_, day)| day.clone());
        json!({
            "states": states, "charges": self.charges(&shipments), "shipments": shipments,
            "together": together, "unavailable": unavailable,
        })
    }

    fn charges(&self, shipments: &[Value]) -> Value {
        let policy = &self.snapshot["policy"];
        let mut by_day: BTreeMap<(bool, Written), u64> = BTreeMap::new();
        let today = text(Some(self.today)).as_str().map(String::from);
        let from_stock = text(self.stock_day());
        for shipment in shipments {
            let amount = number(shipment, "amount", 0);
            let waits = shipment["ships"].is_null() || shipment["ships"] != from_stock;
            let at_once = match policy["charge"].as_str().unwrap_or("on-dispatch") {
                "on-order" => amount,
                "deposit" if waits => {
                    let cents = amount as f64 * number(policy, "depositPercent", 0) as f64 / 100.0;
                    (cents + 0.5).floor() as u64
                }
                _ => 0,
            };
            let day = shipment["ships"].as_str().map(String::from);
            *by_day.entry((false, today.clone())).or_insert(0) += at_once;
            *by_day.entry((day.is_none(), day)).or_insert(0) += amount - at_once;
        }
        let due = by_day.into_iter().filter(|(_, amount)| *amount > 0);
        due.map(|((_, day), amount)| json!({ "on": day, "amount": amount }))
            .collect()
    }
}

/// A day as it is written, which sorts as days do up to 9999.
type Written = Option<String>;
