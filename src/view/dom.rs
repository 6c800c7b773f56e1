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

    /// Gives the element an attribute.
    pub fn set_attribute(&self, name: &str, value: &str) -> Result<(), JsValue> {
        self.element.set_attribute(name, value)
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
