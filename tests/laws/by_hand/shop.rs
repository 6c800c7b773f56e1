//! What holds for the whole shop, and what follows from it for a day, on paper.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::Ships;
use super::days::{self, Checked, When, date, day, ensure, text, walk, whole};
use super::receipts::Receipts;

/// What holds for the whole shop.
pub struct Shop<'e> {
    pub steps: &'e Value,
    pub today: NaiveDate,
    /// The day that stock ships; nothing ships before.
    pub stock: When,
    /// The first day that what is not released yet ships.
    pub release: Option<When>,
    /// Units of stock that are free; none: any number.
    pub free: Option<u64>,
}

impl<'e> Shop<'e> {
    pub fn read(steps: &'e Value) -> Checked<Shop<'e>> {
        let mut shop = Shop {
            steps,
            today: day(steps, "today")?,
            stock: None,
            release: None,
            free: free(&steps["stock"], &steps["selling"])?,
        };
        ensure(json!(shop.free) == steps["stock"]["free"], || {
            format!("stock.free: expected {:?}", shop.free)
        })?;
        let stock = &steps["stock"];
        shop.stock = match &stock["handling"] {
            Value::Null => None,
            handling => {
                // By how many open days later than today it begins tells whether today was too late.
                let is_past = stock["cutOff"].as_str().is_some_and(|cut_off| {
                    steps["time"].as_str().is_some_and(|time| time >= cut_off)
                });
                let today = json!(shop.today.to_string());
                let skipped = ["closed", "holidays"];
                let is_closed = skipped.iter().any(|list| {
                    handling[list]
                        .as_array()
                        .is_some_and(|days| days.contains(&today))
                });
                let from = shop.after(u64::from(is_past && !is_closed));
                walk(&steps["closed"], handling, from, None)?
            }
        };
        if let Value::Object(release) = &steps["release"] {
            let handling = release.get("handling").unwrap_or(&Value::Null);
            let released = day(&steps["release"], "day")?;
            ensure(released > shop.today, || String::from("release.day: past"))?;
            shop.release = Some(match handling {
                Value::Null => None,
                handling => walk(
                    &steps["closed"],
                    handling,
                    Some(released),
                    shop.handling_days(),
                )?,
            });
        }
        Ok(shop)
    }

    /// Open days that the shop needs to handle something; none: it never ends before 9999.
    pub fn handling_days(&self) -> Option<u64> {
        self.steps["stock"]["handling"]["openDays"].as_u64()
    }

    fn after(&self, days: u64) -> When {
        days::later(self.today, days as i64)
    }

    /// Not before the release.
    pub fn released(&self, ships: When) -> When {
        match self.release {
            Some(release) => Some(ships?.max(release?)),
            None => ships,
        }
    }

    pub fn drop_ship(&self) -> Checked<Ships> {
        let told = &self.steps["dropShip"];
        if told.is_null() {
            return Ok(None);
        }
        let within = &told["within"];
        let due = walk(&self.steps["closed"], within, Some(self.today), None)?;
        self.arrival(&told["arrival"], "drop-ship", due, self.today)
    }

    /// When something ships that is due on a day, and could come from another on.
    pub fn arrival(
        &self,
        arrival: &Value,
        kind: &str,
        due: When,
        not_before: NaiveDate,
    ) -> Checked<Ships> {
        let Some(due) = due else {
            ensure(arrival.is_null(), || {
                String::from("arrival: expected none, as it has no day")
            })?;
            return Ok(None);
        };
        ensure(day(arrival, "due")? == due, || {
            format!("due: expected {due}")
        })?;
        let overdue = (self.today - due).num_days().max(0);
        ensure(arrival["overdue"] == overdue, || {
            format!("overdue: expected {overdue}")
        })?;
        let expected = if overdue > 0 {
            self.after(1)
        } else {
            Some(due)
        };
        let scheduled = self.way(&arrival["scheduled"], kind, expected)?;
        let lateness = &arrival["lateness"];
        if lateness.is_null() {
            let are_none = arrival["earliest"].is_null() && arrival["latest"].is_null();
            ensure(are_none, || {
                String::from("earliest, latest: expected none where nobody is known to be late")
            })?;
            return Ok(scheduled.map(|day| [day; 3]));
        }
        let is_like =
            lateness["kind"] == kind || kind == "reorder" && lateness["kind"] == "purchase";
        ensure(is_like, || format!("lateness.kind: expected {kind}"))?;
        let passed = (self.today - due).num_days();
        days::window(lateness, passed, kind == "purchase")?;
        let mut ends = [None; 2];
        for (end, (way, late)) in ends
            .iter_mut()
            .zip([("earliest", "from"), ("latest", "to")])
        {
            let late = lateness[late].as_i64().ok_or("lateness: expected days")?;
            // What would lie beyond the last day there is comes on that.
            let comes = days::later(due, late).or(date("9999-12-31"));
            let comes = comes.map(|day| day.max(not_before));
            *end = self.way(&arrival[way], kind, comes)?;
        }
        Ok(scheduled.map(|scheduled| {
            let [earliest, latest] = ends.map(|end| end.unwrap_or(scheduled));
            [scheduled, earliest, latest.max(earliest)]
        }))
    }

    /// When something ships that comes on a day.
    fn way(&self, way: &Value, kind: &str, comes: When) -> Checked<When> {
        let Some(comes) = comes else {
            return Err(format!("{way}: expected none"));
        };
        ensure(day(way, "arrives")? == comes, || {
            format!("arrives: expected {comes}")
        })?;
        let handled = match &way["handling"] {
            Value::Null => None,
            handling if kind == "drop-ship" => {
                walk(&self.steps["closed"], handling, Some(comes), Some(0))?
            }
            handling => walk(
                &self.steps["closed"],
                handling,
                Some(comes),
                self.handling_days(),
            )?,
        };
        let ships = handled
            .zip(self.stock)
            .map(|(handled, stock)| handled.max(stock));
        let ships = self.released(ships);
        ensure(way["ships"] == text(ships), || {
            format!("ships: expected {ships:?}")
        })?;
        Ok(ships)
    }

    /// Units from number `next` on that cannot be had, and when the first of them could ship.
    pub fn refused(&self, receipts: &Receipts, next: u64) -> Checked<(u64, When)> {
        let refused = &self.steps["refused"];
        let Some(free) = self.free else {
            ensure(refused.is_null(), || String::from("refused: expected none"))?;
            return Ok((0, None));
        };
        let selling = self.steps["selling"].as_str().unwrap_or_default();
        let limit = self.steps["backorderLimit"]
            .as_u64()
            .map(|limit| free + limit);
        let on_order = Some(receipts.last).filter(|_| selling == "stock");
        let (most, why) = match selling {
            "discontinued" => (Some(free), "discontinued"),
            "stock" if self.release.is_none() => (Some(free), "stock-only"),
            _ if on_order.is_some_and(|last| next > last) => (on_order, "not-on-order"),
            _ => (limit, "limit"),
        };
        let is_within = most
            .is_none_or(|most| next - 1 <= most.max(self.steps["waiting"].as_u64().unwrap_or(0)));
        ensure(is_within, || {
            format!("steps: expected none beyond {most:?}")
        })?;
        if refused.is_null() {
            return Ok((0, None));
        }
        let (first, last) = (
            whole(&refused["units"], "first")?,
            whole(&refused["units"], "last")?,
        );
        ensure(first == next && last >= first, || {
            format!("refused.units: expected {next} first")
        })?;
        ensure(most.is_some_and(|most| first > most), || {
            format!("refused: expected more than {most:?}")
        })?;
        ensure(refused["why"] == why, || {
            format!("refused.why: expected {why}")
        })?;
        let restock = match &refused["restock"] {
            Value::Null => None,
            restock => receipts.ships(self, restock, first, first)?,
        };
        let is_on_order = first > free && first <= receipts.last;
        ensure(is_on_order != refused["restock"].is_null(), || {
            String::from("refused.restock: expected the receipt with the first unit")
        })?;
        Ok((last - first + 1, restock.map(|days| days[0])))
    }

    pub fn door(&self, parts: &[(usize, Ships, u64)], is_whole: bool) -> Checked<()> {
        let door = &self.steps["door"];
        let last = |of: fn(&[NaiveDate; 3]) -> NaiveDate| {
            parts
                .iter()
                .filter_map(|(_, ships, _)| ships.as_ref().map(of))
                .max()
        };
        if door.is_null() {
            return Ok(());
        }
        ensure(is_whole, || {
            String::from("door: expected none, as not all of it has a day")
        })?;
        walk(
            &self.steps["closed"],
            &door["earliest"],
            last(|days| days[1]),
            None,
        )?;
        walk(
            &self.steps["closed"],
            &door["latest"],
            last(|days| days[2]),
            None,
        )?;
        Ok(())
    }
}

fn free(stock: &Value, selling: &Value) -> Checked<Option<u64>> {
    if selling == "made-to-order" {
        return Ok(Some(0));
    }
    if stock["onHand"].is_string() || stock["atLeast"] == true {
        return Ok(None);
    }
    let taken = whole(stock, "reserved")? + whole(stock, "safetyStock")?;
    Ok(Some(whole(stock, "onHand")?.saturating_sub(taken)))
}
