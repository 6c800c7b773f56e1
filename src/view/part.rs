//! What is shown in sections: each is built anew when it has changed, and left alone otherwise. It is a
//! shadow tree of its own, or stands below what is shown already.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node};

use super::announcer::Announcer;
use super::dom::append;
use crate::present::markup::{Markup, Step};
use crate::present::tree::Attribute;

/// The sections, one after the other.
struct Sections(Vec<Section>);

struct Section {
    element: Element,
    shown: Markup,
}

impl Sections {
    /// Empty ones in `parent`; `named` are tags and parts.
    fn new(parent: &Node, named: &[(&str, &str)]) -> Result<Sections, JsValue> {
        let mut built = Vec::new();
        for (tag, part) in named {
            let element = append(parent, tag, part)?;
            element.set_attribute("hidden", "")?;
            let shown = Markup::new();
            built.push(Section { element, shown });
        }
        Ok(Sections(built))
    }

    fn show(&mut self, sections: Vec<Markup>) -> Result<(), JsValue> {
        for (section, markup) in self.0.iter_mut().zip(sections) {
            section.show(markup)?;
        }
        Ok(())
    }
}

/// A slot for the shop's own text, the sections, and a live region.
#[cfg(feature = "checkout")]
pub struct PartTree {
    root: Element,
    shown: Attribute,
    sections: Sections,
    announcer: Announcer,
}

#[cfg(feature = "checkout")]
impl PartTree {
    /// Builds the tree in `shadow`, with the shop's own text showing; `sections` are tags and parts.
    pub fn new(shadow: &Node, sections: &[(&str, &str)]) -> Result<PartTree, JsValue> {
        let root = append(shadow, "div", "root")?;
        append(&root, "slot", "fallback")?;
        let face = append(&root, "div", "face")?;
        let sections = Sections::new(&face, sections)?;
        Ok(PartTree {
            shown: Attribute::new("data-shown"),
            sections,
            announcer: Announcer::new(&root)?,
            root,
        })
    }

    /// Shows what each section holds, and has `aria` read out where that has changed.
    pub fn show(&mut self, sections: Vec<Markup>, aria: &str) -> Result<(), JsValue> {
        self.shown.set(&self.root, "yes")?;
        self.sections.show(sections)?;
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

/// Sections below what an element shows already, whose live region speaks for them too.
#[cfg(feature = "care")]
pub struct Annex {
    root: Element,
    stage: Attribute,
    sections: Sections,
    said: String,
    announcer: Announcer,
}

#[cfg(feature = "care")]
impl Annex {
    /// Builds the sections at the end of `face`, which stands beside a live region.
    pub fn new(face: &Node, part: &str, sections: &[(&str, &str)]) -> Result<Annex, JsValue> {
        let region = face.parent_node().and_then(|root| root.last_child());
        let root = append(face, "div", part)?;
        Ok(Annex {
            stage: Attribute::new("data-stage"),
            sections: Sections::new(&root, sections)?,
            said: String::new(),
            announcer: match region {
                Some(region) => Announcer::of(region.unchecked_into()),
                None => Announcer::new(&root)?,
            },
            root,
        })
    }

    /// Shows what each section holds at a `stage` of what was pressed, and has `said` read out once.
    pub fn show(&mut self, sections: Vec<Markup>, stage: &str, said: &str) -> Result<(), JsValue> {
        self.stage.set(&self.root, stage)?;
        let is_empty = sections.iter().all(Markup::is_empty);
        self.sections.show(sections)?;
        match is_empty {
            true => self.root.set_attribute("hidden", "")?,
            false => self.root.remove_attribute("hidden")?,
        }
        if self.said != said {
            said.clone_into(&mut self.said);
            // Silence would drown out what the element itself has to say.
            match said.is_empty() {
                true => self.announcer.clear(),
                false => self.announcer.announce(said),
            }
        }
        Ok(())
    }
}

impl Section {
    fn show(&mut self, markup: Markup) -> Result<(), JsValue> {
        if self.shown == markup {
            return Ok(());
        }
        self.element.set_text_content(None);
        let mut open = vec![self.element.clone()];
        for step in markup.steps() {
            let Some(last) = open.last() else {
                break;
            };
            match step {
                Step::Open(tag, part) => {
                    let element = append(last, tag, part)?;
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
