//! What to show. A promise becomes a [`Face`]: plain data, the same for text, screen readers, markup
//! and mail, so that they cannot disagree. Pure: no page, no JavaScript.
//!
//! [`catalogue`] holds a language's words, those that may be said, [`format`] writes its dates and numbers, [`message`]
//! names every message there is, [`wording`] says them, [`face`] knows which a promise needs. A
//! customer's notices become a `letter`, in the full build.

pub mod catalogue;
mod checking;
#[cfg(feature = "checkout")]
pub mod checkout;
pub mod face;
pub mod format;
#[cfg(feature = "full")]
pub mod letter;
#[cfg(any(feature = "full", feature = "checkout"))]
mod link;
#[cfg(feature = "checkout")]
pub mod markup;
pub mod message;
mod notes;
pub mod wording;
