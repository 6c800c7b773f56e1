//! One `<backsoon-status>` on a page.

use wasm_bindgen::prelude::*;

use super::convert::{quantity, range_error};
use super::shop::Shop;
use super::words::Words;
use crate::domain::availability::State;
use crate::view::status::{Amount, SHEET, StatusTree};

/// The shadow tree of one element.
#[wasm_bindgen]
pub struct StatusView(StatusTree);

#[wasm_bindgen]
impl StatusView {
    /// Builds the tree in a shadow root, or in a fragment that will be moved there.
    #[wasm_bindgen(constructor)]
    pub fn new(root: &web_sys::Node) -> Result<StatusView, JsValue> {
        StatusTree::new(root).map(StatusView)
    }

    /// What a constructed style sheet for its shadow root says.
    pub fn sheet() -> String {
        String::from(SHEET)
    }

    /// Shows what somebody who asks for `number` of `sku` is promised, and tells the state where
    /// that changed what is read. For a sku that nobody knows the shop's own text shows again.
    pub fn show(
        &mut self,
        shop: &Shop,
        words: &Words,
        sku: &str,
        number: f64,
        view: &str,
    ) -> Result<Option<String>, JsValue> {
        let quantity = quantity(number).map_err(|error| range_error(&error))?;
        let face = shop.show(sku, quantity, words);
        let changed = if face.state == State::Unknown {
            let was_shown = !self.0.is_clear();
            self.0.clear()?;
            was_shown
        } else {
            let plain = words.speaking().is_plain();
            self.0.show(&face, Amount::named(view), plain)?
        };
        Ok(changed.then(|| String::from(face.state.name())))
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
