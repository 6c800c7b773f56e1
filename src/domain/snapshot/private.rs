//! Fields of an item that only the merchant has. One that is wrong is named and costs only itself: promises do without
//! them. Shoppers are spared this file.

use super::Item;
use super::sales::sales;
use crate::domain::json::{Read, Reader};
use crate::domain::values::whole;

/// Reads an item's field that promises do without.
pub(super) fn item(item: &mut Item, reader: &mut Reader<'_>, key: &str) -> Read<()> {
    match key {
        "packSize" | "cost" => reader.lenient(&mut |reader| whole(reader).map(drop)),
        "sales" => reader.lenient(&mut |reader| sales(reader, &mut item.sales)),
        _ => reader.skip(),
    }
}
