//! Sorting. One sort of numbers for things of every kind: each kind's own would be half a kilobyte of what
//! shoppers download.

use std::cmp::Ordering;

/// The numbers below `count` in the order of what they are the numbers of, then in their own.
pub(crate) fn order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    order.sort_unstable_by(|one, other| {
        compare(*one as usize, *other as usize).then(one.cmp(other))
    });
    order
}

/// Sorts things; of equal ones the first stays first.
pub(super) fn sort<T: Default>(things: &mut Vec<T>, compare: fn(&T, &T) -> Ordering) {
    if things.is_sorted_by(|one, other| compare(one, other).is_le()) {
        return;
    }
    let order = order(things.len(), &|one, other| {
        compare(&things[one], &things[other])
    });
    let taken = |number: &u32| std::mem::take(&mut things[*number as usize]);
    *things = order.iter().map(taken).collect();
}
