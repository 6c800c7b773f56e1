//! The merchant's review: its figures as a plain object, its tables as columns of typed arrays.

use js_sys::{
    Float64Array, Function, Int32Array, JsString, Object, Reflect, Uint8Array, Uint32Array,
};
use wasm_bindgen::prelude::*;

use super::convert::{answer, clock, range_error};
use super::shop::Shop;
use crate::domain::clock::Clock;
use crate::domain::day::Day;
use crate::domain::order::{Assumed, Told};
use crate::domain::review::{Column, Options, Table, Tables, Timeline, projected_days};
use crate::domain::snapshot::Item;

#[wasm_bindgen]
impl Shop {
    /// The review as an object. `told` as for `notices`; `wanted` is what is wanted otherwise, `{ days, advice,
    /// perDelayed }`, as JSON in UTF-8.
    pub fn review(&self, told: &[u8], wanted: &[u8], local: &Function) -> Result<JsValue, JsValue> {
        let told = Told::read_all(told).map_err(|error| range_error(&error.under("told")))?;
        let assumed = Assumed::read(wanted).map_err(|error| range_error(&error))?;
        let options = Options::read(wanted).map_err(|error| range_error(&error))?;
        let host = clock(local);
        let clock = Clock::new(&host);
        let local = |at: &str| clock.at(at);
        let review = self
            .round()
            .review(options, &told, assumed, self.now, &local);
        let review = review.map_err(|error| range_error(&error))?;
        let object = answer(&review.figures)?;
        self.lay(&object, &review.tables)?;
        Ok(object)
    }

    /// What is expected of an item, as an object; null of a sku that is not known. `wanted` is `{ days }`, as JSON in UTF-8.
    pub fn projection(&self, sku: &str, wanted: &[u8]) -> Result<JsValue, JsValue> {
        let days = projected_days(wanted).map_err(|error| range_error(&error))?;
        let projection = self.round().projection(sku, days);
        let Some(projection) = projection.map_err(|error| range_error(&error))? else {
            return Ok(JsValue::NULL);
        };
        let object = answer(&projection)?;
        let laid = [
            ("stock", &projection.stock),
            ("low", &projection.low),
            ("high", &projection.high),
        ];
        for (name, days) in laid {
            Reflect::set(&object, &name.into(), &Float64Array::from(&days[..]))?;
        }
        Ok(object)
    }
}

impl Shop {
    /// Lays the tables on an object.
    fn lay(&self, object: &JsValue, tables: &Tables) -> Result<(), JsValue> {
        let items = columns(&tables.items)?;
        let of = |name: fn(&Item) -> Option<&str>| names(&self.snapshot.items, name);
        Reflect::set(&items, &"sku".into(), &of(|item| Some(&item.sku))?)?;
        Reflect::set(&items, &"title".into(), &of(|item| item.title.as_deref())?)?;
        let laid = [
            ("items", items),
            ("overdueReceipts", columns(&tables.overdue_receipts)?),
            ("quotas", columns(&tables.quotas)?),
            ("stockouts", columns(&tables.stockouts)?),
            ("stockoutsByMonth", columns(&tables.stockouts_by_month)?),
            ("orderLines", columns(&tables.order_lines)?),
            ("timeline", timeline(&tables.timeline)?),
        ];
        for (name, table) in laid {
            Reflect::set(object, &name.into(), &table)?;
        }
        Ok(())
    }
}

/// What stands between names that are handed over as one text: hardly any has it.
const BETWEEN: char = '\u{1f}';

/// A name of each item as a list, null where there is none. JavaScript cuts one text faster than it reads a hundred thousand.
fn names(items: &[Item], name: fn(&Item) -> Option<&str>) -> Result<JsValue, JsValue> {
    let names = || items.iter().map(name);
    if items.is_empty() || names().flatten().any(|name| name.contains(BETWEEN)) {
        return answer(&names().collect::<Vec<_>>());
    }
    let mut all = String::new();
    for name in names() {
        all.push_str(name.unwrap_or_default());
        all.push(BETWEEN);
    }
    all.pop();
    let list = JsString::from(all).split(BETWEEN.encode_utf8(&mut [0; 4]));
    for (index, _) in (0..).zip(names()).filter(|(_, name)| name.is_none()) {
        list.set(index, JsValue::NULL);
    }
    Ok(list.into())
}

/// With the day that it begins on.
fn timeline(timeline: &Timeline) -> Result<JsValue, JsValue> {
    let object = columns(timeline)?;
    Reflect::set(&object, &"from".into(), &timeline.from.to_string().into())?;
    Ok(object)
}

/// A table as an object of typed arrays.
fn columns(table: &impl Table) -> Result<JsValue, JsValue> {
    let object = Object::new();
    let mut outcome = Ok(true);
    table.columns(&mut |name, column| {
        if outcome.is_ok() {
            outcome = Reflect::set(&object, &name.into(), &array(&column));
        }
    });
    outcome.map(|_| object.into())
}

fn array(column: &Column<'_>) -> JsValue {
    match column {
        Column::Counts(cells) => {
            let cells: Vec<f64> = cells.iter().map(|cell| *cell as f64).collect();
            Float64Array::from(&cells[..]).into()
        }
        Column::Numbers(cells) => Float64Array::from(*cells).into(),
        Column::Days(cells) => {
            let number = |day: &Option<_>| day.map_or(-1, Day::number);
            let cells: Vec<i32> = cells.iter().map(number).collect();
            Int32Array::from(&cells[..]).into()
        }
        Column::Keys(cells) => Uint32Array::from(*cells).into(),
        Column::Small(cells) => Uint8Array::from(*cells).into(),
    }
}
