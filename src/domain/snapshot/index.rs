//! Finding things by name.

/// Numbers of things in the order of their names. Sorted, not hashed: no choice of names can slow
/// it down, and a shopper downloads less.
#[derive(Debug, Default)]
pub(super) struct Index(Vec<u32>);

impl Index {
    /// An index of `count` things by their `name`; and the numbers of those, in order, whose name an
    /// earlier one has already.
    fn new<'n>(count: usize, name: &dyn Fn(usize) -> &'n str) -> (Index, Vec<u32>) {
        let mut order: Vec<u32> = (0..count as u32).collect();
        order.sort_unstable_by(|one, other| {
            let names = name(*one as usize).cmp(name(*other as usize));
            names.then(one.cmp(other))
        });
        let mut repeated = Vec::new();
        order.dedup_by(|later, first| {
            let same = name(*later as usize) == name(*first as usize);
            if same {
                repeated.push(*later);
            }
            same
        });
        repeated.sort_unstable();
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
        if repeated.is_empty() {
            return index;
        }
        for number in &repeated {
            twice(*number as usize, name(&things[*number as usize]));
        }
        let mut number = 0;
        things.retain(|_| {
            number += 1;
            repeated.binary_search(&(number - 1)).is_err()
        });
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
