//! What machines read of an item, as plain data.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use super::convert::{answer, clock};
use super::shop::Shop;

#[wasm_bindgen]
impl Shop {
    /// What search engines read of `sku`, as JSON-LD; null for an unknown one. `url` is its page, if
    /// the snapshot's is not. `local` tells what the shop's clock shows at an instant.
    #[wasm_bindgen(js_name = structuredData)]
    pub fn structured_data(
        &self,
        sku: &str,
        url: Option<String>,
        local: &Function,
    ) -> Result<JsValue, JsValue> {
        let (round, clock) = (self.round(), clock(local));
        answer(&round.structured_data(sku, url.as_deref(), &clock))
    }
}

#[cfg(feature = "full")]
#[wasm_bindgen]
impl Shop {
    /// What Google Merchant Center reads of `sku`; null for an unknown one. `local` tells what the
    /// shop's clock shows at an instant.
    #[wasm_bindgen(js_name = feedRow)]
    pub fn feed_row(&self, sku: &str, local: &Function) -> Result<JsValue, JsValue> {
        answer(&self.round().feed_row(sku, &clock(local)))
    }
}
