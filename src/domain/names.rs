//! Telling names apart that were met before.

/// Names, each with a number. For shoppers a list, not a tree: what they have of them is short, and so is
/// the code that they download. A few are a list everywhere, as the events of an order are: a tree of them takes longer
/// to make than all that is asked of it.
#[derive(Debug, Clone, Default)]
pub(super) struct Names<'n> {
    few: Vec<(&'n str, usize)>,
    #[cfg(feature = "full")]
    many: std::collections::BTreeMap<&'n str, usize>,
}

/// Names that are looked through one by one.
#[cfg(feature = "full")]
const FEW: usize = 16;

#[cfg(feature = "full")]
impl<'n> Names<'n> {
    /// The number of a name: `number`, and from now on, where it has none yet.
    pub(super) fn keep(&mut self, name: &'n str, number: usize) -> usize {
        if let Some(known) = self.number(name) {
            return known;
        }
        if self.few.len() < FEW {
            self.few.push((name, number));
        } else {
            self.many.insert(name, number);
        }
        number
    }

    /// Whether a name has a number.
    pub(super) fn has(&self, name: &str) -> bool {
        self.number(name).is_some()
    }

    /// Forgets all of them.
    pub(super) fn clear(&mut self) {
        self.few.clear();
        self.many.clear();
    }

    fn number(&self, name: &str) -> Option<usize> {
        let found = self.few.iter().find(|(known, _)| *known == name);
        let found = found.map(|(_, number)| *number);
        found.or_else(|| self.many.get(name).copied())
    }
}

#[cfg(not(feature = "full"))]
impl<'n> Names<'n> {
    /// The number of a name: `number`, and from now on, where it has none yet.
    pub(super) fn keep(&mut self, name: &'n str, number: usize) -> usize {
        match self.place(name) {
            Ok(place) => self.few[place].1,
            Err(place) => {
                self.few.insert(place, (name, number));
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
        self.few.binary_search_by(|(known, _)| (*known).cmp(name))
    }
}
