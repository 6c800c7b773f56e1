//! What a private snapshot tells twice, of orders and of who waits, and not alike. Neither is left out: nobody knows which is right.

use super::{Index, Item};
use crate::domain::order::Order;
use crate::error::Error;

/// Units that wait by an item's backorders.
struct Waits<'s> {
    /// The item's row.
    row: u32,
    /// Their order line's id.
    id: &'s str,
    units: u64,
}

/// Lines of orders, these being their places as told, of which no unit waited when they were placed, and yet some wait: the books have no
/// backorder of what the backlog has.
pub(super) fn contradictions(orders: &[Order], items: &[Item], told_at: &[usize]) -> Vec<Error> {
    let mut problems = Vec::new();
    if orders.is_empty() {
        return problems;
    }
    let mut waiting = waiting(items);
    let index = Index::of_first(&mut waiting, |waits| waits.id, &mut |_, _| {});
    for (order, place) in orders.iter().zip(told_at) {
        for (number, line) in order.lines.iter().enumerate() {
            if line.waiting > 0 {
                continue;
            }
            let found = index.find(&line.id, &|number| waiting[number].id);
            let waits = found.map(|number| &waiting[number]);
            if let Some(waits) = waits.filter(|waits| line.row == Some(waits.row)) {
                let (units, sku) = (waits.units, &line.sku);
                let expected =
                    format!("at least 1, as backorders of {sku} have {units} of it waiting");
                let wrong = Error::new("0", &expected).under("waiting");
                problems.push(wrong.at(number).under("lines").at(*place).under("orders"));
            }
        }
    }
    problems
}

fn waiting(items: &[Item]) -> Vec<Waits<'_>> {
    let mut waiting = Vec::new();
    for (item, row) in items.iter().zip(0..) {
        for line in item.lines.iter().filter(|line| line.quantity > 0) {
            waiting.push(Waits {
                row,
                id: &line.id,
                units: line.quantity,
            });
        }
    }
    waiting
}
