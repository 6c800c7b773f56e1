//! A mail to a customer: what they are to be told (R12), in their language, as plain text and as HTML
//! that say the same. A delay is told with what the law of many places asks for: the new date, or
//! that there is none and why; the right to cancel for a full refund, free of charge, and how.
//!
//! [`messages`] names all that is said, `draft` chooses what of it and makes a `body` of that, `text`
//! and `html` write it down, `outside` makes harmless what others wrote.

mod body;
mod draft;
mod html;
pub mod messages;
mod outside;
mod text;

use crate::domain::order::Due;
use crate::domain::supply::Round;
use crate::present::wording::{Speech, Words};
use draft::Draft;

/// A mail, without addresses.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// All of it, in plain text.
    pub text: String,
    /// The same as an HTML document that needs nothing from elsewhere.
    pub html: String,
}

/// What is the same in all letters of a shop.
#[derive(Debug, Clone, Copy, Default)]
pub struct Letterhead<'l> {
    /// The language of the words, an IETF tag.
    pub language: &'l str,
    /// The shop's name, where it tells one.
    pub shop: Option<&'l str>,
    /// The address of an order's page, http or https, with `{id}` where the order's name goes.
    pub order_page: Option<&'l str>,
}

impl Round<'_> {
    /// The mail that tells a customer all of `notices`.
    pub fn letter(&self, notices: &[&Due<'_>], words: &Words, head: &Letterhead<'_>) -> Letter {
        let draft = Draft {
            notices,
            contact: self.snapshot.policy.contact.as_ref(),
            head,
            speech: Speech {
                words,
                today: self.today,
                long: true,
            },
        };
        let subject = draft.subject();
        let body = draft.body();
        let direction = words.message("direction");
        Letter {
            text: text::written(&body),
            html: html::written(&body, &subject, head.language, direction == "rtl"),
            subject,
        }
    }
}
