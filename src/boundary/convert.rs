//! The only conversions between JavaScript's values and ours.

#[cfg(any(feature = "full", feature = "checkout", feature = "machine"))]
use js_sys::Function;
use js_sys::{JSON, RangeError, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;

#[cfg(any(feature = "full", feature = "checkout", feature = "machine"))]
use crate::domain::day::Moment;
use crate::domain::json::written;
use crate::domain::snapshot::MOST;
use crate::error::Error;

/// An answer as a plain object; what is not there is null.
pub fn answer(value: &impl Serialize) -> Result<JsValue, JsValue> {
    JSON::parse(&written(value))
}

/// A text of which nothing can be used.
pub fn unusable(error: &Error) -> JsValue {
    let thrown = js_sys::Error::new(&error.message);
    thrown.set_name("SnapshotError");
    placed(&thrown, error)
}

/// A wrong argument.
pub fn range_error(error: &Error) -> JsValue {
    placed(&RangeError::new(&error.message), error)
}

/// Every error that is thrown on purpose tells its place; the host takes all others for a trap.
pub fn placed(thrown: &JsValue, error: &Error) -> JsValue {
    // Setting a property of an object that was just made cannot fail.
    let _ = Reflect::set(thrown, &"place".into(), &JsValue::from_str(&error.place));
    thrown.clone()
}

/// A quantity that somebody asks for. The host checks it first and can tell the value; naming
/// numbers of any kind from here would cost a shopper more than all the checks.
pub fn quantity(number: f64) -> Result<u64, Error> {
    if number >= 1.0 && number <= MOST as f64 && number == (number as u64) as f64 {
        return Ok(number as u64);
    }
    let expected = "a whole number from 1 to 9007199254740991";
    Err(Error::new("no such quantity", expected).under("quantity"))
}

/// A field of an object that a host gives; undefined where there is none.
#[cfg(feature = "status")]
pub fn field(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}

/// What the shop's clock showed at an instant, as the host tells it: `2026-11-23T10:00`.
#[cfg(any(feature = "full", feature = "checkout", feature = "machine"))]
pub fn clock(local: &Function) -> impl Fn(&str) -> Option<Moment> + use<> {
    let local = local.clone();
    move |at| {
        let shown = local.call1(&JsValue::NULL, &JsValue::from_str(at)).ok()?;
        Moment::parse(&shown.as_string()?)
    }
}
