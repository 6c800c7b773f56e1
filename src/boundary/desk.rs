//! What servers, checkouts and the merchant's pages ask on top: only in the full build.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::*;

use super::convert::{answer, clock, placed, quantity, range_error};
use super::shop::Shop;
use super::words::Words;
use crate::domain::cart::{CartLine, Parcels};
use crate::domain::clock::Clock;
use crate::domain::order::{Assumed, Told};
use crate::error::{Error, push_number};
use crate::present::published::{PublishedFace, Spell};
use crate::present::tree::html::template;
use crate::present::tree::status::Amount;

#[wasm_bindgen]
impl Shop {
    /// What each order line that waits for `sku` is promised.
    pub fn queue(&self, sku: &str) -> Result<JsValue, JsValue> {
        answer(&self.round().queue(sku))
    }

    /// The steps behind what somebody is promised who asks for `number` of `sku`; null for an unknown one.
    pub fn explain(&self, sku: &str, number: f64) -> Result<JsValue, JsValue> {
        let quantity = quantity(number).map_err(|error| range_error(&error))?;
        answer(&self.round().explain(sku, quantity, self.now))
    }

    /// What would happen if `lines`, `[{ sku, quantity }]`, were ordered now, in `one` parcel or in
    /// several.
    pub fn preview(&self, lines: &Array, one: bool) -> Result<JsValue, JsValue> {
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
        let parcels = if one { Parcels::One } else { Parcels::Several };
        let plan = self.round().plan(&cart, parcels);
        answer(
            &plan
                .map_err(|error| range_error(&error.under("lines")))?
                .preview,
        )
    }

    /// The books of all orders. `local` tells what the shop's clock showed at an instant.
    pub fn books(&self, local: &Function) -> Result<JsValue, JsValue> {
        let host = clock(local);
        let clock = Clock::new(&host);
        answer(&self.snapshot.books(self.now, &|at| clock.at(at)))
    }

    /// The order called `id` as its customer may see it; null if there is no such order.
    #[wasm_bindgen(js_name = publicOrder)]
    pub fn public_order(&self, id: &str, local: &Function) -> Result<JsValue, JsValue> {
        answer(&self.snapshot.public_order(id, self.now, &clock(local)))
    }

    /// What each customer is to be told now. `told` is what the asker says they were told, as JSON in
    /// UTF-8: `[{ line, kind, earliest, latest }]`.
    pub fn notices(&self, told: &[u8], local: &Function) -> Result<JsValue, JsValue> {
        let told = Told::read_all(told).map_err(|error| range_error(&error.under("told")))?;
        let host = clock(local);
        let clock = Clock::new(&host);
        answer(&self.round().notices(&told, self.now, &|at| clock.at(at)))
    }

    /// How many customers will ask about what waits: of notices told as for `notices`, and with what is
    /// `assumed` instead of the usual, `{ perDelayed }`, as JSON in UTF-8.
    pub fn contacts(
        &self,
        told: &[u8],
        assumed: &[u8],
        local: &Function,
    ) -> Result<JsValue, JsValue> {
        let told = Told::read_all(told).map_err(|error| range_error(&error.under("told")))?;
        let assumed = Assumed::read(assumed).map_err(|error| range_error(&error))?;
        let host = clock(local);
        let clock = Clock::new(&host);
        let local = |at: &str| clock.at(at);
        answer(&self.round().contacts(&told, assumed, self.now, &local))
    }

    /// What somebody is offered who would have to wait for `number` of `sku`.
    pub fn care(&self, sku: &str, number: f64, words: &Words) -> Result<JsValue, JsValue> {
        let quantity = quantity(number).map_err(|error| range_error(&error))?;
        answer(&self.round().care(sku, quantity, &words.speech(self)))
    }

    /// What is to stand in a `<backsoon-status>` before any script has run, as much of it as `view` says, in the
    /// language `lang` where that is not the page's, dressed by the sheet at `stylesheet`.
    pub fn html(
        &self,
        sku: &str,
        number: f64,
        words: &Words,
        view: &str,
        lang: &str,
        stylesheet: &str,
    ) -> Result<String, JsValue> {
        let quantity = quantity(number).map_err(|error| range_error(&error))?;
        let face = self.show(sku, quantity, words);
        let mut asked = String::from(sku);
        asked.push(' ');
        push_number(&mut asked, quantity);
        Ok(template(
            &face,
            &asked,
            Amount::named(view),
            lang,
            stylesheet,
        ))
    }

    /// All skus, in the order told.
    pub fn skus(&self) -> Vec<String> {
        let items = self.snapshot.items.iter();
        items.map(|item| String::from(&*item.sku)).collect()
    }

    /// What may leave the house: all of it, or the items with these skus.
    #[wasm_bindgen(js_name = publicSnapshot)]
    pub fn public_snapshot(&self, skus: Option<Vec<String>>) -> Result<JsValue, JsValue> {
        let skus: Option<Vec<&str>> = skus
            .as_ref()
            .map(|skus| skus.iter().map(|sku| &**sku).collect());
        answer(&self.snapshot.publish(skus.as_deref()))
    }

    /// What a public snapshot says of one unit of `sku` to pages on which there is no core.
    #[wasm_bindgen(js_name = publicFace)]
    pub fn public_face(&self, sku: &str, words: &Words) -> Result<JsValue, JsValue> {
        answer(&PublishedFace::from(&self.show(sku, 1, words)))
    }

    /// When that is true: `{ on, from, until }`.
    pub fn spell(&self) -> Result<JsValue, JsValue> {
        answer(&Spell::around(&self.snapshot.calendar, self.now))
    }
}
