//! Fields that only the merchant has, of items, suppliers and the policy. One that is wrong is named and costs only itself:
//! promises do without them. Shoppers are spared this file.

use super::sales::sales;
use super::{Item, Supplier};
use crate::domain::json::{Read, Reader};
use crate::domain::lateness::deliveries;
use crate::domain::values::{put, whole};

/// From when on a backlog is a strain (R6): when waits are long and the backlog is large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Strain {
    /// A wait of more days, from the order to its shipping, is long.
    pub days: u64,
    /// Waits are long where at least this share of the units that wait waits long, in thousandths.
    pub share: u64,
    /// The backlog is large where it is at least what is sold in so many days.
    pub backlog_days: u64,
}

impl Default for Strain {
    fn default() -> Strain {
        Strain {
            days: 30,
            share: 250,
            backlog_days: 7,
        }
    }
}

/// How the merchant orders (R15).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reorder {
    /// The wanted share of cycles without a stock-out, in thousandths, from 500 to 999.
    pub service: u16,
    /// Days from one look at what to order to the next, from 1 to 90.
    pub review_days: u8,
    /// What it costs to hold stock for a year, in tenths of a per cent of what the stock costs; 0: nobody tells.
    pub holding: u16,
}

impl Default for Reorder {
    fn default() -> Reorder {
        Reorder {
            service: 950,
            review_days: 7,
            holding: 0,
        }
    }
}

/// Reads an item's field that promises do without.
pub(super) fn item(item: &mut Item, reader: &mut Reader<'_>, key: &str) -> Read<()> {
    match key {
        "packSize" => reader.lenient(&mut |reader| put(&mut item.pack_size, whole(reader)?)),
        "cost" => reader.lenient(&mut |reader| put(&mut item.cost, whole(reader)?)),
        "sales" => reader.lenient(&mut |reader| sales(reader, &mut item.sales)),
        _ => reader.skip(),
    }
}

/// Reads a supplier's field that promises do without.
pub(super) fn supplier(supplier: &mut Supplier, reader: &mut Reader<'_>, key: &str) -> Read<()> {
    match key {
        "deliveries" => deliveries(reader, &mut supplier.deliveries),
        "orderCost" => put(&mut supplier.order_cost, whole(reader)?),
        _ => reader.skip(),
    }
}

/// Reads `{ "serviceLevel", "reviewDays", "holdingPercent" }`, by which a review advises what to order.
pub(super) fn reorder(reader: &mut Reader<'_>) -> Read<Reorder> {
    let mut reorder = Reorder::default();
    reader.fields(&mut |reader, key| {
        reader.lenient(&mut |reader| match key {
            "serviceLevel" => {
                let between = "a number from 0.5 to 0.999, of at most three decimal places";
                put(
                    &mut reorder.service,
                    reader.small(between, 3, [500, 999])? as u16,
                )
            }
            "reviewDays" => {
                let between = "a whole number of days from 1 to 90";
                put(
                    &mut reorder.review_days,
                    reader.small(between, 0, [1, 90])? as u8,
                )
            }
            "holdingPercent" => {
                let between = "a number from 0 to 1000, of at most one decimal place";
                put(
                    &mut reorder.holding,
                    reader.small(between, 1, [0, 10_000])? as u16,
                )
            }
            _ => reader.skip(),
        })
    })?;
    Ok(reorder)
}

/// Reads `{ "strainedDays", "strainedShare", "strainedBacklogDays" }`, by which a review judges the backlog.
pub(super) fn strain(reader: &mut Reader<'_>) -> Read<Strain> {
    let mut strain = Strain::default();
    reader.fields(&mut |reader, key| {
        reader.lenient(&mut |reader| match key {
            "strainedDays" => put(&mut strain.days, whole(reader)?),
            "strainedShare" => {
                let between = "a number from 0 to 1, of at most three decimal places";
                put(&mut strain.share, reader.number(between, 3, 1000)?)
            }
            "strainedBacklogDays" => put(&mut strain.backlog_days, whole(reader)?),
            _ => reader.skip(),
        })
    })?;
    Ok(strain)
}
