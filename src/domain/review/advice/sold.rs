//! What an item sold, month by month.

use serde::{Serialize, Serializer};

use crate::domain::day::Day;
use crate::domain::month::Month;
use crate::domain::snapshot::Sold;

/// What was sold in a month.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SoldMonth {
    /// The month.
    #[serde(serialize_with = "named")]
    pub month: Month,
    /// Units.
    pub quantity: u64,
    /// Days without stock; none: nobody tells.
    pub days_out: Option<u32>,
}

/// A month by its name.
pub(super) fn named<S: Serializer>(month: &Month, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(month)
}

/// Sales up to today, as they are told or added up.
pub(super) fn by_month(sales: &[Sold], today: Day) -> Vec<SoldMonth> {
    let mut months: Vec<SoldMonth> = Vec::new();
    for sold in sales.iter().filter(|sold| sold.from <= today) {
        let month = Month::of(sold.from);
        if months.last().is_none_or(|last| last.month != month) {
            months.push(SoldMonth {
                month,
                quantity: 0,
                days_out: None,
            });
        }
        if let Some(last) = months.last_mut() {
            last.quantity = last.quantity.saturating_add(sold.quantity);
            if let Some(out) = sold.days_out {
                *last.days_out.get_or_insert(0) += u32::from(out);
            }
        }
    }
    months
}
