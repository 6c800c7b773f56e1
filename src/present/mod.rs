//! What to show. A promise becomes a [`Face`]: plain data, the same for text, screen readers, markup
//! and mail, so that they cannot disagree. Pure: no page, no JavaScript.
//!
//! [`catalogue`] holds a language's words, [`format`] writes its dates and numbers, [`message`]
//! names every message there is, [`wording`] says them, [`face`] knows which a promise needs, and
//! [`news`] what has changed since. A customer's notices become a `letter`, in the full build.

pub mod catalogue;
#[cfg(feature = "checkout")]
pub mod checkout;
pub mod countdown;
pub mod face;
pub mod format;
#[cfg(feature = "full")]
pub mod letter;
#[cfg(any(feature = "full", feature = "checkout"))]
mod link;
#[cfg(feature = "checkout")]
pub mod markup;
pub mod message;
pub mod news;
mod notes;
pub mod wording;
