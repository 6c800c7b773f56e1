//! What schema.org calls each state.

use serde::Serialize;

use crate::domain::availability::State;

/// A schema.org ItemAvailability. It serialises to its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Availability {
    /// It ships as soon as the shop can.
    #[serde(rename = "https://schema.org/InStock")]
    InStock,
    /// Some can be had, and not many.
    #[serde(rename = "https://schema.org/LimitedAvailability")]
    LimitedAvailability,
    /// It can be ordered, and ships when there is more.
    #[serde(rename = "https://schema.org/BackOrder")]
    BackOrder,
    /// It can be ordered, and was never sold before.
    #[serde(rename = "https://schema.org/PreOrder")]
    PreOrder,
    /// It is made once it is ordered.
    #[serde(rename = "https://schema.org/MadeToOrder")]
    MadeToOrder,
    /// It cannot be ordered now.
    #[serde(rename = "https://schema.org/OutOfStock")]
    OutOfStock,
    /// It cannot be ordered any more.
    #[serde(rename = "https://schema.org/Discontinued")]
    Discontinued,
}

impl Availability {
    /// The availability of what is in `state`; none where nobody knows. A wait that the shop does not
    /// announce, or words discreetly, is one all the same: machines have no tone.
    pub fn of(state: State) -> Option<Availability> {
        Some(match state {
            State::Unknown => return None,
            State::Discontinued => Availability::Discontinued,
            State::OutOfStock => Availability::OutOfStock,
            State::Preorder => Availability::PreOrder,
            State::MadeToOrder => Availability::MadeToOrder,
            State::InStock => Availability::InStock,
            State::Backorder => Availability::BackOrder,
            // Of several units some are there: more than none, less than all.
            State::LowStock | State::Short | State::Partial => Availability::LimitedAvailability,
        })
    }

    /// Whether it can be ordered but waits for a day, and machines want to know which.
    pub fn waits(self) -> bool {
        matches!(
            self,
            Availability::BackOrder | Availability::PreOrder | Availability::MadeToOrder
        )
    }
}
