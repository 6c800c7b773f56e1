//! The steps behind a promise: who waits before, which units of which receipt are whose, what is counted from
//! which day, and so why each day is the one it is. By these anybody can work out every date by hand.
//!
//! Nothing is decided here. An [`Allotment`] has the very request filled that makes the promise, its parts as the
//! units stand in the line; what they went by the same [`Supply`](super::supply::Supply) is asked for.

mod allotment;
#[cfg(feature = "full")]
mod arrival;
#[cfg(feature = "full")]
mod reorder;
#[cfg(feature = "full")]
mod step;
#[cfg(feature = "full")]
mod walk;
#[cfg(feature = "full")]
mod whole;

pub(crate) use allotment::{Allotment, Cause};
#[cfg(feature = "full")]
pub use arrival::{Arrival, DropShip, Evidence, Received, Way};
#[cfg(feature = "full")]
pub use reorder::{Needed, Reorder};
#[cfg(feature = "full")]
pub use step::{Refusal, Refused, Step, Units};
#[cfg(feature = "full")]
pub use walk::Walk;
#[cfg(feature = "full")]
pub use whole::{Door, Explanation, OnOrder, Release, Stock};
