//! Notices on their way into mails: only in the full build.

use wasm_bindgen::prelude::*;

use super::convert::{answer, range_error};
use super::shop::Shop;
use super::words::Words;
use crate::domain::order::{Addressee, Due};
use crate::present::letter::Letterhead;

/// Notices that were read once, however many mails they make.
#[wasm_bindgen]
pub struct Post(Vec<Due<'static>>);

#[wasm_bindgen]
impl Post {
    /// Reads notices: JSON in UTF-8, as `Shop.notices` gives them.
    #[wasm_bindgen(constructor)]
    pub fn new(notices: &[u8]) -> Result<Post, JsValue> {
        let read = Due::read_all(notices);
        read.map(Post)
            .map_err(|error| range_error(&error.under("notices")))
    }

    /// Who is written to: `[{ to, locale, notices }]`, with the numbers of their notices.
    pub fn addressees(&self) -> Result<JsValue, JsValue> {
        answer(&Addressee::all(&self.0))
    }
}

#[wasm_bindgen]
impl Shop {
    /// The mail that tells a customer these of the notices: `{ subject, text, html }`.
    pub fn letter(
        &self,
        post: &Post,
        numbers: &[u32],
        words: &Words,
        language: &str,
        shop: Option<String>,
        order_page: Option<String>,
    ) -> Result<JsValue, JsValue> {
        let numbers = numbers.iter();
        let notices: Vec<&Due<'_>> = numbers
            .filter_map(|number| post.0.get(*number as usize))
            .collect();
        let head = Letterhead {
            language,
            shop: shop.as_deref(),
            order_page: order_page.as_deref(),
        };
        answer(&self.round().letter(&notices, words.speaking(), &head))
    }
}
