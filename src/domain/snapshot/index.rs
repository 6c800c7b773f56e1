//! Finding things by name.

use crate::domain::sort::order;

/// Numbers of things in the order of their names. Sorted, not hashed: no choice of names can slow
/// it down, and a shopper downloads less.
#[derive(Debug, Default)]
pub(super) struct Index(Vec<u32>);

impl Index {
    /// An index of `count` things by their `name`; and of each, whether an earlier one has its name.
    fn new<'n>(count: usize, name: &dyn Fn(usize) -> &'n str) -> (Index, Vec<bool>) {
        let mut order = order(count, &|one, other| name(one).cmp(name(other)));
        let mut repeated = vec![false; count];
        order.dedup_by(|later, first| {
            let same = name(*later as usize) == name(*first as usize);
            repeated[*later as usize] = same;
            same
        });
        (Index(order), repeated)
    }

    /// An index of `things` by their `name`. Of several with one name only the first is kept; the
    /// numbers and names of the others are handed to `twice`.
    pub(super) fn of_first<T>(
        things: &mut Vec<T>,
        name: fn(&T) -> &str,
        twice: &mut dyn FnMut(usize, &str),
    ) -> Index {
        let (index, repeated) = Index::new(things.len(), &|number| name(&things[number]));
        let count = things.len();
        let mut number = 0;
        things.retain(|thing| {
            let is_repeated = repeated[number];
            if is_repeated {
                twice(number, name(thing));
            }
            number += 1;
            !is_repeated
        });
        if things.len() == count {
            return index;
        }
        Index::new(things.len(), &|number| name(&things[number])).0
    }

    /// The number of the thing called `wanted`.
    pub(super) fn find<'n>(&self, wanted: &str, name: &dyn Fn(usize) -> &'n str) -> Option<usize> {
        let found = self
            .0
            .binary_search_by(|number| name(*number as usize).cmp(wanted));
        Some(self.0[found.ok()?] as usize)
    }
}
