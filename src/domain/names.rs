//! Telling names apart that were met before.

/// Names in their order, each with a number. A list, not a tree: what a shopper has of them is short, and
/// so is the code that they download.
#[derive(Debug, Clone, Default)]
pub(super) struct Names<'n>(Vec<(&'n str, usize)>);

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
    pub(super) fn has(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(known, _)| (*known).cmp(name))
    }
}
