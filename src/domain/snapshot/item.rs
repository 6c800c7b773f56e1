//! Reading an item, with what is on order for it and who waits.

use super::read::{day, demand, name, put, text, whole, word};
use super::{Item, Line, OnHand, Receipt, Selling, Stage, Waiting};
use crate::domain::json::{Fault, Read, Reader};
use crate::error::Error;

impl Item {
    /// Reads an item, and the name of its supplier.
    pub(super) fn read(reader: &mut Reader<'_>) -> Read<(Item, Option<Box<str>>)> {
        let mut item = Item::default();
        let mut supplier = None;
        reader.fields(&mut |reader, key| match key {
            "sku" => put(&mut item.sku, name(reader)?),
            "title" => put(&mut item.title, text(reader)?),
            "price" => put(&mut item.price, whole(reader)?),
            "url" => put(&mut item.url, text(reader)?),
            "image" => put(&mut item.image, text(reader)?),
            "onHand" => put(&mut item.on_hand, OnHand::read(reader)?),
            "atLeast" => put(&mut item.at_least, reader.boolean()?),
            "reserved" => put(&mut item.reserved, whole(reader)?),
            "safetyStock" => put(&mut item.safety_stock, whole(reader)?),
            "selling" => put(&mut item.selling, Selling::read(reader)?),
            "releaseDate" => put(&mut item.release, day(reader)?),
            "backorderLimit" => put(&mut item.backorder_limit, whole(reader)?),
            "supplier" => put(&mut supplier, text(reader)?),
            "leadDays" => put(&mut item.lead_days, whole(reader)?),
            "minimumOrder" => put(&mut item.minimum_order, whole(reader)?),
            "dailyDemand" => put(&mut item.daily_demand, demand(reader)?),
            "onOrder" => put(&mut item.on_order, list(reader, Receipt::read)?),
            "backorders" => put(&mut item.waiting, Waiting::read(reader)?),
            "alternatives" => put(&mut item.alternatives, list(reader, name)?),
            _ => reader.skip(),
        })?;
        if item.sku.is_empty() {
            return Err(missing("sku", "text"));
        }
        // Those without a day come last, and `None` is less than any.
        item.on_order
            .sort_by_key(|receipt| (receipt.due.is_none(), receipt.due));
        Ok((item, supplier))
    }
}

impl OnHand {
    fn read(reader: &mut Reader<'_>) -> Read<OnHand> {
        if reader.is_string() {
            let words = ["some", "untracked"];
            let word = word(reader, "some, untracked or a whole number", &words)?;
            Ok([OnHand::Some, OnHand::Untracked][word])
        } else {
            whole(reader).map(OnHand::Units)
        }
    }
}

impl Receipt {
    fn read(reader: &mut Reader<'_>) -> Read<Receipt> {
        let mut receipt = Receipt::default();
        reader.fields(&mut |reader, key| match key {
            "quantity" => put(&mut receipt.quantity, whole(reader)?),
            "due" => put(&mut receipt.due, day(reader)?),
            "supplier" => put(&mut receipt.supplier, text(reader)?),
            "stage" => put(&mut receipt.stage, Stage::read(reader)?),
            _ => reader.skip(),
        })?;
        Ok(receipt)
    }
}

impl Waiting {
    fn read(reader: &mut Reader<'_>) -> Read<Waiting> {
        if !reader.is_list() {
            return whole(reader).map(Waiting::Units);
        }
        let mut lines = list(reader, Line::read)?;
        lines.sort_by_key(|line| (line.placed.is_none(), line.placed));
        Ok(Waiting::Lines(lines))
    }
}

impl Line {
    fn read(reader: &mut Reader<'_>) -> Read<Line> {
        let mut line = Line::default();
        reader.fields(&mut |reader, key| match key {
            "id" => put(&mut line.id, text(reader)?),
            "quantity" => put(&mut line.quantity, whole(reader)?),
            "placed" => put(&mut line.placed, day(reader)?),
            _ => reader.skip(),
        })?;
        Ok(line)
    }
}

fn list<T>(reader: &mut Reader<'_>, read: fn(&mut Reader<'_>) -> Read<T>) -> Read<Vec<T>> {
    let mut list = Vec::new();
    reader.entries(&mut |reader, _| {
        list.push(read(reader)?);
        Ok(())
    })?;
    Ok(list)
}

#[cold]
fn missing(field: &str, expected: &str) -> Fault {
    Fault::Wrong(Error::new("missing", expected).under(field))
}
