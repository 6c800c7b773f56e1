//! One `<backsoon-status>` on a page.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Node;

use super::convert::{field, quantity, range_error};
use super::part::Part;
use super::shop::Shop;
use super::words::Words;
use crate::domain::availability::State;
use crate::domain::snapshot::Snapshot;
use crate::domain::supply::Round;
use crate::present::news::Told;
use crate::present::tree::status::Amount;
use crate::present::wording::Speech;
use crate::view::status::StatusView;

/// Its view, and what it has told.
pub struct StatusPart {
    view: StatusView,
    /// The request that was answered last.
    sku: String,
    quantity: u64,
    /// What it was answered by.
    snapshot: Option<Rc<Snapshot>>,
    told: Told,
}

impl StatusPart {
    /// Builds its tree in `root`.
    pub fn new(root: &Node) -> Result<StatusPart, JsValue> {
        Ok(StatusPart {
            view: StatusView::new(root)?,
            sku: String::new(),
            quantity: 0,
            snapshot: None,
            told: Told::default(),
        })
    }
}

impl Part for StatusPart {
    /// `question`: `{ sku, quantity, view, lang }`, `lang` where it is not the page's. The answer is the state, where what is read has
    /// changed. For a sku that nobody knows the shop's own text shows again.
    fn show(&mut self, shop: &Shop, words: &Words, question: &JsValue) -> Result<JsValue, JsValue> {
        let text = |name| field(question, name).as_string().unwrap_or_default();
        let units = field(question, "quantity").as_f64().unwrap_or(f64::NAN);
        let quantity = quantity(units).map_err(|error| range_error(&error))?;
        let sku = text("sku");
        let mut face = shop.show(&sku, quantity, words);

        // A snapshot that knows nothing of it says nothing of it either.
        if face.state != State::Unknown {
            let item = shop.snapshot.item(&sku);
            let waiting = item.map_or(0, |item| item.waiting);
            let told =
                |snapshot: &Snapshot| Round::new(snapshot, shop.now).told(&sku, quantity, waiting);
            match &self.snapshot {
                Some(snapshot) if self.sku == sku && self.quantity == quantity => {
                    if !Rc::ptr_eq(snapshot, &shop.snapshot) {
                        self.told.hear(&told(snapshot), &told(&shop.snapshot));
                    }
                }
                _ => self.told = Told::first(&told(&shop.snapshot)),
            }
            self.snapshot = Some(Rc::clone(&shop.snapshot));
            (self.sku, self.quantity) = (sku, quantity);
        }
        let speech = Speech {
            words: words.speaking(),
            today: shop.now.day,
            long: true,
        };
        self.told.tell(&mut face, &speech);

        let changed = if face.state == State::Unknown {
            let was_shown = !self.view.is_clear();
            self.view.clear()?;
            was_shown
        } else {
            let amount = Amount::named(&text("view"));
            if amount == Amount::Full && !face.countdown.is_empty() {
                shop.counting.set(true);
            }
            self.view
                .show(&face, amount, &text("lang"), speech.words.is_plain())?
        };
        Ok(match changed {
            true => JsValue::from_str(face.state.name()),
            false => JsValue::UNDEFINED,
        })
    }

    fn text(&self) -> &str {
        self.view.text()
    }

    fn clear(&mut self) -> Result<(), JsValue> {
        self.view.clear()
    }
}
