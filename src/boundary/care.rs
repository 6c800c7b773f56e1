//! What the full view of a `<backsoon-status>` offers those who wait. All of this lies in a module of its
//! own, which pages fetch once there is somebody to wait.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::convert::{answer, field, quantity, range_error};
use super::part::{Module, Part, offer};
use super::shop::Shop;
use super::words::Words;
use crate::present::care::calendar::{self, Origin};
use crate::present::care::sections::{SECTIONS, Stage, shared};
use crate::view::part::Annex;

/// Offers the sections.
#[wasm_bindgen]
pub fn care() {
    offer(Module::Care, |kind, face| {
        Ok(match kind {
            "care" => Some(Box::new(CarePart(Annex::new(face, "care", SECTIONS)?))),
            _ => None,
        })
    });
}

struct CarePart(Annex);

/// What the host needs when a button is pressed.
#[derive(Serialize)]
struct Shown {
    /// What to tell others.
    share: String,
    /// The entry for a calendar, as a file.
    calendar: Option<String>,
}

impl Part for CarePart {
    /// `question`: `{ sku, quantity, without, stage, shared, host, url, made }`; the answer is a [`Shown`].
    fn show(&mut self, shop: &Shop, words: &Words, question: &JsValue) -> Result<JsValue, JsValue> {
        let text = |name| field(question, name).as_string().unwrap_or_default();
        let units = field(question, "quantity").as_f64().unwrap_or(f64::NAN);
        let quantity = quantity(units).map_err(|error| range_error(&error))?;
        let sku = text("sku");
        let speech = words.speech(shop);
        let mut care = shop.round().care(&sku, quantity, &speech);
        let note = care.share.clone();
        care.without(&text("without"));
        let name = text("stage");
        let stage = Stage::named(&name);
        let said = shared(&text("shared")).or(stage.said());
        let said = said.map(|message| speech.say(message)).unwrap_or_default();
        self.0
            .show(care.sections(stage, &said, &speech), &name, &said)?;
        let (host, url, made) = (text("host"), text("url"), text("made"));
        let origin = Origin {
            sku: &sku,
            host: &host,
            url: &url,
            made: &made,
            note: &note,
        };
        answer(&Shown {
            calendar: care.entry.map(|entry| calendar::file(&entry, &origin)),
            share: care.share,
        })
    }

    fn text(&self) -> &str {
        ""
    }

    fn clear(&mut self) -> Result<(), JsValue> {
        let nothing = SECTIONS.iter().map(|_| Default::default()).collect();
        self.0.show(nothing, "", "")
    }
}
