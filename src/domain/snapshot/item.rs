//! Reading an item, with what is on order for it and who waits.

use super::read::{day, demand, name, text, whole};
use super::{Item, Line, OnHand, Receipt, Selling, Stage, Waiting};
use crate::domain::json::{Fault, Read, Reader};
use crate::error::Error;

impl Item {
    /// Reads an item, and the name of its supplier.
    pub(super) fn read(reader: &mut Reader<'_>) -> Read<(Item, Option<Box<str>>)> {
        let mut item = Item::default();
        let mut supplier = None;
        reader.fields(&mut |reader, key| {
            match key {
                "sku" => item.sku = name(reader)?,
                "title" => item.title = Some(text(reader)?),
                "price" => item.price = whole(reader)?,
                "url" => item.url = Some(text(reader)?),
                "image" => item.image = Some(text(reader)?),
                "onHand" => item.on_hand = OnHand::read(reader)?,
                "atLeast" => item.at_least = reader.boolean()?,
                "reserved" => item.reserved = whole(reader)?,
                "safetyStock" => item.safety_stock = whole(reader)?,
                "selling" => item.selling = Selling::read(reader)?,
                "releaseDate" => item.release = Some(day(reader)?),
                "backorderLimit" => item.backorder_limit = Some(whole(reader)?),
                "supplier" => supplier = Some(text(reader)?),
                "leadDays" => item.lead_days = Some(whole(reader)?),
                "minimumOrder" => item.minimum_order = whole(reader)?,
                "dailyDemand" => item.daily_demand = demand(reader)?,
                "onOrder" => item.on_order = list(reader, Receipt::read)?,
                "backorders" => item.waiting = Waiting::read(reader)?,
                "alternatives" => item.alternatives = list(reader, name)?,
                _ => reader.skip()?,
            }
            Ok(())
        })?;
        if item.sku.is_empty() {
            return Err(missing("sku", "text"));
        }
        // Those without a day come last, and `None` is less than any.
        item.on_order.sort_by_key(|receipt| (receipt.due.is_none(), receipt.due));
        Ok((item, supplier))
    }
}

impl OnHand {
    fn read(reader: &mut Reader<'_>) -> Read<OnHand> {
        if reader.is_string() {
            reader.text("some, untracked or a whole number", |text| match text {
                "some" => Some(OnHand::Some),
                "untracked" => Some(OnHand::Untracked),
                _ => None,
            })
        } else {
            whole(reader).map(OnHand::Units)
        }
    }
}

impl Receipt {
    fn read(reader: &mut Reader<'_>) -> Read<Receipt> {
        let mut receipt = Receipt::default();
        reader.fields(&mut |reader, key| {
            match key {
                "quantity" => receipt.quantity = whole(reader)?,
                "due" => receipt.due = Some(day(reader)?),
                "supplier" => receipt.supplier = Some(text(reader)?),
                "stage" => receipt.stage = Some(Stage::read(reader)?),
                _ => reader.skip()?,
            }
            Ok(())
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
        reader.fields(&mut |reader, key| {
            match key {
                "id" => line.id = text(reader)?,
                "quantity" => line.quantity = whole(reader)?,
                "placed" => line.placed = Some(day(reader)?),
                _ => reader.skip()?,
            }
            Ok(())
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
