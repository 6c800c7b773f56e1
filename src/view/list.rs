//! A list of texts whose entries stay for the next time.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::dom::{Maker, TextBox};

/// A list that shows one text an entry, hidden where it has none.
pub struct TextList {
    list: Element,
    entries: Vec<TextBox>,
    shown: usize,
}

impl TextList {
    /// A list at the end of `parent`, hidden until it has an entry.
    pub fn new(maker: &Maker, parent: &web_sys::Node, part: &str) -> Result<TextList, JsValue> {
        let list = maker.append(parent, "ul", part)?;
        list.set_attribute("hidden", "")?;
        Ok(TextList {
            list,
            entries: Vec::new(),
            shown: 0,
        })
    }

    /// Shows `texts`. Entries that are not needed stay, hidden, for the next time.
    pub fn show(&mut self, texts: &[String]) -> Result<(), JsValue> {
        if self.entries.len() < texts.len() {
            let maker = Maker::new(&self.list)?;
            while self.entries.len() < texts.len() {
                let entry = TextBox::new(&maker, &self.list, "li", "")?;
                // What a merchant explains may be in another language than the page.
                entry.set_attribute("dir", "auto")?;
                self.entries.push(entry);
            }
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
