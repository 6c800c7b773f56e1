//! What servers, checkouts and the merchant's pages ask on top: only in the full build.

use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use super::convert::{answer, placed, quantity, range_error};
use super::shop::Shop;
use crate::domain::cart::CartLine;
use crate::error::Error;

#[wasm_bindgen]
impl Shop {
    /// What each order line that waits for `sku` is promised.
    pub fn queue(&self, sku: &str) -> Result<JsValue, JsValue> {
        answer(&self.round().queue(sku))
    }

    /// What would happen if `lines`, `[{ sku, quantity }]`, were ordered now.
    pub fn preview(&self, lines: &Array) -> Result<JsValue, JsValue> {
        let mut cart = Vec::with_capacity(lines.length() as usize);
        for (index, line) in lines.iter().enumerate() {
            let widen = |error: Error| error.at(index).under("lines");
            let sku = Reflect::get(&line, &"sku".into()).unwrap_or_default();
            let Some(sku) = sku.as_string() else {
                let error = widen(Error::new("no text", "text").under("sku"));
                return Err(placed(&js_sys::TypeError::new(&error.message), &error));
            };
            let number = Reflect::get(&line, &"quantity".into()).unwrap_or_default();
            let quantity = quantity(number.as_f64().unwrap_or(f64::NAN));
            cart.push(CartLine {
                sku: sku.into(),
                quantity: quantity.map_err(|error| range_error(&widen(error)))?,
            });
        }
        let preview = self.round().preview(&cart);
        answer(&preview.map_err(|error| range_error(&error.under("lines")))?)
    }

    /// What may leave the house: all of it, or the items with these skus.
    #[wasm_bindgen(js_name = publicSnapshot)]
    pub fn public_snapshot(&self, skus: Option<Vec<String>>) -> Result<JsValue, JsValue> {
        let skus: Option<Vec<&str>> = skus
            .as_ref()
            .map(|skus| skus.iter().map(|sku| &**sku).collect());
        answer(&self.snapshot.publish(skus.as_deref()))
    }
}
