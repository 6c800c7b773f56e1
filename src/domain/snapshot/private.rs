//! Fields that only the merchant has, of items and of the policy. One that is wrong is named and costs only itself:
//! promises do without them. Shoppers are spared this file.

use super::sales::sales;
use super::{Item, Strain};
use crate::domain::json::{Read, Reader};
use crate::domain::values::{put, whole};

/// Reads an item's field that promises do without.
pub(super) fn item(item: &mut Item, reader: &mut Reader<'_>, key: &str) -> Read<()> {
    match key {
        "packSize" | "cost" => reader.lenient(&mut |reader| whole(reader).map(drop)),
        "sales" => reader.lenient(&mut |reader| sales(reader, &mut item.sales)),
        _ => reader.skip(),
    }
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
