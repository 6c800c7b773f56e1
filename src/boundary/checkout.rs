//! `<backsoon-cart>` and `<backsoon-order>`: what they ask, and what they are answered. All of this
//! lies in a module of its own, which pages fetch that have such an element.

use js_sys::{Array, Function, Uint8Array};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::convert::{answer, clock, field, quantity, range_error, unusable};
use super::part::{Module, Part, offer};
use super::shop::Shop;
use super::words::Words;
use crate::domain::cart::{CartLine, Parcels};
use crate::domain::order::OwnOrder;
use crate::error::Error;
use crate::present::checkout::Stage;
use crate::present::checkout::cart::{self, Cart};
use crate::present::checkout::order::{self, Customer};
use crate::view::part::PartTree;

/// Offers the views of carts and orders.
#[wasm_bindgen]
pub fn checkout() {
    offer(Module::Checkout, |kind, root| {
        Ok(match kind {
            "cart" => Some(Box::new(CartPart(PartTree::new(root, cart::SECTIONS)?))),
            "order" => Some(Box::new(OrderPart(PartTree::new(root, order::SECTIONS)?))),
            _ => None,
        })
    });
}

struct CartPart(PartTree);
struct OrderPart(PartTree);

impl Part for CartPart {
    /// `question`: `{ lines: [{ sku, quantity, title? }], one, money }`; the answer is a preview.
    fn show(&mut self, shop: &Shop, words: &Words, question: &JsValue) -> Result<JsValue, JsValue> {
        let (mut wanted, mut titles) = (Vec::new(), Vec::new());
        let lines: Array = field(question, "lines").unchecked_into();
        for (number, line) in lines.iter().enumerate() {
            let units = field(&line, "quantity").as_f64().unwrap_or(f64::NAN);
            let quantity = quantity(units);
            wanted.push(CartLine {
                sku: field(&line, "sku").as_string().unwrap_or_default().into(),
                quantity: quantity
                    .map_err(|error| range_error(&error.at(number).under("lines")))?,
            });
            titles.push(field(&line, "title").as_string());
        }
        let round = shop.round();
        let parcels = match field(question, "one").is_truthy() {
            true => Parcels::One,
            false => Parcels::Several,
        };
        let plan = round.plan(&wanted, parcels);
        let plan = plan.map_err(|error| range_error(&error.under("lines")))?;
        let face = Cart {
            round: &round,
            lines: &wanted,
            plan: &plan,
            speech: words.speech(shop),
            money: &money(question, shop),
            names: &|sku| {
                let line = wanted.iter().position(|line| *line.sku == *sku)?;
                titles.get(line)?.clone()
            },
        };
        let (sections, spoken) = face.face();
        self.0.show(sections, &spoken)?;
        answer(&plan.preview)
    }

    fn text(&self) -> &str {
        self.0.text()
    }

    fn clear(&mut self) -> Result<(), JsValue> {
        self.0.clear()
    }
}

/// What the host is told of an order that is shown.
#[derive(Serialize)]
struct Shown<'e> {
    /// What was left out of it.
    problems: &'e [Error],
    /// Whether something of it can still be cancelled.
    cancellable: bool,
}

impl Part for OrderPart {
    /// `question`: `{ order, stage, line, money, local }`, the order as JSON in UTF-8, the stage of its
    /// being cancelled (idle, sure, working or failed) or of one line; the answer is a [`Shown`].
    fn show(&mut self, shop: &Shop, words: &Words, question: &JsValue) -> Result<JsValue, JsValue> {
        let bytes: Uint8Array = field(question, "order").unchecked_into();
        let own = OwnOrder::read(&bytes.to_vec()).map_err(|error| unusable(&error))?;
        let local = clock(&field(question, "local").unchecked_into());
        let stage = field(question, "stage").as_string().unwrap_or_default();
        let face = Customer {
            own: &own,
            round: &shop.round(),
            now: shop.now,
            local: &local,
            speech: words.speech(shop),
            money: &money(question, shop),
            stage: Stage::named(&stage),
            cancelled_line: field(question, "line").as_string(),
        };
        let face = face.face();
        self.0.show(face.sections, &face.spoken)?;
        answer(&Shown {
            problems: &own.problems,
            cancellable: face.cancellable,
        })
    }

    fn text(&self) -> &str {
        self.0.text()
    }

    fn clear(&mut self) -> Result<(), JsValue> {
        self.0.clear()
    }
}

/// Cents in the shop's currency, as the question's `money(cents, currency)` writes them.
fn money(question: &JsValue, shop: &Shop) -> impl Fn(u64) -> String {
    let write: Function = field(question, "money").unchecked_into();
    let currency = JsValue::from_str(shop.snapshot.currency.as_deref().unwrap_or_default());
    move |cents| {
        let written = write.call2(&JsValue::NULL, &JsValue::from_f64(cents as f64), &currency);
        let written = written.ok().and_then(|text| text.as_string());
        written.unwrap_or_default()
    }
}
