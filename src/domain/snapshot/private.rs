//! Fields that only the merchant has, checked so that a mistake in them is named. One that is wrong
//! costs only itself: promises do without them. Shoppers are spared this file.

use crate::domain::day::Day;
use crate::domain::json::{Read, Reader};
use crate::domain::values::{day, text_that, whole};

/// Passes over an item's field that promises do without.
pub(super) fn item(reader: &mut Reader<'_>, key: &str) -> Read<()> {
    match key {
        "packSize" | "cost" => reader.lenient(&mut |reader| whole(reader).map(drop)),
        "sales" => each(reader, &mut |reader, key| match key {
            "month" => text_that(reader, "a month as YYYY-MM", is_month).map(drop),
            "day" => day(reader).map(drop),
            "quantity" | "daysOut" => whole(reader).map(drop),
            _ => reader.skip(),
        }),
        _ => reader.skip(),
    }
}

/// A list of objects, of which a wrong one costs only itself.
fn each(
    reader: &mut Reader<'_>,
    field: &mut dyn FnMut(&mut Reader<'_>, &str) -> Read<()>,
) -> Read<()> {
    reader.lenient(&mut |reader| {
        reader.entries(&mut |reader, _| {
            reader.lenient(&mut |reader| reader.fields(&mut |reader, key| field(reader, key)))
        })
    })
}

fn is_month(text: &str) -> bool {
    let mut first = String::from(text);
    first.push_str("-01");
    Day::parse(&first).is_some()
}
