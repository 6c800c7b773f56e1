//! One `<backsoon-status>` on a page.

use wasm_bindgen::prelude::*;

use super::convert::{field, quantity, range_error};
use super::part::Part;
use super::shop::Shop;
use super::words::Words;
use crate::domain::availability::State;
use crate::view::status::{Amount, StatusTree};

impl Part for StatusTree {
    /// `question`: `{ sku, quantity, view }`. The answer is the state, where what is read has
    /// changed. For a sku that nobody knows the shop's own text shows again.
    fn show(&mut self, shop: &Shop, words: &Words, question: &JsValue) -> Result<JsValue, JsValue> {
        let text = |name| field(question, name).as_string().unwrap_or_default();
        let units = field(question, "quantity").as_f64().unwrap_or(f64::NAN);
        let quantity = quantity(units).map_err(|error| range_error(&error))?;
        let face = shop.show(&text("sku"), quantity, words);
        let changed = if face.state == State::Unknown {
            let was_shown = !self.is_clear();
            self.clear()?;
            was_shown
        } else {
            let amount = Amount::named(&text("view"));
            if amount == Amount::Full && !face.countdown.is_empty() {
                shop.counting.set(true);
            }
            StatusTree::show(self, &face, amount, words.speaking().is_plain())?
        };
        Ok(match changed {
            true => JsValue::from_str(face.state.name()),
            false => JsValue::UNDEFINED,
        })
    }

    fn text(&self) -> &str {
        StatusTree::text(self)
    }

    fn clear(&mut self) -> Result<(), JsValue> {
        StatusTree::clear(self)
    }
}
