//! Telling names apart that were met before.

/// Names, each with a number. For shoppers a list, not a tree: what they have of them is short, and so is
/// the code that they download.
#[derive(Debug, Clone, Default)]
pub(super) struct Names<'n>(
    #[cfg(feature = "full")] std::collections::BTreeMap<&'n str, usize>,
    #[cfg(not(feature = "full"))] Vec<(&'n str, usize)>,
);

#[cfg(feature = "full")]
impl<'n> Names<'n> {
    /// The number of a name: `number`, and from now on, where it has none yet.
    pub(super) fn keep(&mut self, name: &'n str, number: usize) -> usize {
        *self.0.entry(name).or_insert(number)
    }

    /// Whether a name has a number.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

#[cfg(not(feature = "full"))]
impl<'n> Names<'n> {
    /// The number of a name: `number`, and from now on, where it has none yet.
    pub(super) fn keep(&mut self, name: &'n str, number: usize) -> usize {
        match self.place(name) {
            Ok(place) => self.0[place].1,
            Err(place) => {
                self.0.insert(place, (name, number));
                number
            }
        }
    }

    /// Whether a name has a number.
    #[cfg(feature = "checkout")]
    pub(super) fn has(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (*known).cmp(name))
    }
}
