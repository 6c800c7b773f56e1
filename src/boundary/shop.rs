//! A snapshot, and what can be asked of it.

use std::cell::Cell;
use std::rc::Rc;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::convert::{answer, quantity, range_error, unusable};
use super::words::Words;
use crate::domain::day::{Day, Moment};
use crate::domain::snapshot::Snapshot;
use crate::domain::supply::Round;
use crate::error::Error;
use crate::present::countdown;
use crate::present::face::Face;

/// What a host has to know to tell the time and to complain.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct About<'s> {
    /// What was left out of the snapshot.
    problems: &'s [Error],
    /// The shop's IANA time zone.
    time_zone: &'s str,
    /// When the backend knew: an RFC 3339 instant.
    as_of: Option<&'s str>,
    /// Hours after which the snapshot is too old to speak from.
    stale_after_hours: Option<u64>,
}

/// A snapshot that was read, and the shop's clock as it was last told.
#[wasm_bindgen]
pub struct Shop {
    /// Whoever has shown something of it keeps it, until there is another to compare it with.
    pub(super) snapshot: Rc<Snapshot>,
    pub(super) now: Moment,
    /// Whether somebody was shown a countdown since the time was told.
    pub(super) counting: Cell<bool>,
    known: Option<Moment>,
}

#[wasm_bindgen]
impl Shop {
    /// Reads a snapshot (JSON in UTF-8). Throws a SnapshotError where nothing can be used.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Shop, JsValue> {
        let snapshot = Snapshot::read(bytes).map_err(|error| unusable(&error))?;
        Ok(Shop {
            snapshot: Rc::new(snapshot),
            now: Moment::at_start_of(Day::FIRST),
            counting: Cell::new(false),
            known: None,
        })
    }

    /// What the host has to know of the snapshot itself: an [`About`].
    pub fn about(&self) -> Result<JsValue, JsValue> {
        let snapshot = &self.snapshot;
        answer(&About {
            problems: &snapshot.problems,
            time_zone: snapshot.time_zone.as_deref().unwrap_or("UTC"),
            as_of: snapshot.as_of.as_deref(),
            stale_after_hours: snapshot.policy.stale_after_hours,
        })
    }

    /// Tells the shop's local time, `2026-11-23T10:00`.
    #[wasm_bindgen(js_name = setNow)]
    pub fn set_now(&mut self, local: &str) -> Result<(), JsValue> {
        self.now = moment(local).map_err(|error| range_error(&error.under("now")))?;
        self.counting.set(false);
        Ok(())
    }

    /// In how many minutes what was shown may change by the passing of time alone, or cannot be
    /// relied on not to have.
    pub fn holds(&self) -> i32 {
        match self.counting.get() {
            true => 1,
            false => countdown::holds(&self.snapshot.calendar, self.now.time),
        }
    }

    /// Tells when the backend knew, in the shop's local time; what is none, as "", says that nobody is told.
    #[wasm_bindgen(js_name = setKnown)]
    pub fn set_known(&mut self, local: &str) {
        self.known = Moment::parse(local);
    }

    /// What somebody who asks for `number` of `sku` is promised.
    pub fn promise(&self, sku: &str, number: f64) -> Result<JsValue, JsValue> {
        let quantity = quantity(number).map_err(|error| range_error(&error))?;
        answer(&self.round().promise(sku, quantity))
    }

    /// What would be shown to them.
    pub fn face(&self, sku: &str, number: f64, words: &Words) -> Result<JsValue, JsValue> {
        let quantity = quantity(number).map_err(|error| range_error(&error))?;
        answer(&self.show(sku, quantity, words))
    }
}

impl Shop {
    pub(super) fn round(&self) -> Round<'_> {
        Round::new(&self.snapshot, self.now)
    }

    /// The face of what is promised now.
    pub(super) fn show(&self, sku: &str, quantity: u64, words: &Words) -> Face {
        let round = self.round();
        let promise = round.promise(sku, quantity);
        round.face(
            sku,
            quantity,
            &promise,
            words.speaking(),
            self.now,
            self.known,
        )
    }
}

fn moment(local: &str) -> Result<Moment, Error> {
    Moment::parse(local).ok_or_else(|| Error::new(local, Moment::EXPECTED))
}
