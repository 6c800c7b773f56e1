//! Reading changes out: one polite live region an element, there from the start.

use gloo_timers::callback::Timeout;
#[cfg(any(feature = "checkout", feature = "care"))]
use wasm_bindgen::JsValue;
use web_sys::Element;

/// Milliseconds that a text must stand before it is read out: while a slider moves, nobody wants to
/// hear every step.
const SETTLE: u32 = 500;

/// A live region, and what was said last.
pub struct Announcer {
    region: Element,
    text: String,
    /// Cancelled when it is dropped, and so with the element.
    announcing: Option<Timeout>,
}

impl Announcer {
    /// A region at the end of `parent`, silent.
    #[cfg(any(feature = "checkout", feature = "care"))]
    pub fn new(parent: &Element) -> Result<Announcer, JsValue> {
        let region = super::dom::append(parent, "span", "announcer")?;
        region.set_attribute("role", "status")?;
        Ok(Announcer::of(region))
    }

    /// One that speaks through a region that is there already.
    pub fn of(region: Element) -> Announcer {
        Announcer {
            region,
            text: String::new(),
            announcing: None,
        }
    }

    /// What is shown reads `text` now; tells whether that is new. A change is read out once it has
    /// settled, unless it is to be `silent`; what stands there first is no change.
    pub fn say(&mut self, text: &str, silent: bool) -> bool {
        if self.text == text {
            return false;
        }
        if !self.text.is_empty() && !silent {
            self.announce(text);
        }
        text.clone_into(&mut self.text);
        true
    }

    /// Has `text` read out once it has settled, in place of what has not been read out yet.
    pub fn announce(&mut self, text: &str) {
        let (region, text) = (self.region.clone(), String::from(text));
        self.announcing = Some(Timeout::new(SETTLE, move || {
            region.set_text_content(Some(&text));
        }));
    }

    /// What is shown, as it is read out; empty while nothing is.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Nothing is shown any more.
    pub fn clear(&mut self) {
        self.announcing = None;
        self.text.clear();
        self.region.set_text_content(None);
    }
}
