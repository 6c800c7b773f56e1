//! A language's words, with the page's `Intl` behind them where that is told.

use wasm_bindgen::prelude::*;

use super::convert::{answer, unusable};
use crate::domain::day::{Day, Time};
use crate::present::catalogue::Catalogue;
use crate::present::format::{DateStyle, Format};
use crate::present::wording;

#[wasm_bindgen]
extern "C" {
    /// The host's formatting (`www/format.js`).
    pub type HostFormat;

    /// A date; `style` as catalogues call its pattern; months count from 1.
    #[wasm_bindgen(method, structural)]
    fn date(this: &HostFormat, year: i32, month: u32, day: u32, style: &str) -> String;
    /// A time of day.
    #[wasm_bindgen(method, structural)]
    fn time(this: &HostFormat, hour: u32, minute: u32) -> String;
    /// A count.
    #[wasm_bindgen(method, structural)]
    fn number(this: &HostFormat, number: f64) -> String;
    /// A count's plural category by CLDR.
    #[wasm_bindgen(method, structural)]
    fn plural(this: &HostFormat, number: f64) -> String;
}

impl Format for HostFormat {
    fn date(&self, day: Day, style: DateStyle) -> String {
        let (year, month, day) = day.civil();
        HostFormat::date(self, year, month, day, style.name())
    }

    fn time(&self, time: Time) -> String {
        let (hour, minute) = time.parts();
        HostFormat::time(self, hour, minute)
    }

    fn number(&self, number: u64) -> String {
        HostFormat::number(self, number as f64)
    }

    fn plural(&self, number: u64) -> String {
        HostFormat::plural(self, number as f64)
    }
}

/// A language, ready to speak.
#[wasm_bindgen]
pub struct Words(wording::Words);

#[wasm_bindgen]
impl Words {
    /// English words, or where `foreign` those of a language with English behind it, to which catalogues
    /// are to be added; `english` (JSON in UTF-8) in place of the core's. Formatted by the host, by the
    /// catalogues' own patterns where that is not told.
    #[wasm_bindgen(constructor)]
    pub fn new(
        foreign: bool,
        host: Option<HostFormat>,
        english: Option<Vec<u8>>,
    ) -> Result<Words, JsValue> {
        let english = match english {
            Some(bytes) => Catalogue::read(&bytes).map_err(|error| unusable(&error))?,
            None => Catalogue::english(),
        };
        let format = host.map(|host| Box::new(host) as Box<dyn Format>);
        let own = foreign.then(Catalogue::default);
        Ok(Words(wording::Words::of(own, english, format)))
    }

    /// The same of what letters say.
    #[cfg(feature = "full")]
    #[wasm_bindgen(js_name = ofLetters)]
    pub fn of_letters(foreign: bool, host: HostFormat) -> Words {
        let own = foreign.then(Catalogue::default);
        let english = Catalogue::english_of_letters();
        Words(wording::Words::of(own, english, Some(Box::new(host))))
    }

    /// The same of what those are offered who wait.
    #[cfg(feature = "full")]
    #[wasm_bindgen(js_name = ofCare)]
    pub fn of_care(foreign: bool, host: HostFormat) -> Words {
        let own = foreign.then(Catalogue::default);
        let english = Catalogue::english_of_care();
        Words(wording::Words::of(own, english, Some(Box::new(host))))
    }

    /// Puts a catalogue (JSON in UTF-8) before those that are spoken so far.
    pub fn add(&mut self, catalogue: &[u8]) -> Result<(), JsValue> {
        let catalogue = Catalogue::read(catalogue).map_err(|error| unusable(&error))?;
        self.0.add(catalogue);
        Ok(())
    }

    /// What was left out of the catalogues: `[{ place, message }]`.
    pub fn problems(&self) -> Result<JsValue, JsValue> {
        answer(&self.0.catalogue().problems)
    }
}

impl Words {
    /// Words on the shop's day, with dates in full.
    #[cfg(any(feature = "checkout", feature = "care", feature = "full"))]
    pub(super) fn speech(&self, shop: &super::shop::Shop) -> wording::Speech<'_> {
        wording::Speech {
            words: &self.0,
            today: shop.now.day,
            long: true,
        }
    }

    pub(super) fn speaking(&self) -> &wording::Words {
        &self.0
    }
}
