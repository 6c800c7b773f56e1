//! A list of texts whose entries stay for the next time.

use super::{Element, Maker, TextBox};

/// A list that shows one text an entry, hidden where it has none.
pub(super) struct TextList<E> {
    list: E,
    entries: Vec<TextBox<E>>,
    shown: usize,
}

impl<E: Element> TextList<E> {
    /// A list in `parent`, hidden until it has an entry.
    pub(super) fn new(maker: &impl Maker<E>, parent: &E, part: &str) -> Result<Self, E::Error> {
        let list = maker.append(parent, "ul", part)?;
        let mut entries = Vec::new();
        for _ in 0..maker.count(&list) {
            entries.push(TextBox::new(maker, &list, "li", "")?);
        }
        let shown = entries
            .iter()
            .filter(|entry| !entry.text.is_empty())
            .count();
        if shown == 0 {
            maker.mark(&list, "hidden", "")?;
        }
        Ok(TextList {
            list,
            entries,
            shown,
        })
    }

    /// Shows `texts`. Entries that are not needed stay, hidden, for the next time.
    pub(super) fn show(&mut self, texts: &[String]) -> Result<(), E::Error> {
        while self.entries.len() < texts.len() {
            let element = self.list.append("li", "")?;
            // What a merchant explains may be in another language than the page.
            element.set_attribute("dir", "auto")?;
            let text = String::new();
            self.entries.push(TextBox { element, text });
        }
        let nothing = String::new();
        let padded = texts.iter().chain(std::iter::repeat(&nothing));
        for (entry, text) in self.entries.iter_mut().zip(padded) {
            entry.show(text)?;
        }
        if self.shown == 0 && !texts.is_empty() {
            self.list.remove_attribute("hidden")?;
        } else if self.shown > 0 && texts.is_empty() {
            self.list.set_attribute("hidden", "")?;
        }
        self.shown = texts.len();
        Ok(())
    }
}
