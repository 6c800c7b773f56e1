//! Reading an item, with what is on order for it and who waits.

use super::{Item, Line, MOST, OnHand, Receipt, Selling, Stage};
use crate::domain::json::{Fault, Read, Reader};
use crate::domain::sort::sort;
use crate::domain::values::{address, day, demand, list, missing, name, put, text, whole, word};
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
            "url" => reader.lenient(&mut |reader| put(&mut item.url, address(reader)?)),
            "image" => reader.lenient(&mut |reader| put(&mut item.image, address(reader)?)),
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
            "onOrder" => put(&mut item.on_order, receipts(reader)?),
            "backorders" => item.read_waiting(reader),
            "alternatives" => put(&mut item.alternatives, list(reader, name)?),
            #[cfg(feature = "full")]
            key => super::private::item(&mut item, reader, key),
            #[cfg(not(feature = "full"))]
            _ => reader.skip(),
        })?;
        if item.sku.is_empty() {
            return Err(missing("sku", "text"));
        }
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

/// What is on order, in order. Its sum can be counted, and so can every sum made with it.
fn receipts(reader: &mut Reader<'_>) -> Read<Vec<Receipt>> {
    let mut receipts = list(reader, Receipt::read)?;
    receipts.retain(|receipt| receipt.quantity > 0);
    // Those without a day come last, and `None` is less than any.
    sort(&mut receipts, |one, other| {
        (one.due.is_none(), one.due).cmp(&(other.due.is_none(), other.due))
    });
    let mut sum = 0;
    for receipt in &mut receipts {
        receipt.before = sum;
        sum = counted(sum, receipt.quantity)?;
    }
    Ok(receipts)
}

fn counted(sum: u64, more: u64) -> Read<u64> {
    match sum.saturating_add(more) {
        sum if sum <= MOST => Ok(sum),
        _ => Err(Fault::wrong(Error::new(
            "more units",
            "at most 9007199254740991 in all",
        ))),
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

impl Item {
    /// Who waits: their number, or their order lines.
    fn read_waiting(&mut self, reader: &mut Reader<'_>) -> Read<()> {
        self.lines.clear();
        if !reader.is_list() {
            return put(&mut self.waiting, whole(reader)?);
        }
        self.lines = list(reader, Line::read)?;
        sort(&mut self.lines, |one, other| {
            (one.placed.is_none(), one.placed).cmp(&(other.placed.is_none(), other.placed))
        });
        self.waiting = 0;
        for line in &self.lines {
            self.waiting = counted(self.waiting, line.quantity)?;
        }
        Ok(())
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
