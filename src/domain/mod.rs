//! What is true: stock, supply, open days, and what follows from them. Pure: no page, no JavaScript,
//! no clock, and no sentences for shoppers.
//!
//! In order of use: [`day`], `month` and [`calendar`] count time, [`address`] tells what is one, [`json`] and [`snapshot`] read what a
//! backend tells, [`lateness`] how far its dates can be trusted, [`supply`] lines up what is there and what comes,
//! `coming` tells when that comes and ships, in a window ([`shipping`]), `request` gives units their turn in it, [`promise`]
//! is what those get who ask, [`availability`] names the state that leaves, [`cart`] does it for several lines, `quota` tells
//! how far a purchase order is along, `explain` the steps behind a promise, `allotment` where each unit comes from,
//! `review` what a merchant sees of it all.

pub mod address;
#[cfg(any(feature = "full", feature = "care"))]
pub(crate) mod allotment;
pub mod availability;
pub mod calendar;
pub mod cart;
#[cfg(feature = "full")]
pub mod clock;
pub(crate) mod coming;
pub mod day;
#[cfg(feature = "full")]
pub mod explain;
pub mod json;
pub mod lateness;
#[cfg(feature = "full")]
pub mod month;
mod names;
#[cfg(any(feature = "full", feature = "checkout", feature = "care"))]
mod offer;
#[cfg(any(feature = "full", feature = "checkout"))]
pub mod order;
pub mod promise;
#[cfg(any(feature = "full", feature = "care"))]
pub(crate) mod quota;
mod request;
#[cfg(feature = "full")]
pub mod review;
pub mod shipping;
pub mod snapshot;
pub(crate) mod sort;
pub mod supply;
mod values;
