//! What to show. A promise becomes a [`Face`]: plain data, the same for text, screen readers, markup
//! and mail, so that they cannot disagree. Pure: no page, no JavaScript.
//!
//! [`catalogue`] holds a language's words, `checking` tells which of them may be said, [`format`] writes its
//! dates and numbers, [`message`] names every message there is, [`wording`] says them, [`days`] windows, [`face`] knows which a promise needs,
//! [`tree`] the elements that show it, [`countdown`] the time that is left, [`news`] what has changed since, `care` what those are
//! offered who wait. A customer's notices become a `letter`, in the full build, and a face what public snapshots have of it
//! (`published`); what search engines and merchant feeds read is `machine`'s.

#[cfg(any(feature = "full", feature = "care"))]
pub mod care;
pub mod catalogue;
mod checking;
#[cfg(feature = "checkout")]
pub mod checkout;
pub mod countdown;
pub mod days;
#[cfg(feature = "full")]
mod escape;
pub mod face;
pub mod format;
#[cfg(feature = "full")]
pub mod letter;
#[cfg(any(
    feature = "full",
    feature = "checkout",
    feature = "care",
    feature = "machine"
))]
mod link;
#[cfg(any(feature = "full", feature = "machine"))]
pub mod machine;
#[cfg(any(feature = "full", feature = "checkout", feature = "care"))]
pub mod markup;
pub mod message;
pub mod news;
mod notes;
#[cfg(feature = "full")]
pub mod published;
pub mod tree;
#[cfg(any(feature = "full", feature = "checkout", feature = "care"))]
pub mod waiting;
pub mod wording;
