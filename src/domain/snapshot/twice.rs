//! What a private snapshot tells twice, of orders and of who waits, and not alike. Neither is left out: nobody knows which is right.

use super::Item;
use crate::domain::order::Order;
use crate::domain::sort::sort;
use crate::error::Error;

/// Lines of orders, these being their places as told, of which no unit waited when they were placed, and yet some wait: the books have no
/// backorder of what the backlog has.
pub(super) fn contradictions(orders: &[Order], items: &[Item], told_at: &[usize]) -> Vec<Error> {
    let mut found = Vec::new();
    let lines = lines_without_waiting(orders, items);
    // An item's lines together: an index of all that wait would be sorted by hundreds of thousands of much the same names.
    for of_item in lines.chunk_by(|one, other| one.row == other.row) {
        let waiting = waiting(&items[of_item[0].row]);
        for &Line { order, number, .. } in of_item {
            let id = &*orders[order].lines[number].id;
            if let Ok(place) = waiting.binary_search_by_key(&id, |(id, _)| id) {
                found.push((order, number, waiting[place].1));
            }
        }
    }
    sort(&mut found, |one, other| one.cmp(other));
    let wrong = |(order, number, units): (usize, usize, u64)| {
        let sku = &orders[order].lines[number].sku;
        let expected = format!("at least 1, as backorders of {sku} have {units} of it waiting");
        let waiting = Error::new("0", &expected).under("waiting");
        let line = waiting.at(number).under("lines");
        line.at(told_at[order]).under("orders")
    };
    found.into_iter().map(wrong).collect()
}

/// A line of an order, and the row of its item.
#[derive(Default)]
struct Line {
    row: usize,
    order: usize,
    number: usize,
}

/// Lines of which none waited, of items of which some wait, by their items.
fn lines_without_waiting(orders: &[Order], items: &[Item]) -> Vec<Line> {
    let mut found = Vec::new();
    for (order, told) in orders.iter().enumerate() {
        for (number, line) in told.lines.iter().enumerate() {
            let row = line.row.filter(|_| line.waiting == 0);
            let row = row.map(|row| row as usize);
            if let Some(row) = row.filter(|row| !items[*row].lines.is_empty()) {
                found.push(Line { row, order, number });
            }
        }
    }
    sort(&mut found, |one, other| one.row.cmp(&other.row));
    found
}

/// Of an item, the ids of order lines that wait by its backorders, and how many units of each, in the order of the ids.
fn waiting(item: &Item) -> Vec<(&str, u64)> {
    let lines = item.lines.iter().filter(|line| line.quantity > 0);
    let mut waiting: Vec<_> = lines.map(|line| (&*line.id, line.quantity)).collect();
    sort(&mut waiting, |(one, _), (other, _)| one.cmp(other));
    waiting.dedup_by_key(|(id, _)| *id);
    waiting
}
