//! Reading the orders of a private snapshot. A bad event costs only itself, a bad line the whole
//! order: its books would be wrong.

use super::{Event, Order, OrderLine, Told};
use crate::domain::json::{Fault, Read, Reader};
use crate::domain::values::{lenient_list, list, missing, name, put, whole};
use crate::error::Error;

impl Order {
    /// Reads an order.
    pub(in crate::domain) fn read(reader: &mut Reader<'_>) -> Read<Order> {
        let mut order = Order::default();
        reader.fields(&mut |reader, key| match key {
            "id" => put(&mut order.id, name(reader)?),
            "email" => put(&mut order.email, name(reader)?),
            "locale" => put(&mut order.locale, name(reader)?),
            "lines" => put(&mut order.lines, list(reader, OrderLine::read)?),
            "events" => lenient_list(reader, &mut order.events, Event::read),
            "told" => lenient_list(reader, &mut order.told, Told::read),
            _ => reader.skip(),
        })?;
        if order.id.is_empty() {
            return Err(missing("id", "text"));
        }
        order.check_lines()?;
        Ok(order)
    }
}

impl OrderLine {
    fn read(reader: &mut Reader<'_>) -> Read<OrderLine> {
        let mut line = OrderLine::default();
        reader.fields(&mut |reader, key| match key {
            "id" => put(&mut line.id, name(reader)?),
            "sku" => put(&mut line.sku, name(reader)?),
            "quantity" => put(&mut line.quantity, whole(reader)?),
            "price" => put(&mut line.price, whole(reader)?),
            "waiting" => put(&mut line.waiting, whole(reader)?),
            _ => reader.skip(),
        })?;
        if line.id.is_empty() {
            return Err(missing("id", "text"));
        }
        if line.sku.is_empty() {
            return Err(missing("sku", "text"));
        }
        if line.waiting > line.quantity {
            let more = Error::new("more than quantity", "at most as many").under("waiting");
            return Err(Fault::wrong(more));
        }
        Ok(line)
    }
}
