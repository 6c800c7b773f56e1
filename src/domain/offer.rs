//! What a wait earns (R13).

use super::snapshot::{Gift, Offer, Policy};

impl Policy {
    /// The offers that a wait of so many days earns. A discount of nothing is none.
    pub fn earned(&self, days: i32) -> impl Iterator<Item = &Offer> {
        let days = u64::try_from(days).unwrap_or_default();
        self.consolation.iter().filter(move |offer| {
            let is_some = offer.gift != Gift::Discount || offer.percent.is_some_and(|of| of > 0);
            is_some && offer.after_days <= days
        })
    }
}
