//! The elements of a page: made, or taken over where a server has put them there.

use std::cell::Cell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element, Node, NodeList};

use crate::present::tree;

/// A new element at the end of `parent`, with a CSS part's name unless that is empty.
pub fn append(parent: &Node, tag: &str, part: &str) -> Result<Element, JsValue> {
    let Some(document) = parent.owner_document() else {
        return Err(JsValue::from_str("a node without a document"));
    };
    let element = document.create_element(tag)?;
    if !part.is_empty() {
        element.set_attribute("part", part)?;
    }
    parent.append_child(&element)?;
    Ok(element)
}

impl tree::Element for Element {
    type Error = JsValue;

    fn append(&self, tag: &str, part: &str) -> Result<Element, JsValue> {
        append(self, tag, part)
    }

    fn set_attribute(&self, name: &str, value: &str) -> Result<(), JsValue> {
        Element::set_attribute(self, name, value)
    }

    fn remove_attribute(&self, name: &str) -> Result<(), JsValue> {
        Element::remove_attribute(self, name)
    }

    fn set_text(&self, text: &str) {
        self.set_text_content(Some(text));
    }
}

/// The elements that stand in a shadow root already, one after the other; where there are none they are made.
pub struct Standing {
    elements: NodeList,
    next: Cell<u32>,
    any: bool,
}

impl Standing {
    /// Those in `shadow`, which is a shadow root or a fragment.
    pub fn new(shadow: &Node) -> Result<Standing, JsValue> {
        let shadow: &DocumentFragment = shadow.unchecked_ref();
        let elements = shadow.query_selector_all("[part],li")?;
        Ok(Standing {
            any: elements.length() > 0,
            elements,
            next: Cell::new(0),
        })
    }

    /// The next of them, or a new one at the end of `parent`.
    pub fn append(&self, parent: &Node, tag: &str, part: &str) -> Result<Element, JsValue> {
        match self.elements.get(self.next.replace(self.next.get() + 1)) {
            Some(element) => Ok(element.unchecked_into()),
            None => append(parent, tag, part),
        }
    }
}

impl tree::Maker<Element> for Standing {
    fn append(&self, parent: &Element, tag: &str, part: &str) -> Result<Element, JsValue> {
        Standing::append(self, parent, tag, part)
    }

    fn mark(&self, element: &Element, name: &str, value: &str) -> Result<(), JsValue> {
        match self.any {
            true => Ok(()),
            false => element.set_attribute(name, value),
        }
    }

    fn text(&self, element: &Element) -> String {
        let text = self.any.then(|| element.text_content()).flatten();
        text.unwrap_or_default()
    }

    fn attribute(&self, element: &Element, name: &str) -> String {
        let value = self.any.then(|| element.get_attribute(name)).flatten();
        value.unwrap_or_default()
    }

    fn count(&self, element: &Element) -> u32 {
        match self.any {
            true => element.child_element_count(),
            false => 0,
        }
    }
}
