//! How figures of sales are to be read: which are slips of the pen, and whether days without stock are days of demand.

use crate::domain::snapshot::{Item, Selling, Sold};

/// How many times the next largest figure is out of line.
const OUT_OF_LINE: u64 = 100;
/// From so many figures on one can be out of line with the others.
const A_FEW: usize = 5;

/// The most that a figure can be: one that is a hundred times all others is a slip of the pen, or will not come again.
pub fn most_in_line(told: &[Sold]) -> u64 {
    let (mut last, mut next) = (0, 0);
    for sold in told {
        next = next.max(last.min(sold.quantity));
        last = last.max(sold.quantity);
    }
    if last / OUT_OF_LINE <= next {
        return u64::MAX;
    }
    let mut quantities: Vec<u64> = told.iter().map(|sold| sold.quantity).collect();
    quantities.retain(|quantity| *quantity > 0);
    quantities.sort_unstable();
    let mut most = u64::MAX;
    while let [.., next, last] = quantities[..]
        && quantities.len() >= A_FEW
        && last / OUT_OF_LINE > next
    {
        most = next;
        quantities.pop();
    }
    most
}

/// Whether an item sells on while there is none: then days without stock are days of demand like any other, and else they tell
/// nothing of demand. Only what may wait can. Of the two, the one holds by which it sells more evenly: of units *u* in *d* days
/// each, Pearson's χ² for one rate is Σ*u*²/*d* · Σ*d* / Σ*u* − Σ*u* (as for a Poisson process), and Σ*u* is the same.
pub fn sells_while_out(item: &Item) -> bool {
    if !matches!(item.selling, Selling::Backorder | Selling::MadeToOrder) {
        return false;
    }
    let most = most_in_line(&item.sales);
    let [mut all, mut there] = [(0.0, 0.0); 2];
    for sold in item.sales.iter().filter(|sold| sold.quantity <= most) {
        let units = sold.quantity as f64;
        let days = [sold.days, sold.in_stock(sold.days)].map(f64::from);
        if days[1] == 0.0 && units > 0.0 {
            return true;
        }
        let even = units * units / days[0];
        all = (all.0 + even, all.1 + days[0]);
        there = match days[1] {
            0.0 => there,
            same if same == days[0] => (there.0 + even, there.1 + same),
            fewer => (there.0 + units * units / fewer, there.1 + fewer),
        };
    }
    all.0 * all.1 < there.0 * there.1
}
