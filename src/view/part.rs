//! The shadow tree of an element that is shown in sections: each is built anew when it has changed,
//! and left alone otherwise.

use wasm_bindgen::JsValue;
use web_sys::{Element, Node};

use super::announcer::Announcer;
use super::dom::{Attribute, Maker};
use crate::present::markup::{Markup, Step};

/// A slot for the shop's own text, the sections, and a live region.
pub struct PartTree {
    root: Element,
    shown: Attribute,
    sections: Vec<Section>,
    announcer: Announcer,
}

struct Section {
    element: Element,
    shown: Markup,
}

impl PartTree {
    /// Builds the tree in `shadow`, with the shop's own text showing; `sections` are tags and parts.
    pub fn new(shadow: &Node, sections: &[(&str, &str)]) -> Result<PartTree, JsValue> {
        let maker = Maker::new(shadow)?;
        let root = maker.append(shadow, "div", "root")?;
        maker.append(&root, "slot", "fallback")?;
        let face = maker.append(&root, "div", "face")?;
        let mut built = Vec::new();
        for (tag, part) in sections {
            let element = maker.append(&face, tag, part)?;
            element.set_attribute("hidden", "")?;
            let shown = Markup::new();
            built.push(Section { element, shown });
        }
        let announcer = Announcer::new(&maker, &root)?;
        Ok(PartTree {
            shown: Attribute::new("data-shown"),
            sections: built,
            announcer,
            root,
        })
    }

    /// Shows what each section holds, and has `aria` read out where that has changed.
    pub fn show(&mut self, sections: Vec<Markup>, aria: &str) -> Result<(), JsValue> {
        self.shown.set(&self.root, "yes")?;
        for (section, markup) in self.sections.iter_mut().zip(sections) {
            section.show(markup)?;
        }
        self.announcer.say(aria, false);
        Ok(())
    }

    /// Shows the shop's own text again.
    pub fn clear(&mut self) -> Result<(), JsValue> {
        self.announcer.clear();
        self.shown.set(&self.root, "")
    }

    /// What is shown, as a screen reader says it; empty while the shop's own text shows.
    pub fn text(&self) -> &str {
        self.announcer.text()
    }
}

impl Section {
    fn show(&mut self, markup: Markup) -> Result<(), JsValue> {
        if self.shown == markup {
            return Ok(());
        }
        let maker = Maker::new(&self.element)?;
        self.element.set_text_content(None);
        let mut open = vec![self.element.clone()];
        for step in markup.steps() {
            let Some(last) = open.last() else {
                break;
            };
            match step {
                Step::Open(tag, part) => {
                    let element = maker.append(last, tag, part)?;
                    open.push(element);
                }
                Step::Attribute(name, value) => last.set_attribute(name, value)?,
                Step::Text(text) => last.set_text_content(Some(text)),
                Step::Close => {
                    open.pop();
                }
            }
        }
        match markup.is_empty() {
            true => self.element.set_attribute("hidden", "")?,
            false => self.element.remove_attribute("hidden")?,
        }
        self.shown = markup;
        Ok(())
    }
}
