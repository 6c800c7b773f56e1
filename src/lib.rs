//! Backsoon answers one question wherever a product is shown: *when can I have it?*
//!
//! ```text
//! domain  ←  present  ←  view  ←  boundary  ←  www            (← : is used by)
//! ```
//!
//! * [`domain`]: what is true. Snapshot, open days, supply, promise, state, cart, order. Pure.
//! * `present`: what to show. A face: headline, detail, dates, what a screen reader says; what those
//!   are offered who wait; carts, orders and letters; what machines read. Pure.
//! * `view`: a face on a page, through web-sys. Only in wasm.
//! * `boundary`: all that JavaScript sees of it. Only in wasm.
//! * `www`: the elements, the sources of snapshots, the command and the demo shop, in JavaScript.
//!
//! Time is an argument everywhere: nothing in here reads a clock.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(target_family = "wasm")]
mod boundary;
mod cut;
pub mod domain;
pub mod error;
pub mod present;
#[cfg(all(target_family = "wasm", feature = "status"))]
mod view;
