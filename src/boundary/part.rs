//! What elements show. Those of a status are always there; others are fetched when the first element
//! of their kind is on a page, and the module they come in tells here how they are made.

use std::cell::Cell;
use std::hint::black_box;

use wasm_bindgen::prelude::*;
use web_sys::Node;

use super::shop::Shop;
use super::status::StatusPart;
use super::words::Words;
use crate::view::status::SHEET;

/// The shadow tree of one element.
pub trait Part {
    /// Shows the answer to a question, and tells of it as data.
    fn show(&mut self, shop: &Shop, words: &Words, question: &JsValue) -> Result<JsValue, JsValue>;
    /// What is shown, as a screen reader says it; empty while the shop's own text shows.
    fn text(&self) -> &str;
    /// Shows the shop's own text again.
    fn clear(&mut self) -> Result<(), JsValue>;
}

/// Builds the tree of a kind of element in a shadow root; none where it is of another kind.
pub type Make = fn(&str, &Node) -> Result<Option<Box<dyn Part>>, JsValue>;

/// The modules that can be there besides the first.
#[cfg(any(feature = "checkout", feature = "care", feature = "machine"))]
#[derive(Clone, Copy)]
pub enum Module {
    /// Carts and orders.
    Checkout,
    /// What those are offered who wait.
    Care,
    /// What search engines read.
    Machine,
}

thread_local! {
    /// One for each module that can be there besides the first.
    static MAKERS: [Cell<Option<Make>>; 3] =
        const { [Cell::new(None), Cell::new(None), Cell::new(None)] };
}

/// Keeps what makes the trees of other kinds, one a `module`. It is hidden from the compiler, which
/// would else call it straight away, and then it could not lie in another module.
#[cfg(any(feature = "checkout", feature = "care", feature = "machine"))]
pub fn offer(module: Module, make: Make) {
    MAKERS.with(|makers| makers[module as usize].set(Some(black_box(make))));
}

/// The view of one element.
#[wasm_bindgen]
pub struct PartView(Box<dyn Part>);

#[wasm_bindgen]
impl PartView {
    /// Builds the tree of a `kind` of element in a shadow root, or in a fragment that will be moved
    /// there; an empty name is that of a status.
    #[wasm_bindgen(constructor)]
    pub fn new(kind: &str, root: &Node) -> Result<PartView, JsValue> {
        let makers = MAKERS.with(|makers| makers.each_ref().map(Cell::get));
        for make in black_box(makers).into_iter().flatten() {
            if let Some(part) = make(kind, root)? {
                return Ok(PartView(part));
            }
        }
        Ok(PartView(Box::new(StatusPart::new(root)?)))
    }

    /// What a constructed style sheet for the shadow root of a status says.
    pub fn sheet() -> String {
        String::from(SHEET)
    }

    /// Shows the answer to a question, and tells of it as data.
    pub fn show(
        &mut self,
        shop: &Shop,
        words: &Words,
        question: &JsValue,
    ) -> Result<JsValue, JsValue> {
        self.0.show(shop, words, question)
    }

    /// What is shown, as a screen reader says it; empty while the shop's own text shows.
    pub fn text(&self) -> String {
        String::from(self.0.text())
    }

    /// Shows the shop's own text again.
    pub fn clear(&mut self) -> Result<(), JsValue> {
        self.0.clear()
    }
}
