//! A promise worked out from the steps behind it, as somebody would with a calendar, pen and paper: it knows nothing
//! of the shop but those steps, shares nothing with the crate, and says which step is wrong.

mod days;
mod receipts;
mod shop;

use chrono::NaiveDate;
use serde_json::{Value, json};

pub use self::days::date;
use self::days::{Checked, ensure, text, whole};
use self::receipts::Receipts;
use self::shop::Shop;

/// From when to when something ships: as scheduled, at the soonest, at the latest.
pub type Ships = Option<[NaiveDate; 3]>;

const SOURCES: [&str; 5] = ["stock", "drop-ship", "on-order", "reorder", "made-to-order"];

/// The parts, and what follows from them, that the steps lead to.
pub fn promised(steps: &Value) -> Checked<Value> {
    let shop = Shop::read(steps)?;
    let receipts = Receipts::read(&shop)?;
    let drop_ship = shop.drop_ship()?;
    let mut next = whole(steps, "waiting")? + 1;
    let mut parts: Vec<(usize, Ships, u64)> = Vec::new();
    let mut overdue = false;
    for (index, step) in list(steps, "steps").enumerate() {
        let at = format!("steps[{index}]");
        let (first, last) = (
            whole(&step["units"], "first")?,
            whole(&step["units"], "last")?,
        );
        ensure(first == next && last >= first, || {
            format!("{at}.units: expected {next} first")
        })?;
        next = last + 1;
        let is_stock = shop.free.is_none_or(|free| last <= free);
        let (source, ships) = if is_stock {
            (0, shop.released(shop.stock).map(|day| [day; 3]))
        } else if last <= receipts.last {
            (2, receipts.ships(&shop, &step["received"], first, last)?)
        } else {
            let made = steps["selling"] == "made-to-order";
            let units = last - first + 1;
            let waiting = (first - 1).saturating_sub(receipts.last);
            let ships = receipts.reordered(&shop, &step["reorder"], waiting, units)?;
            (if made { 4 } else { 3 }, ships)
        };
        let sooner =
            drop_ship.filter(|drop| !is_stock && ships.is_none_or(|ships| ships[0] > drop[0]));
        let (source, ships) = match sooner {
            Some(drop) => (1, Some(drop)),
            None => (source, ships),
        };
        overdue |= source == 2 && receipts.is_overdue(&step["received"]);
        let part = written(source, ships, last - first + 1);
        ensure(step["part"] == part, || {
            format!("{at}.part: expected {part}")
        })?;
        let known = parts.iter_mut().find(|(other, then, _)| {
            *other == source && then.map(|days| days[0]) == ships.map(|days| days[0])
        });
        match known {
            Some((_, then, units)) => {
                *then = then
                    .zip(ships)
                    .map(|(one, other)| [one[0], one[1].min(other[1]), one[2].max(other[2])]);
                *units += last - first + 1;
            }
            None => parts.push((source, ships, last - first + 1)),
        }
    }
    parts.sort_by_key(|(source, ships, _)| (ships.is_none(), ships.map(|days| days[0]), *source));
    let (unavailable, restock) = shop.refused(&receipts, next)?;
    let asked = next - 1 - whole(steps, "waiting")? + unavailable;
    ensure(asked == whole(steps, "quantity")?, || {
        format!("quantity: expected {asked}")
    })?;
    let is_whole = unavailable == 0 && parts.iter().all(|(_, ships, _)| ships.is_some());
    shop.door(&parts, is_whole)?;
    let last = parts.last().and_then(|(_, ships, _)| *ships);
    let parts: Vec<_> = parts
        .into_iter()
        .map(|(source, ships, units)| written(source, ships, units))
        .collect();
    Ok(json!({
        "parts": parts, "unavailable": unavailable, "restock": text(restock), "overdue": overdue,
        "complete": text(last.filter(|_| is_whole).map(|days| days[0])),
    }))
}

fn written(source: usize, ships: Ships, quantity: u64) -> Value {
    let mut part = json!({ "quantity": quantity, "source": SOURCES[source], "ships": text(ships.map(|days| days[0])) });
    if let Some([_, earliest, latest]) = ships {
        part["earliest"] = json!(earliest.to_string());
        part["latest"] = json!(latest.to_string());
    }
    part
}

pub fn list<'v>(of: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    of[name].as_array().into_iter().flatten()
}
