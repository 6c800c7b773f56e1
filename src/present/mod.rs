//! What to show. A promise becomes a [`Face`]: plain data, the same for text, screen readers, markup
//! and mail, so that they cannot disagree. Pure: no page, no JavaScript.
//!
//! [`catalogue`] holds a language's words, [`format`] writes its dates and numbers, [`wording`]
//! names every message there is, [`face`] says which of them a promise needs.

pub mod catalogue;
pub mod face;
pub mod format;
mod notes;
pub mod wording;
