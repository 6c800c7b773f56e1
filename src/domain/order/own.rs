//! Reading an order as its customer's own page gets it: what [`super::PublicOrder`] writes.

use super::{Event, Order, OrderLine, Told};
use crate::domain::json::{Fault, Read, Reader};
use crate::domain::values::{lenient_list, list, missing, name, put, text, whole};
use crate::error::{Error, push_number};

/// An order, and what its customer's page knows besides.
#[derive(Debug, Default)]
pub struct OwnOrder {
    /// The order; nobody's address, no prices.
    pub order: Order,
    /// Of each line: units that wait before it; none if it does not wait.
    pub ahead: Vec<Option<u64>>,
    /// Of each line: what its item is called among people, where that is told.
    pub titles: Vec<Option<Box<str>>>,
    /// What was promised at first, line by line.
    pub first: Vec<Told>,
    /// Events and notices that were left out, and why.
    pub problems: Vec<Error>,
}

impl OwnOrder {
    /// Reads an order from JSON (UTF-8).
    ///
    /// # Errors
    /// When it is no such order, or a line of it is wrong: then nothing right could be said.
    pub fn read(bytes: &[u8]) -> Result<OwnOrder, Error> {
        let text =
            std::str::from_utf8(bytes).map_err(|_| Error::new("the order", "text in UTF-8"))?;
        OwnOrder::read_whole(&mut Reader::new(text)).map_err(Fault::error)
    }

    fn read_whole(reader: &mut Reader<'_>) -> Read<OwnOrder> {
        let mut own = OwnOrder::default();
        let order = &mut own.order;
        let mut lines = Vec::new();
        reader.fields(&mut |reader, key| match key {
            "id" => put(&mut order.id, name(reader)?),
            "lines" => put(&mut lines, list(reader, own_line)?),
            "events" => lenient_list(reader, &mut order.events, Event::read),
            "told" => lenient_list(reader, &mut order.told, Told::read),
            "first" => lenient_list(reader, &mut own.first, Told::read),
            _ => reader.skip(),
        })?;
        reader.end()?;
        if order.id.is_empty() {
            return Err(missing("id", "text"));
        }
        for (line, ahead, title) in lines {
            order.lines.push(line);
            own.ahead.push(ahead);
            own.titles.push(title);
        }
        for (number, line) in order.lines.iter_mut().enumerate() {
            if line.id.is_empty() {
                let mut id = String::new();
                push_number(&mut id, number as u64 + 1);
                line.id = id.into();
            }
        }
        order.check_lines()?;
        own.problems = std::mem::take(&mut reader.problems);
        Ok(own)
    }
}

/// A line, how many units wait before it, and what its item is called.
type OwnLine = (OrderLine, Option<u64>, Option<Box<str>>);

/// Reads a line. Where nobody tells how many of its own units wait,
/// all of them do, or none; a line without a name gets its number.
fn own_line(reader: &mut Reader<'_>) -> Read<OwnLine> {
    let mut line = OrderLine::default();
    let (mut ahead, mut waiting, mut title) = (None, None, None);
    reader.fields(&mut |reader, key| match key {
        "id" => put(&mut line.id, name(reader)?),
        "sku" => put(&mut line.sku, name(reader)?),
        "quantity" => put(&mut line.quantity, whole(reader)?),
        "waiting" => put(&mut waiting, whole(reader)?),
        "title" if !reader.is_null() => put(&mut title, text(reader)?),
        "ahead" if !reader.is_null() => put(&mut ahead, whole(reader)?),
        _ => reader.skip(),
    })?;
    if line.sku.is_empty() {
        return Err(missing("sku", "text"));
    }
    let all = if ahead.is_some() { line.quantity } else { 0 };
    line.waiting = waiting.unwrap_or(all).min(line.quantity);
    Ok((line, ahead, title))
}
