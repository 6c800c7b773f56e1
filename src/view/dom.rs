//! The few ways in which views write to the page. Each writes only what differs from what stands
//! there, and only as text: markup from a snapshot is never markup on the page.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// Creates elements with a CSS part's name.
pub struct Maker(Document);

impl Maker {
    /// A maker for the document of `node`.
    pub fn new(node: &web_sys::Node) -> Result<Maker, JsValue> {
        let document = node.owner_document();
        document
            .map(Maker)
            .ok_or_else(|| JsValue::from_str("a node without a document"))
    }

    /// A new element at the end of `parent`.
    pub fn append(
        &self,
        parent: &web_sys::Node,
        tag: &str,
        part: &str,
    ) -> Result<Element, JsValue> {
        let element = self.0.create_element(tag)?;
        if !part.is_empty() {
            element.set_attribute("part", part)?;
        }
        parent.append_child(&element)?;
        Ok(element)
    }
}

/// An element that shows one text, hidden where that is empty.
pub struct TextBox {
    element: Element,
    text: String,
}

impl TextBox {
    /// A box at the end of `parent`, hidden until it has a text.
    pub fn new(
        maker: &Maker,
        parent: &web_sys::Node,
        tag: &str,
        part: &str,
    ) -> Result<TextBox, JsValue> {
        let element = maker.append(parent, tag, part)?;
        element.set_attribute("hidden", "")?;
        let text = String::new();
        Ok(TextBox { element, text })
    }

    /// Shows `text`.
    pub fn show(&mut self, text: &str) -> Result<(), JsValue> {
        if self.text == text {
            return Ok(());
        }
        self.element.set_text_content(Some(text));
        if self.text.is_empty() {
            self.element.remove_attribute("hidden")?;
        } else if text.is_empty() {
            self.element.set_attribute("hidden", "")?;
        }
        text.clone_into(&mut self.text);
        Ok(())
    }
}

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
                self.entries
                    .push(TextBox::new(&maker, &self.list, "li", "")?);
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

/// An attribute of an element, written when it changes.
pub struct Attribute {
    name: &'static str,
    value: String,
}

impl Attribute {
    /// An attribute that is not there yet.
    pub fn new(name: &'static str) -> Attribute {
        let value = String::new();
        Attribute { name, value }
    }

    /// Gives it this value; an empty one takes it away.
    pub fn set(&mut self, element: &Element, value: &str) -> Result<(), JsValue> {
        if self.value == value {
            return Ok(());
        }
        match value {
            "" => element.remove_attribute(self.name)?,
            value => element.set_attribute(self.name, value)?,
        }
        value.clone_into(&mut self.value);
        Ok(())
    }
}
