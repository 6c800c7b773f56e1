//! The steps behind a promise: who waits before, which units of which receipt are whose, what is counted from
//! which day, and so why each day is the one it is. By these anybody can work out every date by hand.
//!
//! Nothing is decided here. An `Allotment` has the very request filled that makes the promise, its parts as the units
//! stand in the line; what they went by the same [`Supply`](super::supply::Supply) is asked for.

mod arrival;
mod reorder;
mod step;
mod walk;
mod whole;

pub use arrival::{Arrival, DropShip, Evidence, Received, Way};
pub use reorder::{Needed, Reorder};
pub use step::{Refusal, Refused, Step, Units};
pub use walk::Walk;
pub use whole::{Door, Explanation, OnOrder, Release, Stock};
