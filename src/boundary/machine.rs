//! What machines read of an item, as plain data. For pages it lies in a module of its own, which those
//! fetch that ask for it.

use wasm_bindgen::prelude::*;

use super::convert::{answer, clock};
use super::shop::Shop;
use crate::domain::day::Moment;

impl Shop {
    /// What search engines read of `sku`, as JSON-LD; null for an unknown one. `url` is its page in
    /// place of the snapshot's. `local` tells what the shop's clock shows at an instant.
    fn crawled(
        &self,
        sku: &str,
        url: Option<&str>,
        local: &dyn Fn(&str) -> Option<Moment>,
    ) -> Result<JsValue, JsValue> {
        answer(&self.round().structured_data(sku, url, local))
    }
}

#[cfg(feature = "full")]
mod full {
    use js_sys::Function;

    use super::{JsValue, Shop, answer, clock, wasm_bindgen};

    #[wasm_bindgen]
    impl Shop {
        /// What search engines read of `sku`, as JSON-LD; null for an unknown one. `url` is its page in
        /// place of the snapshot's. `local` tells what the shop's clock shows at an instant.
        #[wasm_bindgen(js_name = structuredData)]
        pub fn structured_data(
            &self,
            sku: &str,
            url: Option<String>,
            local: &Function,
        ) -> Result<JsValue, JsValue> {
            self.crawled(sku, url.as_deref(), &clock(local))
        }

        /// What Google Merchant Center reads of `sku`; null for an unknown one. `local` tells what the
        /// shop's clock shows at an instant.
        #[wasm_bindgen(js_name = feedRow)]
        pub fn feed_row(&self, sku: &str, local: &Function) -> Result<JsValue, JsValue> {
            answer(&self.round().feed_row(sku, &clock(local)))
        }
    }
}

#[cfg(all(feature = "status", feature = "machine"))]
mod page {
    use wasm_bindgen::JsCast;

    use super::{JsValue, Shop, clock, wasm_bindgen};
    use crate::boundary::convert::field;
    use crate::boundary::part::{Module, Part, offer};
    use crate::boundary::words::Words;

    /// Offers what draws nothing, and tells what search engines read.
    #[wasm_bindgen]
    pub fn machine() {
        offer(Module::Machine, |kind, _| {
            Ok(match kind {
                "machine" => Some(Box::new(MachinePart)),
                _ => None,
            })
        });
    }

    struct MachinePart;

    impl Part for MachinePart {
        /// `question`: `{ sku, url, local }`, `url` that of the page; the answer is JSON-LD.
        fn show(&mut self, shop: &Shop, _: &Words, question: &JsValue) -> Result<JsValue, JsValue> {
            let text = |name| field(question, name).as_string();
            let local = clock(&field(question, "local").unchecked_into());
            let sku = text("sku").unwrap_or_default();
            // A listing is nobody's own page.
            let item = shop.snapshot.item(&sku);
            let url = text("url").filter(|_| item.is_none_or(|item| item.url.is_none()));
            shop.crawled(&sku, url.as_deref(), &local)
        }

        fn text(&self) -> &str {
            ""
        }

        fn clear(&mut self) -> Result<(), JsValue> {
            Ok(())
        }
    }
}
